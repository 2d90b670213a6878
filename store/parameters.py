"""Named parameters of the user's SQL: ``:name`` or ``$name`` in a statement, and values for them written as text.

A ``:name`` inside a string, a quoted name or a comment is none, nor is a cast (``::DATE``), a slice (``text[1:n]``), a
field of a struct (``{'a':b}``) or a column that is named beforehand (``SELECT a: 1``).
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

import duckdb

from seeds.saying import said_by, say
from store.errors import QueryError
from store.search_values import read_amount, read_interval

Value: TypeAlias = "int | Decimal | str | bool | datetime.date | list[Value] | None"
"""What a parameter may hold."""

KINDS = ("text", "number", "date", "list")
"""What a parameter may be declared as; a list is one of texts, numbers and dates."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A parameter that a statement declares in the comment before it, with the value that it has otherwise.

    ``-- :least number = 1bn  the smallest amount`` declares one; two blanks stand before what it is.
    """

    name: str
    kind: str
    default: str
    about: str


_DECLARED = re.compile(r"--\s*:(?P<name>[^\W\d]\w*)\s+(?P<kind>\w+)\s*=\s*(?P<default>.*?)(?:\s{2,}(?P<about>.*))?\s*")
_NAME = re.compile(r"[^\W\d]\w*")
_INTEGER = re.compile(r"[+-]?[0-9]{1,38}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,30}\.[0-9]{1,30}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS = {"true": True, "false": False, "null": None}


@dataclass(frozen=True, slots=True)
class Placed:
    """A parameter in a statement: its name, and where its sign stands, in characters from 0."""

    name: str
    start: int


def parameters_in(sql: str) -> list[Placed]:
    """The parameters of a statement in the order in which they stand, each as often as it stands there."""
    return [Placed(_NAME.match(sql, place + 1)[0], place) for place in _signs(sql)]  # type: ignore[index]


def declared_in(sql: str) -> dict[str, Declared]:
    """The parameters that the comment lines before a statement declare. Raises `QueryError` for a kind unknown."""
    found = {}
    for number, line in enumerate(heading(sql), 1):
        if match := _DECLARED.fullmatch(line.strip()):
            if match["kind"] not in KINDS:
                problem = say(
                    "a parameter is no {kind!r}; it is one of {names}", kind=match["kind"], names=", ".join(KINDS)
                )
                raise QueryError(say("{problem} (line {line})", problem=problem, line=str(number)), line=number)
            found[match["name"]] = Declared(match["name"], match["kind"], match["default"], match["about"] or "")
    return found


def undeclared_in(sql: str) -> list[Declared]:
    """The parameters that a statement uses and does not declare, each of no kind and without a value."""
    declared = declared_in(sql)
    names = dict.fromkeys(one.name for one in parameters_in(sql))
    return [Declared(name, "", "", "") for name in names if name not in declared]


def with_values(sql: str, texts: Mapping[str, str]) -> str:
    """The statement with values declared in the comment before it, in the place of those that it has.

    What was not declared is declared then, as what its value looks like.
    """
    left = {name: " ".join(text.split()) for name, text in texts.items()}
    lines = sql.split("\n")
    above = len(heading(sql))
    for number, line in enumerate(lines[:above]):
        match = _DECLARED.fullmatch(line.strip())
        if match and match["name"] in left:
            lines[number] = _declaration(match["name"], match["kind"], left.pop(match["name"]), match["about"] or "")
    while above and not lines[above - 1].strip():
        above -= 1
    lines[above:above] = [_declaration(name, _kind_of(text), text, "") for name, text in left.items()]
    return "\n".join(lines)


def _declaration(name: str, kind: str, text: str, about: str) -> str:
    return f"-- :{name} {kind} = {text}" + (f"  {about}" if about else "")


def _kind_of(text: str) -> str:
    """What a value looks like, as a kind of `KINDS`."""
    value = read_value(text)
    if isinstance(value, list):
        return "list"
    if isinstance(value, datetime.date):
        return "date"
    return "number" if isinstance(value, int | Decimal) and not isinstance(value, bool) else "text"


def heading(sql: str) -> list[str]:
    """The comment lines before a statement."""
    return list(itertools.takewhile(lambda line: not line.strip() or line.lstrip().startswith("--"), sql.splitlines()))


def values_for(sql: str, texts: Mapping[str, str]) -> dict[str, Value]:
    """Values as written, of the kinds that the statement declares, with its defaults for those that are not given.

    Raises `QueryError` for a value that is none of its kind, or that the statement has no use for.
    """
    declared = declared_in(sql)
    wanted = {one.name for one in parameters_in(sql)} | declared.keys()
    if strange := next((name for name in texts if name not in wanted), None):
        names = ", ".join(f":{name}" for name in sorted(wanted))
        known = say("it has {names}", names=names) if wanted else say("it has none")
        raise QueryError(say("the query has no parameter :{strange}; {known}", strange=strange, known=known))
    values = {}
    for name, text in ({name: one.default for name, one in declared.items()} | dict(texts)).items():
        try:
            values[name] = read_value(text, declared[name].kind if name in declared else None)
        except ValueError as error:
            raise QueryError(say(":{name}: {error}", name=name, error=said_by(error))) from None
    return values


def bind(sql: str, values: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """The statement as DuckDB takes it, as long as before, and the values that it uses.

    Raises `QueryError` when a parameter has no value, naming each that is missing.
    """
    placed = parameters_in(sql)
    names = list(dict.fromkeys(one.name for one in placed))
    if missing := [name for name in names if name not in values]:
        words = ", ".join(f":{name}" for name in missing)
        as_in = f"-p {missing[0]}=..."
        if len(missing) == 1:
            raise QueryError(say("no value for {names}; give one, as in {as_in}", names=words, as_in=as_in))
        raise QueryError(say("no value for {names}; give each, as in {as_in}", names=words, as_in=as_in))
    characters = list(sql)
    for one in placed:
        characters[one.start] = "$"
    return "".join(characters), {name: values[name] for name in names}


def read_value(text: str, kind: str | None = None) -> Value:
    """A value as written on a command line.

    With a `kind` of `KINDS` it must be one; a number may be an amount such as 1.5bn, a date may be a year, a quarter or
    a month, of which it is the first day. Without, it is what it looks like: a whole or decimal number, a day, true,
    false or null, a list in square brackets, else text; in single quotes it is text whatever it looks like.
    Raises `ValueError` with the problem and the way out.
    """
    if kind == "text":
        return _unquoted(text)
    if kind == "number":
        return _number(text)
    if kind == "date":
        return read_interval(text.strip())[0]
    if kind == "list" or (text.startswith("[") and text.endswith("]")):
        inner = text.strip().removeprefix("[").removesuffix("]")
        return [read_value(part.strip()) for part in _parts(inner)]
    return _guessed(text)


def read_assignment(text: str) -> tuple[str, str]:
    """Name and value of ``name=value``. Raises `ValueError` when it is something else."""
    name, sign, value = text.partition("=")
    name = name.strip().removeprefix(":").removeprefix("$")
    if not sign or not _NAME.fullmatch(name):
        raise ValueError(say("{text!r} is no parameter; write it as name=value", text=text))
    return name, value


def _guessed(text: str) -> Value:
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _DAY.fullmatch(text):
        return read_interval(text)[0]
    return _unquoted(text)


def _number(text: str) -> Value:
    plain = text.strip()
    if _INTEGER.fullmatch(plain):
        return int(plain)
    if _DECIMAL.fullmatch(plain):
        return Decimal(plain)
    return read_amount(plain)[0]


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and text[0] == text[-1] == "'"
    return text[1:-1].replace("''", "'") if quoted else text


def _parts(text: str) -> Iterable[str]:
    """The parts between commas; a comma inside single quotes is none."""
    return re.findall(r"(?:'(?:[^']|'')*'|[^,'])+", text)


def encoded(sql: str) -> bytes:
    """The statement in UTF-8, which is what DuckDB counts in. Raises `QueryError` when it holds half a character."""
    try:
        return sql.encode()
    except UnicodeEncodeError:
        raise QueryError(say("the text holds half a character; type it anew")) from None


def _signs(sql: str) -> Iterable[int]:
    """The places, in characters, of the signs that begin a parameter."""
    source = encoded(sql)
    tokens = duckdb.tokenize(sql)
    before = ""
    for number, (start, kind) in enumerate(tokens):
        end = tokens[number + 1][0] if number + 1 < len(tokens) else len(source)
        if kind == duckdb.token_type.comment:
            continue
        text = source[start:end].decode(errors="replace")
        if text == "$" or (text == ":" and not before):
            place = len(source[:start].decode())
            if _NAME.match(sql, place + 1):
                yield place
        before = "" if kind in _NO_OPERANDS and text.strip() not in _CLOSING else text


_CLOSING = (")", "]", "}")
_NO_OPERANDS = (duckdb.token_type.operator, duckdb.token_type.keyword)
