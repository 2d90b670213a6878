-- Exchange rates, derived from the days of deals and the rates that the program ships.

CREATE TABLE rates (
    rate_on DATE NOT NULL,
    currency VARCHAR NOT NULL,
    usd DOUBLE NOT NULL
);
COMMENT ON TABLE rates IS 'Reference rates of the European Central Bank, for the days of deals.rate_on only';
COMMENT ON COLUMN rates.rate_on IS 'The day of the rate';
COMMENT ON COLUMN rates.currency IS 'ISO 4217 code';
COMMENT ON COLUMN rates.usd IS 'What one unit of the currency was worth in US dollars';
