"""Which share in percent of a sentence belongs to a cue."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.antecedents import antecedent_end
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.items import Item, Percent
from seeds.parser.tokens import Row
from seeds.parser.word_classes import is_adverb, is_object_pronoun, is_owning

NEAR = 14
"""How many items may stand between a cue and the share or the round label that belongs to it."""
_ANTECEDENT = 8
"""How many items before a relative the share may stand of which it tells more."""
_RISE = 3
"""How many items may stand between the two shares of ``from 20 percent to 60``."""


def nearest_share(items: Row, cue: Cue, others: Sequence[Cue], language: LanguageData) -> Percent | None:
    """The share nearest to a cue, in none of the others; of ``from 20 percent to 60`` it is the one that is reached."""
    if not items.places("percent"):
        return None
    told = _share_told_of(items, cue, language)
    if told is not None:
        return told
    shares = [(i, share) for i in items.places("percent") if isinstance(share := items[i].value, Percent)]
    free = [
        (i, share)
        for i, share in shares
        if cue.first <= i <= cue.last or not any(_is_share_of(items, i, other, cue, language) for other in others)
    ]
    end = clause_end(items, cue.last, language)
    stakes = [(i, share) for i, share in free if share.stake and i < end and not _is_held(items, i, cue, language)]
    best = min(stakes, key=lambda pair: steps(cue, pair[0]), default=None)
    if best is None or steps(cue, best[0]) > NEAR:
        return None
    rises_to = language.rises.get(items[best[0] - 1].lower) if best[0] else None
    reached = (share for i, share in shares if best[0] < i <= best[0] + _RISE and items[i - 1].lower == rises_to)
    return next(reached, best[1])


def _share_told_of(items: Sequence[Item], cue: Cue, language: LanguageData) -> Percent | None:
    """The share of which a relative tells more, whose deal it is too: ``the 30 % of X that Y sold to Z``."""
    end = antecedent_end(items, cue.group, language) if cue.verb and not cue.passive else None
    for back in range(end - 1, max(-1, end - 1 - _ANTECEDENT), -1) if end is not None else ():
        value = items[back].value
        if isinstance(value, Percent):
            return value if value.stake else None
        if items[back].kind == "mark" or items[back].word.is_finite:
            return None
    return None


def _is_share_of(items: Sequence[Item], index: int, other: Cue, cue: Cue, language: LanguageData) -> bool:
    """Whether a share is told with another deal: ``buys X, raises its stake in Y to 40% and sells Z``.

    The words for that have it among them, stand between it and the cue, or before it where the cue opens a new clause.
    """
    if other.first < index <= other.last:
        return True
    if min(index, cue.last) < other.first and other.last < max(index, cue.first):
        return True
    return other.last < index < cue.first and is_parted(items, index, cue, language)


def _is_held(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a share is what somebody is said to have already: ``X, qui détient 40 % de Y, acquiert``.

    So it is where a further verb tells what is bought: ``X holds 20 % of Y and plans to buy it``.
    """
    back = index - 1
    while back > 0 and (is_adverb(items[back], language) or items[back].lower in language.determiners):
        back -= 1
    holds = back > 0 and items[back].word.is_finite and is_owning(items[back], language)
    apart = not cue.first <= back <= cue.last
    before = back - 1 - (back > 1 and is_object_pronoun(items[back - 1]))  # ``qui en détenait 20 %``
    further = any(item.lower == "," or item.lower in language.coordinators for item in items[index : cue.first])
    return holds and apart and (further or items[before].lower in language.relatives)


def is_parted(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a comma or *and* parts a sum from a verb behind it: ``rachète X pour 3 millions et compte ouvrir``."""
    return any(item.lower == "," or item.lower in language.coordinators for item in items[index + 1 : cue.first])


def steps(cue: Cue, index: int) -> int:
    """How many items there are from the nearer end of a cue to a place; 0 within it."""
    return 0 if cue.first <= index <= cue.last else min(abs(index - cue.first), abs(index - cue.last))
