"""``dealtrail sql``: ad hoc SQL, read-only and without files, network or Python variables."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tui.commands.options import db_option, format_options, limit_option


@click.command("sql")
@click.argument("query", required=False)
@click.option("--saved", metavar="NAME", help="Ask a saved query; dealtrail queries lists them.")
@click.option(
    "-p",
    "--param",
    "params",
    metavar="NAME=VALUE",
    multiple=True,
    help="The value of :NAME: a number, a day, true, false, null, [a, b] for a list, else text; 'text' is always text.",
)
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
def command(
    query: str | None,
    saved: str | None,
    params: tuple[str, ...],
    form: str | None,
    limit: int | None,
    timeout: float,
    db: Path | None,
) -> None:
    """Answer one SELECT statement of DuckDB's SQL; QUERY is - to read it from standard input.

    Nothing can be written, and no file, no network and no other database can be reached. `dealtrail schema` tells what
    the tables and columns are.

    \b
    Examples:
      dealtrail sql 'SELECT kind, count(*) FROM deals GROUP BY ALL ORDER BY ALL'
      dealtrail sql 'FROM deals WHERE date_on >= :since' -p since=2025-06-01
      dealtrail sql --saved promises-not-paid -p least=5bn
      dealtrail sql 'FROM timeline' --csv > timeline.csv
      dealtrail sql - --json < question.sql
    """
    if (query is None) == (saved is None):
        raise click.UsageError("give either QUERY or --saved NAME")
    from store.console_process import console_query
    from store.parameters import read_assignment, values_for
    from tui.commands.databases import reading
    from tui.commands.output import print_answer

    try:
        texts = dict(map(read_assignment, params))
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    statement = _statement(query, saved)
    values = values_for(statement, texts)
    with reading(db) as connection:
        print_answer(console_query(connection, statement, values, limit=limit, deadline=timeout or None).run(), form)


def _statement(query: str | None, saved: str | None) -> str:
    if saved is not None:
        from store.saved_queries import saved_query

        return saved_query(saved).text
    return sys.stdin.read() if query == "-" else query or ""
