"""One part of a company that two own: ``la filiale de X et Y``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.participants import Participant

_TWO = 2
"""How many own it."""


def own_together(items: Sequence[Item], owners: Sequence[Participant], language: LanguageData) -> bool:
    """Whether two have one part of a company together: ``rachète la filiale de X et Y``."""
    starts = {owner.start for owner in owners}
    places = [at for at, item in enumerate(items) if item.start in starts]
    if len(places) != _TWO:
        return False  # who owns it may be named behind the sentence
    of = places[0] - 1
    while of > 0 and items[of].lower in language.determiners and items[of].lower not in language.numbers.of:
        of -= 1
    if of < 1 or items[of].lower not in language.numbers.of:
        return False
    noun = items[of - 1 - (items[of - 1].lower not in language.part_nouns and items[of - 1].kind == "word")]
    told = noun.lower in language.part_nouns and not noun.lower.endswith(language.plurals)
    joint = language.coordinators.union(language.numbers.of, language.determiners)
    return told and all(item.lower in joint for item in items[places[0] + 1 : places[1]])
