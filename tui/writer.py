"""Changing the database from within the explorer: one thread at a time, and the panes read on meanwhile.

DuckDB lets a process have a file open either for reading or for writing. So the reader's file is moved to a connection
for writing, on which its questions are answered too, and back to one for reading when the work is done, so that other
processes may read it again.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import duckdb
from textual.message import Message
from textual.widget import Widget

from seeds.errors import DealtrailError
from store.arrivals import is_empty
from store.database import CHANGING, open_database
from store.snapshot import Reading, open_to_read
from tui.reader import Reader, error_line

PATIENCE = 0.5
"""Seconds that another process, which reads the file, is waited for."""

Work: TypeAlias = Callable[[duckdb.DuckDBPyConnection], Message]


@dataclass
class Moved(Message):
    """The reader's file is open in another way, or another file is: what was laid down on it is gone."""


@dataclass(frozen=True)
class _Job:
    """What is to be changed: `asker` gets the message of `work`, or of `failed` with one line on why not.

    `into` is the file to change, None for the one that is read then.
    """

    asker: Widget
    work: Work
    failed: Callable[[str], Message]
    into: Path | None

    def do(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Do it on a connection for writing."""
        try:
            with connection.cursor() as cursor:
                message = self.work(cursor)
        except (DealtrailError, duckdb.Error) as error:
            message = self.failed(error_line(error))
        self.asker.post_message(message)


class Writer:
    """Does one change after another; `owner` runs its thread and is told when the reader's file `Moved`."""

    def __init__(self, reader: Reader, owner: Widget) -> None:
        self._reader = reader
        self._owner = owner
        self._jobs: deque[_Job] = deque()
        self._lock = threading.Lock()
        self._running = False
        self._stopped = threading.Event()

    @property
    def running(self) -> bool:
        """Whether something is being changed."""
        return self._running

    @property
    def stopped(self) -> bool:
        """Whether what takes long is to end early: the explorer closes, or `stop` was called."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Ask for what takes long to end as soon as it can; what is done stays."""
        self._stopped.set()

    def put(self, asker: Widget, work: Work, failed: Callable[[str], Message], *, into: Path | None = None) -> None:
        """Change the database, after what is being changed; `asker` gets the message of `work`, or of `failed`.

        `work` gets a cursor of its own. The file at `into`, by default the one that is read, is what is changed, and
        what is read from then on; it is made when it is not there.
        """
        with self._lock:
            self._jobs.append(_Job(asker, work, failed, into))
            if self._running:
                return
            self._running = True
            self._stopped.clear()
        self._reader.start(self._owner, "writer", self._run, self.stop)

    def do_waiting(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Between two steps of something long: make the changes of the same file that were asked for meanwhile."""
        while (job := self._next()) is not None:
            job.do(connection)

    def _run(self) -> Message:
        while self._goes_on():
            path = self._jobs[0].into or self._reader.path
            try:
                self._change(path)
            except DealtrailError as error:
                self._give_up(error_line(error))
        return Moved()

    def _change(self, path: Path) -> None:
        """Make the changes of one file; one that is new and stays empty is as if it had never been."""
        before, is_new = self._reader.path, not path.exists()
        self._reader.move(path, lambda: _opened(path))
        self._owner.post_message(Moved())
        try:
            with self._reader.cursor() as connection:
                self.do_waiting(connection)
        finally:
            if is_new and self._stayed_empty():
                self._reader.move(before, lambda: open_to_read(before))
                _remove(path)
            else:
                self._reader.move(path, lambda: open_to_read(path))

    def _stayed_empty(self) -> bool:
        with suppress(DealtrailError, duckdb.Error), self._reader.cursor() as connection:
            return is_empty(connection)
        return False

    def _next(self) -> _Job | None:
        """The next change of the file that is open."""
        with self._lock:
            if self._jobs and self._jobs[0].into in (None, self._reader.path):
                return self._jobs.popleft()
            return None

    def _goes_on(self) -> bool:
        with self._lock:
            self._running = bool(self._jobs)
            return self._running

    def _give_up(self, line: str) -> None:
        """Nothing that waits can be done."""
        with self._lock:
            jobs = list(self._jobs)
            self._jobs.clear()
        for job in jobs:
            job.asker.post_message(job.failed(line))


def _opened(path: Path) -> Reading:
    """A file for changing it, and for reading it meanwhile."""
    return Reading(open_database(path, write=True, patience=PATIENCE, memory=CHANGING), None)


def _remove(path: Path) -> None:
    """Remove a database that is closed."""
    for file in (path, path.with_name(f"{path.name}.wal")):
        with suppress(OSError):
            file.unlink()
