"""Parsed documents and small databases for tests, told in a few words of our own."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from seeds.model import Document, Evidence, Mention, ParsedDocument, Party, Report, text_id
from seeds.vocabulary import Bound, CompanyKind, Confirmation, Kind, Role, Stage
from store.bulk import load_many
from store.database import open_database
from store.loading import load_parsed

TABLES = (
    "schema_info",
    "documents",
    "companies",
    "aliases",
    "company_names",
    "names",
    "short_forms",
    "short_names",
    "mentions",
    "reports",
    "report_parties",
    "evidence",
    "merge_keys",
    "deals",
    "deal_reports",
    "rates",
    "parties",
    "deal_sources",
    "involvements",
    "company_sums",
    "copies",
    "links",
    "payments",
    "corrections",
    "correction_reports",
    "correction_fields",
    "decisions",
    "corrected_reports",
    "corrected_parties",
    "corrected_fields",
    "search_text",
    "postings",
)
_MONEY = re.compile(
    r"(?P<bound>up to|about|at least)? ?(?P<figure>[\d.]+)(?:-(?P<top>[\d.]+))? (?P<scale>m|bn) (?P<currency>[A-Z]{3})"
)
_SCALES = {"m": 10**6, "bn": 10**9}
_BOUNDS = {None: Bound.EXACT, "up to": Bound.UP_TO, "about": Bound.ABOUT, "at least": Bound.AT_LEAST}


@dataclass(frozen=True)
class Told:
    """One deal as an article tells it; the sentence must hold the names."""

    sentence: str
    kind: str
    parties: Mapping[str, str]
    stage: str = "announced"
    confirmation: str = "confirmed"
    money: str | None = None
    date: str | None = None
    round: str | None = None
    stake: float | None = None
    valuation: int | None = None


def told(sentence: str, kind: str, stage: str = "announced", money: str | None = None, **more: object) -> Told:
    """A deal; what is not a field of `Told` is a party: ``Amazon="investor"``, with ``_`` for a blank in a name."""
    fields = {name: more.pop(name) for name in ("confirmation", "date", "round", "stake", "valuation") if name in more}
    parties = {name.replace("_", " "): str(role) for name, role in more.items()}
    return Told(sentence, kind, parties, stage=stage, money=money, **fields)  # type: ignore[arg-type]


def article(
    published: str | None,
    *deals: Told,
    outlet: str | None = "The Morning Ledger",
    title: str | None = None,
    path: str | None = None,
    names: Iterable[str] = (),
    text: str = "",
) -> ParsedDocument:
    """An article of these deals; `names` are companies that it only mentions, `text` is what it says beside them."""
    lines = [
        f"{outlet}, {published}.",
        *(deal.sentence for deal in deals),
        text,
        *(f"{n} was named too." for n in names),
    ]
    body = "\n".join(line for line in lines if line)
    document = Document(
        document_id=text_id(body),
        path=path,
        title=title,
        publisher=outlet,
        published=published,
        language="en",
        text=body,
    )
    named = {name for deal in deals for name in deal.parties} | set(names)
    mentions = [
        Mention(name=name, kind=CompanyKind.COMPANY, start=found.start(), end=found.end())
        for name in sorted(named)
        for found in re.finditer(re.escape(name), body)
    ]
    return ParsedDocument(document=document, reports=tuple(_report(body, d) for d in deals), mentions=tuple(mentions))


def reparsed(document: Document) -> ParsedDocument:
    """A document that says nothing but that Amazon invests in somebody, parsed."""
    deal = told(document.text.strip(), "investment", Amazon="investor")
    return ParsedDocument(document=document, reports=(_report(document.text, deal),))


@cache
def _empty() -> bytes:
    """The file of an empty database, made once in a process: making one takes longer than most tests."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        open_database(path, write=True).close()
        return path.read_bytes()


def new_database(path: Path) -> duckdb.DuckDBPyConnection:
    """A new database, open for writing."""
    if path.exists():
        raise FileExistsError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_empty())
    return open_database(path, write=True)


def load_all(path: Path, articles: Iterable[ParsedDocument]) -> duckdb.DuckDBPyConnection:
    """A database of these articles, loaded in this order and open for writing."""
    connection = new_database(path)
    for parsed in articles:
        load_parsed(connection, parsed)
    return connection


def load_at_once(path: Path, articles: Iterable[ParsedDocument]) -> duckdb.DuckDBPyConnection:
    """The same in a fraction of the time, where how the articles came in is not what is tested."""
    connection = new_database(path)
    load_many(connection, articles)
    return connection


def dump(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, by names that all databases share; when a correction was made is left out."""
    return {
        table: connection.execute(f"{_ROWS.get(table, f'FROM {table}')} ORDER BY ALL").fetchall() for table in TABLES
    }


_OF_REPORT = (
    "SELECT t.* EXCLUDE (report_no), r.report_id AS numbered FROM {} AS t LEFT JOIN reports AS r USING (report_no)"
)

_ROWS = {
    "corrections": "SELECT * EXCLUDE (made_at) FROM corrections",
    "reports": "SELECT * EXCLUDE (report_no) FROM reports",
    "report_parties": _OF_REPORT.format("report_parties"),
    "evidence": _OF_REPORT.format("evidence"),
    "corrected_parties": _OF_REPORT.format("corrected_parties"),
    "deal_reports": """
        SELECT d.deal_id, r.report_id
        FROM deal_reports LEFT JOIN deals AS d USING (deal_no) LEFT JOIN reports AS r USING (report_no)
    """,
    "deals": "SELECT * EXCLUDE (deal_no) FROM deals",
    "parties": "SELECT * EXCLUDE (deal_no) FROM parties",
    "payments": """
        SELECT p.* EXCLUDE (deal_no), d.deal_id AS numbered FROM payments AS p LEFT JOIN deals AS d USING (deal_no)
    """,
    "deal_sources": "SELECT d.deal_id, language, outlet FROM deal_sources LEFT JOIN deals AS d USING (deal_no)",
    "involvements": """
        SELECT d.deal_id, n.company_id, i.* EXCLUDE (deal_no, company_no)
        FROM involvements AS i LEFT JOIN deals AS d USING (deal_no) LEFT JOIN company_numbers AS n USING (company_no)
    """,
    "company_sums": """
        SELECT n.company_id, s.* EXCLUDE (company_no)
        FROM company_sums AS s LEFT JOIN company_numbers AS n USING (company_no)
    """,
    "search_text": "SELECT d.deal_id, s.fold FROM search_text AS s LEFT JOIN deals AS d USING (deal_no)",
    "postings": """
        SELECT DISTINCT d.deal_id, t.term
        FROM (SELECT term_id, unnest(deal_nos) AS deal_no FROM postings WHERE term_id > 0) AS p
        JOIN deals AS d USING (deal_no)
        LEFT JOIN terms AS t USING (term_id)
    """,
}


def rows(connection: duckdb.DuckDBPyConnection, sql: str, *values: object) -> list[tuple[object, ...]]:
    """The rows of a query."""
    return connection.execute(sql, list(values)).fetchall()


def _report(body: str, deal: Told) -> Report:
    start = body.index(deal.sentence)
    evidence = [_evidence("deal", deal.sentence, start)]
    for name, role in deal.parties.items():
        if name in deal.sentence:
            evidence.append(_evidence(role, name, start + deal.sentence.index(name)))
    return Report(
        kind=Kind(deal.kind),
        stage=Stage(deal.stage),
        confirmation=Confirmation(deal.confirmation),
        parties=tuple(Party(name=name, role=Role(role)) for name, role in deal.parties.items()),
        date=deal.date,
        round=deal.round,
        stake_pct=deal.stake,
        valuation=deal.valuation,
        confidence=0.9,
        rule="test",
        evidence=tuple(evidence),
        **_money(deal.money),
    )


def _evidence(field: str, text: str, start: int) -> Evidence:
    return Evidence(field=field, start=start, end=start + len(text), text=text)


def _money(money: str | None) -> dict[str, object]:
    if money is None:
        return {}
    match = _MONEY.fullmatch(money)
    assert match is not None, money
    scale = _SCALES[match["scale"]]
    return {
        "amount": round(float(match["figure"]) * scale),
        "amount_max": None if match["top"] is None else round(float(match["top"]) * scale),
        "currency": match["currency"],
        "bound": _BOUNDS[match["bound"]],
    }
