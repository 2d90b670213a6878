"""Whether the explorer keeps up for as long as somebody works with it: no gap of its main loop, no growing memory.

    python -m bench.explorer_session million.duckdb [--seconds 300] [--load FOLDER] [--seed 7]

The real program runs in a pseudo-terminal of 120x36. A script types searches a letter at a time, moves by held keys, by
pages and to the ends, changes the order of the lists, goes through the panes, and keeps a slow SQL statement running in
the console: it is started again whenever it was answered. With ``--load`` the articles of a folder are loaded from
within meanwhile, which changes the file: give a copy of it.

Printed are the gaps of the main loop (how much later than it was to a task woke up that sleeps for five milliseconds
again and again), and for how long its thread computed in them: the rest it waited, in a quiet hour for other threads of
the program. Then the largest ones with what was being done, and what is resident at the start and after each tenth of
the time, and at the highest up to then, from tenth to tenth.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.explorer_screen import clean_environment, draw_words, is_whole
from bench.terminal import Program
from store.database import open_database

_ERASE, _PAGE_DOWN, _RUN = "\x15", "\x1b[6~", "\x12"
_SLOW = "SELECT count(*) FROM range(60000000) AS a(n), range(20) AS b(m) WHERE hash(n, m) % 7 = 3;"
_RUNS = "running; esc cancels"
_ASKS_WHAT_TO_LOAD = "a path, several, or mark files below"
_LISTS_DEALS = "4 SQL s Sort"
"""Stands in the line of keys where one is among the deals."""
_RUNS_SQL = "^r Run"
"""The same in the console."""
_OVER = (0.05, 0.1, 0.2)
_SHOWN = 8
_TOLD = 30
_PARTS = 10
"""Into how many parts the time is divided to see whether memory grows."""


@dataclass(frozen=True)
class _Memory:
    """What is resident at a moment, and was at most since the one before, in MB."""

    now: float
    highest: float

    @classmethod
    def of(cls, program: Program) -> _Memory:
        memory = cls(program.megabytes(), program.megabytes("VmHWM"))
        program.forget_highest()
        return memory


@dataclass(frozen=True)
class _Tick:
    """A look at the main loop: when it was due, how late it came and for how long it computed, and at what if long."""

    due: float
    gap: float
    computed: float
    at: str

    @classmethod
    def of(cls, line: str) -> _Tick:
        due, gap, computed, at = line.split(" ", 3)
        return cls(float(due), float(gap), float(computed), at)


class Session:
    """Keys pressed as a person does, and when which part of the script began."""

    def __init__(self, program: Program, words: list[str], seconds: float) -> None:
        self._program = program
        self._words = words
        self._ends = time.perf_counter() + seconds
        self.parts: list[tuple[float, str]] = []
        self.queries = 0
        self._pasted = False

    @property
    def is_over(self) -> bool:
        """Whether it has lasted as long as it should."""
        return time.perf_counter() > self._ends

    def part(self, name: str) -> None:
        """Another part of the script begins."""
        self.parts.append((time.perf_counter(), name))

    def press(self, keys: str, times: int = 1, pause: float = 0.1) -> None:
        """Press keys some times, whether or not the screen keeps up."""
        for _ in range(times):
            self._program.press(keys)
            self._program.listen(pause)

    def walk(self, chance: random.Random) -> None:
        """One round of what a reader does."""
        self.part("a held key")
        self.press("j", 60, 1 / 30)
        self.part("pages and ends")
        self.press(_PAGE_DOWN, 8, 0.15)
        self.press("G", pause=0.6)
        self.press("g", pause=0.4)
        self.part("a search")
        self.press("/")
        for letter in chance.choice(self._words):
            self.press(letter, pause=chance.choice((0.08, 0.15, 0.4)))
        self.press("\r", pause=0.5)
        self.press("j", 10, 0.2)
        self.part("companies")
        self.press("1", pause=0.2)
        self.press("j", 6, 0.3)
        self.press("g", pause=0.3)
        self.part("other orders")
        self.press("2", pause=0.2)
        self.press("s", 7, 0.5)
        self.part("the source")
        self.press("3", pause=0.2)
        self.press("\r", pause=0.3)
        self.press("j", 10, 1 / 30)
        self.press("\r" + "2", pause=0.3)
        self.part("the search dropped")
        self.press("/" + _ERASE, pause=0.3)
        self.press("\r", pause=0.6)
        self._wait_until(lambda: self._shows(_LISTS_DEALS))

    def query(self) -> None:
        """Run the slow statement in the console, unless it is still running, and go back to the deals."""
        self.part("the console")
        self.press("4", pause=0)
        self._wait_until(lambda: self._shows(_RUNS_SQL))
        if not self._pasted:
            self.press(f"\x1b[200~{_SLOW}\x1b[201~", pause=0.3)
            self._pasted = True
        if not self._shows(_RUNS):
            self.press(_RUN, pause=0.3)
            self.queries += 1
        self.press("\t", pause=0.2)
        self.press("2", pause=0.3)
        self._wait_until(lambda: self._shows(_LISTS_DEALS))

    def load(self, folder: Path) -> None:
        """Load a folder from within, and go back to the deals meanwhile."""
        self.part("loading")
        self.press("L", pause=0)
        self._wait_until(lambda: self._shows(_ASKS_WHAT_TO_LOAD))
        self.press(f"\x1b[200~{folder}\x1b[201~", pause=0.3)
        self.press("\r", pause=0)
        self._wait_until(lambda: self._shows(_LISTS_DEALS))

    def _wait_until(self, shown: Callable[[], bool]) -> None:
        """Wait for what the next keys count on. Raises `TimeoutError` with the screen when it does not come."""
        if not shown():
            self._program.wait_for(lambda _: shown())

    def _shows(self, text: str) -> bool:
        return any(text in line for line in self._program.screen.lines)


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path, help="a database, such as bench.generate_deals makes")
    parser.add_argument("--seconds", type=float, default=300, help="how long (%(default)s)")
    parser.add_argument("--load", type=Path, metavar="FOLDER", help="articles to load from within: changes the file")
    parser.add_argument("--seed", type=int, default=7, help="another draw of words (%(default)s)")
    arguments = parser.parse_args()
    with open_database(arguments.database) as connection:
        words = draw_words(connection, random.Random(arguments.seed), 40)
    with tempfile.TemporaryDirectory() as home:
        ticks = Path(home) / "ticks"
        command = (sys.executable, "-m", "bench.watched_explorer", str(ticks), "--db", str(arguments.database))
        program = Program(command, environment=clean_environment(home))
        try:
            program.wait_for(is_whole)
            session = Session(program, words, arguments.seconds)
            memory = _run(session, program, arguments)
        finally:
            program.end()
        _report(session, ticks.read_text(encoding="utf-8").splitlines(), memory)


def _run(session: Session, program: Program, arguments: argparse.Namespace) -> list[_Memory]:
    """Work until it is over; the memory at the start and after each part of the time."""
    program.settle(1.0)
    memory = [_Memory.of(program)]
    chance = random.Random(arguments.seed)
    began = time.perf_counter()
    if arguments.load is not None:
        session.load(arguments.load)
    while not session.is_over:
        session.query()
        session.walk(chance)
        if time.perf_counter() - began > arguments.seconds * len(memory) / _PARTS:
            memory.append(_Memory.of(program))
    return memory


def _report(session: Session, lines: list[str], memory: list[_Memory]) -> None:
    ticks = [_Tick.of(line) for line in lines[:-1]]  # the last one may be cut short
    late = sorted(ticks, key=lambda tick: tick.gap, reverse=True)
    first = session.parts[0][0]
    print(f"{ticks[-1].due - first:.0f} seconds of work, the slow statement run {session.queries} times")
    _print_spread("gaps of the main loop", [tick.gap for tick in late])
    _print_spread("what it computed in them", [min(tick.gap, tick.computed) for tick in late])
    _print_ticks("the largest gaps", late[:_SHOWN], session)
    longest = sorted(ticks, key=lambda tick: tick.computed, reverse=True)
    _print_ticks("the longest computing", [tick for tick in longest[:_TOLD] if tick.at], session)
    print("resident at the start and after each tenth, in MB: " + ", ".join(f"{each.now:,.0f}" for each in memory))
    print("at the highest, up to the start and in each tenth: " + ", ".join(f"{each.highest:,.0f}" for each in memory))


def _print_ticks(title: str, ticks: list[_Tick], session: Session) -> None:
    print(f"{title}:")
    for tick in ticks:
        part = next((name for began, name in reversed(session.parts) if began <= tick.due + tick.gap), "the start")
        since = tick.due - session.parts[0][0]
        print(f"  {tick.gap * 1000:6.0f} ms, {tick.computed * 1000:.0f} of them computing, at {since:.1f} s: {part}")
        if tick.at:
            print("".join(f"          {at}\n" for at in tick.at.split(" | ")), end="")


def _print_spread(name: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    print(f"{name}: p99 {ordered[round(0.99 * (len(ordered) - 1))] * 1000:.0f} ms", end="")
    print(f", largest {ordered[-1] * 1000:.0f} ms", end="")
    print("".join(f"; {sum(gap > over for gap in ordered)} over {over * 1000:.0f} ms" for over in _OVER))


if __name__ == "__main__":
    main()
