"""Hints: what a sentence may hold since it has a certain word, so that nothing else is looked for in it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Literal

from seeds.language import LanguageData, load_language
from seeds.names import demonyms, fold_name
from seeds.parser.splitting import lowered, split
from seeds.vocabulary import Language

Hint = Literal["digit", "scale", "percent", "stake", "round", "date", "reference", "expletive", "clitic"]

_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"\w+")


def hints_of(text: str, language: LanguageData) -> tuple[Hint, ...]:
    """What may be at a word or around it."""
    return tuple(_hints(text, lowered(text), language))


def number_starts(text: str, language: LanguageData) -> tuple[int, ...]:
    """Where in a word a number may begin: at digits, and at words for numbers."""
    words = _number_words(language.code)
    parts = (match.start() for match in _WORD.finditer(text) if match.group().casefold() in words)
    return tuple(sorted({*(match.start() for match in _DIGITS.finditer(text)), *parts}))


def parts_of(text: str) -> tuple[str, ...]:
    """The words in a word, hyphens and the like apart, folded."""
    return tuple(_WORD.findall(text.casefold()))


def singular(word: str, language: LanguageData) -> str:
    """A noun without the ending of the plural."""
    return next((word[: -len(ending)] for ending in language.plurals if word.endswith(ending)), word)


def _hints(text: str, lower: str, language: LanguageData) -> Iterator[Hint]:
    if _DIGIT.search(text):
        yield "digit"
    if text == "%":
        yield "percent"
    parts = set(_WORD.findall(text.casefold()))
    for hint, words in _words(language.code).items():
        if not parts.isdisjoint(words):
            yield hint
    if _YEAR.search(text):
        yield "date"
    named = lower in language.pronouns or lower in language.possessives or lower in language.person_titles
    described = lower in language.generic_nouns or singular(lower, language) in language.generic_nouns
    if (
        named
        or described
        or lower in language.side_nouns
        or lower in language.order_words
        or (language.nations_stand_alone and fold_name(text) in demonyms())
    ):
        yield "reference"
    if lower in language.auxiliaries["clitic"]:
        yield "clitic"
    if lower in _before_nothing(language.code):
        yield "expletive"


@functools.cache
def _words(code: Language) -> dict[Hint, frozenset[str]]:
    """Words of which a sentence must have one to hold the thing, digits apart; most sentences have none."""
    language = load_language(code)
    numbers, dates = language.numbers, language.dates
    scales = longest_words([*numbers.scales, *numbers.tight_scales])
    units = longest_words(numbers.currencies)
    relative = (*dates.this_year, *dates.last_year, *dates.this_month, *dates.last_month, *dates.days_ago)
    return {
        "scale": scales | {scale + unit for scale in scales for unit in units} | longest_words(numbers.fixed),
        "percent": longest_words(language.percent_words),
        "stake": longest_words(language.stake_phrases),
        "round": longest_words(language.rounds),
        "date": longest_words([*dates.months, *dates.quarters, *dates.weekdays, *relative]),
    }


@functools.cache
def _number_words(code: Language) -> frozenset[str]:
    """The first words of all that may stand for a number."""
    numbers = load_language(code).numbers
    phrases = (*numbers.words, *numbers.fixed, *numbers.dozens, *numbers.parts)
    return frozenset(_WORD.findall(phrase.casefold())[0] for phrase in phrases)


@functools.cache
def _before_nothing(code: Language) -> frozenset[str]:
    """The first words of pronouns that stand for nothing."""
    return frozenset(lowered(split(phrase)[0]) for phrase in load_language(code).expletives)


def longest_words(phrases: Iterable[str]) -> frozenset[str]:
    """The longest word of each phrase, folded."""
    found = (_WORD.findall(phrase.casefold()) for phrase in phrases)
    return frozenset(max(words, key=len) for words in found if words)
