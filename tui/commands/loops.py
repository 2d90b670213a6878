"""``dealtrail loops``: money that comes back to where it started."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.commands.options import db_option, format_options, limit_option

if TYPE_CHECKING:
    from store.explore import Loop, LoopLeg


@click.command("loops")
@click.option("--company", metavar="NAME", help="Only the loops through this company, by its name or id.")
@click.option(
    "--min-amount", metavar="AMOUNT", help="Only the loops whose every payment is this large, in US dollars: 500m, 1bn."
)
@format_options
@limit_option
@db_option
def command(company: str | None, min_amount: str | None, form: str | None, limit: int | None, db: Path | None) -> None:
    """List the loops in which money comes back to where it started, over at most five payments.

    Each payment is a line, with its class (equity, purchase or debt), its stage and the words that prove it. What a
    loop adds up to is paid when the deal is completed, agreed when it is announced, and only promised before that. The
    loop whose smallest payment is largest comes first; --limit counts loops.

    \b
    Examples:
      dealtrail loops
      dealtrail loops --company nvidia --min-amount 1bn
      dealtrail loops --jsonl --limit 0 > loops.jsonl
    """
    from store.loops import company_named, find_loops
    from tui.commands.databases import reading
    from tui.commands.output import print_rows, print_text, say

    least = None if min_amount is None else _dollars(min_amount)
    with reading(db) as connection:
        company_id = None if company is None else company_named(connection, company)
        found = find_loops(connection, company_id=company_id, least_usd=least, limit=limit)
    if form is None and sys.stdout.isatty():
        print_text("\n\n".join(_readable(loop) for loop in found.loops) + "\n" * bool(found.loops))
    else:
        print_rows(_COLUMNS, [_row(loop, number) for loop in found.loops for number in range(len(loop.legs))], form)
    if found.truncated:
        say(f"{limit:,} of more than {limit:,} loops; --limit 0 prints all")
    elif not found.loops:
        say("no loop found")
    if found.extent:
        say(f"{found.extent}; --company and --min-amount look at others")


_COLUMNS = (
    *("loop_id", "legs", "leg", "payer_id", "payer", "payee_id", "payee", "class", "kind"),
    *("amount", "amount_max", "currency", "bound", "shared", "amount_usd", "stage", "confirmation", "date"),
    *("deal_id", "report_id", "document_id", "quote", "span_start", "span_end"),
    *("same_class", "smallest_usd", "paid_usd", "agreed_usd", "promised_usd", "unknown_legs"),
)


def _row(loop: Loop, number: int) -> tuple[object, ...]:
    leg, usd = loop.legs[number], loop.committed_usd
    flow = leg.flow
    return (
        *(loop.loop_id, len(loop.legs), number + 1),
        *(flow.payer_id, flow.payer, flow.payee_id, flow.payee, flow.kind_of_money, flow.kind),
        *(flow.amount, flow.amount_max, flow.currency, flow.bound, flow.shared, leg.amount_usd),
        *(flow.stage, flow.confirmation, flow.date),
        *(flow.deal_id, leg.report_id, leg.document_id, leg.quote, leg.start, leg.end),
        *(loop.same_class, loop.smallest_usd, usd.paid, usd.agreed, usd.promised, loop.unknown_legs),
    )


def _readable(loop: Loop) -> str:
    names = [leg.flow.payer for leg in loop.legs]
    head = " → ".join([*names, names[0]]) + (f" (all {loop.legs[0].flow.kind_of_money})" if loop.same_class else "")
    return "\n".join([_safe(head), f"  {loop.summary}", *(f"  {_safe(_payment(leg))}" for leg in loop.legs)])


def _payment(leg: LoopLeg) -> str:
    from tui.display import words

    flow = leg.flow
    shared = " shared" if flow.shared else ""
    money = f"{flow.money}{shared}" if flow.money else "amount not known"
    return f"{flow.payer} → {flow.payee}: {flow.kind_of_money}, {words(flow.stage)}, {money}: « {leg.quote} »"


def _safe(line: str) -> str:
    from seeds.text import one_line

    return one_line(line)


def _dollars(text: str) -> float:
    from store.search_values import read_amount

    try:
        amount, currency = read_amount(text)
    except ValueError as error:
        raise click.UsageError(f"--min-amount: {error}") from None
    if currency not in (None, "USD"):
        raise click.UsageError("--min-amount is in US dollars; write it without another sign")
    return float(amount)
