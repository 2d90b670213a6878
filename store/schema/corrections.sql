-- What the user decided, kept apart from what was parsed and laid over it.
--
-- The first three tables are the log: rows are added and never changed, but for the derived columns `state` and
-- `now_report_id`. The tables after them are derived from the log and the reports by `store.replay`.
--
-- The log of schema 1 was one table (correction_id, made_at, kind, report_id, other_report_id, reason). Once the
-- other base tables are copied, `store.correction_log.adopt_version_1` writes its rows in this shape.

CREATE TABLE corrections (
    correction_id VARCHAR PRIMARY KEY,
    made_at TIMESTAMP NOT NULL,
    kind VARCHAR NOT NULL,
    name VARCHAR,
    other_name VARCHAR,
    value VARCHAR,
    undoes VARCHAR,
    reason VARCHAR NOT NULL,
    state VARCHAR NOT NULL DEFAULT 'holds'
);
COMMENT ON TABLE corrections IS 'What the user decided; it holds over every rule and survives every reload. A later decision holds over an earlier one';
COMMENT ON COLUMN corrections.correction_id IS 'Hash of the correction: the same one in every database and file';
COMMENT ON COLUMN corrections.made_at IS 'When it was decided, in UTC; no two in one database at the same time';
COMMENT ON COLUMN corrections.kind IS 'reject, restore, join, split, set or check reports; rename, alias, merge_companies, split_company or company_kind; undo';
COMMENT ON COLUMN corrections.name IS 'The name of the company that it is about';
COMMENT ON COLUMN corrections.other_name IS 'A name of the company that the first one is or means';
COMMENT ON COLUMN corrections.value IS 'The new name to show, or the new kind of company';
COMMENT ON COLUMN corrections.undoes IS 'The correction that this one takes back';
COMMENT ON COLUMN corrections.reason IS 'Why, in the user''s words; may be empty';
COMMENT ON COLUMN corrections.state IS 'holds, waiting (what it is about is not there now) or undone';

CREATE TABLE correction_reports (
    correction_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    other BOOLEAN NOT NULL,
    report_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    names VARCHAR[] NOT NULL,
    shown VARCHAR,
    now_report_id VARCHAR,
    PRIMARY KEY (correction_id, ordinal)
);
COMMENT ON TABLE correction_reports IS 'The reports that corrections are about, with enough to find them again when their documents are parsed anew';
COMMENT ON COLUMN correction_reports.correction_id IS 'The correction';
COMMENT ON COLUMN correction_reports.ordinal IS 'The place among the reports of the correction, from 0';
COMMENT ON COLUMN correction_reports.other IS 'Whether it is a report that the others are joined to or split from';
COMMENT ON COLUMN correction_reports.report_id IS 'The report as it was numbered when the correction was made';
COMMENT ON COLUMN correction_reports.document_id IS 'Its document';
COMMENT ON COLUMN correction_reports.kind IS 'Its kind as parsed then';
COMMENT ON COLUMN correction_reports.span_start IS 'First character of its passage in documents.text, from 0';
COMMENT ON COLUMN correction_reports.span_end IS 'The character after its passage';
COMMENT ON COLUMN correction_reports.quote IS 'Its passage as printed';
COMMENT ON COLUMN correction_reports.names IS 'The names of its parties as parsed then';
COMMENT ON COLUMN correction_reports.shown IS 'Hash of the values that the user checked; a check holds only as long as they are shown';
COMMENT ON COLUMN correction_reports.now_report_id IS 'The report that it is now; empty while there is none';

CREATE TABLE correction_fields (
    correction_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    name VARCHAR,
    value VARCHAR,
    PRIMARY KEY (correction_id, ordinal)
);
COMMENT ON TABLE correction_fields IS 'The new values of corrections of kind set';
COMMENT ON COLUMN correction_fields.correction_id IS 'The correction';
COMMENT ON COLUMN correction_fields.ordinal IS 'The place among the values of the correction, from 0';
COMMENT ON COLUMN correction_fields.field IS 'A column of reports, or party';
COMMENT ON COLUMN correction_fields.name IS 'The name of the party';
COMMENT ON COLUMN correction_fields.value IS 'The new value as text, empty for none; for a party its roles with commas between, empty to take it out';

CREATE TABLE decisions (
    made_at TIMESTAMP NOT NULL,
    correction_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    other BOOLEAN NOT NULL,
    ordinal INTEGER NOT NULL,
    report_id VARCHAR NOT NULL
);
COMMENT ON TABLE decisions IS 'What the corrections that hold say of which reports are one deal: one row a report, as it is numbered now';
COMMENT ON COLUMN decisions.made_at IS 'When it was decided, in UTC';
COMMENT ON COLUMN decisions.correction_id IS 'The correction';
COMMENT ON COLUMN decisions.kind IS 'reject (no deal at all), restore (of a deal after all), join (one deal) or split (not the same deal)';
COMMENT ON COLUMN decisions.other IS 'Whether it is a report that the others are joined to or split from';
COMMENT ON COLUMN decisions.ordinal IS 'The place among the reports of the correction, from 0';
COMMENT ON COLUMN decisions.report_id IS 'The report';

CREATE TABLE corrected_reports (
    report_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL,
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
    corrected VARCHAR[] NOT NULL,
    checked BOOLEAN NOT NULL
);
COMMENT ON TABLE corrected_reports IS 'The values of each report that the user corrected or checked, corrections laid over what was parsed';
COMMENT ON COLUMN corrected_reports.report_id IS 'The report';
COMMENT ON COLUMN corrected_reports.document_id IS 'Its document';
COMMENT ON COLUMN corrected_reports.kind IS 'The kind of deal';
COMMENT ON COLUMN corrected_reports.stage IS 'The stage';
COMMENT ON COLUMN corrected_reports.confirmation IS 'Who says so';
COMMENT ON COLUMN corrected_reports.amount IS 'The amount in full units of currency; the lower end of a range';
COMMENT ON COLUMN corrected_reports.amount_max IS 'The upper end of a range';
COMMENT ON COLUMN corrected_reports.currency IS 'ISO 4217 code of amount and valuation';
COMMENT ON COLUMN corrected_reports.currency_inferred IS 'Whether the currency was concluded rather than printed or given by the user';
COMMENT ON COLUMN corrected_reports.bound IS 'How the amount limits the true figure';
COMMENT ON COLUMN corrected_reports.stake_pct IS 'The stake that changes hands, in percent';
COMMENT ON COLUMN corrected_reports.valuation IS 'The value that the deal gives the company, in full units of currency';
COMMENT ON COLUMN corrected_reports.round IS 'The label of a funding round';
COMMENT ON COLUMN corrected_reports.date IS 'When it happened, with its precision';
COMMENT ON COLUMN corrected_reports.corrected IS 'The fields that differ from what was parsed, parties for any of them';
COMMENT ON COLUMN corrected_reports.checked IS 'Whether the user checked these values';

CREATE TABLE corrected_parties (
    report_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    company_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    report_no INTEGER NOT NULL,
    PRIMARY KEY (report_id, ordinal)
);
COMMENT ON TABLE corrected_parties IS 'Who takes part, for each report of which the user corrected a party; it stands for its rows in report_parties';
COMMENT ON COLUMN corrected_parties.report_id IS 'The report';
COMMENT ON COLUMN corrected_parties.ordinal IS 'The place of the party in the report, from 0';
COMMENT ON COLUMN corrected_parties.company_id IS 'The company';
COMMENT ON COLUMN corrected_parties.name IS 'Its name as printed, or as the user gave it';
COMMENT ON COLUMN corrected_parties.role IS 'The role of the company in the deal';
COMMENT ON COLUMN corrected_parties.side IS 'The side of the money that the role stands on: payer, payee or neither';
COMMENT ON COLUMN corrected_parties.report_no IS 'The number of the report';

CREATE TABLE corrected_fields (
    report_id VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    name VARCHAR,
    parsed VARCHAR,
    corrected VARCHAR,
    correction_id VARCHAR NOT NULL
);
COMMENT ON TABLE corrected_fields IS 'Each value that the user corrected, beside what was parsed; its proof is the user''s reason in corrections';
COMMENT ON COLUMN corrected_fields.report_id IS 'The report';
COMMENT ON COLUMN corrected_fields.field IS 'A column of reports, or party';
COMMENT ON COLUMN corrected_fields.name IS 'The name of the party';
COMMENT ON COLUMN corrected_fields.parsed IS 'The value as parsed, as text; for a party its roles';
COMMENT ON COLUMN corrected_fields.corrected IS 'The value as corrected, as text; for a party its roles';
COMMENT ON COLUMN corrected_fields.correction_id IS 'The last correction that says so';

CREATE VIEW report_values AS
SELECT
    r.report_id,
    r.document_id,
    r.deal_id,
    r.ordinal,
    CASE WHEN c.report_id IS NULL THEN r.kind ELSE c.kind END AS kind,
    CASE WHEN c.report_id IS NULL THEN r.stage ELSE c.stage END AS stage,
    CASE WHEN c.report_id IS NULL THEN r.confirmation ELSE c.confirmation END AS confirmation,
    CASE WHEN c.report_id IS NULL THEN r.amount ELSE c.amount END AS amount,
    CASE WHEN c.report_id IS NULL THEN r.amount_max ELSE c.amount_max END AS amount_max,
    CASE WHEN c.report_id IS NULL THEN r.currency ELSE c.currency END AS currency,
    CASE WHEN c.report_id IS NULL THEN r.currency_inferred ELSE c.currency_inferred END AS currency_inferred,
    CASE WHEN c.report_id IS NULL THEN r.bound ELSE c.bound END AS bound,
    CASE WHEN c.report_id IS NULL THEN r.stake_pct ELSE c.stake_pct END AS stake_pct,
    CASE WHEN c.report_id IS NULL THEN r.valuation ELSE c.valuation END AS valuation,
    CASE WHEN c.report_id IS NULL THEN r.round ELSE c.round END AS round,
    CASE WHEN c.report_id IS NULL THEN r.date ELSE c.date END AS date,
    r.confidence,
    r.rule,
    r.quote,
    r.merge_rule,
    r.disputes,
    coalesce(c.corrected, []) AS corrected,
    coalesce(c.checked, false) AS checked,
    r.report_no
FROM reports AS r
LEFT JOIN corrected_reports AS c USING (report_id);
COMMENT ON VIEW report_values IS 'Reports with the user''s corrections laid over what was parsed; reports itself keeps what was parsed';
COMMENT ON COLUMN report_values.report_id IS 'The report';
COMMENT ON COLUMN report_values.document_id IS 'The document that says it';
COMMENT ON COLUMN report_values.deal_id IS 'The deal that the report was merged into; empty when the user rejected the report';
COMMENT ON COLUMN report_values.ordinal IS 'The place of the report among those of its document, from 0';
COMMENT ON COLUMN report_values.kind IS 'The kind of deal';
COMMENT ON COLUMN report_values.stage IS 'The stage';
COMMENT ON COLUMN report_values.confirmation IS 'Who says so';
COMMENT ON COLUMN report_values.amount IS 'The amount in full units of currency; the lower end of a range';
COMMENT ON COLUMN report_values.amount_max IS 'The upper end of a range';
COMMENT ON COLUMN report_values.currency IS 'ISO 4217 code of amount and valuation';
COMMENT ON COLUMN report_values.currency_inferred IS 'Whether the currency was concluded rather than printed or given by the user';
COMMENT ON COLUMN report_values.bound IS 'How the amount limits the true figure';
COMMENT ON COLUMN report_values.stake_pct IS 'The stake that changes hands, in percent';
COMMENT ON COLUMN report_values.valuation IS 'The value that the deal gives the company, in full units of currency';
COMMENT ON COLUMN report_values.round IS 'The label of a funding round';
COMMENT ON COLUMN report_values.date IS 'When it happened, with its precision';
COMMENT ON COLUMN report_values.confidence IS 'How sure the parser is, from 0 to 1';
COMMENT ON COLUMN report_values.rule IS 'The rule of the language data that found the report';
COMMENT ON COLUMN report_values.quote IS 'The passage that reports the deal, as printed';
COMMENT ON COLUMN report_values.merge_rule IS 'Why the report belongs to its deal, in words';
COMMENT ON COLUMN report_values.disputes IS 'Whether the deal was announced or completed and this report gives another amount than the deal shows';
COMMENT ON COLUMN report_values.corrected IS 'The fields that the user corrected, parties for any of them; empty when there is none';
COMMENT ON COLUMN report_values.checked IS 'Whether the user checked these values';
COMMENT ON COLUMN report_values.report_no IS 'Number of the report for joins inside this file';

CREATE VIEW report_cast AS
SELECT p.report_id, p.ordinal, p.company_id, p.name, p.role, p.side, false AS corrected, p.report_no
FROM report_parties AS p
WHERE p.report_id NOT IN (SELECT report_id FROM corrected_reports WHERE list_contains(corrected, 'parties'))
UNION ALL
SELECT p.report_id, p.ordinal, p.company_id, p.name, p.role, p.side, true AS corrected, p.report_no
FROM corrected_parties AS p;
COMMENT ON VIEW report_cast IS 'Who takes part in the deal as each report says, with the user''s corrections laid over what was parsed';
COMMENT ON COLUMN report_cast.report_id IS 'The report';
COMMENT ON COLUMN report_cast.ordinal IS 'The place of the party in the report, from 0';
COMMENT ON COLUMN report_cast.company_id IS 'The company';
COMMENT ON COLUMN report_cast.name IS 'Its name as printed, or as the user gave it';
COMMENT ON COLUMN report_cast.role IS 'The role of the company in the deal';
COMMENT ON COLUMN report_cast.side IS 'The side of the money that the role stands on: payer, payee or neither';
COMMENT ON COLUMN report_cast.corrected IS 'Whether the user corrected a party of the report';
COMMENT ON COLUMN report_cast.report_no IS 'Number of the report for joins inside this file';
