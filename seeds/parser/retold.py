"""What may differ where one deal is told twice, dates, stages and sums in two currencies, and what may not."""

from __future__ import annotations

from seeds.parser.findings import Finding
from seeds.parser.listings import OPEN
from seeds.parser.money import Money
from seeds.parser.same_sums import same_sum
from seeds.vocabulary import Kind, Role, Side, Stage

_CONVERSION_REACH = 40
"""How many characters may stand between a sum and the same in another currency: ``(or about``."""
_YEAR = 4
"""How many characters of a date tell its year."""


def bought_alike(one: Finding, other: Finding) -> bool:
    """Whether two purchases are of the same whole company by the same buyer, who buys it but once."""
    whole = one.kind is Kind.ACQUISITION and one.percent is None and other.percent is None
    return whole and all(one.names(side) and one.names(side) == other.names(side) for side in (Side.PAYER, Side.PAYEE))


def traded_apart(one: Finding, other: Finding) -> bool:
    """Whether shares are sold by one and bought or sold by another, with no figure that both tell.

    ``X sold 9,000 shares of Y, Z bought 5,000``, ``X sold its stake in Y, and Z its own``.
    """
    if not one.kind is other.kind is Kind.INVESTMENT or one_figure(one, other):
        return False
    sellers = [f.named_as(Role.SELLER) for f in (one, other)]
    if all(sellers):
        return sellers[0].isdisjoint(sellers[1])
    acting = [frozenset(f.parties).difference({Role.TARGET}) for f in (one, other)]
    return {frozenset({Role.SELLER}), frozenset({Role.INVESTOR})} == set(acting)


def one_figure(one: Finding, other: Finding) -> bool:
    """Whether two findings tell one sum, or one share."""
    told = one.money is not None and other.money is not None and same_sum(one.money, other.money)
    return told or one_share(one, other)


def one_share(one: Finding, other: Finding) -> bool:
    """Whether both tell of the same share of a company, which a group and its subsidiary buy together.

    Those of one sentence of which one alone says who sells are two deals: ``X buys the 30 % of Y that Z sold to W``.
    """
    buyers = [finding.names(Side.PAYER) for finding in (one, other)]
    sold = {bool(finding.named_as(Role.SELLER)) for finding in (one, other)}
    if one.sentence is other.sentence and all(buyers) and buyers[0].isdisjoint(buyers[1]) and len(sold) > 1:
        return False
    shares = {f.percent.value for f in (one, other) if f.percent is not None}
    return one.percent is not None and other.percent is not None and len(shares) == 1 and one.kind is other.kind


def dates_differ(one: Finding, other: Finding) -> bool:
    """Whether two deals have dates of which neither is only the more exact."""
    first, second = (f.date.value if f.date and f.date.value else "" for f in (one, other))
    return not (first.startswith(second) or second.startswith(first))


def years_differ(one: Finding, other: Finding) -> bool:
    """Whether two deals that are done have dates in different years."""
    years = {f.date.value[:_YEAR] for f in (one, other) if f.date and f.date.value}
    return len(years) > 1 and all(f.stage not in OPEN for f in (one, other))


def other_figure(one: Finding, other: Finding) -> bool:
    """Whether two sums may be told of one deal: in two currencies, or of a listing that is only planned."""
    if one.kind is Kind.IPO:
        return one.stage in OPEN and other.stage in OPEN
    return converted(one, other.money) or converted(other, one.money)


def converted(finding: Finding, money: Money | None) -> bool:
    """Whether a sum stands beside the finding's own, as in ``5.3 billion euros ($7.2 billion)``."""
    own = finding.money
    if own is None or money is None or money.currency in {None, own.currency}:
        return False
    near = [
        beside
        for beside in finding.sums
        if beside.use == "other" and own.end <= beside.start <= own.end + _CONVERSION_REACH
    ]
    return any(same_sum(beside, money) for beside in near)


def has_ended(host: Finding, finding: Finding) -> bool:
    """Whether words say that a deal which was open came to nothing since: ``has withdrawn its offer``.

    What came to nothing before it is told as open was taken up again, ``withdrew its bid in May, and is in talks now``,
    unless that only tells how it was: ``gives up X. The group, qui proposait 2 milliards``.
    """
    later = finding.cue_start > host.cue_start or (host.cue is not None and host.cue.tense == "imperfect")
    return later and host.stage in OPEN and finding.stage is Stage.CANCELLED and finding.signalled


def is_farther(host: Finding, finding: Finding) -> bool:
    """Whether a deal that was told as weighed, or without a word on how far it is, is told as done elsewhere.

    A partnership that was only named is told as agreed.
    """
    if host.kind is Kind.PARTNERSHIP:
        return host.stage is Stage.COMPLETED and not host.signalled and finding.stage is Stage.ANNOUNCED
    open_ = host.stage is Stage.CONSIDERED or (host.stage is Stage.ANNOUNCED and not host.signalled)
    past = finding.cue is not None and finding.cue.tense == "past" and not finding.signalled
    return open_ and past and finding.stage is Stage.COMPLETED
