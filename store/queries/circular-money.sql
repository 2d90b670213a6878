-- Circular money
-- Loops in which money comes back to where it started, with what is paid, agreed and only promised, in US dollars.
-- No more than the smallest payment can have gone all the way round. FROM loops has each payment with its proof.
-- :least number = 0  the smallest payment of a loop, in US dollars
SELECT
    loop_id AS companies,
    legs,
    smallest_usd,
    paid_usd,
    agreed_usd,
    promised_usd,
    unknown_legs,
    same_class
FROM loop_totals
WHERE coalesce(smallest_usd, 0) >= :least
ORDER BY smallest_usd DESC NULLS LAST, legs, companies
LIMIT 100
