"""Names in running text, with no list to look them up in."""

from __future__ import annotations

import pytest

from seeds.language import load_language
from seeds.parser.names import NameMention, find_names
from seeds.parser.segment import sentences


def names(code: str, text: str) -> list[NameMention]:
    language = load_language(code)
    rows = find_names(text, sentences(text, language), language)
    found = [mention for row in rows for mention in row]
    assert all(text[m.start : m.end] == m.text for m in found)
    return found


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "Mardi, la société Quorbine a présenté ses comptes.", [("Quorbine", "company")]),
        ("fr", "Quorbine embauche à Lyon.", [("Quorbine", "company"), ("Lyon", "place")]),
        ("en", "The start-up Quorbine said it would hire.", [("Quorbine", "company")]),
        ("en", "Shares of Quorbine rose in London.", [("Quorbine", "company"), ("London", "place")]),
        ("fr", "Hier, Aurélie Vantour a parlé.", [("Aurélie Vantour", "person")]),
        (
            "fr",
            "Le patron de Veltrano, Paul Merivel, est confiant.",
            [("Veltrano", "company"), ("Paul Merivel", "person")],
        ),
        ("en", "However, profits fell. Sales rose.", []),
        ("fr", "Cependant, les profits baissent. Pourtant rien ne change.", []),
    ],
)
def test_names_and_their_kinds(code: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.name, m.kind) for m in names(code, text)] == expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "Quorbine Systems SA embauche. Puis Quorbine a grandi.", "Quorbine Systems"),
        ("en", "Quorbine Holdings Inc. said it would hire. Quorbine is growing.", "Quorbine"),
        ("fr", "Paul Merivel est confiant. Puis Merivel est parti.", "Paul Merivel"),
    ],
)
def test_forms_of_one_name_get_one_name(code: str, text: str, expected: str) -> None:
    assert {m.name for m in names(code, text)} == {expected}


def test_a_product_names_its_owner() -> None:
    found = {m.text: m for m in names("en", "ChatGPT is made by OpenAI, Reuters reported.")}
    assert (found["ChatGPT"].kind, found["ChatGPT"].owner) == ("product", "OpenAI")
    assert found["Reuters"].kind == "outlet"


@pytest.mark.parametrize("heading", ["Investors Applaud New Quorbine Plan For Growth", "MARCHÉS EN FORTE HAUSSE"])
def test_capitals_of_a_heading_make_no_names(heading: str) -> None:
    assert names("en" if "New" in heading else "fr", heading) == []
