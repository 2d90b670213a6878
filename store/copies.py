"""Copies of one text among the documents of a deal: several outlets that print it are one source.

Documents are copies when they report the deal in the same words and the texts around are nearly the same too: what a
site prints beside all of its articles makes no copies. Only documents of one deal are compared, and only texts that
report it alike are read, so that it does not matter how many documents there are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain
from typing import TypeVar

import duckdb

from store.database import append
from store.merging import Deal
from store.near_copies import Runs, are_copies, runs_of, tell_alike, words_of
from store.scope import select

_PASSAGES = "SELECT report_id, quote FROM reports WHERE report_id = ANY($ids)"

_TEXTS = "SELECT document_id, text FROM documents WHERE document_id = ANY($ids)"

_UNDATED = "9999-12-31"

_Item = TypeVar("_Item")


def write_copies(connection: duckdb.DuckDBPyConnection, deals: Collection[Deal]) -> dict[str, int]:
    """Writes the copies among the documents of deals that have none written yet; how many sources each deal has.

    The document that was published first stands for its copies: of those of one day the longest, as texts are cut more
    often than they are added to, and one without a date only where all are.
    """
    sources = {deal.deal_id: len(deal.document_ids) for deal in deals}
    told = list(_told_alike(connection, [deal for deal in deals if sources[deal.deal_id] > 1]))
    idents = set(chain.from_iterable(documents for _, documents in told))
    texts: dict[str, str] = dict(select(connection, _TEXTS, idents)) if idents else {}
    rows = []
    for deal_id, documents in told:
        words = {ident: words_of(texts[ident]) for ident in documents}
        ordered = sorted(documents, key=lambda ident: (documents[ident], -len(words[ident]), ident))
        for first, *others in _parts({ident: words[ident] for ident in ordered}, are_copies):
            rows += [(deal_id, other, first) for other in others]
            sources[deal_id] -= len(others)
    append(connection, "copies", rows)
    return sources


def _told_alike(connection: duckdb.DuckDBPyConnection, deals: Collection[Deal]) -> Iterator[tuple[str, dict[str, str]]]:
    """The documents, two or more, that report a deal in the same words, with their days and the deal."""
    reports = set(chain.from_iterable(deal.report_ids for deal in deals))
    passages: dict[str, str] = dict(select(connection, _PASSAGES, reports)) if reports else {}
    for deal in deals:
        told: dict[str, Runs] = {}
        days: dict[str, str] = {}
        for report in (member.report for member in deal.members):
            runs = runs_of(words_of(passages[report.report_id]))
            told[report.document_id] = told.get(report.document_id, frozenset()) | runs
            days[report.document_id] = _UNDATED if report.printed is None else report.printed.first.isoformat()
        for part in _parts(told, tell_alike):
            if len(part) > 1:
                yield deal.deal_id, {ident: days[ident] for ident in part}


def _parts(items: Mapping[str, _Item], alike: Callable[[_Item, _Item], bool]) -> list[list[str]]:
    """The names of items in parts that a chain of items alike connects, each part in the order of the items."""
    places = {ident: place for place, ident in enumerate(items)}
    parts: list[list[str]] = []
    for ident, item in items.items():
        new, others = [ident], []
        for part in parts:
            if any(alike(items[other], item) for other in part):
                new += part
            else:
                others.append(part)
        parts = [*others, sorted(new, key=places.__getitem__)]
    return parts
