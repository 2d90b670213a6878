"""What is known of a word by its form."""

import pytest

from seeds.language import load_language
from seeds.parser import lexicon as module
from seeds.parser.lexicon import Lexicon, Word


def word(text: str, code: str = "fr") -> Word:
    return Word(text, load_language(code))


@pytest.mark.parametrize(
    ("text", "capital", "like_a_name", "shouted"),
    [
        ("Quorbine", True, True, False),
        ("usine", False, False, False),
        ("eBay", True, True, False),
        ("Madrid-based", True, False, False),
        ("PUCES", True, True, True),
        ("5G", True, True, False),
        ("«", False, False, False),
    ],
)
def test_how_a_word_is_written(text: str, capital: bool, like_a_name: bool, shouted: bool) -> None:
    found = word(text)
    assert (found.is_capital, found.is_name_like, found.is_shouted) == (capital, like_a_name, shouted)


@pytest.mark.parametrize(
    ("text", "kind"), [("l'", "word"), ("'s", "mark"), ("ex-", "mark"), ("5", "word"), ("", "mark")]
)
def test_words_and_marks(text: str, kind: str) -> None:
    assert word(text).kind == kind


def test_a_name_begins_with_a_capital_a_known_name_or_a_word_for_a_government() -> None:
    assert [word(text).begins_name for text in ("Quorbine", "ministère", "maison")] == [True, True, False]


def test_each_form_is_looked_up_once() -> None:
    words = Lexicon(load_language("fr"))
    assert words["usine"] is words["usine"]


def test_the_lexicon_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 10)
    words = Lexicon(load_language("fr"))
    assert [words[str(number)].text for number in range(50)] == list(map(str, range(50)))
    assert len(words) <= 10


def test_words_that_are_met_again_and_again_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 10)
    words = Lexicon(load_language("fr"))
    often = words["usine"]
    for number in range(50):
        assert words[str(number)].text == str(number)
        assert words["usine"] is often
    first = words["0"]
    assert all(words[str(number)] for number in range(1, 50))
    assert words["0"] is not first
