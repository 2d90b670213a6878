"""A database to attack, beside a file that is none of its business, and what must be as before after each attack."""

from pathlib import Path

import duckdb

from tests.store.build import article, load_all, told

SECRET = "a line of a file that nobody may read"

STATE = [
    "FROM treasure ORDER BY id",
    "FROM deals",
    "SELECT twice(4), fold('É')",
    "SELECT name, value FROM duckdb_settings() ORDER BY ALL",
    "SELECT database_name FROM duckdb_databases() ORDER BY ALL",
    "SELECT table_name, column_count, comment FROM duckdb_tables() ORDER BY ALL",
    "SELECT sequence_name, last_value FROM duckdb_sequences() ORDER BY ALL",
    "SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY ALL",
    "SELECT index_name FROM duckdb_indexes() ORDER BY ALL",
    "SELECT name FROM duckdb_variables()",
    "SELECT name FROM duckdb_prepared_statements()",
]


def make_vault(home: Path) -> Path:
    """The database in a new folder, with a deal, a table, a sequence and a macro, and a folder that it may use."""
    (home / "deals.duckdb.tmp").mkdir(parents=True)
    (home / "secret.csv").write_text(f"line\n{SECRET}\n")
    path = home / "deals.duckdb"
    sale = told("Velmont buys Tressac.", "acquisition", money="1 bn EUR", Velmont="acquirer", Tressac="target")
    with load_all(path, [article("2026-01-05", sale)]) as connection:
        connection.execute("CREATE TABLE treasure AS SELECT i AS id, 'coin ' || i AS name FROM range(10) t(i)")
        connection.execute("CREATE SEQUENCE counter")
        connection.execute("CREATE MACRO twice(x) AS x * 2")
    return path


def state_of(connection: duckdb.DuckDBPyConnection) -> list[object]:
    """Whatever a statement could have changed."""
    return [connection.execute(sql).fetchall() for sql in STATE]


def everything_in(home: Path) -> dict[str, bytes]:
    """The files below a folder with what they hold."""
    return {str(path): path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file()}
