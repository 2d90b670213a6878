"""The program's own statements, each parsed once in a process.

A text with parameters is planned twice at every call, once before they are known; a statement that was parsed before
only once. What is looked up by a key takes half the time so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

_parsed: dict[str, duckdb.Statement] = {}
"""The statements by their texts, of which there are some hundred: none is made from what a user gives."""


def ask(
    connection: duckdb.DuckDBPyConnection, sql: str, params: Sequence[Any] | Mapping[str, Any] = ()
) -> duckdb.DuckDBPyConnection:
    """Executes one statement, whose text must be one of few; the connection, to fetch from."""
    statement = _parsed.get(sql)
    if statement is None:
        (statement,) = connection.extract_statements(sql)
        _parsed[sql] = statement
    return connection.execute(statement, params)
