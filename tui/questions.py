"""One question to the database: a cursor while it runs, a deadline, and ways to stop it from any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import duckdb

from seeds.saying import say
from store.errors import QueryTimeout
from store.query import Query, Watch

DEADLINE = 10.0
"""Seconds that a question of the panes may take."""

Answer = TypeVar("Answer")


class Superseded(Exception):
    """Nobody waits for this answer any more."""


class _HeldUp(Exception):
    """The file goes to another connection; the question is to be put again when it is there."""


class Question:
    """One question: a cursor while it runs, a deadline, and a way to drop it from any thread."""

    def __init__(self, new_cursor: Callable[[], duckdb.DuckDBPyConnection], deadline: float) -> None:
        self._new_cursor = new_cursor
        self._deadline = deadline
        self._dropped = threading.Event()
        self._held_up = False
        self._lock = threading.Lock()
        self._watch: Watch | None = None
        self._over = False
        self._when_over: list[Callable[[], object]] = []

    @property
    def wanted(self) -> bool:
        """Whether somebody still waits for the answer."""
        return not self._dropped.is_set()

    def dropped_within(self, seconds: float) -> bool:
        """Wait; True as soon as nobody wants the answer any more."""
        return self._dropped.wait(seconds)

    def when_over(self, then: Callable[[], object]) -> None:
        """Call `then` when the work on it is done, in whichever thread that is; now, where it is done already."""
        with self._lock:
            if not self._over:
                self._when_over.append(then)
                return
        then()

    def end(self) -> None:
        """The work on it is done."""
        with self._lock:
            self._over = True
            waiting, self._when_over = self._when_over, []
        for then in waiting:
            then()

    def drop(self) -> None:
        """Nobody wants the answer: stop what runs. Safe from any thread, and more than once."""
        with self._lock:
            self._dropped.set()
            if self._watch is not None:
                self._watch.stop()

    def hold_up(self) -> None:
        """Stop what runs, for it to be asked again. Safe from any thread."""
        with self._lock:
            self._held_up = True
            if self._watch is not None:
                self._watch.stop()

    def answered_by(self, answer: Callable[[Question], Answer]) -> Answer:
        """The answer to it, asked again when it was held up. Raises `Superseded` when dropped."""
        while True:
            try:
                return answer(self)
            except _HeldUp:
                with self._lock:
                    self._held_up = False

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The question's own cursor. Raises `Superseded` when dropped and `QueryTimeout` when too late."""
        with self._new_cursor() as cursor, self.on(cursor):
            yield cursor

    @contextmanager
    def on(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Ask on a cursor that is there already; raises what `cursor` raises."""
        with self._watched(cursor):
            try:
                yield
            except duckdb.InterruptException as error:
                if not self.wanted:
                    raise Superseded from error
                if self._held_up:
                    raise _HeldUp from error
                raise QueryTimeout(
                    say("no answer within {seconds} seconds; narrow the search", seconds=f"{self._deadline:g}")
                ) from error

    @contextmanager
    def _watched(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        watch = Watch(cursor, self._deadline)
        with self._lock:
            if self._dropped.is_set():
                raise Superseded
            if self._held_up:
                raise _HeldUp
            self._watch = watch
            watch.start()
        try:
            yield
        finally:
            with self._lock:
                self._watch = None
            watch.finish()


class KeptCursor:
    """A cursor that outlives a question, for what was laid down on it; one thread at a time uses it."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def asked(self, question: Question) -> Iterator[duckdb.DuckDBPyConnection]:
        """The cursor, while a question is put to it. Raises `Superseded` when it is closed."""
        try:
            with self._lock:
                if self._closed:
                    raise Superseded
                with question.on(self._cursor):
                    yield self._cursor
        finally:
            if self._closed:
                self.close()

    def close(self) -> None:
        """Give it up, with all that was laid down on it; at once, or when the thread that uses it is done."""
        self._closed = True
        if self._lock.acquire(blocking=False):
            try:
                self._cursor.close()
            finally:
                self._lock.release()


class PendingQuery:
    """A query that is made in the thread that runs it: a cursor for it may have to wait for the file to be moved."""

    def __init__(self, make: Callable[[], Query]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._query: Query | None = None
        self._cancelled = False

    def made(self) -> Query:
        """The query, for the thread that is to run it; one that was cancelled before does not start."""
        query = self._make()
        with self._lock:
            self._query = query
            cancelled = self._cancelled
        if cancelled:
            query.cancel()
        return query

    def cancel(self) -> None:
        """Stop the query, or keep it from starting; safe from any thread and at any time."""
        with self._lock:
            self._cancelled = True
            query = self._query
        if query is not None:
            query.cancel()
