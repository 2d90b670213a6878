"""Signs that a finding shows, each named in words: what `seeds.parser.confidence` weighs for and against it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from seeds.parser.mentions import NameMention
from seeds.parser.money import Money
from seeds.parser.unsaid_targets import is_small
from seeds.vocabulary import Bound, Kind, Side, Stage, family_of

if TYPE_CHECKING:
    from seeds.parser.findings import Finding
    from seeds.parser.overview import Overview

_BESIDE = 3
"""How many items from a cue its sum still stands beside it."""
_MANY_WORDS = 2
"""How many further words of a cue are counted at most."""
_PAIR = 2
"""How many parties of a deal another one shares with it that is told of the same two."""
_USUAL, _LEAST, _MOST = 1_000, 100, 20_000
"""How many characters an article usually has, and the lengths beyond which it counts as no shorter or longer."""
_BUSINESS = 8
"""How many different words of business and known companies an article has that is surely on companies."""
_LONG = 1_500
"""From how many characters on an article has room for that many."""
_AMOUNTS = frozenset({"amount", "price"})
_QUOTES = '"“”«»'


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
    OFF_TOPIC = "few words of business for the length of the article"
    ROUND = "a funding round"
    INVESTMENT = "an investment"
    ACQUISITION = "an acquisition"
    FUND = "a fund"
    CONTRACT = "a contract"
    PARTNERSHIP = "a partnership"
    JOINT_VENTURE = "a joint venture"
    CAPEX = "a spending plan"
    IPO = "a listing"
    DEBT = "a loan"
    CONSIDERED = "considered"
    IN_TALKS = "in talks"
    ANNOUNCED = "announced"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    VERB = "cue is a verb"
    PASSIVE = "cue in the passive"
    CONDITIONAL = "cue in the conditional"
    GERUND = "cue in the gerund"
    SUM = "a sum"
    LARGE = "size of the sum"
    SHARE = "a share in percent"
    VALUED = "a valuation"
    SERIES = "the name of a round"
    PARTIES = "number of parties"
    PAYEES = "number of payees"
    PERSON = "a party is a person"
    ONE_WORD = "share of the parties with a name of one word"
    SMALL_LETTER = "a name begins with a small letter"
    RAREST = "how often the rarest party is named"
    COMMONEST = "how often the commonest party is named"
    TITLED = "share of the parties named in headings"
    SHARING = "number of other deals with one of its parties"
    RELATED = "share of the article's deals with one of its parties"
    BEFORE = "a deal of that sort with one of its parties told before"
    OTHER_KIND = "a deal of another sort between its parties"
    SAME_SUM = "another deal with the same sum"
    IN_SENTENCE = "number of other deals in the sentence"
    NAMES = "number of names in the sentence"
    SUMS = "number of sums in the sentence"
    SENTENCE = "length of the sentence"
    QUOTED = "quotation marks in the sentence"
    ITEM = "told in a list"
    DEPTH = "how far into the article it is told"


_OF_KIND = {
    Kind.FUNDING_ROUND: Sign.ROUND,
    Kind.INVESTMENT: Sign.INVESTMENT,
    Kind.ACQUISITION: Sign.ACQUISITION,
    Kind.FUND: Sign.FUND,
    Kind.CONTRACT: Sign.CONTRACT,
    Kind.PARTNERSHIP: Sign.PARTNERSHIP,
    Kind.JOINT_VENTURE: Sign.JOINT_VENTURE,
    Kind.CAPEX: Sign.CAPEX,
    Kind.IPO: Sign.IPO,
    Kind.DEBT: Sign.DEBT,
}
_OF_STAGE = {
    Stage.CONSIDERED: Sign.CONSIDERED,
    Stage.IN_TALKS: Sign.IN_TALKS,
    Stage.ANNOUNCED: Sign.ANNOUNCED,
    Stage.COMPLETED: Sign.COMPLETED,
    Stage.CANCELLED: Sign.CANCELLED,
}
_OF_TENSE = {
    "past": Sign.PAST,
    "infinitive": Sign.INFINITIVE,
    "conditional": Sign.CONDITIONAL,
    "gerund": Sign.GERUND,
}


def signs_of(finding: Finding, around: Overview, text: str) -> dict[Sign, float]:
    """The signs that a finding shows in its document, with how much there is of each, 1 where it may only be there."""
    told = (
        *_of_parties(finding),
        *_of_names(finding, around),
        *_of_others(finding, around),
        *_of_telling(finding),
        *_of_sentence(finding, around, text),
        *_of_cue(finding),
        *_of_sum(finding),
        *_of_article(around),
    )
    return {sign: float(much) for sign, much in told if much}


def _of_article(around: Overview) -> Iterable[tuple[Sign, float]]:
    length = min(_MOST, max(_LEAST, around.length))
    return (
        (Sign.DEALS, math.log1p(around.deals)),
        (Sign.LENGTH, math.log(length / _USUAL)),
        (Sign.OFF_TOPIC, _lack_of_business(around)),
    )


def _lack_of_business(around: Overview) -> float:
    """How far an article falls short of the words of business that one on companies has; a short one says little.

    One without any counts as if it had one, so that what is told clearly is not lost.
    """
    short = math.log((1 + _BUSINESS) / (1 + max(1, around.business)))
    return max(0.0, short) * min(1.0, around.length / _LONG)


def _of_parties(finding: Finding) -> Iterable[tuple[Sign, float]]:
    parties = [party for group in finding.parties.values() for party in group]
    pair = len(finding.names(Side.NEITHER)) >= _PAIR
    known = len([party for party in parties if party.name.known])
    return (
        (Sign.BOTH_SIDES, pair or {Side.PAYER, Side.PAYEE} <= finding.sides()),
        (Sign.KNOWN, known / max(1, len(parties))),
        (Sign.DESCRIBED, any(party.described for party in parties)),
        (Sign.LEFT_OUT, any(party.left_out for party in parties)),
        (Sign.PUBLIC, any(party.name.kind == "government" for party in parties)),
        (Sign.PERSON, any(party.name.kind == "person" for party in parties)),
        (Sign.PARTIES, math.log1p(len(finding.everyone()))),
        (Sign.PAYEES, math.log1p(len(finding.names(Side.PAYEE)))),
    )


def _of_names(finding: Finding, around: Overview) -> Iterable[tuple[Sign, float]]:
    names = finding.everyone()
    named = [around.named[name] for name in names] or [0]
    return (
        (Sign.ONE_WORD, len([name for name in names if " " not in name]) / max(1, len(names))),
        (Sign.SMALL_LETTER, any(name[:1].islower() for name in names)),
        (Sign.RAREST, math.log1p(min(named))),
        (Sign.COMMONEST, math.log1p(max(named))),
        (Sign.TITLED, len(names & around.titled) / max(1, len(names))),
    )


def _of_others(finding: Finding, around: Overview) -> Iterable[tuple[Sign, float]]:
    names, family = finding.everyone(), family_of(finding.kind)
    others = around.others(finding)
    alike = [family_of(other.kind) == family for other in others]
    before = any(here and other.cue_start < finding.cue_start for other, here in zip(others, alike, strict=True))
    between = any(
        not here and len(other.everyone() & names) >= _PAIR for other, here in zip(others, alike, strict=True)
    )
    return (
        (Sign.SHARING, math.log1p(len(others))),
        (Sign.RELATED, len(others) / around.deals),
        (Sign.BEFORE, before),
        (Sign.OTHER_KIND, between),
        (Sign.SAME_SUM, finding.money is not None and around.sums[finding.money.amount] > 1),
        (Sign.IN_SENTENCE, math.log1p(around.by_sentence[finding.sentence.start] - 1)),
    )


def _of_telling(finding: Finding) -> Iterable[tuple[Sign, float]]:
    yield _OF_KIND[finding.kind], 1
    if finding.stage in _OF_STAGE:
        yield _OF_STAGE[finding.stage], 1
    yield from (
        (Sign.DATE, finding.date is not None),
        (Sign.WORDED, finding.signalled),
        (Sign.TOLD_AGAIN, len({sentence.start for sentence in finding.sentences}) > 1),
        (Sign.HEADING, any(sentence.heading for sentence in finding.sentences)),
        (Sign.SHARE, finding.percent is not None),
        (Sign.VALUED, finding.valuation is not None),
        (Sign.SERIES, finding.round is not None),
    )


def _of_sentence(finding: Finding, around: Overview, text: str) -> Iterable[tuple[Sign, float]]:
    sentence = finding.sentence
    names = [item.value for item in finding.items if isinstance(item.value, NameMention)]
    sums = [item for item in finding.items if isinstance(item.value, Money)]
    return (
        (Sign.PLACE, any(name.kind == "place" for name in names)),
        (Sign.NAMES, math.log1p(len(names))),
        (Sign.SUMS, math.log1p(len(sums))),
        (Sign.SENTENCE, math.log1p(len(finding.items))),
        (Sign.QUOTED, any(mark in text[sentence.start : sentence.end] for mark in _QUOTES)),
        (Sign.ITEM, sentence.list_item),
        (Sign.DEPTH, math.log(max(_LEAST, sentence.start - around.start) / _USUAL)),
    )


def _of_cue(finding: Finding) -> Iterator[tuple[Sign, float]]:
    cue = finding.cue
    if cue is None:
        return
    starts = {party.start for group in finding.parties.values() for party in group}
    places = [i for i, item in enumerate(finding.items) if item.start in starts]
    steps = max((max(cue.first - i, i - cue.last, 0) for i in places), default=0)
    yield from (
        (Sign.CUE_WORDS, min(cue.size - 1, _MANY_WORDS)),
        (Sign.CUE_PLACE, cue.first / len(finding.items)),
        (Sign.VERB, cue.verb),
        (Sign.PASSIVE, cue.passive),
        (Sign.FAR, math.log1p(steps)),
    )
    if cue.tense in _OF_TENSE:
        yield _OF_TENSE[cue.tense], 1


def _of_sum(finding: Finding) -> Iterator[tuple[Sign, float]]:
    money, cue, items = finding.money, finding.cue, finding.items
    if money is None:
        yield Sign.UNUSED, any(beside.use in _AMOUNTS for beside in finding.sums)
        return
    yield Sign.SUM, 1
    yield Sign.LARGE, math.log10(1 + money.amount)
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
