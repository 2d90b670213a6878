"""``dealtrail companies``: who takes part in deals."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.options import db_option, format_options, limit_option

if TYPE_CHECKING:
    from store.explore import CompanyRow

ORDERS = ("deals", "paid", "received", "last_seen", "name")
"""The orders of `store.explore.CompanyOrder`, which help must not import."""


@click.command("companies")
@click.option("--query", default="", help="Only the companies of the deals that this search finds.")
@click.option(
    "--order", type=click.Choice(ORDERS), default="deals", show_default=True, help="Which companies come first."
)
@format_options
@limit_option
@db_option
def command(query: str, order: str, form: str | None, limit: int | None, db: Path | None) -> None:
    """List companies, with what they paid and received in deals that were announced or completed.

    \b
    Examples:
      dealtrail companies
      dealtrail companies --query since:2026 --order paid
    """
    from store.explore import CompanyOrder, company_rows, company_table
    from store.query import Query
    from store.search import compile_search
    from tui.commands.databases import reading
    from tui.commands.output import print_answer, print_limited

    search = compile_search(query) if query.strip() else None
    with reading(db) as connection:
        if form is None and sys.stdout.isatty():
            rows = company_rows(connection, search, CompanyOrder(order), limit and limit + 1)
            print_limited(_COLUMNS, [_readable(row) for row in rows], limit)
        else:
            print_answer(Query(connection, *company_table(search, CompanyOrder(order)), limit=limit).run(), form)


_COLUMNS = ("company", "kind", "deals", "paid", "received")


def _readable(row: CompanyRow) -> tuple[object, ...]:
    from store.format import format_totals

    return row.name, row.kind, row.deal_count, format_totals(row.paid), format_totals(row.received)
