-- The tables of schema 1, as the first Dealtrail made them.

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

CREATE TABLE companies (
    company_id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    known BOOLEAN NOT NULL,
    owner_id VARCHAR
);

CREATE TABLE aliases (
    company_id VARCHAR NOT NULL,
    alias VARCHAR NOT NULL,
    alias_key VARCHAR NOT NULL,
    PRIMARY KEY (company_id, alias_key)
);

CREATE TABLE mentions (
    document_id VARCHAR NOT NULL,
    company_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
);

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

CREATE TABLE report_parties (
    report_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    company_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    PRIMARY KEY (report_id, ordinal)
);

CREATE TABLE evidence (
    report_id VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    quote VARCHAR NOT NULL
);

CREATE TABLE merge_keys (
    report_id VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    strong BOOLEAN NOT NULL
);

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

CREATE TABLE parties (
    deal_id VARCHAR NOT NULL,
    company_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    side VARCHAR NOT NULL,
    PRIMARY KEY (deal_id, company_id, role)
);

CREATE TABLE links (
    from_deal_id VARCHAR NOT NULL,
    to_deal_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    PRIMARY KEY (from_deal_id, to_deal_id, kind)
);

CREATE TABLE corrections (
    correction_id INTEGER PRIMARY KEY,
    made_at TIMESTAMP NOT NULL,
    kind VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    other_report_id VARCHAR,
    reason VARCHAR NOT NULL
);

CREATE TABLE search_text (
    deal_id VARCHAR PRIMARY KEY,
    fold VARCHAR NOT NULL
);
