"""``dealtrail search``: the deals that words and filters find."""

from __future__ import annotations

from pathlib import Path

import click

from tui.commands.deals import order_option, print_deals
from tui.commands.options import db_option, format_options, limit_option


@click.command("search")
@click.argument("query", nargs=-1, required=True)
@click.option("--sql", "as_sql", is_flag=True, help="Print the SQL that the search becomes, and do not run it.")
@order_option
@format_options
@limit_option
@db_option
def command(
    query: tuple[str, ...], as_sql: bool, order: str, form: str | None, limit: int | None, db: Path | None
) -> None:
    """List the deals that QUERY finds: words, "phrases", -words and filters, all of which must hold.

    \b
    Filters: kind: stage: confirmation: payer: payee: company: currency: lang: source: loop:yes checked:yes
             amount>=1bn  stake>10  valuation<5m€  since:2025-06  until:2026  in:2025-Q4
    A name is found by any part of it after a colon, and whole after an equals sign: company="Meta".
    A word may stand inside another; of one or two letters, at its start. Accents and case do not
    matter. After -- a word may begin with a dash.
    Amounts are compared in US dollars, or in the currency named as in 500m€ or 500mGBP; others are
    converted at the reference rate of the European Central Bank on the day of the deal.

    \b
    Examples:
      dealtrail search amazon kind:investment stage:in_talks 'amount>=1bn'
      dealtrail search '"puces Trainium" since:2025-06' --order largest
      dealtrail search loop:yes 'amount>=500mGBP' -- -nvidia
      dealtrail search --sql payer:nvidia
    """
    text = " ".join(query)
    if as_sql:
        from store.search import compile_search
        from tui.commands.output import print_text

        print_text(f"{compile_search(text).inlined}\n")
    else:
        print_deals(text, order, form, limit, db)
