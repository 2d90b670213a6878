"""What is said at length of each of several that act: ``A, a maker of doors, gates and bars, and B, a mill, merge``."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item, Reference
from seeds.parser.prepositions import preposition_ending
from seeds.parser.word_classes import is_finite, is_noun

_SAID = 4
"""How many words may say what those are that a number stands before: ``les deux drapiers anglais Y et Z``."""
_LONGEST = 30
"""How many words may say what a name is where as much is said of the next."""


def past_long_apposition(items: Sequence[Item], begin: int, stop: int, language: LanguageData) -> int:
    """Past words from `begin` on that say what a name is, lists among them, to the *and* of the next that it joins.

    That one has a comma or a bracket right behind it, for what is said of it. `stop` where no such name comes.
    """
    for at in range(begin + 1, min(stop - 2, len(items) - 3, begin + _LONGEST)):
        item = items[at]
        joined = item.lower == "," and items[at + 1].lower in language.coordinators
        if joined and items[at + 2].is_nominal and items[at + 2].kind == "name" and items[at + 3].lower in {",", "("}:
            return at + 1
        if _ends(items, at, language):
            return stop
    return stop


def _ends(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether an item is none of an apposition: a verb, a relative, a mark, or a name that is not *of* another."""
    item = items[at]
    if item.kind == "mark":
        return item.lower != "," and not item.word.is_possessive
    if item.is_nominal and item.kind == "name":
        return all(before.lower not in language.numbers.of for before in items[max(0, at - 2) : at])
    verb = item.kind == "word" and is_finite(item, language) and not is_noun(items, at, language)
    return item.lower in language.relatives or (verb and not preposition_ending(items, at - 1, language))


def counts_listed(items: Sequence[Item], index: int) -> bool:
    """Whether words only count the next names of a list and say what they are: ``X et les deux drapiers Y et Z``."""
    value = items[index].value
    if not isinstance(value, Reference) or value.pronoun or not value.pair:
        return False
    told = itertools.takewhile(lambda item: item.kind != "name", items[index + 1 : index + 1 + _SAID])
    return all(item.kind == "word" and (item.word.is_demonym or item.word.prepositions is None) for item in told)
