"""A relative clause that only says who holds what is sold: ``les 30 % que X détenait dans Y``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item, Reference
from seeds.parser.word_classes import is_adverb

_HOLDER = 5
"""Within how many items from a relative its verb stands, and from the verb whoever holds, where that stands behind."""


def held_until(items: Sequence[Item], relative: int, language: LanguageData) -> int:
    """The last word of a relative clause that says who holds the shares told of before it; 0 where it is another.

    What the shares are of comes behind it, as it would without the clause.
    """
    if items[relative].lower not in language.object_relatives or not _tells_shares(items, relative - 1, language):
        return 0
    verb = relative + 1
    while verb < len(items) and not _holds(items[verb], language):
        if verb - relative > _HOLDER or items[verb].kind == "mark":
            return 0
        verb += 1
    if verb == len(items):
        return 0
    end = verb if verb > relative + 1 else _holder_behind(items, verb)
    while end and end + 1 < len(items) and is_adverb(items[end + 1], language):
        end += 1
    return end


def is_held(items: Sequence[Item], verb: int, language: LanguageData) -> bool:
    """Whether a verb is that of a relative clause that only says who holds what is told of before it."""
    before = range(verb - 1, max(0, verb - 1 - _HOLDER), -1)
    return any(held_until(items, at, language) >= verb for at in before)


def holder_of(items: Sequence[Item], relative: int, end: int) -> int | None:
    """Who is named as the holder by the clause from `relative` to `end`; None for a pronoun."""
    return next((i for i in range(relative, end + 1) if items[i].is_nominal and not _is_pronoun(items[i])), None)


def _tells_shares(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a share of a company, or a word for shares, stands there: ``les 30 %``, ``les titres``."""
    if at < 0:
        return False
    return items[at].kind == "percent" or (items[at].lower in language.stake_words and not items[at].word.is_finite)


def _holds(item: Item, language: LanguageData) -> bool:
    return item.kind == "word" and item.word.is_finite and item.lower in language.stake_words


def _holder_behind(items: Sequence[Item], verb: int) -> int:
    """Who holds, where it stands behind the verb: ``que détient encore le groupe X``."""
    told = range(verb + 1, min(len(items), verb + 1 + _HOLDER))
    at = next((i for i in told if items[i].is_nominal or items[i].kind == "mark"), 0)
    return at if at and items[at].is_nominal else 0


def _is_pronoun(item: Item) -> bool:
    return isinstance(item.value, Reference) and item.value.pronoun
