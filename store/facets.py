"""How the deals that a search finds are spread over kinds, stages, years, currencies, outlets and languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from store.chosen_deals import which_deals
from store.search import Search, compile_search
from store.search_edits import Mark, facet_of, marked, value_key, without
from store.search_terms import Term

FACETS = ("kind", "stage", "confirmation", "year", "currency", "outlet", "language")
"""What deals are counted by."""


@dataclass(frozen=True, slots=True)
class FacetRow:
    """How many of the deals have a value in a field, one of `FACETS`.

    A deal that several outlets report counts for each of them; one without a date, currency or outlet is not counted
    there.
    """

    field: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """A value that may be kept or excluded: how many deals have it, and what the search says of it already."""

    field: str
    value: str
    count: int
    mark: Mark | None


def facet_rows(
    cursor: duckdb.DuckDBPyConnection, search: Search | None = None, company_id: str | None = None
) -> list[FacetRow]:
    """The counts of every facet for the deals that a search finds, in the order of `FACETS`, the most frequent first.

    The years come from the latest. Without a search all deals are counted, of one company only when it is given.
    """
    where, params = which_deals(search, company_id)
    if not params:
        rows = cursor.execute(_OF_ALL).fetchall()
    else:
        rows = cursor.execute(_OF_FOUND.format(where), params).fetchall()
    return _ordered(FacetRow(field, value, count) for field, value, count in rows)


def facet_choices(
    cursor: duckdb.DuckDBPyConnection, search: Search, company_id: str | None = None
) -> list[FacetChoice]:
    """The values of every facet in the order of `facet_rows`, marked as the search has them; marked ones always stand.

    What the search says of a facet itself is left out of account in the counts of that facet: they are what keeping a
    value would find, or excluding it would take away. Deals of several outlets can be told by all that are kept, so
    the outlets that are kept stay in account.
    """
    rows = facet_rows(cursor, search, company_id)
    for facet in dict.fromkeys(filter(None, map(facet_of, search.terms))):
        loose = loosened(search, facet)
        if len(loose.terms) < len(search.terms):
            where, params = which_deals(loose, company_id)
            counted = cursor.execute(_COUNT_ONE[facet].format(where), params).fetchall()
            rows = [row for row in rows if row.field != facet]
            rows += [FacetRow(facet, value, count) for value, count in counted]
    marks = {(facet, value_key(value)): mark for (facet, value), mark in marked(search.terms).items()}
    there = {(row.field, value_key(row.value)) for row in rows}
    missing = [key for key in marked(search.terms) if (key[0], value_key(key[1])) not in there]
    rows += [FacetRow(facet, value, 0) for facet, value in missing]
    return [
        FacetChoice(row.field, row.value, row.count, marks.get((row.field, value_key(row.value))))
        for row in _ordered(rows)
    ]


def loosened(search: Search, facet: str) -> Search:
    """The search without what it says of a facet, to count the values of that facet by."""
    dropped = [term for term in search.terms if _lets_go(term, facet)]
    return compile_search(without(search.text, dropped)) if dropped else search


def facet_counts(facet: str) -> str:
    """The statement that counts the values of one facet, with a place for the conditions on the deal `d`."""
    return _COUNT_ONE[facet]


def _lets_go(term: Term, facet: str) -> bool:
    return facet_of(term) == facet and (facet != "outlet" or term.negated)


def _ordered(rows: Iterable[FacetRow]) -> list[FacetRow]:
    by_count = sorted(rows, key=lambda row: (-row.count, row.value))
    ranked = sorted(by_count, key=lambda row: row.value if row.field == "year" else "", reverse=True)
    return sorted(ranked, key=lambda row: FACETS.index(row.field))


_COUNTS = """\
SELECT
    CASE g WHEN 15 THEN 'kind' WHEN 23 THEN 'stage' WHEN 27 THEN 'confirmation' WHEN 29 THEN 'year' ELSE 'currency' END,
    coalesce(kind, stage, confirmation, CAST(year AS VARCHAR), currency) AS value,
    n
FROM (
    SELECT
        kind, stage, confirmation, year(date_on) AS year, currency, count(*) AS n,
        grouping(kind, stage, confirmation, year(date_on), currency) AS g
    FROM {}
    GROUP BY GROUPING SETS ((kind), (stage), (confirmation), (year(date_on)), (currency))
)
WHERE value IS NOT NULL
UNION ALL
"""

_BY_SOURCE = """\
SELECT 'outlet', outlet, count(*) FROM deal_sources WHERE first_of_outlet GROUP BY outlet
UNION ALL
SELECT 'language', language, count(*) FROM deal_sources WHERE first_of_language GROUP BY language
"""

# Whatever is joined with the deals that are found is read once.
_FOUND = """\
WITH found AS MATERIALIZED (
    SELECT d.deal_no, d.kind, d.stage, d.confirmation, d.date_on, d.currency FROM deals AS d WHERE {}
),
told AS MATERIALIZED (
    SELECT
        outlet, language,
        sum(first_of_outlet::INTEGER)::BIGINT AS of_outlet, sum(first_of_language::INTEGER)::BIGINT AS of_language
    FROM deal_sources SEMI JOIN found USING (deal_no)
    GROUP BY outlet, language
)
"""

_BY_SOURCE_FOUND = """\
SELECT 'outlet', outlet, sum(of_outlet)::BIGINT AS n FROM told WHERE outlet IS NOT NULL GROUP BY outlet HAVING n > 0
UNION ALL
SELECT 'language', language, sum(of_language)::BIGINT AS n FROM told GROUP BY language HAVING n > 0
"""

_OF_ALL = _COUNTS.format("deals") + _BY_SOURCE
_OF_FOUND = _FOUND + _COUNTS.format("found") + _BY_SOURCE_FOUND

_OF_DEALS = "SELECT {0} AS value, count(*) FROM deals AS d WHERE {0} IS NOT NULL AND {{}} GROUP BY value"

_OF_SOURCES = """\
SELECT x.{0}, count(*) FROM deal_sources AS x
WHERE x.first_of_{0} AND x.{0} IS NOT NULL AND x.deal_no IN (SELECT d.deal_no FROM deals AS d WHERE {{}})
GROUP BY x.{0}"""

_COUNT_ONE = {
    **{field: _OF_DEALS.format(f"d.{field}") for field in ("kind", "stage", "confirmation", "currency")},
    "year": _OF_DEALS.format("CAST(year(d.date_on) AS VARCHAR)"),
    **{field: _OF_SOURCES.format(field) for field in ("outlet", "language")},
}
"""The counts of one facet alone."""
