"""Where a further verb or noun for a deal begins, whose objects are its own.

``borrowing from X and selling Y to Z``, ``a partnership with X and a loan from Y``.
"""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.items import Item
from seeds.parser.joined_nouns import joins_noun
from seeds.parser.prepositions import preposition_ending
from seeds.parser.word_classes import is_adverb
from seeds.vocabulary import Kind

_SIDE = 6
"""Within how many items words end that bring in a side: ``et le soutien renouvelé de``."""
_PARTS = {
    Kind.FUNDING_ROUND: frozenset({Kind.FUNDING_ROUND, Kind.INVESTMENT}),
    Kind.CONTRACT: frozenset({Kind.CONTRACT}),
}
"""The kinds of deals that several nouns may tell in parts, with the kinds of those nouns."""
_OBJECTS = frozenset({"name", "money", "percent", "reference"})
"""The kinds of items that may begin the object of a verb."""


def further_action(items: Sequence[Item], cue: Cue, stop: int, language: LanguageData) -> int:
    """Where before `stop` the next gerund or participle begins that is joined to that of a cue; else `stop`.

    So does one for a further deal that was done before or after: ``sells X to Y after selling Z``.
    """
    stop = next((at for at in range(cue.last + 2, stop) if _tells_before(items, cue, at, language)), stop)
    verb = items[cue.first].word
    if not cue.verb or cue.passive or cue.reduced or not (verb.is_gerund or verb.is_participle):
        return stop
    return next((at for at in range(cue.last + 2, stop) if _acts_alike(items, cue, at, language)), stop)


def further_noun(items: Sequence[Item], cue: Cue, stop: int, language: LanguageData) -> int:
    """Where before `stop` *and* joins a noun for a further deal to what stands behind a cue; else `stop`.

    One for a part of the same round or contract tells of no further deal: ``the support of X and the backing of Y``.
    """
    parts = _PARTS.get(cue.frame.kind, frozenset())
    ends = (at for at in range(cue.last + 2, stop) if joins_noun(items, at, language, but=parts))
    return next((at for at in ends if not _brings_in_side(items, at, cue, language)), stop)


def _tells_before(items: Sequence[Item], cue: Cue, at: int, language: LanguageData) -> bool:
    """Whether a further deal's verb tells what was done before or after that of a cue, whose object is told already.

    ``sells X to Y after selling Z``, ``is buying X, having already sold Y``.
    """
    having = items[at].lower in language.auxiliaries["have"] and items[at].word.is_gerund
    if not items[at].word.is_gerund:
        return False
    verb = next((i for i in range(at + having, len(items)) if not is_adverb(items[i], language)), at)
    before = next((i for i in range(at - 1, cue.last, -1) if not is_adverb(items[i], language)), cue.last)
    apart = items[before].lower == "," if having else items[before].lower in language.time_prepositions
    told = any(item.is_nominal for item in items[cue.last + 1 : before])
    return apart and told and items[verb].word.cue is not None


def _brings_in_side(items: Sequence[Item], at: int, cue: Cue, language: LanguageData) -> bool:
    """Whether *and* opens words that bring in a side of the same deal: ``et le soutien de X``."""
    told = (preposition_ending(items, end, language) for end in range(at + 2, min(len(items), at + _SIDE)))
    return any(words.startswith(f"{items[at].lower} ") and words in cue.frame.prepositions for words in told)


def _acts_alike(items: Sequence[Item], cue: Cue, at: int, language: LanguageData) -> bool:
    """Whether a verb of the form of a cue's stands there, a comma or *and* before it, and its object behind it."""
    verb, word = items[cue.first].word, items[at].word
    gerund = verb.is_gerund and word.is_gerund
    if items[at].kind != "word" or not (gerund or (verb.is_participle and word.is_participle)):
        return False
    joint = at - 1
    while joint > cue.last and (is_adverb(items[joint], language) or (gerund and _brings_in(items[joint], language))):
        joint -= 1
    if items[joint].lower not in language.coordinators and items[joint].lower != ",":
        return False
    return gerund or _has_object(items, at, language)


def _brings_in(item: Item, language: LanguageData) -> bool:
    """Whether a word may bring in a gerund: ``et en prenant``, ``and by taking``."""
    return item.lower in language.preposition_forms


def _has_object(items: Sequence[Item], verb: int, language: LanguageData) -> bool:
    """Whether what a participle is done to stands right behind it, an adverb between: ``et vendu sa filiale``."""
    at = verb + 1
    while at < len(items) and is_adverb(items[at], language):
        at += 1
    if at >= len(items):
        return False
    behind = items[at]
    told = behind.kind in _OBJECTS or behind.lower in language.determiners or behind.lower in language.possessives
    return told or (behind.kind == "word" and behind.text[0].isdigit())
