"""Who sells a company now had bought it in the year that the text tells, where it tells no other buyer."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Language, Role


def _buyers(language: Language, text: str) -> list[tuple[str | None, float | None]]:
    """Of each deal who buys, and for how many millions."""
    reports = parse(document_from_text(text, language=language), least=0.1).reports
    return [
        (
            next((party.name for party in report.parties if party.role is Role.ACQUIRER), None),
            None if report.amount is None else report.amount / 1_000_000,
        )
        for report in reports
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Brumelio vend Orvalis à Tressac pour 50 M€. La société avait été rachetée en 2004 pour 30 M€."),
        ("fr", "Brumelio vend sa filiale Orvalis à Tressac pour 50 M€. Orvalis avait été rachetée en 2004 pour 30 M€."),
        ("fr", "Tressac rachète Orvalis à Brumelio pour 50 M€. Orvalis avait été acquise en 2004 pour 30 M€."),
        ("en", "Brumelio is selling Orvalis to Tressac for $50m. The business was acquired in 2004 for $30m."),
        ("en", "Brumelio sells its unit Orvalis to Tressac for $50m. Orvalis had been bought in 2004 for $30m."),
    ],
)
def test_who_sells_a_company_had_bought_it(language: Language, text: str) -> None:
    assert _buyers(language, text) == [("Tressac", 50), ("Brumelio", 30)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Brumelio vend Orvalis à Tressac pour 50 M€. Orvalis avait été rachetée en 2004 par un fonds américain.",
        ),
        ("en", "Brumelio sells Orvalis to Tressac for $50m. Orvalis was bought in 2004 by two of its managers."),
    ],
)
def test_another_without_a_name_may_have_bought_it(language: Language, text: str) -> None:
    assert "Brumelio" not in {buyer for buyer, _ in _buyers(language, text)}
