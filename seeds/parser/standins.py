"""Pronouns that stand for the noun of a deal told before: ``le rachat de X par Y et celui de Z par W``."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.items import Item
from seeds.vocabulary import Kind

_REACH = 12
"""How many items behind such a pronoun the word for who acts may stand."""


def stand_ins(items: Sequence[Item], cues: list[Cue], language: LanguageData) -> list[Cue]:
    """The cues of a sentence with those of its pronouns that stand for the noun of a purchase, in order.

    Only one that is followed by what is bought and by whom is surely told of a deal of its own.
    """
    nouns = [cue for cue in cues if not cue.verb and cue.frame.kind is Kind.ACQUISITION and cue.frame.needs]
    if not nouns:
        return cues
    found = []
    for at in range(nouns[0].last + 1, len(items) - 1):
        if items[at].lower in language.noun_pronouns and _tells_both(items, at + 1, language):
            noun = next(cue for cue in reversed(nouns) if cue.last < at)
            found.append(replace(noun, first=at, last=at, group=at, size=1))
    return sorted([*cues, *found], key=lambda cue: cue.first) if found else cues


def _tells_both(items: Sequence[Item], begin: int, language: LanguageData) -> bool:
    """Whether words that begin at `begin` with *of* or *by* go on with the other of them."""
    of, agents = language.numbers.of, language.agents
    others = agents if items[begin].lower in of else of if items[begin].lower in agents else ()
    behind = itertools.takewhile(lambda item: item.lower not in {",", ";"}, items[begin + 1 : begin + _REACH])
    return any(item.lower in others for item in behind)
