"""Who is named beside words for a side of a deal told before: ``The buyer, X, will pay``, ``Le vendeur est X``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.coordination import coordinated
from seeds.parser.findings import Finding
from seeds.parser.governors import DESCRIBES, governor
from seeds.parser.items import Item
from seeds.parser.names import PARTY_KINDS, NameMention
from seeds.parser.participants import Participant
from seeds.parser.segment import Sentence
from seeds.parser.subjects import subject_before
from seeds.parser.tokens import Row
from seeds.vocabulary import Role

_TOLD = 5
"""How many items behind words for the buyer his name may stand."""


def name_side(
    host: Finding,
    role: Role,
    items: Row,
    named: Sequence[int],
    sentence: Sentence,
    rule: str,
    language: LanguageData,
) -> None:
    """Give a deal the first of the named in a role, who must be none of its parties and no *of* of another.

    Those whom *and* joins to one who acts are given with him: ``X and Y paid``.
    """
    for index in named:
        hangs_on = governor(items, index, language)
        if hangs_on in {DESCRIBES, *language.numbers.of} or not _may_be(items[index], host):
            continue
        group = coordinated(items, index, len(items), language) if hangs_on == "" else [index]
        host.parties[role] = [
            Participant(value, items[i].start, items[i].end, rule)
            for i in group
            if _may_be(items[i], host) and isinstance(value := items[i].value, NameMention)
        ]
        if not host.told_in(sentence):
            host.sentences.append(sentence)
        return


def _may_be(item: Item, host: Finding) -> bool:
    """Whether a name is one that may take a side, and of none of a deal's parties."""
    name = item.value
    return isinstance(name, NameMention) and name.kind in PARTY_KINDS and name.name not in host.everyone()


def names_right_beside(items: Sequence[Item], start: int, end: int, language: LanguageData) -> list[int]:
    """The names right behind a phrase, and right before it, with a mark or a verb between at most.

    Behind it words may tell who the name is: ``L'acquéreur est le fonds américain X``.
    """
    behind = [i for i, item in enumerate(items) if item.start >= end][:_TOLD]
    acts = [items[i].word.is_finite and items[i].lower not in language.generic_nouns for i in behind]
    ends = (n for n, i in enumerate(behind) if n > 1 and (items[i].kind == "mark" or acts[n]))
    behind = behind[: next(ends, _TOLD)]
    before = [i for i, item in enumerate(items) if item.end <= start][-3:]
    if before and items[before[-1]].lower in language.advising_words:
        return []  # ``X advised the seller``
    beside = [i for i in (*behind, *reversed(before)) if items[i].kind == "name" and items[i].is_nominal]
    return beside or _told_to_be(items, start, language)


def _told_to_be(items: Sequence[Item], start: int, language: LanguageData) -> list[int]:
    """Who is said to be what a phrase tells: ``X, which owns Y, is seen as the likely buyer``."""
    at = next((i for i, item in enumerate(items) if item.start >= start), len(items))
    verb = at
    while verb > 0 and at - verb < _TOLD and items[verb - 1].kind == "word":
        verb -= 1
    if not any(item.lower in language.auxiliaries["be"] or item.word.is_finite for item in items[verb:at]):
        return []
    return [i for i in subject_before(items, verb, language) if items[i].kind == "name"]


def says_so(items: Sequence[Item], begin: int, name: int, language: LanguageData) -> bool:
    """Whether a verb between a place in the text and a name says that it only tells: ``ont postulé, indique X``."""
    told = (item.lower for item in items[:name] if item.start >= begin)
    tells = language.speech_verbs | language.telling_verbs | language.reporting_verbs
    return any(verb in tells for word in told for verb, _ in language.verb_forms.get(word, ()))
