"""Companies that a sentence speaks of in general and names elsewhere."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text


def told(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The kind and the parties of each deal that a text tells, in order."""
    reports = parse(document_from_text(text, published="2024-05-14"), least=0.1).reports
    return [(r.kind.value, tuple(party.name for party in r.parties)) for r in reports]


@pytest.mark.parametrize(
    "text",
    [
        "Startups that secured funding in the quarter include Velkaro, Tundrix and Myrelle.",
        "Other start-ups that garnered funding include dairy firm Velkaro, app maker Tundrix, k7 and bank Myrelle.",
        "Several start-ups raised money in March, including Velkaro, Tundrix and Myrelle.",
        "Parmi les jeunes pousses qui ont levé des fonds ce mois-ci figurent Velkaro, Tundrix et Myrelle.",
        "Plusieurs start-up ont levé des fonds en mars, comme Velkaro, Tundrix et Myrelle.",
    ],
)
def test_each_of_those_that_raised_money_has_a_round(text: str) -> None:
    assert told(text) == [("funding_round", (name,)) for name in ("Velkaro", "Tundrix", "Myrelle")]


@pytest.mark.parametrize(
    "text",
    [
        "Velkaro and Tundrix have both raised $10 million.",
        "Myrelle faces Velkaro and Tundrix, which have both raised $10 million.",
        "Velkaro et Tundrix ont tous les deux levé 10 millions d'euros.",
        "Myrelle affronte Velkaro et Tundrix d'Anne Delmas, qui ont toutes deux levé 10 millions d'euros.",
    ],
)
def test_each_of_both_that_raised_money_has_a_round(text: str) -> None:
    assert told(text) == [("funding_round", (name,)) for name in ("Velkaro", "Tundrix")]


@pytest.mark.parametrize(
    "text",
    [
        "Among the firms that have postponed their IPOs are Velkaro, Tundrix and Myrelle.",
        "The companies that pulled their listings this year include Velkaro, Tundrix and Myrelle.",
        "Many companies have filed for an IPO, such as Velkaro, Tundrix and Myrelle.",
        "Plusieurs sociétés ont renoncé à leur introduction en Bourse, dont Velkaro, Tundrix et Myrelle.",
        "Parmi les entreprises qui préparent une introduction en Bourse, on trouve Velkaro, Tundrix et Myrelle.",
    ],
)
def test_each_of_those_that_go_public_has_a_listing(text: str) -> None:
    assert told(text) == [("ipo", (name,)) for name in ("Velkaro", "Tundrix", "Myrelle")]


@pytest.mark.parametrize(
    "text",
    [
        "Start-ups that raise money from Velkaro include a clause.",
        "Several start-ups raised money from investors including Velkaro, Tundrix and Myrelle.",
        "Startups raised $33 million this week, including Velkaro, Tundrix and Myrelle.",
        "Of the companies that raised money last year, three are now part of Velkaro and Tundrix.",
        "Plusieurs start-up ont levé des fonds auprès d'investisseurs, dont Velkaro, Tundrix et Myrelle.",
    ],
)
def test_a_list_of_others_names_none_of_them(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Orbel a racheté Velkaro, à Rodez, et Tundrix, à Cluses.",
        "Orbel a racheté Velkaro à Bordeaux et Tundrix à Lyon.",
        "Orbel a racheté Velkaro, dans l'Aveyron, puis Tundrix, en Haute-Savoie.",
        "Orbel a annoncé l'acquisition de Velkaro, basée à Rodez, et de Tundrix, à Cluses.",
        "Orbel has bought Velkaro in London and Tundrix in Manchester.",
    ],
)
def test_a_list_goes_on_behind_where_each_one_is(text: str) -> None:
    assert told(text) == [("acquisition", ("Orbel", name)) for name in ("Velkaro", "Tundrix")]


@pytest.mark.parametrize(
    "text",
    [
        "Harrowgate has made three acquisitions this year: Velkaro in March, Tundrix in June and, last week, Myrelle.",
        "Harrowgate has acquired three software firms since January: Velkaro, Tundrix and Myrelle.",
        "Harrowgate has bought three start-ups in a year: Velkaro, Tundrix and Myrelle.",
    ],
)
def test_each_of_those_behind_the_colon_is_bought(text: str) -> None:
    assert set(told(text)) == {("acquisition", ("Harrowgate", name)) for name in ("Velkaro", "Tundrix", "Myrelle")}


def test_a_rival_bid_is_for_what_is_bid_for() -> None:
    text = "Harrowgate has raised its bid for Velkaro to £1.6bn after a rival offer from Tundrix."
    assert set(told(text)) == {("acquisition", (name, "Velkaro")) for name in ("Harrowgate", "Tundrix")}
