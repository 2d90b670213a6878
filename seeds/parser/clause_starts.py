"""Where an *and* joins no further name to a list but begins a clause, whose subject that name is."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.governors import governor
from seeds.parser.items import Item
from seeds.parser.two_clauses import acts_apart
from seeds.parser.word_classes import has_verb_behind


def begins_clause(items: Sequence[Item], name: int, joint: int, following: int, language: LanguageData) -> bool:
    """Whether a comma with its *and* begins a clause of which the next name is the subject: ``with X, and Y must``.

    *Between* wants two: ``An accord between X, a builder, and Y was signed``. No comma is wanted behind what another
    buys: ``W buys X and Y sells Z``.
    """
    if joint + 1 == following and acts_apart(items, following, language):
        return True
    comma = items[joint].lower == "," and items[joint + 1].lower in language.coordinators
    alone = governor(items, name, language) not in {"", *language.between_words}
    return comma and alone and has_verb_behind(items, following)
