"""Who owns the noun of a deal: possessives, and names in a compound."""

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Side, side_of

DEALS = [
    (
        "en",
        "Harrowgate said it would lay off 2,000 people following its acquisition of Quillmere.",
        ["Harrowgate"],
        ["Quillmere"],
    ),
    ("en", "Harrowgate did well thanks to its recent Quillmere acquisition.", ["Harrowgate"], ["Quillmere"]),
    (
        "en",
        "Shares of Quillmere rose. Its takeover by Harrowgate was approved on Monday.",
        ["Harrowgate"],
        ["Quillmere"],
    ),
    ("fr", "Sauvelac a supprimé 200 postes après son rachat de Tressac.", ["Sauvelac"], ["Tressac"]),
    ("fr", "Depuis son acquisition par Sauvelac en 2019, Tressac a embauché.", ["Sauvelac"], ["Tressac"]),
]


@pytest.mark.parametrize(("language", "text", "payers", "payees"), DEALS, ids=[text[:40] for _, text, _, _ in DEALS])
def test_its_stands_for_who_was_spoken_of(language: str, text: str, payers: list[str], payees: list[str]) -> None:
    (report,) = parse(document_from_text(text, language=language)).reports
    sides = ([p.name for p in report.parties if side_of(p.role) is side] for side in (Side.PAYER, Side.PAYEE))
    assert tuple(sides) == (payers, payees)


def test_a_partnership_of_its_owner_has_both_partners() -> None:
    (report,) = parse(document_from_text("Tressac poursuit son partenariat avec Sauvelac.", language="fr")).reports
    assert {party.name for party in report.parties} == {"Tressac", "Sauvelac"}


def test_their_stands_for_both() -> None:
    (report,) = parse(document_from_text("Harrowgate and Quillmere announce their merger.", language="en")).reports
    assert {party.name for party in report.parties} == {"Harrowgate", "Quillmere"}


def test_the_change_of_an_offer_is_not_its_price() -> None:
    text = "Harrowgate wants to lower its offer for Quillmere by at least around 100 million pounds."
    (report,) = parse(document_from_text(text, language="en")).reports
    assert report.amount is None
