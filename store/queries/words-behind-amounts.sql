-- The words behind the largest amounts
-- For the largest deals, the very words of each report that prove the amount, and where they stand in the text.
-- :least number = 1bn  the smallest amount, in US dollars
WITH large AS (
    SELECT deal_id, title, amount_usd
    FROM deals
    WHERE amount_usd >= :least
    ORDER BY amount_usd DESC, deal_id
    LIMIT 100
),
told AS (
    SELECT l.*, r.report_id, r.document_id, r.amount, r.currency
    FROM reports AS r JOIN large AS l USING (deal_id)
    WHERE r.amount IS NOT NULL
)
SELECT t.deal_id, t.title, t.amount, t.currency, e.quote, o.publisher AS outlet, o.published, e.span_start, t.report_id
FROM evidence AS e
JOIN told AS t USING (report_id)
JOIN documents AS o USING (document_id)
WHERE e.field = 'amount'
ORDER BY t.amount_usd DESC, t.deal_id, o.published_on, t.report_id
