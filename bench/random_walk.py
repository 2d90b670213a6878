"""Random keys, words, clicks, turns of the wheel and changes of size in the explorer: nothing breaks it.

    python -m bench.random_walk [--keys 50000] [--seed 1] [--session 500] [--database FILE]...

Sessions of the real app, without a terminal, each of its own seed. Keys are those that are bound where the reader
happens to be, so that new panes and screens are walked through as soon as they can be reached; in a field, words are
typed as well. The size lies between 20x5 and 300x100. Some steps are waited for and some come in bursts. At the end of
each session, and after every stretch within it, `esc` pressed again and again has to close all that is open, and at the
end `q` has to end the app, with exit code 0. In the middle of a session it is closed, and opened as it was left.

Sessions go round over a small generated database, a hostile one, the sample corpus, and those that are named. Each has
copies of its own, for it loads and corrects, and a folder of its own with articles to load, which a fence is around
(`bench.fence`): nothing outside is listed, changed or run. Anything that is raised, in the app or in one of its
threads, a line of the screen that is not clean or too wide, keys that go to a pane which is not shown, an answer that
does not come within half a minute of the walk's own processor time, ends the walk with 1: it prints the seed of the
session and the last steps, and `--session-seed` walks that one again.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter, deque
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

from textual import events
from textual.dom import DOMNode
from textual.geometry import Size
from textual.keys import _character_to_key, key_to_character
from textual.message import Message
from textual.widgets import Input, TextArea
from textual.worker import Worker, WorkerState

from bench.any_order import invented
from bench.fence import fenced, refused
from bench.hostile_corpus import hostile_database, write_articles
from bench.terminal import at_home
from seeds.errors import DealtrailError
from seeds.text import is_clean
from store.bulk import load_many
from store.database import default_path, open_database
from store.sample import ensure_sample
from tui.app import ExplorerApp

SMALLEST, LARGEST = (20, 5), (300, 100)
SIZES = ((80, 24), (120, 36), (200, 50))
STRETCH = 100
"""So many steps after one another, before `esc` has to lead back to the panes."""

PATIENCE = 30.0
"""Seconds of processor time that an answer may take."""
_SECOND = "again"
"""What the seed of a session's second visit ends with."""
_QUIT = {"ctrl+q", "ctrl+c"}
_ODD_KEYS = (
    *("escape", "enter", "tab", "shift+tab", "backspace", "delete", "home", "end", "pageup", "pagedown"),
    *("up", "down", "left", "right", "ctrl+a", "ctrl+e", "ctrl+k", "ctrl+u", "ctrl+w", "ctrl+z", "ctrl+y", "ctrl+r"),
    *("f1", "f5", "f12", "shift+up", "shift+down", "ctrl+left", "ctrl+right", "ctrl+home", "ctrl+end", "space"),
)
_LETTERS = "abcdefghijklmnopqrstuvwxyzGHJKNOSTX0123456789 ,.-+*?!<>[](){}\"'|&%$#@=;:_éñß数🚀"
_WORDS = (
    *(
        "amazon",
        "velmont",
        "openai",
        "kind:",
        "kind:investment",
        "-stage:announced",
        "stage:in_talks OR",
        "amount>=1bn",
    ),
    *('"puces', "since:2025-06", "(a OR b", "outlet:", "year:2025", "has:amount", "[/x] [bold", "\u202eabc", "e\u0301"),
    *("FROM deals", "SELECT * FROM timeline", "SELECT", " ORDER BY", ";", "FROM nowhere", "-- note", "SELECT '[/x]'"),
    "SELECT error('too late') FROM range(300000000) HAVING count(*) > 1",
    *("a.csv", "b.parquet", "c.nothing", "x" * 300, "数数", "\x1b]52;c;aGk=\x07", "100", "2025-11", "why"),
    *("articles", "articles/", "'", "~", "..", "/", "/etc", "nowhere.txt", ".", "articles/plain.txt", "EUR", "3 bn"),
)


class Astray(Exception):
    """The walk ended where it should not have."""


class Patience:
    """So many seconds of the processor time of this process.

    The time of the clock would run out on a machine that is busy with others. This one runs out only while the app
    gets its turns, and looking whether it rests takes some too, so that a wait that nothing ends is seen as one.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.process_time() + seconds

    @property
    def is_over(self) -> bool:
        """Whether that time was used."""
        return time.process_time() > self._end


class Walker:
    """Someone who presses and clicks whatever there is."""

    def __init__(self, app: ExplorerApp, rng: random.Random, failures: Sequence[str]) -> None:
        self.app = app
        self.rng = rng
        self.failures = failures
        self.patience = rng.choice((0.2, 0.7))  # how often it waits for what it did
        self.trail: deque[str] = deque(maxlen=40)
        self.screens: Counter[str] = Counter()
        self.steps: Counter[str] = Counter()

    @property
    def ended(self) -> bool:
        """Whether the app is over, well or not."""
        return self.app._exit or self.app._exception is not None

    async def step(self) -> None:
        """Do one thing."""
        acts: tuple[tuple[int, Callable[[], None]], ...] = (
            (60, self._bound_key),
            (10, self._odd_key),
            (10, self._letter),
            (12 if self._in_a_field() else 2, self._words),
            (12, self._click),
            (4, self._wheel),
            (3, self._size),
            (1, self._paste),
        )
        (act,) = self.rng.choices([act for _, act in acts], [weight for weight, _ in acts])
        self.screens[type(self.app.screen).__name__] += 1
        self.steps[act.__name__.strip("_").replace("_", " ")] += 1
        act()
        if self.rng.random() < self.patience:
            await self.handle()
        if self.rng.random() < self.patience / 7:
            await self.settle()
            self.look()
            await self.look_where_keys_go()

    async def handle(self) -> None:
        """Let the app take what was sent."""
        for _ in range(8):
            await asyncio.sleep(0)
        self.check()

    async def settle(self) -> None:
        """Wait until nothing waits and nothing works."""
        quiet, patience = 0, Patience(PATIENCE)
        while quiet < 3 and not self.ended:
            await asyncio.sleep(0.001)
            quiet = 0 if self._works() or self._waiting() else quiet + 1
            if patience.is_over:
                raise Astray(f"no rest: {[*self.app.workers]} work, {self._waiting()} wait, on {self.app.screen!r}")
        self.check()

    def _works(self) -> bool:
        """Whether something is being asked, or painted for another size."""
        return bool(len(self.app.workers)) or self.app.screen._compositor.size != self.app.size

    def _waiting(self) -> list[DOMNode]:
        """Those that have not read all their messages."""
        nodes: tuple[DOMNode, ...] = (self.app, *self.app.screen.walk_children(with_self=True))
        return [node for node in nodes if node.message_queue_size]

    def check(self) -> None:
        """Raises `Astray` when something was raised anywhere."""
        if self.failures:
            raise Astray(self.failures[0])
        if self.app._exception is not None:
            raise self.app._exception

    def look(self) -> None:
        """Raises `Astray` when a line of the screen could do harm, or is not as wide as the screen."""
        if self.ended:
            return
        self.app.screen._on_timer_update()
        for strip in self.app.screen._compositor.render_strips():
            if not is_clean(strip.text):
                raise Astray(f"on the screen: {strip.text!r}")
            if strip.cell_length != self.app.size.width:
                raise Astray(f"{strip.cell_length} cells on a screen of {self.app.size.width}: {strip.text!r}")

    async def look_where_keys_go(self) -> None:
        """Raises `Astray` when keys stay for some frames with something in the panes that is not shown."""
        for _ in range(50):
            focused = self.app.focused if len(self.app.screen_stack) == 1 else None
            if self.ended or focused is None or focused.is_on_screen:
                return
            await asyncio.sleep(0.02)
        raise Astray(f"keys go to {focused!r}, which is not shown at {self.app.size}")

    async def lead_back(self) -> None:
        """Press `esc` until only the panes are left."""
        for _ in range(40):
            self._strike("escape")
            await self.settle()
            if self.ended:
                return
            if len(self.app.screen_stack) == 1 and self.rng.random() < 0.5:
                break
        if len(self.app.screen_stack) > 1:
            raise Astray(f"esc does not lead out of {self.app.screen!r}")

    async def leave(self) -> None:
        """Press `esc` and then `q` until the app is over."""
        for key in (*("escape",) * 12, *("q",) * 6):
            if self.ended:
                break
            self._strike(key)
            await self.settle()
        if not self.app._exit:
            raise Astray(f"q does not lead out: {self.app.screen!r}, {self.app.focused!r}")

    def _strike(self, key: str) -> None:
        """Press a key, by its name."""
        self.trail.append(key)
        self.app.post_message(events.Key(key, key_to_character(key)))

    def _type(self, text: str) -> None:
        self.trail.append(repr(text))
        for character in text:
            if character.isprintable():
                name = character if character.isalnum() else _character_to_key(character)
                self.app.post_message(events.Key(name, character))

    def _bound_key(self) -> None:
        """One of the keys that do something here, but those that would end the app."""
        leaves = _QUIT | ({"q"} if len(self.app.screen_stack) == 1 else set())
        if not self.app.screen.is_mounted:  # a key would wait for it
            return
        keys = [key for key, active in self.app.screen.active_bindings.items() if active.enabled and key not in leaves]
        if keys:
            self._strike(self.rng.choice(keys))

    def _odd_key(self) -> None:
        self._strike(self.rng.choice(_ODD_KEYS))

    def _letter(self) -> None:
        letter = self.rng.choice(_LETTERS)
        if letter != "q" or self._in_a_field():
            self._type(letter)

    def _words(self) -> None:
        self._type(self.rng.choice(_WORDS))

    def _paste(self) -> None:
        text = "\n".join(self.rng.choices(_WORDS, k=self.rng.randrange(1, 4)))
        self.trail.append(f"paste {text!r}")
        self.app.post_message(events.Paste(text))

    def _in_a_field(self) -> bool:
        return isinstance(self.app.focused, Input | TextArea)

    def _place(self) -> tuple[int, int]:
        """A cell: any, or one of a widget, so that small ones are hit too."""
        width, height = self.app.size
        if self.rng.random() < 0.6 and (widgets := [w for w in self.app.screen.query("*") if w.region.area]):
            region = self.rng.choice(widgets).region
            x, y = self.rng.randrange(region.x, region.right), self.rng.randrange(region.y, region.bottom)
            return min(max(0, x), width - 1), min(max(0, y), height - 1)
        return self.rng.randrange(width), self.rng.randrange(height)

    def _click(self) -> None:
        x, y = self._place()
        times = self.rng.choice((1, 1, 2))
        self.trail.append(f"click {x},{y} x{times}")
        for _ in range(times):
            self._mouse(events.MouseMove, x, y, button=0)
            self._mouse(events.MouseDown, x, y)
            if self.rng.random() < 0.1:  # drawn to another place
                x, y = self._place()
                self._mouse(events.MouseMove, x, y)
            self._mouse(events.MouseUp, x, y)

    def _wheel(self) -> None:
        x, y = self._place()
        turn = self.rng.choice((events.MouseScrollDown, events.MouseScrollUp))
        self.trail.append(f"{turn.__name__} {x},{y}")
        for _ in range(self.rng.randrange(1, 12)):
            self._mouse(turn, x, y, button=0)

    def _mouse(self, kind: type[events.MouseEvent], x: int, y: int, button: int = 1) -> None:
        self.app.post_message(kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y))

    def _size(self) -> None:
        any_size = tuple(self.rng.randint(*span) for span in zip(SMALLEST, LARGEST, strict=True))
        width, height = self.rng.choice((any_size, any_size, SMALLEST, LARGEST, *SIZES, *SIZES[:2]))
        self.trail.append(f"size {width}x{height}")
        size = Size(width, height)
        self.app._driver._size = size  # type: ignore[union-attr]  # as the pilot does it
        self.app.post_message(events.Resize(size, size))


async def to_its_end(visit: Coroutine[Any, Any, None], left: asyncio.Event) -> None:
    """Make a visit; raises `Astray` when the app does not end once it is `left`, and what the visit raises."""
    task, has_left = asyncio.create_task(visit), asyncio.create_task(left.wait())
    await asyncio.wait((task, has_left), return_when=asyncio.FIRST_COMPLETED)
    has_left.cancel()
    patience = Patience(PATIENCE)
    while not task.done():
        await asyncio.sleep(0)  # always on the processor, so that its time goes on where nothing else takes any
        if patience.is_over:
            raise Astray("the app does not end")
    await task


async def walk(database: Path, seed: str, steps: int, home: Path, *, sample: bool = False) -> Walker:
    """One visit; raises `Astray` with the seed and the way there."""
    rng = random.Random(seed)
    failures: list[str] = []

    def hear(message: Message) -> None:
        """Note what a thread raises, where it would otherwise be dropped."""
        if isinstance(message, Worker.StateChanged) and message.state is WorkerState.ERROR:
            error = message.worker.error
            if error is not None and not isinstance(error, DealtrailError):
                failures.append("".join(traceback.format_exception(error)))

    app = ExplorerApp(database, sample=sample, keep_in=home / "session.json", history_in=home / "history.json")
    walker: Walker | None = None
    left = asyncio.Event()

    async def visit() -> None:
        nonlocal walker
        async with app.run_test(size=rng.choice(SIZES), message_hook=hear, notifications=True):
            walker = Walker(app, rng, failures)
            await walker.settle()
            for number in range(1, steps + 1):
                if walker.ended:
                    break
                await walker.step()
                if number % STRETCH == 0:
                    await walker.lead_back()
            await walker.settle()
            await walker.leave()
            left.set()

    try:
        await to_its_end(visit(), left)
    except Exception as error:
        trail = ", ".join(walker.trail) if walker else "the start"
        count = walker.steps.total() if walker else 0
        trace = "" if isinstance(error, Astray) else "".join(traceback.format_exception(error))
        raise Astray(f"seed {seed!r}, step {count}, {database.name}: {error}\n{trace}after: {trail}") from error
    if walker is None or app.return_code:
        raise Astray(f"seed {seed!r}: exit code {app.return_code}")
    return walker


def session(database: Path, seed: str, steps: int, folder: Path, *, sample: bool = False) -> list[Walker]:
    """Two visits to a copy of a database, in a new folder that nothing leaves."""
    folder.mkdir()
    home = folder / "home"
    write_articles(home / "articles")
    copy = Path(shutil.copyfile(database, folder / database.name))
    walkers = []
    with at_home(home), fenced(folder):
        for visit in ("", _SECOND):
            own = default_path()
            opened, is_sample = (own, False) if sample and own.exists() else (copy, sample)
            walkers.append(asyncio.run(walk(opened, seed + visit, steps // 2, home, sample=is_sample)))
    shutil.rmtree(folder)
    return walkers


def _databases(work: Path, named: Sequence[Path]) -> list[Path]:
    """The databases to walk over copies of; the third is the sample."""
    generated = work / "generated.duckdb"
    with open_database(generated, write=True) as connection:
        load_many(connection, invented(300))
    with at_home(work):
        sample = ensure_sample()
    return [generated, hostile_database(work / "hostile.duckdb", long=20_000), sample, *named]


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk until so many steps are made; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--session", type=int, default=500, help="steps of a session")
    parser.add_argument("--session-seed", help="walk only the session of this seed")
    parser.add_argument("--database", type=Path, action="append", default=[], help="one more to walk over")
    options = parser.parse_args(arguments)
    screens: Counter[str] = Counter()
    steps: Counter[str] = Counter()
    started, number = time.process_time(), 0
    with tempfile.TemporaryDirectory(prefix="dealtrail-walk-") as folder:
        databases = _databases(Path(folder), options.database)
        while steps.total() < options.keys:
            seed = (options.session_seed or f"{options.seed}-{number}").removesuffix(_SECOND)
            place = int(seed.rpartition("-")[2]) % len(databases)
            try:
                walkers = session(databases[place], seed, options.session, Path(folder) / seed, sample=place == 2)
            except Astray as astray:
                print(astray, file=sys.stderr)
                return 1
            for walker in walkers:
                screens += walker.screens
                steps += walker.steps
            number += 1
            if options.session_seed:
                break
            if number % 10 == 0:
                print(f"{steps.total()} steps, {time.process_time() - started:.0f} s", file=sys.stderr, flush=True)
    seconds = time.process_time() - started
    print(f"{number} sessions, {steps.total()} steps, {seconds:.0f} s of processor time, all of them led out")
    print("steps: " + ", ".join(f"{name} {count}" for name, count in steps.most_common()))
    print("refused outside: " + ", ".join(f"{name} {count}" for name, count in refused.most_common()))
    print("where: " + ", ".join(f"{name} {count}" for name, count in screens.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
