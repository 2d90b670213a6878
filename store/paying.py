"""The table `payments` kept in line with deals and their links."""

from __future__ import annotations

from collections.abc import Collection

import duckdb

from seeds.vocabulary import Kind, Role, Side
from store.database import append
from store.deal_links import PART_OF, Link
from store.payments import payments_of

_WHOLES = "SELECT to_deal_id FROM links WHERE kind = $part_of AND from_deal_id = ANY($ids)"

_KINDS = "SELECT deal_id, kind FROM deals WHERE deal_id = ANY($ids) ORDER BY deal_id"

_PARTIES = "SELECT deal_id, company_id, role, side FROM parties WHERE deal_id = ANY($ids) ORDER BY ALL"

_APART = """
    SELECT l.to_deal_id, p.company_id
    FROM links AS l JOIN parties AS p ON p.deal_id = l.from_deal_id
    WHERE l.kind = $part_of AND l.to_deal_id = ANY($ids) AND p.side = 'payer'
"""


def write_payments(connection: duckdb.DuckDBPyConnection, written: set[str], changed_links: Collection[Link]) -> None:
    """The payments of deals that were just written, and of those whose parts changed, which pay for themselves."""
    parts = connection.execute(_WHOLES, {"part_of": PART_OF, "ids": sorted(written)}).fetchall()
    wholes = {whole for _, whole, kind in changed_links if kind == PART_OF} | {whole for (whole,) in parts}
    ids = sorted(written | wholes)
    connection.execute("DELETE FROM payments WHERE deal_id = ANY(?)", [sorted(wholes)])
    casts: dict[str, list[tuple[str, Role, Side]]] = {}
    for ident, company, role, side in connection.execute(_PARTIES, {"ids": ids}).fetchall():
        casts.setdefault(ident, []).append((company, Role(role), Side(side)))
    apart: dict[str, set[str]] = {}
    for ident, company in connection.execute(_APART, {"part_of": PART_OF, "ids": ids}).fetchall():
        apart.setdefault(ident, set()).add(company)
    kinds = connection.execute(_KINDS, {"ids": ids}).fetchall()
    rows = [
        row
        for ident, kind in kinds
        for row in payments_of(ident, Kind(kind), tuple(casts.get(ident, ())), apart.get(ident, ()))
    ]
    append(connection, "payments", rows)
