"""What each of several investors puts in, told behind the round or the plan in which they do so together."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Kind, Side, side_of

TOGETHER = {
    "fr": "Tressac et Veltrano discutent pour investir 60 millions d'euros dans Orvalis.",
    "en": "Tressac and Veltrano are in talks to invest $60 million in Orvalis.",
}


def told(language: str, text: str) -> list[tuple[str, str, str, float | None]]:
    """Each investment and round as its kind, payers, payees and millions."""
    found = []
    for report in parse(document_from_text(text, language=language, published="2025-06-15")).reports:
        payers, payees = (
            "; ".join(party.name for party in report.parties if side_of(party.role) is side)
            for side in (Side.PAYER, Side.PAYEE)
        )
        found.append((report.kind.value, payers, payees, report.amount and report.amount / 10**6))
    return found


@pytest.mark.parametrize(
    ("language", "part"),
    [
        ("fr", "Veltrano pourrait mettre 20 millions d'euros sur la table."),
        ("fr", "Veltrano, nouvel investisseur, apporterait 20 millions."),
        ("fr", "Veltrano injectera 20 millions d'euros."),
        ("en", "Veltrano, an existing investor, would invest up to $20 million."),
        ("en", "Veltrano will inject $20 million."),
    ],
)
def test_an_investor_puts_its_part_into_whom_it_invests_in_with_others(language: str, part: str) -> None:
    assert told(language, f"{TOGETHER[language]} {part}")[1] == ("investment", "Veltrano", "Orvalis", 20)


def test_a_plan_for_a_plant_is_no_part_of_an_investment() -> None:
    assert told("fr", f"{TOGETHER['fr']} Veltrano investira 20 millions d'euros dans une usine à Lille.")[1] == (
        Kind.CAPEX.value,
        "Veltrano",
        "",
        20,
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Orvalis boucle un tour de table. Le tour comprend un investissement de 30 millions d'euros de Tressac, "
            "de 20 millions d'euros de Veltrano et de 40 millions d'euros de Quillmere.",
        ),
        (
            "en",
            "Orvalis has closed a round. It includes a $30 million investment from Tressac, $20 million from Veltrano "
            "and $40 million from Quillmere.",
        ),
    ],
)
def test_a_round_is_made_of_an_investment_of_each(language: str, text: str) -> None:
    parts = [(payers, millions) for kind, payers, payees, millions in told(language, text) if kind == "investment"]
    assert parts == [("Tressac", 30), ("Veltrano", 20), ("Quillmere", 40)]


def test_what_a_company_is_worth_by_a_deal_is_no_price_of_a_stake() -> None:
    text = "Tressac va investir dans Orvalis. L'opération propulserait Orvalis à une valorisation de 10 milliards."
    assert told("fr", text) == [("investment", "Tressac", "Orvalis", None)]
