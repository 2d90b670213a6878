"""The first line: what this is, the panes to click on, and what is being looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from tui.display import safe_text

_ROOMY = 60


class Tab(Static):
    """The name of a pane; a click goes there."""

    @dataclass
    class Clicked(Message):
        """The tab was clicked."""

        pane: str

    def __init__(self, number: int, name: str, pane: str) -> None:
        super().__init__(f"{number} {name}", markup=False, id=f"tab-{pane}")
        self._pane = pane

    def on_click(self) -> None:
        """Tell that the pane is wanted."""
        self.post_message(self.Clicked(self._pane))


class Note(Static):
    """What is being looked at; a click is a wish to load something into it."""

    @dataclass
    class Clicked(Message):
        """The note was clicked."""

    def on_click(self) -> None:
        """Tell that it was clicked."""
        self.post_message(self.Clicked())


class Name(Static):
    """The name of the program; a click opens the palette, where everything is."""

    def on_click(self) -> None:
        """Open the palette."""
        self.app.action_command_palette()


class TopBar(Horizontal):
    """The name of the program, the panes, and a note."""

    DEFAULT_CSS = """
    TopBar {
        height: 1;
        & > .top-bar--name { width: auto; padding: 0 2 0 1; text-style: bold; color: $accent; pointer: pointer; }
        & > .top-bar--name:hover { text-style: bold underline; }
        & > Tab { width: auto; padding: 0 1; color: $text-muted; pointer: pointer; }
        & > Tab:hover { color: $foreground; text-style: underline; }
        & > Tab.-here { color: $foreground; text-style: bold; background: $primary 30%; }
        &.-tight > .top-bar--name, &.-tight > .top-bar--note { display: none; }
        & > .top-bar--note {
            width: 1fr; text-align: right; padding: 0 1; color: $text-muted;
            text-wrap: nowrap; text-overflow: ellipsis; pointer: pointer;
        }
        & > .top-bar--note:hover { color: $foreground; text-style: underline; }
    }
    """

    def __init__(self, name: str, panes: Sequence[tuple[str, str]], note: str) -> None:
        super().__init__()
        self._title = name
        self._panes = panes
        self._note = note

    def compose(self) -> ComposeResult:
        """The parts from left to right."""
        yield Name(self._title, classes="top-bar--name", markup=False)
        for number, (pane, name) in enumerate(self._panes, 1):
            yield Tab(number, name, pane)
        yield Note(safe_text(self._note), classes="top-bar--note", markup=False)

    def on_resize(self) -> None:
        """Leave the tabs to themselves where there is no room for more."""
        self.set_class(self.size.width < _ROOMY, "-tight")

    def say(self, note: str) -> None:
        """Show another note."""
        self.query_one(Note).update(safe_text(note))

    def show(self, pane: str) -> None:
        """Mark the pane that has the focus."""
        for tab in self.query(Tab):
            tab.set_class(tab.id == f"tab-{pane}", "-here")
