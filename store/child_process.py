"""A child that runs a module of ours and speaks with this process in pickled messages; it may be killed at any time."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, Any, cast

_BOOT = "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from {} import main; main()"


class ChildProcess:
    """This very Python, in which `main` of a module takes messages on standard input and answers on standard output."""

    def __init__(self, module: str) -> None:
        self._child = subprocess.Popen(  # noqa: S603 - a text of ours
            [sys.executable, "-P", "-c", _BOOT.format(module)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._input = cast("IO[bytes]", self._child.stdin)
        self._output = cast("IO[bytes]", self._child.stdout)
        self._lock = threading.Lock()
        self.send(sys.path)

    @property
    def pid(self) -> int:
        """Its number."""
        return self._child.pid

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._child.poll() is None

    def send(self, message: object) -> None:
        """Sends a message; one that nobody is there to take is lost."""
        with self._lock, suppress(OSError, ValueError):
            pickle.dump(message, self._input)
            self._input.flush()

    def receive(self) -> Any:
        """The next answer. Raises `EOFError` when there will be none."""
        try:
            return pickle.load(self._output)  # noqa: S301 - our own child writes here
        except (OSError, ValueError, pickle.UnpicklingError) as error:
            raise EOFError from error

    def kill(self) -> None:
        """Ends it at once."""
        self._child.kill()

    def close(self) -> None:
        """Ends it and forgets it; for a thread that may wait, when nobody receives any more."""
        self.kill()
        self._child.wait()
        for pipe in (self._input, self._output):
            with suppress(OSError):
                pipe.close()
