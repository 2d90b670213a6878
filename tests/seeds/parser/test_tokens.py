"""Words and marks of a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.language import load_language
from seeds.parser.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l'usine d’Evry", ["l'", "usine", "d’", "Evry"]),
        ("jusqu'à 5", ["jusqu'", "à", "5"]),
        ("Veltrano's bid", ["Veltrano", "'s", "bid"]),
        ("start-up AT&T, Booking.com.", ["start-up", "AT&T", ",", "Booking.com", "."]),
        ("(Quorbine)", ["(", "Quorbine", ")"]),
        ("O'Quorbine, Canal+ d'O", ["O'Quorbine", ",", "Canal+", "d'", "O"]),
        ("cyber_Quorb _a_", ["cyber_Quorb", "_", "a", "_"]),
    ],
)
def test_pieces(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(text, 0, len(text), load_language("fr"))] == words


@pytest.mark.parametrize(("word", "capital"), [("eBay", True), ("Veltrano", True), ("usine", False), ("«", False)])
def test_capitals(word: str, capital: bool) -> None:
    (token,) = tokenize(word, 0, len(word), load_language("fr"))
    assert token.is_capital is capital


def test_the_lower_form_has_a_straight_apostrophe() -> None:
    assert [token.lower for token in tokenize("L’Usine", 0, 7, load_language("fr"))] == ["l'", "usine"]


@given(st.text(max_size=100))
def test_tokens_hold_every_character_but_blanks(text: str) -> None:
    tokens = tokenize(text, 0, len(text), load_language("fr"))
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())
