"""Two clauses that an *and* joins, or nothing: ``W buys X and Y sells Z``, ``the $5m in debt Y raised``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.word_classes import is_finite

_VERB = 9
"""How many items before what is bought the verb may stand: ``acquires a majority stake in X``."""
_SORT = 2
"""How many words may say of what sort a sum is: ``$5m in venture capital``."""


def acts_apart(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether an *and* stands between what another buys and a name, which has a verb of its own."""
    bought = name - 2
    if bought < 1 or items[name - 1].lower not in language.coordinators or not items[bought].is_nominal:
        return False
    return _is_bought_by(items, bought, language) and _acts_at_once(items, name, language)


def tells_of_sum(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a name acts in a clause without a relative that tells of a sum: ``the $5m in debt X raised``."""
    acts = name + 2 < len(items) and items[name + 1].word.is_finite and items[name + 2].lower not in language.agents
    told = language.loan_words | language.financing_words | language.owned_nouns
    if not acts or items[name - 1].lower not in told:
        return False
    heads = range(name - 2, max(0, name - 2 - _SORT), -1)
    return any(items[i].lower in language.content_prepositions and items[i - 1].kind == "money" for i in heads)


def _is_bought_by(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether the nearest verb before a name tells of a deal, and who makes it is named before that: ``W buys X``.

    Whose the name is may stand between: ``W buys India's X``.
    """
    at, stop = name - 1, max(0, name - _VERB)
    while at > stop:
        item = items[at]
        if item.word.is_possessive:
            at -= 2
            continue
        if item.is_nominal or item.kind == "mark" or item.lower in language.relatives:
            return False
        if item.kind == "word" and is_finite(item, language):
            return item.word.cue is not None and items[at - 1].kind == "name"
        at -= 1
    return False


def _acts_at_once(items: Sequence[Item], name: int, language: LanguageData) -> bool:
    """Whether a name has its verb and no participle right behind it, and an object or a particle behind that."""
    verb = items[name + 1] if name + 2 < len(items) else None
    if verb is None or verb.kind != "word" or not is_finite(verb, language):
        return False
    return items[name + 2].lower not in language.agents and items[name + 2].kind != "mark"
