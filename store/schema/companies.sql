-- Companies and their names.

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
