"""The keys that bring reports together which may be of one deal, so that none is compared with the whole database.

A key is a family of kinds with the company that a deal is about, with a pair of companies, or with a payer and an
amount. Under most keys few reports stand, and all of them are compared. A key of more than `CROWD` reports is crowded:
reports under it meet only where they give about the same amount or one label of a round, and, where the key names both
sides or neither report names a payer, where they lie within two quarters of a year. Whether a key is crowded depends on
the set of reports and not on their order.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Collection, Hashable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from math import floor, log
from typing import NamedTuple

from store.facts import ReportFact

CROWD = 300
"""Reports under a key up to which all of them are compared."""

NEAR_DAYS = 190
"""Days that reports in two quarters that follow each other can lie apart, and a few more."""

LIKE_AMOUNTS = 1.13
"""The ratio that amounts which share a bucket can have, and a little more."""

_BUCKET = log(1.06)
_QUARTER = 3


class MergeKey(NamedTuple):
    """A key of a report, as a number, with what decides whether it meets others when the key is crowded.

    Two reports meet under a key that is strong for either of them. `near` says that lying near each other is enough.
    """

    key: int
    strong: bool
    near: bool
    crowds: bool
    first_on: datetime.date | None
    last_on: datetime.date | None
    amount: int | None
    currency: str | None
    round: str | None


def merge_keys(report: ReportFact) -> list[MergeKey]:
    """The keys under which a report meets those that may be the same deal.

    A report that does not name who pays has to meet everything about its object, as has a whole round; others meet
    those with a payer in common. One that does not name its object meets those with its payer and amount.
    """
    first_on, last_on = report.moment or (None, None)
    amount, currency = (None, None) if report.money is None else (report.money.amount, report.money.currency)
    return [
        MergeKey(_number(words), strong, near, crowds, first_on, last_on, amount, currency, report.round_key)
        for words, strong, near, crowds in _keys(report)
    ]


def points(report: ReportFact, crowded: Collection[int]) -> dict[Hashable, bool]:
    """Where a report meets others, with whether the point is strong for it.

    Two reports meet in a point that both have and that is strong for either.
    """
    found: dict[Hashable, bool] = {}
    for key in report.keys:
        if key.key in crowded and key.crowds:
            for point in _finer(key):
                found[point] = found.get(point, False) or key.strong
        else:
            found[key.key] = found.get(key.key, False) or key.strong
    return found


def meet(one: Mapping[Hashable, bool], other: Mapping[Hashable, bool]) -> bool:
    """Whether two reports with these points meet."""
    return any(point in other and (strong or other[point]) for point, strong in one.items())


def _keys(report: ReportFact) -> Iterator[tuple[str, bool, bool, bool]]:
    """The words of each key, and whether it is strong, whether nearness is enough, and whether it can be crowded."""
    family = report.family
    if report.is_loose:
        for company in sorted(report.companies if family == "alliance" else report.payers):
            yield f"{family}|{company}|alone", True, True, True
            yield from _money_key(report, company, strong=True)
        return
    if family == "alliance":
        for one, other in combinations(sorted(report.companies), 2):
            yield f"{family}|{one}|{other}", True, True, True
    else:
        silent = not report.payers
        whole = silent or family == "debt" or (family == "equity" and not report.is_part)
        for company in sorted(report.objects):
            yield f"{family}|{company}", whole, silent, True
            for payer in sorted(report.payers):
                yield f"{family}|{company}|{payer}", True, True, True
    for company in sorted(report.companies if family == "alliance" else report.payers):
        yield from _money_key(report, company, strong=False)


def _money_key(report: ReportFact, company: str, *, strong: bool) -> Iterator[tuple[str, bool, bool, bool]]:
    if report.money is not None:
        yield f"{report.family}|{company}|{report.money.amount}|{report.money.currency}", strong, False, False


def _finer(key: MergeKey) -> Iterator[Hashable]:
    """The points in which a report meets others under a crowded key."""
    if key.amount is not None:
        bucket = floor(log(max(key.amount, 1)) / _BUCKET)
        yield key.key, "amount", key.currency, bucket
        yield key.key, "amount", key.currency, bucket + 1
    if key.round is not None:
        yield key.key, "round", key.round
    if key.near:
        quarters = {None} if key.first_on is None or key.last_on is None else _quarters(key.first_on, key.last_on)
        for quarter in quarters:
            yield key.key, "quarter", quarter


def _quarters(first: datetime.date, last: datetime.date) -> set[int | None]:
    """The quarters from the first to the last day, and the one after, counted from the year 0."""
    start, end = (day.year * 4 + (day.month - 1) // _QUARTER for day in (first, last))
    return set(range(start, end + 2))


@lru_cache(maxsize=4096)  # those of companies with many deals; most others are asked for once
def _number(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest())
