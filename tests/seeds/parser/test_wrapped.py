"""Texts that are cut to a width, their lines indented or with blanks at their end, tell the same deals."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from seeds.corpus import articles
from seeds.model import Report
from seeds.parser import parse
from seeds.reading import document_from_text, read_document


def wrapped(text: str, width: int, indent: str, end: str) -> str:
    """The text with each of its lines cut to the width, indented, and with `end` before each break."""
    cut = (
        textwrap.wrap(line, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
        for line in text.split("\n")
    )
    return "\n".join(f"{end}\n".join(lines) for lines in cut)


def told(report: Report) -> tuple[object, ...]:
    return report.kind, sorted((p.role, p.name) for p in report.parties), report.amount, report.bound, report.stage


@pytest.mark.parametrize("article", articles(), ids=lambda path: path.stem)
@pytest.mark.parametrize(("width", "indent", "end"), [(72, "  ", ""), (60, "", " ")])
def test_an_article_tells_the_same_cut_to_a_width(article: Path, width: int, indent: str, end: str) -> None:
    whole = read_document(article)
    text = wrapped(whole.text, width, indent, end)
    cut = document_from_text(text, title=whole.title, published=whole.published, language=whole.language)
    assert text != whole.text
    assert list(map(told, parse(cut).reports)) == list(map(told, parse(whole).reports))
