"""The deals of a list: one row each, as the timeline shows it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from store.exchange import BASE
from store.format import format_converted, format_money


@dataclass(frozen=True, slots=True)
class DealRow:
    """One deal in a list; `conflict` when a report of it gives another amount than the one shown.

    `payers`, `payees` and `partners` are names, by the side of the money. `amount_usd` is the amount in US dollars at
    the rate of the day `rate_on`.
    """

    deal_id: str
    date: str | None
    title: str
    kind: str
    payers: tuple[str, ...]
    payees: tuple[str, ...]
    partners: tuple[str, ...]
    amount: int | None
    amount_max: int | None
    currency: str | None
    currency_inferred: bool
    bound: str | None
    stage: str
    confirmation: str
    stake_pct: float | None
    valuation: int | None
    round: str | None
    report_count: int
    document_count: int
    source_count: int
    first_reported: datetime.date | None
    last_reported: datetime.date | None
    conflict: bool
    amount_usd: float | None
    amount_usd_max: float | None
    rate_on: datetime.date | None

    @property
    def dollars(self) -> str:
        """The amount converted to US dollars, as a reader sees it; nothing when it is in dollars, or has no rate."""
        return "" if self.currency == BASE else format_converted(self.amount_usd, self.amount_usd_max, BASE)

    @property
    def money(self) -> str:
        """The amount as a reader sees it."""
        return format_money(self.amount, self.amount_max, self.currency, self.bound, self.currency_inferred)


def deal_rows(cursor: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> list[DealRow]:
    """The deals with these ids, in their order; an id that no deal has (any more) is left out."""
    if not ids:
        return []
    rows = cursor.execute(_ROWS, (list(ids), list(ids))).fetchall()
    return [_deal_row(row) for row in rows]


def _deal_row(row: Sequence[Any]) -> DealRow:
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in row]
    return DealRow(*values)


_ROWS = """
WITH wanted AS (
    SELECT unnest(?::VARCHAR[]) AS deal_id, generate_subscripts(?::VARCHAR[], 1) AS place
),
names AS (
    SELECT
        p.deal_id,
        list(DISTINCT c.name ORDER BY c.name) FILTER (p.side = 'payer') AS payers,
        list(DISTINCT c.name ORDER BY c.name) FILTER (p.side = 'payee') AS payees,
        list(DISTINCT c.name ORDER BY c.name) FILTER (p.side = 'neither') AS partners
    FROM parties AS p
    JOIN companies AS c USING (company_id)
    WHERE p.deal_id IN (SELECT deal_id FROM wanted)
    GROUP BY p.deal_id
),
conflicting AS (
    SELECT DISTINCT r.deal_id FROM reports AS r WHERE r.disputes AND r.deal_id IN (SELECT deal_id FROM wanted)
)
SELECT
    d.deal_id,
    d.date,
    d.title,
    d.kind,
    coalesce(n.payers, []),
    coalesce(n.payees, []),
    coalesce(n.partners, []),
    d.amount,
    d.amount_max,
    d.currency,
    d.currency_inferred,
    d.bound,
    d.stage,
    d.confirmation,
    d.stake_pct,
    d.valuation,
    d.round,
    d.report_count,
    d.document_count,
    d.source_count,
    d.first_reported,
    d.last_reported,
    x.deal_id IS NOT NULL,
    d.amount_usd,
    d.amount_usd_max,
    d.rate_on
FROM wanted AS w
JOIN deals AS d USING (deal_id)
LEFT JOIN names AS n USING (deal_id)
LEFT JOIN conflicting AS x USING (deal_id)
ORDER BY w.place
"""
