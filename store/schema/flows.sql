-- Who pays whom.

CREATE VIEW flows AS
WITH sold AS (
    SELECT DISTINCT p.deal_id
    FROM parties AS p JOIN deals AS d USING (deal_id)
    WHERE p.role = 'seller' AND d.kind IN ('acquisition', 'investment')
),
payers AS (
    SELECT DISTINCT p.deal_id, p.company_id FROM parties AS p WHERE p.side = 'payer'
),
payees AS (
    SELECT DISTINCT p.deal_id, p.company_id
    FROM parties AS p LEFT JOIN sold AS s USING (deal_id)
    WHERE p.side = 'payee' AND (s.deal_id IS NULL OR p.role = 'seller')
),
payer_count AS (
    SELECT deal_id, count(*) AS payers FROM payers GROUP BY deal_id
),
payee_count AS (
    SELECT deal_id, count(*) AS payees FROM payees GROUP BY deal_id
),
own_parts AS (
    SELECT l.to_deal_id AS deal_id, p.company_id
    FROM links AS l JOIN payers AS p ON p.deal_id = l.from_deal_id
    WHERE l.kind = 'part_of'
)
SELECT
    d.deal_id,
    payer.company_id AS payer_id,
    payer.name AS payer,
    payee.company_id AS payee_id,
    payee.name AS payee,
    d.kind,
    CASE d.kind WHEN 'contract' THEN 'purchase' WHEN 'debt' THEN 'debt' ELSE 'equity' END AS class,
    d.amount,
    d.amount_max,
    d.currency,
    d.bound,
    n.payers > 1 OR m.payees > 1 AS shared,
    d.stage,
    d.confirmation,
    d.date,
    d.date_on
FROM payers AS a
JOIN payees AS b USING (deal_id)
JOIN payer_count AS n USING (deal_id)
JOIN payee_count AS m USING (deal_id)
JOIN deals AS d USING (deal_id)
JOIN companies AS payer ON payer.company_id = a.company_id
JOIN companies AS payee ON payee.company_id = b.company_id
ANTI JOIN own_parts AS o ON o.deal_id = a.deal_id AND o.company_id = a.company_id
WHERE a.company_id <> b.company_id;
COMMENT ON VIEW flows IS 'Who pays whom: one row for each payer and payee of a deal. Whoever has a part of a funding round of their own is shown with that part only, and a seller is paid in place of the target';
COMMENT ON COLUMN flows.deal_id IS 'The deal';
COMMENT ON COLUMN flows.payer_id IS 'The company that gives money';
COMMENT ON COLUMN flows.payer IS 'Its name';
COMMENT ON COLUMN flows.payee_id IS 'The company that gets it';
COMMENT ON COLUMN flows.payee IS 'Its name';
COMMENT ON COLUMN flows.kind IS 'The kind of deal';
COMMENT ON COLUMN flows.class IS 'What the money is for: equity, purchase (goods and services) or debt';
COMMENT ON COLUMN flows.amount IS 'The amount of the deal, in full units of currency';
COMMENT ON COLUMN flows.amount_max IS 'The upper end of a range';
COMMENT ON COLUMN flows.currency IS 'ISO 4217 code of the amount';
COMMENT ON COLUMN flows.bound IS 'How the amount limits the true figure';
COMMENT ON COLUMN flows.shared IS 'Whether the amount covers several payers or payees together, so that the part of each is not known';
COMMENT ON COLUMN flows.stage IS 'The stage of the deal';
COMMENT ON COLUMN flows.confirmation IS 'Who says so';
COMMENT ON COLUMN flows.date IS 'The best known date of the deal';
COMMENT ON COLUMN flows.date_on IS 'The first day of date';
