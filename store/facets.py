"""How the deals that a search finds are spread over kinds, stages, years, currencies, outlets and languages."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from store.search import Search

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


def facet_rows(cursor: duckdb.DuckDBPyConnection, search: Search | None = None) -> list[FacetRow]:
    """The counts of every facet for the deals that a search finds, in the order of `FACETS`, the most frequent first.

    The years come from the latest. Without a search all deals are counted.
    """
    if search is None or not search.terms:
        rows = cursor.execute(_COUNTS.format("deals", "deal_sources")).fetchall()
    else:
        chosen = [f"{table} SEMI JOIN found USING (deal_no)" for table in ("deals", "deal_sources")]
        sql = _FOUND.format(search.condition) + _COUNTS.format(*chosen)
        rows = cursor.execute(sql, search.params).fetchall()
    facets = [FacetRow(field, value, count) for field, value, count in rows]
    by_count = sorted(facets, key=lambda row: (-row.count, row.value))
    ranked = sorted(by_count, key=lambda row: row.value if row.field == "year" else "", reverse=True)
    return sorted(ranked, key=lambda row: FACETS.index(row.field))


_FOUND = "WITH found AS MATERIALIZED (SELECT d.deal_no FROM deals AS d WHERE {})\n"

_COUNTS = """\
SELECT
    CASE g WHEN 15 THEN 'kind' WHEN 23 THEN 'stage' WHEN 27 THEN 'confirmation' WHEN 29 THEN 'year' ELSE 'currency' END,
    coalesce(kind, stage, confirmation, CAST(year AS VARCHAR), currency) AS value,
    n
FROM (
    SELECT
        kind, stage, confirmation, year(date_on) AS year, currency, count(*) AS n,
        grouping(kind, stage, confirmation, year(date_on), currency) AS g
    FROM {0}
    GROUP BY GROUPING SETS ((kind), (stage), (confirmation), (year(date_on)), (currency))
)
WHERE value IS NOT NULL
UNION ALL
SELECT 'outlet', outlet, count(*) FROM {1} WHERE first_of_outlet GROUP BY outlet
UNION ALL
SELECT 'language', language, count(*) FROM {1} WHERE first_of_language GROUP BY language
"""
