"""Deals as one sentence tells them: drafts that have all that their frame needs."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from seeds.language import Frame, LanguageData
from seeds.parser.buyers import generators_sell, makers_sell, public_buyer
from seeds.parser.cues import Cue, find_cues
from seeds.parser.dates import DateMention
from seeds.parser.drafts import (
    EQUITY,
    Draft,
    draft_at,
    held_by_another,
    listings,
    names_in,
    raised_by_target,
    same_investor,
    same_target,
    share_targets,
    through_rounds,
)
from seeds.parser.elsewhere import aside_of, is_made
from seeds.parser.items import Item, Percent, Round
from seeds.parser.left_out import names_no_target, supply
from seeds.parser.lenders import banks_lend
from seeds.parser.money import Money
from seeds.parser.names import NameMention
from seeds.parser.needs import has
from seeds.parser.negation import is_negated
from seeds.parser.parallel import several
from seeds.parser.participants import Participant, participants
from seeds.parser.prospects import worth_trying
from seeds.parser.references import Discourse
from seeds.parser.segment import Sentence
from seeds.parser.sharing import share_out
from seeds.parser.spending import builds_for_another, pays_for_another, spends, spends_after
from seeds.parser.stage import read_confirmation, read_stage
from seeds.parser.standins import stand_ins
from seeds.parser.tokens import Row
from seeds.parser.unnamed import has_unnamed_buyer, is_sold
from seeds.parser.vehicles import is_house, is_vehicle
from seeds.vocabulary import Confirmation, Kind, Role, Side, Stage, side_of

_INTO = 6
"""How many items behind a verb are looked at for what is invested in."""
_OPENING = 4
"""How many items words may have that open a sentence by summing up, with their comma."""
_WHOLE = 100
"""All of a company, in percent."""
_ROUNDS = 4
"""How often sums are shared out anew when a cue that held one turns out to find no deal."""


@dataclass
class Finding:
    """A deal found in one sentence, before it is held against the others of the document."""

    kind: Kind
    rule: str
    sentence: Sentence
    stage: Stage
    confirmation: Confirmation
    cue_start: int
    cue_end: int
    parties: dict[Role, list[Participant]]
    money: Money | None = None
    valuation: Money | None = None
    percent: Percent | None = None
    round: Round | None = None
    date: DateMention | None = None
    place: str | None = None
    cue: Cue | None = None
    """The cue as it stands in `items`; None where only set phrases tell of the deal."""
    items: Row = field(default_factory=Row)
    """The items of its sentence."""
    signalled: bool = False
    """Whether words tell the stage, such as "in talks", rather than the tense or the kind of deal alone."""
    when_past: Stage | None = None
    """The stage that such a deal has when it lies in the past."""
    joins: bool = False
    """Whether it tells of an investor who joins a round told of elsewhere."""
    holding: bool = False
    """Whether it only tells who owns what, so that it is kept only where it adds to a deal."""
    either: bool = False
    """Whether each of its sides might be the other, as of two that merge."""
    sums: tuple[Money, ...] = ()
    """All sums of its sentence: the deal's own may stand there in another currency too."""
    sentences: list[Sentence] = field(default_factory=list)
    rules: dict[str, str] = field(default_factory=dict)
    """For each field the rule that made it, in words."""

    def names(self, side: Side) -> set[str]:
        """The names on one side of the money."""
        return {p.name.name for role, group in self.parties.items() if side_of(role) is side for p in group}

    def sides(self) -> set[Side]:
        """The sides of the money on which somebody is named."""
        return {side_of(role) for role, group in self.parties.items() if group}

    def everyone(self) -> set[str]:
        """The names on any side."""
        return {p.name.name for group in self.parties.values() for p in group}


@dataclass(frozen=True, eq=False)
class Attempt:
    """A draft, and what became of it: settled with a frame whose needs are met, or None."""

    draft: Draft
    settled: Draft | None


def find_in_sentence(
    text: str,
    sentence: Sentence,
    items: Row,
    discourse: Discourse,
    language: LanguageData,
    *,
    after_capex: bool,
    attempts: list[Attempt],
    thorough: bool,
) -> list[Finding]:
    """The deals of one sentence; `after_capex` says that a spending plan was told shortly before.

    `attempts` takes every cue that was tried, for those who want to see why it holds or not; those that can find
    nothing are tried only where all is to be `thorough`.
    """
    cues = stand_ins(items, find_cues(items, language), language)
    tried = cues if thorough else worth_trying(items, cues, language, after_capex=after_capex)
    if not tried:
        return []
    names = (items[index].value for index in items.places("name"))
    place = next((name.name for name in names if isinstance(name, NameMention) and name.kind == "place"), None)
    drafts = [draft_at(items, cue, cues, discourse, language) for cue in tried]
    if len(drafts) > 1:
        through_rounds(items, drafts, language)
        same_investor(drafts)
        held_by_another(drafts)
        raised_by_target(drafts)
        same_target(items, drafts, language)
    capex = after_capex or any(spends(cue) for cue in cues)
    made = _settle_all(items, drafts, sentence, discourse, language, after_capex=after_capex, in_capex=capex)
    findings: list[Finding] = []
    settled = [attempt.settled for attempt in made if attempt.settled is not None]
    for draft in settled:
        if _yields(draft, settled) or builds_for_another(draft, settled) or _is_public_or_private(draft):
            continue
        if pays_for_another(draft, settled) or _tells_outcome(draft, settled) or _sums_up(items, draft, language):
            continue
        taken = {other.money.start for other in settled if other.money is not None and other is not draft}
        for one in several(items, draft, taken, language):
            finding = finding_of(text, sentence, items, one, language)
            finding.place = place
            findings.append(finding)
    _price_by_value(findings)
    attempts += made
    return findings


def _tells_outcome(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a gerund only tells what share one comes to by a purchase told before: ``, portant sa part à 75 %``."""
    cue = draft.cue
    told = cue.verb and cue.tense == "gerund" and cue.frame.kind is Kind.INVESTMENT
    if not told or draft.percent is None or draft.money is not None:
        return False
    return any(
        other.cue.first < cue.first and other.cue.frame.kind in EQUITY and names_in(other) & names_in(draft)
        for other in others
    )


def _price_by_value(findings: Sequence[Finding]) -> None:
    """What a sentence says that a company is worth is the price of its only takeover as a whole."""
    bought = [f for f in findings if f.kind is Kind.ACQUISITION]
    whole = len(bought) == 1 and (bought[0].percent is None or bought[0].percent.value == _WHOLE)
    if whole and bought[0].money is None:
        bought[0].money, bought[0].valuation = bought[0].valuation, None


def _yields(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether an accord, or a share held, is only the way to another deal of the sentence, told behind it."""
    if not draft.cue.frame.yields:
        return False
    return any(
        not other.cue.frame.yields and other.cue.first > draft.cue.first and names_in(other) & names_in(draft)
        for other in others
    )


def _is_public_or_private(draft: Draft) -> bool:
    """Whether no company takes part: a state that builds, or states or persons who are allies."""
    kinds = {p.name.kind for group in draft.parties.values() for p in group}
    public = kinds <= {"government", "regulator"} and draft.cue.frame.kind in {Kind.CAPEX, Kind.PARTNERSHIP}
    allies = draft.cue.frame.kind is Kind.PARTNERSHIP and kinds <= {"person", "government", "regulator"}
    return public or allies


def _settle_all(
    items: Row,
    drafts: list[Draft],
    sentence: Sentence,
    discourse: Discourse,
    language: LanguageData,
    *,
    after_capex: bool,
    in_capex: bool,
) -> list[Attempt]:
    """Every draft, settled or not; what those that do not hold had taken is shared out once more among the rest.

    `in_capex` says that a spending plan was told shortly before, or may be told in the sentence itself.
    """
    given_up: list[Attempt] = []
    if not in_capex:
        given_up = [Attempt(draft, None) for draft in drafts if draft.cue.frame.context == "capex"]
        drafts = [draft for draft in drafts if draft.cue.frame.context != "capex"]
    share_targets(drafts)
    spent: list[Money] = []
    for _ in range(_ROUNDS):
        share_out(items, drafts, spent, language)
        listings(items, drafts)
        tried = []
        spending = after_capex
        for draft in drafts:
            settled = _settle(items, draft, sentence, discourse, language, after_capex=spending)
            spending |= settled is not None and settled.cue.frame.kind is Kind.CAPEX
            tried.append(Attempt(draft, settled))
        lost = [
            attempt
            for attempt in tried
            if attempt.settled is None and attempt.draft.money is not None and attempt.draft.cue.frame.needs
        ]
        kept = [attempt.settled for attempt in tried if attempt.settled is not None]
        if not lost or (kept and all(draft.money is not None for draft in kept)):
            break
        given_up += lost
        spent += [a.draft.money for a in lost if a.draft.money is not None and spends_after(items, a.draft, drafts)]
        drafts = [attempt.draft for attempt in tried if attempt not in lost]
    return tried + [attempt for attempt in given_up if attempt not in tried]


def _settle(
    items: Row,
    draft: Draft,
    sentence: Sentence,
    discourse: Discourse,
    language: LanguageData,
    *,
    after_capex: bool,
) -> Draft | None:
    """The draft once its frame's needs are met, by the frame itself or by the one that it names otherwise."""
    if is_negated(items, draft.cue, language):
        return None
    while True:
        frame = draft.cue.frame
        supply(items, draft, sentence, discourse, language)
        context_holds = frame.context is None or (frame.context == "capex" and after_capex)
        if context_holds and any(all(has(items, draft, need, language) for need in needs) for needs in frame.needs):
            return draft
        if context_holds and (is_sold(items, draft, language) or has_unnamed_buyer(items, draft, language)):
            return draft
        last = frame.otherwise is None or _invests_in_anothers(items, draft, language)
        meant = _with_only_candidate(items, draft, discourse, language) if last and context_holds else None
        if meant is not None or frame.otherwise is None:
            return meant
        other = language.frame(frame.otherwise)
        if _sells_only_goods(items, draft, other, language):
            return None
        cue = replace(draft.cue, frame=other)
        draft = replace(draft, cue=cue, parties=participants(items, cue, draft.stop, discourse, language))


def _sums_up(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a sentence opens by summing up what was raised so far: ``In total, X has raised 30 million``."""
    raised = draft.cue.frame.kind is Kind.FUNDING_ROUND and draft.cue.verb and draft.cue.tense == "past"
    if not raised or len(items) < _OPENING or draft.round is not None:
        return False
    comma = next((i for i in range(1, _OPENING) if items[i].lower == ","), 0)
    return bool(comma) and " ".join(item.lower for item in items[:comma]) in language.total_phrases


def _sells_only_goods(items: Sequence[Item], draft: Draft, other: Frame, language: LanguageData) -> bool:
    """Whether somebody sells goods to nobody named, which is no sale of a firm: ``a deal to sell cloud services``."""
    sells = draft.cue.frame.subject is Role.SUPPLIER and other.kind is Kind.ACQUISITION
    return sells and Role.CUSTOMER not in draft.parties and has(items, draft, "goods", language)


def _with_only_candidate(
    items: Sequence[Item], draft: Draft, discourse: Discourse, language: LanguageData
) -> Draft | None:
    """The draft with the one company that can be meant where a share is bought of nobody named: ``takes a 20% stake``.

    That is the only other company of the sentence, or the one that the text is about. Where somebody invests in what is
    another's own, ``X said that Y invests in its business``, it is the one that is named first.
    """
    invests = draft.cue.verb and draft.cue.frame.kind is Kind.INVESTMENT and Role.INVESTOR in draft.parties
    anothers = _invests_in_anothers(items, draft, language)
    if not invests or Role.TARGET in draft.parties or (draft.percent is None and not anothers):
        return None
    if not anothers and names_no_target(items, draft.cue, language):
        return None
    taken = names_in(draft)
    others = {
        i.value.name: i.value
        for i in items
        if isinstance(i.value, NameMention) and i.value.kind == "company" and i.value.owner is None
    }
    free = [name for name in others.values() if name.name not in taken]
    topic = discourse.main or discourse.topic
    if not free and not anothers and topic is not None and topic.name not in taken and topic.kind == "company":
        free = [topic]
    if len(free) != 1:
        return None
    found = Participant(free[0], free[0].start, free[0].end, "the only company that can be meant", left_out=True)
    return replace(draft, parties={**draft.parties, Role.TARGET: [found]})


def _invests_in_anothers(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a sum goes into what belongs to somebody named before the investor: ``dans ses activités``."""
    if Role.INVESTOR not in draft.parties:
        return False
    behind = items[draft.cue.last + 1 : draft.cue.last + 1 + _INTO]
    words = [word for item in behind for word in item.lower.split()]
    invested = any(
        owner in language.possessives and noun in language.invested_nouns for owner, noun in itertools.pairwise(words)
    )
    first = next((item for item in items if isinstance(item.value, NameMention)), None)
    investor = min(party.start for party in draft.parties[Role.INVESTOR])
    return invested and first is not None and first.start < investor


def finding_of(text: str, sentence: Sentence, items: Row, draft: Draft, language: LanguageData) -> Finding:
    """The deal that a draft with all its frame needs tells, with its stage and who says so."""
    frame: Frame = draft.cue.frame
    told_by = draft.told_by or draft.cue
    stage = read_stage(text, items, told_by, language)
    confirmation, heard = read_confirmation(text, sentence, items.hints, stage.stage, draft.cue, language)
    valuation = _valuation(items, draft, language) if frame.kind in EQUITY else None
    kind, parties = _control(frame.kind, items, draft, language)
    if kind is Kind.CONTRACT:
        directed = generators_sell(items, draft.cue, parties, language)
        parties = public_buyer(makers_sell(items, draft.cue, directed, language))
    if kind is Kind.DEBT:
        parties = banks_lend(items, parties, language)
    sold = Role.TARGET in parties or Role.SELLER in parties
    if kind is Kind.ACQUISITION and not sold and len(parties.get(Role.ACQUIRER, ())) > 1:
        *buyers, last = parties[Role.ACQUIRER]
        parties = {**parties, Role.ACQUIRER: buyers, Role.TARGET: [last]}
    return Finding(
        kind=kind,
        rule=frame.id,
        sentence=sentence,
        stage=stage.stage,
        signalled=stage.signalled,
        confirmation=confirmation,
        cue=draft.cue,
        items=items,
        cue_start=items[draft.cue.first].start,
        cue_end=items[draft.cue.last].end,
        parties=parties,
        money=draft.money,
        valuation=valuation,
        percent=draft.percent,
        round=draft.round,
        date=draft.date,
        when_past=frame.past,
        joins=frame.recalls,
        holding=frame.holding and not (draft.date is not None and draft.date.since),
        either=frame.kind is Kind.ACQUISITION and frame.of is not None and frame.of is frame.subject,
        sums=tuple(sums_in(items)),
        sentences=[sentence],
        rules={"stage": stage.rule, "confirmation": heard, **_field_rules(draft, valuation)},
    )


def _field_rules(draft: Draft, valuation: Money | None) -> dict[str, str]:
    """The rules that gave a draft its figures, in words."""
    rules = {
        "amount": draft.money and "the nearest sum that no other cue claims",
        "valuation": valuation and "a sum that the words around make a valuation",
        "stake_pct": draft.percent and "the nearest share of a company",
        "round": draft.round and "the nearest round label",
        "date": draft.date and "the nearest date in the clause",
    }
    return {name: rule for name, rule in rules.items() if isinstance(rule, str)}


def sums_in(items: Row) -> list[Money]:
    """The sums of a sentence."""
    return [value for index in items.places("money") if isinstance(value := items[index].value, Money)]


def valuation_in(items: Row) -> Money | None:
    """The valuation that a sentence tells."""
    return next((money for money in sums_in(items) if money.use == "valuation"), None)


def _valuation(items: Row, draft: Draft, language: LanguageData) -> Money | None:
    """The valuation that a sentence tells of the payee: neither the payer's own nor that of what a merger makes."""
    payers = {p.start for role, group in draft.parties.items() if side_of(role) is Side.PAYER for p in group}
    for index in items.places("money"):
        money = items[index].value
        if not isinstance(money, Money) or money.use != "valuation":
            continue
        described = aside_of(items, index, draft.cue, language)
        of_payer = described is not None and items[described].start in payers
        made = draft.cue.frame.kind is Kind.ACQUISITION and is_made(items, index, draft.cue, language)
        if not of_payer and not made:
            return money
    return None


def _control(
    kind: Kind, items: Row, draft: Draft, language: LanguageData
) -> tuple[Kind, dict[Role, list[Participant]]]:
    """What the share and the parties make of a kind.

    A named investor's stake of half or more, or a controlling one, is an acquisition; a smaller one is an investment.
    What an investment house raises is a fund, and so is what is put into one.
    """
    share = draft.percent.value if draft.percent else None
    told = [item.lower for item in items[draft.cue.first : draft.cue.last + 2]]
    minority = not language.minority_words.isdisjoint(told)
    majority = not language.majority_words.isdisjoint(told) and not minority
    if kind is Kind.INVESTMENT and (majority if share is None else share >= 50):
        return Kind.ACQUISITION, _renamed(
            draft.parties, {Role.INVESTOR: Role.ACQUIRER, Role.LEAD_INVESTOR: Role.ACQUIRER}
        )
    if kind is Kind.ACQUISITION and not draft.cue.frame.merges and (minority if share is None else share < 50):
        return Kind.INVESTMENT, _renamed(draft.parties, {Role.ACQUIRER: Role.INVESTOR})
    raising = draft.parties.get(Role.TARGET, [])
    raised = any(is_vehicle(p.name.name, language) for p in raising)
    if kind is Kind.INVESTMENT and raised and Role.SELLER not in draft.parties:
        return Kind.FUND, _renamed(draft.parties, {Role.TARGET: Role.MANAGER})
    if kind is Kind.FUNDING_ROUND and raising and all(_raises_funds(items, p, draft, language) for p in raising):
        return Kind.FUND, _renamed(draft.parties, {Role.TARGET: Role.MANAGER})
    return kind, draft.parties


def _raises_funds(items: Row, party: Participant, draft: Draft, language: LanguageData) -> bool:
    """Whether a party is a house that raises funds of others: known as one, said to be, or so called by its last word.

    One that is only called so, ``X Capital``, may raise a round for itself where that has a label or investors.
    """
    at = next((i for i, item in enumerate(items) if item.start == party.start), None)
    own_round = draft.round is not None or any(side_of(role) is Side.PAYER for role in draft.parties)
    words = party.name.name.casefold().split()
    if len(words) > 1 and words[-1] in language.investor_forms and not own_round:
        return True
    return party.name.kind == "fund" or (at is not None and is_house(items, at, language))


def _renamed(parties: dict[Role, list[Participant]], roles: dict[Role, Role]) -> dict[Role, list[Participant]]:
    return {roles.get(role, role): group for role, group in parties.items()}
