"""Puts the frames of a screen together from what is in front, and leaves alone what is behind it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

from tui.widgets.fitting import divided

_Missing = list[set[int]]
"""For each line of the screen the columns where pieces of it begin that are not there yet."""


class FrontFirst(Compositor):
    """A compositor that asks no widget for lines that the widgets in front of it have filled, or that did not change.

    Textual's asks all that lies in the rectangle around the changes for all of its lines, from front to back, cuts each
    where a widget begins or ends, and keeps the foremost of each piece; with panes in containers in containers that is
    most of the work of a frame.
    """

    def render_partial_update(self) -> ChopsUpdate | None:
        """What changed on the screen, or None."""
        spans = list(self._regions_to_spans(self._dirty_regions))
        self._dirty_regions.clear()
        if not spans:
            return None
        missing: _Missing = [set() for _ in self.cuts]
        for y, left, right in spans:
            cuts = self.cuts[y]
            missing[y].update(x for x, end in itertools.pairwise(cuts) if x < right and end > left)
        return ChopsUpdate(self._pieces(missing), spans, [cuts[1:] for cuts in self.cuts])

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        """Each line as pieces by the column where they begin: whole inside `crop`, on the lines that are asked for."""
        return self._pieces(
            [
                {x for x in cuts[:-1] if crop.x <= x < crop.right} if is_rendered_line(y) else set()
                for y, cuts in enumerate(self.cuts)
            ]
        )  # type: ignore[return-value] # the pieces that are asked for are all there

    def _pieces(self, missing: _Missing) -> list[dict[int, Strip | None]]:
        """Each line as pieces by the column where they begin, those that are missing filled."""
        pieces: list[dict[int, Strip | None]] = [dict.fromkeys(cuts[:-1]) for cuts in self.cuts]
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            left, right = shown.column_span
            wanted = [y for y in shown.line_range if any(left <= x < right for x in missing[y])]
            if wanted:
                top, lines = wanted[0], wanted[-1] + 1 - wanted[0]
                strips = widget.render_lines(Region(shown.x - region.x, top - region.y, shown.width, lines))
                for y in wanted:
                    self._put_behind(pieces[y], missing[y], shown, y, strips[y - top])
        return pieces

    def _put_behind(
        self, line: dict[int, Strip | None], missing: set[int], shown: Region, y: int, strip: Strip
    ) -> None:
        """Fill what is missing on a line from the strip of a widget."""
        columns = [column for column in self.cuts[y] if shown.x <= column <= shown.right]
        for column, piece in zip(columns, divided(strip, [end - shown.x for end in columns[1:]]), strict=False):
            if line[column] is None:
                line[column] = piece
                missing.discard(column)
