"""A database made anew from its base tables: after a new version of the schema, or to repair what is derived.

The base tables hold what was read, parsed and decided by the user. They are copied into a fresh file, all the
rest is derived from them again, and the fresh file takes the place of the old one in one step. Until then the old file
is only read, and afterwards it is kept as a backup: a process that is killed at any moment leaves the one or the other
whole.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from seeds.errors import DealtrailError
from seeds.saying import reason_of, say
from seeds.text import one_line
from store.correction_log import adopt_version_1
from store.database import (
    BASE_TABLES,
    CONFIG,
    DERIVED_COLUMNS,
    DERIVING,
    PATIENCE,
    one_line_errors,
    open_database,
    transaction,
)
from store.errors import DatabaseBusy, DatabaseError
from store.rebuild import derive_in_steps
from store.scratch import scratch_folder

OLD = "old"
"""The name under which the connections of this module know the database that is read."""

Progress = Callable[[str], None]
"""Told in a few words what was done last."""

_NUMBER = "report_no"
"""The column with the numbers of reports, which are given anew in the order of the documents."""

_Adopt = Callable[[duckdb.DuckDBPyConnection, list[tuple[Any, ...]]], None]

_ADOPTED: dict[int, dict[str, _Adopt | None]] = {
    1: {"corrections": adopt_version_1, "correction_reports": None, "correction_fields": None}
}
"""By version, the tables whose rows are not copied column by column, and what writes the old ones in today's shape."""

_NEW = "new"
_CHECK_IT = say("it is as before; dealtrail doctor says what is wrong with it")
_STEP = 0.05


def renew(path: Path, progress: Progress | None = None) -> Path:
    """Makes the database at `path` anew, in the schema of this version, and gives the backup of what it was before.

    Raises `DatabaseBusy` when another process has it open, and another `DatabaseError` when it cannot be read, when
    nothing can be derived from it or when its folder cannot be written; the file is as before then.
    """
    path = Path(path).resolve()
    try:
        with (
            scratch_folder(path, elsewhere=False) as folder,
            holding(path, spill=folder) as connection,
            one_line_errors(path),
        ):
            version = version_of(connection)
            draft = make_draft(connection, path, folder, progress)
            backup = _backup_path(path, version)
            _keep(path, backup)
            draft.replace(path)
            _write_through(path.parent)
    except OSError as error:
        problem = say("the database cannot be made anew ({reason})", reason=reason_of(error))
        way_out = say("it is as before; make room and see that its folder may be written")
        raise DatabaseError(path, problem, way_out) from error
    return backup


@contextlib.contextmanager
def holding(
    path: Path, *, spill: Path, write: bool = True, patience: float = PATIENCE
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that has the database attached as `OLD`, alone when `write`, so that nobody changes it meanwhile.

    What does not fit into memory goes to the folder `spill`. The connection is not locked down: no SQL of the user's
    belongs here. Raises a `DatabaseError`.
    """
    deadline = time.monotonic() + patience
    with contextlib.closing(duckdb.connect(":memory:", config=CONFIG | {"temp_directory": str(spill)})) as connection:
        while True:
            try:
                attach(connection, path, OLD, write=write)
                break
            except DatabaseBusy:
                if time.monotonic() > deadline:
                    raise
            time.sleep(_STEP)
        if write:
            with one_line_errors(path):
                connection.execute(f"CHECKPOINT {OLD}")
        yield connection


def attach(connection: duckdb.DuckDBPyConnection, path: Path, name: str, *, write: bool) -> None:
    """Attaches a database under a name. Raises a `DatabaseError`."""
    quoted = str(path).replace("'", "''")
    with one_line_errors(path):
        connection.execute(f"ATTACH '{quoted}' AS {name} (TYPE duckdb, {'READ_WRITE' if write else 'READ_ONLY'})")


def version_of(connection: duckdb.DuckDBPyConnection) -> int:
    """The version of the schema of the attached database."""
    (version,) = connection.execute(f"SELECT version FROM {OLD}.schema_info").fetchone() or (0,)  # noqa: S608
    return int(version)


def make_draft(
    connection: duckdb.DuckDBPyConnection, path: Path, folder: Path, progress: Progress | None = None
) -> Path:
    """A fresh database in `folder` of the base rows of the attached one, everything else derived from them.

    Raises a `DatabaseError` about `path`.
    """
    draft = folder / path.name
    copy_base(connection, draft, progress)
    try:
        derive(draft, progress)
    except DealtrailError as error:
        raise DatabaseError(path, error.said, _CHECK_IT) from error
    except Exception as error:  # base rows that no version would have written may fail anywhere
        problem = say(
            "nothing can be derived from what it holds ({name}: {error})",
            name=type(error).__name__,
            error=one_line(str(error)),
        )
        raise DatabaseError(path, problem, _CHECK_IT) from error
    return draft


def copy_base(connection: duckdb.DuckDBPyConnection, draft: Path, progress: Progress | None = None) -> None:
    """A fresh database at `draft` of the base rows of the attached one, with nothing derived. Raises `duckdb.Error`."""
    open_database(draft, write=True).close()
    attach(connection, draft, _NEW, write=True)
    adopted = _ADOPTED.get(version_of(connection), {})
    for table in BASE_TABLES:
        if table not in adopted:
            _copy(connection, table)
        if progress is not None:
            progress(f"{table} copied")
    connection.execute(f"CHECKPOINT {_NEW}")
    connection.execute(f"DETACH {_NEW}")
    for table, adopt in adopted.items():
        if adopt is not None:
            rows = connection.execute(f"SELECT * FROM {OLD}.{table}").fetchall()  # noqa: S608
            with contextlib.closing(open_database(draft, write=True)) as fresh, transaction(fresh):
                adopt(fresh, rows)


def derive(draft: Path, progress: Progress | None = None) -> None:
    """Derives all that can be derived of a database with base rows alone. Raises whatever its rows lead to."""
    with contextlib.closing(open_database(draft, write=True, memory=DERIVING)) as fresh:
        derive_in_steps(fresh, progress)
        fresh.execute("CHECKPOINT")


def columns_of(connection: duckdb.DuckDBPyConnection, database: str, table: str) -> list[str]:
    """The columns of a table of an attached database, in order; none when there is no such table."""
    try:
        described = connection.execute(f"SELECT * FROM {database}.{table} LIMIT 0").description  # noqa: S608
    except duckdb.CatalogException:
        return []
    return [column[0] for column in described or ()]


def _copy(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """The rows of a base table; a column that the old one has not gets its default."""
    derived = DERIVED_COLUMNS.get(table, ())
    old, new = columns_of(connection, OLD, table), columns_of(connection, _NEW, table)
    shared = [name for name in new if name in old and name not in (*derived, _NUMBER)]
    names, values, source = ", ".join(shared), ", ".join(f"o.{name}" for name in shared), f"{OLD}.{table} AS o"
    if _NUMBER in new:
        number, joined = _NEW_NUMBER if table == "reports" else _NUMBER_OF_REPORT
        names, values, source = f"{names}, {_NUMBER}", f"{values}, {number}", f"{source} {joined}"
    connection.execute(f"INSERT INTO {_NEW}.{table} ({names}) SELECT {values} FROM {source}")  # noqa: S608


_NEW_NUMBER = (
    "row_number() OVER (ORDER BY d.rowid, o.ordinal)",
    f"LEFT JOIN {OLD}.documents AS d USING (document_id) ORDER BY d.rowid, o.ordinal",
)
"""What numbers a report, and what is joined for it."""

_NUMBER_OF_REPORT = ("coalesce(r.report_no, 0)", f"LEFT JOIN {_NEW}.reports AS r USING (report_id)")
"""What gives the number of a row that belongs to a report; 0 where the report is not there."""


def _backup_path(path: Path, version: int) -> Path:
    """A name beside the file that tells what it is a backup of, and that nothing has yet."""
    named = f"{path.stem}.schema-{version}.{datetime.now():%Y-%m-%d-%H%M%S}"
    candidates = (path.with_name(f"{named}{'' if n == 1 else f'-{n}'}{path.suffix}") for n in range(1, 1000))
    return next(candidate for candidate in candidates if not candidate.exists())


def _keep(path: Path, backup: Path) -> None:
    """Gives the old file its second name, under which it stays; a copy where a file cannot have two names."""
    try:
        os.link(path, backup)
    except OSError:
        # Reading the file gives our lock on it away, hence the second look.
        before = path.stat()
        shutil.copy2(path, backup)
        if path.with_name(f"{path.name}.wal").exists() or _changed(before, path.stat()):
            backup.unlink()
            raise DatabaseBusy(path, say("the database was changed while it was copied"), say("try again")) from None


def _changed(before: os.stat_result, after: os.stat_result) -> bool:
    return (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size)


def _write_through(folder: Path) -> None:
    """Makes sure that the new names are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
