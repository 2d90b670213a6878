"""Whether partners do something with each other: together, and not on one side with others that have no name."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.drafts import Draft
from seeds.parser.items import Item
from seeds.parser.word_classes import is_adverb
from seeds.vocabulary import Kind, Role

_OTHERS = 4
"""How many items behind a *with* are looked at for others who have no name."""


def partners_of(items: Sequence[Item], draft: Draft) -> list[int]:
    """The items that name the partners of a draft."""
    starts = {p.start for p in draft.parties.get(Role.PARTNER, ())}
    return [i for i, item in enumerate(items) if item.start in starts and item.is_nominal]


def is_done_together(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether words in a clause say that it is done together, or open the sentence: ``Together with X, Y builds``."""
    begin = cue.group - (cue.group > 0 and is_adverb(items[cue.group - 1], language))
    opens = len(items) > 1 and _brings_in_with(items, 1, language)
    beside = items[begin : clause_end(items, cue.last, language)]
    return any(item.lower in language.together_words for item in (*items[:opens], *beside))


def deal_with_others(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether partners act on one side, with others that have no name: ``X and Y will work with regulators on``."""
    cue = draft.cue
    if cue.frame.kind is not Kind.PARTNERSHIP or not cue.verb:
        return False
    partners = partners_of(items, draft)
    if any(i > cue.first for i in partners):
        return False
    joint = next((i for i in range(cue.first + 1, cue.last + 3) if _brings_in_with(items, i, language)), None)
    for item in items[joint + 1 : joint + 1 + _OTHERS] if joint is not None else ():
        if item.kind != "word" or item.lower in language.plan_nouns or item.word.prepositions is not None:
            return False
        if item.lower in language.authority_words or item.lower.endswith(language.plurals):
            return item.word.is_small
    return False


def _brings_in_with(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    return at < len(items) and items[at].lower in language.with_words
