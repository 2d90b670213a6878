"""The deals of one company, and which of their money is its own, for the questions of its profile."""

from __future__ import annotations

import duckdb


def lay_down_own_deals(cursor: duckdb.DuckDBPyConnection, company_id: str) -> None:
    """Lay the deals of a company down in the temporary table `own_deals` of the cursor."""
    cursor.execute(_OWN_DEALS, {"company": company_id})


def drop_own_deals(cursor: duckdb.DuckDBPyConnection) -> None:
    """Take the table away again."""
    cursor.execute("DROP TABLE own_deals")


_OWN_DEALS = """
CREATE OR REPLACE TEMP TABLE own_deals AS
WITH mine AS MATERIALIZED (
    SELECT i.deal_no FROM involvements AS i JOIN company_numbers AS n USING (company_no) WHERE n.company_id = $company
),
told AS MATERIALIZED (
    SELECT
        d.deal_no, d.deal_id, d.kind, d.date_on, d.first_reported, d.last_reported, d.amount, d.amount_max, d.bound,
        d.currency, d.amount_usd,
        d.stage IN ('announced', 'completed') AS settled,
        d.stage <> 'cancelled' AND d.confirmation <> 'denied' AS live
    FROM deals AS d SEMI JOIN mine USING (deal_no)
),
cast_of AS MATERIALIZED (
    SELECT
        p.deal_no,
        p.company_id,
        p.side,
        p.role = 'seller' AND t.kind IN ('acquisition', 'investment') AS sells
    FROM parties AS p JOIN told AS t USING (deal_no)
),
sides AS (
    SELECT
        deal_no,
        bool_or(side = 'payer' AND company_id = $company) AS payer,
        count(DISTINCT company_id) FILTER (side = 'payer') AS payers,
        bool_or(sells) AS sold,
        bool_or(side = 'payee' AND company_id = $company) AS payee,
        count(DISTINCT company_id) FILTER (side = 'payee') AS payees,
        bool_or(sells AND company_id = $company) AS seller,
        count(DISTINCT company_id) FILTER (sells) AS sellers
    FROM cast_of
    GROUP BY deal_no
),
parts AS MATERIALIZED (
    SELECT l.from_deal_id, l.to_deal_id
    FROM links AS l
    WHERE l.kind = 'part_of' AND (
        l.from_deal_id IN (SELECT deal_id FROM told) OR l.to_deal_id IN (SELECT deal_id FROM told)
    )
),
own_parts AS (
    SELECT DISTINCT l.to_deal_id AS deal_id
    FROM parts AS l JOIN told AS t ON t.deal_id = l.from_deal_id JOIN sides AS s USING (deal_no)
    WHERE s.payer
),
turned AS (
    SELECT
        t.*,
        s.payer AND t.deal_id NOT IN (SELECT deal_id FROM own_parts) AS on_payers,
        s.payers,
        CASE WHEN s.sold THEN s.seller ELSE s.payee END
            AND t.deal_id NOT IN (SELECT from_deal_id FROM parts) AS on_payees,
        CASE WHEN s.sold THEN s.sellers ELSE s.payees END AS payees
    FROM told AS t JOIN sides AS s USING (deal_no)
)
SELECT
    * EXCLUDE (on_payers, payers, on_payees, payees, kind, live, amount_max),
    live,
    amount_max IS NOT NULL AND amount_max <> amount AS ranges,
    live AND on_payers AND payers = 1 AS pays,
    live AND on_payees AND payees = 1 AS gets,
    live AND on_payers AND payers > 1 AS pays_together,
    live AND on_payees AND payees > 1 AS gets_together
FROM turned
"""
"""The deals of the company, and whether their amounts are its own: `company_deals` for one company alone."""
