"""A row of the user's own table as a document with one report: every field proven by the words of its cell.

The document's text is the row itself, one line ``Header: value`` for each cell that is filled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from seeds.errors import TableError
from seeds.model import Document, Evidence, Mention, ParsedDocument, Party, Report, text_id
from seeds.tables.cells import CellError, is_dollar, read_amount, read_currency, read_date, read_names, read_percent
from seeds.tables.mapping import MONEY_FIELDS, ColumnMapping
from seeds.tables.sheet import Sheet, SheetRow
from seeds.tables.words import CHOICES, PARTY_FIELDS, choice_of, is_missing
from seeds.text import is_formula, one_line
from seeds.vocabulary import PASSAGE, ROLES_OF_KIND, Bound, CompanyKind, Kind, Role, Side, side_of

RULE = "import"
"""The rule of a report that was read from a table."""

_MAIN_ROLES = {
    Kind.FUNDING_ROUND: (Role.INVESTOR, Role.TARGET),
    Kind.INVESTMENT: (Role.INVESTOR, Role.TARGET),
    Kind.ACQUISITION: (Role.ACQUIRER, Role.TARGET),
    Kind.FUND: (Role.INVESTOR, Role.MANAGER),
    Kind.CONTRACT: (Role.CUSTOMER, Role.SUPPLIER),
    Kind.PARTNERSHIP: (Role.PARTNER, Role.PARTNER),
    Kind.JOINT_VENTURE: (Role.INVESTOR, Role.TARGET),
    Kind.CAPEX: (Role.SPONSOR, None),
    Kind.IPO: (Role.INVESTOR, Role.ISSUER),
    Kind.DEBT: (Role.LENDER, Role.BORROWER),
}
"""The roles that whoever pays and whoever is paid have in a deal of each kind, when the table does not tell them."""

_DEFAULTS = {"stage": "announced", "confirmation": "reported"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row was left out: its line in the file, the column and cell that are wrong, what is, and the way out."""

    line: int
    column: str
    value: str
    problem: str
    way_out: str


@dataclass(frozen=True, slots=True)
class _Cell:
    """A filled cell: where its value begins in the text of the document, and the header of its column."""

    header: str
    start: int
    text: str


@dataclass(slots=True)
class _Reading:
    """What is known of a row so far."""

    mapping: ColumnMapping
    line: int
    text: str
    cells: Mapping[str, list[_Cell]]
    refusals: list[Refusal] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def refuse(self, cell: _Cell | None, problem: str, way_out: str, column: str = "") -> None:
        header, value = (cell.header, cell.text) if cell is not None else (column, "")
        self.refusals.append(Refusal(self.line, header, value, problem, way_out))

    def cell(self, name: str) -> _Cell | None:
        return next(iter(self.cells.get(name, ())), None)

    def prove(self, name: str, cell: _Cell, start: int = 0, text: str | None = None) -> None:
        quote = cell.text if text is None else text
        start += cell.start
        self.evidence.append(Evidence(field=name, start=start, end=start + len(quote), text=quote))


def read_rows(sheet: Sheet, mapping: ColumnMapping) -> Iterator[ParsedDocument | tuple[Refusal, ...]]:
    """Each row as a document with its report, or as the reasons why not.

    Raises `TableError` for a mapping that names a column which the table does not have, or no column of names.
    """
    places = _places(sheet, mapping)
    for row in sheet.rows:
        yield _read_row(row, sheet, places, mapping)


def _places(sheet: Sheet, mapping: ColumnMapping) -> dict[str, tuple[int, ...]]:
    for name, headers in mapping.columns.items():
        for header in headers:
            if header not in sheet.headers:
                problem = f"there is no column {header!r} for {name}; there are {', '.join(sheet.headers)}"
                raise TableError(sheet.path, problem, "name one of these in the mapping")
    if not any(name in PARTY_FIELDS for name in mapping.columns):
        problem = f"no column of companies is known among {', '.join(sheet.headers)}"
        raise TableError(sheet.path, problem, "name them in a mapping; --save-map writes one to start from")
    if "kind" not in mapping.columns and "kind" not in mapping.defaults:
        problem = f"no column for the kind of deal is known among {', '.join(sheet.headers)}"
        raise TableError(sheet.path, problem, "name it in a mapping, or say --default kind=acquisition for all rows")
    return {name: tuple(map(sheet.headers.index, headers)) for name, headers in mapping.columns.items()}


def _read_row(
    row: SheetRow, sheet: Sheet, places: Mapping[str, tuple[int, ...]], mapping: ColumnMapping
) -> ParsedDocument | tuple[Refusal, ...]:
    surplus = row.cells[len(sheet.headers) :]
    if len(row.cells) < len(sheet.headers) or any(surplus):
        counts = f"{len(row.cells)} cells, the header has {len(sheet.headers)}"
        way_out = "look for a missing separator or quotation mark on this line or the one before"
        return (Refusal(row.line, "", "", counts, way_out),)
    text, at = _as_text(row, sheet)
    cells = {
        name: [_Cell(sheet.headers[place], *at[place]) for place in taken if place in at]
        for name, taken in places.items()
    }
    reading = _Reading(mapping, row.line, text, cells)
    try:
        report = _report(reading)
    except ValidationError as error:
        problem = str(error.errors()[0]["msg"]).removeprefix("Value error, ")
        reading.refuse(None, one_line(problem), "mend the row, or map its columns differently")
    if reading.refusals:
        return tuple(reading.refusals)
    return _document(reading, sheet, report)


def _as_text(row: SheetRow, sheet: Sheet) -> tuple[str, dict[int, tuple[int, str]]]:
    """The text of the document, and for each filled cell where its value stands there."""
    lines, at, length = [], {}, 0
    for place, (header, cell) in enumerate(zip(sheet.headers, row.cells, strict=False)):
        value = cell[1:].lstrip() if cell.startswith("'") and is_formula(cell[1:]) else cell
        if value:
            at[place] = length + len(header) + 2, value
            lines.append(f"{header}: {value}")
            length += len(lines[-1]) + 1
    filled = {place: found for place, found in at.items() if not is_missing(found[1])}
    return "\n".join(lines), filled


def _report(reading: _Reading) -> Report | None:
    """The report of a row; None when something in it was refused."""
    chosen = {name: _choice(reading, name) for name in CHOICES}
    kind = chosen["kind"]
    if kind is None:
        if not reading.refusals:
            way_out = "fill the cell, or say --default kind=..."
            reading.refuse(None, "no kind of deal", way_out, _column(reading, "kind"))
        return None
    parties = _parties(reading, Kind(kind))
    money = _money(reading, chosen)
    stake = _read(reading, "stake_pct", lambda text: read_percent(text, reading.mapping.decimal))
    date = _read(reading, "date", lambda text: _date(reading, text))
    round_ = _read(reading, "round", lambda text: text)
    if reading.refusals:
        return None
    quote = reading.cell("quote")
    passage = quote if quote is not None else _Cell("", 0, reading.text)
    reading.prove(PASSAGE, passage)
    told = {
        "kind": kind,
        "stage": chosen["stage"],
        "confirmation": chosen["confirmation"],
        "parties": parties,
        "stake_pct": stake,
        "round": round_,
        "date": date,
        "confidence": 1.0,
        "rule": RULE,
        "evidence": sorted(reading.evidence, key=lambda e: (e.field != PASSAGE, e.start, e.end, e.field)),
    }
    return Report.model_validate(told | money)


def _column(reading: _Reading, name: str) -> str:
    return next(iter(reading.mapping.columns.get(name, ())), "")


def _choice(reading: _Reading, name: str) -> str | None:
    """The value of a field of a fixed list: of its cell, else the default."""
    cell = reading.cell(name)
    default = reading.mapping.defaults.get(name, _DEFAULTS.get(name))
    if cell is None:
        return default
    found = _meaning(reading, name, cell)
    if found is None and any(_meaning(reading, other, cell) for other in _sharers(reading, name)):
        return default
    if found is None:
        way_out = f"say what it means under [values.{name}] in the mapping: one of {', '.join(CHOICES[name])}"
        reading.refuse(cell, f"the {name} is not known", way_out)
    elif name != "currency_inferred":
        reading.prove(name, cell)
    return found


def _meaning(reading: _Reading, name: str, cell: _Cell) -> str | None:
    return choice_of(name, cell.text, reading.mapping.values.get(name, {}))


def _sharers(reading: _Reading, name: str) -> Iterable[str]:
    """The other fields of a fixed list that are read from the same column: a status tells stage or confirmation."""
    columns = reading.mapping.columns
    return (other for other in CHOICES if other != name and columns.get(other) == columns[name])


def _parties(reading: _Reading, kind: Kind) -> tuple[Party, ...]:
    parties: dict[tuple[str, Role], None] = {}
    for name in PARTY_FIELDS:
        for cell in reading.cells.get(name, ()):
            role = _role(name, kind)
            if role is None:
                roles = ", ".join(sorted(ROLES_OF_KIND[kind]))
                way_out = f"the roles of this kind are {roles}; empty the cell, or change the kind or the mapping"
                reading.refuse(cell, f"a deal of kind {kind} has no {name.replace('_', ' ')}", way_out)
                continue
            for start, company in read_names(cell.text, reading.mapping.names_separator):
                if (company, role) not in parties:
                    parties[company, role] = None
                    reading.prove(role.value, cell, start, company)
    if not parties and not reading.refusals:
        reading.refuse(None, "no company", "name who pays or who is paid", _column(reading, "payer"))
    return tuple(Party(name=company, role=role) for company, role in parties)


def _role(name: str, kind: Kind) -> Role | None:
    """The role in a deal of this kind; one that the kind does not have becomes the main one of its side."""
    payer, payee = _MAIN_ROLES[kind]
    if name in ("payer", "payee"):
        return payer if name == "payer" else payee
    role = Role(name)
    if role in ROLES_OF_KIND[kind]:
        return role
    return {Side.PAYER: payer, Side.PAYEE: payee, Side.NEITHER: None}[side_of(role)]


def _money(reading: _Reading, chosen: Mapping[str, str | None]) -> dict[str, Any]:
    """The amount, its range, bound and currency, and the valuation."""
    found = {name: _read(reading, name, lambda text, name=name: _amount(reading, name, text)) for name in MONEY_FIELDS}
    first, top, valuation = (found[name] for name in MONEY_FIELDS)
    if first is None and top is None and valuation is None:
        return {}
    currency, inferred = _currency(reading, [(name, one) for name, one in found.items() if one is not None])
    if currency is None:
        return {}
    inferred = inferred or chosen["currency_inferred"] == "true"
    money: dict[str, Any] = {"currency": currency, "currency_inferred": inferred}
    if valuation is not None:
        money["valuation"] = valuation.amount
    if first is None and top is not None:
        return money | {"amount": top.amount, "bound": chosen["bound"] or Bound.UP_TO}
    if first is not None:
        money |= {"amount": first.amount, "bound": chosen["bound"] or first.bound}
        money["amount_max"] = first.amount_max if top is None else top.amount
    return money


def _amount(reading: _Reading, name: str, text: str) -> Any:
    own = reading.mapping
    return read_amount(text, own.decimal, own.language, own.scales.get(name, 1), own.currencies.get(name))


def _currency(reading: _Reading, amounts: list[tuple[str, Any]]) -> tuple[str | None, bool]:
    """The one currency of a row, and whether it is the default; the cell of its own wins over a bare dollar sign."""
    mapping = reading.mapping
    own = _read(reading, "currency", lambda text: read_currency(text, mapping.language))
    named: dict[str, str] = {}
    for name, amount in amounts:
        printed = None if amount.bare_dollar and is_dollar(own) else amount.currency
        currency = printed or own or mapping.currencies.get(name)
        if currency:
            named.setdefault(currency, name)
    if own:
        named.setdefault(own, "currency")
    if len(named) > 1:
        one, other = list(named.items())[:2]
        problem = f"{one[1]} is in {one[0]} and {other[1]} in {other[0]}"
        reading.refuse(reading.cell(one[1]), problem, "give a row one currency")
        return None, False
    if named:
        return next(iter(named)), False
    default = mapping.defaults.get("currency")
    if default is None and not reading.refusals:
        way_out = "write its code beside the amount, map a column for it, or say --default currency=EUR"
        reading.refuse(reading.cell(amounts[0][0]), "an amount without a currency", way_out)
    return default, True


def _date(reading: _Reading, text: str) -> str:
    return read_date(text, reading.mapping.date_order, reading.mapping.language)


def _read(reading: _Reading, name: str, reader: Any) -> Any:
    """What a reader makes of the cell of a field, proven by it; None for an empty cell and for one that is refused."""
    cell = reading.cell(name)
    if cell is None:
        return None
    try:
        value = reader(cell.text)
    except CellError as error:
        reading.refuse(cell, f"{name}: {error.problem}", error.way_out)
        return None
    reading.prove(name, cell)
    return value


def _document(reading: _Reading, sheet: Sheet, report: Report | None) -> ParsedDocument | tuple[Refusal, ...]:
    assert report is not None  # noqa: S101 - a row without a report was refused
    published = reading.cell("published")
    try:
        day = None if published is None else _date(reading, published.text)
    except CellError as error:
        reading.refuse(published, f"published: {error.problem}", error.way_out)
        return tuple(reading.refusals)
    said = {name: cell.text for name in ("title", "publisher", "url") if (cell := reading.cell(name)) is not None}
    document = Document(
        document_id=text_id(reading.text),
        path=one_line(str(sheet.path)),
        url=said.get("url"),
        title=said.get("title"),
        publisher=said.get("publisher") or reading.mapping.defaults.get("publisher") or one_line(sheet.path.name),
        published=day,
        language=reading.mapping.language,
        text=reading.text,
    )
    return ParsedDocument(document=document, reports=(report,), mentions=tuple(_mentions(report)))


def _mentions(report: Report) -> Iterable[Mention]:
    roles = {party.role for party in report.parties}
    found = {(e.text, e.start, e.end) for e in report.evidence if e.field in roles}
    for name, start, end in sorted(found, key=lambda mention: mention[1:]):
        yield Mention(name=name, kind=CompanyKind.COMPANY, start=start, end=end)
