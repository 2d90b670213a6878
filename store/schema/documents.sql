-- Articles as read, and where they name companies.
--
-- The text is stored as it is: to show one article, a compressed column would unpack up to two thousand of them.

CREATE TABLE documents (
    document_id VARCHAR PRIMARY KEY,
    path VARCHAR,
    url VARCHAR,
    title VARCHAR,
    publisher VARCHAR,
    published VARCHAR,
    published_on DATE,
    language VARCHAR NOT NULL,
    text VARCHAR USING COMPRESSION uncompressed NOT NULL,
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

CREATE TABLE mentions (
    document_id VARCHAR NOT NULL,
    company_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
);
CREATE INDEX mentions_of_document ON mentions (document_id);
COMMENT ON TABLE mentions IS 'Every place where a document names a company, deal or not';
COMMENT ON COLUMN mentions.document_id IS 'The document';
COMMENT ON COLUMN mentions.company_id IS 'The company';
COMMENT ON COLUMN mentions.name IS 'The name as printed';
COMMENT ON COLUMN mentions.kind IS 'What the document takes it for: company, fund, person, government or project';
COMMENT ON COLUMN mentions.span_start IS 'First character of the place in documents.text, from 0';
COMMENT ON COLUMN mentions.span_end IS 'The character after the place';
