"""Purchases that are told only as those that another comes after."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text


@pytest.mark.parametrize(
    ("code", "text", "bought"),
    [
        ("fr", "Velora absorbe Tressac. C'est son deuxième rachat après celui de Norvane.", {"Norvane"}),
        ("fr", "Velora absorbe Tressac, son deuxième rachat après celui de Norvane.", {"Norvane"}),
        (
            "fr",
            "Velora absorbe Tressac. C'est la troisième acquisition, après celles de Norvane et de Pellworth.",
            {"Norvane", "Pellworth"},
        ),
        (
            "fr",
            "Velora absorbe Tressac. Il s'agit de sa troisième acquisition de l'année, après Norvane et Pellworth.",
            {"Norvane", "Pellworth"},
        ),
        ("fr", "Après Norvane en 2021, Velora met la main sur un autre éditeur, Tressac.", {"Norvane"}),
        ("fr", "Après Norvane en 2021 et Pellworth en mars, Velora s'offre Tressac.", {"Norvane", "Pellworth"}),
        ("fr", "Après Norvane en 2021, puis Pellworth en mars, Velora s'offre Tressac.", {"Norvane", "Pellworth"}),
        (
            "fr",
            "Après Norvane et Pellworth, c'est au tour de Tressac d'être racheté par Velora.",
            {"Norvane", "Pellworth"},
        ),
        ("fr", "Après Norvane, c'est au tour de Velora de racheter Tressac.", set()),
        ("fr", "Après Norvane, avalé pour 30 millions d'euros, Velora s'offre Tressac.", {"Norvane"}),
        ("fr", "Un mois après Norvane, racheté 30 millions d'euros, Velora annonce l'achat de Tressac.", {"Norvane"}),
        ("fr", "Velora s'offre Tressac, un an après Norvane, racheté 30 millions d'euros.", {"Norvane"}),
        ("fr", "Après l'échec de Norvane en 2021, Velora s'offre Tressac.", set()),
        ("fr", "Après Norvane, Velora s'offre Tressac.", set()),
        ("fr", "Velora rachète Tressac. Le titre grimpe après celui de Norvane.", set()),
        (
            "en",
            "Velora buys Tressac. It is its third acquisition, after Norvane and Pellworth.",
            {"Norvane", "Pellworth"},
        ),
        ("en", "After Norvane in 2012, then Pellworth in 2014, Velora is buying Tressac.", {"Norvane", "Pellworth"}),
        ("en", "Velora buys Tressac, its second acquisition after that of Norvane.", {"Norvane"}),
        ("en", "Velora buys Tressac. It is its third acquisition, after Norvane took legal action.", set()),
        ("en", "Velora buys Tressac. The shares rose after those of Norvane.", set()),
    ],
)
def test_what_was_bought_before_is_told_beside_the_next_purchase(code: str, text: str, bought: set[str]) -> None:
    reports = parse(document_from_text(text, language=code)).reports
    earlier = [report for report in reports if "Tressac" not in {p.name for p in report.parties}]
    assert {p.name for report in earlier for p in report.parties if p.role.value == "target"} == bought
    assert all("Velora" in {p.name for p in report.parties if p.role.value == "acquirer"} for report in earlier)
