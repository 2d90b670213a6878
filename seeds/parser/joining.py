"""Findings that tell of one deal are joined, and those that only shadow another are dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from seeds.language import LanguageData
from seeds.parser.bought_once import give_earlier_buyers
from seeds.parser.by_name import ByName
from seeds.parser.control_told import give_control
from seeds.parser.findings import Finding
from seeds.parser.half_sales import halves_of_sales
from seeds.parser.introduced import is_introduced
from seeds.parser.listings import OPEN, listing_proceeds, told_as_listings
from seeds.parser.longer_names import goes_by_longer_name, is_told_otherwise, shared
from seeds.parser.names import NameMention
from seeds.parser.retold import (
    bought_alike,
    converted,
    dates_differ,
    has_ended,
    is_farther,
    one_figure,
    one_share,
    other_figure,
    traded_apart,
    years_differ,
)
from seeds.parser.round_parts import invested_before, name_investors, share_talks
from seeds.parser.same_sums import more_careful, same_sum
from seeds.parser.shadows import BELOW, bare, give_loans_sums, give_ventures_sums, keep_prices, without_shadows
from seeds.vocabulary import Kind, Role, Side, Stage, side_of

_FAMILY = {
    Kind.INVESTMENT: "equity",
    Kind.FUNDING_ROUND: "equity",
    Kind.CONTRACT: "alliance",
    Kind.PARTNERSHIP: "alliance",
}


_PRICED = frozenset({Kind.ACQUISITION, Kind.DEBT, Kind.FUNDING_ROUND})
_NEAR = 6
"""Up to how many paragraphs behind a round a noun tells who gave in it."""
_TWO = 2
"""How many sides a contract has, and how many names somebody may go by."""


def join(findings: Sequence[Finding], language: LanguageData) -> list[Finding]:
    """One finding a deal, in the order of the text.

    What is joined may have a figure that makes it one with another: a share told below the headline with its price.
    """
    told_as_listings(findings)
    give_earlier_buyers(findings, language)
    give_control(findings)
    kept = _joined(listing_proceeds([f for f in findings if not _deals_with_itself(f)], language))
    if 1 < len(kept) < len(findings):
        kept = _joined(kept, by_figures=True)
    for sale, half in halves_of_sales(kept):
        _take_up(sale, half)
        kept.remove(half)
    kept = [finding for finding in kept if not finding.holding]
    give_ventures_sums(kept)
    give_loans_sums(kept)
    keep_prices(kept)
    kept = without_shadows(kept, language)
    told = name_investors(kept)
    share_talks(kept)
    return sorted((f for f in kept if id(f) not in told), key=lambda f: f.cue_start)


def _deals_with_itself(finding: Finding) -> bool:
    """Whether both sides are one by two names, which the text gives it: ``bought by X, today Y``."""
    return bool(finding.names(Side.PAYER)) and finding.names(Side.PAYER) == finding.names(Side.PAYEE)


def _joined(findings: Sequence[Finding], *, by_figures: bool = False) -> list[Finding]:
    """The findings of which the fuller ones have taken up the barer ones that agree with them, or only in a figure."""
    kept: list[Finding] = []
    hosts, funds = ByName(), ByName(of=_houses)
    for finding in sorted(findings, key=lambda f: (f.holding, -_fullness(f), f.cue_start)):
        told = hosts.near(finding)
        told += [f for f in funds.near(finding) if _one_fund(f, finding) and f not in told]
        host = _host(finding, [f for f in told if one_figure(f, finding)] if by_figures else told)
        if host is None:
            kept.append(finding)
        else:
            _take_up(host, finding)
        hosts.add(host or finding)
        funds.add(host or finding)
    return kept


def _fullness(finding: Finding) -> int:
    fields = (finding.money, finding.percent, finding.round, finding.date, finding.valuation)
    told = sum(field is not None for field in fields)
    return 4 * (finding.money is not None) + 3 * len(finding.sides()) + told - 2 * finding.sentence.heading


def _host(finding: Finding, kept: Iterable[Finding]) -> Finding | None:
    matches = [(_agreement(host, finding), -abs(host.cue_start - finding.cue_start), host) for host in kept]
    agreeing = [match for match in matches if match[0] > 0]
    if _refers_back(finding):
        before = [(start, host) for *_, host in agreeing if (start := _told_before(host, finding)) is not None]
        nearest = max(before, key=lambda pair: pair[0], default=None)
        if nearest is not None:
            return nearest[1]
    best = max(agreeing, key=lambda match: match[:2], default=None)
    return best[2] if best else None


def _refers_back(finding: Finding) -> bool:
    """Whether a sentence tells more of a round without saying whose: ``It was led by X``, ``X took part``."""
    targets = finding.parties.get(Role.TARGET, ())
    unsaid = finding.money is None and any(party.left_out for party in targets)
    return unsaid and (finding.kind is Kind.FUNDING_ROUND or finding.joins)


def _told_before(host: Finding, finding: Finding) -> int | None:
    """Where the last sentence begins that tells of a deal before another finding's does, if any."""
    starts = (s.start for s in host.sentences if s.start < finding.sentence.start)
    return max(starts, default=None)


def _agreement(one: Finding, other: Finding) -> int:
    """How well two findings agree; 0 where they cannot be the same deal."""
    family = _FAMILY.get(one.kind, one.kind)
    if family != _FAMILY.get(other.kind, other.kind):
        return 0
    told_whole = one.money is not None and other.money is not None and same_sum(one.money, other.money)
    if one.money and other.money and not told_whole and not other_figure(one, other):
        return 0
    if one.round and other.round and one.round.label != other.round.label:
        return 0
    if _sold_again(one, other) or _sold_again(other, one) or traded_apart(one, other):
        return 0
    once = (family is Kind.IPO or bought_alike(one, other)) and (one.money is None or other.money is None)
    if not (told_whole or once) and dates_differ(one, other):
        return 0
    elsewhere = one.places and other.places and one.places.isdisjoint(other.places)
    again = told_whole and one.sentence is not other.sentence and (one.sentence.heading or other.sentence.heading)
    if family is Kind.CAPEX and elsewhere and not (one.money and bare(other)) and not again:
        return 0
    if family in {"alliance", Kind.JOINT_VENTURE}:
        both = shared(one.everyone(), other.everyone())
        if one.kind is not other.kind and _tells_of_more(one, other):
            return 0
        return both if both >= 2 or (both and _one_contract(one, other)) else 0
    if (one.either or other.either or told_whole or bare(one) or bare(other)) and _mirrored(one, other):
        return 2
    return _sides_agree(one, other)


def _tells_of_more(one: Finding, other: Finding) -> bool:
    """Whether a partnership has a third partner, so that it is not the contract that two of them have signed."""
    pair, wider = sorted((one, other), key=lambda finding: len(finding.everyone()))
    return len(pair.everyone()) == len(pair.sides()) == _TWO and len(wider.everyone()) > _TWO


def _sold_again(one: Finding, other: Finding) -> bool:
    """Whether who sells in one is who bought in the other: ``X may sell Y, which it acquired in 2004``."""
    return not one.named_as(Role.SELLER).isdisjoint(other.names(Side.PAYER))


def _mirrored(one: Finding, other: Finding) -> bool:
    """Whether the buyer of one is bought by the other and the other way round, as a merger may be told."""
    return all(
        one.names(side) & other.names(back) for side, back in ((Side.PAYER, Side.PAYEE), (Side.PAYEE, Side.PAYER))
    )


def _one_contract(one: Finding, other: Finding) -> bool:
    """Whether one of two contracts of a sentence lacks a side that the other names: ``wins a contract to supply X``.

    One may be that of a firm without a name, which the other names: ``A Hull firm has won work. X will serve Y``.
    """
    if one.kind is not Kind.CONTRACT or other.kind is not Kind.CONTRACT:
        return False
    apart = one.sentence is not other.sentence and not _one_place(one, other)
    if apart and not (_headed(one, other) or _introduces(one, other)):
        return False
    if all(len(finding.names(Side.NEITHER)) > 1 for finding in (one, other)):
        return False
    lacks = [any(not finding.names(side) for side in (Side.PAYER, Side.PAYEE)) for finding in (one, other)]
    return any(lacks) and all(
        one.names(side) & other.names(side) or not (one.names(side) and other.names(side))
        for side in (Side.PAYER, Side.PAYEE)
    )


def _one_place(one: Finding, other: Finding) -> bool:
    """Whether two contracts told within two paragraphs are for one place, and only one of them has a sum."""
    near = abs(one.sentence.block - other.sentence.block) <= _TWO
    return near and not one.places.isdisjoint(other.places) and (one.money is None) is not (other.money is None)


def _introduces(one: Finding, other: Finding) -> bool:
    """Whether the first of two deals told close together only describes who is named in the other."""
    first, second = sorted((one, other), key=lambda finding: finding.cue_start)
    near = second.sentence.block - first.sentence.block <= 1
    return near and any(is_introduced(party.name) for group in first.parties.values() for party in group)


def _headed(one: Finding, other: Finding) -> bool:
    """Whether one deal stands in a headline and the other in the first sentence below."""
    apart = abs(one.sentence.block - other.sentence.block)
    return one.sentence.heading is not other.sentence.heading and apart <= BELOW


def _sells_another(one: Finding, other: Finding) -> bool:
    """Whether one seller sells something else in each: ``Après la vente de Y à Z, X veut céder W``.

    Of two that one sentence tells, the one that is done is not the one to come: ``sells pubs to Y, having sold Z``.
    """
    ours, theirs = one.named_as(Role.TARGET), other.named_as(Role.TARGET)
    sellers = one.named_as(Role.SELLER) & other.named_as(Role.SELLER)
    first, later = sorted((one, other), key=lambda finding: finding.cue_start)
    done_before = first.stage is not Stage.COMPLETED and later.stage is Stage.COMPLETED
    unsaid = one.names(Side.PAYER).isdisjoint(other.names(Side.PAYER)) and bool(ours) is not bool(theirs)
    if one.sentence is other.sentence and sellers and unsaid and done_before:
        return True
    apart = bool(ours and theirs and sellers) and (ours | theirs).isdisjoint(sellers) and ours.isdisjoint(theirs)
    return apart and one.names(Side.PAYER).isdisjoint(other.names(Side.PAYER))


def _sides_agree(one: Finding, other: Finding) -> int:
    if _sells_another(one, other):
        return 0
    score = 0
    for side in (Side.PAYER, Side.PAYEE):
        ours, theirs = one.names(side), other.names(side)
        open_side = side is Side.PAYER and (_one_round(one, other) or one_share(one, other))
        open_side |= (_one_price(one, other) and len(ours | theirs) <= _TWO) or _one_fund(one, other)
        open_side |= goes_by_longer_name(one, other, side)
        open_side |= side is Side.PAYER and (_acts_for(one, other) or _acts_for(other, one))
        if ours and theirs and not ours & theirs and not open_side:
            return 0
        score += 2 * bool(ours & theirs)
    same_sum = bool(one.money and other.money)
    joins = _joins(one, other)
    named_twice = score == 4 and one.sentence is other.sentence and not (one.money and other.money)
    if one.kind is not other.kind and not same_sum and not joins and not named_twice and not _enters(one, other):
        return 0
    if score == 0:
        return int(_one_fund(one, other))
    return score + 2 * same_sum


def _joins(one: Finding, other: Finding) -> bool:
    """Whether one tells only who takes part in a round, and not who may yet in one that is closed."""
    if invested_before(one, other) or invested_before(other, one):
        return False
    open_ = all(f.stage in OPEN - {Stage.CONSIDERED} for f in (one, other))
    return any(f.joins and f.money is None and (open_ or f.stage not in OPEN) for f in (one, other))


def _one_fund(one: Finding, other: Finding) -> bool:
    """Whether two sentences tell of one fund by its size, one of which names the house and the other the fund."""
    return one.kind is other.kind is Kind.FUND and _one_sum(one, other) and bool(_houses(one) & _houses(other))


def _houses(finding: Finding) -> set[str]:
    """By what the house of a fund goes, which its funds are called after; nothing for other deals."""
    return {name.split()[0] for name in finding.names(Side.PAYEE)} if finding.kind is Kind.FUND else set()


def _one_round(one: Finding, other: Finding) -> bool:
    """Whether both tell of one round by its sum or label, so that each may name other investors of it."""
    if {one.kind, other.kind} == {Kind.FUNDING_ROUND, Kind.INVESTMENT}:
        alike = (one.stage in OPEN) == (other.stage in OPEN) and not dates_differ(one, other)
        return _joins(one, other) or (alike and one.money is not None and other.money is not None)
    both = one.kind is Kind.FUNDING_ROUND and other.kind is Kind.FUNDING_ROUND
    told = (one.money and other.money) or (one.round and other.round) or any(map(_refers_back, (one, other)))
    return both and bool(told or _tells_more(one, other))


def _tells_more(one: Finding, other: Finding) -> bool:
    """Whether a noun only tells who gave in the round that was told with its sum: ``X's funding was led by Y``."""
    whole, part = sorted((one, other), key=lambda finding: finding.cue_start)
    bare_noun = part.joins and part.cue is not None and not part.cue.verb and part.round is None and part.date is None
    near = part.sentence.block - whole.sentence.block <= _NEAR
    return near and bare_noun and part.money is None and whole.money is not None


def _enters(one: Finding, other: Finding) -> bool:
    """Whether a sentence tells by which round somebody comes in: ``X entre au capital de Y via une levée de 4 M€``."""
    whole, part = (one, other) if one.kind is Kind.FUNDING_ROUND else (other, one)
    if (whole.kind, part.kind) != (Kind.FUNDING_ROUND, Kind.INVESTMENT) or one.sentence is not other.sentence:
        return False
    unnamed = whole.money is not None and not whole.names(Side.PAYER)
    bare_entry = part.money is None and part.percent is None
    alike = (whole.stage in OPEN) == (part.stage in OPEN)
    return unnamed and bare_entry and alike and bool(whole.names(Side.PAYEE) & part.names(Side.PAYEE))


def _one_price(one: Finding, other: Finding) -> bool:
    """Whether two sentences tell one price, so that a side may go by another name: a firm, and what it is known for.

    Those of a list each tell a deal of their own, and so do those of different years: ``In 2005, it paid $1bn for Y``.
    """
    listed = one.sentence.list_item and other.sentence.list_item
    return one.kind in _PRICED and not listed and _one_sum(one, other) and not years_differ(one, other)


def _one_sum(one: Finding, other: Finding) -> bool:
    """Whether two sentences tell deals of one kind with their sums."""
    apart = one.kind is other.kind and one.sentence is not other.sentence
    return apart and one.money is not None and other.money is not None


def _acts_for(one: Finding, other: Finding) -> bool:
    """Whether a person is told to buy what a firm buys elsewhere, as one that person heads: ``Y, headed by X``."""
    if not one.kind is other.kind is Kind.ACQUISITION or one.sentence is other.sentence:
        return False
    buyers, firms = one.parties.get(Role.ACQUIRER, ()), other.parties.get(Role.ACQUIRER, ())
    if not buyers or not firms or any(party.name.kind != "person" for party in buyers):
        return False
    if any(party.name.kind == "person" for party in firms):
        return False
    told = (f.everyone().union(_named_in(f)) for f in (one, other))
    return any(one.names(Side.PAYER) | other.names(Side.PAYER) <= names for names in told)


def _named_in(finding: Finding) -> Iterator[str]:
    """The names in the sentence of a finding."""
    values = (finding.items[index].value for index in finding.items.places("name"))
    return (value.name for value in values if isinstance(value, NameMention))


def _take_up(host: Finding, finding: Finding) -> None:
    if host.either and not finding.either:
        if _mirrored(host, finding):
            host.parties = {role: list(group) for role, group in finding.parties.items()}
        host.either = not (finding.names(Side.PAYER) and finding.names(Side.PAYEE))
    if finding.kind is Kind.FUNDING_ROUND and host.kind is Kind.INVESTMENT:
        host.kind = Kind.FUNDING_ROUND
        host.parties = {role: group for role, group in host.parties.items() if role is not Role.SELLER}
    _give_direction(host, finding)
    for role, group in finding.parties.items():
        known = {p.name.name for members in host.parties.values() for p in members}
        if host.kind is Kind.FUNDING_ROUND and role is Role.SELLER:
            continue
        if finding.kind is not host.kind and _FAMILY.get(host.kind) == "alliance":
            continue
        ours = host.names(side_of(role))
        new = [p for p in group if p.name.name not in known and not is_told_otherwise(p.name.name, ours)]
        if new:
            host.parties.setdefault(role, []).extend(new)
    _part_seller(host, finding)
    told_better = finding.signalled and not host.signalled and finding.money and not finding.sentence.heading
    if told_better or has_ended(host, finding) or is_farther(host, finding):
        host.tell_stage(finding.stage, finding.rules.get("stage", ""), finding.stage_span)
        host.confirmation, host.confirmation_span = finding.confirmation, finding.confirmation_span
        host.signalled = True
    host.rules = {**{name: f"told again: {rule}" for name, rule in finding.rules.items()}, **host.rules}
    larger = host.kind is Kind.IPO and host.money and finding.money and finding.money.amount > host.money.amount
    paid_in = larger or converted(finding, host.money)
    host.money = finding.money if paid_in else more_careful(host.money, finding.money)
    host.valuation = host.valuation or finding.valuation
    host.percent = host.percent or finding.percent
    host.round = host.round or finding.round
    host.date = host.date or finding.date
    host.sentences.append(finding.sentence)


def _part_seller(host: Finding, finding: Finding) -> None:
    """Who sells a company in one sentence is not bought with it where another only says: ``X is in talks with Y``."""
    if not any(f.cue is not None and f.cue.frame.yields for f in (host, finding)):
        return
    targets = host.parties.get(Role.TARGET, [])
    sells = host.named_as(Role.SELLER) | finding.named_as(Role.SELLER)
    sellers = [p for p in targets if p.name.name in sells]
    if sellers and len(sellers) < len(targets):
        host.parties[Role.TARGET] = [p for p in targets if p not in sellers]
        host.parties.setdefault(Role.SELLER, []).extend(sellers)


def _give_direction(host: Finding, finding: Finding) -> None:
    """Whoever only signs a contract is what another sentence makes of it: the supplier or the customer."""
    if host.kind is not Kind.CONTRACT or finding.kind is not Kind.CONTRACT:
        return
    directed = {p.name.name for role, group in finding.parties.items() if role is not Role.PARTNER for p in group}
    left = [p for p in host.parties.pop(Role.PARTNER, []) if p.name.name not in directed]
    if left:
        host.parties[Role.PARTNER] = left
