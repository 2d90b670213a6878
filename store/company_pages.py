"""The companies of a search in parts: their order is laid down once, names and sums are read part by part."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

import duckdb

from store.company_lists import CompanyRow
from store.format import Money

_TABLES = itertools.count(1)


class CompanyPages:
    """The companies of a list by their places in it, from 0; open until `close`, and for its own cursor only."""

    def __init__(
        self,
        cursor: duckdb.DuckDBPyConnection,
        order: str,
        found: str | None,
        params: tuple[object, ...],
        order_params: tuple[object, ...] = (),
    ) -> None:
        """Lays down the order.

        `found` gives the `deal_no` of the deals that are searched, None for all of them. `order` gives `company_id`,
        `company_no`, `deal_count` and `last_seen` from ``{involved}``, which has the columns of `involvements`.
        """
        self._cursor = cursor
        self._table = f"company_pages_{next(_TABLES)}"
        self._found = None if found is None else f"{self._table}_deals"
        if self._found is not None:
            cursor.execute(f"CREATE TEMP TABLE {self._found} AS {found}", params)
        cursor.execute(f"CREATE TEMP TABLE {self._table} AS {order.format(involved=self._involved)}", order_params)
        ((self._length,),) = cursor.execute(f"SELECT count(*) FROM {self._table}").fetchall()  # noqa: S608

    @property
    def _involved(self) -> str:
        return "company_sums" if self._found is None else f"involvements SEMI JOIN {self._found} USING (deal_no)"

    def __len__(self) -> int:
        """How many companies there are."""
        return int(self._length)

    def rows(self, first: int, last: int) -> list[CompanyRow]:
        """The companies at the places from `first` up to, not including, `last`."""
        part = self._cursor.execute(_PART.format(self._table), (first, last)).fetchall()
        found = self._cursor.execute(_NAMES, (_column(part, 0),)).fetchall()
        names = {company_id: (name, kind) for company_id, name, kind in found}
        sums = self._sums([number for number in _column(part, 1) if number is not None])
        return [
            CompanyRow(company_id, *names[company_id], count, *_totals(sums.get(number, ())), last_seen)
            for company_id, number, count, last_seen in part
            if company_id in names
        ]

    def place(self, company_id: str) -> int | None:
        """The place of a company, None when it is not in the list."""
        found = self._cursor.execute(_PLACE.format(self._table), (company_id,)).fetchall()
        return int(found[0][0]) if found else None

    def close(self) -> None:
        """Forgets the order."""
        for table in (self._table, self._found):
            if table is not None:
                self._cursor.execute(f"DROP TABLE IF EXISTS {table}")

    def _sums(self, numbers: list[int]) -> dict[int, list[tuple[Any, ...]]]:
        """What the companies paid and received, by number: a row for each currency."""
        sums: dict[int, list[tuple[Any, ...]]] = {}
        for number, *row in self._cursor.execute(_SUMS.format(self._involved), (numbers,)).fetchall():
            sums.setdefault(number, []).append(tuple(row))
        return sums


def _column(rows: Iterable[tuple[Any, ...]], index: int) -> list[Any]:
    return [row[index] for row in rows]


def _totals(sums: Iterable[tuple[Any, ...]]) -> tuple[tuple[Money, ...], tuple[Money, ...]]:
    paid = [(int(paid), currency) for currency, paid, _ in sums if paid]
    received = [(int(received), currency) for currency, _, received in sums if received]
    return _largest_first(paid), _largest_first(received)


def _largest_first(moneys: list[tuple[int, str]]) -> tuple[Money, ...]:
    return tuple(Money(amount, currency) for amount, currency in sorted(moneys, key=lambda m: (-m[0], m[1])))


_PART = "SELECT company_id, company_no, deal_count, last_seen FROM {} WHERE rowid >= ? AND rowid < ? ORDER BY rowid"

_PLACE = "SELECT rowid FROM {} WHERE company_id = ?"

_NAMES = "SELECT company_id, name, kind FROM companies WHERE company_id = ANY(?)"

_SUMS = """
SELECT company_no, currency, sum(paid), sum(received)
FROM {}
WHERE currency IS NOT NULL AND company_no = ANY(?::INTEGER[])
GROUP BY company_no, currency
"""
