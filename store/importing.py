"""Deals from a table that the user keeps: each row a document with one report, the whole file in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import duckdb

from seeds.model import ParsedDocument
from seeds.tables import RULE, ColumnMapping, Refusal, Sheet, read_rows
from seeds.text import one_line
from store.companies import default_resolver
from store.database import one_line_errors, path_of, transaction
from store.intake import Intake, intake_of, put_in, supersedes
from store.loading import put, remove
from store.rebuild import derive_all

_BATCH = 2_000
"""Rows that are compared with the database at a time."""

_FEW, _SHARE = 20, 20
"""So many rows, or this part of all documents, are loaded one by one; for more it takes less to derive all again."""

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
        before = _count(connection, "deals")
        stored = {ident for (ident,) in connection.execute(_OF_FILE, [one_line(str(sheet.path)), RULE]).fetchall()}
        changes = _Changes(connection)
        seen: set[str] = set()
        rows = _accepted(sheet, mapping, refused)
        while batch := list(islice(rows, _BATCH)):
            changes.put(row for row in batch if row.document.document_id not in seen)
            seen.update(row.document.document_id for row in batch)
        removed = set() if keep else stored - seen
        loaded = changes.finish(removed)
        return ImportResult(
            rows=len(sheet.rows),
            loaded=loaded,
            unchanged=len(sheet.rows) - loaded - len(refused),
            removed=len(removed),
            refused=tuple(refused),
            deals_new=_count(connection, "deals") - before,
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


class _Changes:
    """Documents that come and go inside one transaction: few one by one, many at once and all derived again."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._most = max(_FEW, _count(connection, "documents") // _SHARE)
        self._waiting: list[Intake] = []
        self._loaded = 0
        self._at_once = False

    def put(self, documents: Iterable[ParsedDocument]) -> None:
        """Loads the documents that are not there the same."""
        intakes = {one.document.document_id: intake_of(one, default_resolver()) for one in documents}
        sql = "SELECT * FROM documents WHERE document_id IN (SELECT unnest(?))"
        stored = {row[0]: row for row in self._connection.execute(sql, [list(intakes)]).fetchall()}
        fresh = [one for ident, one in intakes.items() if ident not in stored or supersedes(one, stored[ident])]
        self._loaded += len(fresh)
        self._waiting += fresh
        if self._at_once or len(self._waiting) > self._most:
            self._write()

    def finish(self, removed: Collection[str]) -> int:
        """Takes documents out, and derives what all that touches; how many documents were loaded."""
        if self._at_once or len(self._waiting) + len(removed) > self._most:
            self._write()
            _take_out(self._connection, removed)
            derive_all(self._connection)
        else:
            for intake in self._waiting:
                put(self._connection, intake)
            for document_id in sorted(removed):
                remove(self._connection, document_id)
        return self._loaded

    def _write(self) -> None:
        self._at_once = True
        if not self._waiting:
            return
        _take_out(self._connection, [intake.document_id for intake in self._waiting])
        put_in(self._connection, self._waiting, counted=False)
        self._waiting.clear()


def _take_out(connection: duckdb.DuckDBPyConnection, document_ids: Collection[str]) -> None:
    """Removes every row that these documents brought; all is for the caller to derive anew."""
    ids = sorted(document_ids)
    for table in ("merge_keys", "evidence", "report_parties") if ids else ():
        key = "report_id" if table == "merge_keys" else "report_no"
        of_reports = f"{key} IN (SELECT {key} FROM reports WHERE document_id = ANY(?))"  # noqa: S608
        connection.execute(f"DELETE FROM {table} WHERE {of_reports}", [ids])  # noqa: S608
    for table in ("reports", "mentions", "documents") if ids else ():
        connection.execute(f"DELETE FROM {table} WHERE document_id = ANY(?)", [ids])  # noqa: S608


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)  # noqa: S608
    return int(count)
