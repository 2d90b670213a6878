"""The process in which the user's SQL runs, so that it can be ended whatever it does.

DuckDB can be interrupted only between vectors, and ``repeat('x', 2000000000)`` or the edit distance of two long texts
is one; its memory limit does not count what a single value takes. This process may be killed at any moment and is
capped by the system where the system can. It takes messages on its standard input and answers on its standard output.
"""

from __future__ import annotations

import os
import pickle
import queue
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from seeds.saying import Said, say

MOST_MEMORY = 3 * 2**30
"""Bytes that the process may take, where the system counts them: what DuckDB allows itself and one large value."""


@dataclass(frozen=True, slots=True)
class Open:
    """Run a statement, the `number`-th; answered by `Opened` or `Failed`. `deadline` is in seconds."""

    number: int
    path: str
    sql: str
    params: Mapping[str, Any]
    deadline: float | None


@dataclass(frozen=True, slots=True)
class Fetch:
    """Give the next rows; answered by a list of them or by `Failed`."""

    count: int


@dataclass(frozen=True, slots=True)
class Close:
    """The statement is done with; answered by `Closed`."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop the statement of that number; not answered, but it fails if it still runs."""

    number: int


@dataclass(frozen=True, slots=True)
class Opened:
    """The columns and types of the answer."""

    columns: tuple[str, ...]
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """Ready for the next statement."""


@dataclass(frozen=True, slots=True)
class Failed:
    """What went wrong: the name of an error of `store.errors`, and its line; `worn` when the process should end."""

    error: str
    problem: Said
    line: int | None = None
    column: int | None = None
    worn: bool = False


class Worker:
    """One statement after another, until the standard input ends."""

    def __init__(self, source: BinaryIO, target: BinaryIO) -> None:
        self._source = source
        self._target = target
        self._messages: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._running: tuple[int, Callable[[], None]] | None = None

    def run(self) -> None:
        """Answers messages for ever."""
        threading.Thread(target=self._listen, daemon=True).start()
        while True:
            asked = self._messages.get()
            if isinstance(asked, Open):
                self._answer(asked)
            elif isinstance(asked, Close):
                self._send(Closed())

    def _listen(self) -> None:
        """Takes messages while a statement runs; when nobody is left to send any, the process ends at once."""
        while True:
            try:
                message = pickle.load(self._source)  # noqa: S301 - only the process that started this one writes here
            except (EOFError, OSError, pickle.UnpicklingError):
                os._exit(0)
            if isinstance(message, Cancel):
                self._stop(message.number)
            else:
                self._messages.put(message)

    def _answer(self, asked: Open) -> None:
        from store.console import ConsoleQuery
        from store.database import open_database
        from store.errors import QueryError, StoreError

        try:
            with ExitStack() as stack:
                connection = stack.enter_context(closing(open_database(Path(asked.path), spill=False)))
                query = ConsoleQuery(connection, asked.sql, asked.params, deadline=asked.deadline)
                self._running = (asked.number, query.cancel)
                result = stack.enter_context(query.open())
                self._send(Opened(result.columns, result.types))
                while isinstance(message := self._messages.get(), Fetch):
                    self._send(result.fetch(message.count))
                self._messages.put(message)
        except QueryError as error:
            self._send(Failed(type(error).__name__, error.problem, error.line, error.column))
        except StoreError as error:
            self._send(Failed("QueryError", error.said))
        except MemoryError:
            self._send(Failed("QueryError", OUT_OF_MEMORY, worn=True))
        except Exception as error:
            self._send(
                Failed("QueryError", say("the statement broke its process ({error})", error=str(error)), worn=True)
            )
        finally:
            self._running = None

    def _stop(self, number: int) -> None:
        running = self._running
        if running is not None and running[0] == number:
            running[1]()

    def _send(self, message: object) -> None:
        pickle.dump(message, self._target, pickle.HIGHEST_PROTOCOL)
        self._target.flush()


OUT_OF_MEMORY = say("the query needs more memory than it may take; narrow it with WHERE or LIMIT")


def main() -> None:
    """Runs in the child: limits the process and serves."""
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    _limit_memory()
    import store.console
    import store.database  # noqa: F401 - loaded before the first question comes

    with suppress(BrokenPipeError, KeyboardInterrupt):
        Worker(sys.stdin.buffer, target).run()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # there is none on Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, most))
