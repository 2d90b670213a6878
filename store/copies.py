"""Copies of one text among the documents of a deal: several outlets that print it are one source.

Documents are copies when they report the deal in the same words and the texts around are nearly the same too: what a
site prints beside all of its articles makes no copies. Only documents of one deal are compared, and only texts that
report it alike are read, so that it does not matter how many documents there are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache

import duckdb

from store.database import append
from store.lookups import rows_by_key
from store.merging import Deal
from store.near_copies import Runs, are_copies, runs_of, tell_alike, words_of

_TEXTS = "SELECT document_id, text FROM documents WHERE document_id {}"

_UNDATED = "9999-12-31"


def write_copies(
    connection: duckdb.DuckDBPyConnection, deals: Collection[Deal], passages: Mapping[str, str]
) -> dict[str, int]:
    """Writes the copies among the documents of deals that have none written yet; how many sources each deal has.

    The document that was published first stands for its copies: of those of one day the longest, as texts are cut more
    often than they are added to, and one without a date only where none has one. `passages` has the words in which each
    report tells its deal.
    """
    sources = {deal.deal_id: len(deal.document_ids) for deal in deals}
    told = [(deal.deal_id, days) for deal in deals if sources[deal.deal_id] > 1 for days in _told_alike(deal, passages)]
    idents = {ident for _, days in told for ident in days}
    texts: dict[str, str] = dict(rows_by_key(connection, _TEXTS, idents))

    @cache  # two articles that tell ten deals are compared once
    def alike(one: str, other: str) -> bool:
        return are_copies(words_of(texts[one]), words_of(texts[other]))

    rows = []
    for deal_id, days in told:
        ordered = sorted(days, key=lambda ident: (days[ident], -len(texts[ident]), ident))
        for first, *others in _parts(ordered, alike):
            rows += [(deal_id, other, first) for other in others]
            sources[deal_id] -= len(others)
    append(connection, "copies", rows)
    return sources


def _told_alike(deal: Deal, passages: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Documents, two or more, that report a deal in the same words, with their days."""
    told: dict[str, Runs] = {}
    days: dict[str, str] = {}
    for report in (member.report for member in deal.members):
        runs = runs_of(words_of(passages[report.report_id]))
        told[report.document_id] = told.get(report.document_id, frozenset()) | runs
        days[report.document_id] = _UNDATED if report.printed is None else report.printed.first.isoformat()
    for part in _parts(list(told), lambda one, other: tell_alike(told[one], told[other])):
        if len(part) > 1:
            yield {ident: days[ident] for ident in part}


def _parts(documents: Sequence[str], alike: Callable[[str, str], bool]) -> list[list[str]]:
    """Documents in parts that a chain of documents alike connects, each part in the order in which they come."""
    places = {ident: place for place, ident in enumerate(documents)}
    parts: list[list[str]] = []
    for ident in documents:
        new, others = [ident], []
        for part in parts:
            if any(alike(other, ident) for other in part):
                new += part
            else:
                others.append(part)
        parts = [*others, sorted(new, key=places.__getitem__)]
    return parts
