"""The full-text index: which deals hold which words, in the tables `terms` and `postings`.

A deal that changes gets a new number, and a number is never given twice, so that what the index says of a deal that is
gone does no harm: whoever asks it joins with `deals`. A large load is written in runs, each sorted by term, so that a
search reads the few blocks that hold its terms; the rows of small loads wait, unsorted, until there are enough of them
for a run. Once later runs hold a quarter of what the first has, or most deals of the index are gone, all runs are
merged into one, the body: a search that has to read each of many runs takes several times as long.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import duckdb

from store.database import append
from store.lookups import rows_by_key
from store.statements import ask

MOST_WAITING = 200_000
"""More rows than this of small loads are made a run."""

_SLICE = 100_000
"""Deals indexed at a time, which bounds the memory that it takes: about 300 MB."""

_ALL_OF_RUN = 0
"""In the place of a term: all deals of a run."""

_BODY_TO_LATER = 4
"""How many times as many deals the body has at least as all later runs together."""

_PART = 5_000_000
"""About how many postings are merged at a time, which bounds the memory that it takes: about 300 MB."""

_MANY = 2_000
"""From so many deals on, a load is a run of its own."""


def new_numbers(connection: duckdb.DuckDBPyConnection, count: int) -> list[int]:
    """Numbers for deals that are to be written, in rising order; none has ever been given before."""
    rows = ask(connection, "SELECT nextval('deal_numbers') FROM range(?)", [count]).fetchall()
    return sorted(number for (number,) in rows)


def index_deals(connection: duckdb.DuckDBPyConnection, deal_nos: Collection[int]) -> None:
    """Adds deals that were written, with their `search_text`, to the index, inside the transaction that is open."""
    if not deal_nos:
        return
    if len(deal_nos) >= _MANY:
        _add_runs(connection, sorted(deal_nos))
        _settle(connection)
        return
    rows = sorted(rows_by_key(connection, _WORDS_OF_DEALS, deal_nos, "INTEGER"))
    numbers = _numbered(connection, {word for _, words in rows for word in words})
    append(connection, "postings", [(0, numbers[word], [deal_no]) for deal_no, words in rows for word in words])
    if _number(connection, "SELECT count(*) FROM postings WHERE run = 0") > MOST_WAITING:
        _gather(connection)
        _settle(connection)


def build_index(connection: duckdb.DuckDBPyConnection) -> None:
    """Builds the index of all deals anew, a slice of them at a time."""
    connection.execute("TRUNCATE postings")
    connection.execute("TRUNCATE terms")
    numbers = connection.execute("SELECT deal_no FROM search_text ORDER BY deal_no").fetchall()
    _add_runs(connection, [number for (number,) in numbers])
    _settle(connection)


def _add_runs(connection: duckdb.DuckDBPyConnection, deal_nos: Sequence[int]) -> None:
    for first in range(0, len(deal_nos), _SLICE):
        numbers = deal_nos[first : first + _SLICE]
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE slice_numbers AS SELECT unnest(?::INTEGER[]) AS deal_no", [numbers]
        )
        connection.execute(_WORDS_OF_SLICE)
        connection.execute(_ADD_TERMS)
        connection.execute(_ADD_RUN, {"run": _next_run(connection), "all": _ALL_OF_RUN, "numbers": numbers})
    connection.execute("DROP TABLE IF EXISTS slice_words; DROP TABLE IF EXISTS slice_numbers")


def _numbered(connection: duckdb.DuckDBPyConnection, words: Iterable[str]) -> dict[str, int]:
    """The number of each word; those that are not in the vocabulary yet are added to it."""
    wanted = sorted(words)
    numbers: dict[str, int] = dict(rows_by_key(connection, "SELECT term, term_id FROM terms WHERE term {}", wanted))
    if new := [word for word in wanted if word not in numbers]:
        last = _number(connection, "SELECT coalesce(max(term_id), 0) FROM terms")
        numbers |= {word: last + place for place, word in enumerate(new, start=1)}
        append(connection, "terms", [(numbers[word], word) for word in new])
    return numbers


def _number(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    ((number,),) = ask(connection, sql).fetchall()
    return int(number)


def _next_run(connection: duckdb.DuckDBPyConnection) -> int:
    return _number(connection, "SELECT coalesce(max(run), 0) + 1 FROM postings")


def _gather(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the rows that wait a run."""
    connection.execute(_GATHER, {"run": _next_run(connection), "all": _ALL_OF_RUN})
    connection.execute("DELETE FROM postings WHERE run = 0")


def _settle(connection: duckdb.DuckDBPyConnection) -> None:
    """Merges all runs into one where the later ones have grown too large, or too many of the deals are gone."""
    runs = connection.execute(_SIZES, [_ALL_OF_RUN]).fetchall()
    held, kept = (sum(run[column] for run in runs) for column in (1, 2))
    later = sum(size for _, size, _ in runs[1:])
    if later * _BODY_TO_LATER > held - later or 2 * kept < held:
        _merge_runs(connection)


def _merge_runs(connection: duckdb.DuckDBPyConnection) -> None:
    """Writes all runs into one, without the deals that are gone, some terms at a time."""
    body = _next_run(connection)
    for first, last in connection.execute(_PARTS, [_PART]).fetchall():
        connection.execute(_MERGE, {"run": body, "first": first, "last": last, "slice": _SLICE})
    connection.execute("DELETE FROM postings WHERE run BETWEEN 1 AND ?", [body - 1])


_WORDS_OF_DEALS = "SELECT deal_no, list_distinct(words(fold)) FROM search_text WHERE deal_no {}"

# Split at blanks first: what blanks part is looked into once a slice, however often it comes.
_WORDS_OF_SLICE = """
    CREATE OR REPLACE TEMP TABLE slice_words AS
    WITH parts AS (
        SELECT unnest(string_split(fold, ' ')) AS part, deal_no
        FROM search_text SEMI JOIN slice_numbers USING (deal_no)
    ),
    found AS (
        SELECT part, list(deal_no) AS deal_nos FROM parts GROUP BY part
    )
    SELECT word, list_distinct(flatten(list(deal_nos))) AS deal_nos
    FROM (SELECT unnest(words(part)) AS word, deal_nos FROM found)
    GROUP BY word
"""

_ADD_TERMS = """
    INSERT INTO terms
    SELECT coalesce((SELECT max(term_id) FROM terms), 0) + row_number() OVER (ORDER BY word), word
    FROM slice_words ANTI JOIN terms ON word = term
    ORDER BY word
"""

_ADD_RUN = """
    INSERT INTO postings
    SELECT $run, $all, $numbers::INTEGER[]
    UNION ALL
    FROM (
        SELECT $run, t.term_id, s.deal_nos
        FROM slice_words AS s JOIN terms AS t ON s.word = t.term
        ORDER BY t.term_id
    )
"""

_GATHER = """
    INSERT INTO postings
    WITH waiting AS MATERIALIZED (
        SELECT term_id, deal_no
        FROM (SELECT term_id, unnest(deal_nos) AS deal_no FROM postings WHERE run = 0)
        WHERE deal_no IN (SELECT deal_no FROM deals)
    )
    SELECT $run, $all, list(DISTINCT deal_no) FROM waiting
    UNION ALL
    FROM (SELECT $run, term_id, list(deal_no) FROM waiting GROUP BY term_id ORDER BY term_id)
"""

_SIZES = """
    SELECT a.run, count(*), count(d.deal_no)
    FROM (SELECT run, unnest(deal_nos) AS deal_no FROM postings WHERE term_id = ?) AS a
    LEFT JOIN deals AS d USING (deal_no)
    GROUP BY a.run
    ORDER BY a.run
"""

_PARTS = """
    WITH sizes AS (
        SELECT term_id, sum(len(deal_nos)) AS size FROM postings WHERE run > 0 GROUP BY term_id
    ),
    places AS (
        SELECT term_id, sum(size) OVER (ORDER BY term_id) // ? AS part FROM sizes
    )
    SELECT min(term_id), max(term_id) FROM places GROUP BY part ORDER BY part
"""

_MERGE = """
    INSERT INTO postings
    WITH loose AS (
        SELECT term_id, unnest(deal_nos) AS deal_no
        FROM postings
        WHERE run BETWEEN 1 AND $run - 1 AND term_id BETWEEN $first AND $last
    ),
    sliced AS (
        SELECT term_id, deal_no // $slice AS slice, list(deal_no) AS deal_nos
        FROM loose SEMI JOIN deals USING (deal_no)
        GROUP BY ALL
    )
    SELECT $run, term_id, deal_nos FROM sliced ORDER BY term_id, slice
"""
