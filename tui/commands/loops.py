"""``dealtrail loops``: money that comes back to where it started."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.options import db_option, format_options, limit_option

if TYPE_CHECKING:
    from store.explore import Loop

_LOOPS = "SELECT * FROM loops ORDER BY legs, loop_id, leg"


@click.command("loops")
@format_options
@limit_option
@db_option
def command(form: str | None, limit: int | None, db: Path | None) -> None:
    """List the circles in which money comes back to where it started, a line for each leg with its evidence.

    \b
    Examples:
      dealtrail loops
      dealtrail loops --jsonl --limit 0 > loops.jsonl
    """
    from store.explore import loop_rows
    from store.query import Query
    from tui.commands.databases import reading
    from tui.commands.output import print_answer, print_limited

    with reading(db) as connection:
        if form is None and sys.stdout.isatty():
            rows = [row for loop in loop_rows(connection, limit and limit + 1) for row in _readable(loop)]
            print_limited(_COLUMNS, rows, limit)
        else:
            print_answer(Query(connection, _LOOPS, limit=limit).run(), form)


_COLUMNS = ("loop", "payer", "payee", "amount", "stage", "evidence")


def _readable(loop: Loop) -> list[tuple[object, ...]]:
    from tui.display import words

    return [
        (loop.loop_id, leg.flow.payer, leg.flow.payee, leg.flow.money, words(leg.flow.stage), leg.quote)
        for leg in loop.legs
    ]
