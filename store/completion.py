"""Completion of the search line: what the word under the cursor may become, and how many deals that would leave."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from store.errors import SearchError
from store.search import Search, compile_search
from store.search_terms import CHOICES, FIGURES, FILTERS, NAMES

MOST = 10
"""Candidates given when the caller names no number."""


_SHARE_OF_STOP_WORDS = 0.2
_FEW = 10_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that may stand in the place of the one typed.

    `count` is how many deals fit the value and the rest of the query: for a word, those that hold this very word; after
    a minus they are what would be taken away. It is None for the name of a filter that still needs its value.
    """

    text: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Completion:
    """The candidates for ``query[start:end]``: names that begin with what is typed first, then the most frequent."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Typed:
    """The term under the cursor, up to the cursor: its sign, the name of its filter, and what is typed of a value.

    `done` are the values of a list that stand before it.
    """

    sign: str
    field: str
    value: str
    done: tuple[str, ...]


_FIELD = re.compile(r"([a-z]+):", re.IGNORECASE)


def complete(
    cursor: duckdb.DuckDBPyConnection, query: str, position: int | None = None, limit: int = MOST
) -> Completion:
    """The candidates for the term at `position`, by default the end of the query; none where nothing can be guessed.

    A rest of the query that cannot be read is left out of account.
    """
    at = len(query) if position is None else position
    start, end = _term_at(query, at)
    rest = _rest(f"{query[:start]} {query[end:]}")
    return Completion(start, end, tuple(_candidates(cursor, _typed(query[start:at]), rest, limit)))


def _term_at(query: str, at: int) -> tuple[int, int]:
    """Where the term that holds the position starts and ends; a blank in quotes ends none."""
    start, quoted = 0, False
    for place, character in enumerate(query):
        if character == '"':
            quoted = not quoted
        elif character.isspace() and not quoted:
            if place >= at:
                return start, place
            start = place + 1
    return start, len(query)


def _rest(query: str) -> Search:
    try:
        return compile_search(query)
    except SearchError:
        return compile_search("")


def _typed(term: str) -> _Typed:
    sign = "-" if term.startswith("-") else ""
    head = _FIELD.match(term, len(sign))
    field = head[1].lower() if head else ""
    value = term[head.end() if head else len(sign) :].replace('"', "")
    *done, last = value.split(",") if field in (*CHOICES, "currency") else (value,)
    return _Typed(sign, field, " ".join(last.split()), tuple(one.strip() for one in done if one.strip()))


def _candidates(cursor: duckdb.DuckDBPyConnection, typed: _Typed, rest: Search, limit: int) -> Iterable[Candidate]:
    if not typed.field:
        return _words(cursor, typed, rest, limit)
    if typed.field == "loop":
        return [_of(typed, value, None) for value in CHOICES["loop"] if value.startswith(typed.value.lower())]
    if typed.field in (*CHOICES, "currency"):
        readable = not typed.done or _rest(f"{typed.field}:{','.join(typed.done)}").terms
        return _choices(cursor, typed, rest, limit) if readable else []
    if typed.field in NAMES:
        return _names(cursor, typed, rest, limit)
    return []


def _of(typed: _Typed, value: str, count: int | None) -> Candidate:
    """A value as the term that it makes, in quotes where it has blanks."""
    shown = f'"{value}"' if any(character.isspace() for character in value) else value
    return Candidate(f"{typed.sign}{typed.field}:{','.join((*typed.done, shown))}", count)


def _choices(cursor: duckdb.DuckDBPyConnection, typed: _Typed, rest: Search, limit: int) -> list[Candidate]:
    """The values that begin with what is typed; after a comma each counts together with those before it."""
    done = [value.lower() for value in typed.done]
    if typed.field == "lang":
        sql = (_SOME_LANGUAGES if done else _LANGUAGES).format(_among(rest))
        counts = dict(cursor.execute(sql, [*rest.params, *([done] if done else [])]).fetchall())
        before = 0
    else:
        counts = dict(cursor.execute(_CHOICES.format(typed.field, _where(rest)), rest.params).fetchall())
        before = sum(count for value, count in counts.items() if value.lower() in done)
    begin = typed.value.replace("-", "_").lower()
    values = [value for value in counts if value.lower().startswith(begin) and value.lower() not in done]
    values.sort(key=lambda value: (-counts[value], value))
    return [_of(typed, value, before + counts[value]) for value in values[:limit]]


def _names(cursor: duckdb.DuckDBPyConnection, typed: _Typed, rest: Search, limit: int) -> list[Candidate]:
    if typed.field == "source":
        sql = _OUTLETS.format(_among(rest))
        params = (typed.value, *rest.params, typed.value, limit)
    else:
        side = "true" if typed.field == "company" else f"x.is_{typed.field}"
        sql = _COMPANIES.format(side, _among(rest))
        params = (typed.value, typed.value, *rest.params, limit)
    rows = cursor.execute(sql, params).fetchall()
    return [_of(typed, name.replace('"', " "), count) for name, count in rows]


def _words(cursor: duckdb.DuckDBPyConnection, typed: _Typed, rest: Search, limit: int) -> list[Candidate]:
    """Names of filters that begin with what is typed, then words of the deals that do.

    Words that very many deals hold are left out: they narrow nothing.
    """
    word = typed.value.lower()
    operators = dict.fromkeys(FILTERS, ":") | dict.fromkeys(FIGURES, ">=")
    names = [name for name in operators if word and name.startswith(word)]
    found = [Candidate(f"{typed.sign}{name}{operators[name]}", None) for name in names]
    if word and " " not in word:
        rows = cursor.execute(_SIZED, (typed.value, _FEW, _SHARE_OF_STOP_WORDS, limit)).fetchall()
        left = dict(cursor.execute(_LEFT.format(_where(rest)), ([row[0] for row in rows], *rest.params)).fetchall())
        counts = [(-left.get(term_id, 0), term) for term_id, term, _ in rows]
        found += [Candidate(f"{typed.sign}{term}", -count) for count, term in sorted(counts) if count]
    return found[:limit]


def _among(rest: Search) -> str:
    """The condition on a row `x` of a table of deals' numbers that the rest of the query finds its deal."""
    return _AMONG.format(rest.condition) if rest.terms else "true"


def _where(rest: Search) -> str:
    return rest.condition or "true"


_AMONG = "x.deal_no IN (SELECT d.deal_no FROM deals AS d WHERE {})"

_CHOICES = """
    SELECT d.{0}, count(*) FROM deals AS d WHERE d.{0} IS NOT NULL AND {1} GROUP BY d.{0}
"""

_LANGUAGES = """
    SELECT x.language, count(DISTINCT x.deal_no) FROM deal_sources AS x WHERE {} GROUP BY x.language
"""

# A deal may have several languages: one that has any of the list counts for every language that may follow.
_SOME_LANGUAGES = """
    WITH told AS MATERIALIZED (
        SELECT x.language, x.deal_no FROM deal_sources AS x WHERE {}
    )
    SELECT c.language, count(DISTINCT t.deal_no)
    FROM (SELECT DISTINCT language FROM told) AS c
    JOIN told AS t ON t.language = c.language OR list_contains(?::VARCHAR[], t.language)
    GROUP BY c.language
"""

# Outlets are folded once each: the condition is on an aggregate, as one on the column would be asked of every row.
_OUTLETS = """
    WITH named AS MATERIALIZED (
        SELECT any_value(s.outlet) AS outlet
        FROM deal_sources AS s
        GROUP BY s.outlet
        HAVING contains(fold(any_value(s.outlet)), fold(?))
    )
    SELECT x.outlet, count(DISTINCT x.deal_no) AS deals
    FROM deal_sources AS x
    WHERE x.outlet IN (SELECT outlet FROM named) AND {}
    GROUP BY x.outlet
    ORDER BY starts_with(fold(x.outlet), fold(?)) DESC, deals DESC, x.outlet
    LIMIT ?
"""

# A company stands once beside a deal, whatever its parts in it; numbers are counted before names are read.
_COMPANIES = """
    WITH named AS MATERIALIZED (
        SELECT company_no, name, starts_with(fold, fold(?)) AS begins
        FROM companies JOIN company_numbers USING (company_id)
        WHERE contains(fold, fold(?))
    ),
    counted AS (
        SELECT x.company_no, count(*) AS deals FROM involvements AS x WHERE {} AND {} GROUP BY x.company_no
    )
    SELECT n.name, sum(c.deals)::BIGINT AS deals
    FROM named AS n JOIN counted AS c USING (company_no)
    GROUP BY n.name, n.begins
    ORDER BY n.begins DESC, deals DESC, n.name
    LIMIT ?
"""

# Sizes are read first, and lists only of the words that are shown; a deal stands in the lists of a word once.
_SIZED = """
    WITH begun AS MATERIALIZED (
        SELECT term_id, term FROM terms WHERE starts_with(term, fold(?))
    )
    SELECT b.term_id, b.term, sum(len(p.deal_nos)) AS deals
    FROM postings AS p JOIN begun AS b USING (term_id)
    GROUP BY ALL
    HAVING deals <= greatest(?, (SELECT count(*) FROM deals) * ?)
    ORDER BY deals DESC, b.term
    LIMIT ?
"""

_LEFT = """
    SELECT h.term_id, count(*) AS deals
    FROM (
        SELECT term_id, unnest(deal_nos) AS deal_no FROM postings WHERE term_id IN (SELECT unnest(?::INTEGER[]))
    ) AS h
    JOIN deals AS d USING (deal_no)
    WHERE {}
    GROUP BY h.term_id
"""
