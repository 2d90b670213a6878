"""One company on one page: its money by currency and by quarter, its partners, its names and where it is only named.

Money follows the view ``company_deals``: what several companies pay or get together is nobody's own and stands apart,
a part of a funding round counts once, and a cancelled or denied deal counts in no sum. Of a range the lower end counts.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from store.corrected_companies import corrected_companies
from store.deal_rows import DealRow, deal_rows
from store.own_deals import drop_own_deals, lay_down_own_deals

MOST = 200
"""Partners, deals, names and documents that a profile lists; it counts all of them."""


@dataclass(frozen=True, slots=True)
class MoneySums:
    """What a company pays and gets, in one currency or converted to US dollars; None where there is nothing.

    `paid` and `received` are those of announced and completed deals, `to_pay` and `to_get` come on top if the deals
    that are considered, in talks or planned come about. `paid_together` and `got_together` are the whole amounts of all
    these deals that it pays or gets with other companies: its own part of them is not known and in no other sum.
    """

    paid: float | None
    received: float | None
    to_pay: float | None
    to_get: float | None
    paid_together: float | None
    got_together: float | None


@dataclass(frozen=True, slots=True)
class CurrencySums:
    """The sums of the deals in one currency, in full units."""

    currency: str
    sums: MoneySums


@dataclass(frozen=True, slots=True)
class QuarterMoney:
    """What is paid and got in the deals of one quarter, in US dollars of the day of each deal; shared amounts are not
    in it."""

    first_day: datetime.date
    paid: float
    received: float
    to_pay: float
    to_get: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The deals that count in no sum, by why, and those that count in another way than one may think.

    `undated` and `no_rate` are in the sums of their currency, but not in the quarters or not in dollars; `ranges` are
    counted by their lower ends, `up_to` by their upper bounds.
    """

    dropped: int
    unknown: int
    undated: int
    no_rate: int
    ranges: int
    up_to: int


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A company that takes part in the same deals.

    `paid` is what the company of the profile pays it alone in announced and completed deals, in US dollars, `received`
    what it gets from it; `converted` says that other currencies are in it. `shared` counts the payments between the two
    whose amounts other companies share, `promised` those that are not agreed yet.
    """

    company_id: str
    name: str
    deal_count: int
    paid: float | None
    received: float | None
    converted: bool
    shared: int
    promised: int


@dataclass(frozen=True, slots=True)
class AliasRow:
    """A name of the company, and why it means this one."""

    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A document that names the company and tells none of its deals."""

    document_id: str
    title: str | None
    publisher: str | None
    published: str | None
    times: int


@dataclass(frozen=True, slots=True)
class CompanyProfile:
    """All that is known of a company; the lists hold at most `MOST`, the counts are of all.

    `corrected` says that the user gave it its name or kind, or names that mean it.
    `converted` says that the sums in `dollars` hold other currencies, at the rate of the day of each deal.
    """

    company_id: str
    name: str
    kind: str
    corrected: bool
    deal_count: int
    first_reported: datetime.date | None
    last_reported: datetime.date | None
    currencies: tuple[CurrencySums, ...]
    dollars: MoneySums
    converted: bool
    left_out: LeftOut
    quarters: tuple[QuarterMoney, ...]
    partners: tuple[PartnerRow, ...]
    partner_count: int
    deals: tuple[DealRow, ...]
    aliases: tuple[AliasRow, ...]
    alias_count: int
    mentions: tuple[MentionRow, ...]
    mention_count: int


def company_profile(cursor: duckdb.DuckDBPyConnection, company_id: str) -> CompanyProfile | None:
    """The profile of a company; None when there is no such company (any more).

    The cursor must be one that nobody else uses meanwhile: its deals are laid down in a temporary table.
    """
    company = cursor.execute("SELECT name, kind FROM companies WHERE company_id = ?", (company_id,)).fetchone()
    if company is None:
        return None
    params = {"company": company_id, "most": MOST}
    lay_down_own_deals(cursor, company_id)
    (deal_count, first, last), left_out = _row(cursor, _SPAN), LeftOut(*_row(cursor, _LEFT_OUT))
    *dollars, converted = _row(cursor, _DOLLARS.format(_SUMS.format("amount_usd"), _MONEY_MOVES))
    by_currency = _rows(cursor, _CURRENCIES.format(_SUMS.format("amount::DOUBLE"), _MONEY_MOVES))
    quarters = tuple(QuarterMoney(*row) for row in _rows(cursor, _QUARTERS))
    partners = _rows(cursor, _PARTNERS, params)
    newest = [deal_id for (deal_id,) in _rows(cursor, _NEWEST, {"most": MOST})]
    aliases = _rows(cursor, _ALIASES, params)
    mentions = _rows(cursor, _MENTIONS, params)
    drop_own_deals(cursor)
    name, kind = company
    return CompanyProfile(
        company_id=company_id,
        name=name,
        kind=kind,
        corrected=company_id in corrected_companies(cursor),
        deal_count=deal_count,
        first_reported=first,
        last_reported=last,
        currencies=tuple(CurrencySums(currency, MoneySums(*sums)) for currency, *sums in by_currency),
        dollars=MoneySums(*dollars),
        converted=bool(converted),
        left_out=left_out,
        quarters=quarters,
        partners=tuple(PartnerRow(*row) for _, *row in partners),
        partner_count=_total(partners),
        deals=tuple(deal_rows(cursor, newest)),
        aliases=tuple(AliasRow(*row) for _, *row in aliases),
        alias_count=_total(aliases),
        mentions=tuple(MentionRow(*row) for _, *row in mentions),
        mention_count=_total(mentions),
    )


def _rows(cursor: duckdb.DuckDBPyConnection, sql: str, params: object = None) -> Sequence[Sequence[Any]]:
    return cursor.execute(sql, params).fetchall()


def _row(cursor: duckdb.DuckDBPyConnection, sql: str) -> Sequence[Any]:
    return _rows(cursor, sql)[0]


def _total(rows: Sequence[Sequence[Any]]) -> int:
    """How many rows there are in all, which each of them says first."""
    return int(rows[0][0]) if rows else 0


_SPAN = "SELECT count(*), min(first_reported), max(last_reported) FROM own_deals"

_LEFT_OUT = """
SELECT
    count(*) FILTER (NOT live),
    count(*) FILTER (live AND amount IS NULL),
    count(*) FILTER ((pays OR gets) AND amount IS NOT NULL AND date_on IS NULL),
    count(*) FILTER (live AND amount IS NOT NULL AND amount_usd IS NULL),
    count(*) FILTER (live AND ranges),
    count(*) FILTER (live AND amount IS NOT NULL AND bound = 'up_to')
FROM own_deals
"""

_SUMS = """
    sum({0}) FILTER (pays AND settled),
    sum({0}) FILTER (gets AND settled),
    sum({0}) FILTER (pays AND NOT settled),
    sum({0}) FILTER (gets AND NOT settled),
    sum({0}) FILTER (pays_together),
    sum({0}) FILTER (gets_together)
"""

_MONEY_MOVES = "(pays OR gets OR pays_together OR gets_together) AND amount IS NOT NULL"

_CURRENCIES = """
SELECT currency, {}
FROM own_deals
WHERE {} AND currency IS NOT NULL
GROUP BY currency
ORDER BY sum(amount_usd) DESC NULLS LAST, currency
"""

_DOLLARS = """
SELECT {}, coalesce(bool_or(currency <> 'USD'), false)
FROM own_deals
WHERE {} AND amount_usd IS NOT NULL
"""

_QUARTERS = """
SELECT
    date_trunc('quarter', date_on)::DATE AS quarter,
    coalesce(sum(amount_usd) FILTER (pays AND settled), 0),
    coalesce(sum(amount_usd) FILTER (gets AND settled), 0),
    coalesce(sum(amount_usd) FILTER (pays AND NOT settled), 0),
    coalesce(sum(amount_usd) FILTER (gets AND NOT settled), 0)
FROM own_deals
WHERE (pays OR gets) AND amount_usd IS NOT NULL AND date_on IS NOT NULL
GROUP BY quarter
ORDER BY quarter
"""

_PARTNERS = """
WITH met AS (
    SELECT p.company_id, count(DISTINCT p.deal_no) AS deal_count
    FROM parties AS p SEMI JOIN own_deals USING (deal_no)
    WHERE p.company_id <> $company
    GROUP BY p.company_id
),
flows AS MATERIALIZED (
    SELECT
        CASE WHEN m.payer_id = $company THEN m.payee_id ELSE m.payer_id END AS company_id,
        m.payer_id = $company AS paying,
        m.shared,
        d.settled,
        d.currency,
        d.amount_usd
    FROM payments AS m JOIN own_deals AS d USING (deal_id)
    WHERE d.live AND $company IN (m.payer_id, m.payee_id)
),
sums AS (
    SELECT
        company_id,
        sum(amount_usd) FILTER (paying AND settled AND NOT shared) AS paid,
        sum(amount_usd) FILTER (NOT paying AND settled AND NOT shared) AS received,
        coalesce(bool_or(currency <> 'USD') FILTER (settled AND NOT shared AND amount_usd IS NOT NULL), false)
            AS converted,
        count(*) FILTER (shared) AS shared,
        count(*) FILTER (NOT settled AND NOT shared) AS promised
    FROM flows
    GROUP BY company_id
),
ranked AS (
    SELECT
        count(*) OVER () AS total, company_id, deal_count, paid, received, converted, shared, promised,
        row_number() OVER (
            ORDER BY coalesce(paid, 0) + coalesce(received, 0) DESC, deal_count DESC, company_id
        ) AS place
    FROM met LEFT JOIN sums USING (company_id)
)
SELECT
    r.total, r.company_id, c.name, r.deal_count, r.paid, r.received, coalesce(r.converted, false),
    coalesce(r.shared, 0), coalesce(r.promised, 0)
FROM (FROM ranked WHERE place <= $most) AS r JOIN companies AS c USING (company_id)
ORDER BY r.place
"""

_NEWEST = "SELECT deal_id FROM own_deals ORDER BY date_on DESC NULLS LAST, deal_id LIMIT $most"

_ALIASES = """
SELECT count(*) OVER (), alias, rule
FROM aliases
WHERE company_id = $company
ORDER BY alias, rule
LIMIT $most
"""

_MENTIONS = """
WITH named AS (
    SELECT document_id, count(*) AS times
    FROM mentions
    WHERE company_id = $company
        AND document_id NOT IN (
            SELECT r.document_id FROM reports AS r SEMI JOIN own_deals USING (deal_id)
        )
    GROUP BY document_id
)
SELECT count(*) OVER (), document_id, o.title, o.publisher, o.published, n.times
FROM named AS n JOIN (SELECT document_id, title, publisher, published, published_on FROM documents) AS o
    USING (document_id)
ORDER BY o.published_on DESC NULLS LAST, document_id
LIMIT $most
"""
