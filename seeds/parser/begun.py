"""Deals that a sentence begins to tell and a later one makes whole: ``X has obtained a loan. The facility is of``."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.deal_nouns import deal_noun
from seeds.parser.drafts import Draft, names_in
from seeds.parser.findings import Attempt, Finding, finding_of
from seeds.parser.needs import has
from seeds.parser.negation import is_negated
from seeds.parser.participants import participants
from seeds.parser.prospects import LATER, may_begin
from seeds.parser.references import Discourse
from seeds.parser.segment import Sentence
from seeds.parser.tokens import Row
from seeds.vocabulary import Kind, Role, Side

_RAISED_BY = {
    Kind.FUNDING_ROUND: Role.TARGET,
    Kind.DEBT: Role.BORROWER,
    Kind.FUND: Role.MANAGER,
    Kind.CONTRACT: Role.SUPPLIER,
    Kind.CAPEX: Role.SPONSOR,
    Kind.ACQUISITION: Role.TARGET,
}
"""The kinds of deals that may be begun, and who must be named where they are."""
_OF_FUND = {Role.TARGET: Role.MANAGER, Role.LEAD_INVESTOR: Role.INVESTOR}
"""What the parties of a round are in a fund."""
_NEXT = 2
"""How many characters at most stand between a sentence and the next."""
_BLOCKS = 1
"""How many paragraphs behind its beginning a deal may be made whole."""
_REACH = 500
"""Within how many characters: a sentence or two, or a headline, a place and a date."""


def begun_in(
    text: str,
    sentence: Sentence,
    items: Row,
    attempts: Sequence[Attempt],
    told: Container[tuple[Kind, str]],
    discourse: Discourse,
    language: LanguageData,
) -> list[Finding]:
    """What a sentence tells of a purchase, or of money raised, where only the sum or the givers are missing.

    `told` are the kinds of deals told whole so far, each with who raised the money: ``This round`` is no further one.
    Who announces another deal in the same sentence announces no spending by that.
    """
    if not attempts:
        return []
    begun: dict[Kind, Draft] = {}
    drafts = (_as_sale(items, a.draft, discourse, language) for a in attempts if a.settled is None)
    whole = any(attempt.settled is not None for attempt in attempts)
    for draft in sorted(drafts, key=lambda draft: not draft.cue.verb):
        if whole and draft.cue.frame.kind is Kind.CAPEX:
            continue
        if _is_begun(items, draft, language) and not any(
            (draft.cue.frame.kind, name) in told for name in names_in(draft)
        ):
            begun.setdefault(draft.cue.frame.kind, draft)
    return [finding_of(text, sentence, items, draft, language) for draft in begun.values()]


def _as_sale(items: Row, draft: Draft, discourse: Discourse, language: LanguageData) -> Draft:
    """A draft of goods that are sold as one of a company that is, where it names one: ``X sells Y, a maker of``."""
    frame = draft.cue.frame
    other = language.frame(frame.otherwise) if frame.otherwise is not None else frame
    if frame.kind is not Kind.CONTRACT or other.kind is not Kind.ACQUISITION or other.subject is not Role.SELLER:
        return draft
    cue = replace(draft.cue, frame=other)
    parties = participants(items, cue, draft.stop, discourse, language)
    return replace(draft, cue=cue, parties=parties) if Role.TARGET in parties else draft


def _is_begun(items: Row, draft: Draft, language: LanguageData) -> bool:
    """Whether a draft names who raises the money, or is bought, and lacks nothing but that money and who gives it."""
    frame = draft.cue.frame
    raiser = _RAISED_BY.get(frame.kind)
    told = draft.parties.get(raiser, ()) if raiser is not None else ()
    told = told or (draft.parties.get(Role.SELLER, ()) if frame.kind is Kind.ACQUISITION else ())
    if not told or draft.money is not None or is_negated(items, draft.cue, language):
        return False
    if frame.kind is Kind.FUND and _says_what_it_is(items, draft.cue, language):
        return False
    later = LATER[frame.kind]
    return any(
        all(need in later or has(items, draft, need, language) for need in needs)
        for needs in frame.needs
        if may_begin(frame, needs)
    )


def _says_what_it_is(items: Row, cue: Cue, language: LanguageData) -> bool:
    """Whether a noun only tells what a house is, and no fund that it raises: ``X, un fonds émirati, participe``."""
    before = items[cue.first - 1].lower if cue.first > 1 and not cue.verb else ""
    apposed = before == "," and items[cue.first - 2].is_nominal
    return apposed or before in language.auxiliaries["be"]


def says_what(one: Finding, language: LanguageData) -> bool:
    """Whether the words of a cue say what is raised or signed, a loan, a round or an order, and not only that it is."""
    if one.kind is Kind.FUND or one.round is not None:
        return True
    if one.cue is None:
        return False
    words = {item.lower for item in one.items[one.cue.first + one.cue.verb : one.cue.last + 1]}
    nouns = {one.kind.value, Kind.FUND.value} if one.kind is Kind.FUNDING_ROUND else {one.kind.value}
    return any(nouns & language.priced_nouns.get(word, frozenset()) for word in words)


def nearer_begun(items: Row, begun: Sequence[Finding], findings: Sequence[Finding], language: LanguageData) -> bool:
    """Whether a deal that was only begun stands nearer than those told, and a sentence may tell its sum.

    ``X buys Y. Z has won its biggest order. The deal is worth $5m``: that of Z, unless its noun tells of a purchase.
    """
    if not begun:
        return False
    told = max(sentence.start for finding in findings for sentence in finding.sentences)
    near = [one for one in begun if one.sentence.start > told and says_what(one, language)]
    _, kinds = deal_noun(items, language) if near else (None, frozenset[str]())
    return any(not kinds or one.kind.value in kinds for one in near)


def made_whole(begun: Sequence[Finding]) -> list[Finding]:
    """Those begun deals to which a later sentence has added; of a purchase it must have told the buyer."""
    return [
        one
        for one in begun
        if len(one.sentences) > 1 and (one.kind is not Kind.ACQUISITION or Role.ACQUIRER in one.parties)
    ]


def still_open(begun: Sequence[Finding], sentence: Sentence) -> list[Finding]:
    """Those of which the next sentence may still tell; where one has been made whole, all have."""
    if not begun or made_whole(begun):
        return []
    near = sentence.end - _REACH
    return [one for one in begun if sentence.block - one.sentence.block <= _BLOCKS and one.sentence.end >= near]


def as_funds(findings: Sequence[Finding], begun: Sequence[Finding], language: LanguageData) -> None:
    """Make a fund of what a house was told to raise where a fund of its own is told of: ``X raises 600 million``.

    Either its name tells that it invests, or the sentence before says that it closed a fund, which has no sum yet.
    """
    funds = [one for one in (*findings, *begun) if one.kind is Kind.FUND]
    raisers = {name for one in funds for name in one.names(Side.PAYEE)}
    managers = {name for name in raisers if name.rpartition(" ")[2].casefold() in language.investor_forms}
    for finding in findings:
        raised = finding.kind is Kind.FUNDING_ROUND and finding.round is None
        house = finding.names(Side.PAYEE) & managers and not finding.names(Side.PAYER)
        if raised and (house or any(_is_sum_of(finding, fund) for fund in begun)):
            finding.kind = Kind.FUND
            finding.parties = {_OF_FUND.get(role, role): group for role, group in finding.parties.items()}
            finding.rules["kind"] = "the fund that its sentence, or the next, tells of"


def _is_sum_of(finding: Finding, fund: Finding) -> bool:
    """Whether what is raised is that of a fund which its house was told to have closed just before."""
    told = fund.kind is Kind.FUND and fund.cue is not None and fund.cue.size > 1 and finding.money is not None
    again = all(party.described or not party.name.start <= party.start for party in finding.parties[Role.TARGET])
    return (
        told
        and again
        and fund.names(Side.PAYEE) == finding.names(Side.PAYEE)
        and _follows(finding.sentence, fund.sentence)
    )


def _follows(sentence: Sentence, other: Sentence) -> bool:
    """Whether a sentence is the next one behind another."""
    return 0 <= sentence.start - other.end <= _NEXT
