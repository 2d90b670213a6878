-- Reports that contradict each other
-- Figures that differ from what an announced deal shows, with the words of the report and the outlet.
SELECT
    deal_id,
    deal,
    outlet,
    date,
    bound,
    amount,
    currency,
    shown_bound,
    shown_amount,
    shown_currency,
    quote
FROM conflicts
ORDER BY date DESC NULLS LAST, deal_id, outlet
LIMIT 100
