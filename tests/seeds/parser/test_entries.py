"""Round-ups, whose entries are headed by the name of a company that their sentences only describe."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text

Deal = tuple[str, tuple[str, ...], float | None]


def told(text: str, language: str) -> list[Deal]:
    """The kind, the parties and the millions of each deal that a text tells, in order."""
    reports = parse(document_from_text(text, language=language, published="2025-06-15")).reports
    return [(r.kind.value, tuple(p.name for p in r.parties), r.amount and r.amount / 1e6) for r in reports]


@pytest.mark.parametrize(
    "text",
    [
        "Velora\n\nLa start-up lyonnaise boucle un tour de 12 millions d'euros auprès d'Elm Capital.\n\n"
        "Tundrix\n\nL'éditeur parisien lève 4,5 millions d'euros. Kerval Partners mène l'opération.",
        "**Velora.** Cette jeune pousse lyonnaise vient de lever 12 millions d'euros auprès d'Elm Capital.\n\n"
        "**Tundrix.** Spécialiste de la paie, l'entreprise a levé 4,5 millions d'euros auprès de Kerval Partners.",
        "## Velora (cybersécurité, Lyon)\n\nElle a levé 12 millions d'euros auprès d'Elm Capital.\n\n"
        "## Tundrix (paie, Paris)\n\nElle a levé 4,5 millions d'euros auprès de Kerval Partners.",
        "VELORA - La société a levé 12 millions d'euros auprès d'Elm Capital.\n\n"
        "TUNDRIX - Le groupe a levé 4,5 millions d'euros auprès de Kerval Partners.",
    ],
)
def test_what_stands_below_a_name_is_about_it_in_french(text: str) -> None:
    found = [(kind, {name.title() for name in names}, much) for kind, names, much in told(text, "fr")]
    assert found == [
        ("funding_round", {"Elm Capital", "Velora"}, 12),
        ("funding_round", {"Kerval Partners", "Tundrix"}, 4.5),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Velora\n\nThe Leeds start-up raised $12 million from Elm Capital. It plans to hire 40 people.\n\n"
        "Tundrix\n\nThe software maker has secured $4.5 million from Kerval Partners.",
        "**Velora.** The company has raised $12 million from Elm Capital.\n\n"
        "**Tundrix.** It has raised $4.5 million from Kerval Partners.",
    ],
)
def test_what_stands_below_a_name_is_about_it_in_english(text: str) -> None:
    assert told(text, "en") == [
        ("funding_round", ("Elm Capital", "Velora"), 12),
        ("funding_round", ("Kerval Partners", "Tundrix"), 4.5),
    ]


def test_a_name_that_is_no_company_heads_no_entry() -> None:
    text = "Velora a fait le plein.\n\nParis\n\nLa start-up a levé 12 millions d'euros auprès d'Elm Capital."
    assert told(text, "fr") == [("funding_round", ("Elm Capital", "Velora"), 12)]


def test_the_lines_of_a_menu_head_no_entry() -> None:
    menu = "Tech & Médias\nFinance & Marchés\nStratégie & Régions\n\n"
    text = f"{menu}Velora a fait le plein. La start-up a levé 12 millions d'euros auprès d'Elm Capital."
    assert told(text, "fr") == [("funding_round", ("Elm Capital", "Velora"), 12)]
