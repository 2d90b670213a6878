"""The sum of a headline: whose it is when the text below tells the deal without one."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text


@pytest.mark.parametrize(
    ("text", "millions"),
    [
        ("Ashgrove on right track with $118m buy\n\nAshgrove would acquire Pilbara Rail, it said on Monday.", 118),
        ("Trente millions d'euros pour Mobilo\n\nMobilo annonce son troisième tour de financement.", 30),
        ("Tarvel hit by $30 million fine\n\nTarvel is buying Oskem, it said on Monday.", None),
        ("Tarvel to cut costs by $30 million\n\nTarvel is buying Oskem, it said on Monday.", None),
        ("Dunlo spends $30 million\n\nTarvel is buying Oskem, it said on Monday.", None),
        ("Tarvel and its $30 million deal\n\nTarvel bought Oskem in 2011.", None),
        ("Tarvel and its $30 million deal\n\nTarvel is buying Oskem for $31 million.", 31),
    ],
)
def test_the_sum_of_a_headline_is_that_of_the_deal_below(text: str, millions: int | None) -> None:
    language = "fr" if "euros" in text else "en"
    (report,) = parse(document_from_text(text, language=language, published="2024-05-14")).reports
    assert report.amount == (None if millions is None else millions * 10**6)


def test_a_headline_names_the_buyer_behind_what_it_bought() -> None:
    text = "Acquisition de Tarvel : le pari d'Oskem\n\nOskem poursuit sa croissance. Oskem emploie 300 personnes."
    (report,) = parse(document_from_text(text, language="fr", published="2024-05-14")).reports
    assert {(party.role.value, party.name) for party in report.parties} == {("acquirer", "Oskem"), ("target", "Tarvel")}


_OPENING = "Oskem posts record bookings of $30 million\n\nOskem makes pumps in Leeds. "


@pytest.mark.parametrize(
    "told",
    [
        "Its margins rose with the Tarvel acquisition and new pumps.",
        "Costs rose because of the acquisition of Tarvel, and those of Tarvel staff. Tarvel is in Wales. Tarvel grew.",
        "The Tarvel acquisition has lifted margins. Tarvel makes valves. Tarvel grew, and so did Tarvel staff.",
        "Results reflect recent acquisitions such as Tarvel.",
        "Margins rose thanks to acquisitions like Tarvel.",
    ],
)
def test_a_purchase_recalled_without_its_buyer_is_that_of_whom_the_title_opens_with(told: str) -> None:
    (report,) = parse(document_from_text(_OPENING + told, language="en", published="2024-05-14")).reports
    assert {(party.role.value, party.name) for party in report.parties} == {("acquirer", "Oskem"), ("target", "Tarvel")}
    assert report.amount is None


@pytest.mark.parametrize(
    "told",
    [
        "Rivals such as Tarvel have made acquisitions.",
        "The acquisition team has hired Tarvel staff.",
        "Acquisitions such as these are rare.",
    ],
)
def test_no_purchase_is_recalled_where_nothing_bought_has_a_name(told: str) -> None:
    assert parse(document_from_text(_OPENING + told, language="en", published="2024-05-14")).reports == ()


@pytest.mark.parametrize("headline", ["Carrefour s'empare de Cora", "**Carrefour s'empare de Cora.**"])
def test_a_capital_makes_a_name_of_an_ordinary_word_in_a_headline_with_a_small_verb(headline: str) -> None:
    text = f"{headline}\n\nPeu de gens sont venus ce jour-là."
    (report,) = parse(document_from_text(text, language="fr", published="2024-05-14")).reports
    assert {party.name for party in report.parties} == {"Carrefour", "Cora"}
