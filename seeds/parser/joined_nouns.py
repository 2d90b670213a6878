"""Nouns for deals that *and* joins, each with what is its own: ``a partnership with X and a loan from Y``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.word_classes import is_noun
from seeds.vocabulary import Kind

_TOLD = 6
"""How many items before a noun for a deal the article may stand with which it is joined: ``and a new $3m contract``."""

_FARTHEST = 60
"""How many items before a noun the first of those may stand that it is joined to."""


def joins_noun(items: Sequence[Item], at: int, language: LanguageData, but: frozenset[Kind] = frozenset()) -> bool:
    """Whether *and* joins a noun for a deal with an article of its own, ``and a loan from X``, of no kind in `but`."""
    if items[at].lower not in language.coordinators or at + 2 >= len(items):
        return False
    if items[at + 1].lower not in language.determiners or items[at + 1].lower in language.possessives:
        return False
    for item in items[at + 2 : at + 2 + _TOLD]:
        if _names_deal(item):
            kinds = _kinds(item, items)
            return bool(kinds) and but.isdisjoint(kinds)
        told = item.kind in {"money", "percent"} or (item.kind == "word" and item.word.is_small)
        if not told or item.lower in language.preposition_forms or item.word.is_finite:
            return False
    return False


def first_of_joined(items: Sequence[Item], noun: int, language: LanguageData) -> int:
    """Where the first of the nouns for deals stands that are joined up to one: ``announced an offer for X and a loan``.

    The place of the noun itself where it is joined to none.
    """
    first = noun
    while noun - first <= _FARTHEST:
        begin = first
        while begin > 0 and first - begin < _TOLD and items[begin - 1].lower not in language.coordinators:
            begin -= 1
        if begin < 2 or not joins_noun(items, begin - 1, language):
            return first
        back = begin - 2
        while noun - back < _FARTHEST and back > 0 and not _stops(items, back, language):
            back -= 1
        if _ends_phrase(items, back, language) or not _names_deal(items[back]):
            return first
        first = back
    return first


def _stops(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    return _names_deal(items[at]) or _ends_phrase(items, at, language)


def _ends_phrase(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a mark or a verb stands there, beyond which nothing is joined as a noun."""
    return items[at].kind == "mark" or (items[at].word.is_finite and not is_noun(items, at, language))


def _kinds(noun: Item, items: Sequence[Item]) -> set[Kind]:
    """The kinds of deals that a noun may tell of among those items."""
    form = noun.word.cue
    if form is None:
        return set()
    longer = form.nouns.begun(word for item in items for word in item.word.going_on)
    return {phrase.frame.kind for phrase in (*form.nouns.alone, *longer)}


def _names_deal(item: Item) -> bool:
    """Whether a word is a noun for a deal."""
    form = item.word.cue
    if form is None or item.kind not in {"word", "round"} or item.word.prepositions is not None:
        return False
    return not form.nouns.is_empty
