-- Called off or denied
-- Deals that came to nothing or that a party denies, with the amount that was spoken of, the largest first.
SELECT deal_id, title, kind, stage, confirmation, amount, currency, bound, amount_usd, first_reported, last_reported
FROM deals
WHERE stage = 'cancelled' OR confirmation = 'denied'
ORDER BY amount_usd DESC NULLS LAST, last_reported DESC, deal_id
LIMIT 100
