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
from seeds.vocabulary import Kind

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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Orange embauche. Orange recule en Bourse. En 2005, France Télécom a racheté Quorbine.",
            {"France Télécom", "Quorbine"},
        ),
        ("Orange embauche. Orange a racheté Quorbine.", {"Orange", "Quorbine"}),
        ("General Motors embauche. General Motors recule. GM a racheté Quorbine.", {"General Motors", "Quorbine"}),
        ("La maison mère Meta embauche. Meta recule. Facebook a racheté Quorbine.", {"Facebook", "Quorbine"}),
    ],
)
def test_a_company_is_called_as_its_own_sentence_calls_it(text: str, names: set[str]) -> None:
    (report,) = parse(document_from_text(text, language="fr")).reports
    assert {party.name for party in report.parties} == names


@pytest.mark.parametrize(
    ("code", "text", "amount", "valuation"),
    [
        ("en", "Quillmere plans to list on the stock market for £4.5 billion.", None, 4_500_000_000),
        ("en", "Quillmere is preparing an IPO at $300 billion.", None, 300_000_000_000),
        ("fr", "Quorbine prépare une introduction en Bourse à 3 milliards d'euros.", None, 3_000_000_000),
        ("en", "Quillmere raised $2 billion in its IPO.", 2_000_000_000, None),
        ("en", "Quillmere, fresh from a $160 million funding round, plans an IPO.", None, None),
    ],
)
def test_what_a_listed_company_is_worth_is_not_what_it_raises(
    code: str, text: str, amount: int | None, valuation: int | None
) -> None:
    reports = parse(document_from_text(text, language=code), least=0.1).reports
    (listing,) = (report for report in reports if report.kind is Kind.IPO)
    assert (listing.amount, listing.valuation) == (amount, valuation)


def test_a_loan_told_behind_a_round_gets_no_side_of_it() -> None:
    text = (
        "Quillmere has raised $12 million. Tressac will fund part of the purchase with a $200 million loan from "
        "Northgale Bank."
    )
    kinds = {report.kind for report in parse(document_from_text(text, language="en")).reports}
    assert kinds == {Kind.FUNDING_ROUND, Kind.DEBT}
