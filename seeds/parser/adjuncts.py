"""Words that open a sentence before its subject, and say when, how or who tells it: ``In March, Spain ordered``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.tokens import Item

_ADJUNCT = 12
"""How many words such an opening has at most up to its comma."""


def head_of(words: Sequence[Item], language: LanguageData) -> int:
    """The index of the first word behind what opens a sentence: ``On Monday, according to X, a Leeds brewer``."""
    head = 0
    while (comma := _comma(words, head)) and _is_adjunct(words[head:comma], language):
        head = comma + 1
    return head


def _comma(words: Sequence[Item], begin: int) -> int:
    """Where the comma stands that may end an opening, or 0."""
    return next((i for i in range(begin + 1, min(len(words) - 1, begin + 1 + _ADJUNCT)) if words[i].lower == ","), 0)


def _is_adjunct(part: Sequence[Item], language: LanguageData) -> bool:
    """Whether words up to a comma are a preposition with what it brings in, an adverb or a time: ``Last year``."""
    opener = part[0].lower
    if any(not word.is_word for word in part):
        return False
    when = opener in language.adverbs or opener in language.dates.weekdays
    brings_in = opener in language.preposition_starts or language.contractions.get(opener) in language.preposition_forms
    lasts = any(word.lower in language.dates.lengths for word in part[1:]) and not any(w.is_capital for w in part[1:])
    return when or brings_in or lasts
