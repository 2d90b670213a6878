"""How the press words deals: one sentence a wording, in ``wordings/xx.txt`` for each language.

A line is ``kind | payers | payees | millions | sentence``; the kind ``-`` is no deal, and ``merger`` an acquisition of
which nothing says who buys whom. A sentence gives its deal and no other.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text
from seeds.vocabulary import Side, side_of

_LEAST = 0.1
"""How sure a deal has to be: a sentence alone has less to show for it than one in an article."""
_STRIDE = 61
"""Every how many wordings one is also read cut short."""
_UNDIRECTED = {"partnership", "joint_venture"}


def wordings() -> list[tuple[str, str]]:
    """Each line with its language; what follows ``#`` is a heading."""
    return [
        (path.stem, line)
        for path in sorted((Path(__file__).parent / "wordings").glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]


def names(written: str) -> set[str]:
    return {name.strip() for name in written.split(",") if name.strip()}


@pytest.mark.parametrize(("language", "line"), wordings())
def test_the_wording_is_read(language: str, line: str) -> None:
    kind, payers, payees, millions, text = (part.strip() for part in line.split("|", 4))
    document = document_from_text(text, language=language, published="2025-06-15")
    if kind == "-":
        assert parse(document).reports == ()
        return
    (report,) = parse(document, least=_LEAST).reports
    assert report.kind.value == ("acquisition" if kind == "merger" else kind)
    assert report.amount == (round(float(millions) * 10**6) if millions else None)
    on = {side: {party.name for party in report.parties if side_of(party.role) is side} for side in Side}
    if kind == "merger":
        assert on == {Side.PAYER: set(), Side.PAYEE: set(), Side.NEITHER: names(payers) | names(payees)}
    elif kind in _UNDIRECTED:
        assert names(payees) <= set().union(*on.values())
    else:
        assert on[Side.PAYER] == names(payers)
        partners = on[Side.NEITHER] if kind == "contract" and not payers else set()
        assert names(payees) <= on[Side.PAYEE] | partners


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A maker of hearing"),
        (
            "en",
            "Protecta has bought 49% of the Skagen wind farm. The insurer paid Vindum 320 million euros for the stake",
        ),
        *((language, line.split("|", 4)[4].strip()) for language, line in wordings()[::_STRIDE]),
    ],
)
def test_a_text_that_breaks_off_at_any_word_is_read_as_far_as_it_goes(language: str, text: str) -> None:
    words = text.split(" ")
    for count in range(1, len(words) + 1):
        begun = " ".join(words[:count]).rstrip(".,;:")
        document = document_from_text(begun, language=language, published="2025-06-15")
        assert all(evidence.text in begun for report in parse(document).reports for evidence in report.evidence)


_JOINED, _EVERY = 6, 40
"""How many wordings make a text, and how many lie between the first ones of two texts."""


def _joined() -> list[tuple[str, str]]:
    """Texts of wordings that have nothing to do with each other."""
    texts = []
    for code in ("en", "fr"):
        told = [line.split("|", 4)[4].strip() for language, line in wordings() if language == code]
        random.Random(len(told)).shuffle(told)
        texts += [(code, "\n\n".join(told[at : at + _JOINED])) for at in range(0, len(told), _EVERY)]
    return texts


def test_wordings_that_stand_one_after_another_are_borne_and_proven() -> None:
    purchase_after_round = (
        "Le réseau de stations Elvior a trouvé 250 millions d'euros auprès d'Elaia.\n\n"
        "L'exploitation des bus d'Ardenor échoit à Orbelane."
    )
    for language, text in [("fr", purchase_after_round), *_joined()]:
        document = document_from_text(text, language=language, published="2025-06-15")
        reports = parse(document, least=0.0).reports
        assert all(document.text[e.start : e.end] == e.text for report in reports for e in report.evidence)
