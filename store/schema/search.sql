-- What deals are found by: the words of each deal, and an index of them; derived from deals.

CREATE TABLE search_text (
    deal_no INTEGER NOT NULL,
    fold VARCHAR NOT NULL
);
COMMENT ON TABLE search_text IS 'The words of each deal as searched: its title, its names, and the titles and quotes of its reports';
COMMENT ON COLUMN search_text.deal_no IS 'The deal';
COMMENT ON COLUMN search_text.fold IS 'The words, folded by the macro fold()';

-- Not compressed: every search looks at each word.
CREATE TABLE terms (
    term_id INTEGER NOT NULL,
    term VARCHAR NOT NULL USING COMPRESSION uncompressed
);
CREATE INDEX terms_of_word ON terms (term);
COMMENT ON TABLE terms IS 'Every word of search_text, once';
COMMENT ON COLUMN terms.term_id IS 'The number of the word, from 1, in this file only';
COMMENT ON COLUMN terms.term IS 'The word as the macro words() gives it';

-- Sorted runs let a search read the few blocks that hold its terms; a run is what was written at once, or merged of others.
CREATE TABLE postings (
    run INTEGER NOT NULL,
    term_id INTEGER NOT NULL,
    deal_nos INTEGER[] NOT NULL
);
COMMENT ON TABLE postings IS 'Which deals hold each word; a deal may stand here twice, or be gone: join with deals';
COMMENT ON COLUMN postings.run IS 'Rows of one run are sorted by term_id; 0 for those of the latest loads, which are not';
COMMENT ON COLUMN postings.term_id IS 'The word; 0 for all deals of a run';
COMMENT ON COLUMN postings.deal_nos IS 'Numbers of deals with it';
