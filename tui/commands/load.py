"""``dealtrail load``: read articles into the database."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from tui.commands.options import db_option
from tui.commands.output import say

if TYPE_CHECKING:
    from store.loading import LoadResult


@click.command("load")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@db_option
def command(paths: tuple[Path, ...], db: Path | None) -> int:
    """Read articles into the database, which is made when there is none.

    PATH is a .txt or .md file, or a folder of them. An article that is there already changes nothing; a file that
    cannot be read is named and passed over. Ctrl-C stops after the article at hand, and what was loaded stays.

    \b
    Examples:
      dealtrail load articles/
      dealtrail --db chips.duckdb load article.txt notes.md
    """
    from store.database import default_path
    from store.loading import load
    from tui.commands import progress
    from tui.commands.articles import find
    from tui.commands.databases import writing

    path = db or default_path()
    articles, refusals = find(paths)
    for refusal in refusals:
        say(refusal)
    if not articles:
        return 1
    with _interrupts() as interrupted, writing(path) as connection:
        try:
            files = [article.absolute() for article in articles]
            result = load(connection, files, progress=progress.show, cancelled=interrupted.is_set)
        finally:
            progress.clear()
    say(_summary(result, path))
    if result.cancelled:
        return 130
    return 1 if refusals or result.refused else 0


@contextlib.contextmanager
def _interrupts() -> Iterator[threading.Event]:
    """An event that the first ctrl-C sets, so that the work at hand can end well; a second one raises."""
    event = threading.Event()

    def note(number: int, frame: FrameType | None) -> None:
        if event.is_set():
            signal.default_int_handler(number, frame)
        event.set()

    before = signal.signal(signal.SIGINT, note)
    try:
        yield event
    finally:
        signal.signal(signal.SIGINT, before)


def _summary(result: LoadResult, path: Path) -> str:
    from tui.wording import counted

    parts = [f"loaded {counted(result.loaded, 'article')} into {path}"]
    parts += [counted(result.deals_new, "new deal")] if result.deals_new > 0 else []
    parts += [f"{result.unchanged:,} there already"] if result.unchanged else []
    parts += [f"{len(result.refused):,} refused"] if result.refused else []
    if result.cancelled:
        left = result.found - result.loaded - result.unchanged - len(result.refused)
        parts = [
            "interrupted",
            *parts,
            f"{left:,} not read; what was loaded stays, and the same command loads the rest",
        ]
    return ", ".join(parts)
