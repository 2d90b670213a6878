"""Pronouns that stand for the noun of a deal told before: ``le rachat de X par Y et celui de Z par W``."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.brackets import in_brackets
from seeds.parser.cues import Cue
from seeds.parser.items import Item
from seeds.vocabulary import Kind, Role

_KINDS = frozenset({Kind.ACQUISITION, Kind.FUNDING_ROUND, Kind.IPO})
_REACH = 18
"""How many items behind such a pronoun the word for who acts may stand."""
_OWNER = 5
"""How many items behind such a pronoun its owner may stand."""


def stand_ins(items: Sequence[Item], cues: list[Cue], language: LanguageData) -> list[Cue]:
    """The cues of a sentence with those of its pronouns that stand for the noun of a deal, in order.

    Only one that is followed by what is bought and by whom, or by who raises money or goes public, is surely told of a
    deal of its own; *and* may join one to what the same company buys. Whose an offer is tells another one already:
    ``rejette l'offre de X au profit de celle de Y``. What another is measured by has been done: ``depuis celle de X``.
    """
    nouns = [cue for cue in cues if not cue.verb and cue.frame.kind in _KINDS and cue.frame.needs]
    if not nouns:
        return cues
    found = []
    for at in range(nouns[0].last + 1, len(items) - 1):
        if items[at].lower not in language.noun_pronouns:
            continue
        noun = next(cue for cue in reversed(nouns) if cue.last < at)
        if noun.frame.of is Role.ACQUIRER:
            told = _is_owned(items, noun, language) and _tells_whose(items, at + 1, language)
        elif noun.frame.kind is Kind.ACQUISITION:
            stop = min((cue.first for cue in cues if cue.first > at), default=len(items))
            told = _tells_both(items, at + 1, stop, language) or _tells_further(items, noun, at, language)
        else:
            told = _is_owned(items, noun, language) and _tells_whose(items, at + 1, language)
        since = items[at - 1].lower in language.past_prepositions and noun.frame.of is not Role.ACQUIRER
        if told or (since and _tells_whose(items, at + 1, language)):
            found.append(replace(noun, first=at, last=at, group=at, size=1))
    return sorted([*cues, *found], key=lambda cue: cue.first) if found else cues


def _tells_both(items: Sequence[Item], begin: int, stop: int, language: LanguageData) -> bool:
    """Whether words that begin at `begin` with *of* or *by* go on with the other of them, before `stop`.

    Brackets and asides may stand between: ``celui de X (12 M€), en difficulté, par Y``.
    """
    of, agents = language.numbers.of, language.agents
    begin = _past_date(items, begin)
    others = agents if items[begin].lower in of else of if items[begin].lower in agents else ()
    for at in range(begin + 1, min(stop, begin + _REACH)):
        word = items[at].lower
        if word in language.noun_pronouns or word in language.relatives or word == ";" or items[at].word.is_finite:
            return False
        if word in others and not in_brackets(items, at):
            return True
    return False


def _past_date(items: Sequence[Item], begin: int) -> int:
    """Behind words that only say when, with or without commas: ``celui en juillet de X``, ``celui, en mai, de X``."""
    at = begin + (items[begin].lower == ",")
    at += at + 1 < len(items) and items[at].word.prepositions is not None and items[at].kind == "word"
    if at + 1 >= len(items) or items[at].kind != "date":
        return begin
    return at + 1 + (items[at + 1].lower == ",")


def _tells_further(items: Sequence[Item], noun: Cue, at: int, language: LanguageData) -> bool:
    """Whether *and* joins a pronoun to a noun with what it is of: ``finalise le rachat de X et annonce celui de Y``.

    So does a verb of which it is the object: ``Après le rachat de X, Y prépare celui de Z``.
    """
    joined = any(item.lower in language.coordinators for item in items[at - 2 : at])
    joined |= any(verb in language.support_verbs for verb, _ in language.verb_forms.get(items[at - 1].lower, ()))
    return joined and _tells_whose(items, noun.last + 1, language) and _tells_whose(items, at + 1, language)


def _is_owned(items: Sequence[Item], noun: Cue, language: LanguageData) -> bool:
    """Whether a noun has an owner of its own, beside whom the pronoun sets another: ``X's listing and that of Y``."""
    owner = items[noun.first - 1].word.may_be_possessive if noun.first else False
    return owner or _tells_whose(items, noun.last + 1, language)


def _tells_whose(items: Sequence[Item], begin: int, language: LanguageData) -> bool:
    """Whether words that begin at `begin` with *of* go on with a name: ``celle de X``, ``celle, en mai, de X``.

    A participle may stand between: ``celle annoncée de X``.
    """
    begin = _past_date(items, begin)
    while begin < len(items) - 1 and (items[begin].word.is_participle or items[begin].word.is_adverb):
        if items[begin].lower in language.numbers.of:
            break
        begin += 1
    if items[begin].lower == ",":
        aside = range(begin + 1, min(len(items) - 1, begin + _REACH))
        begin = next((i + 1 for i in aside if items[i].lower == "," or items[i].word.is_finite), begin)
    if items[begin].lower not in language.numbers.of:
        return False
    behind = itertools.takewhile(lambda item: item.kind == "word" or item.is_nominal, items[begin + 1 : begin + _OWNER])
    return any(item.kind == "name" and item.is_nominal for item in behind)
