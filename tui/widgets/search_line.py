"""A line to search with: it tells of every change, and shows below itself what is wrong with the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from tui.display import cell_text


class SearchInput(Input):
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
        self.post_message(self.Left(self, kept))


class FacetsButton(Static):
    """Opens and closes the facets by mouse."""

    def __init__(self) -> None:
        super().__init__("f facets", markup=False, id="facets-button")

    def on_click(self) -> None:
        """Tell that the facets are wanted."""
        self.post_message(SearchLine.FacetsWanted())


class SearchLine(Vertical):
    """The search over all panes."""

    DEFAULT_CSS = """
    SearchLine {
        height: auto;
        & > Horizontal { height: 1; }
        & .search-line--sign { width: 3; padding: 0 1; }
        & SearchInput { width: 1fr; }
        & FacetsButton { width: auto; padding: 0 1; color: $text-muted; pointer: pointer; }
        & FacetsButton:hover { color: $foreground; text-style: underline; }
        & #search-note { height: auto; max-height: 3; padding: 0 3; display: none; color: $text-error; }
        & #search-note.-shown { display: block; }
    }
    """

    @dataclass
    class Changed(Message):
        """The words changed."""

        words: str

    class FacetsWanted(Message):
        """The facets are to be opened, or closed where they are open."""

    def compose(self) -> ComposeResult:
        """The sign, the field, the way to the facets, and the note."""
        with Horizontal():
            yield Static("/", classes="search-line--sign", markup=False)
            yield SearchInput(
                placeholder='search: amazon kind:investment stage:in_talks amount>=1bn since:2025-06 "puces"',
                id="search",
                compact=True,
                select_on_focus=False,
            )
            yield FacetsButton()
        yield Static(id="search-note", markup=False)

    @property
    def words(self) -> str:
        """What stands in the line."""
        return self.query_one(SearchInput).value

    def set_words(self, words: str) -> None:
        """Put words in the line without telling of a change."""
        field = self.query_one(SearchInput)
        with field.prevent(Input.Changed):
            field.value = words
        self.show_note("")

    def focus_line(self) -> None:
        """Go to the line, behind its last word."""
        field = self.query_one(SearchInput)
        field.focus()
        field.cursor_position = len(field.value)

    def show_note(self, note: str) -> None:
        """Say what is wrong, or nothing."""
        label = self.query_one("#search-note", Static)
        label.update(cell_text(note))
        label.set_class(bool(note), "-shown")

    @on(Input.Changed, "#search")
    def _tell(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))
