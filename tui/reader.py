"""Asking the database without ever making the screen wait.

Every question runs in a worker thread on a cursor of its own. A lane is a named row of questions of which only the
newest matters: a new one interrupts the one before. Answers come back as messages, and only if nobody asked anew.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import duckdb
from textual.message import Message
from textual.widget import Widget

from seeds.errors import DealtrailError
from store.errors import DatabaseError, QueryTimeout
from store.query import Watch
from store.snapshot import Reading, open_to_read
from tui.display import cell_text
from tui.first_deals import FirstAwaited, OfStart
from tui.wording import tr

TYPING_PAUSE = 0.015
"""Seconds of rest before a question that every keystroke asks again is put; what runs is stopped anyway."""
LATER_PAUSE = 0.12
"""The same for what is looked at less, so that it does not hold up what is looked at first."""
MOVING_PAUSE = 0.02
"""The same for a cursor that moves."""
DEADLINE = 10.0
"""Seconds that a question of the panes may take."""

_LAST_WAIT = 2.0
"""Seconds that closing waits for a thread to notice that it is not wanted any more."""

_LAST_WORD = 0.25
"""Seconds that questions have to be answered before the file is given to somebody else."""

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
                    tr("no answer within {seconds} seconds; narrow the search", seconds=f"{self._deadline:g}")
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


@dataclass(frozen=True)
class _Stops:
    """How the work of a thread is ended for good, and how it is when it may be done again."""

    drop: Callable[[], None]
    hold_up: Callable[[], None]


class Reader:
    """The open database of the explorer; `notice` says what is shown when another process writes to the file.

    `of_start` are the deals that are listed first, where they were read while it was opened. `path` may become another
    file, and what was asked before stops being so, when it is `moved`.
    """

    def __init__(self, path: Path, opened: Reading | None = None, first: FirstAwaited | None = None) -> None:
        opened = opened or open_to_read(path)
        self.path = path
        self.notice = opened.notice
        self.of_start = OfStart(first)
        self._connection = opened.connection
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._at_work: dict[int, _Stops] = {}
        self._held_up: set[int] = set()
        self._moving = False
        self._lanes: dict[str, Question] = {}
        self._lent: weakref.WeakSet[duckdb.DuckDBPyConnection] = weakref.WeakSet()
        self._kept: weakref.WeakSet[KeptCursor] = weakref.WeakSet()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A new cursor, for one thread; safe from any thread, though DuckDB lets only one at a time make one.

        While the file is being moved to another connection it is waited for.
        """
        with self._lock:
            self._wait_for_file()
            cursor = self._connection.cursor()
            self._lent.add(cursor)
            return cursor

    def _wait_for_file(self) -> None:
        thread = threading.get_ident()
        while self._moving:
            self._held_up.add(thread)
            self._changed.notify_all()
            try:
                self._changed.wait()
            finally:
                self._held_up.discard(thread)

    def move(self, path: Path, opening: Callable[[], Reading]) -> None:
        """Close the file once the questions are answered, and go on with what `opening` gives, of `path`.

        For a thread that is not the screen's. New questions wait meanwhile; those that take long are stopped and asked
        again, and lists that were laid down are gone. Raises what `opening` raises, after the old file was opened for
        reading again.
        """
        with self._changed:
            self._wait_for_file()
            self._moving = True
        try:
            self._let_go()
            try:
                opened = opening()
            except BaseException:
                self._go_on_with(self.path, open_to_read(self.path))
                raise
            self._go_on_with(path, opened)
        finally:
            with self._changed:
                self._moving = False
                self._changed.notify_all()

    def _go_on_with(self, path: Path, opened: Reading) -> None:
        self.path, self.notice, self._connection = path, opened.notice, opened.connection

    def _let_go(self) -> None:
        """Close the connection and every cursor of it. Raises `DatabaseError` when one stays in use."""
        with self._changed:
            if not self._changed.wait_for(self._is_idle, timeout=_LAST_WORD):
                for thread, stops in self._at_work.items():
                    if thread not in self._held_up and thread != threading.get_ident():
                        stops.hold_up()
            if not self._changed.wait_for(self._is_idle, timeout=_LAST_WAIT):
                raise DatabaseError(
                    self.path, tr("a question is still being answered"), tr("try again when it is done")
                )
            for kept in self._kept:
                kept.close()
            for cursor in self._lent:
                cursor.close()
            self._connection.close()

    def _is_idle(self) -> bool:
        return not self._at_work.keys() - self._held_up - {threading.get_ident()}

    def keep(self) -> KeptCursor:
        """A new cursor to keep; it is closed with the file at the latest."""
        kept = KeptCursor(self.cursor())
        with self._lock:
            self._kept.add(kept)
        return kept

    def question(self, lane: str, deadline: float = DEADLINE) -> Question:
        """A new question in a lane; the one before it is dropped."""
        self.drop(lane)
        question = self._lanes[lane] = Question(self.cursor, deadline)
        return question

    def drop(self, lane: str) -> None:
        """Drop whatever was asked last in a lane."""
        if (before := self._lanes.get(lane)) is not None:
            before.drop()

    def close(self) -> None:
        """Stop whatever runs, and close the file when nothing uses it any more."""
        with self._lock:
            at_work = list(self._at_work.values())
        for stops in at_work:
            stops.drop()
        with self._lock:
            if self._changed.wait_for(lambda: not self._at_work, timeout=_LAST_WAIT):
                for kept in self._kept:
                    kept.close()
                self._connection.close()

    def start(
        self,
        asker: Widget,
        lane: str,
        work: Callable[[], Message | None],
        stop: Callable[[], None],
        hold_up: Callable[[], None] | None = None,
    ) -> None:
        """Do `work` in a thread, which `stop` ends early; `asker` gets the message that it returns, if any.

        `hold_up` stops it for the file to be moved, by default as `stop` does.
        """

        def run() -> None:
            with self._noted(_Stops(stop, hold_up or stop)):
                message = work()
            if message is not None:
                asker.post_message(message)

        asker.run_worker(run, thread=True, group=lane, name=lane, exit_on_error=True)

    def ask(
        self,
        asker: Widget,
        lane: str,
        work: Callable[[duckdb.DuckDBPyConnection], Answer],
        answered: Callable[[Answer], Message],
        failed: Callable[[str], Message],
        *,
        on: KeptCursor | None = None,
        pause: float = 0.0,
    ) -> None:
        """Do `work` in a thread, on a cursor of its own or `on` a kept one.

        `asker` gets the message made of the answer, or of one line on why there is none. The question stops the one
        before it in its lane. Textual's `exclusive` would only forget the thread.
        """

        def answer(question: Question) -> Message:
            with on.asked(question) if on is not None else question.cursor() as cursor:
                return answered(work(cursor))

        self.put(asker, lane, answer, failed, pause=pause)

    def put(
        self,
        asker: Widget,
        lane: str,
        answer: Callable[[Question], Message],
        failed: Callable[[str], Message],
        *,
        pause: float = 0.0,
    ) -> None:
        """Answer a question in a thread, in as many steps as it takes; the rest is as with `ask`."""
        question = self.question(lane)

        def work() -> Message | None:
            if question.dropped_within(pause):
                return None
            try:
                message = question.answered_by(answer)
            except Superseded:
                return None
            except (DealtrailError, duckdb.Error) as error:
                message = failed(error_line(error))
            return message if question.wanted else None

        self.start(asker, lane, work, question.drop, question.hold_up)

    @contextmanager
    def asking(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for a thread that was not started here; closing or moving the file waits for it, or stops it.

        Raises `Superseded` when it was stopped, and `QueryTimeout`.
        """
        question = Question(self.cursor, DEADLINE)
        with self._noted(_Stops(question.drop, question.drop)), question.cursor() as cursor:
            yield cursor

    @contextmanager
    def _noted(self, stops: _Stops) -> Iterator[None]:
        thread = threading.get_ident()
        with self._lock:
            self._at_work[thread] = stops
        try:
            yield
        finally:
            with self._lock:
                del self._at_work[thread]
                self._changed.notify_all()


def error_line(error: Exception) -> str:
    """An error in one safe line."""
    return cell_text(" ".join(str(error).split()))
