"""Deals told by references run as they were told before: nobody changes sides, and who sells is not what is sold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds.language import LanguageData
from seeds.parser.findings import Finding
from seeds.parser.money import Money
from seeds.parser.participants import Participant
from seeds.parser.same_sums import same_sum
from seeds.parser.shadows import is_bare_accord
from seeds.vocabulary import Kind, Role, Side, side_of

_NEXT = 2
"""How many characters at most stand between a sentence and the next."""
_TWO = 2
_LATEST = 4
"""With how many of the deals told last one is compared."""
_SIDES = frozenset({Side.PAYER, Side.PAYEE})


def keep_sides(found: Sequence[Finding], findings: Sequence[Finding], language: LanguageData) -> None:
    """Set right the deals of a sentence that take up one told just before by words that stand for its parties."""
    for finding in found:
        _take_partner(finding, findings, language)
        for host in _told_alike(finding, findings):
            if _changes_sides(finding, host):
                _turn(finding)
                break
            if _sells_itself(finding, host):
                _take_what_is_sold(finding, host)
                break


def keep_buyers(findings: Sequence[Finding]) -> None:
    """Let words that stand for who buys a company mean the only one that a text names as its buyer.

    ``X's purchase of Y will pay off, Z said. The company closed its purchase of Y``: no more than one buys it. A verb
    may tell a further offer, ``We will buy Y ourselves``, and so may a noun with another sum.
    """
    purchases = [f for f in findings if f.kind is Kind.ACQUISITION and f.cue is not None and not f.cue.frame.merges]
    named: dict[str, dict[str, Participant]] = {}
    prices: dict[str, dict[int, Money]] = {}
    for finding in purchases:
        given = [p for p in finding.parties.get(Role.ACQUIRER, ()) if not _is_only_meant(p) and _is_firm(p)]
        for target in finding.named_as(Role.TARGET) if given else ():
            for buyer in given:
                named.setdefault(target, {}).setdefault(buyer.name.name, buyer)
            if finding.money is not None:
                prices.setdefault(target, {})[finding.money.amount] = finding.money
    for finding in purchases:
        buyers = finding.parties.get(Role.ACQUIRER, [])
        if not buyers or not all(map(_is_reference, buyers)) or (finding.cue is not None and finding.cue.verb):
            continue
        targets = finding.named_as(Role.TARGET)
        told = {name: buyer for target in targets for name, buyer in named.get(target, {}).items()}
        if len(told) != 1 or told.keys() & finding.everyone():
            continue
        told_at = (price for target in targets for price in prices.get(target, {}).values())
        if finding.money is None or all(same_sum(finding.money, price) for price in told_at):
            finding.parties[Role.ACQUIRER] = list(told.values())


def _is_only_meant(party: Participant) -> bool:
    """Whether the words of a sentence do not name a party: they stand for it, or leave it out."""
    return party.left_out or _is_reference(party)


def _is_firm(party: Participant) -> bool:
    return party.name.kind != "person" or party.name.known


def _take_partner(finding: Finding, findings: Sequence[Finding], language: LanguageData) -> None:
    """The buyer of what is sold is who an accord was told with: ``X has a deal with Y. It will sell Z``."""
    host = findings[-1] if findings else None
    lacks = finding.kind is Kind.ACQUISITION and not finding.names(Side.PAYER)
    if host is None or not lacks or host.kind is not Kind.PARTNERSHIP or not is_bare_accord(host, language):
        return
    partners = host.parties.get(Role.PARTNER, [])
    others = [party for party in partners if party.name.name not in finding.everyone()]
    near = 0 <= finding.sentence.start - host.sentence.end <= _NEXT
    if near and len(partners) == _TWO and len(others) == 1 and finding.named_as(Role.SELLER):
        finding.parties[Role.ACQUIRER] = others


def _told_alike(finding: Finding, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The deals of its kind told last before it, close by, the latest first."""
    for host in findings[: -_LATEST - 1 : -1]:
        if host.kind is finding.kind and finding.sentence.block - host.sentence.block <= 1:
            yield host


def _changes_sides(finding: Finding, host: Finding) -> bool:
    """Whether who paid in one deal is paid in the other by the same company, as only references tell."""
    sides = [(finding.names(side), host.names(side)) for side in (Side.PAYER, Side.PAYEE)]
    (payers, paid), (payees, got) = sides
    return bool(payers) and payers == got and payees == paid and all(map(_is_reference, _members(finding)))


def _members(finding: Finding) -> Iterator[Participant]:
    """The parties on the two sides of a deal."""
    return (party for role, group in finding.parties.items() if side_of(role) in _SIDES for party in group)


def _is_reference(party: Participant) -> bool:
    """Whether the words of a sentence only stand for a party, which is named elsewhere."""
    return not party.left_out and not party.name.start <= party.start < party.name.end


def _turn(finding: Finding) -> None:
    """Let the two sides of a deal change places."""
    payers = [role for role in finding.parties if side_of(role) is Side.PAYER]
    payees = [role for role in finding.parties if side_of(role) is Side.PAYEE and role is not Role.SELLER]
    if len(payers) == len(payees) == 1:
        (payer,), (payee,) = payers, payees
        finding.parties[payer], finding.parties[payee] = finding.parties[payee], finding.parties[payer]


def _sells_itself(finding: Finding, host: Finding) -> bool:
    """Whether a reference to what was sold was taken for its seller: ``X sold Y to Z. The latter bought it``."""
    targets = finding.parties.get(Role.TARGET, [])
    sold = [party for party in targets if party.name.name in host.named_as(Role.SELLER)]
    return bool(sold) and all(map(_is_reference, sold)) and Role.TARGET in host.parties


def _take_what_is_sold(finding: Finding, host: Finding) -> None:
    """Put what was told to be sold in the place of its seller."""
    sellers = host.named_as(Role.SELLER)
    targets = finding.parties[Role.TARGET]
    seller = next(party for party in targets if party.name.name in sellers)
    left = [party for party in targets if party.name.name not in sellers]
    known = {party.name.name for party in left}
    sold = [party for party in host.parties[Role.TARGET] if party.name.name not in known]
    finding.parties[Role.TARGET] = left + sold
    finding.parties.setdefault(Role.SELLER, []).append(seller)
