"""Firms that are told by what they are to another: ``X's main rival, the German group Y``."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.descriptions import is_of_kind
from seeds.parser.governors import hanging
from seeds.parser.hints import singular
from seeds.parser.items import Item
from seeds.parser.prepositions import preposition_ending
from seeds.parser.word_classes import has_verb_behind
from seeds.vocabulary import Role

_OWNED = 6
"""How many items from an owner's mark the word may stand for what a firm is to the owner, and a name from there."""


def role_by_relation(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> Role | None:
    """The role that a preposition gives to whom a name only tells by what it is to it: ``invests in X's rival, Y``."""
    told = told_by_relation(items, index, language)
    if told is None or told[0] is None or index <= cue.last:
        return None
    one_of = items[index - 1].lower in language.numbers.of and items[index - 2].lower in language.numbers.words
    hangs_on = preposition_ending(items, index - 3, language) if one_of else hanging(items, index, language)
    return cue.frame.prepositions.get(hangs_on)


def told_by_relation(items: Sequence[Item], index: int, language: LanguageData) -> tuple[int | None, int] | None:
    """The firm that is told by what it is to the one at `index`, ``X's main rival, Y``, and how far that goes.

    Without a name it is none, but for those who hold a firm and sell it: ``to buy out X's shareholders``.
    """
    behind = _past_related(items, index, language)
    if not behind:
        return None
    firm = _firm_at(items, behind, language)
    if firm is not None:
        return firm, firm
    return (index if _holds_firm(items[behind - 1], language) else None), behind - 1


def _past_related(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """Past words that tell of another firm by what it is to the one at `index`, as ``X's main rival``; else 0.

    So does ``an X competitor``. A noun that goes on tells of something else: ``X's partner network``.
    """
    if index + 2 >= len(items) or items[index].kind != "name":
        return 0
    owned = items[index + 1].word.is_possessive
    before = items[index - 1].lower if index else ""
    if not owned and (before not in language.determiners or before in language.definites):
        return 0
    for at in range(index + 1 + owned, min(len(items), index + 2 + owned + _OWNED)):
        if items[at].kind != "word" or items[at].word.prepositions is not None:
            return 0
        if singular(items[at].lower, language) in language.related_nouns:
            goes_on = at + 1 < len(items) and items[at + 1].kind == "word" and not _may_follow(items[at + 1], language)
            return 0 if goes_on else at + 1
    return 0


def _holds_firm(item: Item, language: LanguageData) -> bool:
    """Whether a noun is one for those who hold a firm, from whom it is bought: ``to buy out X's shareholders``."""
    noun = singular(item.lower, language)
    return noun in language.holder_nouns | language.keeper_nouns | language.owner_nouns | language.investor_forms


def _may_follow(item: Item, language: LanguageData) -> bool:
    """Whether a word may stand right behind a whole phrase: a preposition, ``who``, ``and``, ``last``, a verb."""
    sorts = (language.relatives, language.coordinators, language.determiners, language.fore_adjectives)
    return item.word.prepositions is not None or any(item.lower in sort for sort in sorts)


def _firm_at(items: Sequence[Item], at: int, language: LanguageData) -> int | None:
    """The firm whose name stands at `at`, or behind a comma there, with words that describe it between."""
    if at < len(items) and items[at].lower == ",":
        plain = list(itertools.takewhile(_may_describe, items[at + 1 : at + 1 + _OWNED]))
        if any(item.word.prepositions is not None or item.lower in language.coordinators for item in plain):
            return None
        at += 1 + len(plain)
    return at if at < len(items) and is_of_kind(items[at], "company") and not has_verb_behind(items, at) else None


def _may_describe(item: Item) -> bool:
    """Whether an item may stand in words that describe a firm before its name: ``the US software company X``."""
    return item.kind == "word" or is_of_kind(item, "place")
