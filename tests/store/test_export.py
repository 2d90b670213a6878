import csv
import json
import os
import resource
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from store.errors import ExportError, QueryCancelled, QueryError
from store.export import export, export_query
from store.query import Query

ROWS = """
SELECT * FROM (VALUES
    (1, 'plain', 50000000000, DATE '2025-12-18', ['a', 'é']),
    (2, 'a "quoted", text' || chr(10) || 'on two lines', NULL, NULL, NULL),
    (3, '=HYPERLINK("x")', -5, DATE '2026-01-30', [])
) t(id, name, amount, day, list)
"""
LATE_ERROR = "SELECT CASE WHEN i = 90000 THEN error('late') ELSE i END AS i FROM range(100000) t(i)"
ENDLESS = "SELECT max(hash(i * j)) FROM range(1000000) t(i), range(1000000) u(j)"


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_csv(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    target = tmp_path / "rows.csv"

    assert export(connection, ROWS, (), target) == 3

    with target.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            ["id", "name", "amount", "day", "list"],
            ["1", "plain", "50000000000", "2025-12-18", '["a", "é"]'],
            ["2", 'a "quoted", text\non two lines', "", "", ""],
            ["3", '\'=HYPERLINK("x")', "-5", "2026-01-30", "[]"],
        ]


def test_tsv(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    target = tmp_path / "rows.TSV"
    export(connection, "SELECT 'a\tb' AS x, ? AS y", ("é",), target)

    with target.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file, delimiter="\t")) == [["x", "y"], ["a\tb", "é"]]


def test_json_and_json_lines(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    export(connection, ROWS, (), tmp_path / "rows.json")
    export(connection, ROWS, (), tmp_path / "rows.jsonl")

    objects = json.loads((tmp_path / "rows.json").read_text(encoding="utf-8"))
    lines = (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    assert objects[0] == {"id": 1, "name": "plain", "amount": 50000000000, "day": "2025-12-18", "list": ["a", "é"]}
    assert objects[2]["name"] == '=HYPERLINK("x")'
    assert [json.loads(line) for line in lines] == objects


def test_parquet_keeps_values_and_types(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    target = tmp_path / "it's.parquet"

    assert export(connection, ROWS, (), target) == 3

    described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", (str(target),)).fetchall()
    assert [row[1] for row in described] == ["INTEGER", "VARCHAR", "BIGINT", "DATE", "VARCHAR[]"]
    copied = connection.execute("SELECT * FROM read_parquet(?)", (str(target),)).fetchall()
    assert copied == connection.execute(ROWS).fetchall()


def test_parquet_is_exact_where_parquet_has_no_such_type(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    target = tmp_path / "rows.parquet"
    sql = "SELECT 12345678901234567890123456789::HUGEINT AS n, INTERVAL 2 HOURS AS n, NULL AS nothing, {'k': 1} AS s"
    export(connection, sql, (), target)

    rows = connection.execute("SELECT * FROM read_parquet(?)", (str(target),))
    assert [column[0] for column in rows.description or []] == ["n", "n_1", "nothing", "s"]
    assert rows.fetchall() == [(12345678901234567890123456789, "2:00:00", None, {"k": 1})]


def test_every_type_of_duckdb_can_be_exported(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    described = connection.execute("DESCRIBE FROM test_all_types()").fetchall()
    names = [row[0] for row in described if "TIMESTAMP WITH TIME ZONE" not in row[1] and "TZ" not in row[1]]
    columns = ", ".join(f'"{name}"' for name in names)

    for ending in ("csv", "tsv", "json", "jsonl"):
        assert export(connection, f"SELECT {columns} FROM test_all_types()", (), tmp_path / f"all.{ending}") == 3
    for name in names:
        if "uhuge" not in name and "huge" not in name:
            assert export(connection, f'SELECT "{name}" FROM test_all_types()', (), tmp_path / f"{name}.parquet") == 3


def test_no_rows(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    for ending in ("csv", "tsv", "json", "jsonl", "parquet"):
        assert export(connection, "SELECT 1 AS a, 'x' AS b WHERE false", (), tmp_path / f"none.{ending}") == 0

    assert (tmp_path / "none.csv").read_text() == "a,b\n"
    found = connection.execute("SELECT * FROM read_parquet(?)", (str(tmp_path / "none.parquet"),))
    assert [column[0] for column in found.description or []] == ["a", "b"]


def test_many_rows_come_whole(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    for ending in ("csv", "parquet"):
        target = tmp_path / f"many.{ending}"
        assert export(connection, "SELECT i, 'row ' || i AS t FROM range(20001) x(i)", (), target) == 20001
        read = "read_csv" if ending == "csv" else "read_parquet"
        counted = connection.execute(f"SELECT count(DISTINCT i), sum(i) FROM {read}(?)", (str(target),)).fetchone()
        assert counted == (20001, 20001 * 10000)


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
def test_a_failing_query_leaves_the_old_file_and_no_other(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"rows.{ending}"
    target.write_text("kept")

    with pytest.raises(QueryError, match="late"):
        export(connection, LATE_ERROR, (), target)

    assert target.read_text() == "kept"
    assert names_in(tmp_path) == [target.name]


def test_a_cancelled_export_leaves_no_file(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    query = Query(connection, ENDLESS, limit=None, deadline=None)
    timer = threading.Timer(0.1, query.cancel)
    timer.start()

    with pytest.raises(QueryCancelled):
        export_query(query, tmp_path / "rows.csv")

    assert names_in(tmp_path) == []


def test_a_replaced_file_keeps_its_permissions_and_its_link(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "real.csv").chmod(0o640)
    (tmp_path / "link.csv").symlink_to("real.csv")

    export(connection, "SELECT 1 AS a", (), tmp_path / "link.csv")

    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "a\n1\n"
    assert stat.S_IMODE((tmp_path / "real.csv").stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_that_the_user_wants(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    before = os.umask(0o027)
    try:
        for ending in ("csv", "parquet"):
            export(connection, "SELECT 1 AS a", (), tmp_path / f"new.{ending}")
            assert stat.S_IMODE((tmp_path / f"new.{ending}").stat().st_mode) == 0o640
    finally:
        os.umask(before)


def test_the_format_may_be_told(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    export(connection, "SELECT 1 AS a", (), tmp_path / "rows.txt", "jsonl")

    assert (tmp_path / "rows.txt").read_text() == '{"a": 1}\n'


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "rows.xlsx",
            r"rows\.xlsx: the ending \.xlsx names no format; end it in \.csv, \.tsv, \.json, \.jsonl, \.md, \.par",
        ),
        ("rows", r"rows: the name has no ending; end it in \.csv"),
        ("missing/rows.csv", r"rows\.csv: the folder .*missing does not exist; create it or choose another path"),
        ("folder.csv", r"folder\.csv: is a folder; choose the name of a file"),
        ("file.txt/rows.csv", r"rows\.csv: .*file\.txt is no folder; choose another path"),
        ("x" * 300 + ".csv", "file name too long; choose another path"),
        ("nul\0.csv", "this is no path; choose another one"),
        ("pipe.csv", "is no ordinary file"),
    ],
)
def test_a_path_that_cannot_be_written_is_named_with_the_way_out(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, name: str, message: str
) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "file.txt").touch()
    os.mkfifo(tmp_path / "pipe.csv")
    before = names_in(tmp_path)

    with pytest.raises(ExportError, match=message) as caught:
        export(connection, "SELECT 1", (), tmp_path / name)

    assert "\n" not in str(caught.value)
    assert names_in(tmp_path) == before


def test_a_folder_that_nobody_may_write_to_is_named(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ExportError, match=r"^/proc/rows\.csv: "):
        export(connection, "SELECT 1", (), Path("/proc/rows.csv"))


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_full_disk_leaves_the_old_file_and_no_other(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"rows.{ending}"
    target.write_text("kept")
    script = (
        "import duckdb, sys; from pathlib import Path; from store.export import export; from store.errors import *\n"
        "try: export(duckdb.connect(), 'SELECT i, hash(i) AS h, md5(i::VARCHAR) AS m FROM range(100000) t(i)', (),"
        " Path(sys.argv[1]))\n"
        "except ExportError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, target],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
        check=True,
    )

    assert done.stdout.startswith(f"{target}: ")
    assert done.stdout.count("\n") == 1
    assert target.read_text() == "kept"
    assert names_in(tmp_path) == [target.name]
