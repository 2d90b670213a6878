"""What may differ where one deal is told twice: the dates of what happens but once, and sums in two currencies."""

from __future__ import annotations

from seeds.parser.findings import Finding
from seeds.parser.listings import OPEN
from seeds.parser.money import Money
from seeds.parser.same_sums import same_sum
from seeds.vocabulary import Kind, Side

_CONVERSION_REACH = 40
"""How many characters may stand between a sum and the same in another currency: ``(or about``."""


def bought_alike(one: Finding, other: Finding) -> bool:
    """Whether two purchases are of the same whole company by the same buyer, who buys it but once."""
    whole = one.kind is Kind.ACQUISITION and one.percent is None and other.percent is None
    return whole and all(one.names(side) and one.names(side) == other.names(side) for side in (Side.PAYER, Side.PAYEE))


def dates_differ(one: Finding, other: Finding) -> bool:
    """Whether two deals have dates of which neither is only the more exact."""
    first, second = (f.date.value if f.date and f.date.value else "" for f in (one, other))
    return not (first.startswith(second) or second.startswith(first))


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
