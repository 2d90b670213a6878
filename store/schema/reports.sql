-- What each document says of each deal, with the words that prove it.
--
-- Rows are looked up by the number of their report: an index of numbers takes half the memory of one of ids. The column
-- deal_id has no index, so that a report is written in its place when it moves to another deal; `deal_reports` has one.

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
    disputes BOOLEAN NOT NULL DEFAULT false,
    report_no INTEGER NOT NULL
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
COMMENT ON COLUMN reports.report_no IS 'Number for joins inside this file; another one whenever its document is loaded again';

CREATE INDEX reports_of_number ON reports (report_no);
CREATE INDEX reports_of_document ON reports (document_id);

CREATE TABLE report_parties (
    report_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    company_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    report_no INTEGER NOT NULL
);
CREATE INDEX report_parties_of_report ON report_parties (report_no);
COMMENT ON TABLE report_parties IS 'Who takes part in the deal, as each report says';
COMMENT ON COLUMN report_parties.report_id IS 'The report';
COMMENT ON COLUMN report_parties.ordinal IS 'The place of the party in the report, from 0';
COMMENT ON COLUMN report_parties.company_id IS 'The company';
COMMENT ON COLUMN report_parties.name IS 'Its name as printed';
COMMENT ON COLUMN report_parties.role IS 'investor, lead_investor, acquirer, lender, customer, sponsor, target, issuer, borrower, supplier, seller, manager or partner';
COMMENT ON COLUMN report_parties.side IS 'The side of the money that the role stands on: payer, payee or neither';
COMMENT ON COLUMN report_parties.report_no IS 'The number of the report';

CREATE TABLE evidence (
    report_id VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    report_no INTEGER NOT NULL
);
CREATE INDEX evidence_of_report ON evidence (report_no);
COMMENT ON TABLE evidence IS 'The words that prove each field of each report: text[span_start:span_end] of the document is the quote';
COMMENT ON COLUMN evidence.report_id IS 'The report';
COMMENT ON COLUMN evidence.field IS 'What is proven: deal for the whole passage, a column of reports, or the role of a party';
COMMENT ON COLUMN evidence.span_start IS 'First character of the words in documents.text, from 0';
COMMENT ON COLUMN evidence.span_end IS 'The character after the words';
COMMENT ON COLUMN evidence.quote IS 'The words as printed';
COMMENT ON COLUMN evidence.report_no IS 'The number of the report';
