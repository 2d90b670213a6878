"""Names that stand between commas beside a description, and so are what it means: ``son rival allemand, X, pour``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.descriptions import tells_bare
from seeds.parser.governors import VERB, governor
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention
from seeds.parser.roles import Arguments
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Role

_CLOSING = frozenset({",", ".", ";", ":"})
_DESCRIBED = 12
"""How many items a description may have up to the comma that closes it."""
_CALLED = 8
"""How many items from a comma to a name may tell what is called so: ``Its owner, the Swedish pension fund X``."""
_APPOSED = 5
"""How many items a description may have up to the comma before its name."""


def named_beside(items: Sequence[Item], index: int, language: LanguageData) -> NameMention | None:
    """The name that a description between commas describes, before it or behind it."""
    return _named_behind(items, index, language) or _named_before(items, index, language)


def _named_before(items: Sequence[Item], index: int, language: LanguageData) -> NameMention | None:
    """The name that an apposition describes: ``X, le géant de la logistique, va racheter``.

    The description is closed by a comma before any verb; what only opens the sentence, ``Selon X, le groupe``, is none.
    Of the object of a verb it may tell too: ``buys X, the dairy owned by Y``.
    """
    before = items[index - 2] if index >= 2 and items[index - 1].lower == "," else None
    name = before.value if before is not None and before.is_nominal else None
    hangs_on = governor(items, index - 2, language) if isinstance(name, NameMention) else ""
    if not isinstance(name, NameMention) or name.kind != "company" or hangs_on not in {"", VERB}:
        return None
    for at, item in enumerate(items[index + 1 : index + _DESCRIBED], index + 1):
        if item.lower == "," and hangs_on == "":
            return name
        done_to = item.word.is_verb_form and at + 1 < len(items) and items[at + 1].lower in language.agents
        if done_to and hangs_on == VERB:
            return name
        described = isinstance(item.value, Reference) and not item.value.pronoun  # ``X, la société du groupe,``
        if not (described or item.kind in {"word", "name"}) or is_finite(item, language):
            return None
    return None


def _named_behind(items: Sequence[Item], index: int, language: LanguageData) -> NameMention | None:
    """The name that an apposition gives to a description: ``racheter son concurrent allemand, Y, pour``."""
    comma = next((i for i in range(index + 1, min(len(items), index + _APPOSED)) if items[i].lower == ","), None)
    if comma is None or comma + 2 >= len(items):
        return None
    at = comma + 1
    if items[at].kind == "word":
        name = next((i for i in range(at, min(len(items), at + _APPOSED)) if items[i].kind != "word"), at)
        told = items[at].lower in language.definites or (name > at and tells_bare(items, comma, name, language))
        at = name if told else at
    if at + 1 >= len(items) or items[at + 1].lower not in _CLOSING:
        return None
    between = [*items[index + 1 : comma], *items[comma + 1 : at]]
    plain = all(i.kind == "word" and not is_finite(i, language) for i in between)
    value = items[at].value
    fits = isinstance(value, NameMention) and value.kind == "company" and items[at].is_nominal
    return value if plain and fits and isinstance(value, NameMention) else None


def called_owner(items: Sequence[Item], name: int, language: LanguageData) -> int | None:
    """Where the words stand that call a name somebody's owner: ``Its owner, the fund X, has accepted a bid from Y``."""
    comma = next((i for i in range(name - 1, max(0, name - _CALLED), -1) if items[i].lower == ","), 0)
    value = items[comma - 1].value if comma else None
    owner = isinstance(value, Reference) and not value.pronoun
    owner &= items[comma - 1].lower.rpartition(" ")[2] in language.related_nouns
    return comma - 1 if owner and items[comma - 1].start == items[0].start else None


def names_own_part(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name behind a comma or in a bracket is what a part of one's own is called: ``sa branche jouets, X``."""
    if items[index].kind != "name" or not items[index].is_nominal or items[index - 1].lower not in {",", "("}:
        return False
    part = False
    for back in range(index - 2, max(-1, index - 2 - _APPOSED), -1):
        item = items[back]
        if item.lower in language.possessives:
            return part
        own = any(item.lower in nouns for nouns in (language.part_nouns, language.property_nouns))
        own |= item.lower in language.generic_nouns
        if item.is_nominal or item.kind == "mark" or (is_finite(item, language) and not own):
            return False
        part |= own
    return False


def named_part(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``rachète la filiale italienne de X, Y, pour``: the part of a company that is named behind it, whose X sells."""
    bought = found.get(Role.TARGET, [])
    if len(bought) != 1 or bought[0] < cue.last:
        return
    owner = bought[0]
    named = owner + 2
    if named + 1 >= len(items) or items[owner + 1].lower != "," or items[named + 1].lower not in _CLOSING:
        return
    words = items[max(cue.last + 1, owner - _APPOSED) : owner]
    part = next((item for item in words if item.lower in language.part_nouns), None)
    of = items[owner - 1].lower in language.numbers.of
    if part is None or not of or items[named].kind != "name" or not items[named].is_nominal:
        return
    found[Role.TARGET] = [named]
    found.setdefault(Role.SELLER, [owner])
