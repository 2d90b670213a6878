"""What the words of a sentence hint at, so that nothing else is looked for in it."""

import re

import pytest

from seeds.language import load_language
from seeds.parser.hints import hints_of, number_starts, told_pattern, told_phrases
from seeds.parser.tokens import tokenize
from seeds.vocabulary import LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_phrase_gives_its_hint_by_one_of_its_words(code: str) -> None:
    language = load_language(code)
    for hint, phrases in told_phrases(code).items():
        for phrase in phrases:
            words = tokenize(phrase, 0, len(phrase), language)
            assert hint in {found for word in words for found in word.word.hints}, (hint, phrase)
            assert told_pattern(code, hint).fullmatch(phrase), (hint, phrase)


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        *(("5", {"digit"}), ("2025", {"digit", "date"}), ("5m", {"digit", "unit"}), ("millions", {"scale"})),
        *(("€", {"unit"}), ("euros", {"unit"}), ("MAOA", {"unit"}), ("mars", {"date"}), ("usine", set())),
    ],
)
def test_hints(text: str, hints: set[str]) -> None:
    assert set(hints_of(text, load_language("fr"))) == hints


@pytest.mark.parametrize(("text", "starts"), [("12", (0,)), ("EUR5m", (3,)), ("mi-cent", (3,)), ("usine", ())])
def test_where_in_a_word_a_number_may_begin(text: str, starts: tuple[int, ...]) -> None:
    assert number_starts(text, load_language("fr")) == starts


def test_a_pattern_minds_no_case() -> None:
    language = load_language("fr")
    phrase = language.deal_words[0]
    assert re.fullmatch(told_pattern("fr", "told deal"), phrase.upper())
