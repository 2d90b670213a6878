"""Whose shares move on news of a deal: ``Shares in X jumped after Y tabled an offer``, ``X's stock slid as Y sold``.

A company itself may be said to move so: ``X soars as Y takes a stake``.
"""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.items import Item
from seeds.parser.prepositions import preposition_ending
from seeds.parser.roles import Arguments, taken_in
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Role

_OPENING = 8
"""Before which item the words for shares stand that move."""


def of_shares_that_move(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """The company whose shares are told to move is the side that a deal told behind them leaves out.

    A verb by itself takes an object, so that only one with its noun may leave out of whom it is: ``tabled an offer``.
    """
    acting = taken_in(found)
    if Role.TARGET in found or not acting or cue.passive or (cue.verb and cue.size == 1):
        return
    company = _whose_shares(items, min(_OPENING, cue.group), language)
    if company is None or company in acting or _tells_of_what(items, cue, language):
        return
    behind = items[cue.last + 1 : cue.last + 3]
    if behind[1:] and behind[0].lower in language.auxiliaries["infinitive"] and behind[1].word.is_verb_form:
        return  # ``X fell after Y offered $9 million to buy a charity``
    between = items[company + 1 : cue.group]
    on_news = any(item.lower in language.clause_breaks for item in between)
    on_news |= not cue.verb and any(item.word.prepositions is not None for item in between[1:])
    another = any(item.kind == "name" for item in between) or any(items[i].kind == "name" for i in acting)
    if on_news and another:
        found[Role.TARGET] = [company]


def _whose_shares(items: Sequence[Item], stop: int, language: LanguageData) -> int | None:
    """The name right before a word for shares, or joined to it by a preposition, where that is what acts first."""
    for at in range(stop):
        if items[at].lower in language.owned_nouns:
            owner = at - 1 - (items[at - 1].word.may_be_possessive and at > 1)
            joined = at + 2 if preposition_ending(items, at + 1, language) else at
            return next((i for i in (owner, joined) if i >= 0 and items[i].kind == "name"), None)
        if items[at].kind == "word" and (is_finite(items[at], language) or items[at].lower in language.movement_words):
            return at - 1 if at and _moves(items, at, language) else None
    return None


def _moves(items: Sequence[Item], verb: int, language: LanguageData) -> bool:
    """Whether a name alone stands before a verb by which prices move: ``X jumps 8% after``."""
    named = items[verb - 1].kind == "name" and all(item.kind != "name" for item in items[: verb - 1])
    behind = items[verb + 1 : verb + 2]
    bare = all(item.kind == "percent" or item.lower in language.clause_breaks for item in behind)
    return named and bool(behind) and bare and items[verb].lower in language.movement_words


def _tells_of_what(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether words behind a cue say without a name of what it is: ``tabled an offer for a rival``."""
    behind = range(cue.last + 1, clause_end(items, cue.last, language) - 1)
    phrases = (preposition_ending(items, i, language) for i in behind if items[i + 1].text.isalpha())
    return any(cue.frame.prepositions.get(phrase) is Role.TARGET for phrase in phrases if phrase)
