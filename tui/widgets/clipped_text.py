"""A text in as many lines as it needs, or as it is given: then an ellipsis says that there is more."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tui.display import cell_text, cut
from tui.widgets.wrapping import Span, wrap


class ClippedText(Widget, can_focus=False):
    """One paragraph of plain text."""

    DEFAULT_CSS = "ClippedText { height: auto; }"

    text: reactive[str] = reactive("", layout=True)

    def validate_text(self, text: str) -> str:
        """Whatever comes is one safe line."""
        return cell_text(text)

    def lines(self, width: int, height: int) -> list[str]:
        """The lines for a size, the last one with an ellipsis where there is more."""
        if not self.text or width < 1:
            return []
        spans = wrap(self.text, Span(0, len(self.text)), width)
        shown = [self.text[span.start : span.end] for span in spans[:height]]
        if len(spans) > height > 0:
            shown[-1] = cut(self.text[spans[height - 1].start :], width)
        return shown

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own
        """The lines that all of the text takes."""
        return len(self.lines(width, len(self.text) + 1))

    def render(self) -> Content:
        """The lines that fit."""
        return Content("\n".join(self.lines(self.content_size.width, self.content_size.height)))
