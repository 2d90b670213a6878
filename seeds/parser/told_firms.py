"""Words that tell at length what a firm is, before its name: ``le loueur de voitures entre particuliers X``."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from seeds.language import LanguageData
from seeds.parser.tokens import Item

_LONGEST = 10
"""How many words behind the noun for a firm may tell what it deals in and how."""
_ADJECTIVES = 3
"""How many words before the noun the article may stand: ``le premier loueur``."""


def told_from(items: Sequence[Item], name: int, language: LanguageData) -> int | None:
    """Where the article stands of words that tell at length which firm the name is; None where none do.

    A verb stands behind the name, ``le loueur de voitures entre particuliers X lève``, or what the words hang on
    before them: ``racheté par le loueur de voitures entre particuliers X``.
    """
    if not language.nouns_take_articles:
        return None
    for noun in range(name - 2, max(-1, name - 2 - _LONGEST), -1):
        if items[noun].lower in language.generic_forms and _is_one(items[noun], language):
            article = _article(items, noun, language)
            if article is None or not _only_tells(items, noun, name, language):
                return None
            return article if _stands_so(items, article, name + 1, language) else None
        if items[noun].kind != "word":
            return None
    return None


def is_told_behind(tokens: Sequence[Item], noun: int, names: Collection[int], language: LanguageData) -> bool:
    """Whether a noun for a firm and what follows it only tell which firm a name behind is; `names` begin there."""
    if not language.nouns_take_articles or not _is_one(tokens[noun], language):
        return False
    reach = range(noun + 2, min(len(tokens), noun + 2 + _LONGEST))
    name = next((at for at in reach if tokens[at].start in names), None)
    article = _article(tokens, noun, language)
    if name is None or article is None or not _only_tells(tokens, noun, name, language):
        return False
    past = next((at for at in range(name, len(tokens)) if not tokens[at].is_capital), len(tokens))
    return _stands_so(tokens, article, past, language)


def tells_house(tokens: Sequence[Item], begin: int, index: int, language: LanguageData) -> bool:
    """Whether a description ends with words for one that invests by trade: ``the US private equity firm``."""
    told = " " + " ".join(token.lower for token in tokens[begin : index + 1])
    return any(told.endswith(f" {phrase}") for phrase in language.house_phrases)


def _is_one(noun: Item, language: LanguageData) -> bool:
    """Whether a noun for a firm is in the singular: the ``entreprises`` that one serves are no name's."""
    return not noun.lower.endswith(language.plurals) or noun.lower in language.generic_nouns


def _article(words: Sequence[Item], noun: int, language: LanguageData) -> int | None:
    """Where the article before a noun and its adjectives stands."""
    for at in range(noun - 1, max(-1, noun - 1 - _ADJECTIVES), -1):
        if words[at].lower in language.determiners:
            return at if words[at].lower not in language.plural_determiners else None
        if words[at].kind != "word" or not words[at].word.is_small or words[at].word.is_finite:
            return None
    return None


def _only_tells(words: Sequence[Item], noun: int, name: int, language: LanguageData) -> bool:
    """Whether all words from a noun to a name tell more of it: what it deals in, for whom, by which means."""
    leads = False
    for at in range(noun + 1, name):
        word, before = words[at], words[at - 1]
        plain = word.kind == "word" and (word.word.is_small or word.lower in language.exchanges)
        firm = word.lower in language.generic_forms and _is_one(word, language)
        if not plain or firm or word.word.ends_phrase or word.lower in language.coordinators:
            return False
        of = word.lower in language.numbers.of
        brings_in = not of and (word.lower in language.preposition_forms or word.lower in language.contractions)
        if brings_in and words[at + 1].lower in language.determiners:
            brings_in = word.lower in language.domain_prepositions
            if not brings_in:
                return False
        joined = before.lower in language.preposition_forms or before.lower in language.contractions
        if word.lower in language.determiners and not (joined or word.lower in language.contractions):
            return False
        if word.word.is_finite and not (brings_in or joined):
            return False
        leads |= brings_in or word.word.is_participle
    last = words[name - 1]
    ends = last.lower in language.preposition_forms or last.lower in language.determiners
    other = last.word.is_demonym and words[name - 2].lower in language.determiners
    return leads and not (ends or other or last.lower in language.contractions)


def _stands_so(words: Sequence[Item], article: int, past: int, language: LanguageData) -> bool:
    """Whether a verb follows at `past`, or what such words hang on stands before their article."""
    behind = next((word for word in words[past : past + 2] if not word.word.is_adverb), None)
    if behind is not None and (behind.word.is_finite or behind.word.is_verb_form):
        return True
    if words[article].lower in language.contractions:
        return True
    before = words[article - 1] if article else None
    return before is not None and (before.lower in language.preposition_forms or before.word.takes_object)
