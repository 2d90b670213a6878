"""Relative clauses."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Language


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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The $40 million loan that Ostavia Bank granted to Tundrix is under review.", "en"),
        ("The $40 million loan Ostavia Bank extended to Tundrix is under review.", "en"),
        ("The $40 million loan which Ostavia Bank gave Tundrix in 2020 is under review.", "en"),
        ("The $40 million loan Tundrix took out from Ostavia Bank is under review.", "en"),
        ("Le prêt de 40 millions d'euros que la Banque Ostavia a accordé à Tundrix fait débat.", "fr"),
        ("Le prêt de 40 millions d'euros qu'a octroyé Ostavia à Tundrix arrive à échéance.", "fr"),
        ("Le prêt de 40 millions d'euros que Tundrix a obtenu de la Banque Ostavia fait débat.", "fr"),
    ],
)
def test_a_verb_and_what_its_relative_says_more_of_are_one_phrase(text: str, language: Language) -> None:
    (report,) = parse(document_from_text(text, language=language)).reports
    sides = {party.role.value: party.name for party in report.parties}
    assert sides["borrower"] == "Tundrix"
    assert "Ostavia" in sides["lender"]
    assert report.amount == 40_000_000


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le contrat de 40 millions d'euros que Velkaro a remporté auprès de Tundrix fait débat.", "fr"),
        ("La commande que Tundrix a passée à Velkaro vaut 40 millions d'euros.", "fr"),
        ("The $40 million contract that Velkaro won from Tundrix is under review.", "en"),
        ("Critics attack the $40 million contract Velkaro won from Tundrix in 2020.", "en"),
        ("The order that Tundrix placed with Velkaro is worth $40 million.", "en"),
    ],
)
def test_who_wins_and_who_gives_a_contract_that_a_relative_tells_more_of(text: str, language: Language) -> None:
    (report,) = parse(document_from_text(text, language=language)).reports
    assert {party.role.value: party.name for party in report.parties} == {"supplier": "Velkaro", "customer": "Tundrix"}
    assert report.amount == 40_000_000


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The contract said that Velkaro won praise from Tundrix.", "en"),
        ("Under the contract Velkaro won praise from Tundrix.", "en"),
        ("Despite the loan Tundrix received praise from Ostavia.", "en"),
        ("Velkaro made a filing in which Velkaro listed the agreements.", "en"),
        ("Le contrat prévoit que Tundrix a obtenu des garanties de Velkaro.", "fr"),
    ],
)
def test_a_clause_that_tells_nothing_of_the_noun_before_it_makes_no_phrase_with_it(
    text: str, language: Language
) -> None:
    assert parse(document_from_text(text, language=language)).reports == ()


def test_what_relatives_tell_of_several_firms_is_told_of_each_alone() -> None:
    reports = parse(
        document_from_text(
            "Citons Velkaro qui a repris Tundrix, Myrelle qui a acquis Brumelio ou encore le groupe Tressac qui a pris "
            "20 % du capital d'Ostavia.",
            language="fr",
        )
    ).reports
    assert [(r.kind.value, tuple(party.name for party in r.parties), r.stake_pct) for r in reports] == [
        ("acquisition", ("Velkaro", "Tundrix"), None),
        ("acquisition", ("Myrelle", "Brumelio"), None),
        ("investment", ("Tressac", "Ostavia"), 20),
    ]


def test_a_share_is_of_the_verb_that_names_it() -> None:
    (stake, purchase) = parse(document_from_text("Velkaro prend 20 % de Tundrix et rachète Myrelle.")).reports
    assert (stake.kind.value, stake.stake_pct) == ("investment", 20)
    assert (purchase.kind.value, purchase.stake_pct) == ("acquisition", None)


def test_what_a_sum_is_told_of_raises_no_money() -> None:
    text = (
        "Entéris annonce un tour de table, réunissant Seventis et Lunafond, d'un montant de 5 millions d'euros qui "
        "fait suite à une levée de fonds de 2 millions d'euros auprès de Kalista."
    )
    reports = parse(document_from_text(text, language="fr")).reports
    assert {
        (report.amount, payee.name) for report in reports for payee in report.parties if payee.role == "target"
    } == {
        (5 * 10**6, "Entéris"),
        (2 * 10**6, "Entéris"),
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tressac paid $500 million for Orvalis, which makes pumps, and $5.4 billion to buy Brumelio."),
        (
            "fr",
            "Tressac a payé 500 millions pour Orvalis, qui fait des pompes, et 5,4 milliards pour racheter Brumelio.",
        ),
    ],
)
def test_a_further_sum_behind_a_relative_clause_is_of_who_acts_in_the_sentence(language: Language, text: str) -> None:
    reports = parse(document_from_text(text, language=language)).reports
    bought = {tuple(sorted((party.role.value, party.name) for party in report.parties)) for report in reports}
    assert bought == {
        (("acquirer", "Tressac"), ("target", "Orvalis")),
        (("acquirer", "Tressac"), ("target", "Brumelio")),
    }
