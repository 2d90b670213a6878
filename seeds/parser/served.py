"""Whom an adviser serves, or who is made to act: ``X advised Y on its purchase of Z`` tells of Y's purchase."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.mentions import NameMention

_REACH = 8
"""How many items before a possessive whom it means may stand: ``advised X, the pump maker, on its``."""
_SORT = 3
"""How many items an article and words for what it is may be before a name: ``advised the pump maker X``."""


def served_before(items: Sequence[Item], index: int, language: LanguageData) -> NameMention | None:
    """Whose something is before which the possessive at `index` stands, if another did it for or to that one."""
    for at in range(index - 1, max(0, index - 1 - _REACH), -1):
        value = items[at].value
        if isinstance(value, NameMention) and value.owner is None:
            served = value.kind != "person" and _is_served(items, at, language)
            return value if served else None
    return None


def _is_served(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether words for serving another stand before a name, or before what it is said to be."""
    first = next((i for i in range(name - 1, max(-1, name - 1 - _SORT), -1) if not _describes(items[i], language)), -1)
    told = [item.lower for item in items[max(0, first - 1) : first + 1]]
    return bool(told) and (told[-1] in language.advising_words or " ".join(told) in language.advising_words)


def _describes(item: Item, language: LanguageData) -> bool:
    """Whether an item is a plain word of what a name is said to be, or its article."""
    plain = item.kind == "word" and item.word.is_small and item.word.prepositions is None
    return plain and item.lower not in language.advising_words
