"""``dealtrail parse``: what the parser finds in articles, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.output import say

if TYPE_CHECKING:
    from seeds.model import Document, Evidence, ParsedDocument, Report


@click.command("parse")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one report of a deal a line.")
@click.option("--explain", "explained", is_flag=True, help="Print what was recognised and which rule made each field.")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
def command(paths: tuple[Path, ...], as_json: bool, explained: bool) -> int:
    """Print the deals that the parser finds in articles; no database is touched.

    FILE is a .txt or .md file, or a folder of them.

    \b
    Examples:
      dealtrail parse article.txt
      dealtrail parse --json articles/ > deals.jsonl
      dealtrail parse --explain article.txt
    """
    if as_json and explained:
        raise click.UsageError("--json prints data and --explain talk: choose one")
    from seeds.errors import ArticleError
    from seeds.parser import parse
    from seeds.reading import read_document
    from tui.commands.articles import find
    from tui.commands.explaining import explain

    articles, refusals = find(paths)
    for article in articles:
        try:
            document = read_document(article)
        except ArticleError as error:
            refusals.append(str(error))
            continue
        if explained:
            explain(document)
            continue
        parsed = parse(document)
        _print_json(parsed) if as_json else _print_summary(parsed)
    for refusal in refusals:
        say(refusal)
    return 1 if refusals else 0


def _print_json(parsed: ParsedDocument) -> None:
    import json

    for report in parsed.reports:
        click.echo(json.dumps(as_contract(parsed.document, report), ensure_ascii=False))


def as_contract(document: Document, report: Report) -> dict[str, object]:
    """A report in the shape that ``parse --json`` promises: these keys, in this order."""
    return {
        "document": {
            "path": document.path,
            "title": document.title,
            "published": document.published,
            "language": document.language,
        },
        "kind": report.kind,
        "stage": report.stage,
        "confirmation": report.confirmation,
        "parties": [{"name": party.name, "role": party.role} for party in report.parties],
        "amount": report.amount,
        "amount_max": report.amount_max,
        "currency": report.currency,
        "currency_inferred": report.currency_inferred,
        "bound": report.bound,
        "stake_pct": report.stake_pct,
        "valuation": report.valuation,
        "round": report.round,
        "date": report.date,
        "confidence": report.confidence,
        "evidence": [
            {"field": row.field, "start": row.start, "end": row.end, "text": row.text}
            for row in sorted(report.evidence, key=_passage_first)
        ],
    }


def _passage_first(row: Evidence) -> tuple[bool, int, int, str]:
    return row.field != "deal", row.start, row.end, row.field


def _print_summary(parsed: ParsedDocument) -> None:
    from seeds.text import one_line

    document = parsed.document
    facts = (document.title, document.publisher, document.published, document.language)
    click.secho(one_line(document.path or "article"), bold=True)
    click.echo("  " + " · ".join(one_line(fact) for fact in facts if fact))
    if not parsed.reports:
        click.echo("  no deal found")
    for report in parsed.reports:
        click.echo("  " + one_line(_summary_of(report)))
        for row in sorted(report.evidence, key=_passage_first):
            click.echo(f"    {row.field:<13} « {one_line(row.text)} »")


def _summary_of(report: Report) -> str:
    from store.format import format_money, format_stake

    words = ", ".join(word.replace("_", " ") for word in (report.kind, report.stage, report.confirmation))
    parties = ", ".join(f"{party.name} ({party.role.replace('_', ' ')})" for party in report.parties)
    details = {
        "": format_money(report.amount, report.amount_max, report.currency, report.bound, report.currency_inferred),
        "stake ": format_stake(report.stake_pct),
        "valuation ": format_money(report.valuation, currency=report.currency),
        "round ": report.round,
        "date ": report.date,
    }
    shown = [f"{label}{value}" for label, value in details.items() if value]
    return f"{words}: {'; '.join([parties or 'parties unnamed', *shown])}"
