-- Macros that tables are filled and asked with.

-- Plain ASCII, most names, takes the short way: it is ten times as fast. strip_accents leaves letters with a stroke, a
-- hook or two letters in one as they are.
CREATE MACRO fold(x) AS
    CASE
        WHEN NOT regexp_matches(x, '[^ -~]|  ') THEN lower(x)
        ELSE regexp_replace(
            replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
                translate(
                    strip_accents(lower(x)),
                    '’‘ʼ‐‑–—−łŀøđðħıŋŧƒſĸəɛɔɓɗɨƀ' || chr(160) || chr(8239) || chr(8201),
                    '''''''-----lloddhintfskeeobdib   '
                ),
                'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th'), 'ĳ', 'ij'),
                'ﬀ', 'ff'), 'ﬁ', 'fi'), 'ﬂ', 'fl'), 'ﬃ', 'ffi'), 'ﬄ', 'ffl'), 'ﬆ', 'st'),
            '\s+', ' ', 'g')
    END;
COMMENT ON MACRO fold IS 'Text as searched: lower case, no accents or ligatures, plain apostrophes, hyphens and blanks';

CREATE MACRO words(folded) AS regexp_extract_all(folded, '[\p{L}\p{N}]+');
COMMENT ON MACRO words IS 'The words of a text that was folded: what stands between blanks and signs';

CREATE MACRO first_day_of(partial) AS
    CASE
        WHEN length(partial) = 4 THEN make_date(CAST(partial AS BIGINT), 1, 1)
        WHEN partial[6] = 'Q' THEN make_date(CAST(partial[1:4] AS BIGINT), 3 * CAST(partial[7] AS BIGINT) - 2, 1)
        WHEN length(partial) = 7 THEN make_date(CAST(partial[1:4] AS BIGINT), CAST(partial[6:7] AS BIGINT), 1)
        ELSE CAST(partial AS DATE)
    END;
COMMENT ON MACRO first_day_of IS 'The first day of a date such as 2025, 2025-Q4, 2025-11 or 2025-11-03';

CREATE MACRO last_day_of(partial) AS
    CASE
        WHEN length(partial) = 4 THEN make_date(CAST(partial AS BIGINT), 12, 31)
        WHEN partial[6] = 'Q' THEN last_day(make_date(CAST(partial[1:4] AS BIGINT), 3 * CAST(partial[7] AS BIGINT), 1))
        WHEN length(partial) = 7 THEN last_day(first_day_of(partial))
        ELSE CAST(partial AS DATE)
    END;
COMMENT ON MACRO last_day_of IS 'The last day of a date such as 2025, 2025-Q4, 2025-11 or 2025-11-03';
