"""``dealtrail sql``: ad hoc SQL, read-only and without files, network or Python variables."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tui.commands.options import db_option, format_options, limit_option


@click.command("sql")
@click.argument("query")
@format_options
@limit_option
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=10.0,
    show_default=True,
    help="Stop the query after so many seconds; 0 for never.",
)
@db_option
def command(query: str, form: str | None, limit: int | None, timeout: float, db: Path | None) -> None:
    """Answer one SELECT statement of DuckDB's SQL; QUERY is - to read it from standard input.

    Nothing can be written, and no file, no network and no other database can be reached. `dealtrail schema` tells what
    the tables and columns are.

    \b
    Examples:
      dealtrail sql 'SELECT kind, count(*) FROM deals GROUP BY ALL ORDER BY ALL'
      dealtrail sql 'FROM timeline' --csv > timeline.csv
      dealtrail sql - --json < question.sql
    """
    from store.console import run_sql
    from tui.commands.databases import reading
    from tui.commands.output import print_answer

    statement = sys.stdin.read() if query == "-" else query
    with reading(db) as connection:
        print_answer(run_sql(connection, statement, limit=limit, deadline=timeout or None), form)
