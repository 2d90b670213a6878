"""A scrollbar that is painted only when it looks different: one of a million rows does not move its thumb."""

from __future__ import annotations

from textual.reactive import Reactive
from textual.scrollbar import ScrollBar

_EIGHTHS = 8
"""Steps of the thumb in a cell."""


class SteadyBar(ScrollBar):
    """A vertical scrollbar whose position may change without a painting."""

    position: Reactive[float] = Reactive(0, repaint=False)

    def watch_position(self, before: float, after: float) -> None:
        """Paint where the thumb moved."""
        if self._thumb_at(before) != self._thumb_at(after):
            self.refresh()

    def _thumb_at(self, position: float) -> int:
        """The first eighth of a cell that the thumb takes, as Textual's `ScrollBarRender` places it."""
        size, lines, window = self.outer_size.height, self.window_virtual_size, self.window_size
        if not size or lines <= window:
            return 0
        thumb = max(1, window * size / lines)
        return int((size - thumb) * position / (lines - window) * _EIGHTHS)
