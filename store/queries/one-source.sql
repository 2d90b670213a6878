-- Large deals that rest on one outlet
-- Deals that only one outlet reports and no party confirms: worth a call before they are repeated. Outlets that print a
-- copy of its text do not count.
-- :least number = 100m  the smallest amount, in US dollars
WITH large AS (
    SELECT deal_id
    FROM deals
    WHERE amount_usd >= :least AND confirmation <> 'confirmed'
),
sources AS (
    SELECT r.deal_id, min(o.publisher) AS outlet, min(o.published) AS published, count(*) AS reports
    FROM reports AS r JOIN documents AS o USING (document_id) ANTI JOIN copies USING (deal_id, document_id)
    WHERE r.deal_id IN (FROM large)
    GROUP BY r.deal_id
    HAVING count(DISTINCT coalesce(o.publisher, o.document_id)) = 1
)
SELECT
    d.deal_id,
    d.title,
    d.stage,
    d.confirmation,
    d.amount,
    d.currency,
    d.amount_usd,
    s.outlet,
    s.published,
    s.reports,
    d.document_count - d.source_count AS copies
FROM sources AS s JOIN deals AS d USING (deal_id)
ORDER BY d.amount_usd DESC, d.deal_id
LIMIT 100
