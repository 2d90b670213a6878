-- Who spends how much, year by year
-- What companies pay in agreed deals, in US dollars, for each of the latest years. An amount that several share is left
-- out; the spending plans of a company of its own (capex) have no payee and count too.
-- :least number = 0  the smallest sum of a year, in US dollars
WITH spending AS (
    SELECT company_id, deal_id
    FROM parties
    WHERE side = 'payer'
    QUALIFY count(*) OVER (PARTITION BY deal_id) = 1
)
SELECT c.name AS company, year(d.date_on) AS year, count(*) AS deals, sum(d.amount_usd) AS spent_usd
FROM spending AS s JOIN deals AS d USING (deal_id) JOIN companies AS c USING (company_id)
WHERE d.amount_usd > 0 AND d.stage IN ('announced', 'completed') AND d.confirmation <> 'denied' AND d.date_on IS NOT NULL
GROUP BY c.company_id, c.name, year
HAVING spent_usd >= :least
ORDER BY year DESC, spent_usd DESC, company
LIMIT 200
