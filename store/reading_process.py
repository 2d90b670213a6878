"""Articles read and parsed in a process of their own, a few ahead of the one that is wanted.

Whoever loads them shares its process with a screen, which the parser would hold up.
"""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, TypeAlias, cast

from seeds.errors import ArticleError, DealtrailError
from store.intake import Intake
from store.loading import read_intake

_AHEAD = 4
"""Articles that are on their way at once."""

_BOOT = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from store.reading_process import main; main()"
)


_Answer: TypeAlias = Intake | str | None
"""The rows of an article, why there are none, or None when the process is gone."""


class ReadingProcess:
    """Reads articles in a given order; a context manager, with whose end the process ends, whatever it does."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._wanted = deque(paths)
        self._under_way: deque[Path] = deque()
        self._answers: queue.SimpleQueue[_Answer] = queue.SimpleQueue()
        self._next: _Answer | None = None
        self._child: _Child | None = None

    def __enter__(self) -> ReadingProcess:
        """Starts to read."""
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the process at once."""
        if self._child is not None:
            self._child.end()
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
            problem = "the parser's process ended over it, most likely for want of memory"
            raise ArticleError(path, problem, "split it, or leave it out")
        self._send()
        if isinstance(answer, Intake):
            return answer
        raise DealtrailError(answer)

    def _start_again(self) -> None:
        """What the process had not answered when it ended is read by another one."""
        if self._child is not None:
            self._child.end()
        self._wanted.extendleft(reversed(self._under_way))
        self._under_way.clear()
        self._start()

    def _start(self) -> None:
        self._answers = queue.SimpleQueue()
        self._child = _Child(self._answers)
        self._send()

    def _send(self) -> None:
        while self._child is not None and self._wanted and len(self._under_way) < _AHEAD:
            path = self._wanted.popleft()
            self._under_way.append(path)
            self._child.send(path)


class _Child:
    """A process that runs `main`, and a thread that takes its answers."""

    def __init__(self, answers: queue.SimpleQueue[_Answer]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this very Python, with a text of ours
            [sys.executable, "-P", "-c", _BOOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._input = cast("IO[bytes]", self._process.stdin)
        self._output = cast("IO[bytes]", self._process.stdout)
        self._answers = answers
        self.pid = self._process.pid
        self.send(sys.path)
        threading.Thread(target=self._take, name="articles", daemon=True).start()

    def send(self, message: object) -> None:
        """Sends a message; one that nobody is there to take is lost."""
        with suppress(OSError, ValueError):
            pickle.dump(message, self._input)
            self._input.flush()

    def _take(self) -> None:
        with self._output as source, suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
            while True:
                self._answers.put(pickle.load(source))  # noqa: S301 - our own child writes here
        self._answers.put(None)

    def end(self) -> None:
        """Ends it at once."""
        self._process.kill()
        self._process.wait()
        with suppress(OSError):
            self._input.close()


def main() -> None:
    """Runs in the child: reads what it is asked for, until nobody asks any more."""
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            path: Any = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent writes here
            pickle.dump(_answer(path), target, pickle.HIGHEST_PROTOCOL)
            target.flush()


def _answer(path: Path) -> Intake | str:
    try:
        return read_intake(path)
    except ArticleError as error:
        return str(error)
