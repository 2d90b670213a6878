"""Attacks on the SQL console and the search line: all refused or stopped, nothing changed, and the process lives on.

The texts stand in `attacks/`, each with the door that it tries; those that are too large to be written down are made
here.
"""

import resource
import tomllib
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from store import console_process
from store.console import LONGEST_STATEMENT, run_sql
from store.console_process import IsolatedQuery, console_query
from store.database import open_database
from store.errors import QueryCancelled, QueryError, QueryTimeout, SearchError
from store.query import Query
from store.search import compile_search
from tests.store.vault import SECRET, everything_in, make_vault, state_of

FOLDER = Path(__file__).parent / "attacks"
CONSOLE: dict[str, list[str]] = {
    door: attacks["attacks"]
    for door, attacks in tomllib.loads((FOLDER / "console.toml").read_text(encoding="utf-8")).items()
}
SEARCH = [
    line
    for line in (FOLDER / "search.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]

LONG = {
    "ten megabytes of text": "SELECT '" + "x" * 10_000_000 + "'",
    "a comment of fifty megabytes": "/*" + "x" * 50_000_000 + "*/ SELECT 1",
    "half a million numbers": "SELECT 1 WHERE 1 IN (" + ",".join(map(str, range(500_000))) + ")",
    "a number of a million digits": "SELECT " + "9" * 1_000_000,
    "a hundred thousand columns": "SELECT " + ", ".join(["1"] * 100_000),
    "twenty thousand queries in one": " UNION ALL ".join(["SELECT 1"] * 20_000),
}
"""Refused for their length alone."""

DEEP = {
    "brackets": "SELECT " + "(" * 90_000 + "1" + ")" * 90_000,
    "negations": "SELECT " + "NOT " * 45_000 + "true",
    "signs": "SELECT " + "- " * 90_000 + "1",
    "sums": "SELECT 1" + " + 1" * 45_000,
    "lists": "SELECT " + "[" * 90_000 + "]" * 90_000,
    "calls": "SELECT " + "abs(" * 30_000 + "1" + ")" * 30_000,
    "cases": "SELECT " + "CASE WHEN true THEN " * 8_000 + "1" + " END" * 8_000,
    "queries": "SELECT * FROM " + "(SELECT * FROM " * 10_000 + "treasure" + ")" * 10_000,
    "structs": "SELECT " + "{'a': " * 25_000 + "1" + "}" * 25_000,
    "lambdas": "SELECT " + "list_transform([1], lambda x: " * 5_000 + "1" + ")" * 5_000,
    "types": "SELECT NULL::INT" + "[]" * 90_000,
    "common tables": "WITH "
    + ", ".join(f"a{i} AS (FROM a{i - 1} x, a{i - 1} y)" if i else "a0 AS (SELECT 1)" for i in range(25))
    + " SELECT count(*) FROM a24",
    "queries in a row": " UNION ALL ".join(["SELECT 1"] * 10_000),
    "columns of a pivot": "PIVOT (SELECT i, 1 AS k FROM range(90000) t(i)) ON i USING sum(k)",
}
"""Built so that a parser or a planner works itself to death."""

HUNGRY = {
    "one value of two billion characters": "SELECT repeat('x', 2000000000)",
    "the length of one of four billion": "SELECT length(repeat('xx', 2000000000))",
    "a padded value": "SELECT lpad('x', 2000000000, 'y')",
    "a printed width": "SELECT printf('%2000000000d', 1)",
    "a formatted width": "SELECT format('{:>2000000000}', 'a')",
    "digits of a base": "SELECT to_base(5, 2, 2000000000)",
    "a giant vector": "SELECT sum(x) FROM (SELECT unnest(range(400000000)) AS x)",
    "a giant list": "SELECT len(range(2000000000))",
    "a resized list": "SELECT len(list_resize([1], 1000000000))",
    "seconds of all times": "SELECT len(generate_series(DATE '0001-01-01', DATE '9999-01-01', INTERVAL 1 second))",
    "a list of every row": "SELECT list(i) FROM range(4000000000) t(i)",
    "an aggregate of a list": "SELECT list_aggregate(list(i), 'sum') FROM range(4000000000) t(i)",
    "a giant concatenation": "SELECT string_agg(repeat('x', 1000000), ',') FROM range(10000)",
    "a value that doubles": "WITH RECURSIVE r(n, s) AS (SELECT 1, 'x' UNION ALL SELECT n + 1, s || s FROM r)"
    " SELECT max(length(s)) FROM r",
    "a replacement that grows": "SELECT length(replace(repeat('a', 200000), 'a', repeat('b', 200000)))",
    "a split of a giant": "SELECT len(string_split(repeat('a,', 400000000), ','))",
    "a histogram of everything": "SELECT histogram(i) FROM range(4000000000) t(i)",
    "a window over a cross join": "SELECT rank() OVER (ORDER BY a.range) FROM range(100000) a, range(100000) b",
    "a sort of four billion rows": "SELECT * FROM range(4000000000) t(i) ORDER BY hash(i) LIMIT 1 OFFSET 3000000000",
}
"""Ask for all the memory there is."""

ENDLESS = {
    "a cross join": "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE hash(a.range) = hash(b.range + 1)",
    "a recursion": "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
    "rows of a recursion": "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) FROM r WHERE n < 0",
    "the distance of two texts": "SELECT levenshtein(repeat('ab', 100000), repeat('ba', 100000))",
    "another distance": "SELECT damerau_levenshtein(repeat('ab', 20000), repeat('ba', 20000))",
    "a lambda over millions": "SELECT list_reduce(range(100000000), lambda a, b: (a + b) % 7)",
    "an explained cross join": "EXPLAIN ANALYZE SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range"
    " * b.range = -1",
    "a summary of everything": "SUMMARIZE SELECT hash(i) AS h, i FROM range(400000000000) t(i)",
    "a quantile of everything": "SELECT approx_quantile(i, 0.5) FROM range(400000000000) t(i)",
    "an expression over everything": "SELECT max(i::VARCHAR LIKE '%1%2%3%') FROM range(400000000000) t(i)",
}
"""Never come to an end."""


@pytest.fixture(scope="module", params=["reading", "writing"])
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def path(mode: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_vault(tmp_path_factory.mktemp(mode) / "home")


@pytest.fixture(scope="module")
def connection(mode: str, path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The locked connection, in both of its ways: neither may let an attack through."""
    with open_database(path, write=mode == "writing") as connection:
        yield connection


@pytest.mark.parametrize("door", CONSOLE)
def test_every_door_of_the_console_is_locked(connection: duckdb.DuckDBPyConnection, path: Path, door: str) -> None:
    python_variable = [SECRET]
    state, files = state_of(connection), everything_in(path.parent)

    for attack in CONSOLE[door]:
        sql = attack.format(home=path.parent, database=path) if "{" in attack else attack
        with pytest.raises(QueryError) as caught:
            raise AssertionError(f"{sql} gave {run_sql(connection, sql, {'file': '/etc/passwd'}, deadline=20).rows}")
        assert python_variable[0] not in str(caught.value), sql
        assert state_of(connection) == state, sql
        assert everything_in(path.parent) == files, sql
        assert run_sql(connection, "SELECT count(*) FROM treasure").rows == ((10,),), sql


@pytest.mark.parametrize("attack", LONG)
def test_a_statement_without_end_is_not_even_read(connection: duckdb.DuckDBPyConnection, attack: str) -> None:
    with pytest.raises(QueryError, match=f"characters; {LONGEST_STATEMENT:,} is the most"):
        run_sql(connection, LONG[attack])


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_database(make_vault(tmp_path_factory.mktemp("vault") / "home")) as connection:
        yield connection


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who attacks waits less long for a statement to end by itself."""
    monkeypatch.setattr(console_process, "GRACE", 0.2)


@pytest.mark.parametrize("attack", DEEP)
def test_what_is_nested_too_deep_ends_in_its_own_process(vault: duckdb.DuckDBPyConnection, attack: str) -> None:
    assert len(DEEP[attack]) <= LONGEST_STATEMENT
    _withstand(vault, DEEP[attack], (QueryError,))


@pytest.mark.parametrize("attack", HUNGRY)
def test_what_wants_all_memory_is_stopped(vault: duckdb.DuckDBPyConnection, attack: str) -> None:
    _withstand(vault, HUNGRY[attack], (QueryError,))


@pytest.mark.parametrize("attack", ENDLESS)
def test_what_never_ends_is_stopped(vault: duckdb.DuckDBPyConnection, attack: str) -> None:
    _withstand(vault, ENDLESS[attack], (QueryTimeout,))


def _withstand(connection: duckdb.DuckDBPyConnection, sql: str, errors: tuple[type[Exception], ...]) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    query = console_query(connection, sql, deadline=0.3)
    assert isinstance(query, IsolatedQuery)

    with pytest.raises(errors):
        query.run()

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 500_000
    assert console_query(connection, "SELECT count(*) FROM treasure").run().rows == ((10,),)


@pytest.mark.parametrize("attack", [*SEARCH, "x" * 1_000_000, '"' * 9_999, "\x00", "\ud800", "\u202e\u200b"])
def test_the_search_line_runs_nothing_that_is_typed(connection: duckdb.DuckDBPyConnection, attack: str) -> None:
    state = state_of(connection)
    try:
        search = compile_search(attack)
    except SearchError:
        return
    assert Query(connection, search.sql, search.params, deadline=20).run().rows == ()
    assert state_of(connection) == state


def test_there_are_as_many_attacks_as_promised() -> None:
    assert sum(map(len, (*CONSOLE.values(), LONG, DEEP, HUNGRY, ENDLESS))) >= 200
    assert len(SEARCH) >= 60


def test_a_cancelled_query_is_named_so_even_when_its_process_must_die(vault: duckdb.DuckDBPyConnection) -> None:
    query = console_query(vault, ENDLESS["the distance of two texts"], deadline=None)
    query.cancel()
    with pytest.raises(QueryCancelled):
        query.run()
