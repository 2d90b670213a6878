"""Who pays whom."""

from __future__ import annotations

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


_FLOWS = """
SELECT
    f.deal_id, f.payer_id, f.payer, f.payee_id, f.payee, f.kind, f.class, f.amount, f.amount_max, f.currency, f.bound,
    f.shared, f.stage, f.confirmation, f.date
FROM flows AS f
WHERE {}
ORDER BY f.date_on DESC NULLS LAST, f.deal_id, f.payer, f.payee
LIMIT ?
"""
