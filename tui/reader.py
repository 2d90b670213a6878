"""Asking the database without ever making the screen wait.

Every question runs in a worker thread on a cursor of its own. A lane is a named row of questions of which only the
newest matters: a new one interrupts the one before. Answers come back as messages, and only if nobody asked anew.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import duckdb
from textual.message import Message
from textual.widget import Widget

from seeds.errors import DealtrailError
from store.database import open_database
from store.errors import QueryTimeout
from store.query import Watch
from tui.display import cell_text

TYPING_PAUSE = 0.05
"""Seconds of rest before a question that every keystroke asks again is put."""
MOVING_PAUSE = 0.02
"""The same for a cursor that moves."""
DEADLINE = 10.0
"""Seconds that a question of the panes may take."""

Answer = TypeVar("Answer")


class Superseded(Exception):
    """Nobody waits for this answer any more."""


class Question:
    """One question: a cursor while it runs, a deadline, and a way to drop it from any thread."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, deadline: float) -> None:
        self._connection = connection
        self._deadline = deadline
        self._dropped = threading.Event()
        self._lock = threading.Lock()
        self._watch: Watch | None = None

    @property
    def wanted(self) -> bool:
        """Whether somebody still waits for the answer."""
        return not self._dropped.is_set()

    def dropped_within(self, seconds: float) -> bool:
        """Wait; True as soon as nobody wants the answer any more."""
        return self._dropped.wait(seconds)

    def drop(self) -> None:
        """Nobody wants the answer: stop what runs. Safe from any thread, and more than once."""
        with self._lock:
            self._dropped.set()
            if self._watch is not None:
                self._watch.stop()

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The question's own cursor. Raises `Superseded` when dropped and `QueryTimeout` when too late."""
        with self._connection.cursor() as cursor, self._watched(cursor):
            try:
                yield cursor
            except duckdb.InterruptException as error:
                if not self.wanted:
                    raise Superseded from error
                raise QueryTimeout(f"no answer within {self._deadline:g} seconds; narrow the search") from error

    @contextmanager
    def _watched(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        watch = Watch(cursor, self._deadline)
        with self._lock:
            if self._dropped.is_set():
                raise Superseded
            self._watch = watch
            watch.start()
        try:
            yield
        finally:
            with self._lock:
                self._watch = None
            watch.finish()


class Reader:
    """The open database of the explorer."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = open_database(path)
        self._lanes: dict[str, Question] = {}

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The connection, for code that makes its own cursors."""
        return self._connection

    def question(self, lane: str, deadline: float = DEADLINE) -> Question:
        """A new question in a lane; the one before it is dropped."""
        self.drop(lane)
        question = self._lanes[lane] = Question(self._connection, deadline)
        return question

    def drop(self, lane: str) -> None:
        """Drop whatever was asked last in a lane."""
        if (before := self._lanes.get(lane)) is not None:
            before.drop()

    def close(self) -> None:
        """Drop every question and close the file."""
        for lane in self._lanes:
            self.drop(lane)
        self._connection.close()

    def ask(
        self,
        asker: Widget,
        lane: str,
        work: Callable[[duckdb.DuckDBPyConnection], Answer],
        answered: Callable[[Answer], Message],
        failed: Callable[[str], Message],
        *,
        pause: float = 0.0,
    ) -> None:
        """Do `work` on a cursor in a thread; `asker` gets the message made of the answer, or of one line on why not.

        The question stops the one before it in its lane. Textual's `exclusive` would only forget the thread.
        """
        question = self.question(lane)

        def run() -> None:
            if question.dropped_within(pause):
                return
            try:
                with question.cursor() as cursor:
                    message = answered(work(cursor))
            except Superseded:
                return
            except (DealtrailError, duckdb.Error) as error:
                message = failed(error_line(error))
            if question.wanted:
                asker.post_message(message)

        asker.run_worker(run, thread=True, group=lane, name=lane, exit_on_error=True)


def error_line(error: Exception) -> str:
    """An error in one safe line."""
    return cell_text(" ".join(str(error).split()))
