"""Whether a verb in the passive is said of a thing of a certain sort: ``the plant of X was sold``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.items import Item
from seeds.parser.prepositions import preposition_ending
from seeds.parser.word_classes import is_finite

_BEFORE = 15
"""How many items before a verb are looked at for its subject."""


def subject_is(items: Sequence[Item], cue: Cue, nouns: frozenset[str], language: LanguageData) -> bool:
    """Whether the first noun before a verb in the passive, back to its article, is one of those: ``l'usine de X``."""
    for index in range(cue.group - 1, max(-1, cue.group - _BEFORE), -1):
        if is_noun_of(items[index], nouns, cue, items) and preposition_ending(items, index - 1, language) == "":
            return True
        if items[index].kind == "mark" or is_finite(items[index], language):
            return False
    return False


def is_noun_of(item: Item, nouns: frozenset[str], cue: Cue, items: Sequence[Item]) -> bool:
    """Whether an item is one of those nouns, and no acronym that is spelt alike: ``ARM was bought``."""
    return item.lower in nouns and (not item.word.is_upper or items[cue.first].word.is_upper)


def is_predicate(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a form of *be* stands before a noun: ``X is also an investor in``, ``X is one of the investors in``."""
    passed = {*language.determiners, *language.numbers.of, *language.indefinites, *language.numbers.words}
    before = cue.first - 1
    while before > 0 and (items[before].word.is_adverb or items[before].lower in passed):
        before -= 1
    return before > 0 and items[before].lower in language.auxiliaries["be"]
