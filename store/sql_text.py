"""The text of SQL as it is written: its words by kind, and the statements that semicolons part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True)
class SqlWord:
    """A word or sign from `start` to `end`, in characters; `kind` is keyword, name, number, string, comment or sign."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a text, with the comments before it: where it starts, in characters, and its text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The character after its last."""
        return self.start + len(self.text)


def sql_words(sql: str) -> list[SqlWord]:
    """The words and signs of a text, in their order; none of a text that is no Unicode."""
    try:
        source = sql.encode()
    except UnicodeEncodeError:
        return []
    tokens = duckdb.tokenize(sql)
    starts = [*_places(sql, source, [start for start, _ in tokens]), len(sql)]
    return [
        SqlWord(start, start + len(sql[start:after].rstrip()), "sign" if sql[start] == "." else _KINDS[kind])
        for start, after, (_, kind) in zip(starts, starts[1:], tokens, strict=False)
    ]


def statements_in(sql: str) -> list[Statement]:
    """The statements of a text, without the semicolons; what is only comment is none."""
    return list(_statements(sql))


def statement_at(sql: str, position: int) -> Statement | None:
    """The statement that a position, in characters, is in, or else the nearest one on its line, before or after it."""
    found = None
    for statement in _statements(sql):
        if found is not None and statement.start > position and "\n" not in sql[found.end : position]:
            break
        found = statement
        if position <= statement.end:
            break
    return found


def _statements(sql: str) -> Iterator[Statement]:
    first: int | None = None
    last = 0
    says_something = False
    for word in [*sql_words(sql), SqlWord(len(sql), len(sql), "end")]:
        if word.kind == "end" or (word.kind == "sign" and sql[word.start : word.end] == ";"):
            if first is not None and says_something:
                yield Statement(first, sql[first:last])
            first, says_something = None, False
            continue
        first = word.start if first is None else first
        last = word.end
        says_something = says_something or word.kind != "comment"


def _places(sql: str, source: bytes, starts: list[int]) -> Iterator[int]:
    """Places in the bytes of a text as places in its characters."""
    if len(sql) == len(source):
        yield from starts
        return
    characters = before = 0
    for start in starts:
        characters += len(source[before:start].decode())
        before = start
        yield characters


_KINDS = {
    duckdb.token_type.keyword: "keyword",
    duckdb.token_type.identifier: "name",
    duckdb.token_type.numeric_const: "number",
    duckdb.token_type.string_const: "string",
    duckdb.token_type.comment: "comment",
    duckdb.token_type.operator: "sign",
}
