import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.console import ConsoleQuery, run_sql
from store.database import open_database
from store.errors import QueryCancelled, QueryError, QueryTimeout
from store.export import export_query
from tests.store.vault import make_vault, state_of


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_vault(tmp_path_factory.mktemp("original") / "home")


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    """A copy of the database."""
    return Path(shutil.copy(original, tmp_path))


@pytest.fixture(params=["reading", "writing"])
def connection(request: pytest.FixtureRequest, path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The locked connection, in both of its ways: neither may let a statement through."""
    with open_database(path, write=request.param == "writing") as connection:
        yield connection


PIECES = [
    *(
        "SELECT",
        "FROM",
        "WITH",
        "x",
        "AS",
        "(",
        ")",
        ";",
        ",",
        "*",
        "1",
        "'a'",
        "treasure",
        "EXPLAIN",
        "ANALYZE",
        "DELETE",
    ),
    *(
        "INSERT",
        "INTO",
        "VALUES",
        "COPY",
        "TO",
        "PIVOT",
        "ON",
        "id",
        "USING",
        "count(*)",
        "COMMIT",
        "ROLLBACK",
        "BEGIN",
    ),
    *("SET", "PRAGMA", "CALL", "checkpoint()", "PREPARE", "EXECUTE", "DROP", "TABLE", "CREATE", "TEMP", "RETURNING"),
    *("nextval('counter')", "--", "/*", "*/", "UPDATE", "TRUNCATE", "DESCRIBE", "SHOW", "?", "$1", "é", "\n"),
]


@pytest.fixture(scope="module")
def unchanged_by(original: Path) -> Iterator[Callable[[str], bool]]:
    """Runs a text; tells whether the database is as it was, whatever came of it."""
    with open_database(original, write=True) as connection:
        connections = [connection]
        before = state_of(connection)

        def run(sql: str) -> bool:
            with suppress(QueryError):
                run_sql(connections[0], sql, deadline=5)
            return state_of(connections[0]) == before

        yield run
        connections.clear()


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)))
@example("explain (")
@example("explain analyze")
@example("(((")
@example("select '\ud800'")
def test_any_text_is_answered_or_refused_in_one_way(unchanged_by: Callable[[str], bool], sql: str) -> None:
    assert unchanged_by(sql)


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT 1", [(1,)]),
        ("  /* why */ select 1 ; -- done", [(1,)]),
        ("FROM treasure SELECT count(*)", [(10,)]),
        ("TABLE treasure LIMIT 1", [(0, "coin 0")]),
        ("VALUES (1), (2)", [(1,), (2,)]),
        ("(SELECT 1) UNION ALL (SELECT 2)", [(1,), (2,)]),
        ("WITH a AS (SELECT 7) FROM a", [(7,)]),
        ("WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3) FROM r", [(1,), (2,), (3,)]),
        ("PIVOT (SELECT id % 2 AS odd FROM treasure) ON odd USING count(*)", [(5, 5)]),
        ("FROM (PIVOT (SELECT id % 2 AS odd FROM treasure) ON odd USING count(*))", [(5, 5)]),
        ("UNPIVOT (SELECT 1 AS a, 2 AS b) ON a, b INTO NAME k VALUE v", [("a", 1), ("b", 2)]),
        ("SELECT 'DELETE; COPY'", [("DELETE; COPY",)]),
        ("SELECT name FROM (DESCRIBE treasure) t(name)", [("id",), ("name",)]),
    ],
)
def test_what_only_reads_is_answered(
    connection: duckdb.DuckDBPyConnection, sql: str, rows: list[tuple[object, ...]]
) -> None:
    assert list(run_sql(connection, sql).rows) == rows


@pytest.mark.parametrize(
    "sql",
    [
        "DESCRIBE treasure",
        "DESC treasure",
        "SUMMARIZE treasure",
        "SHOW TABLES",
        "EXPLAIN SELECT 1",
        "explain analyze from treasure",
        "EXPLAIN (ANALYZE, FORMAT json) SELECT (1)",
        "EXPLAIN (SELECT 1)",
        "EXPLAIN PIVOT treasure ON id USING count(*)",
        "/* é😀 */ EXPLAIN -- ü\n ANALYZE /* ( */ SELECT 'œ'",
    ],
)
def test_the_console_explains_and_describes(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    assert run_sql(connection, sql).rows


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("", "there is no statement; write a SELECT"),
        ("-- nothing", "there is no statement"),
        ("SELECT 1; SELECT 2", "2 statements where one is wanted; run them one by one"),
        ("COPY treasure TO 'x'", "COPY is refused because SQL only reads here; start with SELECT, FROM"),
        ("EXPLAIN ANALYZE COMMIT", "COMMIT is refused"),
        ("SELECT * FROM treasur", r'Did you mean "treasure"\? \(line 1, column 15\)'),
        ("SELEC 1", "syntax error"),
        ("SELECT '\ud800'", "half a character"),
    ],
)
def test_a_refusal_says_why_and_what_to_do(connection: duckdb.DuckDBPyConnection, sql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        run_sql(connection, sql)


def test_rows_are_limited_and_the_limit_is_told(connection: duckdb.DuckDBPyConnection) -> None:
    answer = run_sql(connection, "FROM treasure", limit=4)

    assert (len(answer.rows), answer.truncated) == (4, True)


ENDLESS = "SELECT max(hash(i * j)) FROM range(1000000) t(i), range(1000000) u(j)"


def test_the_deadline_and_cancel_leave_a_clean_connection(connection: duckdb.DuckDBPyConnection) -> None:
    cancelled = ConsoleQuery(connection, ENDLESS)
    cancelled.cancel()

    with pytest.raises(QueryCancelled):
        cancelled.run()
    with pytest.raises(QueryTimeout):
        run_sql(connection, ENDLESS, deadline=0.1)
    assert run_sql(connection, "SELECT count(*) FROM treasure").rows == ((10,),)


def test_the_users_sql_is_exported_under_the_same_guard(
    connection: duckdb.DuckDBPyConnection, path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "answer.csv"

    assert export_query(ConsoleQuery(connection, "SELECT id FROM treasure ORDER BY id"), target) == 10
    with pytest.raises(QueryError):
        export_query(ConsoleQuery(connection, "DELETE FROM treasure RETURNING id"), target)

    assert target.read_text().splitlines() == ["id", *map(str, range(10))]


def test_a_writer_of_ours_goes_on_beside_the_console(path: Path) -> None:
    with open_database(path, write=True) as connection:
        writer = connection.cursor()
        writer.execute("BEGIN")
        writer.execute("DELETE FROM treasure")
        assert run_sql(connection, "SELECT count(*) FROM treasure").rows == ((10,),)
        writer.execute("COMMIT")
        assert run_sql(connection, "SELECT count(*) FROM treasure").rows == ((0,),)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_connection_that_is_not_locked_is_refused(path: Path, read_only: bool) -> None:
    with (
        duckdb.connect(path, read_only=read_only) as connection,
        pytest.raises(QueryError, match=r"not locked down; open the database with store\.database\.open_database"),
    ):
        run_sql(connection, "SELECT 1")


def test_a_query_that_wants_all_memory_is_stopped(path: Path) -> None:
    """In a process of its own, which would die if nothing stopped it."""
    script = """
import sys
from pathlib import Path
from store.console import run_sql
from store.database import open_database
from store.errors import QueryError
with open_database(Path(sys.argv[1])) as connection:
    try:
        run_sql(connection, "SELECT list(i) FROM range(4000000000) t(i)", deadline=60)
    except QueryError as error:
        print(error)
    print(run_sql(connection, "SELECT count(*) FROM treasure").rows)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, path], capture_output=True, text=True, timeout=120, env=os.environ, check=True
    )

    assert done.stdout == "the query needs more memory than it may take; narrow it with WHERE or LIMIT\n((10,),)\n"
