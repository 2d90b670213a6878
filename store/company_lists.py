"""How the companies of a search are found, put in order and listed, from numbers instead of names."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from store.format import Money
from store.search import Search


class CompanyOrder(StrEnum):
    """How a list of companies is sorted; sums by the largest one in any currency."""

    DEALS = "deals"
    PAID = "paid"
    RECEIVED = "received"
    LAST_SEEN = "last_seen"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """One company in a list.

    `paid` and `received` are sums over announced and completed deals, one for each currency, the largest first, with
    the meaning of the view ``company_totals``. `last_seen` is the day of the last article about any of the deals.
    """

    company_id: str
    name: str
    kind: str
    deal_count: int
    paid: tuple[Money, ...]
    received: tuple[Money, ...]
    last_seen: datetime.date | None


def listed_companies(
    search: Search, order: CompanyOrder, limit: int | None, named: str = ""
) -> tuple[str, tuple[Any, ...]]:
    """The statement that lists companies: they are put in order first; names and sums are read for those listed."""
    involved = "involved" if search.terms else "company_sums"
    found = _INVOLVED.format(_FOUND_DEALS.format(search.condition)) if search.terms else ""
    most = "" if limit is None else "LIMIT ?"
    sql = _filled("".join((_START, _LISTED, _SUMS)), search, order, involved, named, found=found, limit=most)
    params = (*search.params, named) if named else search.params
    return sql, params if limit is None else (*params, limit)


def places_of_companies(search: Search, order: CompanyOrder, named: str = "") -> tuple[str, str | None]:
    """What `store.company_pages.CompanyPages` lays down: the order, and the deals that are found, None for all.

    `named`, when it is given, is the parameter of the order.
    """
    found = _FOUND_DEALS.format(search.condition) if search.terms else None
    return _filled("".join((_START, _LISTED, _PLACES)), search, order, "{involved}", named), found


def _filled(
    template: str,
    search: Search,
    order: CompanyOrder,
    involved: str,
    named: str,
    *,
    found: str = "",
    limit: str = "",
) -> str:
    by_money = order in (CompanyOrder.PAID, CompanyOrder.RECEIVED)
    with_names = not search.terms or order is CompanyOrder.NAME
    numbered = "companies AS c {} company_numbers USING (company_id)".format("JOIN" if search.terms else "LEFT JOIN")
    return template.format(
        found=found,
        involved=involved,
        count="count(*)" if search.terms else "sum(deal_count)::BIGINT",
        most=_MOST.format(order.value, involved) if by_money else "",
        sorted_by="most" if by_money else "c.fold" if order is CompanyOrder.NAME else "NULL",
        # Companies by name or without a deal need their own table; the ids of the others are enough to be put in order.
        companies=numbered if with_names else "company_numbers AS c",
        names="c.name, c.kind, " if with_names else "",
        named_in="l" if with_names else "c",
        join_names="" if with_names else "JOIN companies AS c USING (company_id)",
        join="JOIN" if search.terms else "LEFT JOIN",
        join_most="LEFT JOIN most USING (company_no)" if by_money else "",
        named=_NAMED if named else "",
        order=_COMPANY_ORDERS[order],
        limit=limit,
    )


_COMPANY_ORDERS = {
    CompanyOrder.DEALS: "deal_count DESC, company_id",
    CompanyOrder.PAID: "sorted_by DESC NULLS LAST, deal_count DESC, company_id",
    CompanyOrder.RECEIVED: "sorted_by DESC NULLS LAST, deal_count DESC, company_id",
    CompanyOrder.LAST_SEEN: "last_seen DESC NULLS LAST, deal_count DESC, company_id",
    CompanyOrder.NAME: "sorted_by, company_id",
}

_NAMED = "WHERE c.company_id IN (SELECT f.company_id FROM company_names AS f WHERE contains(f.fold, fold(?)))"

_FOUND_DEALS = "SELECT d.deal_no FROM deals AS d WHERE {}"

# They are read up to three times; written down once they take less.
_INVOLVED = """
involved AS MATERIALIZED (
    SELECT company_no, paid, received, currency, last_reported
    FROM involvements SEMI JOIN ({}) USING (deal_no)
),"""

_MOST = """
most AS (
    SELECT company_no, max(total) AS most
    FROM (
        SELECT company_no, sum({0}) AS total FROM {1} WHERE {0} > 0 GROUP BY company_no, currency
    )
    GROUP BY company_no
),"""

_START = """
WITH{found}"""

_LISTED = """
counted AS (
    SELECT company_no, {count} AS deal_count, max(last_reported) AS last_seen
    FROM {involved}
    GROUP BY company_no
),{most}
listed AS MATERIALIZED (
    SELECT
        c.company_id, {names}company_no, coalesce(n.deal_count, 0) AS deal_count, n.last_seen,
        {sorted_by} AS sorted_by
    FROM {companies}
    {join} counted AS n USING (company_no)
    {join_most}
    {named}
    ORDER BY {order}
    {limit}
)"""

_PLACES = """
SELECT company_id, company_no, deal_count, last_seen
FROM listed
ORDER BY {order}
"""

_SUMS = """,
sums AS (
    SELECT company_no, currency, sum(paid) AS paid, sum(received) AS received
    FROM {involved}
    WHERE currency IS NOT NULL AND company_no IN (SELECT company_no FROM listed)
    GROUP BY company_no, currency
),
moneys AS (
    SELECT
        company_no,
        list({{'amount': paid, 'currency': currency}} ORDER BY paid DESC, currency) FILTER (paid > 0) AS paid,
        list({{'amount': received, 'currency': currency}} ORDER BY received DESC, currency)
            FILTER (received > 0) AS received
    FROM sums
    GROUP BY company_no
)
SELECT
    l.company_id,
    {named_in}.name,
    {named_in}.kind,
    l.deal_count,
    coalesce(m.paid, []) AS paid,
    coalesce(m.received, []) AS received,
    l.last_seen
FROM listed AS l
{join_names}
LEFT JOIN moneys AS m USING (company_no)
ORDER BY {order}"""
