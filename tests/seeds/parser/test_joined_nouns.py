"""Several deals of one sentence that nouns tell, each with its own sum and sides."""

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Side, side_of


def told(language: str, text: str) -> set[tuple[str, str, int | None]]:
    """Who pays whom how many millions."""
    reports = parse(document_from_text(text, language=language, published="2025-06-15")).reports
    sides = [
        [", ".join(p.name for p in r.parties if side_of(p.role) is side) for side in (Side.PAYER, Side.PAYEE)]
        for r in reports
    ]
    return {
        (payers, payees, None if r.amount is None else r.amount // 10**6)
        for (payers, payees), r in zip(sides, reports, strict=True)
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The year's deals include the acquisition of Torvane by Veltrano for $13 million "
            "and the purchase of Jarrow by Quorbine for $2 million.",
        ),
        (
            "en",
            "Other deals were Veltrano's $13 million takeover of Torvane and Quorbine's $2 million purchase of Jarrow.",
        ),
        (
            "fr",
            "Parmi les opérations figurent la vente de Torvane à Veltrano pour 13 millions de dollars "
            "et la cession des usines de Jarrow à Quorbine pour 2 millions de dollars.",
        ),
    ],
)
def test_each_has_its_own_sum(language: str, text: str) -> None:
    assert told(language, text) == {("Veltrano", "Torvane", 13), ("Quorbine", "Jarrow", 2)}


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        (
            "The year saw Veltrano's takeover of Torvane and Quorbine's purchase of Jarrow.",
            {("Veltrano", "Torvane", None), ("Quorbine", "Jarrow", None)},
        ),
        ("Jarrow's sale of its cement plants to Quorbine was announced in May.", {("Quorbine", "Jarrow", None)}),
        ("The sale of Jarrow's cement plants to Quorbine was announced in May.", {("Quorbine", "Jarrow", None)}),
        ("Torvane hired the heads of Veltrano and Quorbine's finance chief.", set()),
    ],
)
def test_each_has_its_own_sides(text: str, deals: set[tuple[str, str, int | None]]) -> None:
    assert told("en", text) == deals
