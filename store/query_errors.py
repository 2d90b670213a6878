"""DuckDB's errors as one clear line, with the place in the statement that they point at."""

from __future__ import annotations

import re
import unicodedata

import duckdb

from seeds.saying import quoted, say
from store.errors import QueryError

_POINTER = re.compile(r"^LINE (\d+): (.*)\n( *)\^", re.MULTILINE)
_KIND = re.compile(r"^(?:[A-Z][A-Za-z]+ )+Error: ")
_HINT = re.compile(r"^(?:Did you mean|Candidate bindings|Candidates?)\b.*$", re.MULTILINE)


def as_query_error(error: Exception, sql: str) -> QueryError:
    """The error with DuckDB's own first line, its hint, and the line and column (from 1) when it gives them."""
    message = str(error)
    if isinstance(error, duckdb.OutOfMemoryException):
        return QueryError(say("the query needs more memory than it may take; narrow it with WHERE or LIMIT"))
    if "'pytz'" in message:
        return QueryError(say("a TIMESTAMP WITH TIME ZONE cannot be shown here; cast it, as in now()::TIMESTAMP"))
    if not isinstance(error, duckdb.Error):
        return QueryError(
            say(
                "a value of the answer cannot be shown here ({reason}); cast it to VARCHAR", reason=_first_line(message)
            )
        )
    first, hint = _first_line(_KIND.sub("", message)), _HINT.search(message)
    problem = quoted(f"{first} {hint[0]}" if hint else first)
    line, column = _position(message, sql)
    if line is not None and column is not None:
        place = say("(line {line}, column {column})", line=str(line), column=str(column))
        problem = say("{problem} {place}", problem=problem, place=place)
    elif line is not None:
        problem = say("{problem} (line {line})", problem=problem, line=str(line))
    return QueryError(problem, line=line, column=column)


def _first_line(message: str) -> str:
    return next((line.strip() for line in message.splitlines() if line.strip()), say("DuckDB gave no reason"))


def _position(message: str, sql: str) -> tuple[int | None, int | None]:
    """Where the caret under the quoted line points; DuckDB may quote only a part of a long line."""
    match = _POINTER.search(message)
    if match is None:
        return None, None
    line, quoted = int(match[1]), match[2]
    before = _cut(quoted, len(match[3]) - len(f"LINE {line}: "))
    lines = sql.split("\n")
    if line > len(lines):
        return line, None
    shown = quoted.removeprefix("...") if quoted not in lines[line - 1] else quoted
    start = lines[line - 1].find(shown.removesuffix("..."))
    if start < 0:
        return line, None
    return line, start + before - (len(quoted) - len(shown)) + 1


def _cut(text: str, width: int) -> int:
    """How many characters of a text fill so many columns of a terminal."""
    columns = 0
    for count, character in enumerate(text):
        if columns >= width:
            return count
        if not unicodedata.combining(character):
            columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return len(text)
