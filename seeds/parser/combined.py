"""Whether what is combined are firms or parts of them, and no things or skills: ``combines glass with steel``."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.drafts import Draft
from seeds.parser.hints import singular
from seeds.parser.items import Item
from seeds.parser.word_classes import is_adverb
from seeds.vocabulary import Role

_OWNED = 3
"""Within how many words behind an owner's mark what acts stands: ``X's new modular approach``."""


def combines_firms(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a verb takes firms or what they own, or nothing: ``X and Y combine``, no ``X combines glass with steel``.

    Its object ends before a preposition, a mark or an *and*. A participle behind a noun is said of that noun: ``tools
    combined with those of X``. Nor is it a deal what a firm's product does at all times: ``X combines Y and more``.
    """
    cue = draft.cue
    if not cue.verb:
        return True
    if _is_done_by_thing(items, cue.group, language):
        return False
    behind = items[cue.last + 1 : clause_end(items, cue.last, language)]
    taken = list(itertools.takewhile(lambda item: not _ends_object(item, language), behind))
    if not taken and _joins_thing(behind, language):
        return False
    if not taken:
        before = items[cue.group - 1] if cue.group else None
        said_of = before is not None and before.kind == "word" and before.word.is_small and cue.tense == "past"
        if before is None or not said_of or is_adverb(before, language) or before.lower in language.coordinators:
            return True
        return before.word.ends_phrase or _is_firm_noun(before, language)
    if is_adverb(taken[0], language):
        return True
    if taken[-1].kind != "word":
        acts = any(party.end < items[cue.first].start for party in draft.parties.get(Role.ACQUIRER, ()))
        return not (acts and cue.tense == "present")
    return _is_firm_noun(taken[-1], language)


def _joins_thing(behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether what is joined is a thing of somebody, and no part of a firm: ``combined with Velora's content``."""
    marks = (at for at, item in enumerate(behind) if item.word.is_possessive)
    owned = next(marks, len(behind)) + 1
    if owned >= len(behind) or any(_ends_object(item, language) for item in behind[1 : owned - 1]):
        return False
    thing = list(itertools.takewhile(lambda item: not _ends_object(item, language), behind[owned:]))
    return bool(thing) and thing[-1].kind == "word" and not _is_firm_noun(thing[-1], language)


def _is_done_by_thing(items: Sequence[Item], verb: int, language: LanguageData) -> bool:
    """Whether something of a firm's acts, and no firm: ``X's approach combines``."""
    at = verb - 1
    while at > 0 and items[at].kind == "word" and items[at].word.is_small and is_adverb(items[at], language):
        at -= 1
    if at < 1 or items[at].kind != "word" or not items[at].word.is_small or _is_firm_noun(items[at], language):
        return False
    owner = next((i for i in range(at - 1, max(-1, at - 1 - _OWNED), -1) if items[i].word.is_possessive), None)
    return owner is not None and items[at].word.prepositions is None


def _ends_object(item: Item, language: LanguageData) -> bool:
    """Whether an item stands behind an object that it is no word of."""
    return item.kind == "mark" or item.lower in language.coordinators or item.word.prepositions is not None


def _is_firm_noun(item: Item, language: LanguageData) -> bool:
    """Whether a word stands for a firm, several of them, or what one consists of."""
    firms = language.generic_nouns | language.company_words | language.trades | language.part_nouns
    owned = language.group_nouns | language.property_nouns | language.facility_nouns
    told = {item.lower, singular(item.lower, language)}
    return item.lower in language.numbers.words or not told.isdisjoint(firms | owned)
