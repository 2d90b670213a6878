"""Names that a sentence only gives as examples or compares with: ``for the likes of X, Y and the bank Z``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.word_classes import is_finite

_LINK = 5
"""How many items may stand between two names of such a list: ``, and the banking giant``."""
_OPENS = 6
"""How many items may stand between two names where the second opens such a list: ``, unlike the big chain``."""


def likened(items: Sequence[Item], language: LanguageData) -> frozenset[int]:
    """The places of those names, of which no later word for a company or pronoun speaks."""
    if language.comparisons.keys().isdisjoint([item.lower for item in items]):
        return frozenset()
    found: list[int] = []
    group: list[int] = []
    joined = 0
    last = -1
    for at, item in enumerate(items):
        if item.kind != "name":
            continue
        between = items[last + 1 : at]
        last = at
        if _opens(between, language):
            found += group[:joined]
            group, joined = [at], 1
        elif group and _links(between, language):
            group.append(at)
            if any(word.lower in language.coordinators for word in between):
                joined = len(group)
        elif group:
            found += group[:joined]
            group, joined = [], 0
    return frozenset((*found, *group[:joined]))


def _opens(between: Sequence[Item], language: LanguageData) -> bool:
    """Whether words before a name give it as an example: what describes it may stand behind them."""
    near = between[-_OPENS:]
    words = tuple(item.lower for item in near)
    for begin, word in enumerate(words):
        for phrase in language.comparisons.get(word, ()):
            end = begin + len(phrase)
            if words[begin:end] == phrase and _is_plain(near[end:], language):
                return True
    return False


def _links(between: Sequence[Item], language: LanguageData) -> bool:
    """Whether words between two names only join them."""
    joins = any(item.lower == "," or item.lower in language.coordinators for item in between)
    rest = [item for item in between if item.lower != "," and item.lower not in language.coordinators]
    return joins and len(between) <= _LINK and _is_plain(rest, language)


def _is_plain(words: Sequence[Item], language: LanguageData) -> bool:
    """Whether words only describe what is behind them."""
    return all(
        item.kind == "word" and not is_finite(item, language) and item.lower not in language.preposition_forms
        for item in words
    )
