"""How fast the explorer is for a person: the real program in a pseudo-terminal, from a key to what the screen shows.

    python -m bench.generate_deals million.duckdb     (once)
    python -m bench.explorer_speed million.duckdb [--starts 9] [--keys 100] [--words 8] [--seed 7]

Run it from the top of the repository, with the Python that has Dealtrail installed, in a quiet hour: every process of
the machine that computes meanwhile is in the figures. The screen is 120x36, all three panes linked; the file is opened
as the explorer opens it, and not written to. What is kept between runs goes to a folder of its own.

- ``start``: from the start of the process to the first frame and to a usable screen (the first deals are listed), on
  the sample corpus and on the file, beside an app that shows nine words, which is what Python and Textual take, and
  Harlequin on the same file where it is on the PATH, in turns. Harlequin's screen counts as usable with its editor and
  its run button. The files are in the cache of the system, the modules compiled.
- ``keys``: from the byte of a key to the byte that completes the screen: the count over the deals names the row that
  the key leads to and the row shows a deal. ``all panes`` is the last byte of all before 150 ms of silence, once the
  source of that deal is shown as well. A key is pressed when the screen is silent.
- ``search``: words drawn from the titles of the file are typed a letter at a time, each when the screen is silent. From
  the byte of the letter to the first rows of the new list, and to the list with its exact count. Letters that leave the
  count as it was are typed, and not counted.
- ``held``: a key repeated 30 times a second, as a held key is, while the screen follows; milliseconds from the last
  one to silence, and the longest time without a frame while the keys came.

Memory is what is resident after the first screen and at the end. All times are by the clock, in milliseconds, median,
p95 and worst.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from bench.explorer_screen import (
    Listed,
    clean_environment,
    draw_words,
    is_usable,
    is_whole,
    list_shown,
    rows_are_here,
    source_shown,
)
from bench.terminal import Program, Screen
from store.database import open_database
from store.errors import SearchError
from store.explore import count_deals
from store.search import compile_search

_EMPTY_APP = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("\\n".join(["nothing"] * 9))

Empty().run()
"""
EXPLORER = (sys.executable, "-c", "from tui.cli import main; main()")
_EMPTY = (sys.executable, "-c", _EMPTY_APP)
DOWN, PAGE_DOWN, HOME, END, ESCAPE = "j", "\x1b[6~", "g", "G", "\x1b"
_ERASE = "\x15"  # ctrl+u


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path, help="a database, such as bench.generate_deals makes")
    parser.add_argument("--starts", type=int, default=9, help="counted starts of each program (%(default)s)")
    parser.add_argument("--keys", type=int, default=100, help="presses of each key (%(default)s)")
    parser.add_argument("--words", type=int, default=8, help="words that are typed (%(default)s)")
    parser.add_argument("--seed", type=int, default=7, help="another draw of words (%(default)s)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        environment = clean_environment(home)
        _starts(arguments.database, arguments.starts, environment)
        _session(arguments, environment)


# From the start of the process to the screen


def _starts(database: Path, runs: int, environment: dict[str, str]) -> None:
    programs: dict[str, tuple[Sequence[str], Callable[[Screen], bool]]] = {
        "an empty Textual app": (_EMPTY, _has_begun),
        "sample corpus": (EXPLORER, is_usable),
        database.name: ((*EXPLORER, "--db", str(database)), is_usable),
    }
    if (harlequin := shutil.which("harlequin")) is not None:
        programs[f"Harlequin, {database.name}"] = ((harlequin, "--read-only", str(database)), _harlequin_usable)
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for _ in range(runs + 1):
        for name, (command, usable) in programs.items():
            times[name].append(_start(command, usable, environment))
    print(f"start of the process to the screen, {runs} runs in turns     first frame        usable")
    for name, pairs in times.items():
        frames, screens = zip(*pairs[1:], strict=True)  # the first one warms the caches
        print(f"  {name:<50}{_spread(frames)}  {_spread(screens)}")


def _start(
    command: Sequence[str], usable: Callable[[Screen], bool], environment: dict[str, str]
) -> tuple[float, float]:
    program = Program(command, environment=environment)
    try:
        frame = program.wait_for(_has_begun)
        return frame - program.started, program.wait_for(usable) - program.started
    finally:
        program.end()


def _has_begun(screen: Screen) -> bool:
    return sum(bool(line.strip()) for line in screen.lines) > 5


def _harlequin_usable(screen: Screen) -> bool:
    text = "\n".join(screen.lines)
    return "Query Editor" in text and "Run Query" in text


# A session


def _session(arguments: argparse.Namespace, environment: dict[str, str]) -> None:
    program = Program((*EXPLORER, "--db", str(arguments.database)), environment=environment)
    try:
        program.wait_for(is_whole)
        program.settle(0.5)
        deals = list_shown(program.screen)
        first = program.megabytes()
        print(f"\na key to the screen, {deals.count:,} deals, 120x36{'':16}listed            all panes")
        _report("down", _presses(program, DOWN, arguments.keys, lambda row: row + 1))
        _report("page down", _presses(program, PAGE_DOWN, arguments.keys, None))
        _report("end", _jumps(program, END, arguments.keys // 3, deals.count))
        _report("home", _jumps(program, HOME, arguments.keys // 3, 1))
        _search(program, arguments, deals.count)
        _held(program)
        print(f"\nresident {first:,.0f} MB at the first screen, {program.megabytes():,.0f} MB at the end", end="")
        print(f" (highest {program.megabytes('VmHWM'):,.0f} MB); {program.processor_seconds():.1f} s of processor time")
    finally:
        program.end()


Times = list[tuple[float, float]]
"""Seconds from a key to its list and to the last byte of all panes."""


def _presses(program: Program, key: str, times: int, leads_to: Callable[[int], int] | None) -> Times:
    return [_press(program, key, leads_to and leads_to(list_shown(program.screen).row)) for _ in range(times)]


def _jumps(program: Program, key: str, times: int, row: int) -> Times:
    """The key again and again, each time from the other end of the list."""
    jumps: Times = []
    for _ in range(times):
        program.press(HOME if key == END else END)
        program.settle()
        jumps.append(_press(program, key, row))
    return jumps


def _press(program: Program, key: str, row: int | None) -> tuple[float, float]:
    before = list_shown(program.screen).row

    def shown(screen: Screen) -> bool:
        now = list_shown(screen).row
        return (now == row if row is not None else now != before) and rows_are_here(screen)

    source = source_shown(program.screen)
    at = program.press(key)
    listed = program.wait_for(shown)
    with contextlib.suppress(TimeoutError):  # the next deal may be told in the very words of the last one
        program.wait_for(lambda screen: source_shown(screen) != source, 1.0)
    return listed - at, program.settle() - at


def _search(program: Program, arguments: argparse.Namespace, everything: int) -> None:
    every_deal = Listed(0, everything, exact=True)
    firsts: list[float] = []
    wholes: list[float] = []
    with open_database(arguments.database) as connection:
        words = draw_words(connection, random.Random(arguments.seed), arguments.words)
        counts = {start: _found(connection, start) for word in words for start in _starts_of(word)}
    program.press("/")
    program.settle()
    for word in words:
        before: int | None = None
        for start in _starts_of(word):
            count = counts[start]
            if count is None or count == before:
                program.press(start[-1])
                program.settle()
                continue
            first, whole = _letter(program, start[-1], count)
            firsts.append(first)
            wholes.append(whole)
            before = count
        program.press(_ERASE)
        # else the first rows could not be told from those of the next letter
        program.wait_for(lambda screen: replace(list_shown(screen), row=0) == every_deal)
        program.settle(0.3)
    print(f"\nsearch: a letter to the new list, {len(firsts)} letters of {', '.join(words)}")
    print(f"  {'first rows':<50}{_spread(firsts)}\n  {'exact count':<50}{_spread(wholes)}", flush=True)
    program.press(ESCAPE)
    program.settle(0.3)


def _letter(program: Program, letter: str, count: int) -> tuple[float, float]:
    before = list_shown(program.screen)

    def begun(screen: Screen) -> bool:
        now = list_shown(screen)
        return now.count == count or (now.count >= 0 and (now.count, now.exact) != (before.count, before.exact))

    at = program.press(letter)
    first = program.wait_for(lambda screen: begun(screen) and rows_are_here(screen))
    whole = program.wait_for(lambda screen: list_shown(screen).count == count and list_shown(screen).exact)
    program.settle()
    return first - at, whole - at


def _held(program: Program) -> None:
    print(f"\na held key, 30 a second for 4 seconds{'':17}longest wait for a frame     last key to silence")
    for name, key in (("down", DOWN), ("page down", PAGE_DOWN)):
        program.press(HOME)
        program.settle()
        gaps: list[float] = []
        last = time.perf_counter()
        for _ in range(120):
            last = program.press(key)
            heard = program.settle(1 / 30, 1 / 30)
            gaps.append(last + 1 / 30 - heard)
        print(f"  {name:<50}{max(gaps) * 1000:20.0f}{(program.settle() - last) * 1000:28.0f}")


# Words to type


def _starts_of(word: str) -> list[str]:
    return [word[: length + 1] for length in range(len(word))]


def _found(connection: duckdb.DuckDBPyConnection, words: str) -> int | None:
    try:
        return count_deals(connection, compile_search(words))
    except SearchError:
        return None


# Figures


def _report(name: str, times: Times) -> None:
    listed, settled = zip(*times, strict=True)
    print(f"  {name:<50}{_spread(listed)}  {_spread(settled)}", flush=True)


def _spread(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return "".join(f"{value * 1000:6.0f}" for value in (statistics.median(ordered), p95, ordered[-1]))


if __name__ == "__main__":
    main()
