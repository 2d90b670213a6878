-- What lists and counts are made from at once: numbers in place of names, one row for what would be joined each time.

CREATE TABLE company_numbers (
    company_id VARCHAR PRIMARY KEY,
    company_no INTEGER NOT NULL
);
COMMENT ON TABLE company_numbers IS 'A number for each company that takes part in a deal, for joins inside this file';
COMMENT ON COLUMN company_numbers.company_id IS 'The company';
COMMENT ON COLUMN company_numbers.company_no IS 'Its number, in this file only; it stays when the company leaves its last deal';

CREATE TABLE involvements (
    deal_no INTEGER NOT NULL,
    company_no INTEGER NOT NULL,
    is_payer BOOLEAN NOT NULL,
    is_payee BOOLEAN NOT NULL,
    paid BIGINT,
    received BIGINT,
    currency VARCHAR,
    last_reported DATE
);
COMMENT ON TABLE involvements IS 'Which company takes part in which deal, with the money that is its own in an announced or completed one';
COMMENT ON COLUMN involvements.deal_no IS 'The number of the deal';
COMMENT ON COLUMN involvements.company_no IS 'The number of the company';
COMMENT ON COLUMN involvements.is_payer IS 'Whether it is a party on the side that pays, in a deal of any stage';
COMMENT ON COLUMN involvements.is_payee IS 'Whether it is a party on the side that is paid';
COMMENT ON COLUMN involvements.paid IS 'The amount, when the company pays it alone: company_deals.pays';
COMMENT ON COLUMN involvements.received IS 'The amount, when the company gets it alone: company_deals.gets';
COMMENT ON COLUMN involvements.currency IS 'ISO 4217 code of what is paid or received';
COMMENT ON COLUMN involvements.last_reported IS 'The day of the last article about the deal';

CREATE TABLE company_sums (
    company_no INTEGER NOT NULL,
    currency VARCHAR,
    deal_count INTEGER NOT NULL,
    paid HUGEINT NOT NULL,
    received HUGEINT NOT NULL,
    last_reported DATE
);
CREATE INDEX company_sums_of_company ON company_sums (company_no);
COMMENT ON TABLE company_sums IS 'The involvements of each company added up by currency';
COMMENT ON COLUMN company_sums.company_no IS 'The number of the company';
COMMENT ON COLUMN company_sums.currency IS 'ISO 4217 code of what is paid or received; empty for the deals where that is nothing';
COMMENT ON COLUMN company_sums.deal_count IS 'How many deals';
COMMENT ON COLUMN company_sums.paid IS 'The sum of what is paid in them';
COMMENT ON COLUMN company_sums.received IS 'The sum of what is received in them';
COMMENT ON COLUMN company_sums.last_reported IS 'The day of the last article about any of them';
