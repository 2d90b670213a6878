"""How often each name is printed for each company: what companies are called by, without reading every place again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

import duckdb

from store.counting import Counted, add_counts
from store.lookups import rows_by_key

Printed: TypeAlias = tuple[str, str, str]
"""A company, a name as printed, and what the document takes it for; empty where it is the name of a party."""

_COUNTED = Counted("printed_names", "company_id", 0, "times")

_FILL = """
INSERT INTO printed_names
SELECT company_id, name, kind, count(*)
FROM (SELECT company_id, name, kind FROM mentions UNION ALL SELECT company_id, name, '' FROM report_parties)
GROUP BY ALL
ORDER BY ALL
"""

_MENTIONS = "SELECT rowid, document_id, company_id, name, kind FROM mentions WHERE document_id {}"

_REPORTS = "SELECT report_no, document_id FROM reports WHERE document_id {}"

_PARTIES = "SELECT rowid, report_no, company_id, name FROM report_parties WHERE report_no {}"


def count_printed(connection: duckdb.DuckDBPyConnection, times: Mapping[Printed, int]) -> None:
    """Adds to the counts; a name that is not printed any more goes."""
    add_counts(connection, _COUNTED, times.items())


def rows_in(
    connection: duckdb.DuckDBPyConnection, table: str, documents: Collection[str]
) -> Iterator[tuple[int, str, str, str, str]]:
    """Where documents print names, in ``mentions`` or ``report_parties``: the place of the row there, the document,
    the company, the name, and what the document takes it for."""
    if table == "mentions":
        yield from rows_by_key(connection, _MENTIONS, documents)
        return
    reports: dict[int, str] = dict(rows_by_key(connection, _REPORTS, documents))
    for place, number, company_id, name in rows_by_key(connection, _PARTIES, reports, "INTEGER"):
        yield place, reports[number], company_id, name, ""


def printed_by(connection: duckdb.DuckDBPyConnection, document_id: str) -> Counter[Printed]:
    """How often names are printed in a document."""
    rows = (row for table in ("mentions", "report_parties") for row in rows_in(connection, table, [document_id]))
    return Counter((company, name, kind) for _, _, company, name, kind in rows)


def fill_printed(connection: duckdb.DuckDBPyConnection) -> None:
    """Counts the names of all documents anew."""
    connection.execute("TRUNCATE printed_names")
    connection.execute(_FILL)
