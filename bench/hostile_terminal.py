"""What the explorer writes to a terminal when every name, title, outlet, path and text attacks it: nothing of them.

    python -m bench.hostile_terminal [--long 5000000]

Opens the explorer in a pseudo-terminal of 80x24 and of 120x36 on a corpus of attacks (`bench.hostile_corpus`: escape
sequences of every kind, bidirectional and zero-width controls, markup, piles of accents, emoji, right-to-left and very
wide text, a line of 5 MB), goes through every pane, screen and dialog, and reads each byte that is written. The same
way through a harmless database comes first: what is written there has to pass too, so that the list of what may be
written is neither too short nor, as what never appears is printed, too long.

A byte passes when it is part of a printable character that has no direction or joining of its own to give, or of a
sequence in the list below, with numbers that lie on the screen. Ends with 1 at the first that does not.
"""

from __future__ import annotations

import argparse
import base64
import re
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.hostile_corpus import SEQUENCES, harmless_database, hostile_database, write_articles
from bench.terminal import Program, at_home
from seeds.text import is_clean

SIZES = ((80, 24), (120, 36))

ALLOWED = {
    "colours": r"\x1b\[(?:0|(?:[1-9];?)*(?:[34]8;2;\d{1,3};\d{1,3};\d{1,3};?)*)m",
    "moves": r"\x1b\[(?P<row>\d{1,3});(?P<column>\d{1,3})H",
    "modes": r"\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026)[hl]",
    "questions at the start": r"\x1b\[\?20(?:26|48)\$p",
    "keys": r"\x1b\[(?:>25|<)u",
    "pointers": r"\x1b\]22;[a-z-]+\x07",
    "copies": r"\x1b\]52;c;(?P<copied>[A-Za-z0-9+/=]*)\x07",
    "line ends": r"\r?\n",
}
"""What Textual writes, by what it is for."""

_SEQUENCE = re.compile("|".join(f"(?P<{name.replace(' ', '_')}>{shape})" for name, shape in ALLOWED.items()))
_TEXT = re.compile(r"[^\x00-\x1f\x7f-\x9f]+")


class Leak(Exception):
    """Something was written that may not be."""


@dataclass
class Reading:
    """What was written, by kind."""

    seen: Counter[str] = field(default_factory=Counter)
    characters: int = 0


def _kind_of(sequence: re.Match[str]) -> str:
    return next(name for name in ALLOWED if sequence[name.replace(" ", "_")] is not None)


def read_strictly(written: bytes, width: int, height: int) -> Reading:
    """Everything that a terminal was sent; raises `Leak` with what comes before and after the first wrong thing."""
    try:
        text = written.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Leak(f"no UTF-8: {written[max(0, error.start - 80) : error.end + 40]!r}") from None
    reading, at = Reading(), 0
    while at < len(text):
        around = repr(text[max(0, at - 120) : at + 80])
        if (printed := _TEXT.match(text, at)) is not None:
            if not is_clean(printed[0]) or any(unicodedata.category(sign) in ("Cc", "Cs", "Co") for sign in printed[0]):
                raise Leak(f"a control among the text: {printed[0]!r}")
            reading.characters += len(printed[0])
            at = printed.end()
        elif (sequence := _SEQUENCE.match(text, at)) is not None:
            if sequence["moves"] and not (int(sequence["row"]) <= height and int(sequence["column"]) <= width + 1):
                raise Leak(f"a move out of the screen: {around}")
            if sequence["copies"] and not is_clean(copied := base64.b64decode(sequence["copied"]).decode()):
                raise Leak(f"copied: {copied!r}")
            reading.seen[_kind_of(sequence)] += 1
            at = sequence.end()
        else:
            raise Leak(f"at {at}: {text[at : at + 20]!r} in {around}")
    for planted in SEQUENCES:
        allowed = _SEQUENCE.fullmatch(planted) is not None  # at the end, where the terminal is given back
        if text.count(planted) > allowed:
            raise Leak(f"planted and written: {planted!r}")
    return reading


_TYPED_SQL = (
    "SELECT title, text, path FROM documents ORDER BY title",
    'SELECT name AS "[/x] \u202e", chr(27) || \']52;c;eA==\' || chr(7) AS "[bold" FROM companies',
    "SELECT error('[/x] ' || chr(27) || '[31m' || chr(8238))",
    'FROM "nowhere \u202e[/x]"',
    "SELECT [chr(27), chr(155)] AS list, {'[/x]': chr(27) || 'c'} AS struct, MAP {chr(27): chr(0)} AS map",
)


def _paste(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


def tour() -> list[str]:
    """The keys of the way through, each to be waited for."""
    panes = [
        "1",
        "j",
        "G",
        "k",
        "enter",
        "2",
        "j",
        "l",
        "l",
        ",",
        "backspace",
        "s",
        "s",
        "3",
        "n",
        "J",
        "enter",
        "ctrl+d",
    ]
    whole = ["G", "/", "evil", "enter", "n", "N", "esc", "esc", "esc"]
    search = [
        "/",
        "evi",
        "down",
        "enter",
        "/",
        _paste('outlet:"Outlet \u202e \x1b]52;c;eA==\x07"'),
        "enter",
        "S",
        "esc",
    ]
    chips = ["\\", "l", "enter", "esc", "backspace", "/", "kind:[/y]", "esc", "/", "\x15", "esc"]
    facets = ["f", "j", "j", "enter", "G", "-", "-", "f"]
    profile = ["1", "j", "p", "1", "2", "3", "4", "j", "enter", "esc", "z", "esc", "O", "j", "enter", "esc", "esc"]
    console = ["4"]
    for sql in _TYPED_SQL:
        console += ["ctrl+a", "delete", _paste(sql), "ctrl+r", "tab", "l", "enter", "esc", "s"]
        console += ["e", "esc", "y", "esc", "4"]
    console += ["\x0e", "down", "esc", "ctrl+up", "esc", "esc"]
    dialogs = [
        ":",
        "evil",
        "down",
        "down",
        "esc",
        ":",
        "[/foo]",
        "esc",
        "?",
        "G",
        "esc",
        "e",
        _paste("x\x1b[31m\u202e"),
        "esc",
        "y",
        "esc",
    ]
    dialogs += [key for pane in "1234" for copied in range(4) for key in (pane, "y", *["down"] * copied, "enter")]
    rest = ["z", "2", "z", "z", ">", "<", "t", "[", "]", "[", "t", "tab", "tab"]
    return [*panes, *whole, *search, *chips, *facets, *profile, *console, *dialogs, *rest, *corrections(), *loading()]


def corrections() -> list[str]:
    """The keys through the forms that correct, their dialogs, the list of corrections, the columns and the themes."""
    deal = ["2", "c", "j", "j", "j", "enter", "esc", "z", "tab", "tab", "r", "down", "esc"]
    deal += ["m", "Evil", "down", "tab", _paste("why \x1b[31m\u202e"), "esc", "esc", "esc"]
    company = ["1", "j", "c", "m", "Gulp", "esc", "a", _paste("xx \x1b[31m\u202e"), "enter", "esc", "esc"]
    return [*deal, *company, "C", "j", "2", "esc", "2", "w", "j", "+", "esc", "T", "j", "esc"]


def loading() -> list[str]:
    """The keys that load a folder of attacks, and through the names and statements beside the SQL editor."""
    load = ["L", "arti", "tab", "tab", "enter", "G", "space", "k", "space", "esc", "L", "articles", "enter"]
    looked = ["L", "tab", "tab", "j", "enter", "esc", "esc", "N", "M"]
    return [*load, *looked, "4", "\x14", "j", "l", "j", "h", "esc", "\x0f", "evil", "esc", "\x0c", "down", "esc", "esc"]


_NAMED = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "delete": "\x1b[3~",
    "ctrl+a": "\x01",
    "ctrl+d": "\x04",
    "ctrl+r": "\x12",
    "ctrl+up": "\x1b[1;5A",
}


def walk(database: Path, size: tuple[int, int], keys: Sequence[str], quiet: float = 0.12) -> tuple[Reading, int]:
    """Goes through the explorer; what it wrote, and after how many steps names of the corpus were on the screen."""
    width, height = size
    command = (sys.executable, "-c", "from tui.cli import main; main()", "--db", str(database))
    program = Program(command, width=width, height=height)
    program.written = bytearray()
    named = 0
    try:
        program.wait_for(lambda screen: any("deal" in line for line in screen.lines))
        program.settle(0.5)
        for key in keys:
            program.press(_NAMED.get(key, key))
            program.settle(quiet, 5)
            named += any("Evil" in line for line in program.screen.lines)
        for _ in range(6):
            program.press(_NAMED["esc"])
            program.settle(0.3)
        program.press("\x11")  # ctrl+q
        if code := program.wait():
            raise Leak(f"the explorer ended with {code}:\n" + "\n".join(program.screen.lines))
    finally:
        program.end()
    return read_strictly(bytes(program.written), width, height), named


def main(arguments: Sequence[str] | None = None) -> int:
    """Goes through a harmless and a hostile database in each size; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", type=int, default=5_000_000, help="characters of the long line")
    options = parser.parse_args(arguments)
    seen: Counter[str] = Counter()
    keys = tour()
    with tempfile.TemporaryDirectory(prefix="dealtrail-hostile-") as folder:
        databases = (
            harmless_database(Path(folder) / "harmless.duckdb"),
            hostile_database(Path(folder) / "hostile.duckdb", options.long),
        )
        home = Path(folder) / "home"
        write_articles(home / "articles")
        for size in SIZES:
            for database in databases:
                started = time.perf_counter()
                try:
                    with at_home(home):
                        reading, named = walk(database, size, keys)
                except (Leak, TimeoutError) as error:
                    print(f"{database.stem}, {size[0]}x{size[1]}: {error}", file=sys.stderr)
                    return 1
                seen += reading.seen
                print(
                    f"{database.stem}, {size[0]}x{size[1]}: {len(keys)} steps, {reading.characters:,} characters and "
                    f"{reading.seen.total():,} sequences, all of them allowed; names of the corpus after {named} steps "
                    f"({time.perf_counter() - started:.0f} s)"
                )
    print("sequences: " + ", ".join(f"{name} {count}" for name, count in seen.most_common()))
    if never := [name for name in ALLOWED if not seen[name]]:
        print("allowed and never written: " + ", ".join(never))
    return 0


if __name__ == "__main__":
    sys.exit(main())
