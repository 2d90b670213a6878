"""Opening a database: is it one of ours, who else holds it, and what a connection may do.

Every connection is locked down: no other files, no network, no extensions, no Python variables, no settings. A
connection for reading is read-only as well.
"""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import duckdb
import platformdirs

from seeds.saying import Said, reason_of, say
from store.errors import DatabaseBusy, DatabaseError, NewerSchema, NoDatabase, NotADatabase, OlderSchema, StoreError
from store.scratch import PREFIX
from store.statements import ask

SCHEMA_VERSION = 4
"""The version of the tables that this program reads and writes."""

SCHEMA_FILES = (
    "macros",
    "info",
    "documents",
    "companies",
    "reports",
    "corrections",
    "deals",
    "rates",
    "search",
    "timeline",
    "flows",
    "loops",
    "totals",
    "lists",
)
"""The files of `store/schema`, each with one subject, in the order in which they are run."""

BASE_TABLES = (
    "documents",
    "mentions",
    "reports",
    "report_parties",
    "evidence",
    "corrections",
    "correction_reports",
    "correction_fields",
)
"""The tables that nothing can be derived from; every other one is derived, but for `schema_info`."""

DERIVED_COLUMNS = {"reports": ("deal_id", "merge_rule", "disputes")}
"""Columns of base tables that are derived all the same, besides those that a rebuild brings up to date in place."""

PATH_VARIABLE = "DEALTRAIL_DB"
"""The environment variable that names the database."""

PATIENCE = 2.0
"""Seconds that opening for writing waits for another process to let go of the file; most readers are done by then."""

_APPLICATION = "dealtrail"
_SCHEMA = Path(__file__).parent / "schema"
_MAGIC = slice(8, 12)
_SIGNATURES = {b"PAR1": say("a Parquet file"), b"SQLite format 3": say("an SQLite database"), b"PK": say("a zip file")}
_HOLDER = re.compile(r"held in (?P<program>.*?) \(PID (?P<pid>\d+)\)")
_HELD_FOR_READING = "open this database in read-only mode"
_DENIED = re.compile("Permission denied|Read-only file system")
_FULL = {
    "No space left": say("the disk is full"),
    "Disk quota exceeded": say("the disk quota is used up"),
    "File too large": say("the file has reached the largest size that is allowed here"),
}
_STEP = 0.05
_THREADS_TO_READ = max(1, min(4, (os.cpu_count() or 1) - 1))
"""One core is left to the screen."""

_THREADS_TO_WRITE = 1
"""Loading runs many small statements, each of which starts twice as fast without other threads."""

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "temp_directory": "",
    "allowed_configs": ["operator_memory_limit"],
    "memory_limit": "2GB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}
"""What every connection is opened with; `memory_limit` is what one for writing may take."""


class Memory(NamedTuple):
    """What a connection may take: `least` megabytes, and of a large file that `share` of its size."""

    least: int
    share: float

    def megabytes(self, path: Path) -> int:
        """How many that are for a file; the least for one that is not there yet."""
        size = path.stat().st_size if path.exists() else 0
        return max(self.least, round(size * self.share / 1e6))


_READING = Memory(330, 0.16)
"""For reading: DuckDB keeps all that it ever read until they are full. Of a file with a million deals 250 are indexes,
which it never drops."""

CHANGING = Memory(650, 0.3)
"""For writing what somebody reads on meanwhile: all indexes of a file, which a load comes to need, are 0.22 of it."""

DERIVING = Memory(1_200, 0.6)
"""For deriving all of a file that has no more than its base tables yet, half of what it will be."""

_MEMORY_TO_SORT = "64MB"
"""What the sorts and hash tables of one cursor may take of it; the rest of them goes to the disk. Without a limit of
their own they count on memory that the indexes have, and fail."""

_MEMORY_WITHOUT_DISK = 750
"""Megabytes for a connection that may not write to the disk: to sort the deals of a file with a million takes 500."""

_FEW = 8
"""Rows up to which a statement that was parsed before is faster than what DuckDB has for many."""

_opened: set[tuple[str, int, int]] = set()
"""The files that this process has had open as databases: path, device and inode of each."""


def default_path() -> Path:
    """The user's database: what `DEALTRAIL_DB` names, else a file in the user's data folder."""
    named = os.environ.get(PATH_VARIABLE)
    return Path(named) if named else data_folder() / "dealtrail.duckdb"


def data_folder() -> Path:
    """The folder where the user's databases live; it may not exist yet."""
    return platformdirs.user_data_path(_APPLICATION, appauthor=False)


def open_database(
    path: Path, *, write: bool = False, patience: float = PATIENCE, spill: bool = True, memory: Memory | None = None
) -> duckdb.DuckDBPyConnection:
    """A locked-down connection to the database at `path`, read-only unless `write`.

    With `write` a missing file is created, with its folder, and another process that holds the file is waited for,
    `patience` seconds; it keeps as much of the file as it likes in memory unless it is told how much `memory` to use.
    Unless it may `spill`, nothing that it sorts goes to the disk.

    Raises `NoDatabase`, `NotADatabase`, `NewerSchema`, `OlderSchema`, `DatabaseBusy` or another `DatabaseError`.
    """
    path = Path(path)
    _check_file(path, write)
    opening = partial(connect, path, write=write, spill=spill, memory=memory)
    connection = _patiently(opening, time.monotonic() + (patience if write else 0.0))
    try:
        with one_line_errors(path):
            _lock_down(connection)
            if spill and not write:
                _limit_sorts(connection)
            _check_schema(connection, path, write)
    except BaseException:
        connection.close()
        raise
    return connection


def new_cursor(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A cursor for reading; what it sorts goes to the disk where it is much, if its connection may `spill`."""
    cursor = connection.cursor()
    _limit_sorts(cursor)
    return cursor


def _limit_sorts(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(f"SET operator_memory_limit = '{_MEMORY_TO_SORT}'")


def connect(path: Path, *, write: bool, spill: bool = True, memory: Memory | None = None) -> duckdb.DuckDBPyConnection:
    """A connection that is not locked down yet, whatever the file holds. Raises a `DatabaseError`."""
    config = {**CONFIG, "threads": _THREADS_TO_WRITE if write else _THREADS_TO_READ}
    if spill:
        config["temp_directory"] = str(_spill_folder(path))
    if not write:
        config["memory_limit"] = f"{_memory_to_read(path) if spill else _MEMORY_WITHOUT_DISK}MB"
    elif memory is not None:
        config["memory_limit"] = f"{memory.megabytes(path)}MB"
    with one_line_errors(path):
        connection = duckdb.connect(path, read_only=not write, config=config)
    _opened.add(_identity(path))
    return connection


@cache  # all connections of a process to a file must be opened alike
def _memory_to_read(path: Path) -> int:
    return _READING.megabytes(path)


@cache
def _spill_folder(path: Path) -> Path:
    """Where DuckDB makes a folder when it needs one, and takes it away: beside the file if that place can be written.

    Beside a copy in a scratch folder there is no place, as it goes at once. The name is one of those that
    `store.scratch` removes when a process was killed.
    """
    beside = path.absolute().parent
    if beside.name.startswith(PREFIX):
        beside = beside.parent
    parent = beside if os.access(beside, os.W_OK) else Path(tempfile.gettempdir())
    return parent / f"{PREFIX}{os.getpid()}-spill"


@contextmanager
def one_line_errors(path: Path) -> Iterator[None]:
    """Turns DuckDB's errors into a `DatabaseError` about `path`, and its own interrupt into `KeyboardInterrupt`."""
    try:
        with interruptible():
            yield
    except duckdb.Error as error:
        raise _explain(path, error) from error


@contextmanager
def interruptible() -> Iterator[None]:
    """Turns the error of DuckDB for ctrl-C while it works into `KeyboardInterrupt`."""
    try:
        yield
    except RuntimeError as error:
        if is_interrupt(error):
            raise KeyboardInterrupt from error
        raise


def is_interrupt(error: Exception) -> bool:
    """Whether an error is what DuckDB raises for ctrl-C."""
    return isinstance(error, RuntimeError) and str(error) == "Query interrupted"


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Everything inside happens, or, when anything is raised, nothing."""
    connection.begin()
    try:
        yield
        connection.commit()
    except BaseException:
        with suppress(duckdb.Error):
            connection.rollback()
        raise


def path_of(connection: duckdb.DuckDBPyConnection) -> Path:
    """The file of a connection."""
    sql = "SELECT path FROM duckdb_databases() WHERE database_name = current_database()"
    (path,) = connection.execute(sql).fetchone() or ("",)
    return Path(path or ":memory:")


def append(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    rows: Sequence[Sequence[object]],
    columns: list[str] | None = None,
    *,
    replace: bool = False,
) -> None:
    """Writes rows, however many, into some or all columns of a table, inside the transaction that is open.

    With `replace` a row takes the place of the one with the same primary key.
    """
    if not rows:
        return
    if len(rows) <= _FEW and not replace:
        into = table if columns is None else f"{table} ({', '.join(columns)})"
        places = ", ".join([f"({', '.join('?' * len(rows[0]))})"] * len(rows))
        ask(connection, f"INSERT INTO {into} VALUES {places}", [value for row in rows for value in row])  # noqa: S608
        return
    with connection.appender(table, columns=columns, action="upsert" if replace else "insert") as appender:
        appender.append_rows(rows)


def _patiently(opening: Callable[[], duckdb.DuckDBPyConnection], deadline: float) -> duckdb.DuckDBPyConnection:
    """What opening gives, tried again until the deadline while another process holds the file."""
    while True:
        try:
            return opening()
        except DatabaseBusy as busy:
            if busy.pid == os.getpid() or time.monotonic() > deadline:
                raise
        time.sleep(_STEP)


def _check_file(path: Path, write: bool) -> None:
    try:
        if _identity(path) in _opened:
            # Reading it here would give away the lock of a connection that this process may have on it: closing any
            # descriptor of a file ends every lock that a process has on the file (POSIX, fcntl).
            return
        head = _head(path)
    except FileNotFoundError:
        if not write:
            raise NoDatabase(path, say("there is no such database"), say("make one with dealtrail load")) from None
        _make_folder(path)
        return
    except IsADirectoryError:
        raise NotADatabase(path, say("this is a folder"), say("name a file in it")) from None
    except OSError as error:
        raise _unusable(path, error) from error
    if head[_MAGIC] != b"DUCK":
        raise NotADatabase(
            path, say("this is no Dealtrail database but {what}", what=_what_is(head)), say("name another file")
        )


def _identity(path: Path) -> tuple[str, int, int]:
    status = path.stat()
    return str(path.absolute()), status.st_dev, status.st_ino


def _head(path: Path) -> bytes:
    """The first bytes of a file; one that is empty may be about to be filled by another process."""
    for wait in (0.1, 0.0):
        with path.open("rb") as file:
            head = file.read(16)
        if head:
            break
        time.sleep(wait)
    return head


def _what_is(head: bytes) -> Said:
    if not head:
        return say("an empty file")
    known = next((what for signature, what in _SIGNATURES.items() if head.startswith(signature)), None)
    return known or say("some other file")


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: OSError) -> DatabaseError:
    return DatabaseError(
        path,
        say("the database cannot be opened ({reason})", reason=reason_of(error)),
        say("check the path and its permissions"),
    )


def _lock_down(connection: duckdb.DuckDBPyConnection) -> None:
    """Takes files and settings away; a second connection of the process to a file shares the lock of the first."""
    if connection.execute("SELECT current_setting('lock_configuration')").fetchone() != (True,):
        connection.execute("SET enable_external_access = false; SET lock_configuration = true")


def _check_schema(connection: duckdb.DuckDBPyConnection, path: Path, write: bool) -> None:
    try:  # a list of all tables first would take ten times as long
        (version,) = connection.execute("SELECT version FROM schema_info").fetchone() or (0,)
    except duckdb.CatalogException:
        return _no_schema(connection, path, write)
    if version > SCHEMA_VERSION:
        problem = say(
            "the database was written by a newer Dealtrail (schema {version}, this one reads {own})",
            version=version,
            own=SCHEMA_VERSION,
        )
        raise NewerSchema(path, problem, say("upgrade Dealtrail or name another file"))
    if version < SCHEMA_VERSION:
        problem = say(
            "the database was written by an older Dealtrail (schema {version}, this one reads {own})",
            version=version,
            own=SCHEMA_VERSION,
        )
        raise OlderSchema(path, problem, say("any command of dealtrail brings it up to date, and keeps a backup"))
    return None


def _no_schema(connection: duckdb.DuckDBPyConnection, path: Path, write: bool) -> None:
    """Makes the tables of a database that is empty. Raises for one that must not be, and for one of somebody else."""
    if connection.execute("SELECT 1 FROM duckdb_tables() LIMIT 1").fetchone() is not None:
        raise NotADatabase(path, say("this DuckDB database was not made by Dealtrail"), say("name another file"))
    if not write:
        raise NoDatabase(path, say("the database is empty"), say("fill it with dealtrail load"))
    _create_schema(connection)


def _create_schema(connection: duckdb.DuckDBPyConnection) -> None:
    with transaction(connection):
        for name in SCHEMA_FILES:
            connection.execute((_SCHEMA / f"{name}.sql").read_text(encoding="utf-8"))
        connection.execute("INSERT INTO schema_info VALUES (?, ?)", [SCHEMA_VERSION, _APPLICATION])


def _explain(path: Path, error: duckdb.Error) -> StoreError:
    message = str(error)
    if "Could not set lock" in message:
        return _busy(path, _HOLDER.search(message), _HELD_FOR_READING in message)
    if "different configuration" in message:
        problem = say("the database is open in this very process in another way")
        return DatabaseBusy(path, problem, say("close it there first"), os.getpid())
    if any(sign in message for sign in ("Could not read enough bytes", "Corrupt database file", "not a valid DuckDB")):
        return NotADatabase(
            path, say("the database is damaged or cut short"), say("restore a copy, or load the articles anew")
        )
    if (full := next((what for sign, what in _FULL.items() if sign in message), None)) is not None:
        return DatabaseError(
            path, say("{full}; what was loaded before is safe", full=full), say("make room and load again")
        )
    if (denied := _DENIED.search(message)) is not None:
        problem = say("access to the database is refused ({denied})", denied=denied[0].lower())
        return DatabaseError(
            path, problem, say("change the permissions of the file and its folder, or name another file")
        )
    first = next((line for line in message.splitlines() if line.strip()), say("no reason given"))
    reason = re.sub(r"^\S[\w ]* Error: ", "", first).strip()
    return DatabaseError(
        path, say("the database cannot be used ({reason})", reason=reason), say("check the file and its folder")
    )


def _busy(path: Path, holder: re.Match[str] | None, for_reading: bool) -> DatabaseBusy:
    if holder is None:
        return DatabaseBusy(path, say("another process holds the database"), say("close that process and try again"))
    program, pid = Path(holder["program"]).name, int(holder["pid"])
    if for_reading:
        problem = say(
            "process {pid} ({program}) is reading the database, so that it cannot be changed now",
            pid=str(pid),
            program=program,
        )
        return DatabaseBusy(
            path, problem, say("close that Dealtrail (or end it with: kill {pid}) and try again", pid=str(pid)), pid
        )
    problem = say("process {pid} ({program}) is writing to the database", pid=str(pid), program=program)
    way_out = say(
        "wait until it is done (or end it with: kill {pid}; what it has reported stays) and try again", pid=str(pid)
    )
    return DatabaseBusy(path, problem, way_out, pid)
