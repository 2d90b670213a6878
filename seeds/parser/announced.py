"""What announces the names of several: a colon behind a number of companies, or words such as ``including``."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence, Set

from seeds.language import LanguageData
from seeds.parser.hints import singular
from seeds.parser.items import Item
from seeds.parser.word_classes import is_finite

_COUNTED = 7
"""How many items may count companies and say of what sort they are before their names: ``nine African startups:``."""
_SORT = 4
"""How many items behind a colon the first of the names may stand."""
_DESCRIBED = 3
"""Within how many items before such words the noun stands of what they give examples."""


def means_firms(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether the words up to `at` mean several firms of which examples follow: ``des fonds connus tels que X``.

    Firms of no special sort are meant where something is done to them, ``buys firms such as X``, not where they only
    belong to a noun: ``a backer of firms such as X``.
    """
    window = range(at, max(-1, at - _DESCRIBED), -1)
    if any(_is_one_of(items[back], _investing(language), language) for back in window):
        return True
    noun = next((back for back in window if _is_one_of(items[back], (language.generic_nouns,), language)), None)
    return noun is not None and not _belongs(items, noun, language)


def _investing(language: LanguageData) -> tuple[Set[str], ...]:
    return language.group_nouns, language.investor_forms, language.related_nouns


def _is_one_of(item: Item, nouns: Iterable[Set[str]], language: LanguageData) -> bool:
    forms = {item.lower, singular(item.lower, language)}
    return any(not forms.isdisjoint(words) for words in nouns)


def _belongs(items: Sequence[Item], noun: int, language: LanguageData) -> bool:
    """Whether *of* stands before a noun with its adjective, behind a word that does nothing to it.

    The French article for several, ``a acquis des sociétés``, is none behind a verb in any form or a preposition.
    """
    at = next((i for i in range(noun - 1, max(0, noun - _DESCRIBED), -1) if _is_of(items[i], language)), None)
    if at is None or items[at - 1].kind != "word":
        return False
    before = items[at - 1].word
    plain = before.is_participle or items[at - 1].lower in language.preposition_forms
    partitive = items[at].lower in language.contractions and plain
    return not (partitive or before.is_infinitive or before.is_gerund or is_finite(items[at - 1], language))


def _is_of(item: Item, language: LanguageData) -> bool:
    return item.lower in language.numbers.of


def opens_inclusion(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether words such as ``including`` begin at `at`, which name some of what stands before them."""
    return any(" ".join(i.lower for i in items[at : at + count]) in language.inclusions for count in (1, 2))


def leads_to_list(items: Sequence[Item], mark: int, language: LanguageData) -> bool:
    """Whether behind a mark stand the names of those whom the words before it tell of."""
    included = items[mark].lower == "," and opens_inclusion(items, mark + 1, language)
    return included or announces_list(items, mark, language)


def announces_list(items: Sequence[Item], colon: int, language: LanguageData) -> bool:
    """Whether a colon stands between so many companies and their names: ``a racheté trois sociétés : A, B et C``.

    A few words may say of what sort they are: ``deux PME : les fabricants A et B``.
    """
    if items[colon].lower != ":" or colon + 2 >= len(items):
        return False
    name = colon + 1
    if items[name].lower in language.determiners:
        while name < min(len(items) - 1, colon + _SORT) and _tells_sort(items[name], language):
            name += 1
    if items[name].kind != "name":
        return False
    before = items[max(0, colon - _COUNTED) : colon]
    forms = [{item.lower, singular(item.lower, language)} for item in before]
    at = next((i for i in range(len(forms) - 1, -1, -1) if forms[i] & language.generic_nouns), 0)
    phrase = itertools.takewhile(lambda item: not _opens_phrase(item, language), reversed(before[:at]))
    return any(item.lower.isdigit() or item.lower in language.numbers.words for item in phrase)


def _tells_sort(item: Item, language: LanguageData) -> bool:
    """Whether a word may say of what sort those are whose names follow."""
    acts = item.word.is_finite and item.lower not in language.generic_forms
    return item.kind == "word" and item.word.is_small and not acts and item.word.prepositions is None


def _opens_phrase(item: Item, language: LanguageData) -> bool:
    """Whether a word begins another phrase: the *pour* of ``a trouvé un acquéreur pour sa filiale : X``."""
    counted = item.lower in language.numbers.words
    return item.word.prepositions is not None and not counted and item.lower not in language.numbers.of
