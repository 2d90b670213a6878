"""The user's SQL in a process of its own: what cannot be interrupted is killed, and the caller lives on."""

from __future__ import annotations

import atexit
import itertools
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import duckdb

from seeds.saying import say
from store import errors
from store.child_process import ChildProcess
from store.console import ConsoleQuery
from store.console_worker import Cancel, Close, Failed, Fetch, Open, Opened
from store.database import path_of
from store.errors import QueryCancelled, QueryError, QueryTimeout
from store.query import CANCELLED, DEADLINE, ROW_LIMIT, Query, Result, Row, too_late

GRACE = 1.0
"""Seconds after its deadline in which a statement may end by itself."""

PATIENCE = 0.07
"""Seconds after a cancel in which a statement may end by itself."""


def console_query(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    params: Mapping[str, object] | None = None,
    *,
    limit: int | None = ROW_LIMIT,
    deadline: float | None = DEADLINE,
) -> Query:
    """The user's statement, to run in a process of its own where that can open the file too.

    It can while the connection only reads a file that is there. Beside a connection that writes, DuckDB lets nobody
    in, and a copy made while another process writes has no name any more: then the statement runs in this process, and
    one that cannot be interrupted has to be waited for.
    """
    with connection.cursor() as cursor:
        (reads,) = cursor.execute(_READS).fetchone() or (False,)
        kind = IsolatedQuery if reads and path_of(cursor).exists() else ConsoleQuery
    return kind(connection, sql, params, limit=limit, deadline=deadline)


def prepare() -> None:
    """Starts a process for the next statement, which takes a fraction of a second."""
    _give_back(_take())


class IsolatedQuery(ConsoleQuery):
    """As `ConsoleQuery`, on the file of a connection that reads, in a process of its own.

    It ends within `PATIENCE` of a cancel and within `GRACE` of its deadline, whatever it does.
    """

    def cancel(self) -> None:
        """Stops the query, or keeps it from starting; safe from any thread and at any time."""
        with self._lock:
            self._cancelled = True
            if self._guard is not None:
                self._guard.stop()

    @contextmanager
    def open(self) -> Iterator[Result]:
        """The rows one batch at a time."""
        with self._connection.cursor() as cursor:
            path = str(path_of(cursor))
        process = _take()
        number = next(_numbers)
        guard = _Guard(process, number, self.deadline)
        try:
            with self._lock:
                if self._cancelled:
                    raise QueryCancelled(CANCELLED)
                self._guard = guard
                guard.start()
            remote = _Remote(process, guard)
            opened = remote.ask(Open(number, path, self.sql, dict(self._values), self.deadline))
            yield _RemoteResult(opened, remote)
            remote.ask(Close())
        except _FailedError as failed:
            process.worn |= failed.answer.worn
            raise failed.as_query_error() from None
        except BaseException:
            process.worn |= guard.started
            raise
        finally:
            with self._lock:
                self._guard = None
            guard.finish()
            _give_back(process)

    _guard: _Guard | None = None


class _Process(ChildProcess):
    """A child that runs `store.console_worker`; `worn` when it shall take no other statement."""

    def __init__(self) -> None:
        self.worn = False
        super().__init__("store.console_worker")

    @property
    def alive(self) -> bool:
        """Whether it can take a message."""
        return not self.worn and super().alive

    def kill(self) -> None:
        """Ends it at once."""
        self.worn = True
        super().kill()


class _Guard:
    """Ends a statement that does not end by itself after its deadline or after `stop`."""

    def __init__(self, process: _Process, number: int, deadline: float | None) -> None:
        self.started = False
        self.cancelled = False
        self.overdue = False
        self.deadline = deadline
        self._process = process
        self._number = number
        self._wake = threading.Event()
        self._finished = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="console-guard", daemon=True)

    def start(self) -> None:
        """Starts the clock."""
        self.started = True
        self._thread.start()

    def stop(self) -> None:
        """Cancels the statement now."""
        self.cancelled = True
        self._wake.set()

    def finish(self) -> None:
        """Ends the watch."""
        self._finished.set()
        self._wake.set()
        if self.started:
            self._thread.join()

    def _watch(self) -> None:
        self.overdue = not self._wake.wait(None if self.deadline is None else self.deadline + GRACE)
        if self._finished.is_set():
            return
        self._process.send(Cancel(self._number))
        if self.overdue or not self._finished.wait(PATIENCE):
            self._process.kill()


class _FailedError(Exception):
    """The other process says what went wrong."""

    def __init__(self, answer: Failed) -> None:
        super().__init__(answer.problem)
        self.answer = answer

    def as_query_error(self) -> QueryError:
        """The error as this process raises it."""
        kind = getattr(errors, self.answer.error)
        found: QueryError = kind(self.answer.problem, line=self.answer.line, column=self.answer.column)
        return found


class _Remote:
    """Questions to a process, and their answers."""

    def __init__(self, process: _Process, guard: _Guard) -> None:
        self._process = process
        self._guard = guard

    def ask(self, message: object) -> Any:
        """The answer. Raises `QueryError` when the process is gone and `_FailedError` when it says that it failed."""
        self._process.send(message)
        try:
            answer = self._process.receive()
        except EOFError:
            self._process.worn = True
            raise self._why_gone() from None
        if isinstance(answer, Failed):
            raise _FailedError(answer)
        return answer

    def _why_gone(self) -> QueryError:
        if self._guard.cancelled:
            return QueryCancelled(CANCELLED)
        if self._guard.overdue:
            return QueryTimeout(too_late(self._guard.deadline))
        return QueryError(say("the query used up its process, most likely the memory; narrow it with WHERE or LIMIT"))


class _RemoteResult(Result):
    """The rows of a statement in another process."""

    def __init__(self, opened: Opened, remote: _Remote) -> None:
        self.columns = opened.columns
        self.types = opened.types
        self._remote = remote

    def fetch(self, count: int) -> list[Row]:
        """The next rows, at most `count`; none when all were given."""
        rows: list[Row] = self._remote.ask(Fetch(count))
        return rows


_numbers = itertools.count(1)
_idle: list[_Process] = []
_idle_lock = threading.Lock()


def _take() -> _Process:
    """A process that waits, or a new one."""
    with _idle_lock:
        while _idle:
            process = _idle.pop()
            if process.alive:
                return process
            process.close()
    return _Process()


def _give_back(process: _Process) -> None:
    """Keeps one process for the next statement, and ends it otherwise."""
    with _idle_lock:
        if process.alive and not _idle:
            _idle.append(process)
            return
    process.kill()
    threading.Thread(target=process.close, name="console-burial", daemon=True).start()


@atexit.register
def _end_idle() -> None:
    with _idle_lock:
        for process in _idle:
            process.close()
        _idle.clear()


_READS = "SELECT readonly FROM duckdb_databases() WHERE database_name = current_database()"
