"""A word that does something when it is clicked, for whoever has no hand on the keys."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Static


class Word(Static):
    """One word; a click on it tells its owner."""

    DEFAULT_CSS = """
    Word {
        width: auto;
        padding: 0 1;
        color: $text-muted;
        pointer: pointer;
        &:hover { color: $foreground; text-style: underline; }
        &.-here { color: $foreground; text-style: bold; background: $primary 30%; }
    }
    """

    @dataclass
    class Clicked(Message):
        """The word was clicked."""

        word: Word

    def __init__(self, name: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(name, markup=False, id=id, name=name)

    def on_click(self) -> None:
        """Tell that the word is meant."""
        self.post_message(self.Clicked(self))
