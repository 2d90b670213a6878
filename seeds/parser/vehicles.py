"""Names of funds that are raised, which others put money into: ``Elm Partners VII``, ``the Horizon Fund``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.descriptions import is_of_kind
from seeds.parser.governors import governor
from seeds.parser.items import Item
from seeds.parser.mentions import NameMention
from seeds.parser.subjects import subject_before

_ROMAN = re.compile(r"(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})")
"""The number of a fund, up to thirty."""
_SORT = 3
"""How many items behind *of* the name of a house may end the words for it: ``du groupe français X``."""
_APPOSED = 9
"""How many items behind a comma may say that what is named before it is a fund: ``, a new $100 million fund``."""
_TRADE = 4
"""How many words the trade of a house may have: ``private equity firm``."""


def is_vehicle(name: str, language: LanguageData) -> bool:
    """Whether a name is that of one fund among those of a house: it has a number, or the word for a fund."""
    words = name.split()
    numbered = len(words) > 1 and _ROMAN.fullmatch(words[-1]) is not None
    return numbered or any(word.casefold() in language.vehicle_nouns for word in words[1:])


def is_house(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether the words right before a name say that it raises funds of others: ``the buyout firm X``."""
    while index and items[index - 1].word.nation:
        index -= 1
    before = " ".join(item.lower for item in items[max(0, index - _TRADE) : index]).replace("' ", "'")
    return any(f" {before}".endswith(f" {phrase}") for phrase in language.house_phrases)


def names_vehicle(items: Sequence[Item], begin: int, end: int, language: LanguageData) -> bool:
    """Whether a fund is named between two items that gives nothing itself: no ``participation from the Elm Fund``."""
    giving = language.dealing_words | {*language.agents}
    for index in range(max(0, begin), min(end, len(items))):
        value = items[index].value
        named = items[index].kind == "name" and isinstance(value, NameMention) and is_vehicle(value.name, language)
        if named and governor(items, index, language).rpartition(" ")[2] not in giving:
            return True
    return False


def tells_vehicle(items: Sequence[Item], begin: int, end: int, language: LanguageData) -> bool:
    """Whether a name between two items is said behind a comma to be a fund: ``launches X, a $100 million fund``."""
    for index in range(max(0, begin), min(end, len(items) - 2)):
        if not items[index].is_nominal or items[index + 1].lower != ",":
            continue
        behind = items[index + 2 : index + 2 + _APPOSED]
        words = [item.lower for item in itertools.takewhile(_describes, behind)]
        if words and words[0] in language.determiners and not language.vehicle_nouns.isdisjoint(words):
            return True
    return False


def _describes(item: Item) -> bool:
    """Whether words that say what something is may go on with an item."""
    return item.kind == "money" or (item.kind == "word" and item.word.prepositions is None)


def serves_vehicle(items: Sequence[Item], begin: int, end: int, language: LanguageData) -> bool:
    """Whether money is said between two items to be for a fund that is named: ``lève 90 millions pour Elm III``."""
    return any(
        isinstance(value := items[index].value, NameMention)
        and is_vehicle(value.name, language)
        and governor(items, index, language) in language.price_marks
        for index in range(begin, min(end, len(items)))
    )


def house_of(items: Sequence[Item], vehicle: int, language: LanguageData) -> int | None:
    """Whose fund is named: ``X réunit 90 millions pour son fonds Elm III``, ``le fonds Elm III de X``."""
    behind = next((i for i in range(vehicle + 2, min(len(items), vehicle + 2 + _SORT)) if items[i].is_nominal), None)
    if (
        behind is not None
        and items[vehicle + 1].lower in language.numbers.of
        and is_of_kind(items[behind], "company", "fund")
    ):
        return behind
    before = range(vehicle - 1, max(0, vehicle - _TRADE), -1)
    owned = next((i for i in before if items[i].lower in language.possessives), None)
    return next(iter(subject_before(items, owned, language)), None) if owned is not None else None


def owns_vehicle(items: Sequence[Item], start: int, language: LanguageData) -> bool:
    """Whether a fund's name begins at `start`, or its owner's before it: ``SoftBank's second Vision Fund``."""
    at = next((i for i, item in enumerate(items) if item.start == start), len(items))
    if names_vehicle(items, at, at + 1, language):
        return True
    if at + 1 >= len(items) or not items[at + 1].word.is_possessive:
        return False
    named = next((item.value for item in items[at + 2 : at + 2 + _TRADE] if item.kind == "name"), None)
    return isinstance(named, NameMention) and is_vehicle(named.text, language)
