-- A small book of deals for the tests of what is asked of a database: nine deals in four documents.

INSERT INTO documents (document_id, path, url, title, publisher, published, published_on, language, text, digest) VALUES
    ('doc-old', 'a/old.txt', NULL, 'Cloud giant weighs stake', 'The Daily Ledger', '2025-12-17', '2025-12-17', 'en',
     'Amazon is in talks to put 10 billion dollars into OpenAI. Nvidia sells chips.', 'x'),
    ('doc-new', 'a/new.txt', 'https://courrier.example/1', 'Amazon relève son offre', 'Le Courrier du soir', '2026-01-30',
     '2026-01-30', 'fr', 'Amazon négocierait jusqu’à 50 milliards de dollars dans OpenAI, contre des puces Trainium.', 'x'),
    ('doc-bank', 'a/bank.txt', NULL, 'Société Générale prête à Mistral', 'Le Courrier du soir', '2025-11', '2025-11-01',
     'fr', 'Société Générale prête de 500 à 700 millions d’euros à Mistral AI. L’usine de Łódź attend.', 'x'),
    ('doc-ring', NULL, NULL, NULL, NULL, NULL, NULL, 'en',
     'Nvidia invests 30 billion in OpenAI, OpenAI pays CoreWeave, and CoreWeave buys from Nvidia.', 'x');

INSERT INTO companies (company_id, name, kind, known, fold)
SELECT *, fold(name) FROM (VALUES
    ('amazon', 'Amazon', 'company', true),
    ('openai', 'OpenAI', 'company', true),
    ('nvidia', 'Nvidia', 'company', true),
    ('coreweave', 'CoreWeave', 'company', true),
    ('mistral-ai', 'Mistral AI', 'company', true),
    ('societe-generale', 'Société Générale', 'company', true),
    ('softbank', 'SoftBank', 'fund', true),
    ('lodz-works', 'Œuvres de Łódź', 'company', false)
) AS c (company_id, name, kind, known);

INSERT INTO aliases (company_id, alias, alias_key, rule) VALUES
    ('amazon', 'Amazon', 'amazon', 'in the list of known companies'),
    ('openai', 'OpenAI', 'openai', 'in the list of known companies'),
    ('openai', 'le père de ChatGPT', 'le pere de chatgpt', 'in the list of known companies'),
    ('societe-generale', 'SocGen', 'socgen', 'in the list of known companies');

INSERT INTO company_names
SELECT company_id, fold FROM companies UNION SELECT company_id, fold(alias) FROM aliases;

INSERT INTO mentions (document_id, company_id, name, kind, span_start, span_end) VALUES
    ('doc-old', 'nvidia', 'Nvidia', 'company', 58, 64),
    ('doc-ring', 'nvidia', 'Nvidia', 'company', 0, 6),
    ('doc-ring', 'nvidia', 'Nvidia', 'company', 84, 90),
    ('doc-bank', 'lodz-works', 'Łódź', 'company', 78, 82);

INSERT INTO deals (deal_id, slug, title, kind, stage, confirmation, amount, amount_max, currency, currency_inferred, bound,
                   stake_pct, valuation, round, date, date_on, first_reported, last_reported, report_count,
                   document_count, head_report_id, merge_rule) VALUES
    ('amazon-openai', 's', 'Amazon invests in OpenAI', 'investment', 'in_talks', 'reported', 50000000000, NULL, 'USD',
     false, 'up_to', NULL, 830000000000, NULL, '2026-01', '2026-01-01', '2025-12-17', '2026-01-30', 2, 2, 'doc-new-0',
     'same parties'),
    ('openai-round', 's', 'OpenAI raises money', 'funding_round', 'announced', 'confirmed', 100000000000, NULL, 'USD',
     true, 'at_least', NULL, NULL, 'Series C', '2025', '2025-01-01', '2026-01-30', '2026-01-30', 2, 2, 'doc-ring-3',
     'single'),
    ('socgen-mistral', 's', 'Société Générale lends to Mistral AI', 'debt', 'completed', 'confirmed', 500000000,
     700000000, 'EUR', false, 'about', NULL, NULL, NULL, '2025-Q4', '2025-10-01', '2025-11-01', '2025-11-01', 1, 1,
     'doc-bank-0', 'single'),
    ('nvidia-openai', 's', 'Nvidia invests in OpenAI', 'investment', 'announced', 'confirmed', 30000000000, NULL, 'USD',
     false, 'exact', 33.4, NULL, NULL, '2025-09-22', '2025-09-22', NULL, NULL, 1, 1, 'doc-ring-0', 'single'),
    ('openai-coreweave', 's', 'OpenAI buys from CoreWeave', 'contract', 'announced', 'confirmed', 22400000000, NULL,
     'USD', false, 'exact', NULL, NULL, NULL, '2025-09', '2025-09-01', NULL, NULL, 1, 1, 'doc-ring-1', 'single'),
    ('coreweave-nvidia', 's', 'CoreWeave buys from Nvidia', 'contract', 'completed', 'reported', NULL, NULL, NULL, false,
     NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 1, 'doc-ring-2', 'single'),
    ('amazon-mistral', 's', 'Amazon and Mistral AI work together', 'partnership', 'considered', 'speculated', NULL, NULL,
     NULL, false, NULL, NULL, NULL, NULL, '2024', '2024-01-01', '2025-12-17', '2025-12-17', 1, 1, 'doc-old-1', 'single'),
    ('amazon-loan', 's', 'Amazon borrows', 'debt', 'cancelled', 'denied', 9000000000, NULL, 'EUR', false, 'exact', NULL,
     NULL, NULL, '2025-11-03', '2025-11-03', '2025-12-17', '2025-12-17', 1, 1, 'doc-old-2', 'single'),
    ('softbank-mistral', 's', 'SoftBank buys a stake in Mistral AI', 'investment', 'completed', 'confirmed', 2000000,
     NULL, 'USD', false, 'exact', 10, NULL, NULL, '2025-10-15', '2025-10-15', NULL, NULL, 1, 1, 'doc-ring-4', 'single');

UPDATE deals SET checked = true WHERE deal_id = 'amazon-loan';

-- A euro is 1.2 dollars on every day.
UPDATE deals
SET amount_usd = amount * CASE currency WHEN 'EUR' THEN 1.2 ELSE 1 END,
    amount_usd_max = amount_max * CASE currency WHEN 'EUR' THEN 1.2 ELSE 1 END,
    rate_on = CASE WHEN currency IS NOT NULL THEN date_on END;
INSERT INTO rates (rate_on, currency, usd)
SELECT DISTINCT d.rate_on, r.currency, r.usd
FROM deals AS d, (VALUES ('EUR', 1.2), ('USD', 1)) AS r (currency, usd)
WHERE d.rate_on IS NOT NULL;

INSERT INTO parties (deal_id, company_id, role, side, deal_no)
SELECT p.*, d.deal_no
FROM (VALUES
    ('amazon-openai', 'amazon', 'investor', 'payer'),
    ('amazon-openai', 'openai', 'target', 'payee'),
    ('openai-round', 'amazon', 'investor', 'payer'),
    ('openai-round', 'softbank', 'lead_investor', 'payer'),
    ('openai-round', 'openai', 'target', 'payee'),
    ('socgen-mistral', 'societe-generale', 'lender', 'payer'),
    ('socgen-mistral', 'mistral-ai', 'borrower', 'payee'),
    ('nvidia-openai', 'nvidia', 'investor', 'payer'),
    ('nvidia-openai', 'openai', 'target', 'payee'),
    ('openai-coreweave', 'openai', 'customer', 'payer'),
    ('openai-coreweave', 'coreweave', 'supplier', 'payee'),
    ('coreweave-nvidia', 'coreweave', 'customer', 'payer'),
    ('coreweave-nvidia', 'nvidia', 'supplier', 'payee'),
    ('amazon-mistral', 'amazon', 'partner', 'neither'),
    ('amazon-mistral', 'mistral-ai', 'partner', 'neither'),
    ('amazon-loan', 'amazon', 'borrower', 'payee'),
    ('softbank-mistral', 'softbank', 'investor', 'payer'),
    ('softbank-mistral', 'mistral-ai', 'target', 'payee')
) AS p (deal_id, company_id, role, side) JOIN deals AS d USING (deal_id);

INSERT INTO payments (deal_id, payer_id, payee_id, class, shared, deal_no)
SELECT p.*, d.deal_no
FROM (VALUES
    ('amazon-openai', 'amazon', 'openai', 'equity', false),
    ('openai-round', 'softbank', 'openai', 'equity', true),
    ('socgen-mistral', 'societe-generale', 'mistral-ai', 'debt', false),
    ('nvidia-openai', 'nvidia', 'openai', 'equity', false),
    ('openai-coreweave', 'openai', 'coreweave', 'purchase', false),
    ('coreweave-nvidia', 'coreweave', 'nvidia', 'purchase', false),
    ('softbank-mistral', 'softbank', 'mistral-ai', 'equity', false)
) AS p (deal_id, payer_id, payee_id, class, shared) JOIN deals AS d USING (deal_id);

INSERT INTO links (from_deal_id, to_deal_id, kind) VALUES ('amazon-openai', 'openai-round', 'part_of');

INSERT INTO reports (report_id, document_id, deal_id, ordinal, kind, stage, confirmation, amount, amount_max, currency,
                     currency_inferred, bound, valuation, date, confidence, rule, quote, merge_rule, disputes, report_no)
SELECT *, row_number() OVER () FROM (VALUES
    ('doc-new-0', 'doc-new', 'amazon-openai', 0, 'investment', 'in_talks', 'reported', 50000000000, NULL, 'USD', false,
     'up_to', 830000000000, NULL, 0.9, 'fr.stake', 'Amazon négocierait jusqu’à 50 milliards de dollars dans OpenAI',
     'same parties', false),
    ('doc-old-0', 'doc-old', 'amazon-openai', 0, 'investment', 'in_talks', 'reported', 10000000000, NULL, 'USD', false,
     'exact', NULL, NULL, 0.8, 'en.stake', 'Amazon is in talks to put 10 billion dollars into OpenAI', 'first', false),
    ('doc-new-1', 'doc-new', 'openai-round', 1, 'funding_round', 'announced', 'reported', 90000000000, NULL, 'USD',
     false, 'exact', NULL, NULL, 0.5, 'fr.round', 'OpenAI', 'same target', true),
    ('doc-ring-3', 'doc-ring', 'openai-round', 3, 'funding_round', 'announced', 'confirmed', 100000000000, NULL, 'USD',
     true, 'at_least', NULL, '2025', 0.5, 'en.round', 'OpenAI', 'same target', false),
    ('doc-bank-0', 'doc-bank', 'socgen-mistral', 0, 'debt', 'completed', 'confirmed', 500000000, 700000000, 'EUR', false,
     'about', NULL, NULL, 0.9, 'fr.loan', 'Société Générale prête de 500 à 700 millions d’euros à Mistral AI', 'single',
     false),
    ('doc-ring-0', 'doc-ring', 'nvidia-openai', 0, 'investment', 'announced', 'confirmed', 30000000000, NULL, 'USD',
     false, 'exact', NULL, '2025-09-22', 0.9, 'en.stake', 'Nvidia invests 30 billion in OpenAI', 'single', false),
    ('doc-ring-1', 'doc-ring', 'openai-coreweave', 1, 'contract', 'announced', 'confirmed', 22400000000, NULL, 'USD',
     false, 'exact', NULL, '2025-09', 0.9, 'en.contract', 'OpenAI pays CoreWeave', 'single', false),
    ('doc-ring-2', 'doc-ring', 'coreweave-nvidia', 2, 'contract', 'completed', 'reported', NULL, NULL, NULL, false, NULL,
     NULL, NULL, 0.9, 'en.contract', 'CoreWeave buys from Nvidia', 'single', false),
    ('doc-old-1', 'doc-old', 'amazon-mistral', 1, 'partnership', 'considered', 'speculated', NULL, NULL, NULL, false,
     NULL, NULL, '2024', 0.3, 'en.partners', 'Amazon', 'single', false),
    ('doc-old-2', 'doc-old', 'amazon-loan', 2, 'debt', 'cancelled', 'denied', 9000000000, NULL, 'EUR', false, 'exact',
     NULL, '2025-11-03', 0.3, 'en.loan', 'Amazon', 'single', false),
    ('doc-ring-4', 'doc-ring', 'softbank-mistral', 4, 'investment', 'completed', 'confirmed', 2000000, NULL, 'USD', false,
     'exact', NULL, '2025-10-15', 0.9, 'en.stake', 'Nvidia', 'single', false)
);

INSERT INTO deal_reports SELECT d.deal_no, r.report_no FROM reports AS r JOIN deals AS d USING (deal_id);

INSERT INTO report_parties (report_id, ordinal, company_id, name, role, side, report_no)
SELECT r.report_id, row_number() OVER (PARTITION BY r.report_id ORDER BY p.side DESC, c.name) - 1, p.company_id, c.name,
    p.role, p.side, r.report_no
FROM reports AS r JOIN parties AS p USING (deal_id) JOIN companies AS c USING (company_id);

INSERT INTO evidence (report_id, field, span_start, span_end, quote, report_no)
SELECT
    e.report_id, e.field, strpos(o.text, e.quote) - 1, strpos(o.text, e.quote) - 1 + length(e.quote), e.quote, r.report_no
FROM (
    SELECT r.report_id, 'deal' AS field, r.quote FROM reports AS r
    UNION ALL
    VALUES
        ('doc-old-0', 'amount', '10 billion dollars'),
        ('doc-old-0', 'investor', 'Amazon'),
        ('doc-new-0', 'amount', '50 milliards de dollars'),
        ('doc-new-0', 'bound', 'jusqu’à'),
        ('doc-new-0', 'confirmation', 'négocierait')
) AS e
JOIN reports AS r USING (report_id)
JOIN documents AS o USING (document_id);

INSERT INTO search_text
SELECT d.deal_no, fold(concat_ws(' ', d.title, string_agg(concat_ws(' ', o.title, r.quote), ' ' ORDER BY r.report_id)))
FROM deals AS d JOIN reports AS r USING (deal_id) JOIN documents AS o USING (document_id)
GROUP BY d.deal_no, d.title;

UPDATE deals SET disputed = deal_id IN (SELECT deal_id FROM reports WHERE disputes);

INSERT INTO deal_sources
SELECT
    *,
    row_number() OVER (PARTITION BY deal_no, language ORDER BY outlet) = 1,
    outlet IS NOT NULL AND row_number() OVER (PARTITION BY deal_no, outlet ORDER BY language) = 1
FROM (
    SELECT DISTINCT d.deal_no, o.language, o.publisher AS outlet
    FROM deals AS d JOIN reports AS r USING (deal_id) JOIN documents AS o USING (document_id)
);

UPDATE deals
SET languages = o.languages
FROM (
    SELECT deal_no, string_agg(language, ' ' ORDER BY language) AS languages
    FROM deal_sources WHERE first_of_language GROUP BY deal_no
) AS o
WHERE o.deal_no = deals.deal_no;
