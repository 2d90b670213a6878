"""Rows as text: CSV, TSV, JSON, JSON Lines and a Markdown table, to any open file.

In CSV and TSV a text that a spreadsheet would run as a formula gets a ``'`` before it; numbers never do. NULL is
nothing at all between the commas, an empty text is ``""``. Lines end with a line feed, in quotes too. In a Markdown
table every text reads as it is, on one line; nothing in it is markup.

Rows are written some thousands at a time and column by column, because most columns hold one plain type.
"""

from __future__ import annotations

import datetime
import decimal
import itertools
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from json.encoder import encode_basestring
from typing import Any, TextIO

from seeds.text import is_formula
from store.markdown import markdown_text

TEXT_FORMATS = ("csv", "tsv", "json", "jsonl", "md")

_BATCH = 2000
_TRUTH = {True: "true", False: "false"}
_Row = Sequence[Any]
_Column = Sequence[Any]
_Cells = Callable[[_Column], Iterable[str]]
_Lines = Iterator[str]


def write_rows(file: TextIO, columns: Sequence[str], rows: Iterable[_Row], format: str) -> int:  # noqa: A002
    """Writes the rows as one of `TEXT_FORMATS` and returns how many there were.

    The file must be opened with ``newline=""`` so that line ends stay as they are.
    """
    return _WRITERS[format](file, columns, rows)


def defuse(text: str) -> str:
    """The text with a ``'`` before it when a spreadsheet would take it for a formula."""
    return f"'{text}" if is_formula(text) else text


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
    is_plain = re.compile(rf'[^\W_][^"\r\n{separator}]*').fullmatch

    def of_text(text: str) -> str:
        return text if is_plain(text) else quoted(defuse(text))

    def of_other(value: object) -> str:
        text = as_text(value)
        return quoted(text) if needs_quotes(text) else text

    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if needs_quotes(text) or not text else text

    needs_quotes = re.compile(rf'["\r\n{separator}]').search
    one_by_one = _by_type({str: of_text, int: str, float: str, bool: _TRUTH.__getitem__}, of_other, missing="")

    def cells(column: _Column) -> Iterable[str]:
        return column if _are_plain(column, f'"\r\n{separator}') else one_by_one(column)

    def line(row: _Row) -> str:
        return (separator.join(row) or '""') + "\n"

    def write(file: TextIO, columns: Sequence[str], rows: Iterable[_Row]) -> int:
        file.write(line([of_text(name) for name in columns]))
        return _write_lines(file, map(line, _in_cells(rows, cells)))

    return write


def _are_plain(column: _Column, signs: str) -> bool:
    """Whether all values are texts that begin with a letter or digit and have none of the signs."""
    if set(map(type, column)) != {str}:
        return False
    firsts = "".join([text[:1] for text in column])
    whole = "".join(column)
    return len(firsts) == len(column) and firsts.isalnum() and not any(sign in whole for sign in signs)


def _write_markdown(file: TextIO, columns: Sequence[str], rows: Iterable[_Row]) -> int:
    rest = iter(rows)
    first = list(itertools.islice(rest, _BATCH))
    numbers = [_is_number(column) for column in zip(*first, strict=True)] or [False] * len(columns)
    cells = _by_type({int: str}, lambda value: markdown_text(as_text(value)), missing="")

    def line(row: _Row) -> str:
        return f"| {' | '.join(row)} |\n"

    file.write(line([markdown_text(name) for name in columns]))
    file.write(line(["---:" if number else "---" for number in numbers]))
    return _write_lines(file, map(line, _in_cells(itertools.chain(first, rest), cells)))


def _is_number(column: _Column) -> bool:
    kinds = {type(value) for value in column if value is not None}
    return bool(kinds) and kinds <= {int, float, decimal.Decimal}


def _write_jsonl(file: TextIO, columns: Sequence[str], rows: Iterable[_Row]) -> int:
    return _write_lines(file, (f"{item}\n" for item in _objects(columns, rows)))


def _write_json(file: TextIO, columns: Sequence[str], rows: Iterable[_Row]) -> int:
    file.write("[")
    before = itertools.chain(["\n"], itertools.repeat(",\n"))
    count = _write_lines(file, (start + item for start, item in zip(before, _objects(columns, rows), strict=False)))
    file.write("\n]\n" if count else "]\n")
    return count


def _objects(columns: Sequence[str], rows: Iterable[_Row]) -> Iterator[str]:
    keys = (encode_basestring(name).replace("%", "%%") for name in unique_names(columns))
    template = "{" + ", ".join(f"{key}: %s" for key in keys) + "}"
    cells = _by_type({str: encode_basestring, int: str, bool: _TRUTH.__getitem__}, _json, missing="null")
    return (template % row for row in _in_cells(rows, cells))


def _in_cells(rows: Iterable[_Row], cells: _Cells) -> Iterator[tuple[str, ...]]:
    """The rows as texts, made column by column."""
    for batch in _batches(rows):
        yield from zip(*map(cells, zip(*batch, strict=True)), strict=True)


def _by_type(writers: dict[type, Callable[[Any], str]], other: Callable[[Any], str], missing: str) -> _Cells:
    """How a column becomes texts: its values by the writer of their type, NULL as `missing`."""

    def cells(column: _Column) -> Iterable[str]:
        kinds = set(map(type, column))
        has_null = type(None) in kinds
        kinds.discard(type(None))
        if not kinds:
            return [missing] * len(column)
        if len(kinds) == 1:
            writer = writers.get(kinds.pop(), other)
            return (
                [missing if value is None else writer(value) for value in column] if has_null else map(writer, column)
            )
        return [missing if value is None else writers.get(type(value), other)(value) for value in column]

    return cells


def _batches(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    rest = iter(rows)
    while batch := list(itertools.islice(rest, _BATCH)):
        yield batch


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
    "md": _write_markdown,
}
