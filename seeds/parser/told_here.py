"""Whom words of its own sentence say that a reference means: who is spoken for, whose shares move, who buys."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.governors import governor
from seeds.parser.items import Item
from seeds.parser.mentions import FIRM_KINDS, NameMention
from seeds.parser.prepositions import preposition_ending
from seeds.parser.topics import shares_of
from seeds.parser.word_classes import is_finite

_OFFICE = 4
"""Within how many items of a company the word for who speaks for it stands: ``a spokesman for X``."""


def meant_here(items: Sequence[Item], index: int, language: LanguageData) -> NameMention | None:
    """The company that the sentence before a subject at `index` tells of, though another word acts in it."""
    named = [i for i in range(index) if items[i].is_nominal and isinstance(items[i].value, NameMention)]
    firms = [i for i in named if _is_firm(items[i])]
    if len({name.name for i in firms if isinstance(name := items[i].value, NameMention)}) != 1:
        return None
    moves = firms[0] == named[0] and shares_of(items, firms[0], language)
    told = moves or _is_spoken_for(items, firms[-1], index, language) or _tells_where(items, firms[0], index, language)
    name = items[firms[-1]].value
    return name if told and isinstance(name, NameMention) else None


def _is_firm(item: Item) -> bool:
    name = item.value
    return isinstance(name, NameMention) and name.kind in FIRM_KINDS and name.owner is None


def _is_spoken_for(items: Sequence[Item], name: int, index: int, language: LanguageData) -> bool:
    """Whether somebody who speaks for a company says what follows: ``An X spokesman said the group had bought Y``."""
    voices = language.voice_nouns
    behind = next((i for i in range(name + 1, min(index, name + _OFFICE)) if items[i].lower in voices), None)
    before = next((i for i in range(name - 1, max(-1, name - _OFFICE), -1) if items[i].lower in voices), None)
    if behind is None and (before is None or governor(items, name, language) == ""):
        return False
    said = items[(behind or name) + 1 : index]
    telling = language.telling_verbs | language.denying_verbs
    return any(verb in telling for item in said for verb, _ in language.verb_forms.get(item.lower, ()))


def _tells_where(items: Sequence[Item], name: int, index: int, language: LanguageData) -> bool:
    """Whether a noun acts where the company that acts before is: ``X va en Inde, où le groupe a racheté Y``."""
    opens = index - 1 - (items[index - 1].lower in language.definites)
    return opens > name and items[opens].lower in language.place_relatives and governor(items, name, language) == ""


def means_a_crowd(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a *they* stands for many who have no name, told of behind any name: ``people buy what they need``."""
    for item in reversed(items[:index]):
        if item.lower in language.crowd_nouns:
            return True
        if item.is_nominal and isinstance(item.value, NameMention):
            return False
    return False


def opens_with_crowd(items: Sequence[Item], language: LanguageData) -> bool:
    """Whether many without a name act in a sentence, before its verb and any name: ``Most customers pay``."""
    for index, item in enumerate(items):
        if item.is_nominal or is_finite(item, language):
            return False
        if item.lower in language.crowd_nouns:
            return index == 0 or not preposition_ending(items, index - 1, language)
    return False
