-- Money that comes back to where it started.

-- Two limits keep this fast on any database: the 50,000 largest deals are looked at, and of the payments in them as
-- many of the largest as make, by an estimate, no more than some 400,000 loops. Walks of three payments are counted
-- from how many come in and go out at each company; as loops are walks that happen to close, five payments make about
-- threes * threes / (payments * companies) of them. A walk of three and one of two that meet make a loop of five.
CREATE MACRO loop_search(company, least_usd) AS TABLE
WITH after_one AS MATERIALIZED (
    SELECT DISTINCT payee_id AS company_id FROM payments WHERE payer_id = company
),
after_two AS MATERIALIZED (
    SELECT DISTINCT payee_id AS company_id FROM payments WHERE payer_id IN (FROM after_one)
),
before_one AS MATERIALIZED (
    SELECT DISTINCT payer_id AS company_id FROM payments WHERE payee_id = company
),
before_two AS MATERIALIZED (
    SELECT DISTINCT payer_id AS company_id FROM payments WHERE payee_id IN (FROM before_one)
),
near AS MATERIALIZED (
    SELECT
        deal_id,
        bool_or(company IN (payer_id, payee_id))
            AND (SELECT count(*) FROM payments WHERE company IN (payer_id, payee_id)) < 5000 AS own
    FROM payments
    WHERE company IN (payer_id, payee_id)
        OR payer_id IN (FROM after_one)
        OR payee_id IN (FROM before_one)
        OR (payer_id IN (FROM after_two) AND payee_id IN (FROM before_two))
    GROUP BY deal_id
),
eligible AS (
    SELECT d.deal_id, d.stage, d.amount_usd, coalesce(n.own, false) AS own
    FROM deals AS d LEFT JOIN near AS n USING (deal_id)
    WHERE d.stage <> 'cancelled'
        AND d.confirmation <> 'denied'
        AND (least_usd IS NULL OR d.amount_usd >= least_usd)
        AND (company IS NULL OR n.deal_id IS NOT NULL)
),
-- Amounts alone are sorted ten times as fast as deals.
least AS MATERIALIZED (
    SELECT CASE WHEN count(*) = 50000 THEN min(amount_usd) END AS usd
    FROM (SELECT amount_usd FROM eligible WHERE amount_usd IS NOT NULL ORDER BY amount_usd DESC LIMIT 50000)
),
looked_at AS MATERIALIZED (
    SELECT *
    FROM eligible
    WHERE own OR amount_usd >= (FROM least) OR (FROM least) IS NULL
    ORDER BY own DESC, amount_usd DESC NULLS LAST, deal_id
    LIMIT 50000
),
ranked AS MATERIALIZED (
    SELECT DISTINCT ON (p.payer_id, p.payee_id)
        p.payer_id, p.payee_id, p.deal_id, p.class, l.stage, l.amount_usd, l.own,
        CASE WHEN NOT p.shared THEN l.amount_usd END AS own_usd
    FROM payments AS p JOIN looked_at AS l USING (deal_id)
    ORDER BY
        p.payer_id, p.payee_id, l.stage IN ('announced', 'completed') DESC, p.shared, l.amount_usd DESC NULLS LAST, p.deal_id
),
passing AS MATERIALIZED (
    SELECT *
    FROM ranked
    WHERE payee_id IN (SELECT payer_id FROM ranked) AND payer_id IN (SELECT payee_id FROM ranked)
),
places AS MATERIALIZED (
    SELECT company_id, row_number() OVER (ORDER BY company_id) AS place
    FROM (SELECT payer_id AS company_id FROM passing UNION SELECT payee_id FROM passing)
),
numbered AS MATERIALIZED (
    SELECT
        x.place AS payer,
        y.place AS payee,
        p.*,
        row_number() OVER (ORDER BY p.own DESC, p.amount_usd DESC NULLS LAST, p.payer_id, p.payee_id) AS rank
    FROM passing AS p
    JOIN places AS x ON x.company_id = p.payer_id
    JOIN places AS y ON y.company_id = p.payee_id
),
sizes AS (
    SELECT unnest([100, 250, 500, 1000, 2000, 4000, 8000, 16000, 32000, 64000]) AS size
),
outward AS (
    SELECT size, payer AS place, count(*) AS ways FROM numbered JOIN sizes ON rank <= size GROUP BY ALL
),
inward AS (
    SELECT size, payee AS place, count(*) AS ways FROM numbered JOIN sizes ON rank <= size GROUP BY ALL
),
walks AS (
    SELECT
        s.size,
        count(*) AS payments,
        count(DISTINCT n.payer) AS companies,
        sum(i.ways * o.ways)::DOUBLE AS threes,
        coalesce(count(*) FILTER (n.payer_id = company), 0) AS first_ways,
        coalesce(count(*) FILTER (n.payee_id = company), 0) AS last_ways
    FROM numbered AS n
    JOIN sizes AS s ON n.rank <= s.size
    JOIN inward AS i ON i.size = s.size AND i.place = n.payer
    JOIN outward AS o ON o.size = s.size AND o.place = n.payee
    GROUP BY s.size
),
chosen AS MATERIALIZED (
    SELECT greatest(coalesce(max(size), 100), (SELECT count(*) FROM numbered WHERE own)) AS size
    FROM walks
    WHERE CASE
        WHEN company IS NULL
            THEN threes < 4000000 AND threes * threes / (payments * companies) < 400000
        ELSE first_ways * threes / payments < 250000
            AND first_ways * last_ways * pow(threes / payments, 1.5) / companies < 25000
    END
),
edges AS MATERIALIZED (
    SELECT payer, payee, payer_id FROM numbered WHERE rank <= (FROM chosen)
),
two AS MATERIALIZED (
    SELECT payer AS a, payee AS b
    FROM edges
    WHERE CASE WHEN company IS NULL THEN payee > payer ELSE payer_id = company END
),
three AS MATERIALIZED (
    SELECT w.*, e.payee AS c
    FROM two AS w JOIN edges AS e ON e.payer = w.b
    WHERE e.payee > w.a OR (company IS NOT NULL AND e.payee <> w.a)
),
four AS MATERIALIZED (
    SELECT w.*, e.payee AS d
    FROM three AS w JOIN edges AS e ON e.payer = w.c
    WHERE e.payee <> w.b AND (e.payee > w.a OR (company IS NOT NULL AND e.payee <> w.a))
),
back AS MATERIALIZED (
    SELECT x.payer AS d, x.payee AS e, y.payee AS a
    FROM edges AS y JOIN edges AS x ON x.payee = y.payer
    WHERE x.payer <> y.payee
        AND CASE
            WHEN company IS NULL THEN x.payer > y.payee AND x.payee > y.payee
            ELSE y.payee IN (SELECT place FROM places WHERE company_id = company)
        END
),
rings AS (
    SELECT [a, b] AS ring FROM two JOIN edges AS e ON e.payer = b AND e.payee = a
    UNION ALL SELECT [a, b, c] FROM three JOIN edges AS e ON e.payer = c AND e.payee = a
    UNION ALL SELECT [a, b, c, d] FROM four JOIN edges AS e ON e.payer = d AND e.payee = a
    UNION ALL
    SELECT [w.a, b, c, w.d, e]
    FROM four AS w JOIN back AS v ON v.a = w.a AND v.d = w.d
    WHERE e NOT IN (b, c)
),
turned AS (
    SELECT
        row_number() OVER () AS number,
        ring,
        len(ring) AS legs,
        list_position(ring, list_min(ring)) - 1 AS turn
    FROM rings
),
legs AS (
    SELECT
        number,
        legs,
        leg,
        ring[(leg - 1 + turn) % legs + 1] AS payer,
        ring[(leg + turn) % legs + 1] AS payee
    FROM (SELECT *, unnest(range(1, legs + 1)) AS leg FROM turned)
),
found AS (
    SELECT
        string_agg(n.payer_id, ' > ') OVER (
            PARTITION BY l.number ORDER BY l.leg ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS loop_id,
        l.legs,
        l.leg,
        n.payer_id,
        n.payee_id,
        n.deal_id,
        n.class,
        n.stage,
        n.own_usd
    FROM legs AS l JOIN numbered AS n ON n.payer = l.payer AND n.payee = l.payee
),
extent AS (
    SELECT
        (SELECT count(*) FROM looked_at) < 50000 AND (SELECT count(*) FROM numbered) <= size AS complete,
        greatest(
            (SELECT min(amount_usd) FROM looked_at WHERE NOT own),
            (SELECT min(amount_usd) FROM numbered WHERE NOT own AND rank <= size)
        ) AS from_usd
    FROM chosen
)
SELECT f.*, x.complete, CASE WHEN NOT x.complete THEN x.from_usd END AS from_usd
FROM extent AS x LEFT JOIN found AS f ON true;
COMMENT ON MACRO TABLE loop_search IS 'The legs of the loops through one company (empty for all) whose payments are at least so many US dollars (empty for any), and how far was looked';

CREATE VIEW loop_legs AS
SELECT loop_id, legs, leg, payer_id, payee_id, deal_id
FROM loop_search(NULL, NULL)
WHERE loop_id IS NOT NULL;
COMMENT ON VIEW loop_legs IS 'The payments of every loop, one row a leg; see loops for what they are and what proves them';
COMMENT ON COLUMN loop_legs.loop_id IS 'The companies of the loop in the order of the payments, from the first by name';
COMMENT ON COLUMN loop_legs.legs IS 'How many payments the loop has';
COMMENT ON COLUMN loop_legs.leg IS 'The place of this payment in the loop, from 1';
COMMENT ON COLUMN loop_legs.payer_id IS 'The company that gives money';
COMMENT ON COLUMN loop_legs.payee_id IS 'The company that gets it';
COMMENT ON COLUMN loop_legs.deal_id IS 'The deal that is this payment';

CREATE MACRO payment_proofs(deals) AS TABLE
WITH told AS MATERIALIZED (
    SELECT report_id, document_id, deal_id, quote, amount FROM reports WHERE deal_id IN (SELECT unnest(deals))
),
parts AS MATERIALIZED (
    SELECT report_id, list(company_id) AS named
    FROM report_parties
    WHERE report_id IN (SELECT report_id FROM told)
    GROUP BY report_id
),
-- The quotes themselves take five times as long to read as their places; a length says as well which one it is.
spans AS MATERIALIZED (
    SELECT report_id, span_end - span_start AS characters, min(span_start) AS span_start
    FROM evidence
    WHERE field = 'deal' AND report_id IN (SELECT report_id FROM told)
    GROUP BY ALL
    HAVING count(*) = 1
),
heads AS MATERIALIZED (
    SELECT deal_id, amount, head_report_id FROM deals WHERE deal_id IN (SELECT unnest(deals))
),
paid AS MATERIALIZED (
    SELECT deal_id, payer_id, payee_id FROM payments WHERE deal_id IN (SELECT unnest(deals))
),
days AS MATERIALIZED (
    SELECT document_id, published_on FROM documents WHERE document_id IN (SELECT document_id FROM told)
)
SELECT DISTINCT ON (p.deal_id, p.payer_id, p.payee_id)
    p.deal_id,
    p.payer_id,
    p.payee_id,
    t.report_id,
    t.document_id,
    t.quote,
    s.span_start
FROM paid AS p
JOIN told AS t USING (deal_id)
JOIN heads AS d USING (deal_id)
JOIN days AS o USING (document_id)
LEFT JOIN parts AS n ON n.report_id = t.report_id
LEFT JOIN spans AS s ON s.report_id = t.report_id AND s.characters = length(t.quote)
ORDER BY
    p.deal_id,
    p.payer_id,
    p.payee_id,
    coalesce(list_contains(n.named, p.payer_id) AND list_contains(n.named, p.payee_id), false) DESC,
    coalesce(list_contains(n.named, p.payer_id) OR list_contains(n.named, p.payee_id), false) DESC,
    t.amount IS NOT DISTINCT FROM d.amount DESC,
    t.report_id = d.head_report_id DESC,
    o.published_on DESC NULLS LAST,
    t.report_id;
COMMENT ON MACRO TABLE payment_proofs IS 'For each payment of a list of deals the report that proves it best: it names both companies and the amount; span_start is where its quote stands in the text';

CREATE VIEW loops AS
WITH legs AS MATERIALIZED (
    FROM loop_legs
)
SELECT
    l.loop_id,
    l.legs,
    l.leg,
    l.payer_id,
    payer.name AS payer,
    l.payee_id,
    payee.name AS payee,
    m.class,
    d.kind,
    d.amount,
    d.amount_max,
    d.currency,
    d.bound,
    m.shared,
    d.amount_usd,
    d.stage,
    d.confirmation,
    d.date,
    l.deal_id,
    p.report_id,
    p.document_id,
    p.quote,
    p.span_start,
    p.span_start + length(p.quote) AS span_end
FROM legs AS l
JOIN payments AS m USING (deal_id, payer_id, payee_id)
JOIN deals AS d USING (deal_id)
JOIN companies AS payer ON payer.company_id = l.payer_id
JOIN companies AS payee ON payee.company_id = l.payee_id
JOIN payment_proofs((SELECT list(DISTINCT deal_id) FROM legs)) AS p USING (deal_id, payer_id, payee_id)
ORDER BY l.legs, l.loop_id, l.leg;
COMMENT ON VIEW loops IS 'Money that comes back to where it started, over 2 to 5 companies: one row a leg, each loop once. Of several deals between two companies the largest agreed one is shown; cancelled and denied deals are left out. In a large database only the largest payments are looked at';
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
COMMENT ON COLUMN loops.amount_usd IS 'The amount in US dollars of the day of the deal';
COMMENT ON COLUMN loops.stage IS 'The stage of the deal';
COMMENT ON COLUMN loops.confirmation IS 'Who says so';
COMMENT ON COLUMN loops.date IS 'The best known date of the deal';
COMMENT ON COLUMN loops.deal_id IS 'The deal that is this payment';
COMMENT ON COLUMN loops.report_id IS 'The report that proves it best: it names both companies and the amount';
COMMENT ON COLUMN loops.document_id IS 'The document of that report';
COMMENT ON COLUMN loops.quote IS 'The passage that proves the payment';
COMMENT ON COLUMN loops.span_start IS 'The first character of the passage in documents.text, from 0';
COMMENT ON COLUMN loops.span_end IS 'The character after the passage';

CREATE VIEW loop_totals AS
SELECT
    loop_id,
    legs,
    count(DISTINCT class) = 1 AS same_class,
    sum(own_usd) FILTER (stage = 'completed') AS paid_usd,
    sum(own_usd) FILTER (stage = 'announced') AS agreed_usd,
    sum(own_usd) FILTER (stage NOT IN ('completed', 'announced')) AS promised_usd,
    CASE WHEN count(own_usd) = legs THEN min(own_usd) END AS smallest_usd,
    legs - count(own_usd) AS unknown_legs
FROM loop_search(NULL, NULL)
WHERE loop_id IS NOT NULL
GROUP BY loop_id, legs;
COMMENT ON VIEW loop_totals IS 'How much of each loop is paid, agreed or only promised, one row a loop. A payment whose amount is not known, or that several companies share, counts in no sum';
COMMENT ON COLUMN loop_totals.loop_id IS 'The companies of the loop in the order of the payments, from the first by name';
COMMENT ON COLUMN loop_totals.legs IS 'How many payments the loop has';
COMMENT ON COLUMN loop_totals.same_class IS 'Whether all payments are of one class, such as two companies that lend to each other';
COMMENT ON COLUMN loop_totals.paid_usd IS 'The payments of completed deals, in US dollars of the day of each deal';
COMMENT ON COLUMN loop_totals.agreed_usd IS 'The payments of announced deals';
COMMENT ON COLUMN loop_totals.promised_usd IS 'The payments of deals that are considered, in talks or planned';
COMMENT ON COLUMN loop_totals.smallest_usd IS 'The smallest payment: no more than that can have gone all the way round; empty when one is not known';
COMMENT ON COLUMN loop_totals.unknown_legs IS 'How many payments count in no sum';
