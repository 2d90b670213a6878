"""Deals found in one sentence, each made of a draft that has all that its frame needs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from seeds.language import Frame, LanguageData
from seeds.parser.buyers import directed
from seeds.parser.control import MOST, as_buyers, completes, is_minority, owns_most
from seeds.parser.cues import Cue
from seeds.parser.dates import DateMention
from seeds.parser.drafts import EQUITY, Draft
from seeds.parser.elsewhere import aside_of, is_made, is_worth, is_worth_of_shares
from seeds.parser.items import Percent, Round
from seeds.parser.lenders import banks_lend, investors_buy, investors_give, sells_debt
from seeds.parser.money import Money
from seeds.parser.participants import Participant
from seeds.parser.segment import Sentence
from seeds.parser.stage import Span, read_confirmation, read_stage
from seeds.parser.tokens import Row
from seeds.parser.unsaid_targets import is_earlier
from seeds.parser.vehicles import is_house, is_vehicle, owns_vehicle, serves_vehicle
from seeds.vocabulary import Confirmation, Kind, Role, Side, Stage, side_of

_SOLD = frozenset({Kind.FUNDING_ROUND, Kind.IPO})
"""Kinds by which a company sells securities, of which bonds are one."""


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
    places: frozenset[str] = frozenset()
    cue: Cue | None = None
    """The cue as it stands in `items`; None where only set phrases tell of the deal."""
    items: Row = field(default_factory=Row)
    """The items of its sentence."""
    stage_span: Span | None = None
    """The words, or the verb, that tell the stage."""
    confirmation_span: Span | None = None
    """The words that tell who says so."""
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
    _starts: set[int] = field(default_factory=set, repr=False)
    """Where its sentences begin, as many of them as were counted."""
    _counted: int = field(default=0, repr=False)

    @property
    def merges_alike(self) -> bool:
        """Whether it tells of two that merge and nothing says which of them buys the other."""
        return self.either and self.cue is not None and self.cue.frame.merges

    def tell_stage(self, stage: Stage, rule: str, span: Span | None = None) -> None:
        """Take a stage by a rule, and the words that tell it."""
        self.stage, self.rules["stage"], self.stage_span = stage, rule, span

    def told_in(self, sentence: Sentence) -> bool:
        """Whether a sentence is one of its own, of which a deal that a long text repeats has thousands."""
        if self._counted < len(self.sentences):
            self._starts.update(own.start for own in self.sentences[self._counted :])
            self._counted = len(self.sentences)
        return sentence.start in self._starts

    def names(self, side: Side) -> set[str]:
        """The names on one side of the money."""
        return {p.name.name for role, group in self.parties.items() if side_of(role) is side for p in group}

    def named_as(self, role: Role) -> set[str]:
        """The names in one role."""
        return {p.name.name for p in self.parties.get(role, ())}

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


def finding_of(text: str, sentence: Sentence, items: Row, draft: Draft, language: LanguageData) -> Finding:
    """The deal that a draft with all its frame needs tells, with its stage and who says so."""
    frame: Frame = draft.cue.frame
    told_by = draft.told_by or draft.cue
    stage = read_stage(text, items, told_by, language)
    confirmation, heard, heard_in = read_confirmation(text, sentence, items, stage.stage, draft.cue, language)
    valuation = _valuation(items, draft, language) if frame.kind in EQUITY else None
    if valuation is not None and draft.money is None and is_worth_of_shares(items, valuation, draft.cue, language):
        draft, valuation = replace(draft, money=valuation), None
    kind, parties = _control(frame.kind, items, draft, language)
    if kind is Kind.CONTRACT:
        parties = directed(items, draft.cue, parties, language)
    if kind is Kind.FUNDING_ROUND:
        parties = investors_give(items, parties, language)
    if kind is Kind.DEBT:
        parties = banks_lend(items, parties, language)
    if kind is Kind.ACQUISITION and not frame.merges:
        parties = investors_buy(items, parties, language)
    sold = Role.TARGET in parties or Role.SELLER in parties
    if kind is Kind.ACQUISITION and frame.merges and not sold and len(parties.get(Role.ACQUIRER, ())) > 1:
        *buyers, last = parties[Role.ACQUIRER]
        parties = {**parties, Role.ACQUIRER: buyers, Role.TARGET: [last]}
    return Finding(
        kind=kind,
        rule=frame.id,
        sentence=sentence,
        stage=stage.stage,
        stage_span=stage.span,
        signalled=stage.signalled,
        confirmation=confirmation,
        confirmation_span=heard_in,
        cue=draft.cue,
        items=items,
        cue_start=items[draft.cue.first].start,
        cue_end=items[draft.cue.last].end,
        parties=parties,
        money=draft.money,
        valuation=valuation,
        percent=draft.percent if frame.kind in EQUITY else None,
        round=draft.round,
        date=draft.date,
        when_past=frame.past,
        joins=frame.recalls and frame.kind is not Kind.DEBT and not is_earlier(items, draft.cue, language),
        holding=frame.holding and not (draft.date is not None and draft.date.since),
        either=frame.kind is Kind.ACQUISITION and frame.of is not None and frame.of is frame.subject,
        sums=(*sums_in(items), *items.sums_again),
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
        if not isinstance(money, Money):
            continue
        worth = money.use in {"amount", "price"} and is_worth(items, index, draft.cue, language)
        if money.use != "valuation" and not worth:
            continue
        described = aside_of(items, index, draft.cue, language)
        of_payer = described is not None and items[described].start in payers
        of_payer |= _opens_before(items, index, payers)
        made = draft.cue.frame.kind is Kind.ACQUISITION and is_made(items, index, draft.cue, language)
        if not of_payer and not made:
            return money
    return None


def _opens_before(items: Row, index: int, payers: set[int]) -> bool:
    """Whether a sum stands in words that open the sentence and describe a payer: ``Valued at 2 billion, X buys Y``."""
    comma = next((i for i in range(index + 1, len(items)) if items[i].lower == ","), None)
    if comma is None or any(item.is_nominal or item.lower == "," for item in items[:comma]):
        return False
    acting = next((item for item in items[comma:] if item.is_nominal), None)
    return acting is not None and acting.start in payers


def _control(
    kind: Kind, items: Row, draft: Draft, language: LanguageData
) -> tuple[Kind, dict[Role, list[Participant]]]:
    """What the share and the parties make of a kind.

    A named investor's stake of half or more, or a controlling one, is an acquisition; a smaller one is an investment.
    Who buys all that was left owns the whole, or steps into the place of an owner: that is an acquisition too, and so
    is what an owner of most of a company buys more of.
    What an investment house raises is a fund, and so is what is put into one; what bonds bring is debt.
    """
    share = draft.percent.value if draft.percent else None
    told = [item.lower for item in items[draft.cue.first : draft.cue.last + 2]]
    minority = is_minority(items, draft.cue, language)
    majority = not language.majority_words.isdisjoint(told) and not minority
    bought = any(side_of(role) is Side.PAYER for role in draft.parties)
    rest = bought and (not language.rest_words.isdisjoint(told) or completes(items, draft, language))
    rest |= bought and not minority and owns_most(items, draft, language)
    if kind is Kind.INVESTMENT and (rest or (majority if share is None else share >= MOST)):
        return Kind.ACQUISITION, as_buyers(draft.parties)
    part = (minority if share is None else share < MOST) and not rest
    if kind is Kind.ACQUISITION and part and not draft.cue.frame.merges:
        return Kind.INVESTMENT, _renamed(draft.parties, {Role.ACQUIRER: Role.INVESTOR})
    if kind in _SOLD and sells_debt(items, draft, language):
        return Kind.DEBT, _renamed(draft.parties, {Role.TARGET: Role.BORROWER, Role.ISSUER: Role.BORROWER})
    raising = draft.parties.get(Role.TARGET, [])
    raised = any(is_vehicle(p.name.name, language) or owns_vehicle(items, p.start, language) for p in raising)
    if kind is Kind.INVESTMENT and raised and share is None and Role.SELLER not in draft.parties:
        return Kind.FUND, _renamed(draft.parties, {Role.TARGET: Role.MANAGER})
    if kind is Kind.FUNDING_ROUND and raising and all(_raises_funds(items, p, draft, language) for p in raising):
        return Kind.FUND, _renamed(draft.parties, {Role.TARGET: Role.MANAGER})
    return kind, draft.parties


def _raises_funds(items: Row, party: Participant, draft: Draft, language: LanguageData) -> bool:
    """Whether a party is a house that raises funds of others: known as one, said to be, or so called by its last word.

    One that is only called so, ``X Capital``, may raise a round for itself where that has a label or investors, and
    a holding, ``X Invest Holding``, is called so by its last word but one.
    """
    at = next((i for i, item in enumerate(items) if item.start == party.start), None)
    own_round = (
        draft.round is not None
        or draft.cue.frame.may_list
        or any(side_of(role) is Side.PAYER for role in draft.parties)
    )
    words = party.name.name.casefold().split()
    holding = party.name.text.casefold().split()[-1] in language.generic_nouns
    called = len(words) > 1 and words[-1] in language.investor_forms and not holding
    if not own_round and (
        called or is_vehicle(party.name.name, language) or owns_vehicle(items, party.start, language)
    ):
        return True
    if draft.round is None and serves_vehicle(items, draft.cue.last + 1, len(items), language):
        return True
    return party.name.kind == "fund" or (at is not None and is_house(items, at, language))


def _renamed(parties: dict[Role, list[Participant]], roles: dict[Role, Role]) -> dict[Role, list[Participant]]:
    return {roles.get(role, role): group for role, group in parties.items()}
