"""Money by quarter as bars of blocks: what comes in above a line, what goes out below it, both on one scale."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from store.explore import QuarterMoney, format_money
from tui.display import cut, fit
from tui.wording import figures, tr

_PARTS = " ▁▂▃▄▅▆▇"
_FULL = "█"
_PROMISED = "░"
_WIDEST = 9
_NICE = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True)
class Bar:
    """The money of one quarter or year, in US dollars; promises come on top of what is agreed."""

    label: str
    year: int
    received: float
    to_get: float
    paid: float
    to_pay: float


def bars_of(quarters: Sequence[QuarterMoney], most: int) -> list[Bar]:
    """At most `most` bars without a gap: one a quarter, or one a year where quarters are too many."""
    if not quarters:
        return []
    first, last = _quarter(quarters[0].first_day), _quarter(quarters[-1].first_day)
    if last - first < most:
        numbers = range(first, last + 1)
        return [
            _bar(figures(f"Q{n % 4 + 1} {n // 4}"), n // 4, [q for q in quarters if _quarter(q.first_day) == n])
            for n in numbers
        ]
    years = range(first // 4, last // 4 + 1)[-most:]
    return [_bar(str(year), year, [q for q in quarters if q.first_day.year == year]) for year in years]


def quarters_before(quarters: Sequence[QuarterMoney], bars: Sequence[Bar]) -> bool:
    """Whether there is money before the first bar."""
    return bool(bars) and quarters[0].first_day.year < bars[0].year


def _quarter(day: datetime.date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _bar(label: str, year: int, quarters: Sequence[QuarterMoney]) -> Bar:
    return Bar(
        label,
        year,
        sum(q.received for q in quarters),
        sum(q.to_get for q in quarters),
        sum(q.paid for q in quarters),
        sum(q.to_pay for q in quarters),
    )


def nice(value: float) -> float:
    """The next round number from a value on."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in _NICE if step * power >= value * (1 - 1e-9))


def split(rows: int, top: float, bottom: float) -> tuple[int, int, float]:
    """Rows above and below the line, and the money of one row, so that both sides fit and rows are used best."""
    choices = [
        (max(top / max(1, up), bottom / max(1, rows - up)), up)
        for up in range(rows + 1)
        if (up or not top) and (up < rows or not bottom)
    ]
    each, up = min(choices)
    return up, rows - up, nice(each)


def cell_above(row: int, each: float, agreed: float, promised: float) -> str:
    """The character of a bar in the row that is so many rows above the line."""
    eighths = round((agreed - row * each) / each * 8)
    if row == 0 and agreed > 0:
        eighths = max(1, eighths)
    if eighths > 0:
        return _FULL if eighths >= 8 else _PARTS[eighths]
    return _light(row, each, agreed + promised, promised)


def cell_below(row: int, each: float, agreed: float, promised: float) -> str:
    """The character of a bar in the row that is so many rows below the line; there are no blocks finer than these."""
    filled = (agreed - row * each) / each
    if filled >= 0.75:
        return _FULL
    if filled >= 0.25:
        return "▀"
    if filled > 0.05 or (row == 0 and agreed > 0):
        return "▔"
    return _light(row, each, agreed + promised, promised)


def _light(row: int, each: float, total: float, promised: float) -> str:
    reached = total - row * each >= each / 2
    return _PROMISED if promised > 0 and (reached or (row == 0 and total > 0)) else " "


class MoneyPlot(Widget, can_focus=False):
    """The bars, with a scale at the left and the time below."""

    DEFAULT_CSS = """
    MoneyPlot {
        & > .money-plot--in { color: $text-success; }
        & > .money-plot--out { color: $text-warning; }
        & > .money-plot--axis { color: $text-muted; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"money-plot--in", "money-plot--out", "money-plot--axis"}

    quarters: reactive[tuple[QuarterMoney, ...]] = reactive(())
    empty: reactive[str] = reactive("")

    def drawn(self, width: int, height: int) -> list[tuple[str, str]]:
        """Every line with the name of its style."""
        if not self.quarters or height < 4 or width < 24:
            return [(cut(self.empty if not self.quarters else tr("no room for the plot"), width), "axis")]
        bars = bars_of(self.quarters, width - _SCALE - 2)
        across = max(1, min(_WIDEST, (width - _SCALE - 2) // len(bars)))
        top = max(bar.received + bar.to_get for bar in bars)
        bottom = max(bar.paid + bar.to_pay for bar in bars)
        if not top and not bottom:
            return [(cut(self.empty, width), "axis")]
        up, down, each = split(height - 2, top, bottom)
        lines = []
        for row in reversed(range(up)):
            cells = [cell_above(row, each, bar.received, bar.to_get) for bar in bars]
            lines.append(
                (_line(tr("in {each}", each=_scale(each * up)) if row == up - 1 else "", "│", cells, across), "in")
            )
        lines.append((fit("0", _SCALE, right=True) + " ┼" + "─" * (across * len(bars)), "axis"))
        for row in range(down):
            cells = [cell_below(row, each, bar.paid, bar.to_pay) for bar in bars]
            lines.append(
                (
                    _line(tr("out {each}", each=_scale(each * down)) if row == down - 1 else "", "│", cells, across),
                    "out",
                )
            )
        earlier = quarters_before(self.quarters, bars)
        lines.append(
            (
                fit(tr("… earlier") if earlier else "", _SCALE, right=True)
                + "  "
                + _labels(bars, across, width - _SCALE - 2),
                "axis",
            )
        )
        return lines

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.content_size.width
        lines = self.drawn(width, self.content_size.height)
        text, name = lines[y] if y < len(lines) else ("", "axis")
        style = self.get_component_rich_style(f"money-plot--{name}")
        axis = self.get_component_rich_style("money-plot--axis")
        edge = _SCALE + 2 if len(lines) > 1 else 0
        segments = [Segment(text[:edge], axis), Segment(text[edge:], style)]
        return Strip(segments).adjust_cell_length(width, Style.null() + self.rich_style)


_SCALE = 11


def _scale(amount: float) -> str:
    return figures(format_money(round(amount)))


def _line(label: str, axis: str, cells: Sequence[str], across: int) -> str:
    drawn = max(1, across - 1) if across > 1 else 1
    return (
        fit(label, _SCALE, right=True) + f" {axis}" + "".join(cell * drawn + " " * (across - drawn) for cell in cells)
    )


def _labels(bars: Sequence[Bar], across: int, width: int) -> str:
    """Whole labels where bars are wide enough, else the years at their first bar as far as there is room."""
    if across >= 8:
        return "".join(fit(bar.label, across) for bar in bars)
    text = ""
    for place, bar in enumerate(bars):
        is_first = place == 0 or bars[place - 1].year != bar.year
        if is_first and len(text) <= place * across and place * across + 4 <= max(width, 0):
            text = text.ljust(place * across) + f"{bar.year} "
    return text
