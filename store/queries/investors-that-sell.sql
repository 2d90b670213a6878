-- Investors that sell to their own investment
-- Who puts money into a company, or lends it some, that buys from it: each with the largest deal either way.
WITH given AS (
    SELECT p.payer_id AS giver, p.payee_id AS taker, arg_max(p.deal_id, coalesce(d.amount_usd, 0)) AS deal_id
    FROM payments AS p JOIN deals AS d USING (deal_id)
    WHERE p.class <> 'purchase' AND d.stage <> 'cancelled' AND d.confirmation <> 'denied'
    GROUP BY ALL
),
bought AS (
    SELECT p.payee_id AS giver, p.payer_id AS taker, arg_max(p.deal_id, coalesce(d.amount_usd, 0)) AS deal_id
    FROM payments AS p JOIN deals AS d USING (deal_id)
    WHERE p.class = 'purchase' AND d.stage <> 'cancelled' AND d.confirmation <> 'denied'
    GROUP BY ALL
),
circles AS (
    SELECT g.giver, g.taker, g.deal_id AS given_id, b.deal_id AS bought_id
    FROM given AS g JOIN bought AS b USING (giver, taker)
)
SELECT
    x.giver AS investor,
    x.taker AS customer,
    g.title AS gives,
    g.stage AS gives_stage,
    g.amount_usd AS gives_usd,
    b.title AS buys,
    b.stage AS buys_stage,
    b.amount_usd AS buys_usd,
    x.given_id AS deal_id
FROM circles AS x
JOIN deals AS g ON g.deal_id = x.given_id
JOIN deals AS b ON b.deal_id = x.bought_id
ORDER BY coalesce(g.amount_usd, 0) + coalesce(b.amount_usd, 0) DESC, investor, customer
LIMIT 100
