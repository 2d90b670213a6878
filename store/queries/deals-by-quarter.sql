-- Deals by quarter and kind
-- How many deals of each kind there were in each quarter, and what those that were agreed add up to in US dollars.
-- :since date = 2000  the first day
SELECT
    year(date_on) || '-Q' || quarter(date_on) AS quarter,
    kind,
    count(*) AS deals,
    count(*) FILTER (stage IN ('announced', 'completed')) AS agreed,
    sum(amount_usd) FILTER (stage IN ('announced', 'completed')) AS agreed_usd
FROM deals
WHERE date_on >= :since AND stage <> 'cancelled' AND confirmation <> 'denied'
GROUP BY ALL
ORDER BY quarter DESC, deals DESC, kind
