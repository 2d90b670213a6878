"""Lines of the screen cut to size, so that they go when nobody holds them any more.

What `textual.strip.Strip` is cut into it keeps in caches of its own. A line that has the right size already is its own
only part: it keeps itself alive, with all of its caches, until garbage is looked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual.strip import Strip


def fitted(strip: Strip, left: int, right: int, style: Style | None) -> Strip:
    """What lies between two columns, filled up with blanks of a style."""
    return strip.extend_cell_length(right, style).crop(left, right)


def divided(strip: Strip, ends: Sequence[int]) -> Sequence[Strip]:
    """The parts of a line that end at the given columns; what lies behind its end is left out."""
    within = [end for end in ends if end <= strip.cell_length]
    return [strip] if within == [strip.cell_length] else strip.divide(within)
