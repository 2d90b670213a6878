"""Where an *and* joins no further name to a list but begins a clause, whose subject that name is."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.governors import governor
from seeds.parser.items import Item
from seeds.parser.word_classes import has_verb_behind, is_finite

_VERB = 9
"""How many items before what is bought the verb may stand: ``acquires a majority stake in X``."""


def begins_clause(items: Sequence[Item], name: int, joint: int, following: int, language: LanguageData) -> bool:
    """Whether a comma with its *and* begins a clause of which the next name is the subject: ``with X, and Y must``.

    *Between* wants two: ``An accord between X, a builder, and Y was signed``. No comma is wanted behind what another
    buys: ``W buys X and Y sells Z``.
    """
    if joint + 1 == following and _is_bought_by(items, name, language) and _acts_at_once(items, following, language):
        return True
    comma = items[joint].lower == "," and items[joint + 1].lower in language.coordinators
    alone = governor(items, name, language) not in {"", *language.between_words}
    return comma and alone and has_verb_behind(items, following)


def _is_bought_by(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether the nearest verb before a name tells of a deal, and who makes it is named before that: ``W buys X``."""
    for verb in range(name - 1, max(0, name - _VERB), -1):
        if items[verb].is_nominal or items[verb].kind == "mark":
            return False
        if items[verb].kind == "word" and is_finite(items[verb], language):
            return items[verb].word.cue is not None and items[verb - 1].kind == "name"
    return False


def _acts_at_once(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a name has its verb and no participle right behind it, and an object or a particle behind that."""
    verb = items[name + 1] if name + 2 < len(items) else None
    if verb is None or verb.kind != "word" or not is_finite(verb, language):
        return False
    return items[name + 2].lower not in language.agents and items[name + 2].kind != "mark"
