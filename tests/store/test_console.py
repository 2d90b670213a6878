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

SECRET = "a line of a file that nobody may read"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a table, a sequence and a macro of our own."""
    path = tmp_path_factory.mktemp("original") / "deals.duckdb"
    with open_database(path, write=True) as connection:
        connection.execute("CREATE TABLE treasure AS SELECT i AS id, 'coin ' || i AS name FROM range(10) t(i)")
        connection.execute("CREATE SEQUENCE counter")
        connection.execute("CREATE MACRO twice(x) AS x * 2")
    return path


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    """A copy of the database beside a file that is none of its business, and with a folder that DuckDB may use."""
    home = tmp_path / "home"
    (home / "deals.duckdb.tmp").mkdir(parents=True)
    (home / "secret.csv").write_text(f"line\n{SECRET}\n")
    return Path(shutil.copy(original, home))


@pytest.fixture(params=["reading", "writing"])
def connection(request: pytest.FixtureRequest, path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The locked connection, in both of its ways: neither may let a statement through."""
    with open_database(path, write=request.param == "writing") as connection:
        yield connection


READS = [
    "SELECT * FROM read_text('{home}/secret.csv')",
    "SELECT * FROM read_blob('{home}/secret.csv')",
    "SELECT * FROM read_csv('{home}/secret.csv')",
    "SELECT * FROM read_csv_auto('{home}/secret.csv')",
    "SELECT * FROM read_json('{home}/secret.csv')",
    "SELECT * FROM read_parquet('{home}/secret.csv')",
    "SELECT * FROM parquet_metadata('{home}/secret.csv')",
    "SELECT * FROM sniff_csv('{home}/secret.csv')",
    "SELECT * FROM '{home}/secret.csv'",
    "SELECT * FROM glob('{home}/*')",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM read_duckdb('{home}/other.duckdb')",
    "SELECT * FROM query('SELECT * FROM read_text(''{home}/secret.csv'')')",
    "FROM json_execute_serialized_sql(json_serialize_sql('SELECT * FROM read_text(''{home}/secret.csv'')'))",
    "PIVOT (FROM read_text('{home}/secret.csv')) ON size USING count(*)",
    "SUMMARIZE (FROM read_csv('{home}/secret.csv'))",
    "EXPLAIN ANALYZE SELECT * FROM read_text('{home}/secret.csv')",
    "SELECT * FROM 'http://127.0.0.1:9/a.csv'",
    "SELECT * FROM read_csv('https://127.0.0.1:9/a.csv')",
    "SELECT * FROM read_parquet('s3://bucket/a.parquet')",
    "SELECT * FROM python_variable",
    "SELECT * FROM SECRET",
    "SELECT getenv('HOME')",
]

WRITES = [
    "COPY treasure TO '{home}/out.csv'",
    "COPY (SELECT 1) TO '{home}/out.parquet' (FORMAT parquet)",
    "COPY (PIVOT treasure ON id USING count(*)) TO '{home}/out.csv'",
    "COPY (PIVOT treasure ON id USING count(*)) TO '{database}.tmp/out.csv'",
    "COPY treasure FROM '{home}/secret.csv'",
    "COPY FROM DATABASE deals TO memory",
    "EXPLAIN COPY treasure TO '{home}/out.csv'",
    "EXPLAIN ANALYZE COPY treasure TO '{home}/out.csv'",
    "EXPLAIN ANALYZE COPY treasure TO '{database}.tmp/out.csv'",
    "EXPLAIN ANALYZE COPY treasure TO '{database}.wal'",
    "EXPLAIN (ANALYZE, FORMAT json) COPY treasure TO '{database}.wal'",
    "EXPLAIN /* a ( b */ ANALYZE -- c\n COPY (PIVOT treasure ON id USING count(*)) TO '{database}.wal'",
    "EXPORT DATABASE '{home}/out'",
    "IMPORT DATABASE '{home}/out'",
    "ATTACH '{home}/other.duckdb'",
    "ATTACH ':memory:' AS other",
    "DETACH deals",
    "USE memory",
    "INSTALL httpfs",
    "FORCE INSTALL httpfs",
    "LOAD httpfs",
    "LOAD '{home}/evil.duckdb_extension'",
    "UPDATE EXTENSIONS",
    "SET memory_limit = '100GB'",
    "SET GLOBAL enable_external_access = true",
    "SET VARIABLE x = 1",
    "SET search_path = 'temp'",
    "RESET memory_limit",
    "RESET lock_configuration",
    "EXPLAIN SET memory_limit = '100GB'",
    "EXPLAIN ANALYZE SET VARIABLE x = 1",
    "PRAGMA enable_profiling",
    "PRAGMA database_list",
    "PRAGMA profiling_output = '{home}/profile.json'",
    "CALL pragma_version()",
    "CALL force_checkpoint()",
    "EXPLAIN ANALYZE CALL checkpoint()",
    "SELECT * FROM force_checkpoint()",
    "SELECT * FROM enable_logging('QueryLog', storage = 'file', storage_path = '{home}/log')",
    "SELECT * FROM enable_profiling(format = 'json', save_location = '{home}/profile.json')",
    "CHECKPOINT",
    "VACUUM",
    "ANALYZE",
    "INSERT INTO treasure VALUES (99, 'x')",
    "UPDATE treasure SET name = 'x'",
    "DELETE FROM treasure",
    "TRUNCATE treasure",
    "MERGE INTO treasure USING (SELECT 1 AS id) AS s USING (id) WHEN MATCHED THEN DELETE",
    "WITH gone AS (DELETE FROM treasure RETURNING id) SELECT count(*) FROM gone",
    "WITH gone AS MATERIALIZED (DELETE FROM treasure RETURNING id) SELECT count(*) FROM gone",
    "WITH new AS (INSERT INTO treasure VALUES (99, 'x') RETURNING id) SELECT * FROM new",
    "WITH new AS (UPDATE treasure SET name = 'x' RETURNING id) SELECT * FROM new",
    "WITH p AS (PIVOT treasure ON id USING count(*)) DELETE FROM treasure",
    "WITH p AS (SELECT 1) INSERT INTO treasure SELECT 99, 'x'",
    "DELETE FROM treasure WHERE name IN (SELECT name FROM (PIVOT treasure ON id USING count(*)))",
    "EXPLAIN DELETE FROM treasure",
    "EXPLAIN ANALYZE DELETE FROM treasure",
    "EXPLAIN ANALYZE WITH gone AS (DELETE FROM treasure RETURNING id) SELECT count(*) FROM gone",
    "SELECT nextval('counter')",
    "SELECT setval('counter', 9)",
    "SELECT * FROM query('DELETE FROM treasure RETURNING id')",
    "CREATE TABLE more AS SELECT 1",
    "CREATE TABLE more AS PIVOT treasure ON id USING count(*)",
    "CREATE TEMP TABLE more AS SELECT 1",
    "EXPLAIN ANALYZE CREATE TEMP TABLE more AS SELECT 1",
    "CREATE TEMP MACRO more() AS 1",
    "CREATE OR REPLACE MACRO twice(x) AS x * 3",
    "CREATE VIEW more AS SELECT 1",
    "CREATE SECRET s (TYPE s3)",
    "CREATE INDEX i ON treasure (id)",
    "ALTER TABLE treasure ADD COLUMN y INT",
    "COMMENT ON TABLE treasure IS 'mine'",
    "DROP TABLE treasure",
    "DROP MACRO twice",
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
    "ABORT",
    "END",
    "EXPLAIN ANALYZE COMMIT",
    "EXPLAIN ANALYZE ROLLBACK",
    "PREPARE p AS DELETE FROM treasure",
    "EXPLAIN ANALYZE PREPARE p AS DELETE FROM treasure",
    "EXECUTE p",
    "DEALLOCATE p",
    "SELECT 1; DELETE FROM treasure",
    "DELETE FROM treasure; SELECT 1",
    "SELECT 1; SELECT 2",
    "COMMIT; DELETE FROM treasure",
    "SELECT 1; COMMIT; DELETE FROM treasure",
]


STATE = [
    "FROM treasure ORDER BY id",
    "SELECT twice(4)",
    "SELECT name, value FROM duckdb_settings() ORDER BY ALL",
    "SELECT database_name FROM duckdb_databases() ORDER BY ALL",
    "SELECT table_name, column_count, comment FROM duckdb_tables() ORDER BY ALL",
    "SELECT sequence_name, last_value FROM duckdb_sequences()",
    "SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY ALL",
    "SELECT index_name FROM duckdb_indexes() ORDER BY ALL",
    "SELECT name FROM duckdb_variables()",
    "SELECT name FROM duckdb_prepared_statements()",
]


def everything_in(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file()}


def state_of(connection: duckdb.DuckDBPyConnection) -> list[object]:
    return [connection.execute(sql).fetchall() for sql in STATE]


@pytest.mark.parametrize("attack", READS)
def test_no_file_network_or_variable_is_read(connection: duckdb.DuckDBPyConnection, path: Path, attack: str) -> None:
    python_variable = [SECRET]

    with pytest.raises(QueryError) as caught:
        run_sql(connection, attack.format(home=path.parent, database=path))

    assert python_variable[0] not in str(caught.value)


@pytest.mark.parametrize("attack", WRITES)
def test_nothing_is_written(connection: duckdb.DuckDBPyConnection, path: Path, attack: str) -> None:
    before, files_before = state_of(connection), everything_in(path.parent)

    with pytest.raises(QueryError) as caught:
        run_sql(connection, attack.format(home=path.parent, database=path))

    assert "syntax error" not in str(caught.value)
    assert state_of(connection) == before
    assert everything_in(path.parent) == files_before


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
