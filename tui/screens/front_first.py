"""Puts the frames of a screen together from what is in front, and leaves alone what is behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class FrontFirst(Compositor):
    """A compositor that cuts no line of a container where the widgets in front of it have filled the line.

    Textual's goes through all that lies on a line from front to back, cuts it where a widget begins or ends, and keeps
    the foremost of each piece; with panes in containers in containers that is most of the work of a frame.
    """

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        """Each line as pieces by the column where they begin: whole inside `crop`, on the lines that are asked for."""
        pieces: list[dict[int, Strip | None]] = [dict.fromkeys(cuts[:-1]) for cuts in self.cuts]
        missing = [
            {column for column in line if crop.x <= column < crop.right} if is_rendered_line(y) else set()
            for y, line in enumerate(pieces)
        ]
        for region, clip, strips in self._get_renders(crop):
            shown = region.intersection(clip)
            for y, strip in zip(shown.line_range, strips, strict=False):
                if missing[y]:
                    self._put_behind(pieces[y], missing[y], shown, y, strip)
        return pieces  # type: ignore[return-value] # the pieces that are asked for are all there

    def _put_behind(
        self, line: dict[int, Strip | None], missing: set[int], shown: Region, y: int, strip: Strip
    ) -> None:
        """Fill what is missing on a line from the strip of a widget."""
        columns = [column for column in self.cuts[y] if shown.x <= column <= shown.right]
        for column, piece in zip(columns, strip.divide([end - shown.x for end in columns[1:]]), strict=False):
            if line[column] is None:
                line[column] = piece
                missing.discard(column)
