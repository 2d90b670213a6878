"""Databases made anew: of an older schema, and what a failure or a kill leaves behind."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pytest

from store import corrections, renewal
from store.database import BASE_TABLES, SCHEMA_VERSION, open_database
from store.errors import DatabaseBusy, DatabaseError, OlderSchema
from store.rebuild import derive_in_steps
from store.renewal import renew
from tests.store.build import article, dump, load_all, told

ROUNDS = 5

SCHEMA_1 = Path(__file__).with_name("schema_1.sql")
SCHEMA_2 = Path(__file__).with_name("schema_2.sql")
OF_SCHEMA_1 = ("documents", "mentions", "reports", "report_parties", "evidence")

RENEWAL = """
import sys
from pathlib import Path
from store.renewal import renew
print("start", flush=True)
print(renew(Path(sys.argv[1])), flush=True)
"""

HOLDER = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""

NOBODY = """
import os, sys
from pathlib import Path
from store.errors import DatabaseError
from store.renewal import renew
if os.geteuid() == 0:
    os.seteuid(65534)
try:
    renew(Path(sys.argv[1]))
except DatabaseError as error:
    print(error)
"""


def articles(count: int = 3) -> list[object]:
    talks = told(
        "Amazon may invest up to 50 bn in OpenAI.",
        "investment",
        "in_talks",
        "up to 50 bn USD",
        Amazon="investor",
        OpenAI="target",
    )
    buying = [
        told(
            f"Velmont buys Tressac {n}.",
            "acquisition",
            money=f"{n + 1} m EUR",
            Velmont="acquirer",
            **{f"Tressac_{n}": "target"},
        )
        for n in range(count)
    ]
    return [
        article("2025-12-18", talks, outlet="Le Quai"),
        article("2026-01-29", talks, outlet="Harbour Post", names=["Microsoft"]),
        *(article("2025-06-02", deal) for deal in buying),
    ]


@pytest.fixture
def current(tmp_path: Path) -> Path:
    """A database of this version, with a correction."""
    path = tmp_path / "current" / "deals.duckdb"
    with load_all(path, articles()) as connection:
        ((first,),) = connection.execute("SELECT min(report_id) FROM reports WHERE kind = 'acquisition'").fetchall()
        corrections.reject(connection, first, "an advertisement")
    return path


@pytest.fixture
def older(current: Path, tmp_path: Path) -> Path:
    """The same as the first Dealtrail would have it."""
    return to_schema_1(current, tmp_path / "deals.duckdb")


def to_schema_1(current: Path, path: Path) -> Path:
    with duckdb.connect(path) as connection:
        connection.execute(SCHEMA_1.read_text())
        connection.execute("INSERT INTO schema_info VALUES (1, 'dealtrail')")
        connection.execute(f"ATTACH '{current}' AS current (READ_ONLY)")
        copy_shared(connection, OF_SCHEMA_1)
        connection.execute(
            "INSERT INTO corrections SELECT 1, made_at, corrections.kind, min(report_id), NULL, reason"
            " FROM current.corrections JOIN current.correction_reports USING (correction_id) GROUP BY ALL"
        )
    return path


def to_schema_2(current: Path, path: Path) -> Path:
    with duckdb.connect(path) as connection:
        connection.execute(SCHEMA_2.read_text())
        connection.execute("INSERT INTO schema_info VALUES (2, 'dealtrail')")
        connection.execute(f"ATTACH '{current}' AS current (READ_ONLY)")
        copy_shared(connection, BASE_TABLES)
    return path


def copy_shared(connection: duckdb.DuckDBPyConnection, tables: Iterable[str]) -> None:
    """Copies from the database attached as current what the tables here have columns for."""
    for table in tables:
        described = connection.execute(f"SELECT * FROM {table} LIMIT 0").description or ()
        columns = ", ".join(column[0] for column in described)
        connection.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM current.{table}")


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_database(path) as connection:
        return dump(connection)


def others(path: Path) -> list[str]:
    """What lies beside a file."""
    return sorted(
        file.name for file in path.parent.iterdir() if (file != path and file.is_file()) or file.name[0] == "."
    )


def test_an_older_database_is_brought_up_to_date_and_kept(current: Path, older: Path) -> None:
    before = older.read_bytes()
    with pytest.raises(OlderSchema, match="schema 1, this one reads"):
        open_database(older)
    backup = renew(older)
    assert content(older) == content(current)
    assert backup.read_bytes() == before
    assert backup.name.startswith("deals.schema-1.20")
    assert others(older) == [backup.name]
    with open_database(older) as connection:
        assert connection.execute("SELECT version FROM schema_info").fetchall() == [(SCHEMA_VERSION,)]


def test_a_log_that_a_killed_load_left_is_part_of_the_older_database(current: Path, older: Path) -> None:
    script = (
        "import os, sys, duckdb; connection = duckdb.connect(sys.argv[1]);"
        "connection.execute(\"UPDATE corrections SET reason = 'said so'\"); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", script, str(older)], check=False)
    assert older.with_name("deals.duckdb.wal").exists()
    renew(older)
    assert not older.with_name("deals.duckdb.wal").exists()
    with open_database(older) as connection:
        assert connection.execute("SELECT reason FROM corrections").fetchall() == [("said so",)]


def test_reports_get_numbers_in_the_order_of_their_documents(current: Path, tmp_path: Path) -> None:
    older = to_schema_2(current, tmp_path / "deals.duckdb")
    renew(older)
    assert content(older) == content(current)
    with open_database(older) as connection:
        numbers = connection.execute(
            "SELECT r.report_no FROM reports AS r JOIN documents AS d USING (document_id) ORDER BY d.rowid, r.ordinal"
        ).fetchall()
    assert numbers == [(number,) for number in range(1, len(numbers) + 1)]


def test_every_renewal_keeps_a_backup_of_its_own(older: Path) -> None:
    backups = [renew(older) for _ in range(3)]
    assert others(older) == sorted(backup.name for backup in backups)
    assert [backup.name.split(".")[1] for backup in backups] == [
        "schema-1",
        f"schema-{SCHEMA_VERSION}",
        f"schema-{SCHEMA_VERSION}",
    ]


def test_all_is_derived_with_less_memory_than_a_load_may_take(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[object] = []

    def derive(connection: duckdb.DuckDBPyConnection, progress: renewal.Progress | None = None) -> None:
        limits.append(connection.execute("SELECT current_setting('memory_limit')").fetchone())
        derive_in_steps(connection, progress)

    monkeypatch.setattr(renewal, "derive_in_steps", derive)
    renew(older)
    assert limits == [("1.1 GiB",)]


def test_a_file_that_cannot_have_two_names_is_copied(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    before = older.read_bytes()
    monkeypatch.setattr(os, "link", refuse)
    assert renew(older).read_bytes() == before
    open_database(older).close()


def test_a_link_to_a_database_stays_a_link(older: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.duckdb"
    link.symlink_to(older)
    renew(link)
    assert link.is_symlink()
    open_database(link).close()


def test_a_renewal_that_is_killed_leaves_the_old_file_or_the_new_one(current: Path, tmp_path: Path) -> None:
    new = content(current)
    took = 1.0
    outcomes = set()
    for round_ in range(ROUNDS):
        path = (
            to_schema_1(current, tmp_path / f"{round_}" / "deals.duckdb")
            if not (tmp_path / f"{round_}").mkdir()
            else None
        )
        assert path is not None
        before = path.read_bytes()
        with subprocess.Popen([sys.executable, "-c", RENEWAL, str(path)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "start\n"
            started = time.monotonic()
            if round_ == 0:
                process.wait()
                took = time.monotonic() - started
            else:
                time.sleep(random.uniform(0, took))
                process.kill()
        try:
            open_database(path).close()
        except OlderSchema:
            assert path.read_bytes() == before
            renew(path)
            outcomes.add("old")
        else:
            outcomes.add("new")
        assert content(path) == new
    assert "new" in outcomes


def test_a_database_in_use_is_not_renewed(older: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(older)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(DatabaseBusy, match=f"process {process.pid} "):
            renew(older)
        assert others(older) == []
        process.communicate("")


def test_what_cannot_be_derived_anew_stays_as_it_is(older: Path) -> None:
    with duckdb.connect(older) as connection:
        connection.execute("UPDATE reports SET kind = 'wedding'")
    before = older.read_bytes()
    with pytest.raises(DatabaseError, match="wedding") as caught:
        renew(older)
    assert str(caught.value).startswith(f"{older}: ")
    assert older.read_bytes() == before
    assert others(older) == []


def test_a_folder_that_may_not_be_written_keeps_the_old_database(current: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = to_schema_1(current, Path(folder) / "deals.duckdb")
        before = path.read_bytes()
        path.chmod(0o666)
        Path(folder).chmod(0o555)
        done = subprocess.run([sys.executable, "-c", NOBODY, str(path)], capture_output=True, text=True, check=True)
        assert done.stdout.startswith(f"{path}: ")
        assert "permission denied" in done.stdout.lower()
        assert done.stdout.count("\n") == 1
        assert path.read_bytes() == before
