"""A loop of money drawn as a ring of companies, or as a chain where there is no room for a ring.

The first half of the companies stands in a row, the rest below from right to left, so that the arrows go round with
the clock. The chosen leg has heavy lines, which shows without any colour too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.display import cut, width_of
from tui.widgets.canvas import Canvas
from tui.wording import tr

FRAMES = 100
"""Added to the number of a company to make the tag of its frame; legs have their own number."""

_LABEL = 19
_NARROWEST = 10
_WIDEST = 24
_BETWEEN = 4
_RING_HEIGHT = 6 + _BETWEEN
_LONGEST_LEG = 38
_LIGHT = "─│╮╯╰╭"
_HEAVY = "━┃┓┛┗┏"


@dataclass(frozen=True)
class Leg:
    """One payment as the ring shows it: who pays, how much, and what it is and how sure."""

    payer: str
    amount: str
    terms: str


@dataclass(frozen=True)
class _Pen:
    """Draws one leg: its tag, and the characters of its lines."""

    tag: int
    lines: str

    @property
    def across(self) -> str:
        return self.lines[0]

    @property
    def down(self) -> str:
        return self.lines[1]


@dataclass(frozen=True)
class _Plan:
    """Where everything stands: the left edges of the boxes above and below, and how wide boxes and legs are."""

    top: tuple[int, ...]
    bottom: tuple[int, ...]
    box: int
    margin: int


def draw(legs: Sequence[Leg], chosen: int, width: int, height: int) -> Canvas:
    """The loop in at most so many cells, as a ring where it fits."""
    plan = _plan(len(legs), width)
    if plan is None or height < _RING_HEIGHT:
        return _chain(legs, chosen, max(1, width), max(1, height))
    return _ring(legs, chosen, plan, width, height)


def _plan(count: int, width: int) -> _Plan | None:
    """The places of a ring; None where the width is too small for its labels."""
    above = -(-count // 2)
    if count == 2:
        side = min(20, (width - _WIDEST) // 2)
        box = min(_WIDEST, width - 2 * side)
        left = (width - box) // 2
        return _Plan((left,), (left,), box, side) if side >= 12 and 2 * (side + box // 2 - 3) >= 2 * _LABEL else None
    box = min(_WIDEST, (width - (above - 1) * _LABEL) // above)
    if box < _NARROWEST:
        return None
    gap = min(_LONGEST_LEG, (width - above * box) // (above - 1))
    left = (width - above * box - (above - 1) * gap) // 2
    top = tuple(left + place * (box + gap) for place in range(above))
    shift = 0 if count % 2 == 0 else (box + gap) // 2
    return _Plan(top, tuple(x + shift for x in top[: count - above]), box, 0)


def _ring(legs: Sequence[Leg], chosen: int, plan: _Plan, width: int, height: int) -> Canvas:
    canvas = Canvas(width, height)
    first = (height - _RING_HEIGHT) // 2
    last = first + 3 + _BETWEEN
    above = len(plan.top)
    below = list(reversed(plan.bottom))
    pens = [_Pen(number, _HEAVY if number == chosen else _LIGHT) for number in range(len(legs))]
    for number, x in enumerate((*plan.top, *below)):
        canvas.box(x, first if number < above else last, plan.box, legs[number].payer, FRAMES + number)
    for number in range(above - 1):
        _leg_right(canvas, legs[number], pens[number], (plan.top[number] + plan.box, plan.top[number + 1]), first)
    for place in range(len(below) - 1):
        number = above + place
        _leg_left(canvas, legs[number], pens[number], (below[place + 1] + plan.box, below[place]), last)
    down, up = above - 1, len(legs) - 1
    if len(legs) == 2:
        _elbows_of_two(canvas, pens, plan, first, last)
    elif len(plan.top) == len(plan.bottom):
        _straight(canvas, pens[down], plan.top[-1] + plan.box // 2, first + 3, last - 1, "▼")
        _straight(canvas, pens[up], plan.top[0] + plan.box // 2, first + 3, last - 1, "▲")
    else:
        _elbows(canvas, pens[down], pens[up], plan, first, last)
    _labels_of_sides(canvas, legs, pens, plan, first + 3)
    return canvas


def _leg_right(canvas: Canvas, leg: Leg, pen: _Pen, ends: tuple[int, int], y: int) -> None:
    canvas.line(ends[0], y + 1, ends[1] - 2, y + 1, pen.across, pen.tag)
    canvas.put(ends[1] - 1, y + 1, "▶", pen.tag)
    _label_across(canvas, leg, pen, ends, y)


def _leg_left(canvas: Canvas, leg: Leg, pen: _Pen, ends: tuple[int, int], y: int) -> None:
    canvas.put(ends[0], y + 1, "◀", pen.tag)
    canvas.line(ends[0] + 1, y + 1, ends[1] - 1, y + 1, pen.across, pen.tag)
    _label_across(canvas, leg, pen, ends, y)


def _label_across(canvas: Canvas, leg: Leg, pen: _Pen, ends: tuple[int, int], y: int) -> None:
    """The amount over the line and the terms below it, in the middle."""
    for row, text in ((y, leg.amount), (y + 2, leg.terms)):
        shown = cut(text, ends[1] - ends[0])
        canvas.put(ends[0] + (ends[1] - ends[0] - width_of(shown)) // 2, row, shown, pen.tag)


def _straight(canvas: Canvas, pen: _Pen, x: int, y: int, to_y: int, head: str) -> None:
    canvas.line(x, y, x, to_y, pen.down, pen.tag)
    canvas.put(x, to_y if head == "▼" else y, head, pen.tag)


def _elbows(canvas: Canvas, down: _Pen, up: _Pen, plan: _Plan, first: int, last: int) -> None:
    """Down from the last box above and into the first one below from the right; out at the left and up again."""
    right, left = plan.top[-1] + plan.box // 2, plan.top[0] + plan.box // 2
    canvas.line(right, first + 3, right, last, down.down, down.tag)
    canvas.put(right, last + 1, down.lines[3], down.tag)
    canvas.line(plan.bottom[-1] + plan.box + 1, last + 1, right - 1, last + 1, down.across, down.tag)
    canvas.put(plan.bottom[-1] + plan.box, last + 1, "◀", down.tag)
    canvas.line(left + 1, last + 1, plan.bottom[0] - 1, last + 1, up.across, up.tag)
    canvas.put(left, last + 1, up.lines[4], up.tag)
    canvas.line(left, first + 4, left, last, up.down, up.tag)
    canvas.put(left, first + 3, "▲", up.tag)


def _elbows_of_two(canvas: Canvas, pens: Sequence[_Pen], plan: _Plan, first: int, last: int) -> None:
    """Out of one box at a side and into the other one at the same side."""
    down, up = pens
    edge = plan.top[0] + plan.box
    right, left = edge + plan.margin - 1, plan.top[0] - plan.margin
    canvas.line(edge, first + 1, right - 1, first + 1, down.across, down.tag)
    canvas.put(right, first + 1, down.lines[2], down.tag)
    canvas.line(right, first + 2, right, last, down.down, down.tag)
    canvas.put(right, last + 1, down.lines[3], down.tag)
    canvas.line(edge + 1, last + 1, right - 1, last + 1, down.across, down.tag)
    canvas.put(edge, last + 1, "◀", down.tag)
    canvas.line(left + 1, last + 1, plan.top[0] - 1, last + 1, up.across, up.tag)
    canvas.put(left, last + 1, up.lines[4], up.tag)
    canvas.line(left, first + 2, left, last, up.down, up.tag)
    canvas.put(left, first + 1, up.lines[5], up.tag)
    canvas.line(left + 1, first + 1, plan.top[0] - 2, first + 1, up.across, up.tag)
    canvas.put(plan.top[0] - 1, first + 1, "▶", up.tag)


def _labels_of_sides(canvas: Canvas, legs: Sequence[Leg], pens: Sequence[_Pen], plan: _Plan, y: int) -> None:
    """What the legs at both sides are, inside the ring beside their lines."""
    if len(legs) == 2:
        left, right = plan.top[0] - plan.margin, plan.top[0] + plan.box + plan.margin - 1
    else:
        left, right = plan.top[0] + plan.box // 2, plan.top[-1] + plan.box // 2
    room = (right - left - 5) // 2
    down, up = len(plan.top) - 1, len(legs) - 1
    for row, of_down, of_up in (
        (y + 1, legs[down].amount, legs[up].amount),
        (y + 2, legs[down].terms, legs[up].terms),
    ):
        shown = cut(of_down, room)
        canvas.put(right - 1 - width_of(shown), row, shown, pens[down].tag)
        canvas.put(left + 2, row, cut(of_up, room), pens[up].tag)


def _chain(legs: Sequence[Leg], chosen: int, width: int, height: int) -> Canvas:
    """The companies one below the other with the legs between them; around the chosen leg where rows are few."""
    lines: list[tuple[str, int]] = []
    for number, leg in enumerate(legs):
        lines.append((leg.payer, FRAMES + number))
        mark = "▶" if number == chosen else "↓"
        lines.append((f"{mark} {leg.amount} · {leg.terms}", number))
    lines.append((f"↺ {legs[0].payer}", FRAMES))
    start = max(0, min(2 * chosen + 2 - height // 2, len(lines) - height))
    shown = lines[start : start + height]
    if start and height > 2:
        shown[0] = (tr("⋯ {start} lines above", start=start + 1), FRAMES)
    if start + height < len(lines) and height > 2:
        shown[-1] = (tr("⋯ {count} lines below", count=len(lines) - start - height + 1), FRAMES)
    canvas = Canvas(width, height)
    for row, (text, tag) in enumerate(shown):
        indent = 2 if tag < FRAMES and width > 2 else 0
        canvas.put(indent, row, cut(text, width - indent), tag)
    return canvas
