"""The table `payments` kept in line with deals and their links."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import duckdb

from seeds.vocabulary import Confirmation, Kind, Role, Side, Stage
from store.database import append
from store.deal_links import PART_OF, Link
from store.heads import Cast
from store.linking import Relinked, links_of
from store.lookups import rows_by_key
from store.payments import payments_of

_DEALS = """
    SELECT deal_id, deal_no, kind, stage, confirmation, amount, currency, last_reported
    FROM deals WHERE deal_id {}
    ORDER BY deal_no
"""

_FORGET = "DELETE FROM payments WHERE deal_no {}"

_PARTIES = "SELECT deal_no, company_id, role, side FROM parties WHERE deal_no {}"

_FILL = """
    INSERT INTO payments
    WITH payers AS (
        SELECT deal_no, company_id, count(*) OVER (PARTITION BY deal_no) AS number
        FROM (SELECT DISTINCT deal_no, company_id FROM parties WHERE side = 'payer')
    ),
    sellers AS (
        SELECT DISTINCT p.deal_no, p.company_id
        FROM parties AS p JOIN deals AS d USING (deal_no)
        WHERE p.role = 'seller' AND d.kind IN ('acquisition', 'investment')
    ),
    payees AS (
        SELECT deal_no, company_id, count(*) OVER (PARTITION BY deal_no) AS number
        FROM (
            FROM sellers
            UNION ALL
            SELECT DISTINCT deal_no, company_id
            FROM parties
            WHERE side = 'payee' AND deal_no NOT IN (SELECT deal_no FROM sellers)
        )
    ),
    apart AS (
        SELECT DISTINCT w.deal_no, p.company_id
        FROM links AS l
        JOIN deals AS w ON w.deal_id = l.to_deal_id
        JOIN deals AS part ON part.deal_id = l.from_deal_id
        JOIN payers AS p ON p.deal_no = part.deal_no
        WHERE l.kind = $part_of
    )
    SELECT
        d.deal_id, r.company_id, e.company_id,
        CASE d.kind WHEN 'contract' THEN 'purchase' WHEN 'debt' THEN 'debt' ELSE 'equity' END,
        r.number > 1 OR e.number > 1,
        d.deal_no
    FROM payers AS r
    JOIN payees AS e USING (deal_no)
    JOIN deals AS d USING (deal_no)
    ANTI JOIN apart ON apart.deal_no = r.deal_no AND apart.company_id = r.company_id
    WHERE r.company_id <> e.company_id
    ORDER BY d.deal_no, r.company_id, e.company_id
"""


@dataclass(frozen=True, slots=True)
class Paid:
    """A deal as far as its money goes: `apart` are the companies with a part of it that is a deal of its own, where
    they pay; `is_part` says that it is such a part of another deal."""

    deal_id: str
    deal_no: int
    kind: Kind
    stage: Stage
    confirmation: Confirmation
    amount: int | None
    currency: str | None
    last_reported: datetime.date | None
    parties: Cast
    apart: frozenset[str]
    is_part: bool


def write_payments(connection: duckdb.DuckDBPyConnection, written: set[str], relinked: Relinked) -> list[Paid]:
    """The payments of deals that were just written, and of those with other parts than before or other payers of them.

    Gives these deals, and those that are parts now and were none or the other way round: the money of all of them may
    be another company's.
    """
    touched = {end for *ends, kind in relinked.changed if kind == PART_OF for end in ends} - written
    links = {ends for ends in _parts(relinked.links) if not written.isdisjoint(ends)}
    touched |= {whole for part, whole in links if part in written} - written
    if touched:
        links = _parts(links_of(connection, written | touched))
    deals = _read(connection, written | touched, links)
    rows_by_key(connection, _FORGET, [deal.deal_no for deal in deals if deal.deal_id in touched], "INTEGER")
    rows = [
        (*row, deal.deal_no) for deal in deals for row in payments_of(deal.deal_id, deal.kind, deal.parties, deal.apart)
    ]
    append(connection, "payments", rows)
    return deals


def fill_payments(connection: duckdb.DuckDBPyConnection) -> None:
    """Writes the payments of all deals into the empty table, once all links are written: as `payments_of` has them."""
    connection.execute(_FILL, {"part_of": PART_OF})


def _read(
    connection: duckdb.DuckDBPyConnection, deal_ids: Collection[str], links: Collection[tuple[str, str]]
) -> list[Paid]:
    """Deals as far as their money goes; `links` are those of parts with one of them at an end."""
    parts = {part for part, _ in links}
    deals = rows_by_key(connection, _DEALS, parts.union(deal_ids))
    casts: dict[int, list[tuple[str, Role, Side]]] = {}
    for number, company, role, side in sorted(rows_by_key(connection, _PARTIES, [row[1] for row in deals], "INTEGER")):
        casts.setdefault(number, []).append((company, Role(role), Side(side)))
    payers = {row[0]: [company for company, _, side in casts.get(row[1], ()) if side is Side.PAYER] for row in deals}
    apart: dict[str, set[str]] = {}
    for part, whole in links:
        apart.setdefault(whole, set()).update(payers.get(part, ()))
    wanted = set(deal_ids)
    return [
        Paid(
            ident,
            number,
            Kind(kind),
            Stage(stage),
            Confirmation(confirmation),
            amount,
            currency,
            last_reported,
            tuple(casts.get(number, ())),
            frozenset(apart.get(ident, ())),
            ident in parts,
        )
        for ident, number, kind, stage, confirmation, amount, currency, last_reported in deals
        if ident in wanted
    ]


def _parts(links: Iterable[Link]) -> set[tuple[str, str]]:
    """Those of some links that go from a part to its whole."""
    return {(start, end) for start, end, kind in links if kind == PART_OF}
