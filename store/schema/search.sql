-- The words that deals are found by, derived from deals.

CREATE TABLE search_text (
    deal_id VARCHAR PRIMARY KEY,
    fold VARCHAR NOT NULL
);
COMMENT ON TABLE search_text IS 'The words of each deal as searched: its title, its names, and the titles and quotes of its reports';
COMMENT ON COLUMN search_text.deal_id IS 'The deal';
COMMENT ON COLUMN search_text.fold IS 'The words, folded by the macro fold()';
