-- Outlets whose rumours came true
-- For each outlet, the deals that it told of before anybody announced them, and how many were announced or completed in
-- a later report, called off or denied, or are still open. An outlet that prints a copy of a text told of nothing.
-- :least number = 1  the fewest rumours that an outlet has told
WITH told AS (
    SELECT r.deal_id, r.stage, r.confirmation, o.publisher, o.published_on
    FROM reports AS r JOIN documents AS o USING (document_id) ANTI JOIN copies USING (deal_id, document_id)
    WHERE r.deal_id IS NOT NULL AND o.published_on IS NOT NULL
),
outcomes AS (
    SELECT
        deal_id,
        min(published_on) FILTER (stage IN ('announced', 'completed')) AS agreed_on,
        max(published_on) FILTER (stage = 'cancelled' OR confirmation = 'denied') AS ended_on
    FROM told
    GROUP BY deal_id
),
rumours AS (
    SELECT publisher, deal_id, min(published_on) AS told_on
    FROM told
    WHERE stage IN ('considered', 'in_talks', 'planned') AND confirmation <> 'denied' AND publisher IS NOT NULL
    GROUP BY publisher, deal_id
),
judged AS (
    SELECT
        r.publisher,
        r.told_on,
        CASE WHEN o.agreed_on > r.told_on THEN o.agreed_on END AS true_on,
        coalesce(o.ended_on > r.told_on AND o.ended_on >= coalesce(o.agreed_on, o.ended_on), false) AS called_off
    FROM rumours AS r JOIN outcomes AS o USING (deal_id)
    WHERE o.agreed_on IS NULL OR o.agreed_on > r.told_on
)
SELECT
    publisher AS outlet,
    count(*) AS rumours,
    count(true_on) AS came_true,
    count(*) FILTER (called_off AND true_on IS NULL) AS called_off,
    count(*) FILTER (NOT called_off AND true_on IS NULL) AS still_open,
    round(100.0 * count(true_on) / count(*), 1) AS percent_true,
    median(true_on - told_on) AS days_ahead
FROM judged
GROUP BY publisher
HAVING count(*) >= :least
ORDER BY came_true DESC, percent_true DESC, outlet
LIMIT 100
