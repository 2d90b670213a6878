"""Prepositions as they stand in a sentence, of one word or of several."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import Endings, LanguageData
from seeds.parser.items import Item

_OWNED = 6
"""How many items may stand between *of* and the noun behind it, its owner among them."""

_SORT = 4
"""How many items an article and words for a company may be between a preposition and a name."""


def preposition_ending(items: Sequence[Item], index: int, _: LanguageData) -> str:
    """The longest preposition whose last word is the item at `index`."""
    item = items[index]
    endings = item.word.prepositions
    if index < 0 or endings is None:
        return ""
    if item.preposition is None:
        item.preposition = _longest_ending(items, index, endings)
    return item.preposition


def _longest_ending(items: Sequence[Item], index: int, endings: Endings) -> str:
    """The longest of the prepositions that a word ends; an adverb may stand before it: ``auprès notamment de X``."""
    inserted = index > 1 and items[index - 1].word.is_adverb and items[index - 1].lower not in endings.longer
    before = items[index - 1 - inserted] if index else None
    if before is None or not endings.longer:
        return endings.alone
    longer = endings.longer.get(before.lower, [])
    if before.word.uncontracted != before.lower:
        longer = sorted([*longer, *endings.longer.get(before.word.uncontracted, [])])
    for _, phrase, words in longer:
        first = index - inserted - len(words) + 1
        if first < 0:
            continue
        for at, word in enumerate(words[:-2], start=first):
            if items[at].lower != word and items[at].word.uncontracted != word:
                break
        else:
            return phrase
    return endings.alone


def opens_with_preposition(items: Sequence[Item], language: LanguageData) -> bool:
    """Whether the sentence begins with a preposition, of one word or of several: ``grâce à``, ``six mois après``."""
    begin = next((i + 1 for i, item in enumerate(items[:3]) if item.lower in language.term_units), 0)
    phrases = ((end, preposition_ending(items, end, language)) for end in range(begin, min(begin + 4, len(items))))
    return any(phrase and len(phrase.split()) == end + 1 - begin for end, phrase in phrases)


def follows_preposition(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a plural article stands behind a preposition: ``dans des start-up comme X``."""
    article = items[at].lower in language.determiners and items[at].lower in language.plural_articles
    return article and at > 0 and preposition_ending(items, at - 1, language) != ""


def last_word_before(items: Sequence[Item], index: int, language: LanguageData) -> str:
    """The last word of the preposition before a name, such as may be said again before the next of a list.

    An article and a word for a company may stand between: ``auprès du fonds X, de Y et de la banque Z``.
    """
    for at in range(index - 1, max(-1, index - 1 - _SORT), -1):
        phrase = preposition_ending(items, at, language)
        sort = items[at].lower in language.determiners or items[at].lower in language.generic_nouns
        sort |= items[at].word.is_demonym or items[at - 1].lower in language.generic_nouns  # ``du fonds souverain X``
        if phrase or not sort:
            return phrase.rpartition(" ")[2]
    return ""


def of_before(items: Sequence[Item], noun: int, language: LanguageData) -> int | None:
    """Where the *of* stands that a noun hangs on, perhaps behind its owner: ``of Quorbine's cement plants``."""
    for at in range(noun - 1, max(0, noun - _OWNED), -1):
        if items[at].lower in language.numbers.of:
            return at
        if (items[at].kind == "mark" and not items[at].word.is_possessive) or items[at].word.is_finite:
            return None
    return None
