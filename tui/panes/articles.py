"""What the source pane shows of an article, made from what the database tells of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from seeds.vocabulary import Role, Side, side_of
from store.explore import format_date, format_money, format_stake
from tui.display import CORRECTED, cell_text, confirmation_text, stage_text
from tui.taking import Copyable
from tui.widgets.columns import Column
from tui.widgets.records import Record
from tui.widgets.source_text import Mark, Source
from tui.widgets.wrapping import Span
from tui.wording import figures, tr

if TYPE_CHECKING:
    import duckdb

    from store.explore import DealDetail, DocumentDetail, Passage, ReportDetail

_HERE = Column("here", "", width=1, last=3)
_DATE = Column("date", "date", width=10)
_OUTLET = Column("outlet", "outlet", least=8, last=2)

REPORT_COLUMNS = (
    _HERE,
    _DATE,
    Column("stage", "stage", width=12, last=1),
    Column("confirmation", "confirmation", width=12, last=4),
    Column("amount", "amount", width=15, right=True),
    _OUTLET,
)
"""The history of a deal's figures, one report a line."""

PASSAGE_COLUMNS = (_HERE, _DATE, _OUTLET, Column("headline", "headline", least=12))
"""The articles that only name a company, one a line."""

_TONES = {
    "deal": "deal",
    "kind": "deal",
    "amount": "amount",
    "amount_max": "amount",
    "currency": "amount",
    "bound": "amount",
    "stake_pct": "terms",
    "valuation": "terms",
    "round": "terms",
    "stage": "stage",
    "confirmation": "stage",
    "date": "date",
}
_SIDE_TONES = {Side.PAYER: "payer", Side.PAYEE: "payee", Side.NEITHER: "partner"}


NO_CHANGES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Article:
    """One article as the source pane shows it: its line in the history, its heading and its text with marks."""

    record: Record
    outlet: str
    headline: str
    terms: str
    source: Source
    citation: str
    document_id: str
    address: str
    report_id: str | None = None


def articles_of(detail: DealDetail, changes: Mapping[str, str] = NO_CHANGES) -> tuple[Article, ...]:
    """The articles that report a deal, oldest first; `changes` are what the user corrected, in words, by report."""
    return tuple(
        _of_report(report, detail.copied_from(report), changes.get(report.report_id, "")) for report in detail.reports
    )


def report_article(report: ReportDetail) -> Article:
    """The article of one report by itself."""
    return _of_report(report, None, "")


def articles_naming(passages: Iterable[Passage]) -> tuple[Article, ...]:
    """The articles that name a company, oldest first."""
    return tuple(_of_passage(passage) for passage in reversed(tuple(passages)))


def _of_report(report: ReportDetail, copied_from: str | None, changes: str) -> Article:
    document = report.document
    shown = (
        report_sign(report),
        document.published or "",
        stage_text(report.stage),
        confirmation_text(report.confirmation),
        f"≠ {figures(report.money)}" if report.disputes else figures(report.money),
        f"{CORRECTED} {document.publisher or ''}" if report.corrected else document.publisher or "",
    )
    tones = ("strong", "muted", "", "muted", "warning" if report.disputes else "strong", "")
    marks = tuple(Mark(Span(span.start, span.end), tone_of(span.field)) for span in report.evidence)
    return Article(
        record=Record(tuple(map(cell_text, shown)), tones),
        outlet=_outlet(document),
        terms=" · ".join(_terms(report, copied_from, changes)),
        headline=cell_text(document.title) or tr("no title"),
        source=Source.of(document.text, marks),
        citation=_citation(report),
        report_id=report.report_id,
        document_id=document.document_id,
        address=document.url or document.path or "",
    )


def _of_passage(passage: Passage) -> Article:
    document = passage.document
    shown = ("", document.published or "", document.publisher or "", document.title or "")
    marks = tuple(Mark(Span(start, end), "company") for start, end in passage.spans)
    return Article(
        record=Record(tuple(map(cell_text, shown)), ("", "muted", "", "muted")),
        outlet=_outlet(document),
        terms="",
        headline=cell_text(document.title) or tr("no title"),
        source=Source.of(document.text, marks),
        citation=", ".join(part for part in (document.publisher, document.title, document.published) if part),
        document_id=document.document_id,
        address=document.url or document.path or "",
    )


def _citation(report: ReportDetail) -> str:
    from store.citation import citation_of, text_citation

    return text_citation(citation_of(report), tr, figures)


def article_copyables(article: Article | None) -> list[Copyable]:
    """What can be copied of an article: its citation, the passages that are shown of it, and where it is."""
    if article is None:
        return []
    return [
        Copyable("t", tr("citation"), article.citation),
        Copyable("x", tr("excerpt"), article.source.excerpt),
        Copyable("a", tr("address"), article.address),
    ]


def report_sign(report: ReportDetail) -> str:
    """A star for the report whose stage and confirmation the deal shows."""
    return "★" if report.is_head else ""


def _terms(report: ReportDetail, copied_from: str | None, changes: str) -> Iterator[str]:
    """Whose words these are if they are not the outlet's own, and what they say of the deal beside its amount."""
    if changes:
        yield f"{CORRECTED} {changes}"
    if report.checked:
        yield tr("checked by you")
    if copied_from is not None:
        yield tr("copy of {copied_from}", copied_from=cell_text(copied_from))
    if report.round:
        yield report.round
    if report.stake_pct is not None:
        yield tr("stake {stake_pct}", stake_pct=figures(format_stake(report.stake_pct)))
    if report.valuation is not None:
        yield tr(
            "valued at {valuation}",
            valuation=figures(format_money(report.valuation, None, report.currency, None, report.currency_inferred)),
        )
    if report.date and report.date != report.document.published:
        yield tr("dated {date}", date=figures(format_date(report.date)))


def tone_of(field: str) -> str:
    """The tone of the words that prove a field or a role."""
    if field in _TONES:
        return _TONES[field]
    return _SIDE_TONES[side_of(Role(field))] if field in set(Role) else "deal"


def _outlet(document: DocumentDetail) -> str:
    parts = (document.publisher or tr("unnamed outlet"), document.published or tr("no date"), document.language)
    return " · ".join(map(cell_text, parts))


def named_copyables(document_id: str, company_id: str) -> list[Copyable]:
    """The same of a document that names a company, looked up when it is chosen."""

    def ask(key: str) -> Callable[[duckdb.DuckDBPyConnection], str]:
        def text(cursor: duckdb.DuckDBPyConnection) -> str:
            from store.explore import document_passage

            passage = document_passage(cursor, document_id, company_id)
            articles = articles_naming([passage] if passage is not None else [])
            return next(
                (found.text for article in articles for found in article_copyables(article) if found.key == key), ""
            )

        return text

    return [
        Copyable(key, name, ask=ask(key))
        for key, name in (("t", tr("citation")), ("x", tr("excerpt")), ("a", tr("address")))
    ]
