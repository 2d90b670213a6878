"""The deals of a list: one row each, as the timeline shows it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from store.exchange import BASE
from store.format import format_converted, format_money
from store.lookups import rows_by_key


@dataclass(frozen=True, slots=True)
class DealRow:
    """One deal in a list; `conflict` when a report of it gives another amount than the one shown.

    `payers`, `payees` and `partners` are names, by the side of the money. `amount_usd` is the amount in US dollars at
    the rate of the day `rate_on`. `checked` says that the user checked every report of it,
    `corrected` that the user changed a value of one.
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
    checked: bool
    corrected: bool

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
    found: dict[str, Sequence[Any]] = {deal_id: row for deal_id, *row in rows_by_key(cursor, _DEALS, set(ids))}
    names = _names(cursor, [row[0] for row in found.values()])
    corrected = _corrected(cursor)
    return [_deal_row(ident, [*found[ident], ident in corrected], names) for ident in ids if ident in found]


def _deal_row(deal_id: str, row: Sequence[Any], names: dict[tuple[int, str], list[str]]) -> DealRow:
    deal_no, date, title, kind, *values = row
    sides: list[Any] = [tuple(names.get((deal_no, side), ())) for side in ("payer", "payee", "neither")]
    return DealRow(deal_id, date, title, kind, *sides, *values)


def _corrected(cursor: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The deals of which the user changed a value of a report: few, so their reports are looked up."""
    reports = [ident for (ident,) in cursor.execute(_CORRECTED_REPORTS).fetchall()]
    rows = rows_by_key(cursor, _DEALS_OF_REPORTS, reports) if reports else []
    return frozenset(ident for (ident,) in rows if ident is not None)


def _names(cursor: duckdb.DuckDBPyConnection, numbers: list[int]) -> dict[tuple[int, str], list[str]]:
    """The names on each side of deals, by their numbers."""
    parties = rows_by_key(cursor, _PARTIES, numbers, "INTEGER")
    names: dict[str, str] = dict(rows_by_key(cursor, _NAMES, {company_id for _, _, company_id in parties}))
    sides: dict[tuple[int, str], set[str]] = {}
    for deal_no, side, company_id in parties:
        if company_id in names:
            sides.setdefault((deal_no, side), set()).add(names[company_id])
    return {place: sorted(found) for place, found in sides.items()}


_DEALS = """
SELECT
    d.deal_id,
    d.deal_no,
    d.date,
    d.title,
    d.kind,
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
    d.disputed,
    d.amount_usd,
    d.amount_usd_max,
    d.rate_on,
    d.checked
FROM deals AS d
WHERE d.deal_id {}
"""

_CORRECTED_REPORTS = "SELECT report_id FROM corrected_reports WHERE len(corrected) > 0"

_DEALS_OF_REPORTS = "SELECT deal_id FROM reports WHERE report_id {}"

_PARTIES = "SELECT deal_no, side, company_id FROM parties WHERE deal_no {}"

_NAMES = "SELECT company_id, name FROM companies WHERE company_id {}"
