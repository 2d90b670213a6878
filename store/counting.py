"""Tables that count how often something is said: numbers are added to their rows, and rows that come to none go.

A row is found by one column with an index and changed by its place, which takes a sixth of an ``ON CONFLICT``.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import duckdb

from store.database import append
from store.lookups import rows_by_key
from store.statements import ask


class Counted(NamedTuple):
    """A table of texts with a number behind them, with the name and the place of the column to find its rows by."""

    table: str
    column: str
    place: int
    number: str


def add_counts(
    connection: duckdb.DuckDBPyConnection, counted: Counted, changes: Collection[tuple[tuple[str, ...], int]]
) -> None:
    """Adds to the numbers behind some rows, each named once, inside the transaction that is open.

    A row that is not there counts as one with 0.
    """
    keys = {row[counted.place] for row, change in changes if change}
    sql = f"SELECT rowid, * FROM {counted.table} WHERE {counted.column} {{}}"  # noqa: S608
    old = {tuple(row): (place, number) for place, *row, number in rows_by_key(connection, sql, keys)}
    new, moved, gone = [], [], []
    for row, change in changes:
        place, number = old.get(row, (None, 0))
        if change and place is None:
            new.append((*row, change))
        elif change and number + change:
            moved.append((place, number + change))
        elif change:
            gone.append((place,))
    append(connection, counted.table, new)
    if moved:
        sql = _CHANGE.format(table=counted.table, number=counted.number)
        ask(connection, sql, list(map(list, zip(*moved, strict=True))))
    if gone:
        ask(connection, _FORGET.format(counted.table), list(map(list, zip(*gone, strict=True))))


_CHANGE = """
UPDATE {table} SET {number} = n.number
FROM (SELECT unnest(?::BIGINT[]) AS place, unnest(?::INTEGER[]) AS number) AS n
WHERE {table}.rowid = n.place
"""

_FORGET = "DELETE FROM {} WHERE rowid IN (SELECT unnest(?::BIGINT[]))"
