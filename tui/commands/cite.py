"""``dealtrail cite``: where a deal was read, as citations."""

from __future__ import annotations

from pathlib import Path

import click

from tui.commands.options import db_option

_FORMS = ("text", "markdown", "csl", "bibtex", "ris")
"""The forms of `store.citation.FORMS`, which help must not import."""


@click.command("cite")
@click.argument("ident", metavar="DEAL_ID|REPORT_ID")
@click.option(
    "--format", "form", type=click.Choice(_FORMS), default="text", show_default=True, help="How it is written."
)
@click.option("--head", is_flag=True, help="Cite only the report whose stage the deal shows.")
@db_option
def command(ident: str, form: str, head: bool, db: Path | None) -> None:
    """Cite every article that reports a deal, oldest first, or the article of one report.

    Each citation has the passage in quotation marks, the outlet, the headline, the date, the address, the file and the
    place in its text. csl, bibtex and ris are entries for a bibliography, one for each article.

    \b
    Examples:
      dealtrail cite amazon-openai-investment-2025-12
      dealtrail cite amazon-openai-investment-2025-12 --format bibtex > deal.bib
    """
    from store.citation import cite, format_citations
    from tui.commands.databases import reading
    from tui.commands.output import print_text

    with reading(db) as connection:
        citations = cite(connection, ident)
    print_text(format_citations([one for one in citations if one.is_head or not head], form))
