"""Completion of SQL: the tables, columns and functions that may stand at the cursor, and what they hold or do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import duckdb

MOST = 50
"""Candidates that are given when nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class SqlName:
    """A name that may be typed: `kind` is table, column, function or keyword; `about` is its type and comment."""

    name: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class SqlCompletion:
    """Candidates for the word that begins at `start`, in characters from 0, the likeliest first."""

    start: int
    candidates: tuple[SqlName, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The names of a database: its tables and views, their columns, and the functions of SQL."""

    tables: tuple[SqlName, ...]
    columns: dict[str, tuple[SqlName, ...]]
    functions: tuple[SqlName, ...]


def read_catalogue(cursor: duckdb.DuckDBPyConnection) -> Catalogue:
    """The names of the database, to be read once."""
    columns: dict[str, list[SqlName]] = {}
    for table, column, kind, comment in cursor.execute(_COLUMNS).fetchall():
        columns.setdefault(table.lower(), []).append(SqlName(column, "column", _about(kind, comment)))
    return Catalogue(
        tuple(SqlName(name, "table", comment or "") for name, comment in cursor.execute(_TABLES).fetchall()),
        {table: tuple(names) for table, names in columns.items()},
        tuple(
            SqlName(name, "function", _about(use, about)) for name, use, about in cursor.execute(_FUNCTIONS).fetchall()
        ),
    )


def complete_sql(catalogue: Catalogue, sql: str, position: int, limit: int = MOST) -> SqlCompletion:
    """What may stand at a position of a statement; nothing inside strings, comments and numbers.

    Behind ``name.`` these are the columns of that table or alias, behind FROM and JOIN the tables, elsewhere the
    columns of the tables that the statement names, then functions, tables and keywords.
    """
    before = sql[:position]
    word = _WORD.search(before)[0]  # type: ignore[index]
    start = position - len(word)
    if word[:1].isdigit() or _is_text(before):
        return SqlCompletion(start, ())
    fits = [name for name in _wanted(catalogue, sql, before[:start]) if _rank(name.name, word) is not None]
    fits.sort(key=lambda name: (_rank(name.name, word) or 0, len(name.name) if name.kind == "table" else 0))
    return SqlCompletion(start, tuple(dict.fromkeys(fits))[:limit])


def _wanted(catalogue: Catalogue, sql: str, before: str) -> Iterator[SqlName]:
    """Every name that may stand behind a text, the likeliest first."""
    named = _named_tables(catalogue, sql)
    if owner := _OWNER.search(before):
        table = named.get(owner[1].lower(), owner[1].lower())
        yield from catalogue.columns.get(table, ())
        return
    if _WANTS_TABLE.search(before):
        yield from catalogue.tables
        return
    for table in dict.fromkeys(named.values()):
        yield from catalogue.columns[table]
    yield from catalogue.functions
    yield from catalogue.tables
    yield from _KEYWORDS


def _named_tables(catalogue: Catalogue, sql: str) -> dict[str, str]:
    """The tables that stand behind FROM, JOIN or a comma, by their names and aliases."""
    found = {}
    for match in _NAMES.finditer(sql):
        table = match[1].lower()
        if table in catalogue.columns:
            found[table] = table
            alias = (match[2] or "").lower()
            if alias and alias.upper() not in _RESERVED:
                found[alias] = table
    return found


def _is_text(before: str) -> bool:
    """Whether a string, a quoted name or a comment is open at the end of a text."""
    return _OPEN.search(_CLOSED.sub("", before)) is not None


def _rank(name: str, word: str) -> int | None:
    """The smaller the better; None when the name does not fit the word."""
    low, wanted = name.lower(), word.lower()
    if low.startswith(wanted):
        return 0
    return 1 if len(wanted) > 1 and wanted in low else None


def _about(kind: str | None, comment: str | None) -> str:
    return ": ".join(part for part in (kind, comment) if part)


def _keywords(words: Iterable[str]) -> tuple[SqlName, ...]:
    return tuple(SqlName(word, "keyword", "") for word in words)


_RESERVED = frozenset(
    {
        *("SELECT", "FROM", "WHERE", "GROUP", "ORDER", "BY", "HAVING", "LIMIT", "JOIN", "LEFT", "RIGHT"),
        *("FULL", "INNER", "CROSS", "ANTI", "SEMI", "ON", "USING", "UNION", "ALL", "WITH", "AS"),
        *("AND", "OR", "NOT", "IN", "IS", "NULL", "LIKE", "BETWEEN", "CASE", "WHEN", "THEN"),
        *("ELSE", "END", "DISTINCT", "DESC", "ASC", "NULLS", "LAST", "FIRST", "OFFSET", "QUALIFY", "FILTER"),
        *(
            "OVER",
            "PARTITION",
            "EXISTS",
            "TRUE",
            "FALSE",
            "VALUES",
            "PIVOT",
            "UNPIVOT",
            "EXPLAIN",
            "DESCRIBE",
            "SUMMARIZE",
        ),
    }
)
_KEYWORDS = _keywords(sorted(_RESERVED))

_WORD = re.compile(r"\w*\Z")
_OWNER = re.compile(r"(\w+)\s*\.\s*\Z")
_WANTS_TABLE = re.compile(r"\b(?:from|join|describe|summarize|table)\s+\Z", re.IGNORECASE)
_NAMES = re.compile(r"(?:\b(?:from|join|describe|summarize)|,)\s+(\w+)(?:(?=\s+(?:as\s+)?(\w+)))?", re.IGNORECASE)
_CLOSED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*\n|/\*.*?\*/", re.DOTALL)
_OPEN = re.compile(r"['\"]|--|/\*")

_TABLES = """
SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal
UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
ORDER BY ALL
"""
_COLUMNS = """
SELECT table_name, column_name, data_type, comment FROM duckdb_columns() WHERE NOT internal
ORDER BY table_name, column_index
"""
_FUNCTIONS = """
SELECT function_name, any_value(function_name || '(' || array_to_string(parameters, ', ') || ')'),
    any_value(coalesce(comment, description))
FROM duckdb_functions()
WHERE function_type IN ('scalar', 'aggregate', 'table', 'macro', 'table_macro')
    AND regexp_full_match(function_name, '[a-z][a-z0-9_]*')
GROUP BY function_name
ORDER BY function_name
"""
