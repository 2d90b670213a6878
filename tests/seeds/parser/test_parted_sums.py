"""A sum told between two deeds is that of the first where a comma or *and* parts it from the second."""

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text


@pytest.mark.parametrize(
    "text",
    [
        "Sorvane rachète Meublac (120 salariés) pour 45 millions d'euros et compte ouvrir une usine à Laval.",
        "Sorvane a racheté Meublac pour 45 millions d'euros, un an après avoir ouvert un bureau à Laval.",
        "Sorvane va reprendre Meublac, qui emploie 120 personnes, pour 45 millions d'euros et compte ouvrir une usine.",
    ],
)
def test_the_purchase_keeps_its_price(text: str) -> None:
    reports = parse(document_from_text(text, language="fr", published="2025-06-15")).reports
    bought = [report for report in reports if report.kind.value == "acquisition"]
    assert [report.amount for report in bought] == [45_000_000]
    assert all(report.amount is None for report in reports if report not in bought)


def test_a_verb_behind_and_ends_no_phrase() -> None:
    text = "Sorvane a pris le contrôle de Meublac et compte ouvrir une usine à Laval."
    assert "acquisition" in {r.kind.value for r in parse(document_from_text(text, language="fr")).reports}
