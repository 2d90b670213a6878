"""Names of a text that are one name, spelt in more ways than one: ``Quillmere`` and ``Quillmere.com``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_DOMAIN = re.compile(r"(?<=\w{3})\.(?:com|net|org|co|io|ai|fr|eu)$", re.IGNORECASE)
"""What an address on the web ends in."""
_LONG = 8
"""How many letters a word has at least in which a letter may be left out by mistake."""
_ENDS = 3
"""How many letters at either end of a name stay as they are in such a mistake."""
_LONGEST = 60
"""A longer name is not looked through for such a mistake."""


def other_spellings(names: Mapping[str, tuple[tuple[str, ...], int]]) -> dict[str, str]:
    """For each name that is spelt otherwise too the spelling that the text uses most, given its words and how often.

    Of two that it uses as often it is the one that comes first in `names`.

    An address on the web is the name before it, an *s* at the end is none of the name's, and one letter may have been
    left out of a long word.
    """
    alike: dict[str, list[str]] = {}
    for name, (words, _) in names.items():
        alike.setdefault(_key(words), []).append(name)
    groups = [*alike.values(), *_misspelt(alike)]
    place = {name: at for at, name in enumerate(names)}
    found: dict[str, str] = {}
    for group in groups:
        most = min(group, key=lambda name: (-names[name][1], place[name]))
        found.update({name: most for name in group if name != most})
    return {name: found.get(most, most) for name, most in found.items()}


def _key(words: tuple[str, ...]) -> str:
    bare = _DOMAIN.sub("", " ".join(words))
    return (bare[:-1] if bare.endswith("s") and len(bare) > _LONG else bare).casefold()


def _misspelt(alike: Mapping[str, list[str]]) -> list[list[str]]:
    """The names of which one is the other without one letter of a long word."""
    pairs = ((short, long) for long in alike if len(long) <= _LONGEST for short in _without_letter(long))
    return [[*alike[short], *alike[long]] for short, long in pairs if short in alike]


def _without_letter(name: str) -> Iterator[str]:
    """A name without each of its letters that may be left out by mistake; a number has none."""
    if len(name) < _LONG or any(c.isdigit() for c in name):
        return
    at = 0
    for word in name.split(" "):
        inside = range(max(at, _ENDS), min(at + len(word), len(name) - _ENDS)) if len(word) >= _LONG - 1 else ()
        yield from (name[:letter] + name[letter + 1 :] for letter in inside)
        at += len(word) + 1
