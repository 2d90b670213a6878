"""Opening the database and reading the first deals, in a thread: the explorer is imported meanwhile.

Each takes as long as the other, and both are done before the first frame. Nothing is made here: where the sample has to
be built or an older database brought up to date, that is left to the main thread, which can be interrupted.

What the thread needs is imported before it starts. Two threads that import only take turns; DuckDB lets others run, so
the sooner it is asked, the more of its work is done beside an import: a million deals are listed 80 ms sooner.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from store.errors import OlderSchema
from store.snapshot import Reading, open_to_read
from tui.commands.databases import Chosen, choose, choose_ready, up_to_date
from tui.first_deals import FirstDeals, deals_of_start
from tui.session import session_path

_TURN = 0.0005
"""Seconds for which a thread that imports keeps others waiting; usually ten times as many, at each answer of DuckDB."""


@dataclass(frozen=True)
class Opened:
    """The database that was chosen, open."""

    chosen: Chosen
    reading: Reading


@dataclass(frozen=True)
class Opening:
    """What is being opened; `opened` gives None when something has to be made first, and so does `first` then."""

    opened: Future[Opened | None]
    first: Future[FirstDeals | None]


@contextmanager
def opening(db: Path | None, *, fresh: bool) -> Iterator[Opening]:
    """Begin to open the database that is asked for, and to read what the explorer lists first; waits at the end."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        with ThreadPoolExecutor(1, "opening") as pool:
            opened = pool.submit(_open, db)
            read = pool.submit(_read, opened, fresh)
            read.add_done_callback(lambda _: sys.setswitchinterval(usual))
            yield Opening(opened, read)
    finally:
        sys.setswitchinterval(usual)


def opened_after_all(db: Path | None) -> Opened:
    """The same without a thread: makes the sample, or brings the database up to date."""
    chosen = choose(db)
    return Opened(chosen, up_to_date(chosen.path, lambda: open_to_read(chosen.path)))


def _open(db: Path | None) -> Opened | None:
    if (chosen := choose_ready(db)) is None:
        return None
    try:
        return Opened(chosen, open_to_read(chosen.path))
    except OlderSchema:
        return None


def _read(opening: Future[Opened | None], fresh: bool) -> FirstDeals | None:
    if opening.exception() is not None or (opened := opening.result()) is None:
        return None
    keep_in = None if fresh or opened.chosen.is_sample else session_path()
    return deals_of_start(opened.reading, opened.chosen.path, keep_in)
