"""Units that are called by their owner's name and more: ``X sells its X Towers unit``, no form of the name *X*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from seeds.language import LanguageData
from seeds.parser.mentions import NameMention

_WORD = re.compile(r"\w+")
_OWNED = 5
"""Within how many words before a unit's name it is told as somebody's: ``sa filiale d'infrastructures, X Towers``."""


def named_units(text: str, names: Sequence[NameMention], language: LanguageData) -> Iterator[tuple[str, str]]:
    """The owner and the unit of each such pair in a sentence: what one sells, or calls its own, is another."""
    for at, owner in enumerate(names):
        for unit in names:
            if unit is owner or not _goes_on(owner, unit, language):
                continue
            if owner.end <= unit.start:
                told = _sells(text[owner.end : unit.start], language)
            else:
                between = text[unit.end : owner.start]
                told = (_is_unit_of(between, language) and names[at - 1] is unit) or _gives(between, language)
            if told:
                yield owner.name, unit.name


def _goes_on(owner: NameMention, unit: NameMention, language: LanguageData) -> bool:
    """Whether a name is another and more than words for a group or a legal form behind it."""
    if owner.kind != "company" or unit.kind != "company" or not unit.text.startswith(f"{owner.text} "):
        return False
    more = unit.text[len(owner.text) :].casefold().split()
    return not all(word.rstrip(".") in language.group_words | language.legal_forms for word in more)


def _sells(between: str, language: LanguageData) -> bool:
    """Whether words between an owner and a unit tell that it is its own, or that it is bought or sold by it."""
    words = [word.casefold() for word in _WORD.findall(between)]
    if not language.selling_forms.isdisjoint(words) or not language.takeover_forms.isdisjoint(words):
        return True
    owned = language.possessives | language.part_nouns
    return not owned.isdisjoint(words[-_OWNED:])


def _gives(between: str, language: LanguageData) -> bool:
    """Whether no more than a preposition says from whom a unit is bought: ``buys X Towers from X``."""
    words = [word.casefold() for word in _WORD.findall(between)]
    sources = language.client_words | language.source_words | set(language.datives.values())
    return words[:1] != [] and words[0] in sources and all(word in language.numbers.of for word in words[1:])


def _is_unit_of(between: str, language: LanguageData) -> bool:
    """Whether words between a unit and its owner say that it is one: ``X Towers, a unit of X``."""
    words = [word.casefold() for word in _WORD.findall(between)]
    return len(words) <= _OWNED and not language.part_nouns.isdisjoint(words)
