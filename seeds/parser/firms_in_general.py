"""Companies spoken of in general, who are nobody: ``aide les start-up à lever``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.name_kinds import is_generic
from seeds.parser.prepositions import preposition_ending
from seeds.parser.word_classes import is_finite

_SOME = 3
"""How many words may tell more of companies in general: ``les jeunes entreprises innovantes``."""


def speaks_of_any_firm(items: Sequence[Item], stop: int, language: LanguageData) -> bool:
    """Whether words before `stop` are of companies in general, as the object of a verb: ``aide les start-up qui``."""
    noun = stop - 1
    while noun > 0 and items[noun].kind == "word" and not is_generic(items[noun].lower, language):
        if stop - noun > _SOME or is_finite(items[noun], language) or items[noun].lower in language.determiners:
            return False
        noun -= 1
    article = noun - 1
    while article > 0 and noun - article < _SOME and _tells_more(items, article, language):
        article -= 1
    if article < 1 or not is_generic(items[noun].lower, language) or not _begins_many(items, article, language):
        return False
    verb = items[article - 1]
    return verb.kind == "word" and is_finite(verb, language) and verb.lower not in language.auxiliaries["be"]


def _tells_more(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether an item is a word between the article of such companies and the word for them."""
    return items[at].kind == "word" and not _begins_many(items, at, language)


def _begins_many(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a plain article in the plural stands there: ``les``, which is spelt as the pronoun, ``des``, ``aux``."""
    word = items[at].lower
    plain = word in language.plural_articles or word in language.auxiliaries["clitic"]
    plain |= language.contractions.get(word) in language.serving_words
    return plain and word in language.plural_determiners


def is_done_by_any(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a verb before companies in general has them do it: ``X aide les start-up à lever``."""
    begins = index > 1 and items[index].word.is_infinitive and preposition_ending(items, index - 1, language) != ""
    return begins and speaks_of_any_firm(items, index - 1, language)
