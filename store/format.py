"""Money, stakes and dates as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

_SCALES = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"), (10**3, "k"), (1, ""))
_BOUNDS = {"about": "~", "up_to": "≤ ", "at_least": "≥ "}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in full units of one currency."""

    amount: int
    currency: str


def format_money(
    amount: int | None,
    amount_max: int | None = None,
    currency: str | None = None,
    bound: str | None = None,
    inferred: bool = False,
) -> str:
    """An amount in full units as ``≤ 50 bn USD``, ``~1.25 bn USD`` or ``10–20 m EUR``; nothing for no amount.

    At most three decimals are shown. A ``?`` follows a currency that was inferred.
    """
    if amount is None:
        return ""
    figure, scale = _scaled(amount)
    if amount_max is not None and amount_max != amount:
        figure_max, scale_max = _scaled(amount_max)
        low = figure if scale == scale_max else _joined(figure, scale)
        figure, scale = f"{low}–{figure_max}", scale_max
    sign = f"{currency}?" if currency and inferred else currency or ""
    return _BOUNDS.get(bound or "", "") + _joined(figure, scale, sign)


def format_converted(amount: float | None, amount_max: float | None, currency: str) -> str:
    """An amount that was converted, as ``≈ 575–805 m USD``, to three significant figures; nothing for no amount."""
    if amount is None:
        return ""
    top = None if amount_max is None else _three_figures(amount_max)
    return f"≈ {format_money(_three_figures(amount), top, currency)}"


def _three_figures(amount: float) -> int:
    return int(Decimal(f"{amount:.2e}"))


def format_totals(sums: Iterable[Money]) -> str:
    """Sums in several currencies as ``50 bn USD + 2 bn EUR``; nothing for none."""
    return " + ".join(format_money(money.amount, currency=money.currency) for money in sums)


def format_stake(percent: float | None) -> str:
    """A stake as ``33.4 %``; nothing for no stake."""
    return "" if percent is None else f"{_plain(Decimal(repr(percent)).quantize(_THOUSANDTH))} %"


def format_date(date: str | None) -> str:
    """A date of any precision as ``3 Nov 2025``, ``Nov 2025``, ``Q4 2025`` or ``2025``; nothing for no date."""
    if not date:
        return ""
    year, _, rest = date.partition("-")
    if not rest or rest.startswith("Q"):
        return _joined(rest, year)
    month, _, day = rest.partition("-")
    return _joined(day.lstrip("0"), _MONTHS[int(month) - 1], year)


def _scaled(amount: int) -> tuple[str, str]:
    """The figure with its scale; one that rounds up to a thousand moves to the next scale."""
    for number, (size, name) in enumerate(_SCALES):
        if amount >= size or size == 1:
            figure = (Decimal(amount) / size).quantize(_THOUSANDTH, ROUND_HALF_EVEN)
            if figure >= 1000 and number > 0:
                return "1", _SCALES[number - 1][1]
            return _plain(figure), name
    raise ValueError(f"{amount} is no amount")


def _plain(figure: Decimal) -> str:
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
