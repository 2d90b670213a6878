"""A parsed document as rows: built and checked in one step, put in and taken out whole."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

import duckdb

from seeds.model import Document, ParsedDocument, Report
from seeds.vocabulary import PASSAGE, side_of
from store.companies import Company, Resolver
from store.database import append
from store.facts import Money, PartyFact, ReportFact
from store.lookups import rows_by_key
from store.naming import Naming, naming_of
from store.periods import first_day
from store.printed_names import Printed, count_printed, printed_by
from store.statements import ask

_LARGEST = 2**63 - 1
_PATH = 1
_OF_DOCUMENT = ("documents", "mentions", "reports")
_NUMBERED = ("reports", "report_parties", "evidence")
"""Tables whose rows end with the number of their report, and begin with its id."""

_LAST_NUMBER = "SELECT coalesce(max(report_no), 0) FROM reports"
_REPORT_COLUMNS = [
    "report_id",
    "document_id",
    "ordinal",
    "kind",
    "stage",
    "confirmation",
    "amount",
    "amount_max",
    "currency",
    "currency_inferred",
    "bound",
    "stake_pct",
    "valuation",
    "round",
    "date",
    "confidence",
    "rule",
    "quote",
    "report_no",
]

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Intake:
    """The rows of one document, those of its reports without their numbers, and the companies that it names."""

    documents: tuple[Row, ...]
    mentions: tuple[Row, ...]
    reports: tuple[Row, ...]
    report_parties: tuple[Row, ...]
    evidence: tuple[Row, ...]
    merge_keys: tuple[Row, ...]
    naming: Naming

    @property
    def document_id(self) -> str:
        """The document."""
        return str(self.documents[0][0])

    @property
    def companies(self) -> list[Company]:
        """The companies that it names."""
        return list({company.company_id: company for company in self.naming.companies.values()}.values())

    @property
    def printed(self) -> Iterator[Printed]:
        """Each place where it prints a name, with the company."""
        for _, company_id, name, kind, *_ in self.mentions:
            yield str(company_id), str(name), str(kind)
        for _, _, company_id, name, *_ in self.report_parties:
            yield str(company_id), str(name), ""

    @property
    def report_ids(self) -> list[str]:
        """Its reports."""
        return [str(row[0]) for row in self.reports]

    @property
    def digest(self) -> str:
        """A hash of every row: the same document, read and parsed the same, has the same one."""
        rows = [getattr(self, field.name) for field in fields(self) if field.name != "naming"]
        return hashlib.sha256(repr(rows).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def intake_of(parsed: ParsedDocument, resolver: Resolver) -> Intake:
    """The rows of a parsed document; raises `ValueError` for a quote that is not there or too large an amount."""
    document = parsed.document
    for evidence in (evidence for report in parsed.reports for evidence in report.evidence):
        if document.text[evidence.start : evidence.end] != evidence.text:
            raise ValueError(f"the evidence {evidence.text!r} is not at {evidence.start} to {evidence.end} of its text")
    naming = naming_of(parsed, resolver)
    companies = naming.companies
    named = [(report_id(document, ordinal), report) for ordinal, report in enumerate(parsed.reports)]
    mentions = {
        (document.document_id, companies[m.name].company_id, m.name, m.kind.value, m.start, m.end)
        for m in parsed.mentions
    }
    return Intake(
        documents=(_document_row(document),),
        mentions=tuple(sorted(mentions)),
        reports=tuple(_report_row(ident, document, place, report) for place, (ident, report) in enumerate(named)),
        report_parties=tuple(
            (ident, place, companies[party.name].company_id, party.name, party.role.value, side_of(party.role).value)
            for ident, report in named
            for place, party in enumerate(report.parties)
        ),
        evidence=tuple(
            (ident, evidence.field, evidence.start, evidence.end, evidence.text)
            for ident, report in named
            for evidence in report.evidence
        ),
        merge_keys=tuple(
            (ident, *key) for ident, report in named for key in _fact(ident, document, report, companies).keys
        ),
        naming=naming,
    )


def report_id(document: Document, ordinal: int) -> str:
    """The id of a report: its document and its place there."""
    return f"{document.document_id}-{ordinal}"


def put_in(connection: duckdb.DuckDBPyConnection, intakes: Sequence[Intake], *, counted: bool = True) -> None:
    """Writes the rows of documents that are not there.

    Unless they are `counted`, the counts of their names are for the caller to derive.
    """
    append(connection, "documents", [(*row, intake.digest) for intake in intakes for row in intake.documents])
    ((last,),) = ask(connection, _LAST_NUMBER).fetchall()
    numbers = {ident: number for number, ident in enumerate(_report_ids(intakes), start=last + 1)}
    for table in ("mentions", "reports", "report_parties", "evidence", "merge_keys"):
        rows = [row for intake in intakes for row in getattr(intake, table)]
        if table in _NUMBERED:
            rows = [(*row, numbers[row[0]]) for row in rows]
        append(connection, table, rows, _REPORT_COLUMNS if table == "reports" else None)
    if counted:
        count_printed(connection, Counter(printed for intake in intakes for printed in intake.printed))


def _report_ids(intakes: Iterable[Intake]) -> Iterator[str]:
    return (ident for intake in intakes for ident in intake.report_ids)


def take_out(connection: duckdb.DuckDBPyConnection, document_id: str) -> None:
    """Removes every row that a document brought; its deals are for the caller to derive anew."""
    gone = printed_by(connection, document_id)
    count_printed(connection, {printed: -times for printed, times in gone.items()})
    reports = ask(
        connection, "SELECT report_id, report_no FROM reports WHERE document_id = ?", [document_id]
    ).fetchall()
    for table in ("report_parties", "evidence"):
        numbers = [number for _, number in reports]
        rows_by_key(connection, f"DELETE FROM {table} WHERE report_no {{}}", numbers, "INTEGER")  # noqa: S608
    connection.execute("DELETE FROM merge_keys WHERE report_id = ANY(?)", [[ident for ident, _ in reports]])
    for table in _OF_DOCUMENT:
        connection.execute(f"DELETE FROM {table} WHERE document_id = ?", [document_id])  # noqa: S608


def supersedes(intake: Intake, stored: Row) -> bool:
    """Whether a document takes the place of the one with the same text that is there; `stored` is its row.

    An article read again takes its own place when something in it changed. Of copies from several places the one that
    says more of itself is kept, whichever was read first.
    """
    (new,) = intake.documents
    *old, digest = stored
    if digest == intake.digest:
        return False
    same_place = new[_PATH] is not None and new[_PATH] == old[_PATH]
    return same_place or _preference(new) <= _preference(tuple(old))


def reports_of(connection: duckdb.DuckDBPyConnection, document_id: str) -> dict[str, str | None]:
    """The reports of a document, with their deals."""
    sql = "SELECT report_id, deal_id FROM reports WHERE document_id = ?"
    return dict(connection.execute(sql, [document_id]).fetchall())


def companies_in(connection: duckdb.DuckDBPyConnection, document_id: str) -> list[str]:
    """The companies that a document names."""
    sql = """
        SELECT company_id FROM mentions WHERE document_id = $id
        UNION
        SELECT p.company_id FROM report_parties AS p JOIN reports AS r USING (report_no) WHERE r.document_id = $id
        UNION
        SELECT p.company_id FROM corrected_parties AS p JOIN reports AS r USING (report_no) WHERE r.document_id = $id
        ORDER BY ALL
    """
    return [str(ident) for (ident,) in connection.execute(sql, {"id": document_id}).fetchall()]


def _preference(row: Row) -> Row:
    """The order among copies of one text; what stands first is kept."""
    _, path, url, title, publisher, published, _, language, text = row
    missing = tuple(value is None for value in (published, publisher, title, url))
    return (*missing, *(str(value or "") for value in (path, url, title, publisher, published, language, text)))


def _fact(ident: str, document: Document, report: Report, companies: Mapping[str, Company]) -> ReportFact:
    """What the merge keys of a report are made from."""
    parties = []
    for party in report.parties:
        company = companies[party.name]
        side = side_of(party.role)
        parties.append(PartyFact(company.company_id, party.name, party.role, side, company.owner_id))
    money = None
    if report.amount is not None and report.currency is not None and report.bound is not None:
        money = Money(report.amount, report.amount_max, report.currency, report.bound)
    return ReportFact(
        report_id=ident,
        document_id=document.document_id,
        ordinal=0,
        kind=report.kind,
        stage=report.stage,
        confirmation=report.confirmation,
        parties=tuple(parties),
        money=money,
        round=report.round,
        date=report.date,
        published=document.published,
    )


def _document_row(document: Document) -> Row:
    return (
        document.document_id,
        document.path,
        document.url,
        document.title,
        document.publisher,
        document.published,
        first_day(document.published),
        document.language,
        document.text,
    )


def _report_row(ident: str, document: Document, ordinal: int, report: Report) -> Row:
    for amount in (report.amount, report.amount_max, report.valuation):
        if amount is not None and amount > _LARGEST:
            raise ValueError(f"the amount {amount} is larger than any that can be kept")
    passages = [e for e in report.evidence if e.field == PASSAGE] or report.evidence
    return (
        ident,
        document.document_id,
        ordinal,
        report.kind.value,
        report.stage.value,
        report.confirmation.value,
        report.amount,
        report.amount_max,
        report.currency,
        report.currency_inferred,
        None if report.bound is None else report.bound.value,
        report.stake_pct,
        report.valuation,
        report.round,
        report.date,
        report.confidence,
        report.rule,
        min(passages, key=lambda evidence: (evidence.start, evidence.end)).text,
    )
