"""Corrections as a file: JSON Lines, a header and then one correction a line, to keep, to read and to hand on.

The file names documents by the hash of their text and companies by name, so that it fits every database with the same
articles. What a correction is about may be missing there: it is kept, and holds once its article is loaded.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any, Literal

import duckdb
from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StrictFloat,
    StrictInt,
    StrictStr,
    TypeAdapter,
    ValidationError,
)

from seeds.text import one_line
from seeds.vocabulary import CompanyKind, Role
from store.applying import apply
from store.correction_log import read_all
from store.correction_values import check_value
from store.database import one_line_errors, path_of, transaction
from store.decisions import DECISIONS, WAITING, Entry, Mark, entry_body
from store.errors import CorrectionFileError
from store.export import replacing

VERSION = 1
"""The version of the file that is written, and the newest that is read."""

_FORMAT = "dealtrail corrections"
_DAY = datetime.timedelta(days=1)
_Id = Annotated[str, Field(pattern="^[0-9a-f]{12}$")]
_Name = Annotated[str, Field(min_length=1, max_length=1000)]
_Place = Annotated[int, Field(ge=0, lt=2**31)]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: how many corrections were new and how many known, and the new ones that wait for an article.

    `deals_before` and `deals_after` are the deals that it touched.
    """

    added: int
    known: int
    waiting: tuple[Entry, ...]
    deals_before: tuple[str, ...]
    deals_after: tuple[str, ...]


def export_corrections(connection: duckdb.DuckDBPyConnection, target: Path) -> int:
    """Writes every correction to a file, undone ones too, and returns how many there are.

    A file that is there is replaced when the new one is complete. Raises `ExportError` for the file.
    """
    lines = list(correction_lines(connection))
    with replacing(target) as temporary:
        temporary.write_text("".join(lines), encoding="utf-8", newline="")
    return len(lines) - 1


def correction_lines(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """The lines of the file of every correction, the header first."""
    with one_line_errors(path_of(connection)):
        log = read_all(connection)
    yield _json({"format": _FORMAT, "version": VERSION, "corrections": len(log)})
    for entry in log:
        yield _json({"id": entry.correction_id} | entry_body(entry))


def import_corrections(connection: duckdb.DuckDBPyConnection, source: Path) -> Imported:
    """Adds the corrections of a file to those that there are, all of them or, when a line is wrong, none.

    A correction that is there already is left out. They hold in the order in which they were made, whichever database
    that was in. Raises `CorrectionFileError` for the file, with the line and the key that is wrong.
    """
    entries = {entry.correction_id: entry for entry in read_corrections(source)}
    with one_line_errors(path_of(connection)), transaction(connection):
        known = {entry.correction_id for entry in read_all(connection)}
        new = [entry for ident, entry in entries.items() if ident not in known]
        before, after = apply(connection, new)
        log = read_all(connection)
    waiting = [entry for entry in log if entry.state == WAITING and entry.correction_id in entries.keys() - known]
    return Imported(len(new), len(entries) - len(new), tuple(waiting), tuple(sorted(before)), tuple(sorted(after)))


def read_corrections(source: Path) -> list[Entry]:
    """The corrections of a file; raises `CorrectionFileError` with the line and the key that is wrong."""
    try:
        text = source.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorrectionFileError(source, None, f"it is not UTF-8 ({error.reason})") from error
    except OSError as error:
        raise CorrectionFileError(source, None, (error.strerror or "it cannot be read").lower()) from error
    numbered = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not numbered:
        raise CorrectionFileError(source, None, "it is empty")
    _read_header(source, *numbered[0])
    return [_read_line(source, number, line) for number, line in numbered[1:]]


def _json(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False) + "\n"


def _read_header(source: Path, number: int, line: str) -> None:
    try:
        header = _Header.model_validate_json(line)
    except ValidationError as error:
        problem = f"this is no header of a file of corrections ({_problem(error)})"
        raise CorrectionFileError(source, number, problem) from error
    if header.version > VERSION:
        problem = f"it was written by a newer Dealtrail (version {header.version}, this one reads {VERSION})"
        raise CorrectionFileError(source, number, problem, "upgrade Dealtrail")


def _read_line(source: Path, number: int, line: str) -> Entry:
    try:
        read = _LINES.validate_json(line)
        entry = read.entry()
        if read.id not in (None, entry.correction_id):
            raise ValueError("id: it is not the one of this correction; leave it out if you changed the line by hand")
    except ValidationError as error:
        raise CorrectionFileError(source, number, _problem(error)) from error
    except ValueError as error:
        raise CorrectionFileError(source, number, one_line(str(error))) from error
    return entry


def _problem(error: ValidationError) -> str:
    """The first thing that is wrong, with the path of its key."""
    first = error.errors(include_url=False)[0]
    keys = [str(key) for key in first["loc"] if key not in DECISIONS]
    given = first["input"]
    shown = (
        "" if isinstance(given, dict | list) or first["type"] == "missing" else f", not {one_line(repr(given))[:80]}"
    )
    return one_line(f"{'.'.join(keys) or 'the line'}: {first['msg']}{shown}")


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Header(_Strict):
    format: Literal["dealtrail corrections"]
    version: int = Field(ge=1)
    corrections: int | None = None


class _Mark(_Strict):
    report_id: _Name
    document_id: _Name
    kind: str
    start: _Place
    end: _Place
    quote: str
    names: tuple[_Name, ...]
    shown: str | None = None

    def plain(self) -> Mark:
        return Mark(**{each.name: getattr(self, each.name) for each in fields(Mark)})


_Marks = Annotated[tuple[_Mark, ...], Field(min_length=1)]


class _Line(_Strict):
    id: _Id | None = None
    made_at: AwareDatetime
    kind: str
    reason: str = ""

    def entry(self) -> Entry:
        """The entry of the log; raises `ValueError` that begins with the key that is wrong."""
        made_at = self.made_at.astimezone(datetime.UTC).replace(tzinfo=None)
        if made_at > datetime.datetime.now(datetime.UTC).replace(tzinfo=None) + _DAY:
            raise ValueError(f"made_at: {self.made_at.isoformat()} is in the future")
        of = DECISIONS[self.kind]
        return Entry(made_at, of(**{each.name: self.plain(each.name) for each in fields(of)}), self.reason)

    def plain(self, key: str) -> Any:
        """A value of the decision as the log keeps it."""
        value = getattr(self, key)
        return tuple(mark.plain() for mark in value) if key in ("reports", "others") else value


class _Reports(_Line):
    kind: Literal["reject", "restore", "check"]
    reports: _Marks


class _Join(_Line):
    kind: Literal["join"]
    reports: _Marks
    others: _Marks


class _Split(_Line):
    kind: Literal["split"]
    reports: _Marks
    others: tuple[_Mark, ...] = ()


class _Set(_Line):
    kind: Literal["set"]
    reports: _Marks
    values: dict[str, StrictInt | StrictFloat | StrictStr | None] = Field(default_factory=dict)
    parties: dict[_Name, tuple[Role, ...]] = Field(default_factory=dict)

    def plain(self, key: str) -> Any:
        if key == "values":
            return {field: _checked(field, value) for field, value in sorted(self.values.items())}
        if key == "parties":
            return {name: tuple(sorted({role.value for role in roles})) for name, roles in sorted(self.parties.items())}
        return super().plain(key)


class _Named(_Line):
    kind: Literal["split_company"]
    name: _Name


class _Renamed(_Line):
    kind: Literal["rename"]
    name: _Name
    value: _Name


class _Meant(_Line):
    kind: Literal["alias", "merge_companies"]
    name: _Name
    other_name: _Name


class _OfKind(_Line):
    kind: Literal["company_kind"]
    name: _Name
    value: CompanyKind

    def plain(self, key: str) -> Any:
        return self.value.value if key == "value" else super().plain(key)


class _Undo(_Line):
    kind: Literal["undo"]
    undoes: _Id


def _checked(field: str, value: int | float | str | None) -> int | float | str | None:
    try:
        return check_value(field, value)
    except ValueError as error:
        raise ValueError(f"values.{field}: {error}") from error


_LINES: TypeAdapter[_Line] = TypeAdapter(
    Annotated[
        _Reports | _Join | _Split | _Set | _Named | _Renamed | _Meant | _OfKind | _Undo, Field(discriminator="kind")
    ]
)
