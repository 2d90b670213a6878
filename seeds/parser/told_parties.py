"""Cues that only say who takes part: ``cède X au fonds d'investissement Y``, ``le groupe de construction Y``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.prepositions import preposition_ending
from seeds.parser.trades import firm_of_trade
from seeds.vocabulary import Kind, Role

if TYPE_CHECKING:
    from seeds.parser.cues import Cue

_BODY = 5
"""How many items between a comma and a participle may say what the one named before is."""


def tells_party(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether the words of a cue only say what somebody named beside them is: a fund, a firm of some trade, a body."""
    told = _names_fund(items, cue, language) or _tells_trade(items, cue, language)
    return told or _tells_task(items, cue, language)


def _names_fund(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether words for a fund only say what a name is behind a preposition: ``cède X au fonds d'investissement Y``.

    Behind *of* they do where a noun for another deal is before it: ``l'entrée du fonds d'investissement X au capital``.
    So do those that end a verb's phrase: ``annonce son rachat par le fonds américain X``.
    """
    begin = cue.last if cue.verb else cue.first
    if cue.frame.kind is not Kind.FUND or begin == 0 or (cue.verb and cue.first == cue.last):
        return False
    named = items[cue.last + 1 : cue.last + 3]
    told = bool(named) and cue.verb and named[0].word.is_demonym
    if not named or named[-1 if told else 0].kind != "name":
        return False
    phrase = preposition_ending(items, begin - 1, language)
    if not phrase and begin > 1 and items[begin - 1].lower in language.determiners:
        phrase = preposition_ending(items, begin - 2, language)
    if cue.verb:
        return phrase in language.agents
    if phrase in language.numbers.of:
        return begin > 1 and not _may_make_fund(items[begin - 2])
    return phrase != ""


def _may_make_fund(noun: Item) -> bool:
    """Whether a noun tells that a fund is set up or closed: ``la levée du fonds d'investissement X``."""
    form = noun.word.cue
    phrases = () if form is None else (*form.nouns.alone, *(p for told in form.nouns.longer.values() for p in told))
    return form is None or any(phrase.frame.kind is Kind.FUND for phrase in phrases)


def _tells_trade(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether the last word of a cue is the trade of a firm: ``le rachat du groupe suisse de construction X``."""
    firm = firm_of_trade(items, cue.last, language)
    if firm is None and cue.first < cue.last:  # ``l'achat par la société d'investissement X a été annoncé``
        opens = firm_of_trade(items, cue.first, language)
        return opens is not None and items[opens].lower in language.generic_nouns
    if firm is None or items[firm].lower not in language.generic_nouns:
        return False
    if cue.first == firm:
        return cue.frame.is_idiom  # ``la société d'investissement X``
    return cue.verb or cue.first == cue.last


def _tells_task(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a participle tells what a body between commas is for: ``X, société publique chargée de bâtir``."""
    if cue.frame.object is not Role.SUPPLIER or not (cue.verb and cue.reduced and cue.group == cue.first):
        return False
    comma = next((i for i in range(cue.first - 1, max(0, cue.first - _BODY), -1) if items[i].kind != "word"), 0)
    if items[comma].lower != "," or comma == cue.first - 1 or items[comma - 1].kind != "name":
        return False
    told = items[comma + 1 : cue.first]
    agent = cue.last + 1 < len(items) and items[cue.last + 1].lower in language.agents
    return not agent and any(i.lower in language.generic_forms or i.lower in language.institution_nouns for i in told)
