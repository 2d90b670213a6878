"""What the smaller lists of the explorer show, whole, as statements to export and to copy."""

from __future__ import annotations

from typing import Any

from store.chosen_deals import Statement, which_deals
from store.facets import FACETS, facet_counts, loosened
from store.search import Search, compile_search

EVERYTHING = compile_search("")


def facet_table(search: Search | None = None, company_id: str | None = None) -> Statement:
    """How many deals have each value of each facet, in the order of `facet_choices` and counted as there."""
    parts: list[str] = []
    params: list[Any] = []
    for place, facet in enumerate(FACETS):
        where, values = which_deals(loosened(search or EVERYTHING, facet), company_id)
        parts.append(_ONE_FACET.format(place, facet, facet_counts(facet).format(where)))
        params += values
    return Statement(_FACETS.format("\nUNION ALL\n".join(parts)), tuple(params))


def partner_table(company_id: str) -> Statement:
    """The companies in the same deals as a company, in the order of its profile; money in US dollars."""
    return Statement(_PARTNERS, (company_id,))


def name_table(company_id: str) -> Statement:
    """The names of a company, and why each means it."""
    return Statement(_NAMES, (company_id,))


def mention_table(company_id: str) -> Statement:
    """The documents that name a company and tell none of its deals, the newest first."""
    return Statement(_MENTIONS, (company_id, company_id))


def report_table(deal_id: str) -> Statement:
    """What each report says of a deal, the oldest first, with its words and where they stand."""
    return Statement(_REPORTS, (deal_id,))


def loop_table(company_id: str | None = None) -> Statement:
    """The payments of the loops, or of those through a company, in the order of `find_loops`; one row a payment."""
    return Statement(_LOOPS, (company_id,)) if company_id is not None else Statement(_LOOPS.replace("?", "NULL"), ())


_ONE_FACET = "SELECT {} AS place, '{}' AS facet, value, deals FROM (\n{}\n) AS counted(value, deals)"

_FACETS = """\
SELECT facet, value, deals
FROM (
{}
)
ORDER BY place, CASE WHEN facet = 'year' THEN value END DESC, deals DESC, value"""

_PARTNERS = """\
WITH me AS (
    SELECT CAST(? AS VARCHAR) AS company_id
),
own AS (
    SELECT DISTINCT deal_id FROM parties WHERE company_id = (FROM me)
),
met AS (
    SELECT company_id, count(DISTINCT deal_id) AS deals
    FROM parties SEMI JOIN own USING (deal_id)
    WHERE company_id <> (FROM me)
    GROUP BY company_id
),
moved AS (
    SELECT
        CASE WHEN payer_id = (FROM me) THEN payee_id ELSE payer_id END AS company_id,
        payer_id = (FROM me) AS paying,
        stage IN ('announced', 'completed') AS settled,
        shared,
        amount_usd
    FROM flows
    WHERE (FROM me) IN (payer_id, payee_id) AND stage <> 'cancelled' AND confirmation <> 'denied'
),
sums AS (
    SELECT
        company_id,
        sum(amount_usd) FILTER (paying AND settled AND NOT shared) AS paid_usd,
        sum(amount_usd) FILTER (NOT paying AND settled AND NOT shared) AS received_usd,
        count(*) FILTER (shared) AS shared,
        count(*) FILTER (NOT settled AND NOT shared) AS promised
    FROM moved
    GROUP BY company_id
)
SELECT
    m.company_id, c.name AS partner, m.deals, s.paid_usd, s.received_usd,
    coalesce(s.shared, 0) AS shared, coalesce(s.promised, 0) AS promised
FROM met AS m JOIN companies AS c USING (company_id) LEFT JOIN sums AS s USING (company_id)
ORDER BY coalesce(s.paid_usd, 0) + coalesce(s.received_usd, 0) DESC, m.deals DESC, m.company_id"""

_NAMES = """\
SELECT alias AS name, rule
FROM aliases
WHERE company_id = ?
ORDER BY alias, rule"""

_MENTIONS = """\
WITH named AS (
    SELECT document_id, count(*) AS times
    FROM mentions
    WHERE company_id = ? AND document_id NOT IN (
        SELECT r.document_id FROM reports AS r JOIN parties AS p USING (deal_id) WHERE p.company_id = ?
    )
    GROUP BY document_id
)
SELECT n.document_id, o.published, o.publisher AS outlet, o.title, n.times, o.url, o.path
FROM named AS n JOIN documents AS o USING (document_id)
ORDER BY o.published_on DESC NULLS LAST, n.document_id"""

_REPORTS = """\
SELECT
    t.deal_id, t.deal, t.published, t.outlet, o.title AS headline, t.kind, t.stage, t.confirmation, t.amount,
    t.amount_max, t.bound, t.currency, t.stake_pct, t.valuation, t.round, t.date, t.disputes AS conflict, t.is_head,
    t.quote, o.url, o.path, t.report_id, t.document_id, t.copy_of
FROM timeline AS t JOIN documents AS o USING (document_id)
WHERE t.deal_id = ?
ORDER BY o.published_on NULLS FIRST, t.document_id, t.report_id"""

_LOOPS = """\
WITH legs AS MATERIALIZED (
    FROM loop_search(?, NULL) WHERE loop_id IS NOT NULL
),
loops AS (
    SELECT loop_id, CASE WHEN count(own_usd) = any_value(legs) THEN min(own_usd) END AS smallest_usd
    FROM legs
    GROUP BY loop_id
)
SELECT
    l.loop_id, l.legs, l.leg, i.smallest_usd, l.payer_id, payer.name AS payer, l.payee_id, payee.name AS payee,
    m.class, d.kind, d.amount, d.amount_max, d.currency, d.bound, m.shared, d.amount_usd, d.stage, d.confirmation,
    d.date, l.deal_id, p.report_id, p.document_id, p.quote, p.span_start, p.span_start + length(p.quote) AS span_end
FROM legs AS l
JOIN loops AS i USING (loop_id)
JOIN payments AS m USING (deal_id, payer_id, payee_id)
JOIN deals AS d USING (deal_id)
JOIN companies AS payer ON payer.company_id = l.payer_id
JOIN companies AS payee ON payee.company_id = l.payee_id
JOIN payment_proofs((SELECT list(DISTINCT deal_id) FROM legs)) AS p USING (deal_id, payer_id, payee_id)
ORDER BY i.smallest_usd DESC NULLS LAST, l.legs, l.loop_id, l.leg"""
