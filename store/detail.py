"""One deal or one company in full: every report with its document and the words that prove it."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

import duckdb

from store.deal_reports import numbers_of
from store.deal_rows import DealRow, deal_rows
from store.format import format_money
from store.lookups import rows_by_key
from store.periods import first_day


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """One article; spans count the characters of `text` from 0."""

    document_id: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str
    path: str | None
    url: str | None
    text: str


@dataclass(frozen=True, slots=True)
class EvidenceSpan:
    """The words ``document.text[start:end]`` that prove a field: ``deal`` is the passage as a whole."""

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A company in a deal or a report; in a report `name` is the name as printed."""

    company_id: str
    name: str
    role: str
    side: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What one outlet said of the deal at one time; `date` is the day of publication with its precision.

    `copy_of` is the outlet, or else the headline, of the article that this one is a copy of.
    """

    report_id: str
    date: str | None
    outlet: str | None
    stage: str
    confirmation: str
    amount: int | None
    amount_max: int | None
    currency: str | None
    currency_inferred: bool
    bound: str | None
    disputes: bool
    copy_of: str | None

    @property
    def money(self) -> str:
        """The amount as a reader sees it."""
        return format_money(self.amount, self.amount_max, self.currency, self.bound, self.currency_inferred)


@dataclass(frozen=True, slots=True)
class ReportDetail:
    """What one document says of the deal, with the words that prove it.

    `is_head` marks the report whose stage and confirmation the deal shows; `disputes` one that gives another amount
    than the deal shows; `merge_rule` tells why the report belongs to the deal. The values are as the user corrected
    them: `corrected` names the fields that differ from what was parsed, and `checked` says that the user checked all.
    `copy_of` is the id of the document, among those of the deal, that was published first with nearly the same text.
    `report_no` is its number in this database.
    """

    report_id: str
    kind: str
    stage: str
    confirmation: str
    amount: int | None
    amount_max: int | None
    currency: str | None
    currency_inferred: bool
    bound: str | None
    stake_pct: float | None
    valuation: int | None
    round: str | None
    date: str | None
    confidence: float
    rule: str
    quote: str
    merge_rule: str | None
    disputes: bool
    corrected: tuple[str, ...]
    checked: bool
    report_no: int
    is_head: bool
    copy_of: str | None
    document: DocumentDetail
    parties: tuple[PartyRow, ...]
    evidence: tuple[EvidenceSpan, ...]

    @property
    def money(self) -> str:
        """The amount as a reader sees it."""
        return format_money(self.amount, self.amount_max, self.currency, self.bound, self.currency_inferred)


@dataclass(frozen=True, slots=True)
class LinkedDeal:
    """Another deal; `relation` is ``part of`` it or ``has part``."""

    deal_id: str
    title: str
    relation: str


@dataclass(frozen=True, slots=True)
class DealDetail:
    """A deal with all of its reports, from the oldest article to the newest."""

    deal: DealRow
    merge_rule: str
    parties: tuple[PartyRow, ...]
    reports: tuple[ReportDetail, ...]
    links: tuple[LinkedDeal, ...]

    @property
    def history(self) -> tuple[HistoryEntry, ...]:
        """The figures as they were told, from the oldest to the newest."""
        return tuple(_history_entry(report, self.copied_from(report)) for report in self.reports)

    def copied_from(self, report: ReportDetail) -> str | None:
        """The outlet, or else the headline or the id, of the article that a report's article is a copy of."""
        originals = [other.document for other in self.reports if other.document.document_id == report.copy_of]
        return next((doc.publisher or doc.title or doc.document_id for doc in originals), None)


@dataclass(frozen=True, slots=True)
class Passage:
    """A document that names a company, and where."""

    document: DocumentDetail
    spans: tuple[tuple[int, int], ...]


def deal_detail(cursor: duckdb.DuckDBPyConnection, deal_id: str) -> DealDetail | None:
    """The deal with all that is known of it; None when there is no such deal (any more)."""
    return deal_details(cursor, [deal_id]).get(deal_id)


def deal_details(cursor: duckdb.DuckDBPyConnection, ids: Collection[str]) -> dict[str, DealDetail]:
    """Some deals with all that is known of them, by their ids; those that are gone are left out.

    Eight deals take twice as long as one: each table is asked once.
    """
    deals = {deal.deal_id: deal for deal in deal_rows(cursor, sorted(set(ids)))}
    heads = {row[0]: row[1:] for row in rows_by_key(cursor, _HEADS, deals)}
    parties = _deal_parties(cursor, [deal_no for *_, deal_no in heads.values()])
    reports = _reports(cursor, heads)
    links = _links(cursor, heads)
    return {
        deal_id: DealDetail(
            deals[deal_id], rule, parties.get(deal_no, ()), reports.get(deal_id, ()), links.get(deal_id, ())
        )
        for deal_id, (rule, _, deal_no) in heads.items()
    }


def document_passages(cursor: duckdb.DuckDBPyConnection, company_id: str, limit: int = 100) -> tuple[Passage, ...]:
    """The documents that name a company, the newest first, at most `limit`."""
    spans = cursor.execute(_MENTIONS, (company_id, limit)).fetchall()
    documents = documents_by_id(cursor, [document_id for document_id, _ in spans])
    return tuple(
        Passage(documents[document_id], tuple((span["a"], span["b"]) for span in places))
        for document_id, places in spans
    )


def document_passage(cursor: duckdb.DuckDBPyConnection, document_id: str, company_id: str) -> Passage | None:
    """A document and where it names a company; None when there is no such document (any more)."""
    document = documents_by_id(cursor, [document_id]).get(document_id)
    places = cursor.execute(_PLACES, (document_id, company_id)).fetchall()
    return None if document is None else Passage(document, tuple((start, end) for start, end in places))


def _links(cursor: duckdb.DuckDBPyConnection, ids: Collection[str]) -> dict[str, tuple[LinkedDeal, ...]]:
    """The deals that deals are linked to; their titles are looked up by key, as a join would read all of them."""
    links = [link for sql in (_LINKS_FROM, _LINKS_TO) for link in rows_by_key(cursor, sql, ids)]
    titles: dict[str, str] = dict(rows_by_key(cursor, _TITLES, {other for _, other, _ in links}))
    linked: dict[str, list[tuple[str, str, str]]] = {}
    for deal_id, other, how in links:
        if other in titles:
            linked.setdefault(deal_id, []).append((other, titles[other], how))
    return {deal_id: tuple(LinkedDeal(*link) for link in sorted(found)) for deal_id, found in linked.items()}


def _deal_parties(cursor: duckdb.DuckDBPyConnection, numbers: Collection[int]) -> dict[int, tuple[PartyRow, ...]]:
    """Who takes part in deals, the payers first; looked up by number and key, as joins would read whole tables."""
    parties = rows_by_key(cursor, _PARTIES, numbers, "INTEGER")
    names: dict[str, str] = dict(rows_by_key(cursor, _COMPANY_NAMES, {company_id for _, company_id, *_ in parties}))
    found: dict[int, list[PartyRow]] = {}
    for deal_no, company_id, role, side in parties:
        if company_id in names:
            found.setdefault(deal_no, []).append(PartyRow(company_id, names[company_id], role, side))
    return {deal_no: tuple(sorted(rows, key=_party_place)) for deal_no, rows in found.items()}


def _party_place(party: PartyRow) -> tuple[int, str, str, str]:
    return _SIDES.index(party.side), party.role, party.name, party.company_id


def report_details(cursor: duckdb.DuckDBPyConnection, ids: Collection[str]) -> tuple[ReportDetail, ...]:
    """Some reports, of whichever deal or none, from the oldest article to the newest; none of them is a head."""
    return _told_by(cursor, [number for (number,) in rows_by_key(cursor, _NUMBERS, ids)])


def _told_by(cursor: duckdb.DuckDBPyConnection, numbers: Collection[int]) -> tuple[ReportDetail, ...]:
    """Reports by their numbers, which all is looked up by: joins would read whole tables."""
    rows = rows_by_key(cursor, _REPORTS, numbers, "INTEGER")
    documents = documents_by_id(cursor, {row[-1] for row in rows})
    parties: dict[str, list[PartyRow]] = {}
    for report_id, *party in rows_by_key(cursor, _REPORT_PARTIES, numbers, "INTEGER"):
        parties.setdefault(report_id, []).append(PartyRow(*party))
    evidence: dict[str, list[EvidenceSpan]] = {}
    for report_id, *span in rows_by_key(cursor, _EVIDENCE, numbers, "INTEGER"):
        evidence.setdefault(report_id, []).append(EvidenceSpan(*span))
    details = []
    for *fields, ordinal, document_id in rows:
        report_id, document = fields[0], documents[document_id]
        values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in fields]
        values += [False, None, document, tuple(parties.get(report_id, ())), tuple(evidence.get(report_id, ()))]
        details.append((_told(document), ordinal, ReportDetail(*values)))
    return tuple(detail for *_, detail in sorted(details, key=lambda told: told[:2]))


def _reports(
    cursor: duckdb.DuckDBPyConnection, heads: dict[str, tuple[str, str, int]]
) -> dict[str, tuple[ReportDetail, ...]]:
    """The reports of deals, of each of which the rule, the head and the number are given."""
    deals = {number: (deal_id, head) for deal_id, (_, head, number) in heads.items()}
    numbers = numbers_of(cursor, deals)
    copies = {row[:2]: row[2] for row in rows_by_key(cursor, _COPIES, heads)}
    found: dict[str, list[ReportDetail]] = {}
    for detail in _told_by(cursor, numbers):
        deal_id, head = deals[numbers[detail.report_no]]
        is_head = detail.report_id == head
        copy_of = copies.get((deal_id, detail.document.document_id))
        found.setdefault(deal_id, []).append(replace(detail, is_head=is_head, copy_of=copy_of))
    return {deal_id: tuple(reports) for deal_id, reports in found.items()}


def _told(document: DocumentDetail) -> tuple[datetime.date, str, str]:
    """The order of articles in time; undated ones come first."""
    first = None if document.published is None else first_day(document.published)
    return first or datetime.date.min, document.published or "", document.document_id


def documents_by_id(cursor: duckdb.DuckDBPyConnection, ids: Collection[str]) -> dict[str, DocumentDetail]:
    """Some documents, by their ids."""
    return {row[0]: DocumentDetail(*row) for row in rows_by_key(cursor, _DOCUMENTS, ids)}


def _history_entry(report: ReportDetail, copied_from: str | None) -> HistoryEntry:
    return HistoryEntry(
        report.report_id,
        report.document.published,
        report.document.publisher,
        report.stage,
        report.confirmation,
        report.amount,
        report.amount_max,
        report.currency,
        report.currency_inferred,
        report.bound,
        report.disputes,
        copied_from,
    )


_PLACES = """
SELECT span_start, span_end
FROM mentions
WHERE document_id = ? AND company_id = ?
ORDER BY ALL
"""

_SIDES = ("payer", "payee", "neither")

_HEADS = "SELECT deal_id, merge_rule, head_report_id, deal_no FROM deals WHERE deal_id {}"

_NUMBERS = "SELECT report_no FROM reports WHERE report_id {}"

_COPIES = "SELECT deal_id, document_id, copy_of FROM copies WHERE deal_id {}"

_PARTIES = "SELECT deal_no, company_id, role, side FROM parties WHERE deal_no {}"

_COMPANY_NAMES = "SELECT company_id, name FROM companies WHERE company_id {}"

_LINKS_FROM = "SELECT from_deal_id, to_deal_id, replace(kind, '_', ' ') FROM links WHERE from_deal_id {}"

_LINKS_TO = """
SELECT
    to_deal_id,
    from_deal_id,
    CASE kind
        WHEN 'part_of' THEN 'has part'
        WHEN 'amends' THEN 'amended by'
        WHEN 'supersedes' THEN 'superseded by'
        ELSE replace(kind, '_', ' ')
    END
FROM links
WHERE to_deal_id {}
"""

_TITLES = "SELECT deal_id, title FROM deals WHERE deal_id {}"

_REPORTS = """
SELECT
    report_id, kind, stage, confirmation, amount, amount_max, currency, currency_inferred, bound, stake_pct, valuation,
    round, date, confidence, rule, quote, merge_rule, disputes, corrected, checked, report_no, ordinal, document_id
FROM report_values
WHERE report_no {}
"""

_REPORT_PARTIES = """
SELECT report_id, company_id, name, role, side FROM report_cast WHERE report_no {} ORDER BY report_no, ordinal
"""

_EVIDENCE = """
SELECT report_id, field, span_start, span_end, quote FROM evidence
WHERE report_no {}
ORDER BY report_no, span_start, span_end DESC, field
"""

_DOCUMENTS = """
SELECT document_id, title, publisher, published, language, path, url, text FROM documents WHERE document_id {}
"""

_MENTIONS = """
SELECT m.document_id, list({'a': m.span_start, 'b': m.span_end} ORDER BY m.span_start, m.span_end)
FROM mentions AS m JOIN documents AS o USING (document_id)
WHERE m.company_id = ?
GROUP BY m.document_id, o.published_on
ORDER BY o.published_on DESC NULLS LAST, m.document_id
LIMIT ?
"""
