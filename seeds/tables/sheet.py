"""A table of the user's own as it stands in a CSV or TSV file: its header and its rows, with their lines."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from seeds.errors import TableError
from seeds.reading import decode, read_bytes
from seeds.tables.words import fields_of
from seeds.text import one_line

SIZE_LIMIT = 500_000_000
"""The largest table, in bytes."""

DELIMITERS = (",", ";", "\t", "|")
"""What may stand between two cells, when nothing else is said."""

_SAMPLE_ROWS = 100
_SAMPLE_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that is not blank; `line` is the first of its lines in the file, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as read: every header and cell on one line and without control characters."""

    path: Path
    delimiter: str
    headers: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def read_sheet(path: Path, delimiter: str | None = None, encoding: str | None = None) -> Sheet:
    """The table of a file; raises `TableError` when there is none in it, `ArticleError` when it cannot be read.

    Without an encoding it is told by a byte order mark, else it is UTF-16 or UTF-8 if it looks so, else Windows-1252.
    Without a delimiter the one is taken that makes most sense of the header and of the rows after it.
    """
    text = _text(path, encoding)
    delimiter = delimiter or _delimiter(text)
    try:
        records = list(_records(text, delimiter))
    except csv.Error as error:
        raise TableError(path, f"it is no table ({error})", "look for a quotation mark that is never closed") from error
    if not records:
        raise TableError(path, "the table is empty", "give a CSV or TSV file with a header and rows")
    header, *rows = records
    return Sheet(path, delimiter, tuple(_unique(header.cells)), tuple(rows))


def _text(path: Path, encoding: str | None) -> str:
    data = read_bytes(path, SIZE_LIMIT)
    if encoding is None:
        return decode(path, data)
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except (LookupError, UnicodeDecodeError) as error:
        raise TableError(path, f"it is not written in {encoding!r}", "name another encoding") from error


def _records(text: str, delimiter: str) -> Iterator[SheetRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    line = 1
    for cells in reader:
        cleaned = tuple(one_line(cell) for cell in cells)
        if any(cleaned):
            yield SheetRow(line, cleaned)
        line = reader.line_num + 1


def _delimiter(text: str) -> str:
    """The delimiter by which most headers are known words, then most rows are as long as the header."""
    return max(DELIMITERS, key=lambda delimiter: _sense(text, delimiter))


def _sense(text: str, delimiter: str) -> tuple[int, float, int]:
    try:
        rows = list(itertools.islice(_records(text[:_SAMPLE_CHARACTERS], delimiter), _SAMPLE_ROWS))
    except csv.Error:
        return 0, 0, 0
    width = len(rows[0].cells) if rows else 0
    if width < 2:
        return 0, 0, width
    known = sum(bool(fields_of(header)) for header in rows[0].cells)
    return known, sum(len(row.cells) == width for row in rows) / len(rows), width


def _unique(headers: tuple[str, ...]) -> Iterator[str]:
    """The headers, those without a name or with one that came before made different by their place."""
    taken: set[str] = set()
    for place, header in enumerate(headers, start=1):
        name = header if header and header not in taken else f"{header or 'column'} {place}"
        taken.add(name)
        yield name
