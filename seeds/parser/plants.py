"""Plants of which words tell more, and whose they are: ``la future usine de X, dont le coût est de 5 millions``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.governors import DESCRIBES, governor
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention
from seeds.parser.phrases import SITE
from seeds.parser.prepositions import preposition_ending
from seeds.parser.roles import Arguments
from seeds.parser.word_classes import is_finite, is_noun

_TELLS = 8
"""How many items before a cue the relative or the comma may stand that begins what it tells of a plant."""
_PHRASE = 12
"""How many items the words for a plant may be, with whose it is and where it stands."""
_IN_RELATIVE = 6
"""How many items before a verb the relative may stand in which it tells what money was spent on."""
_OWNED = 4
"""How many items before a plant *its* may stand, and behind a verb before that."""


def described_plant(items: Sequence[Item], cue: Cue, language: LanguageData) -> int | None:
    """The plant before a relative, or a comma behind which words only tell what it costs, in which a cue stands."""
    opener = _opener(items, cue, language)
    if opener is None:
        return _fronted(items, cue, language)
    at = opener - 1
    while at > 0 and (items[at].lower == "," or items[at].lower in language.preposition_forms):
        at -= 1
    for index in range(at, max(-1, at - _PHRASE), -1):
        item = items[index]
        if _is_plant(items, index, language):
            return index
        if item.kind == "mark" or (item.kind == "word" and is_finite(item, language)):
            return None
    return None


def _opener(items: Sequence[Item], cue: Cue, language: LanguageData) -> int | None:
    """Where the words that a cue stands in begin to tell more of something: at a relative, or at a comma."""
    start = cue.group if cue.verb else cue.first
    relatives = language.relatives | language.genitive_relatives | language.object_relatives
    for index in range(start, max(0, start - _TELLS), -1):
        item = items[index]
        if item.lower in relatives:
            return index
        if item.lower == "," and not cue.verb:
            return index
        verb = item.kind == "word" and is_finite(item, language) and not is_noun(items, index, language)
        named = item.is_nominal and item.kind == "name"
        if item.lower in {";", ":"} or (index < start and (verb or named)):
            return None
    return None


def _fronted(items: Sequence[Item], cue: Cue, language: LanguageData) -> int | None:
    """The plant behind the comma that ends the words of a cue at the start: ``D'un coût de 5 M€, l'usine``."""
    if cue.verb or cue.first > 1:
        return None
    near = range(cue.last + 1, min(len(items), cue.last + _TELLS))
    comma = next((i for i in near if items[i].lower == ","), len(items))
    behind = range(comma + 1, min(len(items), comma + _TELLS))
    return next((i for i in behind if _is_plant(items, i, language)), None)


def _is_plant(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a word is one for a plant, or for what may be one and is told to be new: ``son futur site``."""
    new = index > 0 and items[index - 1].lower in language.first_words
    return items[index].lower in (language.facility_nouns if new else language.built_nouns)


def owner_of_described(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """Whose the plant is of which the words of a cue tell more, where they tell of nobody else who pays."""
    role = cue.frame.subject
    if role is None or role in found:
        return
    plant = cue.last if items[cue.last].lower in language.built_nouns else described_plant(items, cue, language)
    if plant is None:
        return
    for index in range(plant + 1, min(len(items), plant + _PHRASE)):
        item = items[index]
        if item.is_nominal and _may_own(items, index, plant, language):
            found[role] = [index]
            return
        if item.kind == "mark" or (item.kind == "word" and is_finite(item, language)):
            break
    for index in range(plant - 1, max(-1, plant - 1 - _OWNED), -1):
        value = items[index].value
        if isinstance(value, Reference) and value.role == "owner":
            found[role] = [index]
            return
        if preposition_ending(items, index, language):
            return


def _may_own(items: Sequence[Item], index: int, plant: int, language: LanguageData) -> bool:
    """Whether a name behind a plant is that of a company, right behind it or by *of*."""
    value = items[index].value
    if isinstance(value, NameMention) and value.kind in {"place", "person", "product"}:
        return False
    return index == plant + 1 or governor(items, index, language) in {*language.numbers.of, DESCRIBES}


def tells_in_relative(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a verb stands in a relative behind a preposition: ``la ligne pour laquelle X a investi 5 millions``."""
    near = range(max(1, cue.group - _IN_RELATIVE), cue.group if cue.verb else 0)
    return any(items[i].lower in language.relatives and preposition_ending(items, i - 1, language) for i in near)


def own_plant(items: Sequence[Item], cue: Cue, language: LanguageData) -> int | None:
    """Where a possessive stands behind a cue that makes a plant that of who spends: ``investis dans son usine``."""
    behind = range(cue.last + 1, min(len(items), cue.last + _OWNED))
    own = next((i for i in behind if items[i].lower in language.possessives), None)
    told = own is not None and any(SITE in item.word.stems for item in items[own + 1 : own + _OWNED])
    return own if told else None
