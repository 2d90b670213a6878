"""Everything that is derived, derived again from what was loaded: after a new version, or when a check asks for it."""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from store.companies import refresh
from store.company_decisions import write_company_states
from store.correction_log import read_all, write_undone
from store.database import BASE_TABLES, one_line_errors, path_of, transaction
from store.decisions import undone
from store.derivation import rederive, rekey
from store.naming import name_all
from store.replay import replay
from store.resolving import resolver_of

_BATCH = 500
"""Reports that are merged at a time, with those that meet them: merging is quadratic in its reports."""

_NOT_MERGED = "SELECT report_id FROM reports WHERE merge_rule IS NULL ORDER BY report_id"

Progress = Callable[[str], None]
"""Told in a few words what was done last."""


def rebuild(connection: duckdb.DuckDBPyConnection, progress: Progress | None = None) -> None:
    """Derives every derived table again from the base tables, corrections included.

    Afterwards they are what loading the same documents one by one, in any order, would have made of them. One
    transaction: when anything is raised, nothing has changed. Raises `DatabaseError` when the database fails.
    """
    with one_line_errors(path_of(connection)), transaction(connection):
        derive_all(connection, progress)


def derive_all(connection: duckdb.DuckDBPyConnection, progress: Progress | None = None) -> None:
    """What `rebuild` does, inside the transaction that is open."""
    say = progress or (lambda _: None)
    _clear(connection)
    write_undone(connection, undone(read_all(connection)))
    resolver = resolver_of(connection)
    companies = name_all(connection, resolver)
    say("names settled")
    corrected = replay(connection, _all(connection, "SELECT document_id FROM correction_reports"), resolver)
    refresh(connection, [*companies, *corrected.companies], (), resolver)
    write_company_states(connection)
    say("companies named")
    rekey(connection, _all(connection, "SELECT report_id FROM reports"))
    while some := _all(connection, f"{_NOT_MERGED} LIMIT {_BATCH}"):
        rederive(connection, some, set(), set())
    say("reports merged")


def _clear(connection: duckdb.DuckDBPyConnection) -> None:
    tables = _all(connection, "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()")
    for table in sorted(tables - {*BASE_TABLES, "schema_info"}):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    connection.execute("UPDATE reports SET deal_id = NULL, merge_rule = NULL, disputes = false")


def _all(connection: duckdb.DuckDBPyConnection, sql: str) -> set[str]:
    return {ident for (ident,) in connection.execute(sql).fetchall()}
