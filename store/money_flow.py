"""Who pays whom, and where money comes back to where it started."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import duckdb

from store.format import format_money
from store.search import Search


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One payment of a deal; `kind_of_money` is equity, purchase or debt.

    `shared` when the amount covers several payers or payees together, so that the part of each is not known.
    """

    deal_id: str
    payer_id: str
    payer: str
    payee_id: str
    payee: str
    kind: str
    kind_of_money: str
    amount: int | None
    amount_max: int | None
    currency: str | None
    bound: str | None
    shared: bool
    stage: str
    confirmation: str
    date: str | None

    @property
    def money(self) -> str:
        """The amount as a reader sees it."""
        return format_money(self.amount, self.amount_max, self.currency, self.bound)


@dataclass(frozen=True, slots=True)
class LoopLeg:
    """One payment of a loop, with the report and the words that prove it."""

    flow: FlowRow
    report_id: str
    document_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Loop:
    """Money that comes back to where it started; the last leg ends where the first begins."""

    loop_id: str
    legs: tuple[LoopLeg, ...]


def flow_rows(
    cursor: duckdb.DuckDBPyConnection,
    search: Search | None = None,
    company_id: str | None = None,
    limit: int | None = None,
) -> list[FlowRow]:
    """The payments of the deals of a search, or of one company, the newest first."""
    conditions, params = ["true"], list[object]()
    if search is not None and search.terms:
        conditions.append(f"f.deal_id IN ({search.sql})")
        params += search.params
    if company_id is not None:
        conditions.append("? IN (f.payer_id, f.payee_id)")
        params.append(company_id)
    rows = cursor.execute(_FLOWS.format(" AND ".join(conditions)), (*params, limit)).fetchall()
    return [FlowRow(*row) for row in rows]


def loop_rows(cursor: duckdb.DuckDBPyConnection, limit: int | None = None) -> list[Loop]:
    """The loops, the shortest first, at most `limit`."""
    rows = cursor.execute(_LOOPS, (limit,)).fetchall()
    return [
        Loop(loop_id, tuple(LoopLeg(FlowRow(*row[1:16]), *row[16:]) for row in legs))
        for loop_id, legs in itertools.groupby(rows, key=lambda row: str(row[0]))
    ]


_FLOWS = """
SELECT
    f.deal_id, f.payer_id, f.payer, f.payee_id, f.payee, f.kind, f.class, f.amount, f.amount_max, f.currency, f.bound,
    f.shared, f.stage, f.confirmation, f.date
FROM flows AS f
WHERE {}
ORDER BY f.date_on DESC NULLS LAST, f.deal_id, f.payer, f.payee
LIMIT ?
"""

_LOOPS = """
WITH counted AS (
    SELECT *, dense_rank() OVER (ORDER BY legs, loop_id) AS place FROM loops
)
SELECT
    l.loop_id, l.deal_id, l.payer_id, l.payer, l.payee_id, l.payee, l.kind, l.class, l.amount, l.amount_max,
    l.currency, l.bound, l.shared, l.stage, l.confirmation, l.date, l.report_id, l.document_id, l.quote
FROM counted AS l
WHERE l.place <= coalesce(?, l.place)
ORDER BY l.place, l.leg
"""
