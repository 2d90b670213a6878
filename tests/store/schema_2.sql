-- The tables of schema 2 that nothing can be derived from.

CREATE TABLE schema_info (
    version INTEGER NOT NULL,
    application VARCHAR NOT NULL
);

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

CREATE TABLE mentions (
    document_id VARCHAR NOT NULL,
    company_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
);
CREATE INDEX mentions_of_document ON mentions (document_id);

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

CREATE INDEX reports_of_deal ON reports (deal_id);
CREATE INDEX reports_of_document ON reports (document_id);

CREATE TABLE report_parties (
    report_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    company_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    PRIMARY KEY (report_id, ordinal)
);
CREATE INDEX report_parties_of_report ON report_parties (report_id);

CREATE TABLE evidence (
    report_id VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    quote VARCHAR NOT NULL
);
CREATE INDEX evidence_of_report ON evidence (report_id);
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

CREATE TABLE correction_fields (
    correction_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    name VARCHAR,
    value VARCHAR,
    PRIMARY KEY (correction_id, ordinal)
);

