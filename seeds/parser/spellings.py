"""Names of a text that are one name, spelt in more ways than one: ``Quillmere`` and ``Quillmere.com``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping

_DOMAIN = re.compile(r"(?<=\w{3})\.(?:com|net|org|co|io|ai|fr|eu)$", re.IGNORECASE)
"""What an address on the web ends in."""
_LONG = 8
"""How many letters a word has at least in which a letter may be left out by mistake."""
_ENDS = 3
"""How many letters at either end of a word stay as they are in such a mistake."""


def other_spellings(names: Mapping[str, tuple[tuple[str, ...], int]]) -> dict[str, str]:
    """For each name that is spelt otherwise too the spelling that the text uses most, given its words and how often.

    An address on the web is the name before it, an *s* at the end is none of the name's, and one letter may have been
    left out of a long word.
    """
    alike: dict[str, list[str]] = {}
    for name, (words, _) in names.items():
        alike.setdefault(_key(words), []).append(name)
    groups = [*alike.values(), *_misspelt(alike)]
    found: dict[str, str] = {}
    for group in groups:
        most = max(group, key=lambda name: names[name][1])
        found.update({name: most for name in group if name != most})
    return {name: found.get(most, most) for name, most in found.items()}


def _key(words: tuple[str, ...]) -> str:
    bare = _DOMAIN.sub("", " ".join(words))
    return (bare[:-1] if bare.endswith("s") and len(bare) > _LONG else bare).casefold()


def _misspelt(alike: Mapping[str, list[str]]) -> list[list[str]]:
    """The names of which one is the other with one letter less."""
    near: dict[tuple[str, str], list[str]] = {}
    for key in alike:
        if len(key) >= _LONG - 1:
            near.setdefault((key[:_ENDS], key[-_ENDS:]), []).append(key)
    pairs = (pair for keys in near.values() for pair in itertools.combinations(keys, 2))
    return [[*alike[one], *alike[other]] for one, other in pairs if _drops_letter(one, other)]


def _drops_letter(one: str, other: str) -> bool:
    """Whether one of two names is the other without one letter of a long word."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1 or long.count(" ") != short.count(" "):
        return False
    parted = next((pair for pair in zip(short.split(), long.split(), strict=True) if pair[0] != pair[1]), None)
    if parted is None or len(parted[1]) < _LONG - 1 or any(c.isdigit() for c in long):
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
