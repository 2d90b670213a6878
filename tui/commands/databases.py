"""Which database a command reads: the one asked for, the user's own, else the sample, and then it says so."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.commands.output import say

if TYPE_CHECKING:
    import duckdb

_T = TypeVar("_T")

_SAMPLE = "there is no database at {} yet: this is the sample; make your own with: dealtrail load PATH"


@dataclass(frozen=True)
class Chosen:
    """A database file, and whether it is the sample."""

    path: Path
    is_sample: bool


def choose(db: Path | None) -> Chosen:
    """The database to read; builds the sample when there is no other, and says so on stderr."""
    if db is not None:
        return Chosen(db, is_sample=False)
    from store.database import default_path

    own = default_path()
    if own.exists():
        return Chosen(own, is_sample=False)
    say(_SAMPLE.format(own))
    return Chosen(_sample(), is_sample=True)


def choose_ready(db: Path | None) -> Chosen | None:
    """The same where it is there already; None when the sample has to be built."""
    if db is not None:
        return Chosen(db, is_sample=False)
    from store.database import default_path

    if (own := default_path()).exists():
        return Chosen(own, is_sample=False)
    from store.sample import sample_path

    if not (path := sample_path()).exists():
        return None
    say(_SAMPLE.format(own))
    return Chosen(path, is_sample=True)


def _sample() -> Path:
    from store.sample import ensure_sample, sample_path
    from tui.commands import progress

    if not sample_path().exists():
        say("making the sample, which takes a few seconds the first time")
    try:
        return ensure_sample(progress.show)
    finally:
        progress.clear()


@contextlib.contextmanager
def reading(db: Path | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A locked connection to the database to read; says so when it is a copy, because another process writes."""
    from store.snapshot import open_to_read

    path = choose(db).path
    opened = up_to_date(path, lambda: open_to_read(path))
    if opened.notice is not None:
        say(opened.notice)
    with contextlib.closing(opened.connection) as connection:
        yield connection


@contextlib.contextmanager
def writing(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A locked connection that may change the database at `path`, which is made when it is not there."""
    from store.database import open_database

    with contextlib.closing(up_to_date(path, lambda: open_database(path, write=True))) as connection:
        yield connection


def up_to_date(path: Path, opening: Callable[[], _T]) -> _T:
    """What `opening` gives; a database of an older Dealtrail is made anew first, and stderr says so."""
    from store.errors import OlderSchema

    try:
        return opening()
    except OlderSchema as older:
        from store.renewal import renew
        from tui.commands import progress

        say(f"{path}: {older.problem}: bringing it up to date")
        try:
            backup = renew(path, progress.step)
        finally:
            progress.clear()
        say(f"it is up to date; as it was it is kept as {backup}")
        return opening()
