"""A program in a pseudo-terminal, and the screen that its bytes make, so that what is measured is what a person sees.

The screen keeps characters and where they stand, no colours. The terminal answers what programs ask for at the start
as one does that can show a frame at once.
"""

from __future__ import annotations

import codecs
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from rich.cells import cell_len

_CONTROL = re.compile(
    r"\x1b\[(?P<params>[0-?]*)[ -/]*(?P<final>[@-~])"  # moves, colours, modes
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\)"  # titles and other strings
    r"|\x1b[()*+].|\x1b[^\[\]PX^_]"
    r"|[\x00-\x1f\x7f]",
    re.DOTALL,
)
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?|[()*+])?\Z")
_ANSWERS = ((b"\x1b[?2026$p", b"\x1b[?2026;2$y"), (b"\x1b[?2048$p", b"\x1b[?2048;0$y"), (b"\x1b[c", b"\x1b[?62;22c"))


class Screen:
    """The characters on a screen, one string a cell; the second cell of a wide character is empty."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._cells = [[" "] * width for _ in range(height)]
        self._row = self._column = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        return ["".join(cells) for cells in self._cells]

    def feed(self, data: bytes) -> None:
        """Obey bytes."""
        text = self._rest + self._decoder.decode(data)
        unfinished = _UNFINISHED.search(text)
        end = unfinished.start() if unfinished else len(text)
        self._rest = text[end:]
        at = 0
        for control in _CONTROL.finditer(text, 0, end):
            self._print(text[at : control.start()])
            self._obey(control)
            at = control.end()
        self._print(text[at:end])

    def _print(self, text: str) -> None:
        for character in text:
            width = cell_len(character)
            if self._row < self.height and self._column + width <= self.width:
                cells = self._cells[self._row]
                if width:
                    cells[self._column] = character
                    cells[self._column + 1 : self._column + width] = [""] * (width - 1)
                elif self._column:
                    cells[self._column - 1] += character
            self._column += width

    def _obey(self, control: re.Match[str]) -> None:
        final = control["final"]
        if final is None:
            if control[0] == "\r":
                self._column = 0
            elif control[0] == "\n":
                self._row += 1
            return
        numbers = [int(number) if number.isdecimal() else 0 for number in control["params"].split(";")]
        if final in "Hf":
            row, column = (*numbers, 1, 1)[:2] if len(numbers) > 1 else (numbers[0], 1)
            self._row, self._column = max(0, row - 1), max(0, column - 1)
        elif final in "ABCD":
            steps = max(1, numbers[0])
            self._row += {"A": -steps, "B": steps}.get(final, 0)
            self._column += {"C": steps, "D": -steps}.get(final, 0)
        elif final == "K" and self._row < self.height:
            self._cells[self._row][self._column :] = [" "] * (self.width - self._column)
        elif final == "J":
            self._cells = [[" "] * self.width for _ in range(self.height)]


class Program:
    """A program in a pseudo-terminal of its own; `started` is when it was, by `time.perf_counter`."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        width: int = 120,
        height: int = 36,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = Screen(width, height)
        self.written: bytearray | None = None
        """All bytes that came, for who puts a bytearray here."""
        self.last_byte = 0.0
        self.received = 0
        variables = {**os.environ, **(environment or {}), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.started = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
            os.execvpe(command[0], list(command), variables)

    def press(self, keys: str) -> float:
        """Send keys; when that was."""
        at = time.perf_counter()
        os.write(self._terminal, keys.encode())
        return at

    def wait_for(self, shown: Callable[[Screen], bool], seconds: float = 30.0) -> float:
        """When the screen first shows it, by the byte that completed it. Raises `TimeoutError` with the screen."""
        deadline = time.perf_counter() + seconds
        while not shown(self.screen):
            if not self._read(deadline - time.perf_counter()):
                raise TimeoutError("\n".join(self.screen.lines))
        return self.last_byte

    def listen(self, seconds: float) -> None:
        """Take what comes for some seconds."""
        deadline = time.perf_counter() + seconds
        while (rest := deadline - time.perf_counter()) > 0:
            self._read(rest)

    def settle(self, quiet: float = 0.15, seconds: float = 30.0) -> float:
        """Wait until nothing has come for `quiet` seconds; when the last byte came."""
        deadline = time.perf_counter() + seconds
        while self._read(quiet) and time.perf_counter() < deadline:
            pass
        return self.last_byte

    def _read(self, seconds: float) -> bool:
        """Take what comes within some seconds; False when nothing does."""
        ready, _, _ = select.select([self._terminal], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:  # the program is gone
            data = b""
        if not data:
            return False
        self.last_byte = time.perf_counter()
        self.received += len(data)
        if self.written is not None:
            self.written += data
        for question, answer in _ANSWERS:
            if question in data:
                os.write(self._terminal, answer)
        self.screen.feed(data)
        return True

    def wait(self, seconds: float = 30.0) -> int:
        """The exit code of the program, which ends by itself. Raises `TimeoutError` with the screen."""
        deadline = time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            self._read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self._read(0.05):
                    pass
                return os.waitstatus_to_exitcode(status)
        raise TimeoutError("\n".join(self.screen.lines))

    def megabytes(self, field: str = "VmRSS") -> float:
        """Resident memory now, or with ``VmHWM`` at its highest."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(rf"{field}:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def forget_highest(self) -> None:
        """From now on the highest resident memory is that since now."""
        Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def processor_seconds(self) -> float:
        """What the program has computed."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """End the program, whatever it does."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):  # it has ended by itself
            os.waitpid(self.pid, 0)
        os.close(self._terminal)


@contextlib.contextmanager
def at_home(home: Path) -> Iterator[None]:
    """Work in a folder of its own: what is exported, kept or opened stays there."""
    kept, before = dict(os.environ), Path.cwd()
    variables = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home, "XDG_DATA_HOME": home}
    os.environ.update({name: str(value) for name, value in variables.items()})
    os.environ.update(BROWSER="true", PAGER="cat", EDITOR="true", VISUAL="true")
    os.environ.pop("DEALTRAIL_DB", None)
    os.chdir(home)
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.clear()
        os.environ.update(kept)
