"""Reading a database while another process writes to it: DuckDB refuses, so a copy of the file is read instead.

DuckDB changes the main file in place only where no header points to, until a checkpoint writes a new header; commits go
to the end of the log beside it. A copy of the log and *then* of the main file, between two looks at the headers that
see the same, is therefore the state of one commit: what the log names was in the main file before the log was copied,
and a checkpoint in between would have changed a header.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from seeds.saying import Said, reason_of, say
from store.database import open_database
from store.errors import DatabaseBusy, DatabaseError, NoDatabase
from store.scratch import scratch_folder

LONGEST = 20.0
"""Seconds that a writer is watched for a moment without a checkpoint, before reading is given up."""

_HEADERS = 3 * 4096
_STEP = 0.05


@dataclass(frozen=True, slots=True)
class Reading:
    """A connection for reading; `notice` is a line on what is shown when that is not the file itself, else None."""

    connection: duckdb.DuckDBPyConnection
    notice: Said | None


def open_to_read(path: Path, *, longest: float = LONGEST) -> Reading:
    """The database at `path`, read-only; a copy as of now while another process writes to it.

    Raises what `store.database.open_database` raises; `DatabaseBusy` when no copy succeeded for `longest` seconds.
    """
    path = Path(path)
    deadline = time.monotonic() + longest
    while True:
        try:
            return Reading(open_database(path), None)
        except DatabaseBusy as busy:
            if busy.pid == os.getpid():
                raise
            reading = _copy_of(path, busy)
            if reading is not None:
                return reading
            if time.monotonic() > deadline:
                raise
        time.sleep(_STEP)


def _copy_of(path: Path, busy: DatabaseBusy) -> Reading | None:
    """A copy of the database that somebody writes to; None when there was a checkpoint meanwhile."""
    # Beside the file, where blocks may be shared. An open file needs no name: the copy is removed at once, and its
    # room is free when the process ends, however that ends.
    with scratch_folder(path) as folder:
        copy = folder / path.name
        taken = datetime.now()
        if not _copied(path, copy):
            return None
        try:
            connection = open_database(copy)
        except NoDatabase:
            return None  # the writer is about to make it
        except DatabaseError as error:
            raise type(error)(path, error.problem, error.way_out) from error
    by = say("another process") if busy.pid is None else say("process {pid}", pid=str(busy.pid))
    notice = say(
        "{name} is shown as of {time}, while {by} writes to it", name=path.name, time=f"{taken:%H:%M:%S}", by=by
    )
    return Reading(connection, notice)


def _copied(path: Path, copy: Path) -> bool:
    """Copies the log and then the file; False when a checkpoint came between."""
    log = path.with_name(f"{path.name}.wal")
    try:
        before = _headers(path)
        with contextlib.suppress(FileNotFoundError):
            _copy(log, copy.with_name(f"{copy.name}.wal"))
        _copy(path, copy)
        return _headers(path) == before == _headers(copy)
    except OSError as error:
        problem = say(
            "another process writes to the database, and no copy of it can be made to read ({reason})",
            reason=reason_of(error),
        )
        raise DatabaseError(path, problem, say("make room, or wait until that process is done")) from error


def _headers(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADERS)


def _copy(source: Path, target: Path) -> None:
    """Copies a file; without moving a byte where the file system can share blocks."""
    with source.open("rb") as reader, target.open("wb") as writer:
        try:
            while os.copy_file_range(reader.fileno(), writer.fileno(), 1 << 30):
                pass
        except (AttributeError, OSError):
            reader.seek(0)
            writer.seek(0)
            shutil.copyfileobj(reader, writer, 1 << 20)
