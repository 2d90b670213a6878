-- Deals, derived from reports.

CREATE SEQUENCE deal_numbers;

CREATE TABLE deals (
    deal_id VARCHAR PRIMARY KEY,
    slug VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    confirmation VARCHAR NOT NULL,
    amount BIGINT,
    amount_max BIGINT,
    currency VARCHAR,
    currency_inferred BOOLEAN NOT NULL,
    bound VARCHAR,
    stake_pct DOUBLE,
    valuation BIGINT,
    round VARCHAR,
    date VARCHAR,
    date_on DATE,
    first_reported DATE,
    last_reported DATE,
    report_count INTEGER NOT NULL,
    document_count INTEGER NOT NULL,
    head_report_id VARCHAR NOT NULL,
    merge_rule VARCHAR NOT NULL,
    checked BOOLEAN NOT NULL DEFAULT false,
    disputed BOOLEAN NOT NULL DEFAULT false,
    amount_usd DOUBLE,
    amount_usd_max DOUBLE,
    rate_on DATE,
    source_count INTEGER NOT NULL DEFAULT 1,
    deal_no INTEGER NOT NULL DEFAULT nextval('deal_numbers'),
    languages VARCHAR NOT NULL DEFAULT ''
);
COMMENT ON TABLE deals IS 'One event in the world, merged from all reports of it; shows the latest and best confirmed figures';
COMMENT ON COLUMN deals.deal_id IS 'Readable name of the deal, such as amazon-openai-investment-2025-12';
COMMENT ON COLUMN deals.slug IS 'The readable part of deal_id; deals that share one are numbered from the oldest';
COMMENT ON COLUMN deals.title IS 'Who does what with whom';
COMMENT ON COLUMN deals.kind IS 'funding_round, investment, acquisition, fund, contract, partnership, joint_venture, capex, ipo or debt';
COMMENT ON COLUMN deals.stage IS 'considered, in_talks, planned, announced, completed or cancelled';
COMMENT ON COLUMN deals.confirmation IS 'confirmed (a party or a filing says so), reported (the press), denied or speculated';
COMMENT ON COLUMN deals.amount IS 'The amount in full units of currency; the lower end of a range';
COMMENT ON COLUMN deals.amount_max IS 'The upper end of a range';
COMMENT ON COLUMN deals.currency IS 'ISO 4217 code of amount and valuation';
COMMENT ON COLUMN deals.currency_inferred IS 'Whether the currency was concluded rather than printed';
COMMENT ON COLUMN deals.bound IS 'How the amount limits the true figure: exact, about, up_to or at_least';
COMMENT ON COLUMN deals.stake_pct IS 'The stake that changes hands, in percent';
COMMENT ON COLUMN deals.valuation IS 'The value that the deal gives the company, in full units of currency';
COMMENT ON COLUMN deals.round IS 'The label of a funding round, such as Series C';
COMMENT ON COLUMN deals.date IS 'The best known date with its precision: of the event, else of the article that the head is from';
COMMENT ON COLUMN deals.date_on IS 'The first day of date, to sort and compare by';
COMMENT ON COLUMN deals.first_reported IS 'The day of the first article about it';
COMMENT ON COLUMN deals.last_reported IS 'The day of the last article about it';
COMMENT ON COLUMN deals.report_count IS 'How many reports were merged into it';
COMMENT ON COLUMN deals.document_count IS 'How many documents report it';
COMMENT ON COLUMN deals.source_count IS 'How many documents report it when copies of one text are counted once';
COMMENT ON COLUMN deals.head_report_id IS 'The report whose stage and confirmation the deal shows';
COMMENT ON COLUMN deals.merge_rule IS 'Why its reports are one deal, in words';
COMMENT ON COLUMN deals.amount_usd IS 'amount in US dollars, by the reference rate of the European Central Bank; empty without a rate';
COMMENT ON COLUMN deals.amount_usd_max IS 'amount_max in US dollars';
COMMENT ON COLUMN deals.rate_on IS 'The day of the rate: that of date_on, or the last one before it that has a rate';
COMMENT ON COLUMN deals.deal_no IS 'Number for joins inside this file; another one whenever the deal changes, and none is given twice';
COMMENT ON COLUMN deals.languages IS 'The ISO 639-1 codes of the languages of the documents that report it, in order, with blanks between them';
COMMENT ON COLUMN deals.checked IS 'Whether the user checked every report of it, as they are shown now';
COMMENT ON COLUMN deals.disputed IS 'Whether it was announced or completed and a report gives another amount than the one shown';

CREATE TABLE parties (
    deal_id VARCHAR NOT NULL,
    company_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    deal_no INTEGER NOT NULL
);
CREATE INDEX parties_of_deal ON parties (deal_no);
COMMENT ON TABLE parties IS 'Who takes part in each deal, from all of its reports';
COMMENT ON COLUMN parties.deal_id IS 'The deal';
COMMENT ON COLUMN parties.company_id IS 'The company';
COMMENT ON COLUMN parties.role IS 'investor, lead_investor, acquirer, lender, customer, sponsor, target, issuer, borrower, supplier, seller, manager or partner';
COMMENT ON COLUMN parties.side IS 'The side of the money that the role stands on: payer, payee or neither';
COMMENT ON COLUMN parties.deal_no IS 'The number of the deal';

CREATE TABLE deal_reports (
    deal_no INTEGER NOT NULL,
    report_no INTEGER NOT NULL
);
CREATE INDEX deal_reports_of_deal ON deal_reports (deal_no);
COMMENT ON TABLE deal_reports IS 'The reports of each deal, by numbers: a quick way from a deal to what is told of it';
COMMENT ON COLUMN deal_reports.deal_no IS 'The number of the deal';
COMMENT ON COLUMN deal_reports.report_no IS 'The number of the report';

CREATE TABLE deal_sources (
    deal_no INTEGER NOT NULL,
    language VARCHAR NOT NULL,
    outlet VARCHAR,
    first_of_language BOOLEAN NOT NULL,
    first_of_outlet BOOLEAN NOT NULL
);
COMMENT ON TABLE deal_sources IS 'The languages and outlets that report each deal';
COMMENT ON COLUMN deal_sources.deal_no IS 'The number of the deal';
COMMENT ON COLUMN deal_sources.language IS 'ISO 639-1 code of the language of a document that reports it';
COMMENT ON COLUMN deal_sources.outlet IS 'The publisher of that document';
COMMENT ON COLUMN deal_sources.first_of_language IS 'Whether the rows of the deal before it have other languages, so that the deals of a language can be counted by rows';
COMMENT ON COLUMN deal_sources.first_of_outlet IS 'Whether the rows of the deal before it have other outlets';

CREATE TABLE copies (
    deal_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    copy_of VARCHAR NOT NULL,
    PRIMARY KEY (deal_id, document_id)
);
COMMENT ON TABLE copies IS 'Documents that report a deal in nearly the same text as another one: several outlets that print one text are one source';
COMMENT ON COLUMN copies.deal_id IS 'The deal';
COMMENT ON COLUMN copies.document_id IS 'The copy';
COMMENT ON COLUMN copies.copy_of IS 'The document of that text that was published first';

CREATE TABLE links (
    from_deal_id VARCHAR NOT NULL,
    to_deal_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    PRIMARY KEY (from_deal_id, to_deal_id, kind)
);
CREATE INDEX links_from_deal ON links (from_deal_id);
CREATE INDEX links_to_deal ON links (to_deal_id);
COMMENT ON TABLE links IS 'How one deal relates to another';
COMMENT ON COLUMN links.from_deal_id IS 'The part, the rival that came later, the extension or the new approach';
COMMENT ON COLUMN links.to_deal_id IS 'The whole, the rival that came first, the contract that is extended or the deal that was given up';
COMMENT ON COLUMN links.kind IS 'part_of (an investor''s own part of a round), competes_with (another buyer of the same company), amends (new money for a contract) or supersedes (a new approach after the end)';

CREATE TABLE merge_keys (
    report_id VARCHAR NOT NULL,
    key UBIGINT NOT NULL,
    strong BOOLEAN NOT NULL,
    near BOOLEAN NOT NULL,
    crowds BOOLEAN NOT NULL,
    first_on DATE,
    last_on DATE,
    amount BIGINT,
    currency VARCHAR,
    round VARCHAR
);
CREATE INDEX merge_keys_of_key ON merge_keys (key);
COMMENT ON TABLE merge_keys IS 'Which reports have to be looked at together when reports are merged into deals';
COMMENT ON COLUMN merge_keys.report_id IS 'The report';
COMMENT ON COLUMN merge_keys.key IS 'A family of kinds with a company, a pair of companies, or a payer and an amount, as a number';
COMMENT ON COLUMN merge_keys.strong IS 'Two reports with one key are looked at together when it is strong for either of them';
COMMENT ON COLUMN merge_keys.near IS 'Whether lying near each other in time is enough where very many reports have the key';
COMMENT ON COLUMN merge_keys.crowds IS 'Whether reports of one key are compared less freely where very many have it';
COMMENT ON COLUMN merge_keys.first_on IS 'The first day that the report speaks of';
COMMENT ON COLUMN merge_keys.last_on IS 'The last day that the report speaks of';
COMMENT ON COLUMN merge_keys.amount IS 'The amount of the report, in full units of currency';
COMMENT ON COLUMN merge_keys.currency IS 'ISO 4217 code of amount';
COMMENT ON COLUMN merge_keys.round IS 'The label of a funding round as compared';
