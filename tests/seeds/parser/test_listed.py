"""Deals that lists, tables and boxes tell by names, sums and labels, with no verb."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text

Deal = tuple[str, frozenset[str], float | None]


def told(text: str, language: str) -> set[Deal]:
    """The kind, the parties and the millions of each deal that a text tells."""
    reports = parse(document_from_text(text, language=language, published="2025-06-15")).reports
    return {(r.kind.value, frozenset(p.name for p in r.parties), r.amount and r.amount / 1e6) for r in reports}


def deal(kind: str, names: str, millions: float | None = None) -> Deal:
    return kind, frozenset(names.split(", ")), millions


ROUNDS = {
    deal("funding_round", "Velora, Elm Capital", 12),
    deal("funding_round", "Tundrix, Kerval Partners", 4.5),
}
SUMS = {deal("funding_round", "Velora", 12), deal("funding_round", "Tundrix", 4.5)}
BOUGHT = {deal("acquisition", "Harrowgate, Quillmere", 30), deal("acquisition", "Harrowgate, Balwick", 12)}


@pytest.mark.parametrize(
    "text",
    [
        "| Société | Montant | Tour | Investisseurs |\n|---|---|---|---|\n| Velora | 12 M€ | Série A | Elm Capital |\n"
        "| Tundrix | 4,5 M€ | Amorçage | Kerval Partners |",
        "Velora\n\n- Secteur : cybersécurité\n- Siège : Lyon\n- Montant : 12 M€\n- Investisseurs : Elm Capital\n\n"
        "Tundrix\n\n- Secteur : paie\n- Montant : 4,5 M€\n- Investisseurs : Kerval Partners",
        "**Velora : 12 M€**\nLa pépite lyonnaise protège les usines. Investisseurs : Elm Capital.\n\n"
        "**Tundrix : 4,5 M€**\nLa start-up édite un logiciel de paie. Investisseurs : Kerval Partners.",
        "Levées de fonds\n\nVelora : 12 M€ auprès d'Elm Capital.\n"
        "Tundrix (paie, Paris) : 4,5 M€ auprès de Kerval Partners.",
        "# Velora : 12 millions d'euros\n\nLe tour a été mené par Elm Capital.\n\n"
        "# Tundrix : 4,5 millions d'euros\n\nKerval Partners a mené le tour.",
        "Velora lève 12 M€ (Elm Capital)\n\nTundrix lève 4,5 M€ (Kerval Partners)",
    ],
)
def test_rounds_in_french(text: str) -> None:
    assert told(text, "fr") == ROUNDS


@pytest.mark.parametrize(
    "text",
    [
        "Company\tAmount\tRound\tLead investor\nVelora\t$12m\tSeries A\tElm Capital\n"
        "Tundrix\t$4.5m\tSeed\tKerval Partners",
        "Velora\nSector: software\nAmount raised: $12m\nInvestors: Elm Capital\n\n"
        "Tundrix\nSector: payroll\nAmount raised: $4.5m\nInvestors: Kerval Partners",
        "Velora\n$12 million Series A\nLead: Elm Capital\n\nTundrix\n$4.5 million seed\nLead: Kerval Partners",
        "Velora: $12M (Series A, Elm Capital)\nTundrix: $4.5M (Seed, Kerval Partners)",
        "**1. Velora ($12 million)**\n\nThe Leeds company's Series C was led by Elm Capital.\n\n"
        "**2. Tundrix ($4.5 million)**\n\nIn March the firm closed a Series B led by Kerval Partners.",
        "Velora raised $12 million. Elm Capital led.\n\nTundrix raised $4.5 million. Kerval Partners led.",
    ],
)
def test_rounds_in_english(text: str) -> None:
    assert told(text, "en") == ROUNDS


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le récap des levées de la semaine\n\n- Velora – 12 millions d'euros\n- Tundrix (4,5 millions d'euros)", "fr"),
        ("Plusieurs start-up ont annoncé des levées de fonds :\n- Velora (12 M€)\n- Tundrix (4,5 M€)", "fr"),
        ("Levées de fonds : les opérations de mars\n\nEntreprise : Velora\nMontant : 12 M€\n\n"
         "Entreprise : Tundrix\nMontant : 4,5 M€", "fr"),
        ("This week's funding rounds\n\n- Velora, $12m\n- Tundrix, $4.5m", "en"),
        ("The largest funding rounds of the week were Velora ($12m) and Tundrix ($4.5m).", "en"),
    ],
)  # fmt: skip
def test_the_kind_of_a_list_is_that_of_its_entries(text: str, language: str) -> None:
    assert told(text, language) == SUMS


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les acquisitions de Harrowgate\n\n2019 : Quillmere (30 M€)\n2021 : Balwick, pour 12 millions d'euros", "fr"),
        ("Harrowgate's acquisitions\n\n- Quillmere, $30m\n- Balwick ($12m)", "en"),
        ("Acquirer\tTarget\tPrice\nHarrowgate\tQuillmere\t$30m\nHarrowgate\tBalwick\t$12m", "en"),
        ("Acquisitions\n\nHarrowgate / Quillmere: $30m\nHarrowgate / Balwick: $12m", "en"),
    ],
)
def test_purchases(text: str, language: str) -> None:
    assert told(text, language) == BOUGHT


def test_rounds_of_one_company_by_year() -> None:
    text = "Les levées de fonds de Velora\n\n2019 : 2 M€ auprès de Kerval Partners\n2021 : 12 M€ auprès d'Elm Capital"
    assert told(text, "fr") == {
        deal("funding_round", "Velora, Kerval Partners", 2),
        deal("funding_round", "Velora, Elm Capital", 12),
    }


def test_purchases_of_one_company_without_sums() -> None:
    text = "Harrowgate's acquisitions\n\n- Quillmere (2019)\n- Balwick (2021)"
    assert told(text, "en") == {
        deal("acquisition", "Harrowgate, Quillmere"),
        deal("acquisition", "Harrowgate, Balwick"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Cible : Tressac. Acquéreur : Velora. Montant : 30 M€. Conseils acquéreur : Lazard, cabinet Orbel.",
        "Cible : Tressac\nAcquéreur : Velora\nMontant de l'opération : 30 M€\nAcquéreur avocat : Orbel",
        "Velora a annoncé l'acquisition de Tressac pour 30 millions d'euros.\n\nCible : Tressac\nAcquéreur : Velora\n"
        "Banque d'affaires : Lazard",
    ],
)
def test_advisers_in_a_box_take_no_part(text: str) -> None:
    assert told(text, "fr") == {deal("acquisition", "Velora, Tressac", 30)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les résultats de la semaine\n\nVelora : 120 millions d'euros\nTundrix : 4,5 millions d'euros", "fr"),
        ("Levées de fonds\n\nChiffres d'affaires\n\n- Velora : 12 M€\n- Tundrix : 4,5 M€", "fr"),
        ("Société : Velora\nSiège : Lyon\nChiffre d'affaires : 12 M€\nEffectif : 80", "fr"),
        ("| Entreprise | Chiffre d'affaires |\n|---|---|\n| Velora | 12 M€ |\n| Tundrix | 45 M€ |", "fr"),
        ("New unicorns of the year\n\n- Velora: $1.2 billion\n- Tundrix: $1.5 billion", "en"),
        ("Harrowgate\nRating: Buy\nTarget: $45\nPrice: $38", "en"),
        ("Velora One\nPrice: $499\nCompany: Velora\nRating: 4/5", "en"),
        ("Our portfolio\n\nVelora, software\nTundrix, payroll\n\nElm Capital invests in European firms.", "en"),
    ],
)
def test_other_lists_and_boxes_tell_no_deal(text: str, language: str) -> None:
    assert told(text, language) == set()
