"""The choice of a table's columns: which ones, in which order and how wide; the table follows at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.display import words
from tui.screens.closing import Closing
from tui.widgets.column_choice import ColumnChoice
from tui.widgets.columns import Column
from tui.widgets.record_table import RecordTable
from tui.widgets.records import Record
from tui.widgets.word import Word
from tui.wording import later, tr

_COLUMNS = (
    Column("shown", "", width=1),
    Column("name", "column", least=12),
    Column("up", "", width=1),
    Column("down", "", width=1),
    Column("narrower", "", width=1),
    Column("width", "width", width=5, right=True),
    Column("wider", "", width=1),
)
_ACTIONS = {"up": ("move", -1), "down": ("move", 1), "narrower": ("widen", -1), "wider": ("widen", 1)}
_HINT = later("space shows or hides · J K move · + - width · r as at first")


class ColumnsTable(RecordTable):
    """The columns, one a row; a click on a sign does what it says."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "show_or_hide", "Show or hide", id="columns.toggle"),
        Binding("J,shift+down", "shift_row(1)", "Further on", id="columns.down", tooltip="Move the column further on"),
        Binding("K,shift+up", "shift_row(-1)", "Ahead", id="columns.up", tooltip="Move the column further ahead"),
        Binding("+,=", "widen(1)", "Wider", id="columns.wider"),
        Binding("minus", "widen(-1)", "Narrower", id="columns.narrower"),
    ]
    BINDING_GROUP_TITLE = "Columns of a table"

    @dataclass
    class Changed(RecordTable.Told):
        """Something is to become of the column under the cursor: toggle, move or widen it by so many steps."""

        what: str
        steps: int = 0

    def action_show_or_hide(self) -> None:
        """Show the column, or hide it."""
        self.post_message(self.Changed(self, "toggle"))

    def action_shift_row(self, steps: int) -> None:
        """Move the column."""
        self.post_message(self.Changed(self, "move", steps))

    def action_widen(self, cells: int) -> None:
        """Make the column wider, or narrower where `cells` is negative."""
        self.post_message(self.Changed(self, "widen", cells))

    def clicked(self, times: int) -> None:  # noqa: ARG002 - every click counts, a second one too
        """Do what the sign under the mouse says; elsewhere on the row, show or hide the column."""
        key = self.current_column.column.key if self.current_column is not None else ""
        self.cursor_column = 0
        if key in _ACTIONS:
            self.post_message(self.Changed(self, *_ACTIONS[key]))
        elif key in ("shown", "name"):
            self.action_show_or_hide()


class ColumnsScreen(ModalScreen[None], Closing[None]):
    """Changes the columns of a table; `keep` is told of each change with the table's name."""

    CSS_PATH = "../theme/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "reset", "As at first", id="columns.reset", tooltip="Every column as the configuration has it"),
        Binding("escape,q", "dismiss(None)", "Close the columns", id="columns.close"),
    ]
    BINDING_GROUP_TITLE = "Columns of a table"

    listed = getters.query_one(ColumnsTable)
    note = getters.query_one("#columns-note", Static)

    def __init__(self, table: RecordTable, usual: ColumnChoice, keep: Callable[[str, ColumnChoice], None]) -> None:
        super().__init__()
        self._table = table
        self._usual = usual
        self._keep = keep

    def compose(self) -> ComposeResult:
        """The columns, and what can be done with them."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = tr("Columns of {table}", table=tr(self._table.named.capitalize()).lower())
            yield ColumnsTable(_COLUMNS, id="columns-list")
            yield Static(tr(_HINT), id="columns-note", markup=False)
            with Horizontal(classes="words"):
                yield Word(tr("as at first"), id="columns-reset")
                yield Word(tr("close"), id="columns-done")

    def on_mount(self) -> None:
        """List the columns."""
        self.listed.styles.height = len(self._table.columns) + 1
        self._show(0)
        self.listed.focus()

    def _show(self, row: int) -> None:
        self.listed.show_records([self._record(column) for _, column in self._ordered], cursor=row)

    @property
    def _ordered(self) -> list[tuple[int, Column]]:
        return self._table.choice.ordered(self._table.columns)

    def _record(self, column: Column) -> Record:
        hidden = column.key in self._table.choice.hidden
        width = str(column.width) if column.width else tr("rest")
        name = column.heading or tr("{column} (sign)", column=words(column.key))
        tone = "muted" if hidden else ""
        return Record((" " if hidden else "✓", name, "↑", "↓", "−", width, "+"), (tone, tone, *["muted"] * 5))

    @on(ColumnsTable.Changed)
    def _change(self, event: ColumnsTable.Changed) -> None:
        event.stop()
        row, choice = self.listed.cursor_row, self._table.choice
        _, column = self._ordered[row]
        if event.what == "move":
            choice = choice.moved(self._table.columns, column.key, event.steps)
            row = max(0, min(len(self._table.columns) - 1, row + event.steps))
        elif event.what == "widen":
            choice = choice.widened(column.key, self._width(column) + event.steps)
        else:
            choice = choice.toggled(column.key)
            if all(other.key in choice.hidden for _, other in self._ordered):
                self.note.update(tr("one column stays"))
                return
        self._take(choice, row)

    def _width(self, column: Column) -> int:
        """The cells of a column, where it takes the rest those that it has now."""
        return column.width or self._table.width_of_column(column.key) or column.least

    def action_reset(self) -> None:
        """Every column as the configuration has it."""
        self._take(self._usual, self.listed.cursor_row)

    def _take(self, choice: ColumnChoice, row: int) -> None:
        self.note.update(tr(_HINT))
        self._table.choose(choice)
        self._keep(self._table.named, choice)
        self._show(row)

    @on(Word.Clicked)
    def _obey(self, event: Word.Clicked) -> None:
        event.stop()
        if event.word.id == "columns-reset":
            self.action_reset()
        else:
            self.dismiss(None)
