-- Biggest promises not yet paid
-- The largest deals that nobody reports as completed, with how long they have been in the news.
-- :least number = 1bn  the smallest amount, in US dollars
SELECT
    deal_id,
    title,
    stage,
    confirmation,
    amount,
    currency,
    bound,
    amount_usd,
    first_reported,
    last_reported,
    last_reported - first_reported AS days
FROM deals
WHERE stage NOT IN ('completed', 'cancelled')
    AND confirmation <> 'denied'
    AND amount_usd >= :least
ORDER BY amount_usd DESC, deal_id
LIMIT 100
