"""Lists of deals in one sentence: several sums of one company, several companies behind a colon."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text

_YEARS = [(2, "2019"), (10, "2021"), (40, "2023")]


def told(text: str) -> list[tuple[str, float | None, str | None]]:
    """The last party, the sum in millions and the date of each deal that a text tells, in order."""
    reports = parse(document_from_text(text, published="2024-05-14")).reports
    return [(r.parties[-1].name, r.amount and r.amount / 10**6, r.date) for r in reports]


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis a levé 2 millions d'euros en 2019, 10 millions en 2021 et 40 millions en 2023.",
        "Orvalis raised $2 million in 2019, $10 million in 2021 and $40 million in 2023.",
    ],
)
def test_each_sum_with_a_date_is_a_round(text: str) -> None:
    assert told(text) == [("Orvalis", millions, year) for millions, year in _YEARS]


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis investit 30 millions d'euros à Vannes, 20 millions à Niort et 10 millions à Cholet.",
        "Orvalis is investing $30 million in Ohio, $20 million in Iowa and $10 million in Texas.",
    ],
)
def test_each_sum_with_a_place_is_a_plan(text: str) -> None:
    assert [(name, millions) for name, millions, _ in told(text)] == [("Orvalis", m) for m in (30, 20, 10)]


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis a levé 10 millions d'euros en 2021 et vise 40 millions de chiffre d'affaires en 2023.",
        "Orvalis raised $10 million in 2021 and had sales of $40 million in 2023.",
        "Orvalis a levé 10 millions d'euros en 2021, dont 4 millions en janvier.",
    ],
)
def test_a_sum_of_another_sort_is_no_further_round(text: str) -> None:
    assert [millions for _, millions, _ in told(text)] == [10]


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis a racheté Corvelline en 2019 pour 1 milliard d'euros et Tresquel en 2021.",
        "Orvalis bought Corvelline for $1bn in 2019 and Tresquel in 2021.",
    ],
)
def test_a_purchase_of_a_list_may_have_no_sum(text: str) -> None:
    assert told(text) == [("Corvelline", 1000, "2019"), ("Tresquel", None, "2021")]


@pytest.mark.parametrize(
    "text",
    [
        "Les levées de fonds de la semaine : Orvalis Santé (10 M€), Corvelline Énergie (5 M€) et Tresquel (2 M€).",
        "This week's funding rounds: Orvalis Santé ($10m), Corvelline Énergie ($5m) and Tresquel ($2m).",
    ],
)
def test_rounds_are_listed_behind_a_colon(text: str) -> None:
    expected = [("Orvalis Santé", 10), ("Corvelline Énergie", 5), ("Tresquel", 2)]
    assert [(name, millions) for name, millions, _ in told(text)] == expected


def test_a_sum_before_a_pronoun_is_that_of_the_deal_before() -> None:
    text = "Le rachat de Velkaro par Brumel pour 30 millions d'euros et celui de Tundrix par Myrelle pour 45 millions."
    assert [(name, millions) for name, millions, _ in told(text)] == [("Velkaro", 30), ("Tundrix", 45)]


@pytest.mark.parametrize(
    "text",
    [
        "L'introduction en Bourse de Velkaro, puis celle de Tundrix, ont surpris le marché.",
        "L'introduction en Bourse de Velkaro et celle, attendue pour novembre, de Tundrix, animent le marché.",
        "La levée de fonds de Velkaro (20 millions d'euros) et celle de Tundrix (5 millions d'euros) ont surpris.",
        "Velkaro's IPO and that of Tundrix will open the season.",
        "Citons le rachat de Velkaro par Brumel et celui de Tundrix (3 usines), en crise, par le belge Myrelle.",
    ],
)
def test_a_pronoun_stands_for_the_noun_of_a_deal(text: str) -> None:
    assert [name for name, _, _ in told(text)] == ["Velkaro", "Tundrix"]


@pytest.mark.parametrize(
    "text",
    [
        "Les actionnaires de Velkaro saluent l'introduction en Bourse, et ceux de Tundrix aussi.",
        "La valeur de la levée de fonds dépasse celle de Tundrix.",
    ],
)
def test_a_pronoun_for_another_noun_tells_no_deal(text: str) -> None:
    assert "Tundrix" not in [name for name, _, _ in told(text)]


def test_what_another_noun_or_a_relative_brings_in_is_not_of_the_pronoun() -> None:
    text = "Le rachat de Velkaro par Brumel éclipse celui de Tundrix, qui a été critiqué par Myrelle."
    assert [name for name, _, _ in told(text)] == ["Velkaro"]
