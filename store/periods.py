"""Dates with their precision as the days that they cover."""

from __future__ import annotations

import calendar
import datetime
from functools import lru_cache
from typing import NamedTuple


class Period(NamedTuple):
    """The days from `first` to `last`, both included."""

    first: datetime.date
    last: datetime.date

    def days_from(self, other: Period) -> int:
        """How many days lie between the two periods; 0 when they touch or overlap."""
        return max(0, (self.first - other.last).days, (other.first - self.last).days)


@lru_cache(maxsize=10_000)
def period_of(partial: str) -> Period:
    """The days of a date such as ``2025``, ``2025-Q4``, ``2025-11`` or ``2025-11-03``."""
    year, _, rest = partial.partition("-")
    if not rest:
        return _months(int(year), 1, 12)
    if rest.startswith("Q"):
        quarter = int(rest[1:])
        return _months(int(year), 3 * quarter - 2, 3 * quarter)
    month, _, day = rest.partition("-")
    if not day:
        return _months(int(year), int(month), int(month))
    date = datetime.date(int(year), int(month), int(day))
    return Period(date, date)


def first_day(partial: str | None) -> datetime.date | None:
    """The first day of a date, None for none."""
    return None if partial is None else period_of(partial).first


def _months(year: int, first: int, last: int) -> Period:
    end = datetime.date(year, last, calendar.monthrange(year, last)[1])
    return Period(datetime.date(year, first, 1), end)
