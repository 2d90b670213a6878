"""Opening the database and reading the first deals, in a thread: the explorer is imported meanwhile.

Each takes as long as the other, and both are done before the first frame. Nothing is made here: where the sample has to
be built or an older database brought up to date, that is left to the main thread, which can be interrupted.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.snapshot import Reading
    from tui.commands.databases import Chosen
    from tui.first_deals import FirstDeals


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
    with ThreadPoolExecutor(1, "opening") as pool:
        opened = pool.submit(_open, db)
        yield Opening(opened, pool.submit(_read, opened, fresh))


def opened_after_all(db: Path | None) -> Opened:
    """The same without a thread: makes the sample, or brings the database up to date."""
    from store.snapshot import open_to_read
    from tui.commands.databases import choose, up_to_date

    chosen = choose(db)
    return Opened(chosen, up_to_date(chosen.path, lambda: open_to_read(chosen.path)))


def _open(db: Path | None) -> Opened | None:
    from store.errors import OlderSchema
    from store.snapshot import open_to_read
    from tui.commands.databases import choose_ready

    if (chosen := choose_ready(db)) is None:
        return None
    try:
        return Opened(chosen, open_to_read(chosen.path))
    except OlderSchema:
        return None


def _read(opening: Future[Opened | None], fresh: bool) -> FirstDeals | None:
    from tui.first_deals import deals_of_start
    from tui.session import session_path

    if opening.exception() is not None or (opened := opening.result()) is None:
        return None
    keep_in = None if fresh or opened.chosen.is_sample else session_path()
    return deals_of_start(opened.reading, opened.chosen.path, keep_in)
