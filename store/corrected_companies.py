"""The companies that the user corrected, for lists to mark them."""

from __future__ import annotations

import duckdb

from store.decisions import HOLDS, OF_COMPANIES, UNDONE

_ANY = "SELECT 1 FROM corrections WHERE state = 'holds' AND kind = ANY(?) LIMIT 1"


def corrected_companies(cursor: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The ids of the companies about whose name, kind or names a correction holds."""
    if cursor.execute(_ANY, [sorted(OF_COMPANIES)]).fetchone() is None:
        return frozenset()  # as most often; what names mean is not even imported
    from store.correction_log import read
    from store.resolving import resolver_with

    entries = [entry for entry in read(cursor, kinds=OF_COMPANIES) if entry.state != UNDONE]
    resolver = resolver_with(entry.decision for entry in entries)
    names = [getattr(entry.decision, "name", "") for entry in entries if entry.state == HOLDS]
    return frozenset(resolver.named(name).company_id for name in names)
