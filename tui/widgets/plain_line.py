"""A line of words that changes at every key, painted without what Textual does for texts that may be anything."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.display import ELLIPSIS, fitting, width_of
from tui.widgets.fitting import fitted
from tui.widgets.looks import KeepsLooks
from tui.widgets.plain_lines import PlainLines


class PlainLine(KeepsLooks, can_focus=False):
    """A widget of one line, whose words are plain and safe to show."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._styles_cache = PlainLines()

    @abstractmethod
    def segments(self, width: int) -> list[Segment]:
        """The words of the line with their styles; what goes over the width is cut off."""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """The line."""
        width = self.content_size.width
        return fitted(Strip(self.segments(width)), 0, width, self.looks.plain)


def within(width: int, pieces: Iterable[tuple[str, Style]]) -> list[Segment]:
    """Pieces of a line with their styles; an ellipsis says that some of them goes over the width."""
    line = [Segment(text, style) for text, style in pieces]
    left = width
    if sum(width_of(piece.text) for piece in line) <= width:
        return line
    for place, (text, style, _) in enumerate(line):
        if (needs := width_of(text)) >= left:
            return [*line[:place], Segment(text[: fitting(text, left - 1)] + ELLIPSIS, style)]
        left -= needs
    return line
