"""Where the source of a deal, a report or a document can be found: its file and its address on the web."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True)
class Address:
    """Where a document was read: the path and the address as they were recorded, which may be nothing any more."""

    document_id: str
    title: str | None
    path: str | None
    url: str | None


def address_of(cursor: duckdb.DuckDBPyConnection, ident: str) -> Address | None:
    """The address of a document, of the document of a report, or of that of the report whose stage a deal shows."""
    found = cursor.execute(_ADDRESS, {"id": ident}).fetchone()
    return None if found is None else Address(*found)


_ADDRESS = """
SELECT document_id, title, path, url
FROM documents
WHERE document_id = coalesce(
    (SELECT document_id FROM reports WHERE report_id = $id),
    (
        SELECT r.document_id FROM deals AS d JOIN reports AS r ON r.report_id = d.head_report_id
        WHERE d.deal_id = $id
    ),
    $id
)
"""
