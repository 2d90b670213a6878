"""The user's own SQL: one statement that only reads, on a connection that can reach nothing but the database.

Neither a read-only connection nor a check of statement types is a barrier by itself, so there are three. The
connection must come from `store.database.open_database`, for reading or for writing: that one has no access to files,
network, extensions or Python variables and its settings are locked; any other is refused. The statement must be a
single SELECT, PIVOT, or EXPLAIN of one of these; FROM, WITH, VALUES, TABLE, DESCRIBE, SUMMARIZE and SHOW count as
SELECT. And it runs in a read-only transaction that is always rolled back, which stops what hides in a SELECT, such as
``WITH x AS (DELETE ...)`` or ``nextval``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import duckdb

from seeds.saying import say
from store.errors import QueryError
from store.parameters import bind, encoded, values_for
from store.query import DEADLINE, ROW_LIMIT, Answer, Query, errors_of

LONGEST_STATEMENT = 200_000
"""Characters that a statement may have; far longer ones keep the parser busy, which cannot be interrupted."""

_READERS = ("SELECT", "FROM", "WITH", "VALUES", "TABLE", "DESCRIBE", "SUMMARIZE", "SHOW", "PIVOT", "UNPIVOT")
_OPENERS = frozenset({*_READERS, "DESC", "PIVOT_WIDER", "PIVOT_LONGER", "("})


class ConsoleQuery(Query):
    """One statement of the user's; everything else is as for `Query`.

    `params` are values for its named parameters (`store.parameters`), before those that it declares itself.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        sql: str,
        params: Mapping[str, object] | None = None,
        *,
        limit: int | None = ROW_LIMIT,
        deadline: float | None = DEADLINE,
    ) -> None:
        super().__init__(connection, sql, limit=limit, deadline=deadline)
        self._values = dict(params or {})

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        return self._connection.cursor()

    def _statement(self, cursor: duckdb.DuckDBPyConnection) -> str:
        if len(self.sql) > LONGEST_STATEMENT:
            raise QueryError(
                say(
                    "the statement has {count} characters; {most} is the most",
                    count=len(self.sql),
                    most=LONGEST_STATEMENT,
                )
            )
        statement, self._params = bind(self.sql, values_for(self.sql, {}) | self._values)
        check_statement(cursor, statement)
        return statement

    @contextmanager
    def _transaction(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        with errors_of(self.sql):
            demand_locked(cursor)
            cursor.execute("BEGIN TRANSACTION READ ONLY")
        try:
            yield
        finally:
            with suppress(duckdb.Error):
                cursor.execute("ROLLBACK")


def run_sql(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    params: Mapping[str, object] | None = None,
    *,
    limit: int | None = ROW_LIMIT,
    deadline: float | None = DEADLINE,
) -> Answer:
    """The answer to the user's SQL, in this process. Raises `QueryError`, `QueryTimeout` or `QueryCancelled`."""
    return ConsoleQuery(connection, sql, params, limit=limit, deadline=deadline).run()


def demand_locked(connection: duckdb.DuckDBPyConnection) -> None:
    """Raises `QueryError` unless the connection is locked down as `store.database.open_database` does it."""
    reach = connection.execute(
        "SELECT current_setting('enable_external_access') OR NOT current_setting('lock_configuration')"
        " OR current_setting('python_enable_replacements')"
    ).fetchone()
    if reach != (False,):
        raise QueryError(say("the connection is not locked down; open the database with store.database.open_database"))


def check_statement(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Raises `QueryError` unless the text is exactly one statement that reads.

    The statement's type alone says too little: any statement with a PIVOT inside, a COPY among them, has the type
    MULTI, and EXPLAIN ANALYZE of a COMMIT or a COPY runs it. So the first word counts too, behind an EXPLAIN.
    """
    kinds = _kinds(connection, sql)
    if not kinds:
        raise QueryError(say("there is no statement; write a SELECT"))
    if len(kinds) > 1:
        raise QueryError(say("{count} statements where one is wanted; run them one by one", count=len(kinds)))
    words = _words(sql)
    if words[0].text == "EXPLAIN":
        words = _behind_explain(words)
        kinds = _kinds(connection, sql.encode()[words[0].start :].decode()) if words else []
    first = words[0].text if words else "EXPLAIN"
    if kinds not in (["SELECT"], ["MULTI"]) or first not in _OPENERS:
        raise QueryError(
            say(
                "{first} is refused because SQL only reads here; start with {names} or EXPLAIN",
                first=first,
                names=", ".join(_READERS),
            )
        )


def _kinds(connection: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    """The types of the statements in a text; raises `duckdb.Error` when it is no SQL."""
    try:
        return [statement.type.name for statement in connection.extract_statements(sql)]
    except TypeError:
        raise QueryError(say("the text holds half a character; type it anew")) from None
    except ValueError:
        return ["of no type that Python knows"]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or sign of a statement in capitals, and where it starts in the statement's UTF-8 bytes."""

    start: int
    text: str


def _words(sql: str) -> list[_Word]:
    """The words and signs of a statement, without the comments."""
    source = encoded(sql)
    tokens = duckdb.tokenize(sql)
    ends = [start for start, _ in tokens[1:]] + [len(source)]
    return [
        _Word(start, source[start:end].decode(errors="replace").strip().upper())
        for (start, kind), end in zip(tokens, ends, strict=True)
        if kind != duckdb.token_type.comment
    ]


def _behind_explain(words: list[_Word]) -> list[_Word]:
    """The words of the explained statement: EXPLAIN may be followed by ANALYZE or by options in brackets."""
    rest = words[1:]
    texts = [word.text for word in rest]
    if texts[:1] == ["ANALYZE"]:
        return rest[1:]
    if texts[:1] == ["("] and texts[1:2] and texts[1] not in _OPENERS and ")" in texts:
        return rest[texts.index(")") + 1 :]
    return rest
