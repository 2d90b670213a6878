"""How often each name is printed for each company: what companies are called by, without reading every place again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
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

_IN_DOCUMENTS = {
    "mentions": "SELECT document_id, company_id, name, kind FROM mentions WHERE document_id {}",
    "report_parties": """
        SELECT r.document_id, p.company_id, p.name, ''
        FROM reports AS r JOIN report_parties AS p USING (report_id)
        WHERE r.document_id {}
    """,
}


def count_printed(connection: duckdb.DuckDBPyConnection, times: Mapping[Printed, int]) -> None:
    """Adds to the counts; a name that is not printed any more goes."""
    add_counts(connection, _COUNTED, times.items())


def printed_in(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Sequence[tuple[str, str]]]
) -> Counter[Printed]:
    """How often names are printed at some places, as (document, name), by the table that they stand in."""
    times: Counter[Printed] = Counter()
    for table, places in tables.items():
        wanted = set(places)
        rows = rows_by_key(connection, _IN_DOCUMENTS[table], {document for document, _ in wanted})
        times.update((company, name, kind) for document, company, name, kind in rows if (document, name) in wanted)
    return times


def printed_by(connection: duckdb.DuckDBPyConnection, document_id: str) -> Counter[Printed]:
    """How often names are printed in a document."""
    rows = [row for sql in _IN_DOCUMENTS.values() for row in rows_by_key(connection, sql, [document_id])]
    return Counter((company, name, kind) for _, company, name, kind in rows)


def fill_printed(connection: duckdb.DuckDBPyConnection) -> None:
    """Counts the names of all documents anew."""
    connection.execute("TRUNCATE printed_names")
    connection.execute(_FILL)
