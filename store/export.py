"""Export of a query's rows to a file: CSV, TSV, JSON, JSON Lines, Markdown or Parquet.

The rows are streamed into a file beside the target, which takes the target's place only when it is complete, so that
an existing target keeps its content when anything fails.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import duckdb

from seeds.saying import Said, reason_of, say
from store.errors import ExportError
from store.parquet import write_parquet
from store.proof import ProvenQuery, ProvenResult
from store.query import Query, Result, Row, interruptibly
from store.row_formats import TEXT_FORMATS, write_rows

__all__ = ["FORMATS", "export", "export_query", "export_rows", "format_of", "write_rows", "write_text"]

FORMATS = (*TEXT_FORMATS, "parquet")
"""The formats, each of which is also the ending of its files."""

Exported: TypeAlias = Query | ProvenQuery
"""What can be written: the rows of a query, with or without the evidence for each."""

_BATCH = 10_000
_PROVEN_BATCH = 50_000
"""Rows whose evidence is looked up at a time: that takes as long for few of them as for many."""


def export(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    params: Sequence[Any],
    target: Path,
    format: str | None = None,  # noqa: A002
) -> int:
    """Writes every row of a query of ours to `target` and returns how many there were.

    The user's own SQL is exported with `export_query` of a `store.console.ConsoleQuery`. Raises `ExportError` for the
    file and `QueryError` for the query.
    """
    return export_query(Query(connection, sql, params, limit=None, deadline=None), target, format)


def export_query(query: Exported, target: Path, format: str | None = None) -> int:  # noqa: A002
    """Writes every row of a query, whatever its limit, and returns how many; `query.cancel()` stops it."""
    chosen = format or format_of(target)
    if chosen not in FORMATS:
        raise ExportError(
            target,
            say("there is no format {chosen!r}", chosen=chosen),
            say("choose one of {names}", names=", ".join(FORMATS)),
        )
    return interruptibly(lambda: _export(query, target, chosen), query.cancel)


def export_rows(rows: Iterable[Row], columns: Sequence[str], target: Path) -> int:
    """Writes rows that are at hand, in a text format by the file's ending, and returns how many there were."""
    chosen = format_of(target)
    if chosen not in TEXT_FORMATS:
        raise ExportError(
            target,
            say("these rows are written as text only"),
            say("choose one of {names}", names=", ".join(TEXT_FORMATS)),
        )
    with replacing(target) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        return write_rows(file, columns, rows, chosen)


def write_text(target: Path, text: str) -> None:
    """Writes a text over a file, whole or not at all; raises `ExportError`."""
    with replacing(target) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        file.write(text)


def format_of(target: Path) -> str:
    """The format that a file's ending names; raises `ExportError` for any other ending."""
    ending = target.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        problem = (
            say("the ending .{ending} names no format", ending=ending) if ending else say("the name has no ending")
        )
        raise ExportError(target, problem, say("end it in {names}", names=", ".join("." + name for name in FORMATS)))
    return ending


def _export(query: Exported, target: Path, chosen: str) -> int:
    with replacing(target) as temporary, query.open() as result:
        if chosen == "parquet":
            return write_parquet(temporary, result.columns, result.types, _batches(result))
        with temporary.open("w", encoding="utf-8", newline="") as file:
            return write_rows(file, result.columns, _rows(result), chosen)


def _rows(result: Result | ProvenResult) -> Iterator[Row]:
    for batch in _batches(result):
        yield from batch


def _batches(result: Result | ProvenResult) -> Iterator[list[Row]]:
    size = _PROVEN_BATCH if isinstance(result, ProvenResult) else _BATCH
    while batch := result.fetch(size):
        yield batch


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """An empty file beside `target` that replaces it at the end, and is gone when anything fails."""
    with _errors_of(target):
        final = _resolved(target)
        mode = _mode(target, final)
        temporary = final.with_name(f".{secrets.token_hex(8)}.part")
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    try:
        with _errors_of(target):
            yield temporary
            if mode is not None:
                temporary.chmod(mode)
            _to_disk(temporary)
            temporary.replace(final)
    finally:
        temporary.unlink(missing_ok=True)


def _resolved(target: Path) -> Path:
    try:
        return target.resolve()
    except (RuntimeError, ValueError) as error:
        raise ExportError(target, say("this is no path"), say("choose another one")) from error


def _mode(target: Path, final: Path) -> int | None:
    """The permissions of the file that is to be replaced; None when there is none."""
    if not final.exists():
        return None
    if not final.is_file():
        what = say("is a folder") if final.is_dir() else say("is no ordinary file")
        raise ExportError(target, what, say("choose the name of a file"))
    if not os.access(final, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(final.stat().st_mode)


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


@contextmanager
def _errors_of(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        problem, way_out = _explained(target, error)
        raise ExportError(target, problem, way_out) from error


def _explained(target: Path, error: OSError) -> tuple[Said, Said]:
    parent = target.parent
    if error.errno == errno.ENOENT:
        return say("the folder {parent} does not exist", parent=parent), say("create it or choose another path")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return say("it may not be written"), say("choose a folder of your own")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return say("the disk is full"), say("free some space or choose another path; nothing was changed")
    if error.errno == errno.ENOTDIR:
        return say("{parent} is no folder", parent=parent), say("choose another path")
    return reason_of(error), say("choose another path")
