"""A table or view of the database by its name, as a query for all of its rows."""

from __future__ import annotations

import difflib

import duckdb

from seeds.saying import quoted, say
from store.errors import QueryError
from store.query import Query

_INSIDE_THE_FILE = "deal_no"
"""The column that numbers deals inside one file only; it means nothing outside."""

_COLUMNS = """
SELECT table_name, list(column_name ORDER BY column_index)
FROM duckdb_columns()
WHERE NOT internal AND database_name = current_database() AND schema_name = current_schema()
GROUP BY table_name
"""


def whole(connection: duckdb.DuckDBPyConnection, name: str) -> Query:
    """Every row of a table or view, sorted by its columns from the left, so that equal contents are written equally.

    Raises `QueryError` for a name that the database does not have.
    """
    with connection.cursor() as cursor:
        relations: dict[str, list[str]] = dict(cursor.execute(_COLUMNS).fetchall())
    known = {relation.casefold(): relation for relation in relations}
    found = known.get(name.casefold())
    if found is None:
        near = difflib.get_close_matches(name.casefold(), known, n=1)
        hint = say("did you mean {near}? ", near=known[near[0]]) if near else quoted("")
        raise QueryError(
            say("there is no table or view {name!r}; {hint}dealtrail schema lists them", name=name, hint=hint)
        )
    columns = ", ".join(_quoted(column) for column in relations[found] if column != _INSIDE_THE_FILE)
    sql = f"SELECT {columns} FROM {_quoted(found)} ORDER BY ALL"  # noqa: S608 - names of the database's own, quoted
    return Query(connection, sql, limit=None, deadline=None)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
