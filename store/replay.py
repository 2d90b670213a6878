"""Corrections laid over what was parsed: after a load, a new parser version, a rebuild or a new correction.

Everything here is a function of the log and of the reports that there are, whichever came first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, dataclass, field
from typing import Any

import duckdb

from seeds.vocabulary import Role, side_of
from store.companies import Company, Resolver, name_key
from store.correction_log import marks_in, read
from store.correction_values import Corrected, Values, laid_over
from store.database import append
from store.decisions import HOLDS, UNDONE, WAITING, Check, Entry, Mark, SetValues
from store.lookups import rows_by_key
from store.resolving import resolver_of

_LEAST_LIKE = 0.5
_DERIVED = ("corrected_fields", "corrected_parties", "corrected_reports")
_VALUES = """
SELECT
    report_id, kind, stage, confirmation, amount, amount_max, currency, currency_inferred, bound, stake_pct, valuation,
    round, date
FROM {}
WHERE report_no {{}}
"""
_NUMBERS = "SELECT report_id, report_no FROM reports WHERE report_id {}"
_PARTIES = "SELECT report_id, name, role FROM {} WHERE report_no {{}} ORDER BY report_id, ordinal"

_DECISIONS = """
INSERT INTO decisions
SELECT c.made_at, c.correction_id, c.kind, r.other, r.ordinal, r.now_report_id
FROM corrections AS c JOIN correction_reports AS r USING (correction_id)
WHERE c.state = 'holds' AND c.kind IN ('reject', 'restore', 'join', 'split') AND r.now_report_id IS NOT NULL
"""
_PRINTED = """
SELECT m.document_id, m.name, m.company_id FROM mentions AS m WHERE m.document_id = ANY($documents)
UNION
SELECT r.document_id, p.name, p.company_id
FROM report_parties AS p JOIN reports AS r USING (report_no)
WHERE r.document_id = ANY($documents)
"""

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a replay laid over: the reports that say something else now, and the companies of their parties."""

    reports: set[str] = field(default_factory=set)
    companies: list[Company] = field(default_factory=list)


def replay(
    connection: duckdb.DuckDBPyConnection, documents: Collection[str], resolver: Resolver | None = None
) -> Replayed:
    """Lays the log over the reports of these documents, inside the transaction that is open.

    What their names mean must be written already; the resolver, the one that
    knows what the user decided, is asked for names that they do not print. Writes
    where each report of the log is now, the values of corrected reports, and which corrections wait. Merge keys and
    deals are for the caller to derive anew.
    """
    entries = read(connection, documents)
    if not entries:
        return Replayed()
    places = _place(connection, entries)
    reports = [report for document in sorted(documents) for report in places.reports.get(document, ())]
    corrected = _corrected(connection, [entry for entry in entries if entry.state != UNDONE], places, reports)
    replayed = _write_values(connection, documents, corrected, resolver or resolver_of(connection))
    _write_states(connection, entries, places)
    connection.execute("TRUNCATE decisions")
    connection.execute(_DECISIONS)
    return replayed


def found_again(mark: Mark, reports: Iterable[Mark]) -> Mark | None:
    """The report that a mark means, among those of its document; None when none is clearly the same.

    It must report from the same passage, be of the same kind or have the same parties, and share at least half of
    the names. Of several the one of the same kind with the most names in common and the nearest passage is meant.
    """
    fits = []
    for place, report in enumerate(reports):
        common = min(mark.end, report.end) - max(mark.start, report.start)
        same_words = mark.quote.split() == report.quote.split()
        like = _likeness(mark.names, report.names)
        if (common <= 0 and not same_words) or like < _LEAST_LIKE or (mark.kind != report.kind and like < 1):
            continue
        apart = abs(mark.start - report.start) + abs(mark.end - report.end)
        fits.append(((mark.kind != report.kind, -like, not same_words, apart, place), report))
    return min(fits, key=lambda fit: fit[0])[1] if fits else None


@dataclass(frozen=True, slots=True)
class _Places:
    """The reports of each document, and for each mark of each entry the id of its report now."""

    reports: dict[str, list[Mark]]
    now: dict[str, list[str | None]]

    def subjects(self, entry: Entry) -> list[str]:
        """The reports that an entry decides on now."""
        return [ident for ident in self.now[entry.correction_id][: len(entry.subjects)] if ident is not None]

    def others(self, entry: Entry) -> list[str]:
        """The reports that they are joined to or split from now."""
        return [ident for ident in self.now[entry.correction_id][len(entry.subjects) :] if ident is not None]


def _likeness(one: Collection[str], other: Collection[str]) -> float:
    """The part of all names that both have; two reports without a name are alike by their passage alone."""
    first, second = {name_key(name) for name in one}, {name_key(name) for name in other}
    return len(first & second) / len(first | second) if first or second else _LEAST_LIKE


def _place(connection: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> _Places:
    reports = marks_in(connection, {mark.document_id for entry in entries for mark in entry.marks})
    now: dict[str, list[str | None]] = {}
    for entry in entries:
        found = [found_again(mark, reports.get(mark.document_id, ())) for mark in entry.marks]
        now[entry.correction_id] = [None if mark is None else mark.report_id for mark in found]
    rows = [(ident, place, report) for ident, placed in now.items() for place, report in enumerate(placed)]
    columns = ["correction_id", "ordinal", "now_report_id"]
    with connection.appender("correction_reports", columns=columns, action="update", key=columns[:2]) as appender:
        appender.append_rows(rows)
    return _Places(reports, now)


def _corrected(
    connection: duckdb.DuckDBPyConnection, entries: Sequence[Entry], places: _Places, reports: Sequence[Mark]
) -> dict[str, tuple[str, Corrected, bool]]:
    """The document, the values and whether these were checked, of each report that has a change or a check."""
    of_report: dict[str, list[Entry]] = {report.report_id: [] for report in reports}
    for entry in entries:
        for ident in places.subjects(entry) if isinstance(entry.decision, SetValues | Check) else ():
            if ident in of_report:
                of_report[ident].append(entry)
    parsed = values_as_parsed(connection, [ident for ident, its_entries in of_report.items() if its_entries])
    documents = {report.report_id: report.document_id for report in reports}
    found = {}
    for ident, values in parsed.items():
        corrected = laid_over(values, of_report[ident])
        digest = corrected.values.digest
        checked = any(
            mark.shown == digest and now == ident
            for entry in of_report[ident]
            for mark, now in zip(entry.marks, places.now[entry.correction_id], strict=True)
            if isinstance(entry.decision, Check)
        )
        found[ident] = (documents[ident], corrected, checked)
    return found


def values_as_parsed(connection: duckdb.DuckDBPyConnection, report_ids: Collection[str]) -> dict[str, Values]:
    """What each report said when it was parsed."""
    return _values(connection, report_ids, "reports", "report_parties")


def values_shown(connection: duckdb.DuckDBPyConnection, report_ids: Collection[str]) -> dict[str, Values]:
    """What each report says with the corrections laid over it."""
    return _values(connection, report_ids, "report_values", "report_cast")


def _values(
    connection: duckdb.DuckDBPyConnection, report_ids: Collection[str], reports: str, casts: str
) -> dict[str, Values]:
    numbers = [number for _, number in rows_by_key(connection, _NUMBERS, report_ids)]
    parties: dict[str, list[tuple[str, str]]] = {}
    for ident, name, role in rows_by_key(connection, _PARTIES.format(casts), numbers, "INTEGER"):
        parties.setdefault(ident, []).append((name, role))
    rows = rows_by_key(connection, _VALUES.format(reports), numbers, "INTEGER")
    return {ident: Values(*(*values, tuple(parties.get(ident, ())))) for ident, *values in rows}


def _write_values(
    connection: duckdb.DuckDBPyConnection,
    documents: Collection[str],
    found: dict[str, tuple[str, Corrected, bool]],
    resolver: Resolver,
) -> Replayed:
    old = "report_id IN (SELECT report_id FROM corrected_reports WHERE document_id = ANY(?))"
    for table in _DERIVED:
        connection.execute(f"DELETE FROM {table} WHERE {old}", [sorted(documents)])  # noqa: S608
    rows, casts, differences, companies = [], [], [], []
    printed = _companies_printed(connection, documents)
    numbers: dict[str, int] = dict(rows_by_key(connection, _NUMBERS, found))
    for ident, (document_id, corrected, checked) in sorted(found.items()):
        *values, parties = astuple(corrected.values)
        if corrected.differences or checked:
            rows.append((ident, document_id, *values, corrected.fields, checked))
        differences += [(ident, *difference) for difference in corrected.differences]
        for place, (name, role) in enumerate(parties if "parties" in corrected.fields else ()):
            company_id = printed.get((document_id, name)) or resolver.resolve(name).company_id
            companies.append(resolver.company(company_id))
            casts.append((ident, place, company_id, name, role, side_of(Role(role)).value, numbers[ident]))
    append(connection, "corrected_reports", rows)
    append(connection, "corrected_parties", casts)
    append(connection, "corrected_fields", differences)
    return Replayed({ident for ident, (_, corrected, _) in found.items() if corrected.differences}, companies)


def _companies_printed(connection: duckdb.DuckDBPyConnection, documents: Collection[str]) -> dict[tuple[str, str], str]:
    """The company that each name means in each of the documents."""
    rows = connection.execute(_PRINTED, {"documents": sorted(documents)}).fetchall()
    return {(document_id, name): company_id for document_id, name, company_id in rows}


def _write_states(connection: duckdb.DuckDBPyConnection, entries: Sequence[Entry], places: _Places) -> None:
    subjects = {ident for entry in entries for ident in places.subjects(entry) if isinstance(entry.decision, Check)}
    sql = "SELECT report_id FROM corrected_reports WHERE checked AND report_id = ANY(?)"
    checked = {ident for (ident,) in connection.execute(sql, [sorted(subjects)]).fetchall()}
    states = []
    for entry in entries:
        found: Collection[str] = places.subjects(entry)
        if isinstance(entry.decision, Check):
            found = checked.intersection(found)
        holds = bool(found) and (not entry.others or bool(places.others(entry)))
        states.append((entry.correction_id, HOLDS if holds else WAITING, entry.state))
    changed = [(ident, new) for ident, new, old in states if new != old and old != UNDONE]
    with connection.appender(
        "corrections", columns=["correction_id", "state"], action="update", key=["correction_id"]
    ) as appender:
        appender.append_rows(changed)
