"""Sums that a comma, *and* or *with* parts: each is that of the deed, or of the debt, that it stands beside."""

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Kind


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


@pytest.mark.parametrize(
    "text",
    [
        "Quorbine raised $5 million in equity and $2 million in debt.",
        "Quorbine completes $5 million funding round with $2 million in debt.",
        "Quorbine raised $5 million in a Series A round, including $2 million in debt.",
        "Quorbine secured $5 million in equity led by Orvane and $2 million in debt provided by Tressac.",
        "Quorbine raised $5 million in equity, with $2 million of debt from Tressac.",
    ],
)
def test_debt_beside_a_round_is_a_loan_of_its_own(text: str) -> None:
    reports = parse(document_from_text(text, language="en", published="2025-06-15")).reports
    assert [(report.kind.value, report.amount) for report in reports] == [
        ("funding_round", 5_000_000),
        ("debt", 2_000_000),
    ]
    lenders = {party.name for party in reports[1].parties if party.role.value == "lender"}
    assert lenders == ({"Tressac"} if "Tressac" in text else set())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Veltrano a déboursé 80 millions d'euros pour s'offrir Quillmere en 2018 et 45 millions pour Tressac.",
            {"Quillmere": 80_000_000, "Tressac": 45_000_000},
        ),
        (
            "Veltrano a payé 80 millions d'euros pour racheter Quillmere (vis), 45 millions pour Tressac (puces).",
            {"Quillmere": 80_000_000, "Tressac": 45_000_000},
        ),
        (
            "Après avoir dépensé 80 millions d'euros pour acquérir Quillmere (logiciels) et 45 millions pour Tressac, "
            "Veltrano cherche d'autres cibles.",
            {"Quillmere": 80_000_000, "Tressac": 45_000_000},
        ),
        (
            "Veltrano spent $80 million to buy Quillmere in 2018, $45 million in 2019 for Tressac and $12 million for "
            "Brumelio.",
            {"Quillmere": 80_000_000, "Tressac": 45_000_000, "Brumelio": 12_000_000},
        ),
    ],
)
def test_each_of_several_bought_has_the_sum_spent_for_it(text: str, told: dict[str, int]) -> None:
    language = "en" if " spent " in text else "fr"
    reports = parse(document_from_text(text, language=language, published="2025-06-15"), least=0.1).reports
    bought = {p.name: report.amount for report in reports for p in report.parties if p.role.value == "target"}
    assert bought == told


def test_what_is_invested_in_a_country_beside_a_company_is_spent() -> None:
    text = "In April, Veltrano unveiled a $29 million investment in Japan and $15 million in Harrowgate."
    reports = parse(document_from_text(text, language="en")).reports
    assert {(report.kind, report.amount) for report in reports} == {
        (Kind.CAPEX, 29_000_000),
        (Kind.INVESTMENT, 15_000_000),
    }
