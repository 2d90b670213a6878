"""The place, the day and the agency that open a report, ``LEEDS, Feb. 11 /Some Wire/ --``: none of them takes part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seeds.parser.mentions import NameMention
from seeds.parser.tokens import DASHES, Item

_WORDS = 12
"""How many words the place and the day of a dateline may have, and the name of its agency."""
_BRACKETS = {"(": ")", "/": "/"}


def dateline(words: Sequence[Item]) -> tuple[int, int]:
    """The span of the brackets or slashes in which a dateline names the agency; an empty one without.

    A dash ends it, ``LONDON (Some Wire) -``, or the day between slashes: ``LEEDS / Some Wire / May 2, 2025 /``.
    """
    opened = next((i for i, word in enumerate(words[:_WORDS]) if word.text in _BRACKETS), 0)
    if not opened or any(word.is_word and word.text[0].islower() for word in words[:opened]):
        return 0, 0
    closing = _BRACKETS[words[opened].text]
    ends = [i for i in range(opened + 1, min(len(words) - 1, opened + _WORDS)) if words[i].text == closing]
    if not ends:
        return 0, 0
    slashes = closing == "/" and len(ends) > 1
    return (words[opened].start, words[ends[0]].end) if slashes or words[ends[0] + 1].text in DASHES else (0, 0)


def in_dateline(name: NameMention, wired: tuple[int, int]) -> NameMention:
    """The name; in the brackets of a dateline it is an agency, and before them the place if it is in capitals."""
    if wired[0] <= name.start < wired[1]:
        return replace(name, kind="outlet")
    return replace(name, kind="place") if name.start < wired[0] and name.text.isupper() and not name.known else name
