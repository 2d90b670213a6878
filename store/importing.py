"""Deals from a table that the user keeps: each row a document with one report, the whole file in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from seeds.model import ParsedDocument
from seeds.tables import RULE, ColumnMapping, Refusal, Sheet, read_rows
from seeds.text import one_line
from store.companies import default_resolver
from store.database import one_line_errors, path_of, transaction
from store.intake import intake_of
from store.loading import put, remove

_OF_FILE = """
    SELECT DISTINCT document_id
    FROM documents JOIN reports USING (document_id)
    WHERE path = ? AND rule = ?
"""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did: how many rows there were, loaded, and there already or twice; the refused ones.

    `removed` is how many rows of an earlier import the file no longer has, `deals_new` how many deals there are more
    than before.
    """

    rows: int
    loaded: int
    unchanged: int
    removed: int
    refused: tuple[tuple[Refusal, ...], ...]
    deals_new: int


def import_table(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, mapping: ColumnMapping, *, keep: bool = False
) -> ImportResult:
    """Loads the rows of a table; the same table twice changes nothing.

    A row is known by its words, and belongs to the file at the sheet's path: rows of an earlier import of that file
    that it no longer has are removed, unless `keep`, so that a row that was changed takes its own place. All that is
    loaded and removed happens, or, when anything is raised, nothing. Raises `TableError` for a mapping that does not
    fit, and `DatabaseError` when the database fails.
    """
    refused: list[tuple[Refusal, ...]] = []
    with one_line_errors(path_of(connection)), transaction(connection):
        before = _count_deals(connection)
        stored = {ident for (ident,) in connection.execute(_OF_FILE, [one_line(str(sheet.path)), RULE]).fetchall()}
        documents = {row.document.document_id: row for row in _accepted(sheet, mapping, refused)}
        loaded = sum(put(connection, intake_of(row, default_resolver())) for row in documents.values())
        removed = set() if keep else stored - documents.keys()
        for document_id in sorted(removed):
            remove(connection, document_id)
        return ImportResult(
            rows=len(sheet.rows),
            loaded=loaded,
            unchanged=len(sheet.rows) - loaded - len(refused),
            removed=len(removed),
            refused=tuple(refused),
            deals_new=_count_deals(connection) - before,
        )


def check_table(sheet: Sheet, mapping: ColumnMapping) -> tuple[tuple[Refusal, ...], ...]:
    """The rows that an import would refuse; raises `TableError` for a mapping that does not fit."""
    return tuple(row for row in read_rows(sheet, mapping) if isinstance(row, tuple))


def _accepted(sheet: Sheet, mapping: ColumnMapping, refused: list[tuple[Refusal, ...]]) -> Iterator[ParsedDocument]:
    for row in read_rows(sheet, mapping):
        if isinstance(row, ParsedDocument):
            yield row
        else:
            refused.append(row)


def _count_deals(connection: duckdb.DuckDBPyConnection) -> int:
    (count,) = connection.execute("SELECT count(*) FROM deals").fetchone() or (0,)
    return int(count)
