"""Evidence beside the rows of a query: on each row the best passage of its deal, where it stands, and a citation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import duckdb

from seeds.saying import say
from store.citation import Citation, citations_of, text_citation
from store.errors import QueryError
from store.query import Query, Result, Row, errors_of

EVIDENCE_COLUMNS = {
    "evidence": "VARCHAR",
    "evidence_start": "INTEGER",
    "evidence_end": "INTEGER",
    "source_outlet": "VARCHAR",
    "source_title": "VARCHAR",
    "source_published": "VARCHAR",
    "source_url": "VARCHAR",
    "source_path": "VARCHAR",
    "source_document_id": "VARCHAR",
    "source_report_id": "VARCHAR",
    "citation": "VARCHAR",
}
"""The columns that are added, with the DuckDB name of their type.

``evidence`` is ``text[evidence_start:evidence_end]`` of the document `source_document_id`.
"""


class ProvenQuery:
    """A query whose rows have the columns of `EVIDENCE_COLUMNS` added; for `store.export.export_query`.

    The query must have a column ``report_id`` or ``deal_id``, in any case of letters. A report is proven by its own
    passage, a deal by the passage of the report whose stage it shows. A row whose id is not there, or NULL, has NULLs.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, query: Query) -> None:
        self._connection = connection
        self._query = query

    def cancel(self) -> None:
        """Stops the query; safe from any thread and at any time."""
        self._query.cancel()

    @contextmanager
    def open(self) -> Iterator[ProvenResult]:
        """The rows one batch at a time. Raises `QueryError` for a query without an id column."""
        with self._query.open() as result, errors_of(""), self._connection.cursor() as cursor:
            yield ProvenResult(result, cursor)


class ProvenResult:
    """A running query's columns, types and rows, with those of the evidence behind them."""

    def __init__(self, result: Result, cursor: duckdb.DuckDBPyConnection) -> None:
        names = [name.lower() for name in result.columns]
        self._id_column = next((name for name in ("report_id", "deal_id") if name in names), None)
        if self._id_column is None:
            raise QueryError(
                say(
                    "evidence needs a column deal_id or report_id, and there is none among {names}; "
                    "add one, or leave --evidence out",
                    names=", ".join(result.columns),
                )
            )
        self.columns = (*result.columns, *EVIDENCE_COLUMNS)
        self.types = (*result.types, *EVIDENCE_COLUMNS.values())
        self._place = names.index(self._id_column)
        self._result = result
        self._cursor = cursor

    def fetch(self, count: int) -> list[Row]:
        """The next rows, at most `count`; none when all were given."""
        rows = self._result.fetch(count)
        ids = {str(row[self._place]) for row in rows if row[self._place] is not None}
        reports = self._heads(sorted(ids)) if self._id_column == "deal_id" else dict(zip(ids, ids, strict=True))
        found = citations_of(self._cursor, reports.values())
        return [(*row, *_cells(found.get(reports.get(str(row[self._place]), "")))) for row in rows]

    def _heads(self, deal_ids: Sequence[str]) -> dict[str, str]:
        sql = "SELECT deal_id, head_report_id FROM deals WHERE deal_id IN (SELECT unnest($ids))"
        return dict(self._cursor.execute(sql, {"ids": deal_ids}).fetchall())


def _cells(citation: Citation | None) -> Row:
    if citation is None:
        return (None,) * len(EVIDENCE_COLUMNS)
    return (
        citation.quote,
        citation.start,
        citation.end,
        citation.outlet,
        citation.title,
        citation.published,
        citation.url,
        citation.path,
        citation.document_id,
        citation.report_id,
        text_citation(citation),
    )
