"""Two firms that a hyphen or a stroke ties beside a word for what they do together: ``the X-Y merger``."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.known import known_at
from seeds.parser.lexicon import lexicon
from seeds.parser.tokens import Item

_REST = 3
"""How many words the second name may have: ``the X-Y Energy merger``."""
_SHORTEST = 2
"""How many letters each of two names has at least: no ``T-Mobile``."""
_TIES = frozenset({"-", "–", "/"})


def untied(rows: Sequence[list[Item]], language: LanguageData) -> list[list[Item]]:
    """The words of a text, sentence by sentence, where what ties two names is the coordinator that it stands for.

    A name that the text writes so elsewhere too, or that is known, is one: ``the Coca-Cola merger``.
    """
    if not any(item.lower in language.tied_nouns for row in rows for item in row):
        return list(rows)
    forms = Counter([item.text for row in rows for item in row if item.is_capital])
    return [_untied(row, forms, language) for row in rows]


def _untied(row: list[Item], forms: Counter[str], language: LanguageData) -> list[Item]:
    found: list[Item] = []
    for at, item in enumerate(row):
        coordinator = _coordinator(row, at, language) if item.is_capital or item.text in _TIES else ""
        if coordinator and item.text in _TIES and _stands_between(row, at):
            found.append(Item(item.start, item.end, lexicon(language.code)[coordinator]))
        elif coordinator and item.is_capital and forms[item.text] == 1 and known_at(row, at) is None:
            found += _parts(item, coordinator, language)
        else:
            found.append(item)
    return found


def _coordinator(row: list[Item], at: int, language: LanguageData) -> str:
    """What stands for a tie at `at`, if the noun follows for what both do, behind the rest of the second name.

    Where nouns take articles it stands right before the first: ``la fusion X-Y``.
    """
    if language.nouns_take_articles:
        noun_at = at - 1 - (row[at].text in _TIES)
        return language.tied_nouns.get(row[noun_at].lower, "") if noun_at >= 0 else ""
    behind = row[at + 1 : at + 2 + _REST]
    noun = next(itertools.dropwhile(lambda item: item.is_capital, behind), None)
    at_once = noun is not None and noun.lower in language.tied_nouns
    return language.tied_nouns[noun.lower] if noun is not None and at_once else ""


def _stands_between(row: list[Item], at: int) -> bool:
    """Whether a mark at `at` ties two names without a blank: ``X/Y``."""
    before, behind = row[at - 1 : at], row[at + 1 : at + 2]
    if not before or not behind or not (before[0].is_capital and behind[0].is_capital):
        return False
    return before[0].end == row[at].start and row[at].end == behind[0].start


def _parts(item: Item, coordinator: str, language: LanguageData) -> list[Item]:
    """The two names that one hyphen ties, with the coordinator between, or the word as it is."""
    first, _, second = item.text.partition("-")
    names = len(first) >= _SHORTEST and len(second) >= _SHORTEST and first[0].isupper() and second[0].isupper()
    if not names or "-" in second:
        return [item]
    words, hyphen = lexicon(language.code), item.start + len(first)
    if words[first].is_place and words[second].is_place:
        return [item]
    return [
        Item(item.start, hyphen, words[first]),
        Item(hyphen, hyphen + 1, words[coordinator]),
        Item(hyphen + 1, item.end, words[second]),
    ]
