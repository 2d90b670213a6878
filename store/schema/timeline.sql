-- The history of every deal.

CREATE VIEW timeline AS
SELECT
    r.deal_id,
    d.title AS deal,
    coalesce(r.date, o.published) AS date,
    o.published,
    o.publisher AS outlet,
    r.kind,
    r.stage,
    r.confirmation,
    r.amount,
    r.amount_max,
    r.bound,
    r.currency,
    r.stake_pct,
    r.valuation,
    r.round,
    r.disputes,
    r.report_id = d.head_report_id AS is_head,
    r.merge_rule,
    r.corrected,
    r.checked,
    r.quote,
    r.report_id,
    r.document_id,
    c.copy_of
FROM report_values AS r
JOIN deals AS d USING (deal_id)
JOIN documents AS o USING (document_id)
LEFT JOIN copies AS c USING (deal_id, document_id);
COMMENT ON VIEW timeline IS 'The history of every deal: one row a report, with its figures as they were told at the time, or as corrected';
COMMENT ON COLUMN timeline.deal_id IS 'The deal';
COMMENT ON COLUMN timeline.deal IS 'The title of the deal';
COMMENT ON COLUMN timeline.date IS 'When it happened as the report says, else when the article was published';
COMMENT ON COLUMN timeline.published IS 'When the article was published';
COMMENT ON COLUMN timeline.outlet IS 'Who published the article';
COMMENT ON COLUMN timeline.kind IS 'The kind of deal as reported';
COMMENT ON COLUMN timeline.stage IS 'The stage as reported';
COMMENT ON COLUMN timeline.confirmation IS 'Who says so';
COMMENT ON COLUMN timeline.amount IS 'The amount as reported, in full units of currency';
COMMENT ON COLUMN timeline.amount_max IS 'The upper end of a range';
COMMENT ON COLUMN timeline.bound IS 'How the amount limits the true figure';
COMMENT ON COLUMN timeline.currency IS 'ISO 4217 code of amount and valuation';
COMMENT ON COLUMN timeline.stake_pct IS 'The stake as reported, in percent';
COMMENT ON COLUMN timeline.valuation IS 'The valuation as reported, in full units of currency';
COMMENT ON COLUMN timeline.round IS 'The label of the funding round as reported';
COMMENT ON COLUMN timeline.disputes IS 'Whether the report gives another amount than an announced deal shows';
COMMENT ON COLUMN timeline.is_head IS 'Whether the deal shows the stage of this report';
COMMENT ON COLUMN timeline.merge_rule IS 'Why the report belongs to the deal';
COMMENT ON COLUMN timeline.corrected IS 'The fields that the user corrected; reports has them as parsed, corrected_fields both';
COMMENT ON COLUMN timeline.checked IS 'Whether the user checked these values';
COMMENT ON COLUMN timeline.quote IS 'The passage that reports the deal';
COMMENT ON COLUMN timeline.report_id IS 'The report';
COMMENT ON COLUMN timeline.document_id IS 'The document';
COMMENT ON COLUMN timeline.copy_of IS 'The document published first with nearly the same text; empty for a source of its own';

CREATE VIEW conflicts AS
SELECT
    r.deal_id,
    d.title AS deal,
    r.amount,
    r.amount_max,
    r.bound,
    r.currency,
    d.amount AS shown_amount,
    d.amount_max AS shown_amount_max,
    d.bound AS shown_bound,
    d.currency AS shown_currency,
    r.stage,
    r.confirmation,
    coalesce(r.date, o.published) AS date,
    o.publisher AS outlet,
    r.quote,
    r.report_id,
    r.document_id
FROM report_values AS r
JOIN deals AS d USING (deal_id)
JOIN documents AS o USING (document_id)
WHERE r.disputes;
COMMENT ON VIEW conflicts IS 'Reports of an announced or completed deal that give another amount than the deal shows';
COMMENT ON COLUMN conflicts.deal_id IS 'The deal';
COMMENT ON COLUMN conflicts.deal IS 'The title of the deal';
COMMENT ON COLUMN conflicts.amount IS 'The amount as this report has it, in full units of currency';
COMMENT ON COLUMN conflicts.amount_max IS 'The upper end of its range';
COMMENT ON COLUMN conflicts.bound IS 'How its amount limits the true figure';
COMMENT ON COLUMN conflicts.currency IS 'ISO 4217 code of its amount';
COMMENT ON COLUMN conflicts.shown_amount IS 'The amount that the deal shows';
COMMENT ON COLUMN conflicts.shown_amount_max IS 'The upper end of the range that the deal shows';
COMMENT ON COLUMN conflicts.shown_bound IS 'How the amount shown limits the true figure';
COMMENT ON COLUMN conflicts.shown_currency IS 'ISO 4217 code of the amount shown';
COMMENT ON COLUMN conflicts.stage IS 'The stage as this report has it';
COMMENT ON COLUMN conflicts.confirmation IS 'Who says so';
COMMENT ON COLUMN conflicts.date IS 'When it happened as the report says, else when the article was published';
COMMENT ON COLUMN conflicts.outlet IS 'Who published the article';
COMMENT ON COLUMN conflicts.quote IS 'The passage that reports the deal';
COMMENT ON COLUMN conflicts.report_id IS 'The report';
COMMENT ON COLUMN conflicts.document_id IS 'The document';
