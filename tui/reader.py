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
from functools import partial
from pathlib import Path

import duckdb
from textual.message import Message
from textual.widget import Widget

from seeds.errors import DealtrailError
from seeds.saying import said_by, say
from store.database import new_cursor
from store.errors import DatabaseError
from store.snapshot import Reading, open_to_read
from tui.display import cell_text
from tui.first_deals import FirstAwaited, OfStart
from tui.questions import DEADLINE, Answer, KeptCursor, Question, Superseded
from tui.wording import tr

TYPING_PAUSE = 0.015
"""Seconds of rest before a question that every keystroke asks again is put; what runs is stopped anyway.

The list of deals has none: its first rows are found faster than one types."""
LATER_PAUSE = 0.12
"""The same for what is looked at less, so that it does not hold up what is looked at first."""
MOVING_PAUSE = 0.02
"""The same for a cursor that moves."""
_LAST_WAIT = 2.0
"""Seconds that closing waits for a thread to notice that it is not wanted any more."""

_LAST_WORD = 0.25
"""Seconds that questions have to be answered before the file is given to somebody else."""


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
            cursor = new_cursor(self._connection)
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
                    self.path, say("a question is still being answered"), say("try again when it is done")
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
        after: str = "",
    ) -> None:
        """Answer a question in a thread, in as many steps as it takes; the rest is as with `ask`.

        It begins when the question in the lane `after` is answered: two at once would take both longer.
        """
        question = self.question(lane)

        def work() -> Message | None:
            try:
                if question.dropped_within(pause):
                    return None
                message = question.answered_by(answer)
            except Superseded:
                return None
            except (DealtrailError, duckdb.Error) as error:
                message = failed(error_line(error))
            finally:
                question.end()
            return message if question.wanted else None

        def begin() -> None:
            self.start(asker, lane, work, question.drop, question.hold_up)

        def begin_after() -> None:
            if (first := self._lanes.get(after)) is None:
                begin()
            else:
                first.when_over(partial(asker.call_later, begin))

        if after:  # whoever asks in that lane at the same moment is to ask first
            asker.call_later(begin_after)
        else:
            begin()

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
    """An error in one safe line, in the reader's language."""
    return cell_text(" ".join(tr(said_by(error)).split()))
