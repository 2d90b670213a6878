import json
from pathlib import Path
from typing import Any

import bibtexparser
import duckdb
import pytest
import rispy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from seeds.text import one_line
from store.citation import Citation, citation_of, citations_of, cite, format_citations, text_citation
from store.detail import deal_detail
from store.errors import CitationError
from tests.store.build import article, load_all, told

DEAL = "amazon-openai-investment-2025-12"


@pytest.fixture
def connection(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    first = told(
        "Amazon may invest $10bn in OpenAI.", "investment", "in_talks", "10 bn USD", Amazon="investor", OpenAI="target"
    )
    then = told(
        "Amazon may invest $50bn in OpenAI.", "investment", "in_talks", "50 bn USD", Amazon="investor", OpenAI="target"
    )
    articles = [
        article("2026-01-30", then, outlet="Les Échos", title="Amazon voit plus grand", path="/news/b.md"),
        article("2025-12-17", first, outlet="The Post", title="Talks & more"),
    ]
    return load_all(tmp_path / "a.duckdb", articles)


def citation(**fields: Any) -> Citation:
    known: dict[str, Any] = {
        "report_id": "d1-0",
        "is_head": True,
        "quote": "Acme buys Bolt.",
        "start": 3,
        "end": 18,
        "document_id": "d1",
        "title": "A title",
        "outlet": "The Post",
        "published": "2025-12-18",
        "language": "en",
        "url": "https://post.example/a?b=1&c=2",
        "path": "/news/a.md",
    }
    return Citation(**(known | fields))


def test_a_deal_is_cited_by_all_its_reports_oldest_first(connection: duckdb.DuckDBPyConnection) -> None:
    found = cite(connection, DEAL)

    assert [(one.published, one.is_head) for one in found] == [("2025-12-17", False), ("2026-01-30", True)]
    for one in found:
        (text,) = (
            connection.execute("SELECT text FROM documents WHERE document_id = ?", [one.document_id]).fetchone() or ()
        )
        assert text[one.start : one.end] == one.quote
        assert cite(connection, one.report_id) == (one,)


def test_a_report_that_was_read_gives_the_same_citation(connection: duckdb.DuckDBPyConnection) -> None:
    detail = deal_detail(connection, DEAL)
    assert detail is not None

    assert tuple(map(citation_of, detail.reports)) == cite(connection, DEAL)


def test_an_unknown_id_is_named_with_the_way_out(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(CitationError, match="there is no deal and no report 'nothing'; dealtrail deals"):
        cite(connection, "nothing")
    assert citations_of(connection, ["nothing"]) == {}


def test_a_text_names_quote_outlet_title_date_address_file_and_place() -> None:
    assert text_citation(citation()) == (
        "“Acme buys Bolt.” The Post, “A title”, 18 Dec 2025, https://post.example/a?b=1&c=2, /news/a.md, "
        "characters 3–18 of document d1"
    )
    bare = citation(title=None, outlet=None, published=None, url=None, path=None)
    assert text_citation(bare) == "“Acme buys Bolt.” characters 3–18 of document d1"


def test_markdown_links_the_title() -> None:
    assert format_citations([citation(title="A [b] *c*")], "markdown") == (
        "- “Acme buys Bolt.” The Post, [“A \\[b\\] \\*c\\*”](<https://post.example/a?b=1&c=2>), "
        "18 Dec 2025, /news/a.md, characters 3–18 of document d1\n"
    )


def test_csl_has_each_article_once_with_all_its_passages() -> None:
    both = [citation(), citation(report_id="d1-1", quote="Two\nlines")]

    (item,) = json.loads(format_citations(both, "csl"))

    assert item == {
        "id": "d1",
        "type": "article-newspaper",
        "title": "A title",
        "container-title": "The Post",
        "issued": {"date-parts": [[2025, 12, 18]]},
        "URL": "https://post.example/a?b=1&c=2",
        "language": "en",
        "archive_location": "/news/a.md",
        "note": "“Acme buys Bolt.”\n“Two lines”",
    }


@pytest.mark.parametrize(
    ("published", "parts", "ris"),
    [("2025", [2025], "2025//"), ("2025-Q4", [2025], "2025//"), ("2025-11", [2025, 11], "2025/11/")],
)
def test_a_date_keeps_the_precision_that_a_form_has_a_place_for(published: str, parts: list[int], ris: str) -> None:
    dated = citation(published=published)

    assert json.loads(format_citations([dated], "csl"))[0]["issued"] == {"date-parts": [parts]}
    assert f"DA  - {ris}\r\n" in format_citations([dated], "ris")
    assert ("month = nov" in format_citations([dated], "bibtex")) == (len(parts) > 1)


def latex_reader() -> LatexNodes2Text:
    """A reader of LaTeX that prints its text; macros of LaTeX's kernel that it lacks or takes for accents are told."""
    macros = get_default_latex_context_db()
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^", "textasciitilde": "~"}
    macros.add_context_category("signs", macros=[MacroTextSpec(*sign) for sign in signs.items()], prepend=True)
    return LatexNodes2Text(latex_context=macros)


LATEX = latex_reader()

texts = st.one_of(st.text(), st.text("\\{}$%&#_^~-'`\"@,<>?!=[]*|\n a1é“"), st.just(""))
cited = st.builds(
    citation,
    quote=texts.filter(str.strip),
    title=st.none() | texts,
    outlet=st.none() | texts,
    url=st.none() | texts.map("https://a.example/".__add__),
    path=st.none() | texts,
)


def said(citation: Citation) -> list[str]:
    """The quote, the title and the outlet as one line each; those that are empty left out."""
    return [one_line(text) for text in (f"“{one_line(citation.quote)}”", citation.title or "", citation.outlet or "")]


@settings(deadline=None, max_examples=60)
@given(cited)
@example(citation(title="}, evil = {", quote="a--b ``c'' ?`d", outlet="50% & \\input{x} @string"))
def test_another_reader_finds_the_same_words_in_bibtex(one: Citation) -> None:
    library = bibtexparser.parse_string(format_citations([one], "bibtex"))

    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {key: field.value for key, field in entry.fields_dict.items()}
    assert fields.keys() <= {"title", "journal", "year", "month", "day", "url", "language", "note"}
    printed = [LATEX.latex_to_text(fields.get(key, "")) for key in ("note", "title", "journal")]
    assert [one_line(text) for text in printed] == said(one)
    assert entry.key.isascii()
    assert entry.key.endswith("2025-d1")


@settings(deadline=None, max_examples=60)
@given(cited)
@example(citation(title="x\r\nER  - \r\nTY  - BOOK", path="a\nUR  - http://evil"))
def test_another_reader_finds_the_same_words_in_ris(one: Citation) -> None:
    (entry,) = rispy.loads(format_citations([one], "ris"))

    assert entry["type_of_reference"] == "NEWS"
    assert [entry["notes"][0], entry.get("title", ""), entry.get("secondary_title", "")] == said(one)
    assert entry["year"] == "2025"
    assert entry["date"] == "2025/12/18"
    assert entry["id"] == "d1"


@settings(deadline=None, max_examples=60)
@given(cited)
def test_markdown_is_one_item_that_reads_as_the_text(one: Citation) -> None:
    tokens = MarkdownIt("gfm-like").parse(format_citations([one], "markdown"))

    assert [token.type for token in tokens if token.level == 0] == ["bullet_list_open", "bullet_list_close"]
    (inline,) = [token for token in tokens if token.type == "inline"]
    kinds = {child.type for child in inline.children or ()}
    assert kinds <= {"text", "text_special", "link_open", "link_close"}
    shown = "".join(child.content for child in inline.children or ())
    quote, title, outlet = said(one)
    assert shown.startswith(f"{quote} {outlet}")
    assert title in shown
