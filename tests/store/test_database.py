import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from store.database import (
    CHANGING,
    DERIVING,
    SCHEMA_VERSION,
    Memory,
    default_path,
    interruptible,
    new_cursor,
    open_database,
)
from store.errors import DatabaseBusy, DatabaseError, NewerSchema, NoDatabase, NotADatabase
from store.scratch import PREFIX

HOLDER = """
import sys
from pathlib import Path
from store.database import open_database
connection = open_database(Path(sys.argv[1]), write=True)
print("held", flush=True)
sys.stdin.read()
"""

NOBODY = """
import os, sys
from pathlib import Path
from store.database import open_database
from store.errors import DatabaseError
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    open_database(Path(sys.argv[1]), write=True)
except DatabaseError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new database without deals."""
    path = tmp_path_factory.mktemp("original") / "deals.duckdb"
    open_database(path, write=True).close()
    return path


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    """A copy of the new database."""
    return Path(shutil.copy(original, tmp_path))


@contextlib.contextmanager
def held(path: Path) -> Iterator[int]:
    """The database open for writing in another process, whose number is given."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process.pid
    finally:
        process.communicate()


def refused(path: Path, *, write: bool = False) -> DatabaseError:
    """The error of a database that cannot be opened; it is one line about the file, and the file stays as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DatabaseError) as caught:
        open_database(path, write=write)
    assert (path.read_bytes() if path.is_file() else None) == before
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    assert ";" in message
    return caught.value


def test_new_database_is_created_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "deals.duckdb"
    open_database(path, write=True).close()
    with open_database(path) as connection:
        assert connection.execute("FROM schema_info").fetchall() == [(SCHEMA_VERSION, "dealtrail")]


def test_a_table_without_a_comment_does_not_exist(path: Path) -> None:
    with open_database(path) as connection:
        silent = connection.execute(
            "SELECT table_name, NULL FROM duckdb_tables() WHERE comment IS NULL"
            " UNION ALL SELECT view_name, NULL FROM duckdb_views() WHERE NOT internal AND comment IS NULL"
            " UNION ALL SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL"
        ).fetchall()
        tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        views = {
            name for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        }
    assert silent == []
    assert {
        "documents",
        "companies",
        "aliases",
        "names",
        "short_forms",
        "short_names",
        "mentions",
        "deals",
        "parties",
        "reports",
        "evidence",
        "links",
    } < tables
    assert {"timeline", "flows", "loops", "conflicts", "company_deals", "company_totals", "report_values"} <= views


@pytest.mark.parametrize("write", [False, True])
def test_text_file_is_refused(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("payer,payee,amount\nAmazon,OpenAI,50\n" * 20)
    error = refused(path, write=write)
    assert isinstance(error, NotADatabase)
    assert "no Dealtrail database but some other file" in str(error)


def test_parquet_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deals.parquet"
    duckdb.sql("SELECT 1 AS amount").write_parquet(str(path))
    assert "a Parquet file" in str(refused(path))


def test_sqlite_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deals.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE deals (id)")
    assert "an SQLite database" in str(refused(path))


@pytest.mark.parametrize("write", [False, True])
def test_empty_file_is_refused(tmp_path: Path, write: bool) -> None:
    path = tmp_path / "deals.duckdb"
    path.touch()
    assert "an empty file" in str(refused(path, write=write))


def test_folder_is_refused(tmp_path: Path) -> None:
    error = refused(tmp_path)
    assert isinstance(error, NotADatabase)
    assert "this is a folder" in str(error)


@pytest.mark.parametrize("kept", [20, 4096, 12288, 50_000])
def test_truncated_database_is_refused(path: Path, kept: int) -> None:
    path.write_bytes(path.read_bytes()[:kept])
    error = refused(path)
    assert isinstance(error, NotADatabase)
    assert "damaged or cut short" in str(error)


def test_damaged_header_is_refused(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100] ^= 0xFF
    path.write_bytes(data)
    assert isinstance(refused(path), NotADatabase)


def test_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE deals (id INTEGER)")
    for write in (False, True):
        error = refused(path, write=write)
        assert isinstance(error, NotADatabase)
        assert "not made by Dealtrail" in str(error)


def test_newer_schema_is_refused(path: Path) -> None:
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE schema_info SET version = version + 1")
    for write in (False, True):
        error = refused(path, write=write)
        assert isinstance(error, NewerSchema)
        assert f"schema {SCHEMA_VERSION + 1}" in str(error)


def test_missing_database_is_no_database(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path / "none.duckdb"), NoDatabase)


def test_database_without_tables_is_filled_by_the_next_load(tmp_path: Path) -> None:
    path = tmp_path / "deals.duckdb"
    duckdb.connect(path).close()
    assert isinstance(refused(path), NoDatabase)
    open_database(path, write=True).close()
    with open_database(path) as connection:
        assert connection.execute("SELECT count(*) FROM deals").fetchone() == (0,)


@pytest.mark.parametrize("write", [False, True])
def test_database_held_by_another_process_is_busy(path: Path, write: bool) -> None:
    with held(path) as pid:
        error = refused_while_held(path, write)
        assert error.pid == pid
        assert f"kill {pid}" in str(error)
    open_database(path, write=write).close()


def refused_while_held(path: Path, write: bool) -> DatabaseBusy:
    with pytest.raises(DatabaseBusy) as caught:
        open_database(path, write=write)
    assert str(caught.value).startswith(f"{path}: ")
    return caught.value


def test_database_open_here_in_another_way_is_busy(path: Path) -> None:
    with open_database(path, write=True), pytest.raises(DatabaseBusy, match="in this very process"):
        open_database(path)


def test_two_readers_share_a_database(path: Path) -> None:
    with open_database(path) as one, open_database(path) as other:
        assert one.execute("FROM deals").fetchall() == other.execute("FROM deals").fetchall()


def test_path_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    error = refused(tmp_path / "file" / "deals.duckdb", write=True)
    assert "cannot be opened" in str(error)


def test_folder_that_may_not_be_written_is_refused() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        path = Path(folder) / "deals.duckdb"
        done = subprocess.run([sys.executable, "-c", NOBODY, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"{path}: ")
    assert "permission denied" in done.stdout.lower()
    assert done.stdout.count("\n") == 1


ATTACKS = [
    "SELECT * FROM read_text('{secret}')",
    "SELECT * FROM read_csv('{secret}')",
    "SELECT * FROM glob('{folder}/*')",
    "COPY (SELECT 1) TO '{folder}/out.csv'",
    "EXPORT DATABASE '{folder}/out'",
    "ATTACH '{folder}/other.duckdb'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET memory_limit = '100GB'",
    "SELECT * FROM local_rows",
    "SELECT * FROM read_text('{path}.tmp/x')",
    "COPY (SELECT 1) TO '{path}.tmp/x'",
]


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("attack", ATTACKS)
def test_connection_is_locked_down(path: Path, attack: str, write: bool) -> None:
    local_rows = duckdb.sql("SELECT 'a variable of ours'")  # noqa: F841
    secret = path.parent / "secret.txt"
    secret.write_text("secret")
    before = {file.name for file in path.parent.iterdir()}
    sql = attack.format(secret=secret, folder=path.parent, path=path)
    with open_database(path, write=write) as connection, pytest.raises(duckdb.Error):
        connection.cursor().execute(sql).fetchall()
    assert {file.name for file in path.parent.iterdir()} - {"deals.duckdb.wal"} == before


@pytest.mark.parametrize("sql", ["DELETE FROM schema_info", "CREATE TABLE x (i INTEGER)", "DROP VIEW loops"])
def test_reader_cannot_write(path: Path, sql: str) -> None:
    with open_database(path) as connection, pytest.raises(duckdb.Error):
        connection.execute(sql)


def test_default_path_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DEALTRAIL_DB", str(tmp_path / "mine.duckdb"))
    assert default_path() == tmp_path / "mine.duckdb"
    monkeypatch.delenv("DEALTRAIL_DB")
    assert default_path().name == "dealtrail.duckdb"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Société Générale", "societe generale"),
        ("L’Œuvre d’Ægir", "l'oeuvre d'aegir"),
        ("Łódź – Ørsted", "lodz - orsted"),
        ("Straße\nder\u202fBanken", "strasse der banken"),
        ("12\u00a0Md€  de  CAPITAL", "12 md€ de capital"),
        ("plain  BLANKS", "plain blanks"),
        ("e\u0301tude", "etude"),
        (None, None),
    ],
)
def test_fold(path: Path, text: str | None, folded: str | None) -> None:
    with open_database(path) as connection:
        assert connection.execute("SELECT fold(?), fold(fold(?))", [text, text]).fetchone() == (folded, folded)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        (None, None, None),
    ],
)
def test_days_of_a_partial_date(path: Path, date: str | None, first: str | None, last: str | None) -> None:
    with open_database(path) as connection:
        sql = "SELECT CAST(first_day_of(?) AS VARCHAR), CAST(last_day_of(?) AS VARCHAR)"
        assert connection.execute(sql, [date, date]).fetchone() == (first, last)


def test_what_duckdb_says_of_ctrl_c_is_an_interrupt() -> None:
    """That it says so is tested with a process that loads, in `test_loading`."""
    with pytest.raises(KeyboardInterrupt), interruptible():
        raise RuntimeError("Query interrupted")


def test_other_errors_are_none() -> None:
    with pytest.raises(RuntimeError, match="other"), interruptible():
        raise RuntimeError("other")


_MEMORY = "SELECT current_setting('memory_limit')"
_BYTES = {"MiB": 1 << 20, "GiB": 1 << 30}


def megabytes_for(path: Path, *, write: bool, memory: Memory | None = None) -> float:
    """What DuckDB may take for a file, in millions of bytes."""
    with contextlib.closing(open_database(path, write=write, memory=memory)) as connection:
        (limit,) = connection.execute(_MEMORY).fetchone() or ("",)
    number, unit = limit.split()
    return float(number) * _BYTES[unit] / 1e6


def test_what_somebody_looks_at_is_changed_with_less_memory_than_what_is_only_loaded(
    original: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(original, tmp_path))
    reading = megabytes_for(path, write=False)
    changing = megabytes_for(path, write=True, memory=CHANGING)
    assert reading < changing < reading + 350
    assert megabytes_for(path, write=True, memory=DERIVING) > changing + 500
    assert megabytes_for(path, write=True) > megabytes_for(path, write=True, memory=DERIVING) + 500


def test_changing_a_large_file_may_take_what_its_indexes_do(original: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(original, tmp_path))
    os.truncate(path, 4_000_000_000)  # takes no room on the disk
    assert 0.22 * 4_000 < megabytes_for(path, write=True, memory=CHANGING) < 0.4 * 4_000


_LARGE_SORT = "SELECT i, hash(i) AS h, repeat('x', 90) || hash(i + 1) AS text FROM range(4_000_000) AS t(i) ORDER BY h"


def test_a_sort_larger_than_the_memory_goes_to_the_disk_and_leaves_nothing(original: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(original, tmp_path))
    with contextlib.closing(open_database(path)) as connection:
        cursor = new_cursor(connection)
        assert cursor.execute(_MEMORY).fetchone() == ("314.7 MiB",)
        cursor.execute(_LARGE_SORT)
        (spilled,) = (file for file in tmp_path.iterdir() if file != path)
        assert spilled.name.startswith(PREFIX)
        rows = cursor.fetchmany(1000)
        assert [row[1] for row in rows] == sorted(row[1] for row in rows)
        cursor.close()
    assert list(tmp_path.iterdir()) == [path]


def test_a_connection_that_may_not_spill_writes_nothing(original: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(original, tmp_path))
    with contextlib.closing(open_database(path, spill=False)) as connection:
        with pytest.raises(duckdb.OutOfMemoryException):
            connection.execute(f"{_LARGE_SORT}, text").fetchmany(1000)
        assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="folders are made read-only in another way")
def test_a_sort_goes_elsewhere_where_the_folder_cannot_be_written(
    original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, elsewhere = tmp_path / "folder", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    path = Path(shutil.copy(original, folder))
    monkeypatch.setattr("os.access", lambda *_: False)
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(elsewhere))
    with contextlib.closing(open_database(path)) as connection:
        (setting,) = connection.execute("SELECT current_setting('temp_directory')").fetchone() or ("",)
    assert Path(setting).parent == elsewhere
