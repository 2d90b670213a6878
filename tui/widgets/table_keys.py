"""The keys of every table."""

from __future__ import annotations

from textual.binding import Binding, BindingType

TABLE_BINDINGS: list[BindingType] = [
    Binding("enter", "choose", "Open", id="table.open", tooltip="Go into the row under the cursor"),
    Binding("j,down", "move(1)", "Down one row", id="move.down", show=False),
    Binding("k,up", "move(-1)", "Up one row", id="move.up", show=False),
    Binding("h,left", "move_column(-1)", "One column left", id="move.left", show=False),
    Binding("l,right", "move_column(1)", "One column right", id="move.right", show=False),
    Binding("g,home", "move_to(0)", "First row", id="move.first", show=False),
    Binding("G,end", "move_to(-1)", "Last row", id="move.last", show=False),
    Binding("ctrl+d", "move_screens(0.5)", "Down half a screen", id="move.half_down", show=False),
    Binding("ctrl+u", "move_screens(-0.5)", "Up half a screen", id="move.half_up", show=False),
    Binding("pagedown,space", "move_screens(1)", "Down one screen", id="move.page_down", show=False),
    Binding("pageup", "move_screens(-1)", "Up one screen", id="move.page_up", show=False),
    Binding(
        "w",
        "columns",
        "Columns",
        id="table.columns",
        show=False,
        tooltip="Columns: which ones, in which order and how wide",
    ),
]
"""What `RecordTable` has actions for."""
