"""``dealtrail deals``: every deal, and the printing that ``dealtrail search`` shares."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.options import db_option, format_options, limit_option

if TYPE_CHECKING:
    from store.explore import DealRow

ORDERS = ("newest", "oldest", "largest", "smallest", "title", "stage", "sources")
"""The orders of `store.explore.DealOrder`, which help must not import."""

order_option = click.option(
    "--order", type=click.Choice(ORDERS), default="newest", show_default=True, help="Which deals come first."
)


@click.command("deals")
@order_option
@format_options
@limit_option
@db_option
def command(order: str, form: str | None, limit: int | None, db: Path | None) -> None:
    """List all deals.

    \b
    Examples:
      dealtrail deals
      dealtrail deals --order largest --limit 10
      dealtrail deals --csv --limit 0 > deals.csv
    """
    print_deals("", order, form, limit, db)


def print_deals(query: str, order: str, form: str | None, limit: int | None, db: Path | None) -> None:
    """Print the deals that a search finds: readable columns on a terminal, all columns and raw figures elsewhere."""
    from store.explore import DealOrder, deal_ids, deal_rows, deal_table
    from store.query import Query
    from store.search import compile_search
    from tui.commands.databases import reading
    from tui.commands.output import print_answer, print_limited

    search = compile_search(query)
    with reading(db) as connection:
        if form is None and sys.stdout.isatty():
            ids = deal_ids(connection, search, order=DealOrder(order), limit=limit and limit + 1)
            rows = deal_rows(connection, ids)
            if search.compared_in is None:
                print_limited(_COLUMNS, [_readable(row) for row in rows], limit)
            else:
                print_limited((*_COLUMNS, "in dollars"), [(*_readable(row), row.dollars) for row in rows], limit)
        else:
            print_answer(Query(connection, *deal_table(search, order=DealOrder(order)), limit=limit).run(), form)


_COLUMNS = ("date", "deal", "kind", "amount", "stage", "confirmation", "reports")


def _readable(row: DealRow) -> tuple[object, ...]:
    from tui.display import words

    return (
        row.date,
        row.title,
        words(row.kind),
        row.money,
        words(row.stage),
        words(row.confirmation),
        row.report_count,
    )
