"""Where words were read: a report as a citation to paste, or its article as an entry of a bibliography."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import duckdb

from seeds.saying import Said, say
from seeds.text import one_line
from seeds.vocabulary import PASSAGE
from store.detail import ReportDetail
from store.errors import CitationError
from store.format import format_date
from store.markdown import markdown_address, markdown_text

__all__ = [
    "FORMS",
    "Citation",
    "citation_of",
    "citations_of",
    "cite",
    "format_citations",
    "text_citation",
    "web_address",
]


@dataclass(frozen=True, slots=True)
class Citation:
    """The passage of a report, ``text[start:end]`` of its document, and the document.

    `published` has its precision, `is_head` says whether the deal shows the stage of this report.
    """

    report_id: str
    is_head: bool
    quote: str
    start: int
    end: int
    document_id: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str
    url: str | None
    path: str | None


def cite(cursor: duckdb.DuckDBPyConnection, ident: str) -> tuple[Citation, ...]:
    """The reports of a deal, oldest article first, or one report; raises `CitationError` for an unknown id."""
    ids = [report_id for (report_id,) in cursor.execute(_REPORTS, {"id": ident}).fetchall()]
    if not ids:
        raise CitationError(
            say("there is no deal and no report {ident!r}; dealtrail deals --tsv lists the ids of deals", ident=ident)
        )
    found = citations_of(cursor, ids)
    return tuple(found[report_id] for report_id in ids)


def citations_of(cursor: duckdb.DuckDBPyConnection, report_ids: Iterable[str]) -> dict[str, Citation]:
    """The citation of each report that there is."""
    rows = cursor.execute(_CITATIONS, {"ids": sorted(set(report_ids))}).fetchall()
    return {row[0]: Citation(*row) for row in rows}


def citation_of(report: ReportDetail) -> Citation:
    """The citation of a report that was read already."""
    document = report.document
    passages = [span for span in report.evidence if span.field == PASSAGE] or report.evidence
    passage = min(passages, key=lambda span: (span.start, span.end))
    return Citation(
        report_id=report.report_id,
        is_head=report.is_head,
        quote=passage.text,
        start=passage.start,
        end=passage.end,
        document_id=document.document_id,
        title=document.title,
        outlet=document.publisher,
        published=document.published,
        language=document.language,
        url=document.url,
        path=document.path,
    )


def format_citations(citations: Iterable[Citation], form: str) -> str:
    """The citations in one of `FORMS`, ready to be printed.

    ``text`` and ``markdown`` have a line for each report. In ``csl`` (CSL-JSON), ``bibtex`` and ``ris`` there is one
    entry for each article, with the passages of all its reports as its note.
    """
    return FORMS[form](tuple(citations))


def text_citation(citation: Citation, told: Callable[[Said], str] = str, figures: Callable[[str], str] = str) -> str:
    """One line: the passage in quotation marks, outlet, headline, date, address, file and place in the text.

    Its words are as they are `told`, its date as `figures` are.
    """
    title = told(say("“{words}”", words=one_line(citation.title))) if citation.title else None
    named = [citation.outlet, title, figures(format_date(citation.published)), citation.url, citation.path]
    parts = [one_line(part) for part in named if part]
    quote = told(say("“{words}”", words=one_line(citation.quote)))
    return f"{quote} {', '.join([*parts, told(_place(citation))])}"


def _place(citation: Citation) -> Said:
    """The span, counted from 0 and without its end: ``text[start:end]``."""
    return say(
        "characters {start}–{end} of document {document_id}",
        start=str(citation.start),
        end=str(citation.end),
        document_id=citation.document_id,
    )


def _texts(citations: tuple[Citation, ...]) -> str:
    return "".join(f"{text_citation(citation)}\n" for citation in citations)


def _markdown(citations: tuple[Citation, ...]) -> str:
    return "".join(f"- {_markdown_citation(citation)}\n" for citation in citations)


def _markdown_citation(citation: Citation) -> str:
    title = markdown_text(f"“{one_line(citation.title)}”") if citation.title else ""
    address = web_address(citation.url)
    if address is not None:
        title = f"[{title or markdown_text(address)}](<{markdown_address(address)}>)"
    rest = [citation.outlet, format_date(citation.published), None if address else citation.url, citation.path]
    outlet, *others = [markdown_text(part) if part else "" for part in (*rest, _place(citation))]
    return f"“{markdown_text(citation.quote)}” {', '.join(part for part in (outlet, title, *others) if part)}"


def web_address(url: str | None) -> str | None:
    """The address when it is one of the web that no renderer has to mend."""
    return url if url is not None and re.fullmatch(r"https?://[^\s<>\\]+", url) else None


def _csl(citations: tuple[Citation, ...]) -> str:
    return json.dumps([_csl_item(*one) for one in _articles(citations)], ensure_ascii=False, indent=2) + "\n"


def _csl_item(citation: Citation, passages: list[str]) -> dict[str, object]:
    item: dict[str, object | None] = {
        "id": citation.document_id,
        "type": "article-newspaper",
        "title": citation.title and one_line(citation.title),
        "container-title": citation.outlet,
        "issued": {"date-parts": [_date_parts(citation.published)]} if citation.published else None,
        "URL": citation.url,
        "language": citation.language,
        "archive_location": citation.path,
        "note": "\n".join(f"“{passage}”" for passage in passages),
    }
    return {key: value for key, value in item.items() if value}


def _date_parts(published: str) -> list[int]:
    """Year, month and day as far as they are known; of a quarter, for which there is no place, the year."""
    return [int(part) for part in published.split("-") if part.isdigit()]


def _bibtex(citations: tuple[Citation, ...]) -> str:
    return "\n".join(_bibtex_entry(*one) for one in _articles(citations))


def _bibtex_entry(citation: Citation, passages: list[str]) -> str:
    year, month, day = (*_date_parts(citation.published or ""), None, None, None)[:3]
    fields = {
        "title": f"{{{_bibtex_text(citation.title)}}}" if citation.title else None,
        "journal": citation.outlet and _bibtex_text(citation.outlet),
        "year": year and f"{year:04}",
        "day": day and str(day),
        "url": citation.url and citation.url.translate(_IN_URL),
        "language": citation.language,
        "note": " ".join(f"“{_bibtex_text(passage)}”" for passage in passages),
    }
    lines = [f"  {key} = {{{value}}},\n" for key, value in fields.items() if value]
    lines += [f"  month = {_MONTHS[month - 1]},\n"] if month else []
    kind = "article" if citation.outlet else "misc"
    return f"@{kind}{{{_bibtex_key(citation)},\n{''.join(lines)}}}\n"


def _bibtex_key(citation: Citation) -> str:
    """The outlet, the year and the document: plain letters, which every tool reads."""
    outlet = unicodedata.normalize("NFKD", (citation.outlet or "").casefold())
    letters = "".join(re.findall("[a-z0-9]", outlet))
    return f"{letters or 'article'}{(citation.published or '')[:4]}-{citation.document_id}"


def _bibtex_text(text: str) -> str:
    """The text with what LaTeX would run or draw together made what it prints; no brace is left without its other."""
    return _LIGATURES.sub("{}", "\0".join(one_line(text)).translate(_IN_BIBTEX)).replace("\0", "")


def _ris(citations: tuple[Citation, ...]) -> str:
    return "".join(_ris_entry(*one) for one in _articles(citations))


def _ris_entry(citation: Citation, passages: list[str]) -> str:
    parts = _date_parts(citation.published or "")
    date = "/".join(f"{part:02}" for part in parts) + "/" * (3 - len(parts)) if parts else None
    fields = [
        ("TY", "NEWS"),
        ("ID", citation.document_id),
        ("TI", citation.title),
        ("T2", citation.outlet),
        ("PY", f"{parts[0]:04}" if parts else None),
        ("DA", date),
        ("UR", citation.url),
        ("LA", citation.language),
        ("L1", citation.path),
        *(("N1", f"“{passage}”") for passage in passages),
    ]
    lines = [f"{tag}  - {one_line(value)}\r\n" for tag, value in fields if value]
    return "".join([*lines, "ER  - \r\n\r\n"])


def _articles(citations: Iterable[Citation]) -> Iterator[tuple[Citation, list[str]]]:
    """Each article once, with the passages of its reports."""
    found: dict[str, tuple[Citation, list[str]]] = {}
    for citation in citations:
        _, passages = found.setdefault(citation.document_id, (citation, []))
        passage = one_line(citation.quote)
        if passage not in passages:
            passages.append(passage)
    yield from found.values()


FORMS: dict[str, Callable[[tuple[Citation, ...]], str]] = {
    "text": _texts,
    "markdown": _markdown,
    "csl": _csl,
    "bibtex": _bibtex,
    "ris": _ris,
}
"""The forms of a citation, each with what writes it."""

_IN_BIBTEX = {
    **{ord(sign): f"\\{sign}" for sign in "&%$#_"},
    ord("{"): r"\textbraceleft{}",
    ord("}"): r"\textbraceright{}",
    ord("\\"): r"\textbackslash{}",
    ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
}

_LIGATURES = re.compile(r"(?<=([-'`,<>]))\0(?=\1)|(?<=[?!])\0(?=`)")
"""Between which signs, here with a NUL between all, LaTeX needs a pair of braces to print them as two."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_URL = {ord(sign): f"%{ord(sign):02X}" for sign in '\\{} \t\n"<>^`|'}

_REPORTS = """
    SELECT r.report_id
    FROM reports AS r JOIN documents AS o USING (document_id)
    WHERE r.report_id = $id OR r.deal_id = $id
    ORDER BY o.published_on NULLS LAST, o.document_id, r.ordinal
"""

_CITATIONS = """
    WITH wanted AS (SELECT report_no FROM reports WHERE report_id IN (SELECT unnest($ids))),
    passages AS (
        SELECT
            e.report_no,
            min(struct_pack(
                rest := e.field <> 'deal', start := e.span_start, stop := e.span_end, quote := e.quote
            )) AS p
        FROM evidence AS e JOIN wanted USING (report_no)
        GROUP BY e.report_no
    )
    SELECT
        r.report_id,
        coalesce(d.head_report_id = r.report_id, false),
        p.quote, p.start, p.stop,
        o.document_id, o.title, o.publisher, o.published, o.language, o.url, o.path
    FROM wanted
    JOIN reports AS r USING (report_no)
    JOIN passages USING (report_no)
    JOIN documents AS o USING (document_id)
    LEFT JOIN deals AS d USING (deal_id)
"""
