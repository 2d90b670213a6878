-- The views of a database: the questions that people ask most, answered from the tables.

CREATE VIEW timeline AS
SELECT
    r.deal_id,
    d.title AS deal,
    coalesce(r.date, o.published) AS date,
    o.published,
    o.publisher AS outlet,
    r.kind,
    r.stage,
    r.confirmation,
    r.amount,
    r.amount_max,
    r.bound,
    r.currency,
    r.stake_pct,
    r.valuation,
    r.round,
    r.disputes,
    r.report_id = d.head_report_id AS is_head,
    r.merge_rule,
    r.quote,
    r.report_id,
    r.document_id
FROM reports AS r
JOIN deals AS d USING (deal_id)
JOIN documents AS o USING (document_id);
COMMENT ON VIEW timeline IS 'The history of every deal: one row a report, with its figures as they were told at the time';
COMMENT ON COLUMN timeline.deal_id IS 'The deal';
COMMENT ON COLUMN timeline.deal IS 'The title of the deal';
COMMENT ON COLUMN timeline.date IS 'When it happened as the report says, else when the article was published';
COMMENT ON COLUMN timeline.published IS 'When the article was published';
COMMENT ON COLUMN timeline.outlet IS 'Who published the article';
COMMENT ON COLUMN timeline.kind IS 'The kind of deal as reported';
COMMENT ON COLUMN timeline.stage IS 'The stage as reported';
COMMENT ON COLUMN timeline.confirmation IS 'Who says so';
COMMENT ON COLUMN timeline.amount IS 'The amount as reported, in full units of currency';
COMMENT ON COLUMN timeline.amount_max IS 'The upper end of a range';
COMMENT ON COLUMN timeline.bound IS 'How the amount limits the true figure';
COMMENT ON COLUMN timeline.currency IS 'ISO 4217 code of amount and valuation';
COMMENT ON COLUMN timeline.stake_pct IS 'The stake as reported, in percent';
COMMENT ON COLUMN timeline.valuation IS 'The valuation as reported, in full units of currency';
COMMENT ON COLUMN timeline.round IS 'The label of the funding round as reported';
COMMENT ON COLUMN timeline.disputes IS 'Whether the report gives another amount than an announced deal shows';
COMMENT ON COLUMN timeline.is_head IS 'Whether the deal shows the stage of this report';
COMMENT ON COLUMN timeline.merge_rule IS 'Why the report belongs to the deal';
COMMENT ON COLUMN timeline.quote IS 'The passage that reports the deal';
COMMENT ON COLUMN timeline.report_id IS 'The report';
COMMENT ON COLUMN timeline.document_id IS 'The document';

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

CREATE VIEW conflicts AS
SELECT
    r.deal_id,
    d.title AS deal,
    r.amount,
    r.amount_max,
    r.bound,
    r.currency,
    d.amount AS shown_amount,
    d.amount_max AS shown_amount_max,
    d.bound AS shown_bound,
    d.currency AS shown_currency,
    r.stage,
    r.confirmation,
    coalesce(r.date, o.published) AS date,
    o.publisher AS outlet,
    r.quote,
    r.report_id,
    r.document_id
FROM reports AS r
JOIN deals AS d USING (deal_id)
JOIN documents AS o USING (document_id)
WHERE r.disputes;
COMMENT ON VIEW conflicts IS 'Reports of an announced or completed deal that give another amount than the deal shows';
COMMENT ON COLUMN conflicts.deal_id IS 'The deal';
COMMENT ON COLUMN conflicts.deal IS 'The title of the deal';
COMMENT ON COLUMN conflicts.amount IS 'The amount as this report has it, in full units of currency';
COMMENT ON COLUMN conflicts.amount_max IS 'The upper end of its range';
COMMENT ON COLUMN conflicts.bound IS 'How its amount limits the true figure';
COMMENT ON COLUMN conflicts.currency IS 'ISO 4217 code of its amount';
COMMENT ON COLUMN conflicts.shown_amount IS 'The amount that the deal shows';
COMMENT ON COLUMN conflicts.shown_amount_max IS 'The upper end of the range that the deal shows';
COMMENT ON COLUMN conflicts.shown_bound IS 'How the amount shown limits the true figure';
COMMENT ON COLUMN conflicts.shown_currency IS 'ISO 4217 code of the amount shown';
COMMENT ON COLUMN conflicts.stage IS 'The stage as this report has it';
COMMENT ON COLUMN conflicts.confirmation IS 'Who says so';
COMMENT ON COLUMN conflicts.date IS 'When it happened as the report says, else when the article was published';
COMMENT ON COLUMN conflicts.outlet IS 'Who published the article';
COMMENT ON COLUMN conflicts.quote IS 'The passage that reports the deal';
COMMENT ON COLUMN conflicts.report_id IS 'The report';
COMMENT ON COLUMN conflicts.document_id IS 'The document';

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
