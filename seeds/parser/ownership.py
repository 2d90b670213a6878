"""Whose a thing is: names that own what follows, and what is a part of the company that is named."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item, Reference
from seeds.parser.mentions import NameMention
from seeds.parser.word_classes import has_verb_behind, is_adverb

_OWNED = 6
"""How many items from an owner's mark the firm may stand that is the owner's."""
_PART = 6
"""How many items may stand between a word for a part of a company and its name."""


def owns_next(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether an owner's mark follows, and what is owned; the mark in ``Arnott's was sold`` is part of the name."""
    if index + 1 >= len(items) or not items[index + 1].word.may_be_possessive:
        return False
    value = items[index].value
    if isinstance(value, Reference) and value.pronoun:
        return not any(item.word.is_verb_form for item in items[index + 2 : index + 4])
    if index + 2 >= len(items) or items[index + 1].lower in {"'", "’"}:
        return True
    after = items[index + 2]
    aux = language.auxiliaries
    acts = after.kind == "word" and any(after.lower in aux[kind] for kind in ("be", "have", "conditional"))
    return not (acts or after.lower in language.preposition_forms)


def owns_part(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether what an owner has is a part of the company: ``X's cloud unit``, ``X's German subsidiary``."""
    return past_part(items, index, len(items), language) > index + 1


def past_part(items: Sequence[Item], owner: int, stop: int, language: LanguageData) -> int:
    """Past the part of a company behind its owner, ``X's cloud unit``; right behind the owner where it owns none."""
    for at in range(owner + 2, min(stop, owner + 2 + _PART)):
        item = items[at]
        if item.lower in language.part_nouns:
            return at + 1
        if item.kind not in {"word", "name"} or item.is_nominal or item.lower in language.preposition_forms:
            break
    return owner + 1


def is_acting_part(items: Sequence[Item], of: int, index: int, language: LanguageData) -> bool:
    """Whether a part of the company at `index` opens a clause and acts in it: ``La branche cloud de X rachète Y``."""
    near = range(of - 1, max(0, of - 1 - _PART), -1)
    part = next((i for i in near if items[i].lower in language.part_nouns), 0)
    if not part or items[part - 1].lower not in language.determiners:
        return False
    opens = part == 1 or items[part - 2].kind == "mark" or items[part - 2].lower in language.clause_breaks
    told = items[part + 1 : of]
    plain = all(item.kind == "word" and (item.word.prepositions is None or _is_joint(item, language)) for item in told)
    return opens and plain and has_verb_behind(items, index)


def _is_joint(item: Item, language: LanguageData) -> bool:
    """Whether a word only joins what a part of a company deals in to the word for it: ``l'unité de fret``."""
    return item.lower in language.numbers.of or item.lower in language.domain_prepositions


def owned_before(items: Sequence[Item], index: int, language: LanguageData) -> int | None:
    """The noun for a part of the company named at `index`: ``la majorité du capital de X``, ``les actifs belges de X``.

    Of several in a row it is the first. What is somebody's, ``ses actions de X``, is no part that X sells.
    """
    found = None
    at = index
    while True:
        of = next(
            (
                i
                for i in range(at - 1, max(-1, at - _PART), -1)
                if items[i].kind != "word" or _is_of(items, i, language)
            ),
            -1,
        )
        if of < 1 or not _is_of(items, of, language):
            return found
        field = of > 2 and _is_of(items, of - 2, language)  # ``les activités de paiement de X``
        before = [i for i in (of - 1, of - 2, of - 3)[: 2 + field] if i >= 0]
        at = next((i for i in before if items[i].lower in language.owned_parts or items[i].kind == "percent"), -1)
        if at < 0 or items[at - 1].lower in language.possessives:
            return found
        found = at


def _is_of(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    return items[at].kind == "word" and items[at].lower in language.numbers.of


def are_own_shares(item: Item) -> bool:
    """Whether somebody's shares are told of as his own, so that who lists them is named by the verb: ``its shares``."""
    return isinstance(item.value, Reference) and item.value.role == "object" and not item.value.pronoun


def owned_firm(items: Sequence[Item], index: int, stop: int, language: LanguageData) -> int | None:
    """The firm that an owner's mark makes the owner's, with adjectives between: ``to buy X's French unit Y``.

    It may be named behind a comma, where a word for a firm stands before that: ``to buy X's start-up, Y``.
    """
    if index + 2 >= stop or not items[index + 1].word.is_possessive:
        return None
    for at in range(index + 2, min(stop, index + 2 + _OWNED)):
        item = items[at]
        if item.lower == "," and _names_firm(items[at - 1], language):
            lone = all(behind.lower not in language.coordinators for behind in items[at + 2 : at + 3])
            return at + 1 if at + 1 < stop and lone and _is_firm(items[at + 1]) else None
        if item.is_nominal:
            return at if _is_firm(item) else None
        plain = item.kind == "word" and item.lower not in language.preposition_forms
        held = is_adverb(items[at - 1], language)  # ``X's wholly owned subsidiary``
        plain &= held or any(_names_firm(i, language) for i in items[at : at + 2]) or not item.word.is_verb_form
        if not plain or item.lower in language.coordinators:
            return None
    return None


def _names_firm(item: Item, language: LanguageData) -> bool:
    """Whether a word stands for a firm or a part of one: ``start-up``, ``arm``."""
    return item.lower in language.generic_nouns or item.lower in language.property_nouns


def _is_firm(item: Item) -> bool:
    return isinstance(item.value, NameMention) and item.value.kind == "company"
