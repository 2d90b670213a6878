"""``dealtrail export``: deals, a table or view, or the answer to a question in SQL, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.deals import order_option
from tui.commands.options import db_option

if TYPE_CHECKING:
    import duckdb

    from store.query import Query

_FORMATS = ("csv", "tsv", "json", "jsonl", "md", "parquet")
"""The formats of `store.export.FORMATS`, which help must not import."""


@click.command("export")
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--query", metavar="SEARCH", help="Export the deals that this search finds.")
@click.option("--view", metavar="NAME", help="Export a table or view; dealtrail schema lists them.")
@click.option("--sql", metavar="SELECT", help="Export the answer to one SELECT statement.")
@click.option("--saved", metavar="NAME", help="Export the answer to a saved query; dealtrail queries lists them.")
@click.option("--evidence", is_flag=True, help="Add to each row the passage that proves it, its source and a citation.")
@click.option("--format", "form", type=click.Choice(_FORMATS), help="The format, whatever the ending of FILE.")
@order_option
@db_option
def command(
    target: Path,
    query: str | None,
    view: str | None,
    sql: str | None,
    saved: str | None,
    evidence: bool,
    form: str | None,
    order: str,
    db: Path | None,
) -> None:
    """Write deals to FILE; its ending says how: .csv, .tsv, .json, .jsonl, .md or .parquet.

    Without --query, --view, --sql or --saved it writes all deals. --evidence works for every table, view and answer
    that has a column deal_id or report_id.

    \b
    Examples:
      dealtrail export deals.csv --evidence
      dealtrail export chips.parquet --query 'company:nvidia since:2025' --order largest
      dealtrail export flows.csv --view flows
      dealtrail export totals.md --sql 'FROM company_totals'
      dealtrail export promises.csv --saved promises-not-paid
    """
    if sum(question is not None for question in (query, view, sql, saved)) > 1:
        raise click.UsageError("--query, --view, --sql and --saved exclude each other")
    from store.export import export_query, format_of
    from store.proof import ProvenQuery
    from tui.commands.databases import reading
    from tui.commands.output import say
    from tui.wording import counted

    form = form or format_of(target)
    if saved is not None:
        from store.saved_queries import saved_query

        sql = saved_query(saved).text
    with reading(db) as connection:
        asked = _asked(connection, query or "", view, sql, order)
        count = export_query(ProvenQuery(connection, asked) if evidence else asked, target, form)
    say(f"wrote {counted(count, 'row')} to {target}")


def _asked(connection: duckdb.DuckDBPyConnection, query: str, view: str | None, sql: str | None, order: str) -> Query:
    if view is not None:
        from store.relations import whole

        return whole(connection, view)
    if sql is not None:
        from store.console_process import console_query

        return console_query(connection, sql, limit=None, deadline=None)
    from store.explore import DealOrder, deal_table
    from store.query import Query
    from store.search import compile_search

    return Query(connection, *deal_table(compile_search(query), order=DealOrder(order)), limit=None, deadline=None)
