"""Whether goods are what a cue is about: ``buys 20 jets``, but not the trade of a company, ``buys a software firm``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.brackets import in_brackets, name_before
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.enclosed import past_enclosed
from seeds.parser.items import Item
from seeds.parser.wares import counts_product, is_product, names_wares
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Role

_MODEL = re.compile(r"[a-z]{0,3}-?\d{3}[\w-]*")
"""The model of a thing behind its maker's name: ``two Quorbine 300ERs``."""
_SITE = 15
"""How many items before a verb in the passive its subject may stand."""
_TRADE = 7
"""How many items before goods the firm may stand that deals in them: ``la start-up de vente en ligne de voitures``."""
_RELATIVE = 3
"""How many items before a verb the name may stand that a relative says more of: ``X, which was bought``."""
_OBJECT = 7
"""How many items before a verb the relative that is its object may stand."""
_CLOSE = 4
"""How many items may stand between goods and the firm that deals in them."""


def has_goods(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether goods follow a cue: ``buys 20 jets``, but not the trade of a company, ``buys a software firm``.

    Before a verb in the passive they are its subject, ``les moteurs de X seront fournis par Y``, and before a relative
    that tells more of them: ``the vans that X has ordered from Y``.
    """
    before = _subject_places(items, cue, language) if cue.passive else _told_by_relative(items, cue, language)
    if any(items[i].lower in language.goods_nouns and not _is_dealt_in(items, i, language) for i in before):
        return True
    if _takes_a_firm(items, cue, language):
        return False
    trades_firms = cue.verb and cue.size == 1 and cue.frame.otherwise is not None
    bracketed = in_brackets(items, cue.last)
    for index in range(cue.first + 1, clause_end(items, cue.last, language)):
        if in_brackets(items, index) and not bracketed:
            continue  # ``X's 2 MTPA (million tonnes a year) cement works``
        joined = items[index].lower in language.determiners and items[index - 1].lower in language.coordinators
        joined &= items[index - 2].is_nominal
        if cue.size == 1 and (_parts(items, index) or joined or _opens_purpose(items, index, language)):
            return False
        if items[index - 1].kind == "name" and _MODEL.fullmatch(items[index].lower) and items[index].kind == "word":
            return True
        if counts_product(items, index, language):
            return True
        if trades_firms and items[index].lower in language.owned_parts and _goes_on(items, index + 1, language):
            return False  # ``sold assets and stocks of its pump business``
        if items[index].lower in language.goods_nouns and not _is_trade_of_part(items, index, language):
            behind = items[index + 1 : index + 3 + _joins(items, index + 1, language)]
            if behind and behind[0].lower in language.numbers.of:
                behind = items[index + 2 : index + 2 + _TRADE]  # ``two gigawatts of wind power assets``
            beside = list(
                itertools.takewhile(lambda item: item.word.uncontracted not in cue.frame.prepositions, behind)
            )
            joins = index - 1 - (items[index - 1].word.is_small and items[index - 2].lower in language.numbers.of)
            if items[joins].lower in language.numbers.of:
                told = reversed(items[max(cue.first + 1, index - _TRADE) : joins])
                beside += itertools.takewhile(lambda item: item.kind not in {"name", "mark", "money"}, told)
            if not any(item.lower in language.firm_words or item.lower in language.market_nouns for item in beside):
                return True
    return False


def _subject_places(items: Sequence[Item], cue: Cue, language: LanguageData) -> range:
    """Where the subject of a verb in the passive may stand.

    Behind a name and *which* it is that name, ``X, which was bought``; behind *and* it stands before the other verb
    of the same subject, not behind it: ``X makes software and was bought``.
    """
    verb = past_enclosed(items, cue.group, language)
    near = max(0, verb - _SITE)
    before = items[verb - 1] if verb else None
    if before is None:
        return range(0)
    told = [item for item in items[max(0, verb - _RELATIVE) : verb - 1] if item.kind != "mark"]
    if before.lower in language.relatives and told and told[-1].is_nominal:
        return range(0)
    if before.lower in language.coordinators:
        acting = (i for i in range(near, verb - 1) if is_finite(items[i], language))
        return range(near, next(acting, verb))
    return range(near, verb)


def _told_by_relative(items: Sequence[Item], cue: Cue, language: LanguageData) -> range:
    """Where what a relative stands for may be that is the object of a verb: ``the vans that X has ordered``.

    Who acts may stand behind the verb: ``les bus que livrera X``.
    """
    near = range(cue.group - 1, max(0, cue.group - _OBJECT), -1) if cue.verb else range(0)
    at = next((i for i in near if items[i].lower in language.object_relatives), None)
    if at is None:
        return range(0)
    between = items[at + 1 : cue.group]
    acting = items[at].lower in language.inverting_relatives or any(item.is_nominal for item in between)
    if not acting or any(item.word.is_verb_form for item in between):
        return range(0)
    return range(max(0, at - _CLOSE), at)


def _takes_a_firm(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a company is all that a verb takes: ``to buy X in a deal``, but not ``buy X chips``, ``buy from X``.

    What stands behind it in brackets only tells its trade: ``achète X (logiciels)``.
    """
    if not cue.verb or cue.passive or cue.size > 1 or cue.last + 2 >= len(items):
        return False
    if cue.frame.object is not Role.SUPPLIER:
        return False  # ``supplies X with jets``
    object_, behind = items[cue.last + 1], items[cue.last + 2]
    if object_.kind != "name" or is_product(object_) or names_wares(items, cue.last + 1, language):
        return False
    brought_in = behind.word.prepositions is not None and not behind.word.is_possessive
    return (brought_in and behind.lower not in language.numbers.of) or behind.lower == "("


def _is_trade_of_part(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word for goods only tells what a thing or part of a firm is for: ``pôle sucre``, ``power station``."""
    if items[at - 1].lower in language.numbers.of and items[at - 2].lower in language.built_nouns:
        return True
    behind = "" if language.maker_behind_goods or at + 1 == len(items) else items[at + 1].lower
    if behind in language.built_nouns or behind in language.property_nouns:
        return True
    return items[at - 1].lower in language.part_nouns or items[at - 1].lower in language.property_nouns


def _is_dealt_in(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether goods are what a firm deals in: ``a supplier of car parts bought by X``, ``the software firm was``."""
    behind = items[at + 1 : at + 3 + _joins(items, at + 1, language)]
    if any(item.lower in language.firm_words for item in behind):
        return True
    of = next((i for i in range(at - 1, max(0, at - _CLOSE), -1) if items[i].lower in language.numbers.of), 0)
    return of > 0 and items[of - 1].lower in language.generic_nouns


def _parts(items: Sequence[Item], at: int) -> bool:
    """Whether a comma parts words, and not the digits of a number: ``250,000 tonnes``."""
    return items[at].lower == "," and not (items[at - 1].lower.isdigit() and items[at + 1].lower[:3].isdigit())


def _opens_purpose(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether words behind a name, or its price, tell what it is bought for: ``bought X for $5m to power its site``.

    So do those behind what a name only tells more of: ``bought the X website to improve its content``.
    """
    if items[at].lower not in language.auxiliaries["infinitive"] or at + 1 >= len(items):
        return False
    if items[at - 2].kind == "name" and items[at - 1].kind == "word" and items[at + 1].word.is_verb_form:
        return True
    priced = (i for i in range(at - 1, max(0, at - 1 - _CLOSE), -1) if items[i].lower in language.price_marks)
    name = (next(priced, at) if items[at - 1].kind == "money" else at) - 1
    return items[name_before(items, name)].is_nominal and items[at + 1].kind == "word" and not items[at + 1].is_capital


def _goes_on(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a noun before `at` tells of nothing behind it but more of the same: ``assets and``, ``assets of``.

    All of some goods are goods: ``la quasi-totalité de ses puces``.
    """
    behind = items[at].lower if at < len(items) else ""
    if behind in language.numbers.of and any(item.lower in language.goods_nouns for item in items[at + 1 : at + 3]):
        return False
    return behind in language.coordinators or behind in language.numbers.of or behind in language.inclusions


def _joins(items: Sequence[Item], at: int, language: LanguageData) -> int:
    """How many items further a list of goods goes on at `at`: the ``and gas`` of ``oil and gas assets``."""
    return 2 if at < len(items) and items[at].lower in language.coordinators else 0
