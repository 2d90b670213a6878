"""Two stories that have nothing in common, one behind the other: each keeps its own companies and its own sum."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text

_LEAST = 0.1
"""How sure a deal has to be: these texts are short."""

_STORIES = [
    (
        "en",
        "Tressac announced the acquisition of Quillmere.",
        "Velwick has secured its biggest order in three years. The deal is worth in the region of £58m.",
        {("acquisition", "Tressac, Quillmere", None), ("contract", "Velwick", 58)},
    ),
    (
        "en",
        "Tressac announced an offer for Quillmere.",
        "Velwick has just completed its seed round. It took in €3.2m, enough for a year.",
        {("acquisition", "Tressac, Quillmere", None), ("funding_round", "Velwick", 3.2)},
    ),
    (
        "en",
        "Tressac said that it will buy Quillmere.",
        "Velwick makes cameras. The $310 million acquisition of lens start-up Brumelio did not go well.",
        {("acquisition", "Tressac, Quillmere", None)},
    ),
    (
        "en",
        "Tressac completed the integration of its acquisitions.",
        "Velwick raised $40 million from the sale of Quillmere.",
        {("acquisition", "Velwick, Quillmere", 40)},
    ),
    (
        "en",
        "Quillmere has raised $14 million. The $14 million is being led by Elm Ventures.",
        "Velwick makes pumps. The company plans to invest $500 million over three years.",
        {("funding_round", "Elm Ventures, Quillmere", 14), ("capex", "Velwick", 500)},
    ),
    (
        "en",
        "A private company has agreed to buy Quillmere for $8 million.",
        "Velwick has raised $25 million.",
        {("acquisition", "Quillmere", 8), ("funding_round", "Velwick", 25)},
    ),
    (
        "en",
        "Tressac has bought pump company Quillmere.",
        "Velwick has new shareholders. The deal was funded with a $300 million term loan.",
        {("acquisition", "Tressac, Quillmere", None), ("debt", "Velwick", 300)},
    ),
    (
        "fr",
        "Bpifrance a porté à 12 % sa participation dans Ynsect.",
        "Velmont a racheté Brumelio. Velmont a investi une quarantaine de millions de dollars dans l'opération.",
        {("investment", "Bpifrance, Ynsect", None), ("acquisition", "Velmont, Brumelio", 40)},
    ),
]


@pytest.mark.parametrize(("language", "first", "second", "expected"), _STORIES)
def test_each_story_keeps_its_own(
    language: str, first: str, second: str, expected: set[tuple[str, str, float | None]]
) -> None:
    document = document_from_text(f"{first}\n\n{second}", language=language, published="2025-06-15")
    reports = parse(document, least=_LEAST).reports
    found = {(r.kind.value, frozenset(p.name for p in r.parties), r.amount and r.amount / 10**6) for r in reports}
    assert found == {(kind, frozenset(names.split(", ")), millions) for kind, names, millions in expected}
