"""A field to search with, left by enter, down and escape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from tui.widgets.obeying import Obeying
from tui.widgets.steady_scroll import SteadyScroll


class SearchInput(Input, Obeying, SteadyScroll):
    """The field of a search line; enter, down and escape leave it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave(True)", "To what was found", id="search.done"),
        Binding("down", "leave(True)", "The same", id="search.down", show=False),
        Binding("escape", "leave(False)", "Leave the line", id="search.leave"),
    ]
    BINDING_GROUP_TITLE = "Search lines"

    @dataclass
    class Left(Message):
        """The reader is done with the line: `kept` to look at what was found, or stepping out."""

        input: SearchInput
        kept: bool

        @property
        def control(self) -> SearchInput:
            """The field, for `on` with a selector."""
            return self.input

    def action_leave(self, kept: bool) -> None:
        """Tell the owner that the reader is done with the line."""
        self.is_leaving()
        self.post_message(self.Left(self, kept))
