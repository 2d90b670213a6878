-- The tables and macros of a database, version 1. Every table and column explains itself with a comment.

CREATE TABLE schema_info (
    version INTEGER NOT NULL,
    application VARCHAR NOT NULL
);
COMMENT ON TABLE schema_info IS 'The one row that tells which program made this file and how its tables are shaped';
COMMENT ON COLUMN schema_info.version IS 'The version of the tables, views and macros';
COMMENT ON COLUMN schema_info.application IS 'The name of the program that made the file';

CREATE TABLE documents (
    document_id VARCHAR PRIMARY KEY,
    path VARCHAR,
    url VARCHAR,
    title VARCHAR,
    publisher VARCHAR,
    published VARCHAR,
    published_on DATE,
    language VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    digest VARCHAR NOT NULL
);
COMMENT ON TABLE documents IS 'One article as read, whether it holds a deal or not';
COMMENT ON COLUMN documents.document_id IS 'Hash of the normalised text: two copies of one article are one document';
COMMENT ON COLUMN documents.path IS 'The file that the article was read from';
COMMENT ON COLUMN documents.url IS 'The address that the article gives for itself';
COMMENT ON COLUMN documents.title IS 'The headline';
COMMENT ON COLUMN documents.publisher IS 'The outlet';
COMMENT ON COLUMN documents.published IS 'The date of publication with its precision: 2025, 2025-Q4, 2025-11 or 2025-11-03';
COMMENT ON COLUMN documents.published_on IS 'The first day of published, to sort and compare by';
COMMENT ON COLUMN documents.language IS 'ISO 639-1 code of the language, such as fr';
COMMENT ON COLUMN documents.text IS 'The text as read; the spans of evidence and mentions count its characters from 0';
COMMENT ON COLUMN documents.digest IS 'Hash of the document and of all that was found in it; a reload that finds the same changes nothing';

CREATE TABLE companies (
    company_id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    known BOOLEAN NOT NULL,
    owner_id VARCHAR
);
COMMENT ON TABLE companies IS 'Anything that takes part in a deal or is named in a document';
COMMENT ON COLUMN companies.company_id IS 'Readable name of the company for joins and links, such as mistral-ai';
COMMENT ON COLUMN companies.name IS 'The name to show: the usual one of a known company, else the one printed most often';
COMMENT ON COLUMN companies.kind IS 'company, fund, person, government or project';
COMMENT ON COLUMN companies.known IS 'Whether the company is in the list of known companies';
COMMENT ON COLUMN companies.owner_id IS 'The known company that it belongs to, such as amazon for aws; no document may name that one';

CREATE TABLE aliases (
    company_id VARCHAR NOT NULL,
    alias VARCHAR NOT NULL,
    alias_key VARCHAR NOT NULL,
    PRIMARY KEY (company_id, alias_key)
);
COMMENT ON TABLE aliases IS 'The names of each company: those printed in documents and those of the list of known companies';
COMMENT ON COLUMN aliases.company_id IS 'The company';
COMMENT ON COLUMN aliases.alias IS 'A name of it';
COMMENT ON COLUMN aliases.alias_key IS 'The name as it is compared: no case, no accents, no punctuation, no legal form';

CREATE TABLE mentions (
    document_id VARCHAR NOT NULL,
    company_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
);
COMMENT ON TABLE mentions IS 'Every place where a document names a company, deal or not';
COMMENT ON COLUMN mentions.document_id IS 'The document';
COMMENT ON COLUMN mentions.company_id IS 'The company';
COMMENT ON COLUMN mentions.name IS 'The name as printed';
COMMENT ON COLUMN mentions.kind IS 'What the document takes it for: company, fund, person, government or project';
COMMENT ON COLUMN mentions.span_start IS 'First character of the place in documents.text, from 0';
COMMENT ON COLUMN mentions.span_end IS 'The character after the place';

CREATE TABLE reports (
    report_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
    deal_id VARCHAR,
    ordinal INTEGER NOT NULL,
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
    confidence DOUBLE NOT NULL,
    rule VARCHAR NOT NULL,
    quote VARCHAR NOT NULL,
    merge_rule VARCHAR,
    disputes BOOLEAN NOT NULL DEFAULT false
);
COMMENT ON TABLE reports IS 'What one document says of one deal; never changed by later documents';
COMMENT ON COLUMN reports.report_id IS 'document_id, a hyphen, and ordinal';
COMMENT ON COLUMN reports.document_id IS 'The document that says it';
COMMENT ON COLUMN reports.deal_id IS 'The deal that the report was merged into; empty when the user rejected the report';
COMMENT ON COLUMN reports.ordinal IS 'The place of the report among those of its document, from 0';
COMMENT ON COLUMN reports.kind IS 'funding_round, investment, acquisition, fund, contract, partnership, joint_venture, capex, ipo or debt';
COMMENT ON COLUMN reports.stage IS 'considered, in_talks, planned, announced, completed or cancelled';
COMMENT ON COLUMN reports.confirmation IS 'confirmed (a party or a filing says so), reported (the press), denied or speculated';
COMMENT ON COLUMN reports.amount IS 'The amount in full units of currency; the lower end of a range';
COMMENT ON COLUMN reports.amount_max IS 'The upper end of a range';
COMMENT ON COLUMN reports.currency IS 'ISO 4217 code of amount and valuation';
COMMENT ON COLUMN reports.currency_inferred IS 'Whether the currency was concluded rather than printed';
COMMENT ON COLUMN reports.bound IS 'How the amount limits the true figure: exact, about, up_to or at_least';
COMMENT ON COLUMN reports.stake_pct IS 'The stake that changes hands, in percent';
COMMENT ON COLUMN reports.valuation IS 'The value that the deal gives the company, in full units of currency';
COMMENT ON COLUMN reports.round IS 'The label of a funding round, such as Series C';
COMMENT ON COLUMN reports.date IS 'When it happened, with its precision: 2025, 2025-Q4, 2025-11 or 2025-11-03';
COMMENT ON COLUMN reports.confidence IS 'How sure the parser is, from 0 to 1';
COMMENT ON COLUMN reports.rule IS 'The rule of the language data that found the report';
COMMENT ON COLUMN reports.quote IS 'The passage that reports the deal, as printed';
COMMENT ON COLUMN reports.merge_rule IS 'Why the report belongs to its deal, in words';
COMMENT ON COLUMN reports.disputes IS 'Whether the deal was announced or completed and this report gives another amount than the deal shows';

CREATE TABLE report_parties (
    report_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    company_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    PRIMARY KEY (report_id, ordinal)
);
COMMENT ON TABLE report_parties IS 'Who takes part in the deal, as each report says';
COMMENT ON COLUMN report_parties.report_id IS 'The report';
COMMENT ON COLUMN report_parties.ordinal IS 'The place of the party in the report, from 0';
COMMENT ON COLUMN report_parties.company_id IS 'The company';
COMMENT ON COLUMN report_parties.name IS 'Its name as printed';
COMMENT ON COLUMN report_parties.role IS 'investor, lead_investor, acquirer, lender, customer, sponsor, target, issuer, borrower, supplier, seller, manager or partner';
COMMENT ON COLUMN report_parties.side IS 'The side of the money that the role stands on: payer, payee or neither';

CREATE TABLE evidence (
    report_id VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    quote VARCHAR NOT NULL
);
COMMENT ON TABLE evidence IS 'The words that prove each field of each report: text[span_start:span_end] of the document is the quote';
COMMENT ON COLUMN evidence.report_id IS 'The report';
COMMENT ON COLUMN evidence.field IS 'What is proven: deal for the whole passage, a column of reports, or the role of a party';
COMMENT ON COLUMN evidence.span_start IS 'First character of the words in documents.text, from 0';
COMMENT ON COLUMN evidence.span_end IS 'The character after the words';
COMMENT ON COLUMN evidence.quote IS 'The words as printed';

CREATE TABLE merge_keys (
    report_id VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    strong BOOLEAN NOT NULL
);
COMMENT ON TABLE merge_keys IS 'Which reports have to be looked at together when reports are merged into deals';
COMMENT ON COLUMN merge_keys.report_id IS 'The report';
COMMENT ON COLUMN merge_keys.key IS 'A family of kinds with a company, a pair of companies, or a payer and an amount';
COMMENT ON COLUMN merge_keys.strong IS 'Two reports with one key are looked at together when it is strong for either of them';

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
    merge_rule VARCHAR NOT NULL
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
COMMENT ON COLUMN deals.head_report_id IS 'The report whose stage and confirmation the deal shows';
COMMENT ON COLUMN deals.merge_rule IS 'Why its reports are one deal, in words';

CREATE TABLE parties (
    deal_id VARCHAR NOT NULL,
    company_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    PRIMARY KEY (deal_id, company_id, role)
);
COMMENT ON TABLE parties IS 'Who takes part in each deal, from all of its reports';
COMMENT ON COLUMN parties.deal_id IS 'The deal';
COMMENT ON COLUMN parties.company_id IS 'The company';
COMMENT ON COLUMN parties.role IS 'investor, lead_investor, acquirer, lender, customer, sponsor, target, issuer, borrower, supplier, seller, manager or partner';
COMMENT ON COLUMN parties.side IS 'The side of the money that the role stands on: payer, payee or neither';

CREATE TABLE links (
    from_deal_id VARCHAR NOT NULL,
    to_deal_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    PRIMARY KEY (from_deal_id, to_deal_id, kind)
);
COMMENT ON TABLE links IS 'How one deal relates to another';
COMMENT ON COLUMN links.from_deal_id IS 'The smaller deal';
COMMENT ON COLUMN links.to_deal_id IS 'The larger deal';
COMMENT ON COLUMN links.kind IS 'part_of: an investor''s own part of a funding round';

CREATE TABLE corrections (
    correction_id INTEGER PRIMARY KEY,
    made_at TIMESTAMP NOT NULL,
    kind VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    other_report_id VARCHAR,
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE corrections IS 'What the user decided; it holds over every rule and survives every reload';
COMMENT ON COLUMN corrections.correction_id IS 'Number in the order made; a later decision holds over an earlier one';
COMMENT ON COLUMN corrections.made_at IS 'When it was decided, in UTC';
COMMENT ON COLUMN corrections.kind IS 'reject (no deal at all), join (one deal) or split (not the same deal)';
COMMENT ON COLUMN corrections.report_id IS 'The report that it is about';
COMMENT ON COLUMN corrections.other_report_id IS 'The report that it is joined to or split from; empty for a split from every other';
COMMENT ON COLUMN corrections.reason IS 'Why, in the user''s words; may be empty';

CREATE TABLE search_text (
    deal_id VARCHAR PRIMARY KEY,
    fold VARCHAR NOT NULL
);
COMMENT ON TABLE search_text IS 'The words of each deal as searched: its title, its names, and the titles and quotes of its reports';
COMMENT ON COLUMN search_text.deal_id IS 'The deal';
COMMENT ON COLUMN search_text.fold IS 'The words, folded by the macro fold()';

-- Plain ASCII, most names, takes the short way: it is ten times as fast.
CREATE MACRO fold(x) AS
    CASE
        WHEN NOT regexp_matches(x, '[^ -~]|  ') THEN lower(x)
        ELSE regexp_replace(
            replace(replace(replace(replace(replace(
                strip_accents(translate(
                    lower(x),
                    '’‘ʼ‐‑–—łøđı' || chr(160) || chr(8239) || chr(8201),
                    '''''''----lodi   '
                )), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'ﬁ', 'fi'), 'ﬂ', 'fl'),
            '\s+', ' ', 'g')
    END;
COMMENT ON MACRO fold IS 'Text as searched: lower case, no accents or ligatures, plain apostrophes, hyphens and blanks';

CREATE MACRO first_day_of(partial) AS
    CASE
        WHEN length(partial) = 4 THEN make_date(CAST(partial AS BIGINT), 1, 1)
        WHEN partial[6] = 'Q' THEN make_date(CAST(partial[1:4] AS BIGINT), 3 * CAST(partial[7] AS BIGINT) - 2, 1)
        WHEN length(partial) = 7 THEN make_date(CAST(partial[1:4] AS BIGINT), CAST(partial[6:7] AS BIGINT), 1)
        ELSE CAST(partial AS DATE)
    END;
COMMENT ON MACRO first_day_of IS 'The first day of a date such as 2025, 2025-Q4, 2025-11 or 2025-11-03';

CREATE MACRO last_day_of(partial) AS
    CASE
        WHEN length(partial) = 4 THEN make_date(CAST(partial AS BIGINT), 12, 31)
        WHEN partial[6] = 'Q' THEN last_day(make_date(CAST(partial[1:4] AS BIGINT), 3 * CAST(partial[7] AS BIGINT), 1))
        WHEN length(partial) = 7 THEN last_day(first_day_of(partial))
        ELSE CAST(partial AS DATE)
    END;
COMMENT ON MACRO last_day_of IS 'The last day of a date such as 2025, 2025-Q4, 2025-11 or 2025-11-03';
