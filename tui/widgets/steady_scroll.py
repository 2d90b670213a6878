"""A view that scrolls over its own lines, made for lists and texts that change at every key.

Textual lays the whole screen out anew when the number of lines changes, once more when a scrollbar comes or goes with
it, and then paints every scrollbar; each of these is another frame. A view that takes the room it is given needs none.
"""

from __future__ import annotations

from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from tui.widgets.looks import KeepsLooks
from tui.widgets.steady_bar import SteadyBar


class SteadyScroll(KeepsLooks, ScrollView):
    """A view whose lines may change without the screen being laid out, unless its height or scrollbars follow them."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)
    show_vertical_scrollbar: Reactive[bool] = Reactive(False, repaint=False)
    show_horizontal_scrollbar: Reactive[bool] = Reactive(False, repaint=False)

    _kept_width: int | None = None

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar at the right, which is painted only when its thumb moves."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = SteadyBar(name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    def watch_virtual_size(self) -> None:
        """Fit the scrollbars; lay the screen out only where that changes what is where."""
        before = self.scrollbars_enabled
        self._scroll_update(self.virtual_size)
        if self._follows_its_lines() or self.scrollbars_enabled != before:
            self.refresh(layout=True)

    def _follows_its_lines(self) -> bool:
        """Whether the height of the view follows the number of its lines."""
        return self.styles.auto_dimensions

    def _get_scrollable_region(self, region: Region) -> Region:
        """The room without the scrollbars, which are decided on before it is given out."""
        self._show_scrollbars(region.size)
        return super()._get_scrollable_region(region)

    def _refresh_scrollbars(self) -> None:
        if self.container_size:
            self._show_scrollbars(self.container_size)

    def _show_scrollbars(self, room: Size) -> None:
        """Show the scrollbars that are needed in a room; one of them may make the other one needed."""
        styles, lines = self.styles, self.virtual_size
        across = _is_needed(styles.overflow_x, lines.width, room.width)
        down = _is_needed(styles.overflow_y, lines.height, room.height)
        if down and not across:
            across = _is_needed(styles.overflow_x, lines.width, room.width - styles.scrollbar_size_vertical)
        if across and not down:
            down = _is_needed(styles.overflow_y, lines.height, room.height - styles.scrollbar_size_horizontal)
        self.show_horizontal_scrollbar, self.show_vertical_scrollbar = across, down

    def _size_updated(
        self,
        size: Size,
        virtual_size: Size,  # noqa: ARG002 - Textual's own signature: what it takes the lines for
        container_size: Size,
        layout: bool = True,  # noqa: ARG002 - the same
    ) -> bool:
        """Take the room that the screen gives; scrollbars are only painted when it is another one."""
        if size_changed := self._size != size:
            self._set_dirty()
        if size_changed or container_size != self.container_size:
            self._size = size
            self._container_size = size - self.styles.gutter.totals
            self._scroll_update(self.virtual_size)
            if size_changed:  # all of it is painted now, where it was scrolled to just before: once is enough
                self._repaint_required = False
                for scrollbar in filter(None, (self._vertical_scrollbar, self._horizontal_scrollbar)):
                    scrollbar._repaint_required = False
        return size_changed or self._container_size != container_size

    @property
    def line_width(self) -> int:
        """The cells that a line has; Textual looks the view up in the screen to tell them."""
        return self.scrollable_content_region.width if self._kept_width is None else self._kept_width

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some lines of the screen, with the same width for all of them."""
        self._kept_width = self.scrollable_content_region.width
        try:
            return super().render_lines(crop)
        finally:
            self._kept_width = None


def _is_needed(overflow: str, lines: int, room: int) -> bool:
    return overflow == "scroll" or (overflow == "auto" and lines > room)
