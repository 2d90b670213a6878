-- Companies and their names.

CREATE TABLE companies (
    company_id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    known BOOLEAN NOT NULL,
    owner_id VARCHAR,
    named_by VARCHAR NOT NULL DEFAULT 'articles',
    fold VARCHAR NOT NULL
);
COMMENT ON TABLE companies IS 'Anything that takes part in a deal or is named in a document';
COMMENT ON COLUMN companies.company_id IS 'Readable name of the company for joins and links, such as mistral-ai';
COMMENT ON COLUMN companies.name IS 'The name to show: the one that the user gave, the usual one of a known company, else the one printed most often';
COMMENT ON COLUMN companies.kind IS 'company, fund, person, government or project';
COMMENT ON COLUMN companies.known IS 'Whether the company is in the list of known companies';
COMMENT ON COLUMN companies.owner_id IS 'The known company that it belongs to, such as amazon for aws; no document may name that one';
COMMENT ON COLUMN companies.named_by IS 'Where the name to show is from: user (a correction), list (of known companies) or articles';
COMMENT ON COLUMN companies.fold IS 'name folded by the macro fold(), to sort by';

CREATE TABLE company_names (
    company_id VARCHAR NOT NULL,
    fold VARCHAR NOT NULL
);
CREATE INDEX company_names_of_company ON company_names (company_id);
COMMENT ON TABLE company_names IS 'The names of each company as searched: the one to show and its aliases, each once';
COMMENT ON COLUMN company_names.company_id IS 'The company';
COMMENT ON COLUMN company_names.fold IS 'A name of it, folded by the macro fold()';

CREATE TABLE aliases (
    company_id VARCHAR NOT NULL,
    alias VARCHAR NOT NULL,
    alias_key VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    PRIMARY KEY (company_id, alias_key)
);
CREATE INDEX aliases_of_company ON aliases (company_id);
COMMENT ON TABLE aliases IS 'The names of each company: those printed in documents and those of the list of known companies';
COMMENT ON COLUMN aliases.company_id IS 'The company';
COMMENT ON COLUMN aliases.alias IS 'A name of it';
COMMENT ON COLUMN aliases.alias_key IS 'The name as it is compared: no case, no accents, no punctuation, no legal form';
COMMENT ON COLUMN aliases.rule IS 'Why the name means this company, in words';

CREATE TABLE printed_names (
    company_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (company_id, name, kind)
);
CREATE INDEX printed_names_of_company ON printed_names (company_id);
COMMENT ON TABLE printed_names IS 'How often documents print each name of each company; what companies are called by is made from it';
COMMENT ON COLUMN printed_names.company_id IS 'The company';
COMMENT ON COLUMN printed_names.name IS 'The name as printed';
COMMENT ON COLUMN printed_names.kind IS 'What the documents take it for: company, fund, person, government or project; empty for the name of a party of a report';
COMMENT ON COLUMN printed_names.times IS 'How often';

CREATE TABLE names (
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    alias_key VARCHAR NOT NULL,
    document_count INTEGER NOT NULL,
    PRIMARY KEY (name, kind)
);
CREATE INDEX names_of_key ON names (alias_key);
COMMENT ON TABLE names IS 'Every name printed in documents that is not in the list of known companies';
COMMENT ON COLUMN names.name IS 'The name as printed';
COMMENT ON COLUMN names.kind IS 'What the documents take it for: company, fund, person, government or project';
COMMENT ON COLUMN names.alias_key IS 'The name as it is compared';
COMMENT ON COLUMN names.document_count IS 'How many documents print it';

CREATE TABLE short_forms (
    document_id VARCHAR NOT NULL,
    alias_key VARCHAR NOT NULL,
    long_key VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    PRIMARY KEY (document_id, alias_key, long_key)
);
CREATE INDEX short_forms_of_key ON short_forms (alias_key);
CREATE INDEX short_forms_of_long ON short_forms (long_key);
COMMENT ON TABLE short_forms IS 'Where one document names a company both by a long name and a shorter one, or two that look so and are not one';
COMMENT ON COLUMN short_forms.document_id IS 'The document';
COMMENT ON COLUMN short_forms.alias_key IS 'The shorter name as it is compared';
COMMENT ON COLUMN short_forms.long_key IS 'The longer name as it is compared';
COMMENT ON COLUMN short_forms.kind IS 'What the document takes the company for';
COMMENT ON COLUMN short_forms.rule IS 'Why the document means one company by both, or that it does not';

CREATE TABLE short_names (
    alias_key VARCHAR PRIMARY KEY,
    long_key VARCHAR NOT NULL
);
COMMENT ON TABLE short_names IS 'Short names that mean one company in every document: a document proves it and no other company could be meant';
COMMENT ON COLUMN short_names.alias_key IS 'The short name as it is compared';
COMMENT ON COLUMN short_names.long_key IS 'The name that it is short for, as it is compared';
