"""Rows that are at hand already, to be written as if a query gave them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import duckdb

from store.errors import QueryCancelled
from store.query import CANCELLED, Query, Result, Row


class HeldQuery(Query):
    """Gives rows that are here, without asking anything; a cancel stops it as it stops any query."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        columns: tuple[str, ...],
        types: tuple[str, ...],
        rows: Sequence[Row],
    ) -> None:
        super().__init__(connection, "", limit=None, deadline=None)
        self._result = _HeldResult(self, columns, types, rows)

    @property
    def cancelled(self) -> bool:
        """Whether it is not wanted any more."""
        return self._cancelled

    @contextmanager
    def open(self) -> Iterator[Result]:
        """The rows one batch at a time."""
        self._result.at = 0
        yield self._result


class _HeldResult(Result):
    """The rows, from the first that was not given yet."""

    def __init__(self, query: HeldQuery, columns: tuple[str, ...], types: tuple[str, ...], rows: Sequence[Row]) -> None:
        self.columns = columns
        self.types = types
        self.at = 0
        self._query = query
        self._rows = rows

    def fetch(self, count: int) -> list[Row]:
        """The next rows, at most `count`; none when all were given."""
        if self._query.cancelled:
            raise QueryCancelled(CANCELLED)
        start, self.at = self.at, self.at + count
        return list(self._rows[start : self.at])
