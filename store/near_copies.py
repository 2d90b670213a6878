"""Whether two texts are one that two outlets print: most of their runs of words are the same.

Case, punctuation, white space and line ends do not count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import TypeAlias

_RUN = 4
_ALIKE = 0.7
_TOLD_ALIKE = 0.75
_WORD = re.compile(r"\w+")

Words: TypeAlias = Sequence[str]
"""A text as its words, in the case in which they are compared."""

Runs: TypeAlias = Set[tuple[str, ...]]
"""Every four words in a row of a text, or all of them where there are less."""


def words_of(text: str) -> Words:
    """The words of a text."""
    return _WORD.findall(text.casefold())


def runs_of(words: Words) -> Runs:
    """What texts are compared by."""
    runs = set(zip(*(words[place:] for place in range(_RUN)), strict=False))
    return runs or ({tuple(words)} if words else set())


def tell_alike(one: Runs, other: Runs) -> bool:
    """Whether the passages that report a deal are the same but for a word or two, where the shorter one ends."""
    return not one.isdisjoint(other) and len(one & other) >= _TOLD_ALIKE * min(len(one), len(other))


def are_copies(one: Words, other: Words) -> bool:
    """Whether two texts are nearly the same, or the shorter one is nearly the beginning of the longer.

    A new beginning before an old text makes another text, as soon as it is long: that is how news goes on.
    """
    shorter, longer = sorted((one, other), key=len)
    runs = runs_of(shorter)
    return _alike(runs, runs_of(longer)) or _alike(runs, runs_of(longer[: len(shorter)]))


def _alike(one: Runs, other: Runs) -> bool:
    shared = len(one & other)
    return shared > 0 and shared >= _ALIKE * (len(one) + len(other) - shared)
