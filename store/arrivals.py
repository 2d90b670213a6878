"""What articles that were just loaded brought: deals that nobody knew, and news of known ones."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import duckdb

from store.deal_reports import reports_of
from store.lookups import rows_by_key


@dataclass(frozen=True, slots=True)
class Arrived:
    """Deals that only the new reports tell of, and those that others told of before; by their ids, sorted."""

    new: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()


NOTHING_ARRIVED = Arrived()


def arrived(cursor: duckdb.DuckDBPyConnection, reports: Collection[str]) -> Arrived:
    """The deals of some reports, which are new."""
    found = rows_by_key(cursor, "SELECT deal_id FROM reports WHERE report_id {}", set(reports))
    deals = {deal_id for (deal_id,) in found if deal_id is not None}
    updated = {deal_id for deal_id, report_id in reports_of(cursor, deals) if report_id not in reports}
    return Arrived(tuple(sorted(deals - updated)), tuple(sorted(updated)))


def still_there(cursor: duckdb.DuckDBPyConnection, deals: Collection[str]) -> frozenset[str]:
    """Those of some deals that the database has."""
    return frozenset(ident for (ident,) in rows_by_key(cursor, "SELECT deal_id FROM deals WHERE deal_id {}", deals))


def is_known(cursor: duckdb.DuckDBPyConnection, document_id: str) -> bool:
    """Whether the database has a document."""
    return cursor.execute("SELECT 1 FROM documents WHERE document_id = ?", [document_id]).fetchone() is not None


def is_empty(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether the database has no document."""
    return cursor.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None
