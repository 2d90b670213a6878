-- Figures that grew between reports
-- Deals whose amount rose from an earlier report to a later one in the same currency, the largest growth first.
-- :times number = 1.1  how many times the earlier amount the later one is at least
WITH told AS (
    SELECT
        r.deal_id,
        r.currency,
        count(DISTINCT r.amount) AS figures,
        arg_min(r.amount, o.published_on) AS first_amount,
        arg_max(r.amount, o.published_on) AS last_amount,
        min(o.published_on) AS first_told,
        max(o.published_on) AS last_told
    FROM reports AS r JOIN documents AS o USING (document_id)
    WHERE r.amount > 0 AND o.published_on IS NOT NULL
    GROUP BY r.deal_id, r.currency
    HAVING count(*) > 1
)
SELECT
    t.deal_id,
    d.title,
    t.currency,
    t.first_told,
    t.first_amount,
    t.last_told,
    t.last_amount,
    round(t.last_amount / t.first_amount, 2) AS times,
    d.stage
FROM told AS t JOIN deals AS d USING (deal_id)
WHERE t.figures > 1 AND t.last_amount >= t.first_amount * :times
ORDER BY times DESC, t.last_amount DESC, t.deal_id
LIMIT 100
