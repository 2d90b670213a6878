"""A word in the title of the SQL console that does by mouse what a key does."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Static


class ConsoleButton(Static):
    """Tells the console which of its actions is wanted."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ConsoleButton {
        width: auto;
        height: 1;
        padding: 0 1;
        background: $surface;
        color: $text-muted;
        pointer: pointer;
        &:hover { color: $foreground; text-style: underline; }
    }
    """

    @dataclass
    class Pressed(Message):
        """The word was clicked."""

        action: str

    def __init__(self, action: str, label: str) -> None:
        super().__init__(label, markup=False, id=f"console-{action}")
        self._does = action

    def on_click(self) -> None:
        """Tell what is wanted."""
        self.post_message(self.Pressed(self._does))
