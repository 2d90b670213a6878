"""``dealtrail export``: deals, or the answer to a question in SQL, as a file."""

from __future__ import annotations

from pathlib import Path

import click

from tui.commands.options import db_option


@click.command("export")
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--query", default="", help="Export the deals that this search finds.")
@click.option("--sql", help="Export the answer to one SELECT statement instead.")
@db_option
def command(target: Path, query: str, sql: str | None, db: Path | None) -> None:
    """Write deals to FILE; its ending says how: .csv, .tsv, .json, .jsonl or .parquet.

    \b
    Examples:
      dealtrail export deals.csv
      dealtrail export chips.parquet --query 'company:nvidia since:2025'
      dealtrail export totals.csv --sql 'FROM company_totals'
    """
    if query and sql is not None:
        raise click.UsageError("--query and --sql exclude each other")
    from store.console import ConsoleQuery
    from store.explore import deal_table
    from store.export import export_query, format_of
    from store.query import Query
    from store.search import compile_search
    from tui.commands.databases import reading
    from tui.commands.output import say
    from tui.display import counted

    format_of(target)
    with reading(db) as connection:
        if sql is None:
            asked = Query(connection, *deal_table(compile_search(query)), limit=None, deadline=None)
        else:
            asked = ConsoleQuery(connection, sql, limit=None, deadline=None)
        count = export_query(asked, target)
    say(f"wrote {counted(count, 'row')} to {target}")
