"""Titles of works, which are bought as goods are and are no companies: ``les jeux « X »``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.coordination import coordinated_before
from seeds.parser.items import Item

_QUOTES = frozenset('«"“‘')
"""Marks between what a work is and its title."""


def is_work(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a word for a work makes a name its title: ``les jeux « X »``.

    Not so where the word says what a company makes or is: ``le studio de films X``, ``le média vidéo X``.
    """
    noun = coordinated_before(items, index, language)[0] - 1
    while noun > 0 and _QUOTES.intersection((items[noun].text, items[noun - 1].text)):
        noun -= 1
    if noun < 1 or items[noun].lower not in language.titled_nouns:
        return False
    while noun > 1 and items[noun - 1].lower in language.titled_nouns:
        noun -= 1
    before = items[noun - 1].lower
    firms = language.generic_nouns | language.outlet_nouns
    return before in language.determiners or not (before in language.numbers.of or before in firms)
