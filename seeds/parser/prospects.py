"""Which cues may tell a deal at all, by what stands anywhere in their sentence: most of general news lacks something.

Whether one does is for `seeds.parser.needs` and the rest to say; here only what they could never find is left out.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seeds.language import Frame, LanguageData
from seeds.parser.cues import Cue
from seeds.parser.drafts import EQUITY
from seeds.parser.elsewhere import kinds_of
from seeds.parser.tokens import NAMING, ItemKind, Row
from seeds.vocabulary import Kind, Role

_KINDS: dict[str, ItemKind] = {
    "amount": "money",
    "close": "money",
    "ahead": "money",
    "counted": "money",
    "percent": "percent",
    "round": "round",
    "date": "date",
    "since": "date",
    "vehicle": "name",
}
"""What must have been recognised in a sentence for a need to be met."""
_SUMS = frozenset({"amount", "close", "round"})
LATER = {
    Kind.FUNDING_ROUND: _SUMS | {"investor", "lead_investor"},
    Kind.DEBT: _SUMS | {"lender"},
    Kind.FUND: _SUMS | {"investor"},
    Kind.CONTRACT: _SUMS | {"customer"},
    Kind.CAPEX: _SUMS,
    Kind.ACQUISITION: frozenset({"acquirer"}),
}
"""The kinds of deals that a sentence may begin and a later one make whole, and the needs that may be met there."""
_ROLES = frozenset(role.value for role in Role)


@dataclass(frozen=True, slots=True)
class _Prospect:
    """What a sentence must hold for a frame to find a deal: items of each of those kinds, a word of each of those sets.

    `named` says that somebody must be named or stood for; in a `context` the text must have told a spending plan.
    """

    kinds: frozenset[ItemKind]
    words: tuple[frozenset[str], ...] = ()
    named: bool = False
    context: bool = False


def worth_trying(items: Row, cues: list[Cue], language: LanguageData, *, after_capex: bool) -> list[Cue]:
    """Those of the cues that may find a deal or begin one, or lend something to those; none where there are none.

    Only in sentences without a sum can it be told. What others may take over are the sides of a deal of shares, and
    what parts them from a date.
    """
    if items.places("money"):
        return cues
    if not any(may_tell(items, cue, language, after_capex=after_capex) for cue in cues):
        return []
    if items.places("date"):
        return cues
    return [
        cue
        for cue in cues
        if not EQUITY.isdisjoint(kinds_of(cue, language)) or may_tell(items, cue, language, after_capex=True)
    ]


def may_tell(items: Row, cue: Cue, language: LanguageData, *, after_capex: bool) -> bool:
    """Whether a cue may tell a deal of its frame, or of one that is tried instead, in a sentence without a sum."""
    named = not NAMING.isdisjoint(items.kinds)
    for prospect in _prospects(cue.frame, language):
        holds = prospect.kinds <= items.kinds and (named or not prospect.named)
        if holds and (after_capex or not prospect.context) and all(map(items.has_any, prospect.words)):
            return True
    return False


def may_begin(frame: Frame, needs: Sequence[str]) -> bool:
    """Whether a deal may be begun that lacks some of what a frame needs.

    A plan that only says where money is spent is none, nor what goes on one told before: ``prévoit``.
    """
    return frame.context is None and not (frame.kind is Kind.CAPEX and "place" in needs)


@functools.cache
def _prospects(frame: Frame, language: LanguageData) -> tuple[_Prospect, ...]:
    """What a sentence may hold for a frame to find a deal, or for one that is tried instead."""
    return tuple(dict.fromkeys(_of(frame, language)))


def _of(frame: Frame, language: LanguageData) -> Iterator[_Prospect]:
    context = frame.context is not None
    words = _words(language)
    left_out = {frame.subject, Role.TARGET}
    for needs in frame.needs:
        kinds = frozenset(_KINDS[need] for need in needs if need in _KINDS)
        sides = {Role(need) for need in needs if need in _ROLES}
        yield _Prospect(kinds, tuple(words[need] for need in needs if need in words), not sides <= left_out, context)
        if frame.kind in LATER and may_begin(frame, needs):
            now = [need for need in needs if need not in LATER[frame.kind]]
            missing: set[ItemKind] = {"name"} if frame.kind is Kind.CONTRACT else set()
            told = tuple(words[need] for need in now if need in words)
            yield _Prospect(frozenset(missing.union(_KINDS[need] for need in now if need in _KINDS)), told)
    if frame.kind is Kind.ACQUISITION:
        yield _Prospect(frozenset({"name"}), context=context)
    if frame.kind is Kind.INVESTMENT:
        yield _Prospect(frozenset({"percent"}), context=context)
    if frame.otherwise is not None:
        yield from _of(language.frame(frame.otherwise), language)


@functools.cache
def _words(language: LanguageData) -> dict[str, frozenset[str]]:
    """The words of which a sentence must have one for a need to be met."""
    plants = language.built_nouns or language.facility_nouns
    return {
        "site": plants,
        "facility": plants | language.facility_nouns,
        "plant": plants | language.facility_nouns,
        "property": language.sold_nouns,
        "own": language.sold_nouns | language.part_nouns | language.property_nouns | language.firm_nouns,
        "work": language.work_nouns | language.goods_nouns,
        "contract": language.contract_words,
        "court": language.court_words,
        "financed": language.financing_words,
        "term": language.term_units,
        "together": language.together_words,
    }
