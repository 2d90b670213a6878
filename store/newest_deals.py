"""The newest deals of a search, found among few deals where many fit: the first screen of a list that sorts by date.

A day that enough deals are not older than is found from dates alone; only what is not older is then looked at, which
saves sorting every deal by date and name, and reading the names of all that a search finds or a company has. One to
three letters stand in words of half of all deals: looking into the texts of the newest few hundred is several times as
fast as gathering all that the index has. Who searches again and again, at every letter, lays the words of the newest
few thousand down once.
"""

from __future__ import annotations

import itertools

import duckdb

from store.chosen_deals import which_deals
from store.search import Search, few_letters, in_words

_TABLES = itertools.count(1)
_LAID = 4096
"""Deals whose words are laid down: enough for the first screen of a word that one deal in a hundred has."""
_AMONG = 8
"""Times as many deals as are wanted, among which those that fit are looked for."""


def newest_deals(
    cursor: duckdb.DuckDBPyConnection, search: Search | None, company_id: str | None, limit: int
) -> list[str]:
    """The first `limit` deals that a search finds, the newest first, those of one company only when it is given."""
    if limit < 1:
        return []
    if company_id is None and (newest := _among_newest(cursor, search, limit)) is not None:
        return newest
    where, params = which_deals(search, company_id)
    rows = cursor.execute(_NEWEST_FOUND.format(where), (*params, limit - 1, limit)).fetchall()
    return [deal_id for (deal_id,) in rows]


def _among_newest(cursor: duckdb.DuckDBPyConnection, search: Search | None, limit: int) -> list[str] | None:
    """The same where every deal is wanted or a few letters are looked for; None when they are not among the newest."""
    if search is None or not search.terms:
        return _full(cursor.execute(_NEWEST.format(""), (limit, limit)).fetchall(), limit)
    if (holds := few_letters(search.terms)) is None:
        return None
    sql = _NEWEST.format(_AND_HOLDS.format(holds.condition))
    return _full(cursor.execute(sql, (limit * _AMONG, *holds.params, limit)).fetchall(), limit)


def _full(rows: list[tuple[str]], limit: int) -> list[str] | None:
    """The ids, when there are as many as are wanted: otherwise older deals, or undated ones, may fit too."""
    return [deal_id for (deal_id,) in rows] if len(rows) == limit else None


class NewestWords:
    """The words of the newest deals, laid down to be looked into at every letter; for its own cursor only.

    What is written to the database meanwhile is not seen.
    """

    def __init__(self, cursor: duckdb.DuckDBPyConnection, most: int = _LAID) -> None:
        """Lays them down."""
        self._cursor = cursor
        self._table = f"newest_words_{next(_TABLES)}"
        cursor.execute(f"CREATE TEMP TABLE {self._table} AS {_WORDS}", (most,))

    def first(self, search: Search, limit: int) -> list[str] | None:
        """The first `limit` deals that a search finds, the newest first; None when the words do not tell.

        With fewer than `limit` there may be others, which are older than these.
        """
        if limit < 1 or (holds := in_words(search.terms)) is None:
            return None
        sql = _AMONG_WORDS.format(self._table, holds.condition)
        return [deal_id for (deal_id,) in self._cursor.execute(sql, (*holds.params, limit)).fetchall()]


_NEWEST = """
WITH newest AS MATERIALIZED (
    SELECT deal_no, deal_id, date_on
    FROM deals
    WHERE date_on >= (
        SELECT min(date_on) FROM (SELECT date_on FROM deals ORDER BY date_on DESC NULLS LAST LIMIT ?))
)
SELECT n.deal_id
FROM newest AS n{}
ORDER BY n.date_on DESC, n.deal_id
LIMIT ?
"""

_NEWEST_FOUND = """
WITH found AS MATERIALIZED (
    SELECT d.rowid AS place, d.date_on FROM deals AS d WHERE {}
),
last AS (
    SELECT (SELECT date_on FROM found ORDER BY date_on DESC NULLS LAST LIMIT 1 OFFSET ?) AS day
)
SELECT d.deal_id
FROM deals AS d
WHERE d.rowid IN (SELECT f.place FROM found AS f, last AS l WHERE l.day IS NULL OR f.date_on >= l.day)
ORDER BY d.date_on DESC NULLS LAST, d.deal_id
LIMIT ?
"""

_AND_HOLDS = """
WHERE n.deal_no IN (
    SELECT s.deal_no FROM search_text AS s
    WHERE s.deal_no IN (SELECT deal_no FROM newest) AND {})"""

_WORDS = r"""
SELECT row_number() OVER (ORDER BY n.date_on DESC, n.deal_id) AS place, n.deal_id,
    ' ' || array_to_string(words(s.fold), ' ') AS words
FROM (
    SELECT deal_no, deal_id, date_on
    FROM deals
    WHERE date_on >= (
        SELECT min(date_on) FROM (SELECT date_on FROM deals ORDER BY date_on DESC NULLS LAST LIMIT ?))
) AS n
JOIN search_text AS s USING (deal_no)
"""

_AMONG_WORDS = "SELECT s.deal_id FROM {} AS s WHERE {} ORDER BY s.place LIMIT ?"
