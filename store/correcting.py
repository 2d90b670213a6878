"""What a person needs to see who corrects: a report beside what was parsed, other deals, rejected reports, the log.

Every function takes a cursor, which its caller may interrupt.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import duckdb

from store.correction_log import read_all
from store.correction_values import Values
from store.corrections import Difference, differences
from store.deal_rows import DealRow, deal_rows
from store.decisions import OF_COMPANIES, Entry, Undo
from store.detail import (
    DealDetail,
    Passage,
    ReportDetail,
    deal_detail,
    document_passages,
    documents_by_id,
    report_details,
)
from store.explore import EVERYTHING, DealOrder, deal_ids
from store.lookups import rows_by_key
from store.search import compile_search

_MOST_DEALS = 50
_MOST_REJECTED = 500


@dataclass(frozen=True)
class Correctable:
    """A deal with all of its reports: what each says now, and what of that the user changed."""

    detail: DealDetail
    differences: dict[str, tuple[Difference, ...]]


@dataclass(frozen=True)
class Candidate:
    """A deal that may be the same as another one, with the passage of the report whose stage it shows."""

    deal: DealRow
    quote: str


@dataclass(frozen=True)
class PrintedName:
    """A name of a company, why it means the company, and how often documents print it."""

    name: str
    rule: str
    times: int


@dataclass(frozen=True)
class NamedCompany:
    """A company with its names, the one that is shown first."""

    company_id: str
    name: str
    kind: str
    deal_count: int
    names: tuple[PrintedName, ...]


@dataclass(frozen=True)
class LogEntry:
    """A correction, and what it is about now: a deal, a company, or neither when that is gone or rejected."""

    entry: Entry
    deal_id: str | None = None
    company_id: str | None = None


def correctable(cursor: duckdb.DuckDBPyConnection, deal_id: str) -> Correctable | None:
    """The deal with its reports; None when there is no such deal (any more)."""
    if (detail := deal_detail(cursor, deal_id)) is None:
        return None
    return Correctable(detail, changes_of(cursor, detail.reports))


def values_of(report: ReportDetail) -> Values:
    """What a report says now."""
    fields = {each.name: getattr(report, each.name) for each in dataclasses.fields(Values) if each.name != "parties"}
    return Values(**fields, parties=tuple((party.name, party.role) for party in report.parties))


def changes_of(
    cursor: duckdb.DuckDBPyConnection, reports: Collection[ReportDetail]
) -> dict[str, tuple[Difference, ...]]:
    """What the user changed in some reports, by their ids; reports as they were parsed are left out."""
    ids = [report.report_id for report in reports if report.corrected]
    return {report_id: tuple(differences(cursor, report_id)) for report_id in ids}


def deals_to_join(cursor: duckdb.DuckDBPyConnection, deal_id: str, words: str) -> list[Candidate]:
    """Other deals that may be the same as this one: those that a search finds, those with a company in common first.

    Without words only those with a company in common. Raises `SearchError`.
    """
    near = [ident for (ident,) in cursor.execute(_NEAR, [deal_id, deal_id, _MOST_DEALS]).fetchall()]
    if words.strip():
        found = deal_ids(cursor, compile_search(words), None, DealOrder.NEWEST, 20 * _MOST_DEALS)
        known = set(found)
        near = [ident for ident in near if ident in known]
        near += [ident for ident in found if ident not in near]
    elif not near:
        near = deal_ids(cursor, EVERYTHING, None, DealOrder.NEWEST, _MOST_DEALS + 1)
    deals = deal_rows(cursor, [ident for ident in near if ident != deal_id][:_MOST_DEALS])
    quotes = dict(rows_by_key(cursor, _QUOTES, [deal.deal_id for deal in deals]))
    return [Candidate(deal, quotes.get(deal.deal_id, "")) for deal in deals]


def rejected_reports(cursor: duckdb.DuckDBPyConnection) -> tuple[ReportDetail, ...]:
    """The reports that the user said are of no deal, from the oldest article to the newest."""
    return report_details(cursor, [ident for (ident,) in cursor.execute(_REJECTED, [_MOST_REJECTED]).fetchall()])


def reports_of_log(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> tuple[ReportDetail, ...]:
    """The reports that a correction is about, as they are now."""
    sql = "SELECT now_report_id FROM correction_reports WHERE correction_id = ? AND now_report_id IS NOT NULL"
    found = cursor.execute(sql, [entry.correction_id]).fetchall()
    return report_details(cursor, [ident for (ident,) in found])


def logged(cursor: duckdb.DuckDBPyConnection) -> list[LogEntry]:
    """Every correction but those that take another one back, the last one first."""
    deals: dict[str, str] = {}
    for correction_id, deal_id in cursor.execute(_SUBJECTS).fetchall():
        deals.setdefault(correction_id, deal_id)
    return [
        LogEntry(entry, deals.get(entry.correction_id), _company_of(cursor, entry))
        for entry in reversed(read_all(cursor))
        if not isinstance(entry.decision, Undo)
    ]


def named_company(cursor: duckdb.DuckDBPyConnection, company_id: str) -> NamedCompany | None:
    """A company with its names; None when there is no such company (any more)."""
    found = cursor.execute(_COMPANY, [company_id]).fetchone()
    if found is None:
        return None
    names = tuple(PrintedName(*row) for row in cursor.execute(_NAMES, [company_id, found[0]]).fetchall())
    name, kind, deal_count = found
    return NamedCompany(company_id, name, kind, deal_count, names)


def company_passages(cursor: duckdb.DuckDBPyConnection, company: NamedCompany, limit: int = 100) -> list[Passage]:
    """The articles that name a company or report a deal of it, and where they print a name of it, the oldest first."""
    found = {passage.document.document_id: passage for passage in document_passages(cursor, company.company_id, limit)}
    reported = [ident for ident, _ in cursor.execute(_REPORTED_IN, [company.company_id, limit]).fetchall()]
    for document in documents_by_id(cursor, [ident for ident in reported if ident not in found]).values():
        found[document.document_id] = Passage(document, tuple(_printed(document.text, company.names)))
    passages = sorted(found.values(), key=lambda each: (each.document.published or "", each.document.document_id))
    return passages[-limit:]


def _printed(text: str, names: Sequence[PrintedName]) -> list[tuple[int, int]]:
    """Where a text prints any of some names, the longest one at each place."""
    longest_first = sorted((re.escape(name.name) for name in names if name.name), key=len, reverse=True)
    if not longest_first:
        return []
    return [match.span() for match in re.finditer(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", text)]


def company_with_name(cursor: duckdb.DuckDBPyConnection, name: str) -> tuple[str, str] | None:
    """The id and the name of the company that is shown under a name, or else has it among its names."""
    found = cursor.execute(_COMPANY_NAMED, [name, name]).fetchone()
    return None if found is None else (str(found[0]), str(found[1]))


def head_report(cursor: duckdb.DuckDBPyConnection, deal_id: str) -> str | None:
    """The report whose stage a deal shows."""
    found = cursor.execute("SELECT head_report_id FROM deals WHERE deal_id = ?", [deal_id]).fetchone()
    return None if found is None else str(found[0])


def deal_of_report(cursor: duckdb.DuckDBPyConnection, report_id: str) -> str | None:
    """The deal that a report is of, None when it is of none."""
    found = cursor.execute("SELECT deal_id FROM reports WHERE report_id = ?", [report_id]).fetchone()
    return None if found is None or found[0] is None else str(found[0])


def _company_of(cursor: duckdb.DuckDBPyConnection, entry: Entry) -> str | None:
    if entry.decision.kind not in OF_COMPANIES:
        return None
    named: Sequence[str] = [
        text for field in ("value", "other_name", "name") if (text := getattr(entry.decision, field, None))
    ]
    found = (company_with_name(cursor, name) for name in named)
    return next((company[0] for company in found if company is not None), None)


_NEAR = """
WITH own AS (SELECT DISTINCT company_id FROM parties WHERE deal_id = ?)
SELECT p.deal_id
FROM parties AS p JOIN own USING (company_id) JOIN deals AS d USING (deal_id)
WHERE p.deal_id <> ?
GROUP BY p.deal_id, d.date_on
ORDER BY count(DISTINCT p.company_id) DESC, d.date_on DESC NULLS LAST, p.deal_id
LIMIT ?
"""

_QUOTES = (
    "SELECT d.deal_id, r.quote FROM deals AS d JOIN reports AS r ON r.report_id = d.head_report_id WHERE d.deal_id {}"
)

_REJECTED = """
SELECT DISTINCT r.report_id
FROM reports AS r JOIN decisions AS d USING (report_id)
WHERE r.deal_id IS NULL AND d.kind = 'reject'
ORDER BY r.report_id
LIMIT ?
"""

_SUBJECTS = """
SELECT c.correction_id, r.deal_id
FROM correction_reports AS c JOIN reports AS r ON r.report_id = c.now_report_id
WHERE r.deal_id IS NOT NULL
ORDER BY c.correction_id, c.other, c.ordinal
"""

_COMPANY = """
SELECT c.name, c.kind, (SELECT count(DISTINCT p.deal_no) FROM parties AS p WHERE p.company_id = c.company_id)
FROM companies AS c
WHERE c.company_id = ?
"""

_NAMES = """
SELECT a.alias, a.rule, coalesce((
    SELECT sum(p.times) FROM printed_names AS p WHERE p.company_id = a.company_id AND p.name = a.alias
), 0)::BIGINT AS times
FROM aliases AS a
WHERE a.company_id = ?
ORDER BY a.alias <> ?, times DESC, a.alias
"""

_REPORTED_IN = """
SELECT DISTINCT d.document_id, d.published_on
FROM report_parties AS p JOIN reports AS r USING (report_no) JOIN documents AS d USING (document_id)
WHERE p.company_id = ?
ORDER BY d.published_on DESC NULLS LAST, d.document_id
LIMIT ?
"""

_COMPANY_NAMED = """
SELECT company_id, name FROM (
    SELECT company_id, name, 0 AS place FROM companies WHERE name = ?
    UNION ALL
    SELECT company_id, c.name, 1 FROM aliases AS a JOIN companies AS c USING (company_id) WHERE a.alias = ?
)
ORDER BY place, company_id
LIMIT 1
"""
