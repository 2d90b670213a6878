"""Short forms inside one document: "Schneider" after "Schneider Electric", and initials in brackets after a name.

A function of the document alone. Nothing is concluded from likeness: the longer name has to stand in the same document
before the shorter one, there must be no second candidate, and a deal that names both beside each other tells them
apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from seeds.vocabulary import CompanyKind
from store.companies import Resolver

SAME = "the first words of a longer name before it"
SURNAME = "the last words of a person's name before it"
INITIALS = "initials in brackets after the name"
APART = "another company: one deal names both"

_SHORTEST = 2
"""Letters that a short form has at least."""


class Printed(NamedTuple):
    """A place where a document prints a name."""

    name: str
    kind: str
    start: int
    end: int


class ShortForm(NamedTuple):
    """What a document shows of two names, as they are compared; `rule` is `APART` when they are two companies."""

    key: str
    long_key: str
    kind: str
    rule: str


@dataclass(slots=True)
class _Name:
    """A name of a document: what it is taken for, where it first stands by itself, and first below the headline."""

    key: str
    kind: str
    first: int
    below: int | None


def short_forms(
    text: str, printed: Sequence[Printed], casts: Iterable[Sequence[str]], resolver: Resolver
) -> list[ShortForm]:
    """The short forms of a document; `casts` are the names of the parties of each of its reports."""
    names = _names(text, printed, resolver)
    initials = _initials(text, printed, resolver)
    found = _told_apart(names, casts, resolver)
    apart = {form.key for form in found}
    longer = _longer_names(names.values())
    for name in sorted(names.values(), key=lambda name: (-len(name.key), name.key)):
        if resolver.knows(name.key) or name.key in apart or len(name.key) < _SHORTEST:
            continue
        rule = SURNAME if name.kind == CompanyKind.PERSON else SAME
        meant = {other.key for other in longer.get((name.kind, name.key), ()) if _is_before(other, name)}
        if name.key in initials:
            meant, rule = {initials[name.key]}, INITIALS
        targets = {_followed(key, found) for key in meant}
        if len(targets) == 1:
            (target,) = targets
            found.append(ShortForm(name.key, target, names[target].kind, rule))
    return sorted(found)


def meanings(forms: Iterable[ShortForm]) -> dict[str, str]:
    """What the short names of a document are short for there."""
    return {form.key: form.long_key for form in forms if form.rule != APART}


def _names(text: str, printed: Iterable[Printed], resolver: Resolver) -> dict[str, _Name]:
    body = text.find("\n") + 1
    names: dict[str, _Name] = {}
    end = 0
    for place in sorted(printed, key=lambda place: (place.start, -place.end, place.name)):
        if place.end < end:
            continue
        end = place.end
        key = resolver.key(place.name)
        name = names.setdefault(key, _Name(key, place.kind, place.start, None))
        if name.below is None and place.start >= body:
            name.below = place.start
    return names


def _told_apart(names: Mapping[str, _Name], casts: Iterable[Sequence[str]], resolver: Resolver) -> list[ShortForm]:
    """Names that one deal has beside longer ones."""
    parties = [{resolver.key(name) for name in cast} for cast in casts]
    pairs = {(one, other) for cast in parties for one in cast for other in cast if other.startswith(f"{one} ")}
    kinds = {key: name.kind for key, name in names.items()}
    return [ShortForm(one, other, kinds.get(other, CompanyKind.COMPANY.value), APART) for one, other in sorted(pairs)]


def _longer_names(names: Iterable[_Name]) -> dict[tuple[str, str], list[_Name]]:
    """Under each kind and key the names of that kind that are the same with more words.

    Of a person the last words are the shorter name, of all others the first.
    """
    found: dict[tuple[str, str], list[_Name]] = {}
    for name in names:
        words = name.key.split(" ")
        for count in range(1, len(words)):
            short = words[-count:] if name.kind == CompanyKind.PERSON else words[:count]
            found.setdefault((name.kind, " ".join(short)), []).append(name)
    return found


def _is_before(other: _Name, name: _Name) -> bool:
    """Whether a longer name stands before the short one; a headline may shorten what the text then says in full."""
    return name.below is None or other.first < name.below


def _followed(key: str, forms: Iterable[ShortForm]) -> str:
    return meanings(forms).get(key, key)


def _initials(text: str, printed: Iterable[Printed], resolver: Resolver) -> Mapping[str, str]:
    """Names that stand in brackets right after a name whose initials they are."""
    ends: dict[int, str] = {}
    for place in sorted(printed, key=lambda place: (place.start, place.name)):
        ends.setdefault(place.end, place.name)
    found: dict[str, str] = {}
    for place in sorted(printed, key=lambda place: (place.start, place.name)):
        name = ends.get(place.start - 2) if text[place.start - 2 : place.start] == " (" else None
        if name is not None and text[place.end : place.end + 1] == ")" and _are_initials(place.name, name):
            found.setdefault(resolver.key(place.name), resolver.key(name))
    return found


def _are_initials(short: str, name: str) -> bool:
    """Whether the capitals of a name, in order, make the short form."""
    capitals = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
    return len(short) >= _SHORTEST and short.replace(".", "") == capitals
