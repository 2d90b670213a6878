-- Valuations over time
-- What companies were said to be worth, report by report; the company is the one that gets the money.
-- :company text = ''  a part of the company's name; empty for all
SELECT
    c.name AS company,
    o.published,
    o.publisher AS outlet,
    r.stage,
    r.valuation,
    r.currency,
    r.round,
    r.deal_id,
    r.quote
FROM reports AS r
JOIN report_parties AS p ON p.report_id = r.report_id AND p.role IN ('target', 'issuer')
JOIN companies AS c USING (company_id)
JOIN documents AS o ON o.document_id = r.document_id
WHERE r.valuation IS NOT NULL AND contains(fold(c.name), fold(:company))
ORDER BY o.published_on DESC NULLS LAST, company, r.report_id
LIMIT 100
