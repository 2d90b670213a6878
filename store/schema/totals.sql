-- What each company paid and received.

CREATE VIEW company_deals AS
WITH sides AS (
    SELECT
        p.deal_id,
        min(p.company_id) FILTER (p.side = 'payer') AS payer,
        max(p.company_id) FILTER (p.side = 'payer') AS last_payer,
        min(p.company_id) FILTER (p.side = 'payee') AS payee,
        max(p.company_id) FILTER (p.side = 'payee') AS last_payee,
        min(p.company_id) FILTER (p.role = 'seller' AND d.kind IN ('acquisition', 'investment')) AS seller,
        max(p.company_id) FILTER (p.role = 'seller' AND d.kind IN ('acquisition', 'investment')) AS last_seller
    FROM parties AS p
    JOIN deals AS d USING (deal_id)
    WHERE d.stage <> 'cancelled' AND d.confirmation <> 'denied'
    GROUP BY p.deal_id
),
alone AS (
    SELECT
        deal_id,
        CASE WHEN payer = last_payer THEN payer END AS payer,
        CASE WHEN seller = last_seller THEN seller WHEN seller IS NULL AND payee = last_payee THEN payee END AS payee
    FROM sides
),
own_parts AS (
    SELECT l.to_deal_id AS deal_id, p.company_id
    FROM links AS l JOIN parties AS p ON p.deal_id = l.from_deal_id
    WHERE l.kind = 'part_of' AND p.side = 'payer'
)
SELECT DISTINCT
    p.company_id,
    p.deal_id,
    coalesce(p.company_id = a.payer, false) AND o.deal_id IS NULL AS pays,
    coalesce(p.company_id = a.payee, false) AND l.from_deal_id IS NULL AS gets
FROM parties AS p
JOIN alone AS a USING (deal_id)
LEFT JOIN own_parts AS o ON o.deal_id = p.deal_id AND o.company_id = p.company_id
LEFT JOIN links AS l ON l.from_deal_id = p.deal_id AND l.kind = 'part_of';
COMMENT ON VIEW company_deals IS 'The deals of each company, and whether their amounts are its own to pay or to get. Cancelled and denied deals are left out; an amount that several companies share is nobody''s own, and a part of a funding round counts once';
COMMENT ON COLUMN company_deals.company_id IS 'The company';
COMMENT ON COLUMN company_deals.deal_id IS 'A deal that it takes part in';
COMMENT ON COLUMN company_deals.pays IS 'Whether it pays the amount of the deal, alone';
COMMENT ON COLUMN company_deals.gets IS 'Whether it gets the amount of the deal, alone';

CREATE VIEW company_totals AS
SELECT
    c.company_id,
    c.name,
    c.kind,
    d.currency,
    count(*) AS deals,
    sum(d.amount) FILTER (h.pays AND d.stage IN ('announced', 'completed')) AS paid,
    sum(d.amount) FILTER (h.gets AND d.stage IN ('announced', 'completed')) AS received,
    sum(d.amount) FILTER (h.pays AND d.stage NOT IN ('announced', 'completed')) AS paid_if_agreed,
    sum(d.amount) FILTER (h.gets AND d.stage NOT IN ('announced', 'completed')) AS received_if_agreed,
    min(d.first_reported) AS first_reported,
    max(d.last_reported) AS last_reported
FROM company_deals AS h
JOIN companies AS c USING (company_id)
JOIN deals AS d USING (deal_id)
GROUP BY c.company_id, c.name, c.kind, d.currency;
COMMENT ON VIEW company_totals IS 'What each company pays and gets, one row for each currency, over its company_deals';
COMMENT ON COLUMN company_totals.company_id IS 'The company';
COMMENT ON COLUMN company_totals.name IS 'Its name';
COMMENT ON COLUMN company_totals.kind IS 'company, fund, person, government or project';
COMMENT ON COLUMN company_totals.currency IS 'ISO 4217 code of the amounts; empty for deals without an amount';
COMMENT ON COLUMN company_totals.deals IS 'How many deals in that currency it takes part in';
COMMENT ON COLUMN company_totals.paid IS 'Paid in announced and completed deals, in full units of currency';
COMMENT ON COLUMN company_totals.received IS 'Received in announced and completed deals, in full units of currency';
COMMENT ON COLUMN company_totals.paid_if_agreed IS 'To be paid if the deals that are considered, in talks or planned come about';
COMMENT ON COLUMN company_totals.received_if_agreed IS 'To be received if the deals that are considered, in talks or planned come about';
COMMENT ON COLUMN company_totals.first_reported IS 'The day of the first article about these deals';
COMMENT ON COLUMN company_totals.last_reported IS 'The day of the last article about these deals';
