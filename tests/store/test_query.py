import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest

from store.errors import QueryCancelled, QueryError, QueryTimeout
from store.query import Query

ENDLESS = "SELECT max(hash(i * j)) FROM range(1000000) t(i), range(1000000) u(j)"


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def test_an_answer_names_columns_and_types(connection: duckdb.DuckDBPyConnection) -> None:
    answer = Query(connection, "SELECT ? AS name, 1.5::DECIMAL(4,1) AS figure, [1] AS list", ("é",)).run()

    assert answer.columns == ("name", "figure", "list")
    assert answer.types == ("VARCHAR", "DECIMAL(4,1)", "INTEGER[]")
    assert answer.rows[0][0] == "é"
    assert answer.seconds > 0


@pytest.mark.parametrize(
    ("rows", "limit", "kept", "truncated"),
    [(0, 3, 0, False), (2, 3, 2, False), (3, 3, 3, False), (4, 3, 3, True), (5000, None, 5000, False), (1, 0, 0, True)],
)
def test_truncation_is_told_exactly(
    connection: duckdb.DuckDBPyConnection, rows: int, limit: int | None, kept: int, truncated: bool
) -> None:
    answer = Query(connection, "SELECT i FROM range(?) t(i)", (rows,), limit=limit).run()

    assert (len(answer.rows), answer.truncated) == (kept, truncated)


def test_the_deadline_stops_a_query_and_the_connection_stays_usable(connection: duckdb.DuckDBPyConnection) -> None:
    started = time.monotonic()

    with pytest.raises(QueryTimeout, match=r"stopped after 0\.2 seconds"):
        Query(connection, ENDLESS, deadline=0.2).run()

    assert time.monotonic() - started < 5
    assert Query(connection, "SELECT 1").run().rows == ((1,),)


def test_cancel_stops_only_its_own_query(connection: duckdb.DuckDBPyConnection) -> None:
    cancelled, finished = Query(connection, ENDLESS, deadline=60), Query(connection, "SELECT count(*) FROM range(9)")
    with ThreadPoolExecutor(2) as pool:
        future = pool.submit(cancelled.run)
        while not future.running():
            pass
        other = pool.submit(finished.run)
        cancelled.cancel()

        with pytest.raises(QueryCancelled):
            future.result(timeout=20)
        assert other.result(timeout=20).rows == ((9,),)


def test_a_query_that_was_cancelled_never_starts(connection: duckdb.DuckDBPyConnection) -> None:
    query = Query(connection, "SELECT 1")
    query.cancel()

    with pytest.raises(QueryCancelled):
        query.run()


def test_cancelling_what_has_ended_does_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    query = Query(connection, "SELECT 1")
    query.run()
    query.cancel()

    assert Query(connection, "SELECT 2").run().rows == ((2,),)


def test_cancel_meets_the_query_at_any_moment(connection: duckdb.DuckDBPyConnection) -> None:
    with ThreadPoolExecutor(1) as pool:
        for turn in range(20):
            query = Query(connection, ENDLESS, deadline=60)
            future = pool.submit(query.run)
            for _ in range(turn * 2000):
                pass
            query.cancel()
            with pytest.raises(QueryCancelled):
                future.result(timeout=20)


def test_ctrl_c_is_obeyed_at_once(connection: duckdb.DuckDBPyConnection) -> None:
    started = time.monotonic()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it in what runs behind it
    timer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()

    try:
        with pytest.raises(KeyboardInterrupt):
            Query(connection, ENDLESS, deadline=60).run()
    finally:
        signal.signal(signal.SIGINT, before)

    assert time.monotonic() - started < 10


def test_many_queries_share_a_connection(connection: duckdb.DuckDBPyConnection) -> None:
    queries = [Query(connection, "SELECT sum(i) FROM range(?) t(i)", (number,)) for number in range(50)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(Query.run, queries))

    assert [answer.rows[0][0] or 0 for answer in answers] == [n * (n - 1) // 2 for n in range(50)]


def test_rows_come_batch_by_batch(connection: duckdb.DuckDBPyConnection) -> None:
    with Query(connection, "SELECT i FROM range(5) t(i)").open() as result:
        assert result.columns == ("i",)
        batches = [result.fetch(2) for _ in range(4)]

    assert batches == [[(0,), (1,)], [(2,), (3,)], [(4,)], []]


@pytest.mark.parametrize(
    ("sql", "message", "line", "column"),
    [
        ("SELECT * FORM x", 'syntax error at or near "x" (line 1, column 15)', 1, 15),
        ("SELECT 1,\n  nothing", 'Referenced column "nothing" was not found', 2, 3),
        ("SELECT '日本語', nothing", "", 1, 15),
        ("SELECT " + "1 + " * 80 + "nothing FROM range(1)", "", 1, 328),
        ("SELECT " + "1 + " * 20 + "nothing" + " + 1" * 80, "", 1, 88),
        ("SELECT 'x'::INT", "Could not convert string 'x' to INT32", 1, 11),
        ("SELECT error('boom\nbang')", "boom", None, None),
        ("SELECT ?", "Values were not provided", None, None),
    ],
)
def test_an_error_is_one_line_with_its_place(
    connection: duckdb.DuckDBPyConnection, sql: str, message: str, line: int | None, column: int | None
) -> None:
    with pytest.raises(QueryError) as caught:
        Query(connection, sql).run()

    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_an_error_keeps_duckdbs_hint(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE TABLE deals (amount INT)")

    with pytest.raises(QueryError, match=r'deal does not exist! Did you mean "deals"\? \(line 1, column 6\)'):
        Query(connection, "FROM deal").run()


def test_an_error_in_a_late_row_is_told_too(connection: duckdb.DuckDBPyConnection) -> None:
    late = "SELECT CASE WHEN i = 90000 THEN error('late') ELSE i END FROM range(100000) t(i)"

    with pytest.raises(QueryError, match="late"):
        Query(connection, late, limit=None).run()


def test_a_value_that_python_cannot_hold_is_an_error_of_the_query(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(QueryError, match="cast it to VARCHAR"):
        Query(connection, "SELECT INTERVAL '99999999 years'").run()


def test_a_time_zone_without_its_library_is_an_error_with_a_way_out(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pytz", None)

    with pytest.raises(QueryError, match=r"cast it, as in now\(\)::TIMESTAMP"):
        Query(connection, "SELECT now()").run()


def test_a_closed_connection_is_an_error_of_the_query() -> None:
    connection = duckdb.connect()
    connection.close()

    with pytest.raises(QueryError, match="closed"):
        Query(connection, "SELECT 1").run()
