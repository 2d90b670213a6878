"""The lines of a widget that is painted at every key, as the screen takes them: without what other widgets may have.

Textual looks some fifty styles up for each line, for borders, outlines, tints and opacity that these widgets never
have, and filters the lines that did not change at every painting.
"""

from __future__ import annotations

from typing import TypeVar

from rich.style import Style
from textual._styles_cache import StylesCache
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

Painted = TypeVar("Painted", bound=Widget)


class PlainLines(StylesCache):
    """Painted lines, kept until they change, of a widget whose only style beside colours is its padding."""

    def render_widget(self, widget: Widget, crop: Region) -> list[Strip]:
        """The lines of a region of the widget."""
        width = widget.outer_size.width
        if width != self._width:
            self.clear()
            self._width = width
        lines = crop.line_range
        changed = [y for y in lines if y in self._dirty_lines or y not in self._cache]
        if changed:
            self._paint(widget, changed)
            self._dirty_lines.difference_update(changed)
        strips = [self._cache[y] for y in lines]
        return strips if crop.column_span == (0, width) else [strip.crop(*crop.column_span) for strip in strips]

    def _paint(self, widget: Widget, lines: list[int]) -> None:
        base, own = widget.background_colors
        plain = _background(base + own)
        top, right, _, left = widget.styles.padding
        width, height = widget.content_size
        filters = widget.get_line_filters()
        for y in lines:
            inside = 0 <= y - top < height
            strip = widget.render_line(y - top) if inside else Strip.blank(width, plain)
            strip = strip.adjust_cell_length(width, plain)
            if left or right:
                strip = Strip.join([Strip.blank(left, plain), strip, Strip.blank(right, plain)])
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, own)
            self._cache[y] = strip


def painted_plainly(widget: Painted) -> Painted:
    """The widget, which has no style but colours and padding: what lies behind others is looked at in every frame."""
    widget._styles_cache = PlainLines()
    return widget


def _background(color: Color) -> Style:
    return Style(bgcolor=color.rich_color)
