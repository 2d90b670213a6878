"""Loading articles while the explorer is open: looking for them, and the thread's side of it.

Articles are read and parsed in a process of their own, so that the screen never waits; the writer's thread merges them.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import duckdb
from textual.message import Message

from seeds.errors import ArticleError, DealtrailError
from seeds.reading import find_articles
from store.arrivals import Arrived, arrived, is_known
from store.intake import Intake
from store.loading import LoadProgress, load
from store.reading_process import ReadingProcess
from tui.load_state import Ended, Found, LoadState, Refused, Stepped
from tui.reader import error_line
from tui.wording import tr
from tui.writer import Writer

TOLD_EVERY = 0.1
"""Seconds between two steps that are told of."""

ASKED_EVERY = 3.0
"""Seconds between two times that the panes ask again."""

_MOMENT = 0.05


def find(paths: Iterable[Path]) -> Found:
    """Look for the articles at paths, as `dealtrail load` does."""
    found: set[Path] = set()
    refused: list[Refused] = []
    for path in paths:
        try:
            found.update(article.absolute() for article in find_articles([path]))
        except ArticleError as error:
            refused.append(_refused(path, error.said))
    return Found(tuple(sorted(found)), tuple(refused))


def _refused(path: Path, line: str) -> Refused:
    """A path with why, without the path that errors begin with; languages differ in the blanks around its colon."""
    return Refused(path, tr(line).removeprefix(str(path)).lstrip(":\u00a0 "))


class Loading:
    """One load: `work` is what the writer is given to do; `stop` ends it early, from any thread.

    `tell` posts the messages of how far it is, and is safe from any thread too.
    """

    def __init__(self, writer: Writer, found: Found, target: Path, tell: Callable[[Message], object]) -> None:
        self._writer = writer
        self._articles = found.articles
        self._tell = tell
        self._stopped = threading.Event()
        self._reports: set[str] = set()
        self._refused = list(found.refused)
        self._process: ReadingProcess | None = None
        self._known = self._stale = False
        self._told = self._asked = time.monotonic()
        self.state = LoadState(target, running=True, total=len(found.articles), refused=found.refused)

    @property
    def pid(self) -> int | None:
        """The process that reads and parses, None when there is none."""
        return None if self._process is None else self._process.pid

    def stop(self) -> None:
        """End it after the article at hand; what is loaded stays."""
        self._stopped.set()

    def work(self, connection: duckdb.DuckDBPyConnection) -> Message:
        """Load the articles; in the writer's thread."""
        with ReadingProcess(self._articles) as process:
            self._process = process
            try:
                load(
                    connection,
                    self._articles,
                    read=lambda path: self._read(connection, process, path),
                    found=True,
                    progress=lambda at: self._note(connection, at),
                    cancelled=lambda: self._cancelled(connection, process),
                )
            except (DealtrailError, duckdb.Error) as error:
                self.state = replace(self.state, problem=error_line(error))
        with suppress(DealtrailError, duckdb.Error):
            self.state = replace(self.state, arrived=arrived(connection, self._reports))
        return self.failed(self.state.problem)

    def failed(self, problem: str) -> Message:
        """It is over; why, where that is not because all was read or the reader had enough."""
        self.state = replace(self.state, running=False, refused=tuple(self._refused), problem=problem)
        return Ended(self.state)

    def _read(self, connection: duckdb.DuckDBPyConnection, process: ReadingProcess, path: Path) -> Intake:
        intake = process.read(path)
        self._known = is_known(connection, intake.document_id)
        return intake

    def _cancelled(self, connection: duckdb.DuckDBPyConnection, process: ReadingProcess) -> bool:
        """Wait for the next article, and let what else is to be changed in between."""
        while True:
            self._writer.do_waiting(connection)
            if self._stopped.is_set() or self._writer.stopped:
                return True
            if process.ready(_MOMENT):
                return False

    def _note(self, connection: duckdb.DuckDBPyConnection, at: LoadProgress) -> None:
        """Count an article, and tell of it now and then."""
        state = replace(self.state, done=at.done)
        if at.refusal is not None:
            self._refused.append(_refused(at.path, at.refusal))
            state = replace(state, unread=state.unread + 1)
        elif at.document_id is not None:
            state = replace(state, loaded=state.loaded + 1, reports=state.reports + len(at.reports))
            self._stale = True
            if not self._known:
                self._reports.update(at.reports)
        self.state = state
        now = time.monotonic()
        if self._stale and now - self._asked >= ASKED_EVERY:
            self._asked, self._stale = now, False
            self._step(now, fresh=True, arrived=arrived(connection, self._reports))
        elif now - self._told >= TOLD_EVERY:
            self._step(now, fresh=False, arrived=self.state.arrived)

    def _step(self, now: float, *, fresh: bool, arrived: Arrived) -> None:
        self._told = now
        self.state = replace(self.state, refused=tuple(self._refused), arrived=arrived)
        self._tell(Stepped(self.state, fresh))
