"""Which column of the user's table holds what: guessed from its headers and cells, and kept in a TOML file."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

from seeds.errors import DealtrailError, TableError
from seeds.language import load_language
from seeds.tables.cells import CellError, read_currency, read_unit
from seeds.tables.sheet import Sheet
from seeds.tables.words import CHOICES, FIELDS, PARTY_FIELDS, choice_of, fields_of, is_missing, table_words
from seeds.vocabulary import LANGUAGES, Language

MONEY_FIELDS = ("amount", "amount_max", "valuation")
DEFAULTS = ("kind", "stage", "confirmation", "currency", "publisher")
"""The fields that may be given for the rows whose cell is empty or that have no such column."""

_ORDERS = ("dmy", "mdy")
_TEXTS = ("language", "encoding", "delimiter", "date_order", "decimal", "names_separator")
_UNIT_IN_BRACKETS = re.compile(r"(?P<name>.*?)\s*[(\[](?P<unit>[^()\[\]]*)[)\]]\s*$")
_MEND = "mend it, or write a new one with --save-map"
_SAMPLE = 500
_MOST_DROPPED = 3


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How the columns of a table are read.

    `columns` gives for each field its headers; `values` the user's own words for the fields of a fixed list; `defaults`
    what holds where a cell is empty; `scales` what a bare number of a column counts, `currencies` the currency that its
    header names. `date_order` is ``dmy``, ``mdy`` or None for a column that does not tell; `decimal` the sign before
    decimals.
    """

    language: Language
    columns: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    date_order: str | None = None
    decimal: str = "."
    names_separator: str = ";"
    encoding: str | None = None
    delimiter: str | None = None


def guess_mapping(sheet: Sheet) -> ColumnMapping:
    """What the headers and cells tell; a column that no word is known for is left out."""
    named = {header: _named(header) for header in sheet.headers}
    language = _language(named)
    columns: dict[str, tuple[str, ...]] = {}
    for name in FIELDS:
        ranked = sorted(
            (found.fields[name][0], place, header)
            for place, (header, found) in enumerate(named.items())
            if name in found.fields and (not found.unit or name in (*MONEY_FIELDS, "stake_pct"))
        )
        if ranked:
            columns[name] = tuple(header for _, _, header in (ranked if name in PARTY_FIELDS else ranked[:1]))
    cells = {header: _cells(sheet, header) for header in sheet.headers}
    _keep_addresses_apart(columns, cells)
    if columns.get("confirmation") == columns.get("stage") and not _says(cells, columns, "confirmation"):
        columns.pop("confirmation", None)
    units = {name: _unit(named[columns[name][0]].unit, language) for name in MONEY_FIELDS if name in columns}
    words = table_words(language)
    return ColumnMapping(
        language=language,
        columns=columns,
        scales={name: scale for name, (scale, _) in units.items() if scale is not None},
        currencies={name: currency for name, (_, currency) in units.items() if currency is not None},
        date_order=_date_order(_all(cells, columns, ("date", "published"))) or words.date_order,
        decimal=_decimal(_all(cells, columns, (*MONEY_FIELDS, "stake_pct"))) or words.decimal,
        delimiter=sheet.delimiter,
    )


def load_mapping(path: Path) -> ColumnMapping:
    """The mapping of a file; raises `TableError` for what cannot be read or makes no sense there, with the key."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise TableError(path, f"it cannot be read ({error.strerror})", "check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TableError(path, f"it is no valid TOML ({error})", _MEND) from error
    try:
        return _checked(data)
    except ValueError as error:
        raise TableError(path, str(error), _MEND) from error


def check_defaults(defaults: Mapping[str, str]) -> None:
    """Raises `DealtrailError` for a default that there is none for, or of a value that makes no sense."""
    try:
        _check_defaults(defaults)
    except ValueError as error:
        raise DealtrailError(f"{error} (--default)") from error


def mapping_text(mapping: ColumnMapping) -> str:
    """The mapping as TOML, which `load_mapping` reads back the same."""
    lines = ["# How dealtrail import reads the columns of a table: dealtrail import --help", ""]
    lines += [f"{key} = {_quoted(value)}" for key in _TEXTS if (value := getattr(mapping, key)) is not None]
    headers = {key: names[0] if len(names) == 1 else list(names) for key, names in mapping.columns.items()}
    for title, table in (("columns", headers), ("defaults", mapping.defaults)):
        lines += _section(title, table)
    lines += _section("scales", mapping.scales)
    lines += _section("currencies", mapping.currencies)
    for name, words in mapping.values.items():
        lines += _section(f"values.{name}", words)
    return "\n".join(lines) + "\n"


def _section(title: str, table: Mapping[str, Any]) -> list[str]:
    if not table:
        return []
    return ["", f"[{title}]", *(f"{_key(key)} = {_value(value)}" for key, value in table.items())]


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _quoted(key)


def _value(value: str | int | list[str]) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_quoted, value))}]"
    return str(value) if isinstance(value, int) else _quoted(value)


def _quoted(text: str) -> str:
    return encode_basestring(text).replace("\x7f", "\\u007f")


def _checked(data: dict[str, Any]) -> ColumnMapping:
    """The mapping of a file's tables; raises `ValueError` with the key that makes no sense."""
    known = {*_TEXTS, "columns", "values", "defaults", "scales", "currencies"}
    for key in data:
        _demand(key in known, f"{key}: there is no such key; there are {', '.join(sorted(known))}")
    for key in _TEXTS:
        _demand(isinstance(data.get(key, ""), str), f"{key}: it is no text")
    tables: dict[str, dict[str, Any]] = {key: data.get(key, {}) for key in sorted(known - set(_TEXTS))}
    for key, table in tables.items():
        _demand(isinstance(table, dict), f"{key}: it is no table; write [{key}] above its lines")
    columns = {key: _headers(key, value) for key, value in tables["columns"].items()}
    for key, words in tables["values"].items():
        _demand(key in CHOICES and isinstance(words, dict), f"values.{key}: it is none of {', '.join(CHOICES)}")
        for word, value in words.items():
            _demand(value in CHOICES[key], f"values.{key}.{word}: {value!r} is none of {', '.join(CHOICES[key])}")
    _check_defaults(tables["defaults"])
    for name in ("scales", "currencies"):
        for key, value in tables[name].items():
            wanted = type(value) is int and value > 0 if name == "scales" else isinstance(value, str)
            _demand(key in MONEY_FIELDS and wanted, f"{name}.{key}: {value!r} makes no sense there")
    language = data.get("language", LANGUAGES[0])
    _demand(language in LANGUAGES, f"language: {language!r} is none of {', '.join(LANGUAGES)}")
    words = table_words(language)
    order, decimal = data.get("date_order", words.date_order), data.get("decimal", words.decimal)
    _demand(order in (None, *_ORDERS), f"date_order: {order!r} is none of {', '.join(_ORDERS)}")
    _demand(decimal in (".", ","), f"decimal: {decimal!r} is neither a point nor a comma")
    _demand(len(data.get("delimiter", ",")) == 1, "delimiter: it is not one character")
    _demand(bool(data.get("names_separator", ";")), "names_separator: it is empty")
    return ColumnMapping(
        language=language,
        columns=columns,
        values=tables["values"],
        defaults=tables["defaults"],
        scales=tables["scales"],
        currencies=tables["currencies"],
        date_order=order,
        decimal=decimal,
        names_separator=data.get("names_separator", ";"),
        encoding=data.get("encoding"),
        delimiter=data.get("delimiter"),
    )


def _check_defaults(defaults: Mapping[str, Any]) -> None:
    for key, value in defaults.items():
        _demand(key in DEFAULTS, f"defaults.{key}: there is none for it; there are {', '.join(DEFAULTS)}")
        fits = value in CHOICES[key] if key in CHOICES else isinstance(value, str) and bool(value)
        _demand(fits, f"defaults.{key}: {value!r} makes no sense there")


def _headers(key: str, value: object) -> tuple[str, ...]:
    _demand(key in FIELDS, f"columns.{key}: there is no such field; there are {', '.join(FIELDS)}")
    headers = [value] if isinstance(value, str) else value
    fits = isinstance(headers, list) and headers and all(isinstance(header, str) for header in headers)
    _demand(bool(fits), f"columns.{key}: it is no header and no list of headers")
    assert isinstance(headers, list)  # noqa: S101 - told above
    _demand(len(headers) == 1 or key in PARTY_FIELDS, f"columns.{key}: only names may stand in several columns")
    return tuple(headers)


def _demand(holds: bool, problem: str) -> None:
    if not holds:
        raise ValueError(problem)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a header may name, with the words behind the name that may be a unit."""

    fields: dict[str, tuple[int, Language | None]]
    unit: str


def _named(header: str) -> _Named:
    """The fields of a header; ``Montant (M€)``, ``Montant en M€`` and ``amount_usd`` end in a unit."""
    found = fields_of(header)
    if found:
        return _Named(found, "")
    bracketed = _UNIT_IN_BRACKETS.fullmatch(header)
    if bracketed and (found := fields_of(bracketed["name"])):
        return _Named(found, bracketed["unit"])
    words = re.split(r"[\s_]+", header)
    for dropped in range(1, min(_MOST_DROPPED, len(words) - 1) + 1):
        found = fields_of(" ".join(words[:-dropped]))
        if found:
            return _Named(found, " ".join(words[-dropped:]))
    return _Named({}, "")


def _language(named: Mapping[str, _Named]) -> Language:
    """The language that most headers are of; English where they do not tell."""
    votes = Counter(code for found in named.values() for _, code in found.fields.values() if code is not None)
    order = sorted(LANGUAGES, key=lambda code: (-votes[code], code != "en"))
    return order[0]


def _cells(sheet: Sheet, header: str) -> list[str]:
    place = sheet.headers.index(header)
    rows = sheet.rows[:_SAMPLE]
    return [row.cells[place] for row in rows if place < len(row.cells) and not is_missing(row.cells[place])]


def _all(cells: Mapping[str, list[str]], columns: Mapping[str, tuple[str, ...]], names: Iterable[str]) -> list[str]:
    return [cell for name in names for header in columns.get(name, ()) for cell in cells[header]]


def _keep_addresses_apart(columns: dict[str, tuple[str, ...]], cells: Mapping[str, list[str]]) -> None:
    """A column for the outlet that is full of web addresses is one of addresses."""
    header = columns.get("publisher")
    if header and any(re.match(r"https?://", cell) for cell in cells[header[0]]):
        columns.setdefault("url", header)
        del columns["publisher"]


def _says(cells: Mapping[str, list[str]], columns: Mapping[str, tuple[str, ...]], name: str) -> bool:
    """Whether a column has a word for a field of a fixed list."""
    return any(choice_of(name, cell, {}) for cell in set(_all(cells, columns, (name,))))


def _unit(text: str, language: Language) -> tuple[int | None, str | None]:
    """The scale and the currency that a header's unit names: ``M€``, ``$bn``, ``en millions d'euros``."""
    first, _, rest = text.partition(" ")
    if any(first.casefold() in load_language(code).prepositions for code in LANGUAGES):
        text = rest
    if not text:
        return None, None
    for place in range(len(text) + 1):
        unit = read_unit(text[:place], text[place:], language)
        if unit is not None and (unit.scale is not None or unit.currency is not None):
            return unit.scale, unit.currency
    try:
        return None, read_currency(text, language) if len(text) <= 3 else None
    except CellError:
        return None, None


def _date_order(cells: Iterable[str]) -> str | None:
    """The order of day and month, where some cell tells it and none the other one."""
    orders = set()
    for cell in cells:
        match = re.match(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{2}", cell)
        if match and max(int(match[1]), int(match[2])) > 12:
            orders.add("dmy" if int(match[1]) > 12 else "mdy")
    return orders.pop() if len(orders) == 1 else None


def _decimal(cells: Iterable[str]) -> str | None:
    """The sign before decimals, where some number tells it and none the other one."""
    signs = set()
    for cell in cells:
        match = re.search(r"(?<![\d.,])\d+([.,])(?:\d{1,2}|\d{4,})(?![\d.,])", cell)
        if match:
            signs.add(match[1])
        elif grouped := re.search(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?:\1\d{3}|[.,])", cell):
            signs.add("," if grouped[1] == "." else ".")
    return signs.pop() if len(signs) == 1 else None
