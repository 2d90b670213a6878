"""What the further words of a description tell of a company: ``la firme de Redmond``, ``the e-commerce giant``."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from seeds.gazetteer import called
from seeds.language import LanguageData
from seeds.names import fold_name
from seeds.parser.tokens import Item

_SIZES = (3, 2, 1)
"""How many words tell what a company is called by, or what it deals in, the longest first."""

_ADJECTIVES = 2
"""How many words may stand between a noun and what tells in what it deals: ``le géant mondial du luxe``."""


def called_by(tokens: list[Item], begin: int, index: int, language: LanguageData) -> frozenset[str]:
    """The known companies that words around a noun are said of: ``la firme à la pomme``, ``the Redmond giant``."""
    found = (called().get(fold_name(words)) for words in _told(tokens, begin, index, language))
    return next((names for names in found if names is not None), frozenset())


def sectors_told(tokens: list[Item], begin: int, index: int, language: LanguageData) -> frozenset[str]:
    """The sectors that words around a noun deal in: ``le géant du commerce en ligne``, ``the e-commerce giant``."""
    if not language.sectors_of_field:
        return frozenset()
    found = (language.sectors_of_field.get(words.casefold()) for words in _told(tokens, begin, index, language))
    return next((sectors for sectors in found if sectors is not None), frozenset())


def sectors_among(words: list[Item], language: LanguageData) -> frozenset[str]:
    """The sectors that words which describe a name speak of: ``spécialiste du commerce en ligne``."""
    if not language.sectors_of_field:
        return frozenset()
    told = (" ".join(word.lower for word in words[at : at + size]) for at in range(len(words)) for size in _SIZES)
    return frozenset[str]().union(*(language.sectors_of_field.get(phrase, frozenset()) for phrase in told))


def _told(tokens: list[Item], begin: int, index: int, language: LanguageData) -> Iterator[str]:
    """The words between an article and its noun, right behind that, and those that an *of* or an *at* brings in.

    Adjectives may stand before that: ``le géant mondial du luxe``.
    """
    joint = index + 1
    while joint <= index + _ADJECTIVES and joint < len(tokens) and not _joins(tokens[joint], language):
        joint += 1
    behind = joint + 1
    if behind < len(tokens) and tokens[behind].lower in language.definites:
        behind += 1
    led_on = joint < len(tokens) and _joins(tokens[joint], language)
    starts = [*range(begin + 1, index), *range(index + 1, joint), *([behind] if led_on else [])]
    for at, size in itertools.product(starts, _SIZES):
        if at > index or at + size <= index:
            yield " ".join(token.text for token in tokens[at : at + size])


def _joins(token: Item, language: LanguageData) -> bool:
    lower = token.lower
    return lower in language.numbers.of or lower in language.town_prepositions or lower in language.contractions
