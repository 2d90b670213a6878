"""Lists of names that no *and* joins: ``from X, Y, Z``, ``X, Y, along with Z``."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.governors import governor
from seeds.parser.items import Item
from seeds.parser.mentions import FIRM_KINDS, NameMention
from seeds.parser.word_classes import is_finite

_BARE = 3
"""How many names at least commas alone make a list."""


def is_house(item: Item) -> bool:
    """Whether an item is the name of a company or a fund."""
    return item.is_nominal and isinstance(item.value, NameMention) and item.value.kind in FIRM_KINDS


def is_bare_list(items: Sequence[Item], group: Sequence[int], language: LanguageData) -> bool:
    """Whether commas alone join three names or more, to the end of a sentence or others: ``X, Y, Z, among others``.

    Those of which the first hangs on no word act together by the verb behind them: ``X, Y, Z also took part``. Two are
    enough where more are told to act with them: ``from X, Y, along with Z``.
    """
    firms = all(is_house(items[i]) for i in group)
    if len(group) == 1 or not firms or any(here + 2 != following for here, following in itertools.pairwise(group)):
        return False
    behind = items[group[-1] + 1 : group[-1] + 5]
    with_more = {" ".join(item.lower for item in behind[at : at + size]) for at in (0, 1) for size in (1, 2)}
    if len(group) < _BARE or not language.comitatives.isdisjoint(with_more):
        return not language.comitatives.isdisjoint(with_more)
    if not behind or behind[0].lower in {".", ";"}:
        return True
    if behind[0].lower == ",":
        others = any(item.lower in language.indefinites for item in behind[2:])
        return others and behind[1].lower in language.preposition_forms
    return governor(items, group[0], language) == "" and (behind[0].word.is_adverb or is_finite(behind[0], language))
