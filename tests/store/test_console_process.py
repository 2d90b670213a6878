"""The user's SQL in a process of its own: the same answers, and an end whatever it does."""

import datetime
import threading
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from store.console import ConsoleQuery, run_sql
from store.console_process import IsolatedQuery, console_query, prepare
from store.database import open_database
from store.errors import QueryCancelled, QueryError, QueryTimeout
from store.export import export_query
from tests.store.vault import make_vault

DEAF = "SELECT levenshtein(repeat('ab', 100000), repeat('ba', 100000))"
"""Cannot be interrupted."""
ENDLESS = "SELECT max(hash(i * j)) FROM range(1000000) t(i), range(1000000) u(j)"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_vault(tmp_path_factory.mktemp("vault") / "home")


@pytest.fixture(scope="module")
def connection(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_database(path) as connection:
        yield connection


@pytest.mark.parametrize(
    ("sql", "params"),
    [
        ("SELECT 1 AS a, 'é' AS b, 1.5::DECIMAL(4,1), [1, 2], {'k': 1}, DATE '2025-01-01', NULL, INTERVAL 1 day", {}),
        (
            "SELECT :n + 1, :d, :t, :l, :f",
            {"n": 1, "d": datetime.date(2025, 1, 2), "t": "x", "l": ["a"], "f": Decimal(2)},
        ),
        ("-- :n number = 3\nFROM range(:n)", {}),
        ("-- :n number = 3\nFROM range(:n)", {"n": 5}),
        ("FROM treasure", {}),
        ("EXPLAIN SELECT 1", {}),
        ("FROM range(0)", {}),
    ],
)
def test_it_gives_what_the_console_gives(
    connection: duckdb.DuckDBPyConnection, sql: str, params: dict[str, object]
) -> None:
    here, there = run_sql(connection, sql, params), console_query(connection, sql, params)

    assert isinstance(there, IsolatedQuery)
    answer = there.run()
    assert (answer.columns, answer.types, answer.rows) == (here.columns, here.types, here.rows)


@pytest.mark.parametrize(
    "sql",
    [
        "SELEC 1",
        "SELECT :a",
        "DELETE FROM treasure",
        "SELECT nothing\nFROM treasure",
        "FROM read_text('x')",
        "SELECT 'x'::INT",
    ],
)
def test_it_fails_as_the_console_fails(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    found = []
    for query in (ConsoleQuery(connection, sql), console_query(connection, sql)):
        with pytest.raises(QueryError) as caught:
            query.run()
        found.append((type(caught.value), str(caught.value), caught.value.line, caught.value.column))

    assert found[0] == found[1]


def test_rows_are_limited_and_streamed(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    answer = console_query(connection, "FROM range(100000)", limit=7).run()
    assert (len(answer.rows), answer.truncated) == (7, True)
    target = tmp_path / "rows.csv"
    count = export_query(console_query(connection, "FROM range(100000)", limit=None, deadline=None), target)
    assert count == 100_000
    assert len(target.read_text().splitlines()) == 100_001


def test_a_query_that_hears_nothing_is_ended_by_its_deadline_and_by_cancel(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    with pytest.raises(QueryTimeout, match=r"stopped after 0\.2 seconds"):
        console_query(connection, DEAF, deadline=0.2).run()
    for sql in (DEAF, ENDLESS):
        query = console_query(connection, sql, deadline=None)
        threading.Timer(0.5, query.cancel).start()
        with pytest.raises(QueryCancelled):
            query.run()
    assert console_query(connection, "SELECT 1").run().rows == ((1,),)


def test_cancel_meets_the_query_at_any_moment(connection: duckdb.DuckDBPyConnection) -> None:
    for turn in range(8):
        query = console_query(connection, ENDLESS, deadline=None)
        threading.Timer(turn * 0.02, query.cancel).start()
        with pytest.raises(QueryCancelled):
            query.run()
    done = console_query(connection, "SELECT 2")
    assert done.run().rows == ((2,),)
    done.cancel()
    assert console_query(connection, "SELECT 3").run().rows == ((3,),)


def test_a_process_is_used_again_and_holds_no_file(tmp_path: Path) -> None:
    path = make_vault(tmp_path / "home")
    with open_database(path) as connection:
        prepare()
        for number in range(3):
            assert console_query(connection, "SELECT :n", {"n": number}).run().rows == ((number,),)
    with open_database(path, write=True) as writer:
        assert writer.execute("SELECT count(*) FROM treasure").fetchone() == (10,)


def test_a_reader_that_stops_early_leaves_no_process_at_work(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(KeyError), console_query(connection, "FROM range(1000000)").open() as result:
        assert len(result.fetch(10)) == 10
        raise KeyError
    assert console_query(connection, "SELECT 1").run().rows == ((1,),)
    for _ in range(100):
        if not [thread for thread in threading.enumerate() if thread.name.startswith("console-")]:
            break
        time.sleep(0.1)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("console-")]


def test_beside_a_writer_the_statement_runs_here(path: Path, tmp_path: Path) -> None:
    with open_database(make_vault(tmp_path / "home"), write=True) as connection:
        query = console_query(connection, "SELECT count(*) FROM treasure")
        assert type(query) is ConsoleQuery
        assert query.run().rows == ((10,),)
    with open_database(path) as connection:
        hidden = path.rename(path.with_name("gone.duckdb"))
        assert type(console_query(connection, "SELECT 1")) is ConsoleQuery
        hidden.rename(path)
