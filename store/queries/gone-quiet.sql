-- Talks that went quiet
-- Deals still in talks or only considered of which nothing was written for long, counted back from the newest article.
-- :days number = 90  how many days of silence
SELECT
    deal_id,
    title,
    stage,
    confirmation,
    amount,
    currency,
    amount_usd,
    last_reported,
    (SELECT max(published_on) FROM documents) - last_reported AS days_quiet
FROM deals
WHERE stage IN ('considered', 'in_talks', 'planned')
    AND last_reported <= (SELECT max(published_on) FROM documents) - :days
ORDER BY amount_usd DESC NULLS LAST, last_reported, deal_id
LIMIT 100
