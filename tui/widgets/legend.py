"""What the marks in a text stand for."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.reactive import reactive

from tui.display import safe_text, words
from tui.widgets.plain_line import PlainLine, within
from tui.widgets.source_text import TONES

_GAP = "  "


class Legend(PlainLine):
    """The name of each kind of mark, in the style of the mark itself, and a note."""

    DEFAULT_CSS = """
    Legend { height: 1; padding: 0 1; color: $text-muted; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"evidence--{tone}" for tone in TONES}

    tones: reactive[tuple[str, ...]] = reactive(())
    note: reactive[str] = reactive("")

    def segments(self, width: int) -> list[Segment]:
        """The names in the order of `TONES`, and the note."""
        plain = self.looks.plain
        pieces = [(f" {words(tone)} ", self.looks.part(f"evidence--{tone}")) for tone in TONES if tone in self.tones]
        if self.note:
            pieces.append((safe_text(self.note), plain))
        apart = [part for piece in pieces for part in ((_GAP, plain), piece)]
        return within(width, apart[1:])
