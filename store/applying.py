"""Entries added to the log of corrections, and everything that they touch derived anew."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import duckdb

from store.companies import refresh
from store.company_decisions import settled, touched_companies, write_company_states
from store.correction_log import marks_in, next_moment, read_all, write, write_undone
from store.database import one_line_errors, path_of, transaction
from store.decisions import Decision, Entry, Undo, undone
from store.derivation import rederive, rekey
from store.meeting import met_by
from store.replay import found_again, replay
from store.resolving import resolver_of, resolver_with

_REPORTS = "SELECT DISTINCT report_id FROM report_cast WHERE company_id = ANY(?)"
_DOCUMENTS = """
SELECT DISTINCT document_id FROM corrected_parties JOIN corrected_reports USING (report_id) WHERE company_id = ANY(?)
"""
_COMPANIES = """
SELECT DISTINCT company_id FROM corrected_parties JOIN corrected_reports USING (report_id) WHERE document_id = ANY(?)
"""
_DEALS = "SELECT DISTINCT deal_id FROM reports WHERE report_id = ANY(?) AND deal_id IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a correction did: the deals that it touched, before and after."""

    correction_id: str
    deals_before: tuple[str, ...]
    deals_after: tuple[str, ...]


def record(connection: duckdb.DuckDBPyConnection, decide: Callable[[], Decision], reason: str) -> Outcome:
    """Adds one decision, made now, in a transaction of its own."""
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    with one_line_errors(path_of(connection)), transaction(connection):
        entry = Entry(next_moment(connection, now), decide(), storable(reason))
        before, after = apply(connection, [entry])
    return Outcome(entry.correction_id, tuple(sorted(before)), tuple(sorted(after)))


def storable(text: str) -> str:
    """A text without the characters that no database holds, which a terminal may pass on."""
    return text.encode("utf-8", "replace").decode("utf-8")


def apply(connection: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> tuple[set[str], set[str]]:
    """Adds entries that are not there to the log; the ids of the deals that they touch, before and after.

    For use inside a transaction that is open.
    """
    log = [*read_all(connection), *entries]
    gone = undone(log)
    touched = list(_touched(log, entries))
    resolver = resolver_with(e.decision for e in sorted(log, key=_rank) if e.correction_id not in gone)
    resolver_before = resolver_of(connection)
    companies = touched_companies(connection, touched, (resolver_before, resolver))
    documents = {mark.document_id for entry in touched for mark in entry.marks}
    reports = _reports_at(connection, documents, touched) | _select(connection, _REPORTS, companies)
    neighbours = met_by(connection, reports)
    before = _select(connection, _DEALS, reports)
    write(connection, entries)
    write_undone(connection, gone)
    moved = settled(connection, resolver, companies=companies)
    moved.write(connection)
    documents |= moved.documents | _select(connection, _DOCUMENTS, companies)
    left = companies | moved.left | _select(connection, _COMPANIES, documents)
    replayed = replay(connection, documents, resolver)
    found = [*replayed.companies, *moved.companies]
    refresh(connection, found, map(resolver.company, sorted(left)), resolver)
    write_company_states(connection)
    changed = reports | replayed.reports | moved.reports(connection)
    rekey(connection, changed)
    rederive(connection, neighbours | changed, set(), changed)
    return before, _select(connection, _DEALS, changed)


def _rank(entry: Entry) -> tuple[datetime.datetime, str]:
    return entry.rank


def _touched(log: Iterable[Entry], entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, and those that they take back or bring back."""
    by_id = {entry.correction_id: entry for entry in log}
    for entry in entries:
        at: Entry | None = entry
        while at is not None:
            yield at
            at = by_id.get(at.decision.undoes) if isinstance(at.decision, Undo) else None


def _reports_at(
    connection: duckdb.DuckDBPyConnection, documents: Collection[str], touched: Iterable[Entry]
) -> set[str]:
    """The reports that entries are about now."""
    reports = marks_in(connection, documents)
    found = [found_again(mark, reports.get(mark.document_id, ())) for entry in touched for mark in entry.marks]
    return {mark.report_id for mark in found if mark is not None}


def _select(connection: duckdb.DuckDBPyConnection, sql: str, ids: Collection[str]) -> set[str]:
    """The ids that a query about some others gives."""
    return {ident for (ident,) in connection.execute(sql, [sorted(ids)]).fetchall()} if ids else set()
