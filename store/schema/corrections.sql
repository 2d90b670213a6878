-- What the user decided.

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
