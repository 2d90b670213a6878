-- New names
-- Companies that first took part in a deal in the last months, counted back from the newest article, with the sum of
-- what they are to get.
-- :months number = 6  how many months
WITH recent AS (
    SELECT deal_id, first_reported, amount_usd, stage <> 'cancelled' AND confirmation <> 'denied' AS alive
    FROM deals
    WHERE first_reported >= (SELECT max(published_on) FROM documents) - to_months(:months)
),
firsts AS (
    SELECT p.company_id, min(r.first_reported) AS first_reported, count(DISTINCT p.deal_id) AS deals
    FROM parties AS p LEFT JOIN recent AS r USING (deal_id)
    GROUP BY p.company_id
    HAVING count(*) = count(r.deal_id)
),
gains AS (
    SELECT m.payee_id AS company_id, sum(r.amount_usd) AS gets_usd
    FROM payments AS m JOIN recent AS r USING (deal_id)
    WHERE r.alive
    GROUP BY m.payee_id
)
SELECT c.company_id, c.name, c.kind, f.first_reported, f.deals, g.gets_usd
FROM firsts AS f JOIN companies AS c USING (company_id) LEFT JOIN gains AS g USING (company_id)
ORDER BY g.gets_usd DESC NULLS LAST, f.deals DESC, c.company_id
LIMIT 100
