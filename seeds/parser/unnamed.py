"""Purchases that are told whole although no buyer has a name."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.drafts import Draft
from seeds.parser.items import Item
from seeds.parser.left_out import has_price_mark
from seeds.parser.prepositions import preposition_ending
from seeds.parser.unsaid_targets import is_small
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Kind, Role

_BOTH_SIDES = {Role.ACQUIRER.value, Role.TARGET.value}
_ACTS = 9
"""How many items before a verb its subject without a name may begin: ``Un groupe allemand a proposé de reprendre``."""
_BUYER = 5
"""How many items behind *by* the word for who buys may stand: ``par cinq de ses salariés``."""


def is_sold(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a company is told to be bought for a sum, by whom is left open: ``X was sold for 30 million``.

    What is sold so at an auction is a thing: ``the X was sold for 3 million at auction``.
    """
    frame = draft.cue.frame
    bought = frame.kind is Kind.ACQUISITION and any(set(needs) == _BOTH_SIDES for needs in frame.needs)
    told = bought and draft.cue.verb and draft.cue.passive
    if not told or Role.TARGET not in draft.parties or draft.money is None or is_small(draft.money):
        return False
    if any(item.lower in language.auction_words for item in items):
        return False
    at = next((i for i, item in enumerate(items) if item.value is draft.money), 0)
    return at == draft.cue.last + 1 or has_price_mark(items, draft, at, language)


def has_unnamed_buyer(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether who buys a company is told without a name: ``repris par ses salariés``, ``un groupe a repris X``."""
    cue, bought = draft.cue, draft.parties.get(Role.TARGET, [])
    if cue.frame.kind is not Kind.ACQUISITION or not bought or cue.reduced:
        return False
    if not any(item.kind == "name" and item.start == bought[0].start for item in items):
        return False
    if cue.verb and not cue.passive:
        return _nobody_named_acts(items, draft, language)
    if cue.verb and Role.SELLER in draft.parties:
        return True
    for at in range(cue.last + 1, clause_end(items, cue.last, language)):
        if (
            cue.frame.prepositions.get(items[at].word.uncontracted) is Role.ACQUIRER
            or items[at].lower in language.agents
        ):
            return _names_nobody(items, at + 1, language)
    return False


def _nobody_named_acts(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether some company acts: ``Un groupe allemand veut reprendre X``; no ``Une société qui a repris X``."""
    cue = draft.cue
    if cue.frame.subject is not Role.ACQUIRER or cue.tense == "imperfect":
        return False
    marked = cue.group > 0 and items[cue.group - 1].lower in language.auxiliaries["infinitive"]
    for begin in range(cue.group - 1 - marked, max(-1, cue.group - _ACTS), -1):
        word = items[begin]
        if word.lower in language.determiners and word.lower not in language.numbers.of:
            before = items[begin - 1] if begin else None
            openers = language.object_relatives | language.telling_forms
            opens = before is None or before.kind == "mark" or before.lower in openers
            told = any(is_finite(item, language) for item in items[begin + 1 : cue.first + 1])
            return opens and told and _names_nobody(items[: cue.group], begin, language)
        phrase = preposition_ending(items, begin, language)
        if word.kind != "word" or word.lower in language.relatives or (phrase and phrase not in language.numbers.of):
            return False
    return False


def _names_nobody(items: Sequence[Item], begin: int, language: LanguageData) -> bool:
    """Whether words from `begin` on are for the staff of a company, or for some other company without its name."""
    behind = items[begin : begin + _BUYER]
    if any(item.lower in language.possessives for item in behind):
        return any(item.lower in language.staff_nouns for item in behind)
    some = bool(behind) and behind[0].lower in language.determiners - language.definites
    told = [item.lower for item in itertools.takewhile(lambda item: item.kind == "word", behind)]
    of = next((at for at, word in enumerate(told) if word in language.numbers.of), len(told))
    nouns = language.generic_nouns | language.staff_nouns | language.person_titles
    group = language.group_nouns if of >= len(told) - 1 else frozenset()  # no ``number of conditions``
    named = not (nouns | group).isdisjoint(told[:of])
    return some and (named or not (nouns | language.group_nouns).isdisjoint(told[of + 1 :]))
