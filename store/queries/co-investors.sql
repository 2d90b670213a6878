-- Co-investors
-- Pairs of investors that put money into the same companies, and how often.
-- :least number = 1  the fewest deals that they share
WITH investors AS (
    SELECT DISTINCT deal_id, company_id
    FROM parties
    WHERE role IN ('investor', 'lead_investor')
),
pairs AS (
    SELECT a.company_id AS one_id, b.company_id AS other_id, count(*) AS deals, any_value(a.deal_id) AS example_deal_id
    FROM investors AS a JOIN investors AS b ON a.deal_id = b.deal_id AND a.company_id < b.company_id
    GROUP BY ALL
    HAVING count(*) >= :least
    ORDER BY deals DESC, one_id, other_id
    LIMIT 100
)
SELECT one.name AS one, other.name AS other, p.deals, p.example_deal_id AS deal_id
FROM pairs AS p
JOIN companies AS one ON one.company_id = p.one_id
JOIN companies AS other ON other.company_id = p.other_id
ORDER BY p.deals DESC, one, other
