"""Relative clauses."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text


def test_a_relative_without_an_antecedent_names_nobody() -> None:
    assert parse(document_from_text("campus dont repreneur", language="fr")).reports == ()


def test_the_antecedent_of_a_genitive_relative_is_what_is_bought() -> None:
    (report,) = parse(
        document_from_text("Brumelio, dont Tressac a finalisé le rachat, recrute.", language="fr")
    ).reports
    assert {party.name for party in report.parties} == {"Brumelio", "Tressac"}


@pytest.mark.parametrize(
    "text",
    [
        "Ostavia competes with Velkaro, the brewer that acquired Tundrix in 2020.",
        "The lawsuit names Velkaro, the group that acquired Tundrix.",
        "Velkaro is the company that acquired Tundrix in May.",
        "It was Velkaro that bought Tundrix.",
    ],
)
def test_who_acts_before_that_and_a_past_form_is_its_antecedent(text: str) -> None:
    (report,) = parse(document_from_text(text, language="en")).reports
    assert [(party.role.value, party.name) for party in report.parties] == [
        ("acquirer", "Velkaro"),
        ("target", "Tundrix"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ostavia competes with the brewer that acquired Tundrix in 2020.",
        "Ostavia has praised a consortium that acquired Tundrix last year.",
        "Ostavia said that raised prices would help Tundrix.",
    ],
)
def test_that_names_nobody_behind_words_without_a_name(text: str) -> None:
    assert parse(document_from_text(text, language="en")).reports == ()
