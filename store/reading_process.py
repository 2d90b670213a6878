"""Articles read and parsed in a process of their own, a few ahead of the one that is wanted.

Whoever loads them shares its process with a screen, which the parser would hold up.
"""

from __future__ import annotations

import os
import pickle
import queue
import sys
import threading
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, TypeAlias

from seeds.errors import ArticleError, DealtrailError
from seeds.saying import Said, say
from store.child_process import ChildProcess
from store.intake import Intake
from store.loading import read_intake

_AHEAD = 4
"""Articles that are on their way at once."""

_Answer: TypeAlias = Intake | str | None
"""The rows of an article, why there are none, or None when the process is gone."""


class ReadingProcess:
    """Reads articles in a given order; a context manager, with whose end the process ends, whatever it does."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._wanted = deque(paths)
        self._under_way: deque[Path] = deque()
        self._answers: queue.SimpleQueue[_Answer] = queue.SimpleQueue()
        self._next: _Answer | None = None
        self._child: ChildProcess | None = None

    def __enter__(self) -> ReadingProcess:
        """Starts to read."""
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the process at once."""
        if self._child is not None:
            self._child.kill()
            self._child = None

    @property
    def pid(self) -> int | None:
        """The process, None when it is gone."""
        return self._child.pid if self._child is not None else None

    def ready(self, seconds: float) -> bool:
        """Whether `read` answers at once; it may take so many seconds until then."""
        if self._next is None and self._under_way:
            with suppress(queue.Empty):
                self._next = self._answers.get(timeout=seconds)
        return self._next is not None or not self._under_way

    def read(self, path: Path) -> Intake:
        """The rows of the next article, which is at `path`. Raises `DealtrailError`."""
        while not self.ready(1.0):
            pass
        if self._under_way and self._under_way[0] == path and self._next is not None:
            self._under_way.popleft()
            answer, self._next = self._next, None
        else:
            raise ValueError(f"{path} is not the next of the articles to read")
        if answer is None:
            self._start_again()
            problem = say("the parser's process ended over it, most likely for want of memory")
            raise ArticleError(path, problem, say("split it, or leave it out"))
        self._send()
        if isinstance(answer, Intake):
            return answer
        raise DealtrailError(answer)

    def _start_again(self) -> None:
        """What the process had not answered when it ended is read by another one."""
        if self._child is not None:
            self._child.kill()
        self._wanted.extendleft(reversed(self._under_way))
        self._under_way.clear()
        self._start()

    def _start(self) -> None:
        self._answers = queue.SimpleQueue()
        self._child = ChildProcess("store.reading_process")
        passing_on = (self._child, self._answers)
        threading.Thread(target=_take_answers, args=passing_on, name="articles", daemon=True).start()
        self._send()

    def _send(self) -> None:
        while self._child is not None and self._wanted and len(self._under_way) < _AHEAD:
            path = self._wanted.popleft()
            self._under_way.append(path)
            self._child.send(path)


def _take_answers(child: ChildProcess, answers: queue.SimpleQueue[_Answer]) -> None:
    """Pass on what a child answers, and at last that it is gone; in a thread of its own."""
    with suppress(EOFError):
        while True:
            answers.put(child.receive())
    answers.put(None)
    child.close()


def main() -> None:
    """Runs in the child: reads what it is asked for, until nobody asks any more."""
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            path: Any = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent writes here
            pickle.dump(_answer(path), target, pickle.HIGHEST_PROTOCOL)
            target.flush()


def _answer(path: Path) -> Intake | Said:
    try:
        return read_intake(path)
    except ArticleError as error:
        return error.said
