"""Who is listed beside a word for those who give money: ``investors, including A``, ``B is among its backers``."""

from __future__ import annotations

import functools
from collections.abc import Container, Iterator, Sequence

from seeds.language import LanguageData
from seeds.parser.announced import opens_inclusion
from seeds.parser.coordination import coordinated, coordinated_before, who_is_meant
from seeds.parser.items import Item
from seeds.parser.mentions import NameMention
from seeds.parser.prepositions import preposition_ending
from seeds.parser.tokens import Row
from seeds.parser.word_classes import is_finite

_DESCRIBED = 6
"""How many items may stand between a word for investors and what opens their list."""
_DETERMINED = 3
"""How many items may stand between such a word and *among*, or the verb that says who they are."""
_RANKED = 6
"""How many items may stand between such a word and the *is* of who is one of them: ``is one of the lead investors``."""
_OPENERS = frozenset({":", "–", "—", "-"})


def tells_givers(items: Row, language: LanguageData) -> bool:
    """Whether a sentence has a word for those who give money."""
    return items.has_any(_last_words(language.giver_nouns))


def listed_givers(items: Row, raisers: Container[str], language: LanguageData) -> Iterator[int]:
    """The names that words for investors or lenders list, unless those are another's than who raises the money."""
    for at in range(len(items)):
        if _is_giver_noun(items, at, language) and not _of_another(items, at, raisers, language):
            yield from _behind(items, at, language) or _before(items, at, language)


@functools.cache
def _last_words(nouns: frozenset[str]) -> frozenset[str]:
    return frozenset(noun.rpartition(" ")[2] for noun in nouns)


def _is_giver_noun(items: Row, at: int, language: LanguageData) -> bool:
    """Whether a word, alone or with the one before it, stands for those who give money, and not for former ones."""
    item, before = items[at], items[at - 1].lower if at else ""
    if item.kind == "name" or before in language.former_words or are_earlier(items, at, language):
        return False
    return item.lower in language.giver_nouns or f"{before} {item.lower}" in language.giver_nouns


def are_earlier(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether it is said who gave before: ``past backers include``, not ``previous investors X and Y took part``."""
    if at == 0 or items[at - 1].lower not in language.earlier_words:
        return False
    says = language.enumerating_words | language.auxiliaries["be"]
    behind = items[at + 1 : at + 1 + _DESCRIBED]
    stop = next((item for item in behind if item.kind == "name" or item.lower in says), None)
    return stop is not None and stop.lower in says


def _of_another(items: Row, at: int, raisers: Container[str], language: LanguageData) -> bool:
    """Whether the word is for those of another company: ``investors in X``, ``X's backers``, ``X, whose backers``."""
    if any(item.lower in language.genitive_relatives for item in items[max(0, at - _DETERMINED) : at]):
        return True
    owner = items[at - 2] if at > 1 and items[at - 1].word.is_possessive else None
    joined = at + 2 < len(items) and items[at + 1].lower in language.preposition_forms
    behind = items[at + 2] if joined and not opens_inclusion(items, at + 1, language) else None
    return any(
        isinstance(beside.value, NameMention) and beside.value.name not in raisers
        for beside in (owner, behind)
        if beside is not None
    )


def _behind(items: Row, at: int, language: LanguageData) -> list[int]:
    """``investors A and B``, ``investors include A``, ``les fonds tels que A``, ``deux investisseurs – A et B``."""
    if apposed := _apposed(items, at, language):
        return coordinated(items, apposed, len(items), language)
    for i in range(at + 1, min(len(items) - 1, at + 1 + _DESCRIBED)):
        lower = items[i].lower
        opens = lower in _OPENERS or lower in language.enumerating_words or opens_inclusion(items, i, language)
        if opens or lower in language.auxiliaries["be"]:
            return _opened(items, i + 1, language, described=opens)
        if items[i].is_nominal or items[i].kind == "money" or is_finite(items[i], language):
            return []
    return []


def _apposed(items: Row, at: int, language: LanguageData) -> int:
    """Where the name stands that follows a word, at once or past one more: ``actionnaires historiques A``; or 0."""
    for i in range(at + 1, min(len(items), at + 3)):
        if items[i].kind == "name" and items[i].is_nominal:
            return i
        if items[i].kind != "word" or is_finite(items[i], language) or items[i].lower in language.preposition_forms:
            return 0
    return 0


def _opened(items: Row, begin: int, language: LanguageData, *, described: bool) -> list[int]:
    """The list whose first name stands at `begin`, or behind words that say what it is."""
    for i in range(begin, min(len(items), begin + _DESCRIBED)):
        if items[i].kind == "name" and items[i].is_nominal:
            return coordinated(items, who_is_meant(items, i, language), len(items), language)
        if items[i].lower in language.relatives or items[i].kind in {"mark", "money"}:
            return []
        if not described and items[i].lower not in language.determiners:
            return []
    return []


def _before(items: Row, at: int, language: LanguageData) -> list[int]:
    """``A and B are among the investors``, ``A is one of the lead investors``, ``counts A among its backers``."""
    for i in range(at - 1, max(0, at - 1 - _RANKED), -1):
        lower = items[i].lower
        if lower in language.among_words:
            verb = i - 1 if items[i - 1].lower in language.auxiliaries["be"] else i
            return _ending(items, verb - 1, language)
        if lower in language.auxiliaries["be"]:
            return _ending(items, i - 1, language)
        phrase = preposition_ending(items, i, language)
        if items[i].kind != "word" or (phrase and phrase not in language.numbers.of):
            return []  # no ``is in talks with investors``
    return []


def _ending(items: Row, last: int, language: LanguageData) -> list[int]:
    """The list that ends at `last`."""
    if last < 0 or items[last].kind != "name" or not items[last].is_nominal:
        return []
    return coordinated_before(items, last, language)
