"""Running one query: on a cursor of its own, with a row limit, a deadline, and a cancel that works from any thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import duckdb

from seeds.saying import Said, say
from store.database import new_cursor
from store.errors import QueryCancelled, QueryError, QueryTimeout
from store.query_errors import as_query_error

ROW_LIMIT = 500
"""How many rows a query gives when nothing else is asked for."""

DEADLINE = 10.0
"""How many seconds a query may take when nothing else is asked for."""

_INTERRUPT_AGAIN = 0.02
_FROM_DUCKDB = (duckdb.Error, OverflowError, RuntimeError, TypeError, ValueError)

Row = tuple[Any, ...]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query; `truncated` when there were more than the limit, `seconds` from start to last row."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[Row, ...]
    truncated: bool
    seconds: float


class Result:
    """A running query's columns, with the DuckDB name of each one's type, and its rows as they come."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, sql: str) -> None:
        description = cursor.description or []
        self.columns = tuple(str(column[0]) for column in description)
        self.types = tuple(str(column[1]) for column in description)
        self._cursor = cursor
        self._sql = sql

    def fetch(self, count: int) -> list[Row]:
        """The next rows, at most `count`; none when all were given."""
        with errors_of(self._sql):
            return self._cursor.fetchmany(count)


class Watch:
    """Interrupts a cursor when the deadline (in seconds) passes or `stop` is called, again and again until `finish`.

    One interrupt is not enough: it has no effect when it comes just before the statement starts. `timed_out` tells
    whether the deadline did it.
    """

    def __init__(self, cursor: duckdb.DuckDBPyConnection, deadline: float | None) -> None:
        self.timed_out = False
        self._cursor = cursor
        self._deadline = deadline
        self._wake = threading.Event()
        self._finished = threading.Event()
        self._thread = threading.Thread(target=self._interrupt, name="query-watch", daemon=True)

    def start(self) -> None:
        """Starts the clock."""
        self._thread.start()

    def stop(self) -> None:
        """Interrupts the cursor now."""
        self._wake.set()

    def finish(self) -> None:
        """Ends the watch; after it no interrupt reaches the cursor."""
        self._finished.set()
        self._wake.set()
        self._thread.join()

    def _interrupt(self) -> None:
        self.timed_out = not self._wake.wait(self._deadline)
        while not self._finished.is_set():
            self._cursor.interrupt()
            self._finished.wait(_INTERRUPT_AGAIN)


class Query:
    """One statement with its parameters, to be run with `run` or read row by row with `open`.

    `limit` None gives all rows, `deadline` None (otherwise in seconds) all the time. One giant value, such as
    ``repeat('x', 2000000000)``, cannot be interrupted: DuckDB looks for interrupts only between vectors.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        sql: str,
        params: Sequence[Any] | Mapping[str, Any] = (),
        *,
        limit: int | None = ROW_LIMIT,
        deadline: float | None = DEADLINE,
    ) -> None:
        self.sql = sql
        self.limit = limit
        self.deadline = deadline
        self._connection = connection
        self._params: Sequence[Any] | Mapping[str, Any] = params
        self._lock = threading.Lock()
        self._cancelled = False
        self._watch: Watch | None = None

    def run(self) -> Answer:
        """The answer. Raises `QueryError`, `QueryTimeout` or `QueryCancelled`."""
        return interruptibly(self._run, self.cancel)

    def cancel(self) -> None:
        """Stops the query, or keeps it from starting; safe from any thread and at any time."""
        with self._lock:
            self._cancelled = True
            if self._watch is not None:
                self._watch.stop()

    @contextmanager
    def open(self) -> Iterator[Result]:
        """The rows one batch at a time; the cursor is closed at the end."""
        with errors_of(self.sql):
            cursor = self._cursor()
        try:
            with self._transaction(cursor), self._watched(cursor):
                with errors_of(self.sql):
                    cursor.execute(self._statement(cursor), self._params)
                yield Result(cursor, self.sql)
        finally:
            cursor.close()

    def _run(self) -> Answer:
        started = time.monotonic()
        with self.open() as result:
            rows = self._all_rows(result) if self.limit is None else result.fetch(self.limit + 1)
        truncated = self.limit is not None and len(rows) > self.limit
        kept = tuple(rows[: self.limit])
        return Answer(result.columns, result.types, kept, truncated, time.monotonic() - started)

    def _all_rows(self, result: Result) -> list[Row]:
        rows: list[Row] = []
        while batch := result.fetch(1000):
            rows += batch
        return rows

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        return new_cursor(self._connection)

    def _statement(self, _cursor: duckdb.DuckDBPyConnection) -> str:
        return self.sql

    @contextmanager
    def _transaction(self, _cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        yield

    @contextmanager
    def _watched(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Lets the deadline and `cancel` interrupt the cursor, and names the one that did."""
        watch = Watch(cursor, self.deadline)
        with self._lock:
            if self._cancelled:
                raise QueryCancelled(CANCELLED)
            self._watch = watch
            watch.start()
        try:
            yield
        except _InterruptedError as error:
            raise self._stopped(watch) from error
        finally:
            with self._lock:
                self._watch = None
            watch.finish()

    def _stopped(self, watch: Watch) -> QueryError:
        return QueryTimeout(too_late(self.deadline)) if watch.timed_out else QueryCancelled(CANCELLED)


def interruptibly(work: Callable[[], _T], cancel: Callable[[], None]) -> _T:
    """What `work` returns, with ctrl-C obeyed at once: `cancel` is called and `KeyboardInterrupt` goes on.

    DuckDB, when it runs in the main thread, looks for signals so rarely that a ctrl-C can wait for a minute.
    """
    if threading.current_thread() is not threading.main_thread():
        return work()
    with ThreadPoolExecutor(1) as pool:
        future = None
        try:
            future = pool.submit(work)
            return future.result()
        except KeyboardInterrupt:
            cancel()
            raise
        finally:
            # An error knows this frame; if the frame knew the error's future, the connection would live on with it.
            del future


CANCELLED = say("the query was cancelled")


def too_late(deadline: float | None) -> Said:
    """What is said of a query that reached its deadline, in seconds."""
    return say(
        "the query was stopped after {seconds} seconds; narrow it with WHERE or LIMIT, or allow more time",
        seconds=f"{deadline:g}",
    )


class _InterruptedError(Exception):
    """DuckDB was interrupted; who did it is for the query to say."""


@contextmanager
def errors_of(sql: str) -> Iterator[None]:
    """What DuckDB raises, its client's failures to make Python values among them, as one clear line."""
    try:
        yield
    except duckdb.InterruptException as error:
        raise _InterruptedError from error
    except _FROM_DUCKDB as error:
        raise as_query_error(error, sql) from error
