"""Rows by their keys: a few literals are looked up in the index of a column, where a join would read all of it."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

import duckdb

from store.statements import ask

_SIZES = (1, *(step * 2**power for power in range(8) for step in (2, 3)))
"""How many keys are looked up at once, the last one again and again where there are less: few texts to parse."""

_AT_ONCE = _SIZES[-1]
_MANY = 3_000
"""Keys from which on reading the table once is faster than looking each of them up."""

_UNCAST = frozenset({"VARCHAR", "INTEGER"})
"""Types that parameters have by themselves: the casts of a hundred take as long as looking their rows up."""


def rows_by_key(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    keys: Iterable[str] | Iterable[int] | Iterable[datetime.date],
    type_: str = "VARCHAR",
) -> list[tuple[Any, ...]]:
    """The rows of a statement with ``WHERE some_key {}`` for some keys, which are of one type of the database.

    Many keys are asked for in several parts, in their order: what a query groups or sorts must stay inside one key.
    """
    wanted = sorted(keys)
    if len(wanted) > _MANY:
        return ask(connection, sql.format(f"= ANY(?::{type_}[])"), [wanted]).fetchall()
    rows: list[tuple[Any, ...]] = []
    for first in range(0, len(wanted), _AT_ONCE):
        part = wanted[first : first + _AT_ONCE]
        part += part[-1:] * (_SIZES[bisect_left(_SIZES, len(part))] - len(part))
        literals = ", ".join(["?" if type_ in _UNCAST else f"?::{type_}"] * len(part))
        rows += ask(connection, sql.format(f"IN ({literals})"), part).fetchall()
    return rows
