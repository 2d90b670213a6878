"""Examining a database: is the file readable, are its base rows what a load writes, is the rest what they give.

Everything derived is derived again in a database of its own and compared, so that a fault needs no check of its own to
be found there, and is repaired by making the database anew from its base tables (`store.renewal`).
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from seeds.errors import DealtrailError
from seeds.text import one_line
from store.base_checks import BASE_CHECKS, DOCUMENT_CHECKS, document_faults
from store.database import BASE_TABLES, one_line_errors, open_database
from store.renewal import OLD, Progress, attach, columns_of, copy_base, derive, holding
from store.scratch import scratch_folder

EXAMPLES = 3
"""How many examples of a fault are named."""

_FRESH = "fresh"
_NOT_COMPARED = ("schema_info", "documents", "correction_fields", "terms", "company_numbers")
"""Tables without a derived column, and what is compared with the tables that name it by number."""

_MEANINGS = {
    "mentions": "company_id of every mention is what its name means",
    "report_parties": "company_id of every party is what its name means",
    "reports": "deal_id, merge_rule and disputes of every report are what merging gives",
    "evidence": "report_no of all evidence is that of its report",
}

_OF_REPORT = """
    SELECT t.* EXCLUDE (report_no), r.report_id AS numbered
    FROM {{0}}.{} AS t LEFT JOIN {{0}}.reports AS r USING (report_no)
"""

_OF_DEAL = """
    SELECT t.* EXCLUDE (deal_no), d.deal_id AS numbered
    FROM {{0}}.{} AS t LEFT JOIN {{0}}.deals AS d USING (deal_no)
"""

_ROWS = {
    "reports": "SELECT * EXCLUDE (report_no) FROM {0}.reports",
    "report_parties": _OF_REPORT.format("report_parties"),
    "evidence": _OF_REPORT.format("evidence"),
    "corrected_parties": _OF_REPORT.format("corrected_parties"),
    "deal_reports": """
        SELECT d.deal_id, r.report_id
        FROM {0}.deal_reports AS l
        LEFT JOIN {0}.deals AS d USING (deal_no)
        LEFT JOIN {0}.reports AS r USING (report_no)
    """,
    "deals": "SELECT * EXCLUDE (deal_no) FROM {0}.deals",
    "parties": _OF_DEAL.format("parties"),
    "payments": _OF_DEAL.format("payments"),
    "deal_sources": """
        SELECT d.deal_id, s.* EXCLUDE (deal_no)
        FROM {0}.deal_sources AS s LEFT JOIN {0}.deals AS d USING (deal_no)
    """,
    "involvements": """
        SELECT d.deal_id, n.company_id, i.* EXCLUDE (deal_no, company_no)
        FROM {0}.involvements AS i
        LEFT JOIN {0}.deals AS d USING (deal_no)
        LEFT JOIN {0}.company_numbers AS n USING (company_no)
    """,
    "company_sums": """
        SELECT n.company_id, s.* EXCLUDE (company_no)
        FROM {0}.company_sums AS s LEFT JOIN {0}.company_numbers AS n USING (company_no)
    """,
    "search_text": "SELECT d.deal_id, s.fold FROM {0}.search_text AS s LEFT JOIN {0}.deals AS d USING (deal_no)",
    "postings": """
        SELECT d.deal_id, t.term
        FROM (SELECT DISTINCT term_id, unnest(deal_nos) AS deal_no FROM {0}.postings WHERE term_id > 0) AS p
        JOIN {0}.deals AS d USING (deal_no)
        LEFT JOIN {0}.terms AS t USING (term_id)
    """,
}
"""The rows of tables with numbers that mean something in one file only, told by names that all files share."""

_SCHEMA = {
    "table": (
        "SELECT table_name, regexp_replace(sql, ' USING COMPRESSION \\w+', '', 'g')"
        " FROM duckdb_tables() WHERE database_name = ?"
    ),
    "view": "SELECT view_name, sql FROM duckdb_views() WHERE database_name = ? AND NOT internal",
    "macro": (
        "SELECT function_name, macro_definition || parameters::VARCHAR"
        " FROM duckdb_functions() WHERE database_name = ? AND NOT internal"
    ),
    "sequence": "SELECT sequence_name, 'sequence' FROM duckdb_sequences() WHERE database_name = ?",
    "comment": (
        "SELECT table_name || '.' || column_name, comment"
        " FROM duckdb_columns() WHERE database_name = ? AND NOT internal"
    ),
}
"""Queries for the name and the definition of all that the schema makes; how a column is packed is no part of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: its name, what must hold, in how many places it does not, a few of them, and whether that can be
    repaired without loading anew."""

    check: str
    meaning: str
    faults: int
    examples: tuple[str, ...]
    repairable: bool


@dataclass(frozen=True, slots=True)
class Examination:
    """Every check that was made, in the order in which it was; `findings` are those that found something."""

    checks: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The checks that found faults."""
        return tuple(check for check in self.checks if check.faults)

    @property
    def repairable(self) -> bool:
        """Whether making the database anew would mend anything."""
        return any(finding.repairable for finding in self.findings)


def examine(path: Path, progress: Progress | None = None) -> Examination:
    """Every check on the database at `path`, which stays as it is.

    Where loaded rows cannot be read, the checks that need them are left out. Raises a `DatabaseError` when the database
    cannot be opened: it is damaged beyond reading, of another version, or another process writes to it.
    """
    path = Path(path)
    say = progress or (lambda _: None)
    open_database(path).close()
    with scratch_folder(path) as folder, holding(path, write=False, spill=folder) as connection, one_line_errors(path):
        checks = [_tables(connection)]
        if not checks[0].faults:
            unreadable = _unreadable(connection, say)
            checks += _blocks(unreadable)
            if unreadable.isdisjoint(BASE_TABLES):
                draft = folder / path.name
                copy_base(connection, draft, say)
                checks += _base(connection, draft, say)
                checks += _derived(connection, draft, unreadable, say)
        return Examination(tuple(checks))


def _tables(connection: duckdb.DuckDBPyConnection) -> Finding:
    missing = [table for table in BASE_TABLES if not columns_of(connection, OLD, table)]
    meaning = "every table of what was loaded is there"
    return Finding("tables", meaning, len(missing), tuple(missing[:EXAMPLES]), repairable=False)


def _unreadable(connection: duckdb.DuckDBPyConnection, say: Progress) -> set[str]:
    """The tables with blocks that do not match their checksums: every row of every table is read once."""
    found = set()
    sql = "SELECT table_name FROM duckdb_tables() WHERE database_name = ? ORDER BY table_name"
    for (table,) in connection.execute(sql, [OLD]).fetchall():
        say(f"reading {table}")
        try:
            _sum(connection, f"SELECT * FROM {OLD}.{table}")  # noqa: S608
        except duckdb.Error:
            found.add(table)
    return found


def _blocks(unreadable: set[str]) -> list[Finding]:
    base, derived = sorted(unreadable.intersection(BASE_TABLES)), sorted(unreadable.difference(BASE_TABLES))
    meaning = "every block of the file that holds {} matches its checksum"
    return [
        Finding("loaded blocks", meaning.format("loaded rows"), len(base), tuple(base[:EXAMPLES]), repairable=False),
        Finding("derived blocks", meaning.format("derived rows"), len(derived), tuple(derived[:EXAMPLES]), True),
    ]


def _base(connection: duckdb.DuckDBPyConnection, draft: Path, say: Progress) -> list[Finding]:
    """The checks of the loaded rows, on the copies of them."""
    with _attached(connection, draft):
        say("checking documents")
        faults = defaultdict(list)
        for check, document_id in document_faults(connection):
            faults[check].append(document_id)
        checks = [_finding(name, meaning, faults[name]) for name, meaning in DOCUMENT_CHECKS.items()]
        for base_check in BASE_CHECKS:
            say(f"checking {base_check.name}")
            rows = connection.execute(f"SELECT * FROM ({base_check.sql}) ORDER BY ALL").fetchall()  # noqa: S608
            checks.append(_finding(base_check.name, base_check.meaning, [str(row[0]) for row in rows]))
    return checks


def _finding(name: str, meaning: str, faults: list[str]) -> Finding:
    return Finding(name, meaning, len(faults), tuple(faults[:EXAMPLES]), repairable=False)


def _derived(connection: duckdb.DuckDBPyConnection, draft: Path, unreadable: set[str], say: Progress) -> list[Finding]:
    """The checks of all that is derived, against what the draft gives once it is derived there."""
    problem = _failure_to_derive(draft, say)
    meaning = "companies and deals can be derived from what was loaded"
    checks = [Finding("derivation", meaning, int(bool(problem)), (problem,) if problem else (), repairable=False)]
    with _attached(connection, draft):
        checks.append(_schema(connection))
        checks.append(_numbers(connection))
        if not problem:
            sql = "SELECT table_name FROM duckdb_tables() WHERE database_name = ? ORDER BY table_name"
            tables = {table for (table,) in connection.execute(sql, [_FRESH]).fetchall()}
            for table in sorted(tables - unreadable - set(_NOT_COMPARED)):
                say(f"comparing {table}")
                checks.append(_compared(connection, table))
    return checks


def _failure_to_derive(draft: Path, say: Progress) -> str | None:
    try:
        derive(draft, say)
    except DealtrailError as error:
        return str(error)
    except Exception as error:  # base rows that no load would have written may fail anywhere
        return one_line(f"{type(error).__name__}: {error}")
    return None


@contextlib.contextmanager
def _attached(connection: duckdb.DuckDBPyConnection, draft: Path) -> Iterator[None]:
    """The draft attached, its tables and macros known by their bare names."""
    attach(connection, draft, _FRESH, write=False)
    connection.execute(f"USE {_FRESH}")
    try:
        yield
    finally:
        connection.execute("USE memory")
        connection.execute(f"DETACH {_FRESH}")


def _schema(connection: duckdb.DuckDBPyConnection) -> Finding:
    """Whether the tables, views, macros and comments are those of this version."""
    differing = set()
    for what, sql in _SCHEMA.items():
        old, fresh = (set(connection.execute(sql, [database]).fetchall()) for database in (OLD, _FRESH))
        differing |= {f"{what} {name}" for name, _ in old ^ fresh}
    meaning = "the tables, views, macros and comments are those of this version"
    return Finding("schema", meaning, len(differing), tuple(sorted(differing)[:EXAMPLES]), repairable=True)


def _numbers(connection: duckdb.DuckDBPyConnection) -> Finding:
    """Whether the numbers of deals, which other tables join by, are one for each, and the next one is a new one."""
    faults = []
    with contextlib.suppress(duckdb.CatalogException, duckdb.BinderException):  # the schema is at fault then
        twice = f"SELECT deal_no FROM {OLD}.deals GROUP BY deal_no HAVING count(*) > 1 ORDER BY deal_no"  # noqa: S608
        faults = [str(number) for (number,) in connection.execute(twice).fetchall()]
        given = f"""
            SELECT max(deal_no) FROM {OLD}.deals
            HAVING max(deal_no) > (
                SELECT coalesce(max(last_value), 0) FROM duckdb_sequences()
                WHERE (database_name, sequence_name) = ('{OLD}', 'deal_numbers')
            )
        """  # noqa: S608
        faults += [f"{number} is not given yet" for (number,) in connection.execute(given).fetchall()]
    meaning = "no two deals have one deal_no, and none has one that is still to be given"
    return Finding("deal numbers", meaning, len(faults), tuple(faults[:EXAMPLES]), repairable=True)


def _compared(connection: duckdb.DuckDBPyConnection, table: str) -> Finding:
    """Whether a table has the rows that the loaded rows give: by a sum over all, and row by row where that differs."""
    meaning = _MEANINGS.get(table, f"{table} has exactly the rows that the loaded rows give")
    old, fresh = (_ROWS.get(table, f"SELECT * FROM {{0}}.{table}").format(name) for name in (OLD, _FRESH))  # noqa: S608
    if columns_of(connection, OLD, table) != columns_of(connection, _FRESH, table):
        return Finding(table, meaning, 1, (f"{table} has other columns",), repairable=True)
    try:
        if _sum(connection, old) == _sum(connection, fresh):
            return Finding(table, meaning, 0, (), repairable=True)
        faults, examples = _differences(connection, old, fresh)
    except (duckdb.CatalogException, duckdb.BinderException):
        return Finding(table, meaning, 1, ("what it is joined with is not there",), repairable=True)
    return Finding(table, meaning, faults, examples, repairable=True)


def _differences(connection: duckdb.DuckDBPyConnection, old: str, fresh: str) -> tuple[int, tuple[str, ...]]:
    """How many rows are wrong, missing or too many, and the first values of some of them."""
    faults = 0
    examples: set[str] = set()
    for one, other in ((old, fresh), (fresh, old)):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE differing AS ({one}) EXCEPT ALL ({other})")
        ((count,),) = connection.execute("SELECT count(*) FROM differing").fetchall()
        faults = max(faults, count)
        first = connection.execute("SELECT * FROM differing ORDER BY ALL LIMIT ?", [EXAMPLES]).fetchall()
        examples |= {str(row[0]) for row in first}
    connection.execute("DROP TABLE differing")
    return faults, tuple(sorted(examples)[:EXAMPLES])


def _sum(connection: duckdb.DuckDBPyConnection, rows: str) -> tuple[object, ...]:
    """The number of rows, and a sum over them that is the same for the same rows in any order."""
    return connection.execute(f"SELECT count(*), sum(hash(r)) FROM ({rows}) AS r").fetchone() or ()  # noqa: S608
