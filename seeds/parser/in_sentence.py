"""The deals of one sentence: its cues tried, and those left out that only lead to another or sum up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.control import rest_of_held
from seeds.parser.cues import Cue, find_cues, names_sort
from seeds.parser.drafts import (
    EQUITY,
    Draft,
    draft_at,
    held_by_another,
    names_in,
    raised_by_another,
    raised_by_target,
    same_buyer,
    same_target,
    through_rounds,
)
from seeds.parser.findings import Attempt, Finding, finding_of
from seeds.parser.held_shares import is_held
from seeds.parser.items import Item, Reference
from seeds.parser.lenders import is_financier, part_lenders
from seeds.parser.money import Money
from seeds.parser.names import NameMention
from seeds.parser.needs import has
from seeds.parser.parallel import several
from seeds.parser.prospects import worth_trying
from seeds.parser.references import Discourse
from seeds.parser.resold import bought_before_sale, without_owners
from seeds.parser.segment import Sentence
from seeds.parser.settling import settle_all
from seeds.parser.spending import (
    builds_for_another,
    buys_firms,
    is_what_deal_is_for,
    is_what_money_is_for,
    pays_for_another,
    spends,
)
from seeds.parser.standins import stand_ins
from seeds.parser.tokens import Row
from seeds.parser.unsaid_targets import into_round_before, into_same_company, same_investor, takes_any_firm
from seeds.parser.ventures import is_what_is_traded
from seeds.vocabulary import Kind, Role

_OPENING = 4
"""How many items words may have that open a sentence by summing up, with their comma."""
_VALUED = 5
"""How many items before a sum the noun may stand that makes it a value."""
_WHOLE = 100
"""All of a company, in percent."""


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
    cues = _without_holders(items, stand_ins(items, find_cues(items, language), language), language)
    tried = cues if thorough else worth_trying(items, cues, language, after_capex=after_capex)
    if not tried:
        return []
    places = _places_in(items)
    drafts = [draft_at(items, cue, cues, discourse, language) for cue in tried]
    if len(drafts) > 1:
        through_rounds(items, drafts, language)
        same_investor(items, drafts, language)
        held_by_another(drafts)
        rest_of_held(drafts)
        raised_by_target(drafts)
        raised_by_another(drafts)
        into_round_before(items, drafts, language)
        into_same_company(items, drafts)
        same_buyer(items, drafts, language)
        same_target(items, drafts, language)
        drafts = without_owners(items, drafts, discourse, language)
    capex = after_capex or any(spends(cue) for cue in cues)
    made = settle_all(items, drafts, sentence, discourse, language, after_capex=after_capex, in_capex=capex)
    findings: list[Finding] = []
    settled = [attempt.settled for attempt in made if attempt.settled is not None]
    part_lenders(items, settled)
    bought_before_sale(items, settled)
    for draft in [one for one in settled if not builds_for_another(items, one, settled, language)]:
        if _yields(items, draft, settled, language) or _is_within(draft, settled):
            continue
        if _has_no_company(items, draft, language) or _speaks_of_partner(items, draft) or _bids(items, draft, language):
            continue
        if is_what_is_traded(items, draft.cue, cues, language):
            continue
        if is_what_deal_is_for(items, draft, language) or _sells_own_paper(draft):
            continue
        if _agrees_to_buy(draft, settled):
            continue
        if (
            pays_for_another(items, draft, settled)
            or _tells_outcome(draft, settled)
            or _sums_up(items, draft, language)
        ):
            continue
        if _says_what_for(draft, settled) or is_what_money_is_for(draft, settled) or buys_firms(items, draft, language):
            continue
        others = [other for other in settled if other is not draft and not _says_again(items, draft.cue, other.cue)]
        taken = {other.money.start for other in others if other.money is not None}
        for told in several(items, _as_sold(items, draft, settled, language), taken, language):
            one = _without_target(items, told, draft, language)
            if one is None:
                continue
            finding = finding_of(text, sentence, items, one, language)
            finding.places = places
            findings.append(finding)
    _own_valuations(findings)
    _price_by_value(findings, items, language)
    attempts += made
    return findings


def _without_target(items: Row, one: Draft, whole: Draft, language: LanguageData) -> Draft | None:
    """What money is spent on where only a further sum has a target: ``invests $5m in its plants and $3m in X``.

    None where nothing tells it.
    """
    frame = whole.cue.frame
    lost = Role.TARGET in whole.parties and Role.TARGET not in one.parties
    if not lost or frame.kind is not Kind.INVESTMENT or one.money is None:
        return one
    if takes_any_firm(items, whole.cue, language):
        return None
    if one.cue.frame is not frame:
        return one  # it is told as spending already
    while frame.otherwise is not None:
        frame = language.frame(frame.otherwise)
        if frame.kind is Kind.CAPEX and frame.subject is Role.SPONSOR and frame.context is None:
            parties = {Role.SPONSOR: one.parties.get(Role.INVESTOR, [])}
            spent = replace(one, cue=replace(one.cue, frame=frame), parties=parties)
            if any(all(has(items, spent, need, language) for need in needs) for needs in frame.needs):
                return spent
    return None


def _says_again(items: Row, cue: Cue, other: Cue) -> bool:
    """Whether a noun is that of a verb's words once more: ``won a $3m contract from X and a $2m contract from Y``."""
    noun = items[cue.last].lower
    return cue.verb and cue.size > 1 and not other.verb and other.first > cue.last and items[other.first].lower == noun


def _without_holders(items: Row, cues: list[Cue], language: LanguageData) -> list[Cue]:
    """The cues but for verbs that only say who holds what another is of: ``vend les 30 % qu'il détenait dans X``."""
    if len(cues) < 2:
        return cues
    return [
        cue
        for cue in cues
        if not (cue.verb and cue.frame.yields and cues[0].last < cue.first and is_held(items, cue.first, language))
    ]


def _as_sold(items: Row, draft: Draft, others: Sequence[Draft], language: LanguageData) -> Draft:
    """A share held, told among what its holder sells, is sold by that holder: ``vend X et sa participation dans Y``."""
    holders = {party.name.name for party in draft.parties.get(Role.INVESTOR, ())}
    cue = draft.cue
    if not holders or cue.verb or cue.size > 1 or items[cue.first].lower not in language.stake_words:
        return draft
    sold = any(
        other.cue.first < cue.first and holders <= {party.name.name for party in other.parties.get(Role.SELLER, ())}
        for other in others
    )
    if not sold:
        return draft
    parties = dict(draft.parties)
    parties[Role.SELLER] = parties.pop(Role.INVESTOR)
    return replace(draft, parties=parties)


def _is_within(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a noun is one of the words of a verb that tells who are allies better: ``has struck an alliance``."""
    cue = draft.cue
    return not cue.verb and any(
        other.cue.verb
        and other.cue.first <= cue.first
        and cue.last <= other.cue.last
        and other.cue.frame.kind is cue.frame.kind is Kind.PARTNERSHIP
        and names_in(other) & names_in(draft)
        and not names_in(draft) <= names_in(other)
        for other in others
    )


def _bids(items: Row, draft: Draft, language: LanguageData) -> bool:
    """Whether what is said to be got from another is its offer, and no money: ``received a cash proposal from X``."""
    cue = draft.cue
    raised = cue.verb and cue.frame.kind is Kind.FUNDING_ROUND and draft.money is None
    return raised and any(item.lower in language.offer_nouns for item in items[cue.first + 1 : cue.last])


def _agrees_to_buy(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether the accord of a verb is to buy a firm, which its last word tells: ``an agreement with X to buy Y``."""
    cue = draft.cue
    allied = cue.verb and cue.size > 1 and cue.frame.kind is Kind.PARTNERSHIP
    return allied and any(other.cue.first == cue.last and other.cue.frame.kind in EQUITY for other in others)


def _says_what_for(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether an infinitive only tells what a contract is for whose customer is told: ``won from X, to support Y``."""
    infinitive = draft.cue.verb and draft.cue.tense == "infinitive" and draft.cue.frame.subject is Role.SUPPLIER
    suppliers = {party.name.name for party in draft.parties.get(Role.SUPPLIER, ())}
    return infinitive and any(
        other.cue.frame.kind is Kind.CONTRACT
        and other.cue.first < draft.cue.first
        and Role.CUSTOMER in other.parties
        and suppliers & names_in(other)
        for other in others
    )


def _places_in(items: Row) -> frozenset[str]:
    """The places that a sentence names, but for those that only say whence somebody is: ``Japan's X``."""
    last = len(items) - 1
    named = (index for index in items.places("name") if index == last or not items[index + 1].word.is_possessive)
    values = (items[index].value for index in named)
    return frozenset(name.name for name in values if isinstance(name, NameMention) and name.kind == "place")


def _tells_outcome(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a gerund only tells what share one comes to by a purchase told before: ``, portant sa part à 75 %``."""
    cue = draft.cue
    told = cue.verb and cue.tense == "gerund" and cue.frame.kind is Kind.INVESTMENT
    if not told or draft.percent is None or draft.money is not None:
        return False
    return any(
        other.cue.first < cue.first
        and other.cue.frame.kind in EQUITY
        and not other.cue.frame.holding
        and names_in(other) & names_in(draft)
        and not _of_two_firms(other, draft)
        for other in others
    )


def _of_two_firms(one: Draft, other: Draft) -> bool:
    """Whether two deals are of different companies: ``en rachetant X et en prenant 12 % de Y``."""
    ours, theirs = ({party.name.name for party in draft.parties.get(Role.TARGET, ())} for draft in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _own_valuations(findings: Sequence[Finding]) -> None:
    """What a company is worth belongs to the deal told last before it, of those that share nobody with each other."""
    for finding in findings:
        worth = finding.valuation
        told = [f for f in findings if worth is not None and f.valuation is worth and f.cue_end < worth.start]
        nearest = max(told, key=lambda f: f.cue_start, default=finding)
        if nearest is not finding and nearest.everyone().isdisjoint(finding.everyone()):
            finding.valuation = None


def _price_by_value(findings: Sequence[Finding], items: Row, language: LanguageData) -> None:
    """What a sentence says that a company is worth is the price of its only takeover, with two sides, as a whole.

    Several words may tell that one: ``weighs a takeover bid for X``. What a majority costs is not told so, and what two
    that merge are worth together is no price.
    """
    bought = _of_one_bidder([f for f in findings if f.kind is Kind.ACQUISITION])
    if any(f.cue is not None and f.cue.frame.merges for f in bought):
        return
    whole = all(f.money is None and (f.percent is None or f.percent.value == _WHOLE) for f in bought)
    parts = (f.cue for f in bought if f.cue is not None and f.percent is None)
    whole &= not any(i.lower in language.majority_words for cue in parts for i in items[cue.first : cue.last + 2])
    whole &= not any(f.valuation is not None and _is_owners(items, f.valuation, language) for f in bought)
    one = bought and all(f.parties.keys() == bought[0].parties.keys() for f in bought)
    if whole and one and len(bought[0].parties) > 1 and len({frozenset(f.everyone()) for f in bought}) == 1:
        for finding in bought:
            finding.money, finding.valuation = finding.valuation, None


def _is_owners(items: Row, worth: Money, language: LanguageData) -> bool:
    """Whether a value is called that of somebody spoken of, as no price is: ``, ce qui porte sa valorisation à``."""
    at = next((i for i in items.places("money") if items[i].value is worth), 0)
    near = range(max(1, at - _VALUED), at)
    nouns = language.numbers.valuation_nouns
    return any(items[i].lower in nouns and items[i - 1].lower in language.possessives for i in near)


def _of_one_bidder(bids: Sequence[Finding]) -> Sequence[Finding]:
    """Of bids for one company those of him whose bid is the last told before what it is worth: ``valuing X at``."""
    targets = {frozenset(bid.named_as(Role.TARGET)) for bid in bids}
    told = [b for b in bids if b.valuation is not None and b.cue_end < b.valuation.start]
    if len(targets) != 1 or not told or len({frozenset(bid.everyone()) for bid in bids}) == 1:
        return bids
    last = max(told, key=lambda bid: bid.cue_start)
    if any(bid.cue_start == last.cue_start and bid.everyone() != last.everyone() for bid in told):
        return bids
    for bid in bids:
        bid.valuation = bid.valuation if bid.everyone() == last.everyone() else None
    return [bid for bid in bids if bid.everyone() == last.everyone()]


def _yields(items: Row, draft: Draft, others: Sequence[Draft], language: LanguageData) -> bool:
    """Whether an accord, or a share held, is only the way to another deal of the sentence, told behind it.

    What a preposition begins goes with another deal wherever that is told: ``buys X in partnership with Y``,
    ``rachète X en partenariat avec Y``.
    """
    cue = draft.cue
    adjunct = items[cue.first].lower in language.preposition_forms
    with_partner = cue.frame.kind is Kind.PARTNERSHIP and not cue.verb and cue.first > 0
    with_partner = with_partner and items[cue.first - 1].lower in language.preposition_forms
    return (cue.frame.yields or with_partner) and any(
        not other.cue.frame.yields
        and (adjunct or with_partner or other.cue.first > cue.first or names_sort(other.cue, cue))
        and not (with_partner and other.cue.frame.kind is not Kind.ACQUISITION)
        and names_in(other) & names_in(draft)
        for other in others
    )


def _sells_own_paper(draft: Draft) -> bool:
    """Whether an officer sells shares of the company that he has the office of, which is no stake of that one's."""
    sellers = [party.name for party in draft.parties.get(Role.SELLER, ())]
    firms = {party.name.name for party in draft.parties.get(Role.TARGET, ())}
    plain = draft.cue.frame.kind is Kind.INVESTMENT and draft.percent is None and Role.INVESTOR not in draft.parties
    return plain and bool(sellers) and all(name.kind == "person" and name.office in firms for name in sellers)


def _has_no_company(items: Row, draft: Draft, language: LanguageData) -> bool:
    """Whether no company takes part: a state that builds, a fund that invests, or states or persons who are allies."""
    kinds = {p.name.kind for group in draft.parties.values() for p in group}
    public = kinds <= {"government", "regulator"} and draft.cue.frame.kind in {Kind.CAPEX, Kind.PARTNERSHIP}
    allies = draft.cue.frame.kind is Kind.PARTNERSHIP and kinds <= {"person", "government", "regulator", "place"}
    sponsors = draft.parties.get(Role.SPONSOR, ())
    invests = bool(sponsors) and all(is_financier(items, one, language, lends=False) for one in sponsors)
    return public or allies or (invests and not _spends_itself(items, draft, language))


def _spends_itself(items: Row, draft: Draft, language: LanguageData) -> bool:
    """Whether who invests by trade spends on a plant, or will in a place: ``15 billion in France``.

    What is spent on firms there is invested by trade.
    """
    firms = any(item.lower in language.generic_forms for item in items[draft.cue.last + 1 :])
    placed = has(items, draft, "place", language) and has(items, draft, "unspent", language)
    return has(items, draft, "facility", language) or (placed and not firms)


def _speaks_of_partner(items: Row, draft: Draft) -> bool:
    """Whether *we* only speak of a partner whom one has: ``we look forward to our partnership with X``."""
    cue = draft.cue
    if cue.frame.kind is not Kind.PARTNERSHIP or (cue.verb and cue.tense not in {"infinitive", "gerund"}):
        return False
    starts = {party.start for group in draft.parties.values() for party in group}
    meant = (items[at] for at in items.places("reference") if items[at].start in starts)
    return any(isinstance(item.value, Reference) and item.value.role == "speaker" for item in meant)


def _sums_up(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a sentence opens by summing up what was raised so far: ``In total, X has raised 30 million``."""
    raised = draft.cue.frame.kind is Kind.FUNDING_ROUND and draft.cue.verb and draft.cue.tense == "past"
    if not raised or len(items) < _OPENING or draft.round is not None:
        return False
    comma = next((i for i in range(1, _OPENING) if items[i].lower == ","), 0)
    return bool(comma) and " ".join(item.lower for item in items[:comma]) in language.total_phrases
