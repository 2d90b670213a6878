"""A list that is too long to be read at once: its order is laid down once, then any part of it is read."""

from __future__ import annotations

import itertools
from collections.abc import Collection

import duckdb

from store.deal_rows import DealRow, deal_rows

_TABLES = itertools.count(1)


class DealPages:
    """The deals of a list by their places in it, from 0; open until `close`, and for its own cursor only.

    What is written to the database meanwhile does not move a place; a deal that is gone is left out of the rows read.
    """

    def __init__(self, cursor: duckdb.DuckDBPyConnection, ids: str, params: tuple[object, ...]) -> None:
        """Lays down the order: that of a statement that gives `deal_id`."""
        self._cursor = cursor
        self._table = f"deal_pages_{next(_TABLES)}"
        cursor.execute(f"CREATE TEMP TABLE {self._table} AS {ids}", params)
        ((self._length,),) = cursor.execute(f"SELECT count(*) FROM {self._table}").fetchall()  # noqa: S608

    def __len__(self) -> int:
        """How many deals there are."""
        return int(self._length)

    def ids(self, first: int, last: int) -> list[str]:
        """The ids of the deals at the places from `first` up to, not including, `last`."""
        rows = self._cursor.execute(_PART.format(self._table), (first, last)).fetchall()
        return [deal_id for (deal_id,) in rows]

    def rows(self, first: int, last: int) -> list[DealRow]:
        """The deals at the places from `first` up to, not including, `last`."""
        return deal_rows(self._cursor, self.ids(first, last))

    def place(self, deal_id: str) -> int | None:
        """The place of a deal, None when it is not in the list."""
        found = self._cursor.execute(_PLACE.format(self._table), (deal_id,)).fetchall()
        return int(found[0][0]) if found else None

    def next_of(self, deals: Collection[str], place: int) -> int | None:
        """The first place behind `place` that has one of some deals, from the top again where there is none."""
        found = self._cursor.execute(_NEXT.format(self._table), (list(deals), place)).fetchall()
        return int(found[0][0]) if found else None

    def close(self) -> None:
        """Forgets the order."""
        self._cursor.execute(f"DROP TABLE IF EXISTS {self._table}")


_PART = "SELECT deal_id FROM {} WHERE rowid >= ? AND rowid < ? ORDER BY rowid"

_PLACE = "SELECT rowid FROM {} WHERE deal_id = ?"

_NEXT = "SELECT rowid FROM {} WHERE deal_id = ANY(?::VARCHAR[]) ORDER BY rowid <= ?, rowid LIMIT 1"
