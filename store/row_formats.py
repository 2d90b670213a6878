"""Rows as text: CSV, TSV, JSON and JSON Lines, to any open file.

In CSV and TSV a text that a spreadsheet would run as a formula gets a ``'`` before it; numbers never do. NULL is
nothing at all between the commas, an empty text is ``""``. Lines end with a line feed, in quotes too.
"""

from __future__ import annotations

import datetime
import decimal
import itertools
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TextIO

TEXT_FORMATS = ("csv", "tsv", "json", "jsonl")

_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
_Row = Sequence[Any]


def write_rows(file: TextIO, columns: Sequence[str], rows: Iterable[_Row], format: str) -> int:  # noqa: A002
    """Writes the rows as one of `TEXT_FORMATS` and returns how many there were.

    The file must be opened with ``newline=""`` so that line ends stay as they are.
    """
    return _WRITERS[format](file, columns, rows)


def defuse(text: str) -> str:
    """The text with a ``'`` before it when a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unique_names(columns: Sequence[str]) -> list[str]:
    """The column names, with ``_1``, ``_2`` ... after those that came before in any case of letters."""
    taken: set[str] = set()
    names = []
    for column in columns:
        name, number = column, 0
        while name.lower() in taken:
            number += 1
            name = f"{column}_{number}"
        taken.add(name.lower())
        names.append(name)
    return names


def as_text(value: object) -> str:
    """A value that is not NULL as one cell: dates in ISO form, lists and structs as JSON, bytes in hexadecimal."""
    return _TEXTS.get(type(value), str)(value)


def _write_separated(separator: str) -> Callable[[TextIO, Sequence[str], Iterable[_Row]], int]:
    needs_quotes = re.compile(rf'["\r\n{separator}]').search

    def cell(value: object) -> str:
        if value is None:
            return ""
        text = as_text(value)
        if isinstance(value, str) and not text[:1].isalnum():
            text = defuse(text)
        return text if text and not needs_quotes(text) else '"' + text.replace('"', '""') + '"'

    def line(row: _Row) -> str:
        return (separator.join(map(cell, row)) or '""') + "\n"

    def write(file: TextIO, columns: Sequence[str], rows: Iterable[_Row]) -> int:
        file.write(line(columns))
        return _write_lines(file, map(line, rows))

    return write


def _write_jsonl(file: TextIO, columns: Sequence[str], rows: Iterable[_Row]) -> int:
    return _write_lines(file, (f"{item}\n" for item in _objects(columns, rows)))


def _write_json(file: TextIO, columns: Sequence[str], rows: Iterable[_Row]) -> int:
    file.write("[")
    before = itertools.chain(["\n"], itertools.repeat(",\n"))
    count = _write_lines(file, (start + item for start, item in zip(before, _objects(columns, rows), strict=False)))
    file.write("\n]\n" if count else "]\n")
    return count


def _objects(columns: Sequence[str], rows: Iterable[_Row]) -> Iterator[str]:
    names = unique_names(columns)
    return (_json(dict(zip(names, row, strict=True))) for row in rows)


def _write_lines(file: TextIO, lines: Iterable[str]) -> int:
    count = 0
    for line in lines:
        file.write(line)
        count += 1
    return count


def _json(value: object) -> str:
    try:
        return _encode(value)
    except (TypeError, ValueError):
        return _encode(_plain(value))


def _plain(value: object) -> object:
    """A value as JSON knows it, all the way down; a number that is none becomes null."""
    if isinstance(value, dict):
        return {key if isinstance(key, str) else as_text(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, bool | int | str):
        return value
    return _plain_other(value)


def _plain_other(value: object) -> object:
    """A value of a type that JSON does not have; a decimal that no float holds exactly becomes text."""
    return _plain_decimal(value) if isinstance(value, decimal.Decimal) else as_text(value)


def _plain_decimal(value: decimal.Decimal) -> object:
    if value == value.to_integral_value():
        return int(value)
    return float(value) if decimal.Decimal(repr(float(value))) == value else as_text(value)


_TEXTS: dict[type, Callable[[Any], str]] = {
    bool: _json,
    list: _json,
    tuple: _json,
    dict: _json,
    datetime.datetime: lambda moment: moment.isoformat(sep=" "),
    bytes: bytes.hex,
    decimal.Decimal: "{:f}".format,
}

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_plain_other).encode

_WRITERS = {
    "csv": _write_separated(","),
    "tsv": _write_separated("\t"),
    "json": _write_json,
    "jsonl": _write_jsonl,
}
