"""Rows by their keys: a few literals are looked up in the index of a column, where a join would read all of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import duckdb

_AT_ONCE = 500
_MANY = 3_000
"""Keys from which on reading the table once is faster than looking each of them up."""

_UNCAST = frozenset({"VARCHAR", "INTEGER"})
"""Types that parameters have by themselves: the casts of a hundred take as long as looking their rows up."""


def rows_by_key(
    connection: duckdb.DuckDBPyConnection, sql: str, keys: Iterable[str | int], type_: str = "VARCHAR"
) -> list[tuple[Any, ...]]:
    """The rows of a statement with ``WHERE some_key {}`` for some keys, which are of one type of the database.

    Many keys are asked for in several parts, in their order: what a query groups or sorts must stay inside one key.
    """
    wanted = sorted(keys)
    if len(wanted) > _MANY:
        return connection.execute(sql.format(f"= ANY(?::{type_}[])"), [wanted]).fetchall()
    rows: list[tuple[Any, ...]] = []
    for first in range(0, len(wanted), _AT_ONCE):
        part = wanted[first : first + _AT_ONCE]
        literals = ", ".join(["?" if type_ in _UNCAST else f"?::{type_}"] * len(part))
        rows += connection.execute(sql.format(f"IN ({literals})"), part).fetchall()
    return rows
