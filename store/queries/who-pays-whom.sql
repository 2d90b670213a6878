-- Who pays whom most
-- The pairs of companies with the largest agreed sums from one to the other, by what the money is for. An amount that
-- several companies share is left out.
WITH sums AS (
    SELECT p.payer_id, p.payee_id, p.class, count(*) AS deals, sum(d.amount_usd) AS agreed_usd, max(d.date_on) AS latest
    FROM payments AS p JOIN deals AS d USING (deal_id)
    WHERE NOT p.shared AND d.amount_usd > 0 AND d.stage IN ('announced', 'completed') AND d.confirmation <> 'denied'
    GROUP BY ALL
    ORDER BY agreed_usd DESC, p.payer_id, p.payee_id
    LIMIT 100
)
SELECT payer.name AS payer, payee.name AS payee, s.class, s.deals, s.agreed_usd, s.latest
FROM sums AS s
JOIN companies AS payer ON payer.company_id = s.payer_id
JOIN companies AS payee ON payee.company_id = s.payee_id
ORDER BY s.agreed_usd DESC, payer, payee
