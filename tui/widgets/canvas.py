"""A sheet of cells to draw on: lines, boxes and texts, each with a tag that tells what stands there."""

from __future__ import annotations

from itertools import groupby

from tui.display import fit, width_of

NOTHING = -1
"""The tag of a cell that nobody drew on."""


class Canvas:
    """Cells by row and column; a text stays whole, so that wide and joined characters keep their cells."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._texts = [[" "] * width for _ in range(height)]
        self._tags = [[NOTHING] * width for _ in range(height)]

    def put(self, x: int, y: int, text: str, tag: int) -> None:
        """Write a text from a cell on; it must fit into its row."""
        width = width_of(text)
        if not 0 <= y < self.height or x < 0 or x + width > self.width:
            raise ValueError(f"{text!r} does not fit at {x}, {y} on {self.width} by {self.height} cells")
        if not width:
            return
        self._texts[y][x : x + width] = [text, *[""] * (width - 1)]
        self._tags[y][x : x + width] = [tag] * width

    def line(self, x: int, y: int, to_x: int, to_y: int, character: str, tag: int) -> None:
        """Repeat a character of one cell along a row or a column, both ends included."""
        for row in range(min(y, to_y), max(y, to_y) + 1):
            for column in range(min(x, to_x), max(x, to_x) + 1):
                self.put(column, row, character, tag)

    def box(self, x: int, y: int, width: int, name: str, tag: int) -> None:
        """A frame of three rows around a name, which is cut where it is too long."""
        room = width - 4
        shown = fit(name, min(room, width_of(name)))
        left = (room - width_of(shown)) // 2
        self.put(x, y, f"╭{'─' * (width - 2)}╮", tag)
        self.put(x, y + 1, f"│ {' ' * left}{shown}{' ' * (room - left - width_of(shown))} │", tag)
        self.put(x, y + 2, f"╰{'─' * (width - 2)}╯", tag)

    def tag_at(self, x: int, y: int) -> int:
        """What stands in a cell."""
        return self._tags[y][x] if 0 <= y < self.height and 0 <= x < self.width else NOTHING

    def runs(self, y: int) -> list[tuple[str, int]]:
        """A row as texts with their tags."""
        cells = zip(self._texts[y], self._tags[y], strict=True)
        return [
            ("".join(text for text, _ in run), tag)
            for tag, run in ((tag, list(run)) for tag, run in groupby(cells, key=lambda cell: cell[1]))
        ]

    @property
    def text(self) -> str:
        """All rows, without the blanks at their ends."""
        return "\n".join("".join(row).rstrip() for row in self._texts)
