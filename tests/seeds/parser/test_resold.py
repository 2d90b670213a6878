"""Several deals of one sentence: past purchases in a list, and what is bought and sold again."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import PAYERS, Kind, Language, Role

_OWNED = {("Pellworth", "Tressac", 20), ("Pellworth", "Velora", 35)}
_SOLD = {("Velora", "Tressac", 30), ("Pellworth", "Tressac", 12)}
_RESOLD = {("Tressac", "Velora", 30), ("Quorbine", "Velora", 70)}


def bought(text: str, language: Language = "en") -> set[tuple[str, str, float | None]]:
    """Who buys what, and for how many millions, in each deal that a text tells."""
    found = set()
    for report in parse(document_from_text(text, language=language, published="2024-05-14")).reports:
        buyers = " ".join(p.name for p in report.parties if p.role in PAYERS)
        targets = " ".join(p.name for p in report.parties if p.role is Role.TARGET)
        found.add((buyers, targets, report.amount and report.amount / 10**6))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Pellworth owns Tressac, which it bought for $20 million in 2020, and Velora, which it bought for $35 million.",
        "Pellworth owns Tressac, bought for $20 million in 2020, and Velora, acquired for $35 million in 2021.",
        "Pellworth owns Tressac, which it bought for $20 million in 2020 and Velora, which it bought for $35 million.",
    ],
)
def test_each_relative_tells_of_the_name_before_it(text: str) -> None:
    assert bought(text) == _OWNED


def test_a_list_goes_on_behind_a_relative() -> None:
    assert bought("Pellworth owns Tressac, which it bought for $20 million, and Harrowgate.") == {
        ("Pellworth", "Tressac", 20)
    }


@pytest.mark.parametrize(
    "text",
    [
        "Pellworth sold Tressac to Velora for $30 million, three years after buying it for $12 million.",
        "Pellworth has sold Tressac to Velora for $30 million, years after it acquired the company for $12 million.",
        "Pellworth agreed to sell its Tressac unit to Velora for $30 million, having bought it for $12 million.",
        "Tressac was sold to Velora for $30 million by Pellworth, which had bought it in 2012 for $12 million.",
    ],
)
def test_who_sells_has_bought_what_it_sells(text: str) -> None:
    assert bought(text) == _SOLD


@pytest.mark.parametrize(
    "text",
    [
        "Velmont, qui avait acquis Tressac en 2018, le cède à Quorbine pour 210 millions d'euros.",
        "Tressac change de mains. Velmont, qui l'avait acquis en 2018, le cède à Quorbine pour 210 millions d'euros.",
    ],
)
def test_a_pronoun_behind_an_aside_is_what_is_sold(text: str) -> None:
    assert bought(text, "fr") == {("Velmont", "Tressac", None), ("Quorbine", "Tressac", 210)}


def test_what_a_company_is_worth_is_no_price_of_another() -> None:
    assert bought(
        "Pellworth bought rival Sendora for an undisclosed amount, while Tressac is in talks to sell a 20% stake to "
        "Velora at a valuation of $1.5 billion."
    ) == {("Pellworth", "Sendora", None), ("Velora", "", None)}


def test_who_announces_a_sale_announces_no_spending() -> None:
    found = parse(
        document_from_text(
            "Velmont vend ses antennes à un fonds pour 1,8 milliard d'euros\n\nVelmont a annoncé mercredi la "
            "cession de 60 % de sa filiale Tressac au fonds Quorbine. L'opération valorise l'ensemble à 3 milliards.",
            language="fr",
        )
    ).reports
    assert [(report.kind, report.amount) for report in found] == [(Kind.ACQUISITION, 1_800_000_000)]


def test_who_sold_one_company_may_buy_the_buyer() -> None:
    assert ("Pellworth", "Velora", 50) in bought(
        "Pellworth sold Tressac to Velora for $30 million last year and now wants to buy Velora for $50 million."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Velora was bought by Tressac for $30 million in 2015, then sold to Quorbine for $70 million in 2019.",
        "Velora was founded in 2010, bought by Tressac for $30 million and sold to Quorbine for $70 million.",
    ],
)
def test_what_was_bought_is_sold_again(text: str) -> None:
    assert bought(text) == _RESOLD


@pytest.mark.parametrize(
    "text",
    [
        "Marian Hale invented Velora (sold to Quorbine for $70 million).",
        "Velora, later sold to Quorbine for $70 million, makes pumps.",
        "Marian Hale founded Velora, sold to Quorbine for $70 million in 2019.",
    ],
)
def test_what_stands_before_sold_to_is_sold(text: str) -> None:
    assert bought(text) == {("Quorbine", "Velora", 70)}


def test_who_sells_behind_a_comma_is_not_sold() -> None:
    assert ("Quorbine", "Velora", 70) in bought(
        "Pellworth, which makes pumps, sold to Quorbine its Velora unit for $70 million."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Pellworth bought the pump maker Tressac for $1bn in 2013. In 2015, it bought its rival Velora for $1bn.",
        "Pellworth bought the pump maker Tressac for $1bn in 2013. In 2015, it paid $1bn for Velora.",
    ],
)
def test_one_price_in_two_years_is_that_of_two(text: str) -> None:
    assert bought(text) == {("Pellworth", "Tressac", 1000), ("Pellworth", "Velora", 1000)}


def test_its_own_behind_an_and_is_that_of_the_owner_before_it() -> None:
    assert (
        bought("It follows Pellworth's $20 million purchase of Tressac and its $35 million takeover of Velora.")
        == _OWNED
    )
