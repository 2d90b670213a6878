"""The parser as a whole: it bears any text, repeats itself, and proves every field."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seeds.corpus import articles
from seeds.model import Document
from seeds.parser import parse
from seeds.reading import document_from_text, read_document

_CALM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def corpus() -> tuple[Document, ...]:
    return tuple(read_document(path) for path in articles())


def check(text: str, language: str) -> None:
    parsed = parse(document_from_text(text, language=language, published="2026-02-10"))
    body = parsed.document.text
    for evidence in (e for report in parsed.reports for e in report.evidence):
        assert body[evidence.start : evidence.end] == evidence.text
    for mention in parsed.mentions:
        assert body[mention.start : mention.end].strip()


@_CALM
@given(st.text(max_size=400), st.sampled_from(["fr", "en"]))
def test_any_text_can_be_parsed(text: str, language: str) -> None:
    check(text, language)


@_CALM
@given(st.data())
def test_damaged_articles_can_be_parsed(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(corpus()))
    text = document.text
    at, stop = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    kept = text[:at] + data.draw(st.text(max_size=30)) + text[stop : stop + 1500]
    check(kept[-2500:], document.language)


def test_the_same_document_gives_the_same_answer() -> None:
    for document in corpus()[:6]:
        assert parse(document) == parse(document)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Recette du jour : faites fondre le beurre, ajoutez la farine, puis laissez reposer une heure."),
        ("en", "The cathedral reopens on Sunday after five years of repairs, and visitors may enter for free."),
        ("fr", "7" * 3000),
        ("en", "$" * 3000),
        ("fr", "   \n\n  "),
    ],
)
def test_a_text_without_a_deal_has_no_report(code: str, text: str) -> None:
    assert parse(document_from_text(text, language=code)).reports == ()


def test_a_sign_of_a_currency_may_stand_before_a_name() -> None:
    assert parse(document_from_text("Veltrano signs $ Quorbine contract.", language="en")).reports == ()
