"""The answer of ``dealtrail parse --explain``: sentence by sentence, what was recognised and which rule made what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from seeds.text import one_line

if TYPE_CHECKING:
    from seeds.model import Document
    from seeds.parser import Judgement, SentenceTrace
    from seeds.parser.findings import Attempt, Finding
    from seeds.parser.items import Item

_SHOWN = 0.05
"""What a sign must add to the log odds, for or against, to be shown."""


def explain(document: Document) -> None:
    """Parse a document and print what the parser saw; sentences in which it saw nothing are left out."""
    from seeds.parser import parse

    traces: list[SentenceTrace] = []
    judgements: list[Judgement] = []
    parsed = parse(document, watch=traces.append, weigh=judgements.append)
    click.secho(one_line(document.path or "article"), bold=True)
    for trace in traces:
        seen = [line for item in trace.items if (line := _recognised(document.text, item))]
        if not seen:
            continue
        click.echo()
        click.echo(f"{trace.sentence.start}-{trace.sentence.end}  {_written(document.text, trace.sentence)}")
        for line in (*seen, *_told(document.text, trace)):
            click.echo(f"  {line}")
    for judgement in judgements:
        click.echo()
        for line in _judged(document.text, judgement):
            click.echo(line)
    click.echo()
    click.echo(f"{len(parsed.reports)} deals once what is told twice is joined: dealtrail parse shows them")


def _judged(text: str, judgement: Judgement) -> Iterator[str]:
    """How likely a deal is right, and what each sign adds to the log odds of that; too little to show is left out."""
    finding = judgement.finding
    cue = one_line(text[finding.cue_start : finding.cue_end])
    kept = "" if judgement.kept else ", too unlikely to be a deal"
    yield f"{finding.kind} « {cue} » at {finding.cue_start}: confidence {judgement.probability:.2f}{kept}"
    for heading, sense in (("for", 1), ("against", -1)):
        parts = sorted((part for part in judgement.parts if part[1] * sense >= _SHOWN), key=lambda part: -abs(part[1]))
        if parts:
            yield f"  {heading:<9} " + "; ".join(f"{sign} {much:+.1f}" for sign, much in parts)


def _written(text: str, span: object) -> str:
    start, end = getattr(span, "start", 0), getattr(span, "end", 0)
    return one_line(text[start:end])


def _recognised(text: str, item: Item) -> str | None:
    if item.value is None:
        return None
    return f"{item.kind:<10} « {_written(text, item)} »{_meaning(item)}"


def _meaning(item: Item) -> str:
    from seeds.parser.dates import DateMention
    from seeds.parser.items import Percent, Round
    from seeds.parser.money import Money
    from seeds.parser.names import NameMention

    value = item.value
    if isinstance(value, NameMention):
        known = ", known" if value.known else ""
        return f" = {one_line(value.name)} ({value.kind}{known})"
    if isinstance(value, Money):
        return f" = {value.bound} {value.amount} {value.currency or 'without a currency'} ({value.use})"
    if isinstance(value, Percent):
        return f" = {value.value:g} % ({'of a company' if value.stake else 'of something else'})"
    if isinstance(value, DateMention):
        return f" = {value.value or 'no date without the day of the article'}"
    return f" = {value.label}" if isinstance(value, Round) else ""


def _told(text: str, trace: SentenceTrace) -> Iterator[str]:
    for attempt in trace.attempts:
        yield _cue(text, trace, attempt)
    for finding in trace.findings:
        yield from _fields(finding)


def _cue(text: str, trace: SentenceTrace, attempt: Attempt) -> str:
    cue = attempt.draft.cue
    words = one_line(text[trace.items[cue.first].start : trace.items[cue.last].end])
    if attempt.settled is not None:
        return f"cue        « {words} » holds as {attempt.settled.cue.frame.id}"
    ways = " or ".join(" and ".join(needs) for needs in cue.frame.needs)
    return f"cue        « {words} » ({cue.frame.id}) finds no deal: it needs {ways}"


def _fields(finding: Finding) -> Iterator[str]:
    yield f"deal       {finding.kind}, by the rule {finding.rule}"
    for role, group in finding.parties.items():
        for party in group:
            yield f"  {role:<14} {one_line(party.name.name)}: {party.rule}"
    values = {
        "stage": finding.stage,
        "confirmation": finding.confirmation,
        "amount": finding.money and finding.money.amount,
        "valuation": finding.valuation and finding.valuation.amount,
        "stake_pct": finding.percent and finding.percent.value,
        "round": finding.round and finding.round.label,
        "date": finding.date and finding.date.value,
    }
    for name, value in values.items():
        if value is not None:
            yield f"  {name:<14} {value}: {finding.rules.get(name, 'told in another sentence')}"
