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
