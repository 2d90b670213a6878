-- Money that comes back to where it started.

CREATE VIEW loops AS
WITH ranked AS (
    SELECT DISTINCT ON (payer_id, payee_id) *
    FROM flows
    WHERE stage <> 'cancelled' AND confirmation <> 'denied'
    ORDER BY
        payer_id,
        payee_id,
        stage NOT IN ('announced', 'completed'),
        shared,
        amount DESC NULLS LAST,
        deal_id
),
edges AS MATERIALIZED (
    SELECT *
    FROM ranked
    WHERE payee_id IN (SELECT payer_id FROM ranked) AND payer_id IN (SELECT payee_id FROM ranked)
),
two AS MATERIALIZED (
    SELECT payer_id AS a, payee_id AS b FROM edges WHERE payee_id > payer_id
),
three AS MATERIALIZED (
    SELECT w.*, e.payee_id AS c
    FROM two AS w JOIN edges AS e ON e.payer_id = w.b
    WHERE e.payee_id > w.a
),
four AS MATERIALIZED (
    SELECT w.*, e.payee_id AS d
    FROM three AS w JOIN edges AS e ON e.payer_id = w.c
    WHERE e.payee_id > w.a AND e.payee_id <> w.b
),
five AS (
    SELECT w.*, e.payee_id AS e
    FROM four AS w JOIN edges AS e ON e.payer_id = w.d
    WHERE e.payee_id > w.a AND e.payee_id NOT IN (w.b, w.c)
),
rings AS (
    SELECT [a, b] AS ring FROM two JOIN edges AS e ON e.payer_id = b AND e.payee_id = a
    UNION ALL SELECT [a, b, c] FROM three JOIN edges AS e ON e.payer_id = c AND e.payee_id = a
    UNION ALL SELECT [a, b, c, d] FROM four JOIN edges AS e ON e.payer_id = d AND e.payee_id = a
    UNION ALL SELECT [a, b, c, d, five.e] FROM five JOIN edges AS e ON e.payer_id = five.e AND e.payee_id = a
),
legs AS (
    SELECT
        array_to_string(ring, ' > ') AS loop_id,
        len(ring) AS legs,
        leg,
        ring[leg] AS payer_id,
        ring[leg % len(ring) + 1] AS payee_id
    FROM (SELECT ring, unnest(range(1, len(ring) + 1)) AS leg FROM rings)
),
proofs AS (
    SELECT DISTINCT ON (e.payer_id, e.payee_id) e.payer_id, e.payee_id, r.document_id, r.report_id, r.quote
    FROM edges AS e
    JOIN reports AS r USING (deal_id)
    JOIN deals AS d USING (deal_id)
    JOIN documents AS o USING (document_id)
    LEFT JOIN report_parties AS p ON p.report_id = r.report_id AND p.company_id IN (e.payer_id, e.payee_id)
    GROUP BY
        e.payer_id, e.payee_id, r.document_id, r.report_id, r.quote, r.amount, d.amount, d.head_report_id, o.published_on
    ORDER BY
        e.payer_id,
        e.payee_id,
        count(DISTINCT p.company_id) DESC,
        r.amount IS NOT DISTINCT FROM d.amount DESC,
        r.report_id = d.head_report_id DESC,
        o.published_on DESC NULLS LAST,
        r.report_id
)
SELECT
    l.loop_id,
    l.legs,
    l.leg,
    e.payer_id,
    e.payer,
    e.payee_id,
    e.payee,
    e.class,
    e.kind,
    e.amount,
    e.amount_max,
    e.currency,
    e.bound,
    e.shared,
    e.stage,
    e.confirmation,
    e.date,
    e.deal_id,
    p.report_id,
    p.document_id,
    p.quote
FROM legs AS l
JOIN edges AS e USING (payer_id, payee_id)
JOIN proofs AS p USING (payer_id, payee_id)
ORDER BY l.legs, l.loop_id, l.leg;
COMMENT ON VIEW loops IS 'Money that comes back to where it started, over 2 to 5 companies: one row a leg, each loop once. Of several deals between two companies the largest agreed one is shown; cancelled and denied deals are left out';
COMMENT ON COLUMN loops.loop_id IS 'The companies of the loop in the order of the payments, from the first by name';
COMMENT ON COLUMN loops.legs IS 'How many payments the loop has';
COMMENT ON COLUMN loops.leg IS 'The place of this payment in the loop, from 1';
COMMENT ON COLUMN loops.payer_id IS 'The company that gives money';
COMMENT ON COLUMN loops.payer IS 'Its name';
COMMENT ON COLUMN loops.payee_id IS 'The company that gets it';
COMMENT ON COLUMN loops.payee IS 'Its name';
COMMENT ON COLUMN loops.class IS 'What the money is for: equity, purchase (goods and services) or debt';
COMMENT ON COLUMN loops.kind IS 'The kind of deal';
COMMENT ON COLUMN loops.amount IS 'The amount of the deal, in full units of currency';
COMMENT ON COLUMN loops.amount_max IS 'The upper end of a range';
COMMENT ON COLUMN loops.currency IS 'ISO 4217 code of the amount';
COMMENT ON COLUMN loops.bound IS 'How the amount limits the true figure';
COMMENT ON COLUMN loops.shared IS 'Whether the amount covers several payers or payees together';
COMMENT ON COLUMN loops.stage IS 'The stage of the deal';
COMMENT ON COLUMN loops.confirmation IS 'Who says so';
COMMENT ON COLUMN loops.date IS 'The best known date of the deal';
COMMENT ON COLUMN loops.deal_id IS 'The deal that is this payment';
COMMENT ON COLUMN loops.report_id IS 'The report that proves it best: it names both companies and the amount';
COMMENT ON COLUMN loops.document_id IS 'The document of that report';
COMMENT ON COLUMN loops.quote IS 'The passage that proves the payment';
