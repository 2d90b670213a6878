-- New names
-- Companies that first took part in a deal in the last months, counted back from the newest article, with the sum of
-- what they are to get.
-- :months number = 6  how many months
WITH firsts AS (
    SELECT p.company_id, min(d.first_reported) AS first_reported, count(DISTINCT d.deal_id) AS deals
    FROM parties AS p JOIN deals AS d USING (deal_id)
    GROUP BY p.company_id
    HAVING min(d.first_reported) >= (SELECT max(published_on) FROM documents) - to_months(:months)
),
gains AS (
    SELECT m.payee_id AS company_id, sum(d.amount_usd) AS gets_usd
    FROM payments AS m JOIN deals AS d USING (deal_id)
    WHERE m.payee_id IN (SELECT company_id FROM firsts) AND d.stage <> 'cancelled' AND d.confirmation <> 'denied'
    GROUP BY ALL
)
SELECT c.company_id, c.name, c.kind, f.first_reported, f.deals, g.gets_usd
FROM firsts AS f JOIN companies AS c USING (company_id) LEFT JOIN gains AS g USING (company_id)
ORDER BY g.gets_usd DESC NULLS LAST, f.deals DESC, c.company_id
LIMIT 100
