"""Signs that a finding shows, each named in words: what `seeds.parser.confidence` weighs for and against it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from seeds.parser.left_out import is_small
from seeds.parser.mentions import NameMention
from seeds.parser.tokens import Row
from seeds.vocabulary import Bound, Side

if TYPE_CHECKING:
    from seeds.parser.findings import Finding

_BESIDE = 3
"""How many items from a cue its sum still stands beside it."""
_MANY_WORDS = 2
"""How many further words of a cue are counted at most."""
_USUAL, _LEAST, _MOST = 1_000, 100, 20_000
"""How many characters an article usually has, and the lengths beyond which it counts as no shorter or longer."""
_AMOUNTS = frozenset({"amount", "price"})


class Sign(StrEnum):
    """What may speak for or against a finding; the value is the name in ``confidence.toml``."""

    BOTH_SIDES = "a party on every side"
    KNOWN = "share of the parties that are well known"
    DATE = "a date"
    WORDED = "words that tell the stage"
    TOLD_AGAIN = "told in a further sentence"
    HEADING = "told in a heading"
    PLACE = "a place named in the sentence"
    CUE_WORDS = "number of further words in the cue"
    CUE_PLACE = "how far behind in its sentence the cue stands"
    PAST = "cue in the past"
    INFINITIVE = "cue in the infinitive"
    FAR = "how far the farthest party stands from the cue"
    BESIDE = "sum beside the cue"
    ACROSS = "another verb between cue and sum"
    AT_LEAST = "sum is only a lower bound"
    SMALL = "sum is small"
    UNUSED = "no sum though the sentence has one"
    DESCRIBED = "a party is only described"
    LEFT_OUT = "a party is left out by the sentence"
    PUBLIC = "a party is a public body"
    DEALS = "number of deals in the article"
    LENGTH = "length of the article"


def signs_of(finding: Finding, deals: int, length: int) -> dict[Sign, float]:
    """The signs that a finding shows, with how much there is of each; 1 where it is only there or not.

    Its document tells so many deals in so many characters.
    """
    length = min(_MOST, max(_LEAST, length))
    found = {Sign.DEALS: math.log1p(deals), Sign.LENGTH: math.log(length / _USUAL)}
    for sign, much in (*_of_parties(finding), *_of_telling(finding), *_of_cue(finding), *_of_sum(finding)):
        if much:
            found[sign] = float(much)
    return found


def _of_parties(finding: Finding) -> Iterable[tuple[Sign, float]]:
    parties = [party for group in finding.parties.values() for party in group]
    pair = len(finding.names(Side.NEITHER)) > 1
    known = len([party for party in parties if party.name.known])
    return (
        (Sign.BOTH_SIDES, pair or {Side.PAYER, Side.PAYEE} <= finding.sides()),
        (Sign.KNOWN, known / max(1, len(parties))),
        (Sign.DESCRIBED, bool([party for party in parties if party.described])),
        (Sign.LEFT_OUT, bool([party for party in parties if party.left_out])),
        (Sign.PUBLIC, bool([party for party in parties if party.name.kind == "government"])),
    )


def _names_place(items: Row) -> bool:
    return bool([item for item in items if isinstance(item.value, NameMention) and item.value.kind == "place"])


def _of_telling(finding: Finding) -> Iterable[tuple[Sign, float]]:
    return (
        (Sign.DATE, finding.date is not None),
        (Sign.WORDED, finding.signalled),
        (Sign.TOLD_AGAIN, len({sentence.start for sentence in finding.sentences}) > 1),
        (Sign.HEADING, bool([sentence for sentence in finding.sentences if sentence.heading])),
        (Sign.PLACE, _names_place(finding.items)),
    )


def _of_cue(finding: Finding) -> Iterable[tuple[Sign, float]]:
    cue = finding.cue
    if cue is None:
        return ()
    starts = {party.start for group in finding.parties.values() for party in group}
    places = [i for i, item in enumerate(finding.items) if item.start in starts]
    steps = max((max(cue.first - i, i - cue.last, 0) for i in places), default=0)
    return (
        (Sign.CUE_WORDS, min(cue.size - 1, _MANY_WORDS)),
        (Sign.CUE_PLACE, cue.first / len(finding.items)),
        (Sign.PAST, cue.tense == "past"),
        (Sign.INFINITIVE, cue.tense == "infinitive"),
        (Sign.FAR, math.log1p(steps)),
    )


def _of_sum(finding: Finding) -> Iterator[tuple[Sign, float]]:
    money, cue, items = finding.money, finding.cue, finding.items
    if money is None:
        yield Sign.UNUSED, any(beside.use in _AMOUNTS for beside in finding.sums)
        return
    yield Sign.AT_LEAST, money.bound is Bound.AT_LEAST
    yield Sign.SMALL, is_small(money)
    if cue is None:
        return
    at = next((index for index in items.places("money") if items[index].value is money), None)
    if at is None:
        return
    within = cue.first <= at <= cue.last
    yield Sign.BESIDE, within or min(abs(at - cue.first), abs(at - cue.last)) <= _BESIDE
    between = items[cue.last + 1 : at] if at > cue.last else items[at + 1 : cue.first]
    yield Sign.ACROSS, any(item.kind == "word" and item.word.is_finite for item in between)
