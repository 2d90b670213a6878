"""Everything that is derived, derived again from what was loaded: after a new version, or when a check asks for it."""

from __future__ import annotations

from collections.abc import Callable, Collection

import duckdb

from seeds.garbage import without_collecting
from store.companies import refresh
from store.company_decisions import write_company_states
from store.correction_log import read_all, write_undone
from store.database import BASE_TABLES, one_line_errors, path_of, transaction
from store.decisions import undone
from store.derivation import merge, rekey
from store.linking_all import link_all
from store.lists import fill_lists
from store.meeting import Meetings, crowded_keys
from store.naming import Names, name_all
from store.paying import fill_payments
from store.printed_names import fill_printed
from store.replay import replay
from store.resolving import resolver_of
from store.search_index import build_index

_BATCH = 30_000
"""Reports that are merged at a time, with those that meet them: some kilobytes each."""

_IN_ORDER = """
CREATE OR REPLACE TEMP TABLE in_order AS
SELECT
    report_id,
    row_number() OVER (ORDER BY min(company_id) FILTER (side <> 'payer'), min(company_id), report_id) - 1 AS place
FROM reports LEFT JOIN report_cast USING (report_id)
GROUP BY report_id
"""
"""Reports that may be one deal stand near each other: most of what a batch needs is in it."""

_REPORTS = "SELECT report_id FROM in_order WHERE place >= ? AND place < ?"

_NOT_MERGED = f"SELECT report_id FROM ({_REPORTS}) JOIN reports USING (report_id) WHERE merge_rule IS NULL"  # noqa: S608

Progress = Callable[[str], None]
"""Told in a few words what was done last."""


def rebuild(connection: duckdb.DuckDBPyConnection, progress: Progress | None = None) -> None:
    """Derives every derived table again from the base tables, corrections included.

    Afterwards they are what loading the same documents one by one, in any order, would have made of them. One
    transaction: when anything is raised, nothing has changed. Raises `DatabaseError` when the database fails.
    """
    with one_line_errors(path_of(connection)), transaction(connection), without_collecting():
        derive_all(connection, progress)


def derive_in_steps(
    connection: duckdb.DuckDBPyConnection, progress: Progress | None = None, brought: Names | None = None
) -> None:
    """What `derive_all` does, in many transactions, so that memory stays small; for a file that nobody reads yet.

    When anything is raised the file is half derived and needs a `rebuild`.
    """

    def step(text: str) -> None:
        connection.commit()
        connection.begin()
        if progress is not None:
            progress(text)

    with one_line_errors(path_of(connection)), transaction(connection), without_collecting():
        derive_all(connection, step, brought)


def derive_all(
    connection: duckdb.DuckDBPyConnection, progress: Progress | None = None, brought: Names | None = None
) -> None:
    """What `rebuild` does, inside the transaction that is open.

    `brought` is what all documents show of names, when they were only just put in: it is taken as it is, as are the
    merge keys that came with them, unless the user decided something.
    """
    say = progress or (lambda _: None)
    entries = read_all(connection)
    if entries:
        brought = None
    _clear(connection, () if brought is None else {"merge_keys"})
    write_undone(connection, undone(entries))
    resolver = resolver_of(connection)
    named = name_all(connection, resolver, brought)
    fill_printed(connection)
    say("names settled")
    corrected = replay(connection, _all(connection, "SELECT document_id FROM correction_reports"), resolver)
    refresh(connection, [*named.companies, *corrected.companies], (), resolver)
    write_company_states(connection)
    say("companies named")
    connection.execute(_IN_ORDER)
    places = range(0, _count(connection, "in_order"), _BATCH)
    if brought is None:
        for place in places:
            rekey(connection, _part(connection, _REPORTS, place), fresh=True)
            say("reports that may be one deal found")
    else:
        rekey(connection, named.reports)
    crowded = crowded_keys(connection)
    for place in places:
        some = _part(connection, _NOT_MERGED, place)
        if some:
            merge(connection, Meetings(connection, crowded), some)
        say("reports merged")
    link_all(connection, lambda: say("deals linked"))
    fill_payments(connection)
    fill_lists(connection)
    say("lists written")
    connection.execute("DROP TABLE in_order")
    build_index(connection)
    say("words indexed")


def _clear(connection: duckdb.DuckDBPyConnection, kept: Collection[str]) -> None:
    """Empties the derived tables but for some."""
    tables = _all(connection, "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()")
    for table in sorted(tables - {*BASE_TABLES, "schema_info", *kept}):
        connection.execute(f"TRUNCATE {table}")
    connection.execute(
        "UPDATE reports SET deal_id = NULL, merge_rule = NULL, disputes = false WHERE merge_rule IS NOT NULL"
    )


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    ((count,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608
    return int(count)


def _part(connection: duckdb.DuckDBPyConnection, sql: str, place: int) -> set[str]:
    """The ids that a query gives for a batch."""
    return {ident for (ident,) in connection.execute(sql, [place, place + _BATCH]).fetchall()}


def _all(connection: duckdb.DuckDBPyConnection, sql: str) -> set[str]:
    return {ident for (ident,) in connection.execute(sql).fetchall()}
