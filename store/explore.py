"""What the explorer lists: companies and deals, of a search, in an order; and the same as tables to export.

Every function takes a cursor, which its caller may interrupt. Ids are found first and the wide columns read last, for
the rows that are wanted only. What no list needs is imported when it is first asked for: the explorer starts by a list.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import duckdb

from store.chosen_deals import OF_COMPANY_SHOWN, Statement, which_deals
from store.company_lists import CompanyOrder, CompanyRow, listed_companies, places_of_companies
from store.company_pages import CompanyPages
from store.deal_rows import DealRow, deal_rows
from store.facets import FACETS, FacetChoice, FacetRow, facet_choices, facet_rows
from store.format import Money, format_date, format_money, format_stake, format_totals
from store.newest_deals import newest_deals
from store.pages import DealPages
from store.search import Search, compile_search

if TYPE_CHECKING:
    from store.deal_cast import DealCompany, deal_companies
    from store.detail import (
        DealDetail,
        DocumentDetail,
        EvidenceSpan,
        HistoryEntry,
        LinkedDeal,
        PartyRow,
        Passage,
        ReportDetail,
        deal_detail,
        document_passage,
        document_passages,
    )
    from store.loops import Loop, LoopLeg, Loops, find_loops
    from store.money_flow import FlowRow, flow_rows
    from store.profile import CompanyProfile, CurrencySums, PartnerRow, QuarterMoney, company_profile

__all__ = [
    "FACETS",
    "CompanyOrder",
    "CompanyPages",
    "CompanyProfile",
    "CompanyRow",
    "CurrencySums",
    "DealCompany",
    "DealDetail",
    "DealOrder",
    "DealPages",
    "DealRow",
    "DocumentDetail",
    "EvidenceSpan",
    "FacetChoice",
    "FacetRow",
    "FlowRow",
    "HistoryEntry",
    "LinkedDeal",
    "Loop",
    "LoopLeg",
    "Loops",
    "Money",
    "PartnerRow",
    "PartyRow",
    "Passage",
    "QuarterMoney",
    "ReportDetail",
    "Statement",
    "company_pages",
    "company_profile",
    "company_rows",
    "company_table",
    "count_companies",
    "count_deals",
    "deal_companies",
    "deal_detail",
    "deal_ids",
    "deal_list",
    "deal_pages",
    "deal_rows",
    "deal_table",
    "document_passage",
    "document_passages",
    "facet_choices",
    "facet_rows",
    "find_loops",
    "flow_rows",
    "format_date",
    "format_money",
    "format_stake",
    "format_totals",
]

_LATER = {
    "store.deal_cast": ("DealCompany", "deal_companies"),
    "store.detail": (
        "DealDetail",
        "DocumentDetail",
        "EvidenceSpan",
        "HistoryEntry",
        "LinkedDeal",
        "PartyRow",
        "Passage",
        "ReportDetail",
        "deal_detail",
        "document_passage",
        "document_passages",
    ),
    "store.loops": ("Loop", "LoopLeg", "Loops", "find_loops"),
    "store.money_flow": ("FlowRow", "flow_rows"),
    "store.profile": ("CompanyProfile", "CurrencySums", "PartnerRow", "QuarterMoney", "company_profile"),
}
"""The names that are imported when they are first asked for, by their modules."""


def __getattr__(name: str) -> object:
    module = next((module for module, names in _LATER.items() if name in names), None)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(module), name)


class DealOrder(StrEnum):
    """How a list of deals is sorted; a deal without the value stands at the end."""

    NEWEST = "newest"
    OLDEST = "oldest"
    LARGEST = "largest"
    SMALLEST = "smallest"
    TITLE = "title"
    STAGE = "stage"
    SOURCES = "sources"


_BATCH = 2000
EVERYTHING = compile_search("")
"""The search that finds every deal."""


def company_rows(
    cursor: duckdb.DuckDBPyConnection,
    search: Search | None = None,
    order: CompanyOrder = CompanyOrder.DEALS,
    limit: int | None = None,
    named: str = "",
) -> list[CompanyRow]:
    """The companies of the deals that a search finds; without one all companies, those without a deal too.

    Those of which a name holds `named`, whatever its case and accents, when it is given.
    """
    return [
        CompanyRow(company_id, name, kind, count, _moneys(paid), _moneys(received), last_seen)
        for company_id, name, kind, count, paid, received, last_seen in _rows(
            cursor, *listed_companies(search or EVERYTHING, order, limit, named)
        )
    ]


def company_pages(
    cursor: duckdb.DuckDBPyConnection,
    search: Search | None = None,
    order: CompanyOrder = CompanyOrder.DEALS,
    named: str = "",
) -> CompanyPages:
    """The companies of `company_rows`, in its order, to be read in parts at any place, however many there are.

    The cursor must be one that nobody else uses meanwhile; close the pages when they are no longer shown.
    """
    search = search or EVERYTHING
    order_params = (named,) if named else ()
    return CompanyPages(cursor, *places_of_companies(search, order, named), search.params, order_params)


def count_companies(cursor: duckdb.DuckDBPyConnection, search: Search | None = None) -> int:
    """How many companies `company_rows` lists without a limit."""
    if search is None or not search.terms:
        return _count(cursor, Statement("SELECT count(*) FROM companies", ()))
    return _count(cursor, Statement(_COUNT_COMPANIES.format(search.condition), search.params))


def deal_ids(
    cursor: duckdb.DuckDBPyConnection,
    search: Search | None = None,
    company_id: str | None = None,
    order: DealOrder = DealOrder.NEWEST,
    limit: int | None = None,
) -> list[str]:
    """The deals that a search finds, those of one company only when it is given."""
    if order is DealOrder.NEWEST and limit is not None:
        return newest_deals(cursor, search, company_id, limit)
    where, params = which_deals(search, company_id)
    sql = _DEAL_IDS.format(where, _DEAL_ORDERS[order])
    return [deal_id for (deal_id,) in _rows(cursor, sql, (*params, limit))]


def deal_pages(
    cursor: duckdb.DuckDBPyConnection,
    search: Search | None = None,
    company_id: str | None = None,
    order: DealOrder = DealOrder.NEWEST,
) -> DealPages:
    """The deals of `deal_ids`, in its order, to be read in parts at any place, however many there are.

    The cursor must be one that nobody else uses meanwhile; close the pages when they are no longer shown.
    """
    where, params = which_deals(search, company_id)
    return DealPages(cursor, _DEAL_IDS.format(where, _DEAL_ORDERS[order]), (*params, None))


def _rows(cursor: duckdb.DuckDBPyConnection, sql: str, params: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """The rows of a long answer, a batch at a time: one fetch of all would keep every other thread waiting."""
    cursor.execute(sql, params)
    while batch := cursor.fetchmany(_BATCH):
        yield from batch


def count_deals(cursor: duckdb.DuckDBPyConnection, search: Search | None = None, company_id: str | None = None) -> int:
    """How many deals `deal_ids` gives without a limit."""
    where, params = which_deals(search, company_id)
    return _count(cursor, Statement(_COUNT_DEALS.format(where), params))


def deal_table(
    search: Search | None = None, company_id: str | None = None, order: DealOrder = DealOrder.NEWEST
) -> Statement:
    """The deals of `deal_ids`, in its order, with every column; several names in one cell have ``; `` between them."""
    where, params = which_deals(search, company_id)
    return Statement(_DEAL_TABLE.format(where, _DEAL_ORDERS[order]), params)


def deal_list(
    search: Search | None = None, company_id: str | None = None, order: DealOrder = DealOrder.NEWEST
) -> Statement:
    """The deals of `deal_ids`, in its order, as a person would ask for them; made to be shown and copied."""
    where, params = which_deals(search, company_id, OF_COMPANY_SHOWN)
    return Statement(_DEAL_LIST.format(f"WHERE {where}\n" if params else "", _DEAL_ORDERS[order]), params)


def company_table(search: Search | None = None, order: CompanyOrder = CompanyOrder.DEALS, named: str = "") -> Statement:
    """The companies of `company_rows`, in its order, one row for each currency that they pay or receive."""
    sql, params = listed_companies(search or EVERYTHING, order, None, named)
    return Statement(_COMPANY_TABLE.format(sql), params)


def _count(cursor: duckdb.DuckDBPyConnection, statement: Statement) -> int:
    (count,) = cursor.execute(*statement).fetchone() or (0,)
    return int(count)


def _moneys(sums: Iterable[dict[str, Any]]) -> tuple[Money, ...]:
    return tuple(Money(int(money["amount"]), money["currency"]) for money in sums)


_DEAL_ORDERS = {
    DealOrder.NEWEST: "d.date_on DESC NULLS LAST, d.deal_id",
    DealOrder.OLDEST: "d.date_on NULLS LAST, d.deal_id",
    DealOrder.LARGEST: "coalesce(d.amount_usd_max, d.amount_usd) DESC NULLS LAST, d.amount DESC NULLS LAST, d.deal_id",
    DealOrder.SMALLEST: "d.amount_usd NULLS LAST, d.amount NULLS LAST, d.deal_id",
    DealOrder.TITLE: "fold(d.title), d.deal_id",
    DealOrder.STAGE: "list_position(['completed', 'announced', 'planned', 'in_talks', 'considered'], d.stage)"
    " NULLS LAST, d.date_on DESC NULLS LAST, d.deal_id",
    DealOrder.SOURCES: "d.source_count DESC, d.report_count DESC, d.date_on DESC NULLS LAST, d.deal_id",
}


_DEAL_IDS = """
SELECT d.deal_id
FROM deals AS d
WHERE {}
ORDER BY {}
LIMIT ?
"""

_DEAL_LIST = """\
SELECT d.deal_id, d.date, d.title, d.stage, d.confirmation, d.bound, d.amount, d.currency
FROM deals AS d
{}ORDER BY {}"""

_COUNT_DEALS = "SELECT count(*) FROM deals AS d WHERE {}"

_COUNT_COMPANIES = """
SELECT count(DISTINCT i.company_no)
FROM involvements AS i
WHERE i.deal_no IN (SELECT d.deal_no FROM deals AS d WHERE {})
"""

_COMPANY_TABLE = """
WITH listed AS (
    SELECT *, row_number() OVER () AS place FROM ({})
),
sums AS (
    SELECT company_id, money.currency AS currency, money.amount AS paid, NULL AS received
    FROM (SELECT company_id, unnest(paid) AS money FROM listed)
    UNION ALL
    SELECT company_id, money.currency, NULL, money.amount
    FROM (SELECT company_id, unnest(received) AS money FROM listed)
),
totals AS (
    SELECT company_id, currency, sum(paid) AS paid, sum(received) AS received FROM sums GROUP BY ALL
)
SELECT
    l.company_id, l.name AS company, l.kind, l.deal_count AS deals, t.currency, t.paid, t.received, l.last_seen
FROM listed AS l
LEFT JOIN totals AS t USING (company_id)
ORDER BY l.place, greatest(t.paid, t.received) DESC, t.currency
"""

_DEAL_TABLE = """
WITH names AS (
    SELECT
        p.deal_no,
        list(c.name) FILTER (p.side = 'payer') AS payers,
        list(c.name) FILTER (p.side = 'payee') AS payees,
        list(c.name) FILTER (p.side = 'neither') AS partners
    FROM parties AS p JOIN companies AS c USING (company_id)
    GROUP BY p.deal_no
)
SELECT
    d.deal_id,
    d.date,
    d.title,
    d.kind,
    d.stage,
    d.confirmation,
    array_to_string(list_sort(list_distinct(n.payers)), '; ') AS payers,
    array_to_string(list_sort(list_distinct(n.payees)), '; ') AS payees,
    array_to_string(list_sort(list_distinct(n.partners)), '; ') AS partners,
    d.amount,
    d.amount_max,
    d.currency,
    d.currency_inferred,
    d.bound,
    d.amount_usd,
    d.amount_usd_max,
    d.rate_on,
    d.stake_pct,
    d.valuation,
    d.round,
    d.report_count AS reports,
    d.document_count AS documents,
    d.source_count AS sources,
    d.first_reported,
    d.last_reported,
    d.disputed AS conflict
FROM deals AS d
LEFT JOIN names AS n USING (deal_no)
WHERE {}
ORDER BY {}
"""
