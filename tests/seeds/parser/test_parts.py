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
    for report in parse(document_from_text(text, language=language, published="2025-06-15"), least=0.1).reports:
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


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis a levé 17 millions d'euros. Tressac prend 11 % du capital contre 13 millions d'euros.",
        "Le fabricant de puces Tressac s'intéresse à Orvalis. Il est prêt à investir 13 millions d'euros dans Orvalis, "
        "dans le cadre d'une levée de fonds de 17 millions d'euros.",
    ],
)
def test_who_puts_in_a_part_is_an_investor_of_the_round(text: str) -> None:
    assert ("funding_round", "Tressac", "Orvalis", 17) in told("fr", text)
    assert ("investment", "Tressac", "Orvalis", 13) in told("fr", text)


def test_further_investors_are_those_of_the_round_at_hand_and_not_of_an_earlier_one() -> None:
    text = (
        "Orvalis a levé 17 millions d'euros. En mai 2024, la société avait récolté 6 millions d'euros. Le solde de "
        "4 millions est versé par deux investisseurs de longue date : Veltrano et Quillmere."
    )
    assert told("fr", text) == [
        ("funding_round", "Veltrano; Quillmere", "Orvalis", 17),
        ("funding_round", "", "Orvalis", 6),
    ]


def test_an_investment_that_is_done_is_no_part_of_a_round_of_the_same_sum_still_talked_of() -> None:
    text = (
        "Orvalis is in talks to raise $2 billion in a round led by Tressac. In October 2023, Harrowgate agreed to "
        "invest $2 billion in Orvalis."
    )
    assert told("en", text) == [
        ("funding_round", "Tressac", "Orvalis", 2000),
        ("investment", "Harrowgate", "Orvalis", 2000),
    ]


@pytest.mark.parametrize(
    ("language", "text", "payers"),
    [
        (
            "fr",
            "Orvalis grandit. Orvalis fait des pompes. 6 millions d'euros ont été levés auprès de Tressac.",
            "Tressac",
        ),
        ("fr", "Orvalis grandit. Orvalis fait des pompes. Quelque 6 millions d'euros viennent d'être levés.", ""),
        ("en", "Orvalis is growing. Orvalis makes pumps. So far $6 million has been raised from Tressac.", "Tressac"),
    ],
)
def test_what_is_raised_without_saying_by_whom_is_of_whom_the_text_is_about(
    language: str, text: str, payers: str
) -> None:
    assert told(language, text) == [("funding_round", payers, "Orvalis", 6)]


@pytest.mark.parametrize("told_of_others", ["par les start-up françaises", "en France"])
def test_what_others_raise_is_no_round_of_whom_the_text_is_about(told_of_others: str) -> None:
    text = f"Orvalis grandit. Orvalis fait des pompes. En 2024, 7,8 milliards d'euros ont été levés {told_of_others}."
    assert told("fr", text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Orvalis closed a $90 million round. The round includes $30 million from Tressac and $60 million from "
            "Veltrano.",
        ),
        (
            "fr",
            "Orvalis boucle un tour de table de 90 millions d'euros. Le tour comprend un investissement de 30 millions "
            "d'euros de Tressac et 60 millions d'euros de Veltrano, et intervient avant l'introduction en Bourse.",
        ),
    ],
)
def test_a_part_is_not_the_sum_of_the_round(language: str, text: str) -> None:
    assert ("funding_round", "Tressac; Veltrano", "Orvalis", 90) in told(language, text)


def test_what_is_told_before_a_listing_is_not_what_it_raises() -> None:
    text = "Orvalis a dépensé 40 millions d'euros avant son introduction en Bourse."
    assert told("fr", text) == [("ipo", "", "Orvalis", None)]
