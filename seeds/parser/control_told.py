"""Purchases of shares that other sentences tell as what they come to: the purchase of the company, or control of it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.parser.control import MOST, as_buyers
from seeds.parser.findings import Finding
from seeds.parser.listings import OPEN
from seeds.parser.money import Money
from seeds.parser.same_sums import same_sum
from seeds.parser.shadows import bare
from seeds.vocabulary import Kind, Side

_BESIDE = 4
"""How many of the last deals between two one is compared with."""
_NEAR = 2
"""How many paragraphs on at most the same purchase is told."""


def give_control(findings: Sequence[Finding]) -> None:
    """A purchase of shares is one of the company where the text says beside it that this is bought, or controlled.

    ``X buys the shares of Z in Y. The deal gives X control of Y``: what tells the second has no sum of its own.
    """
    between: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        for pair in itertools.product(finding.names(Side.PAYER), finding.names(Side.PAYEE)):
            between.setdefault(pair, []).append(finding)
    for deals in between.values():
        few = any(deal.percent is not None and deal.percent.value < MOST for deal in deals)
        bought = [deal for deal in deals if deal.kind is Kind.ACQUISITION and not deal.holding]
        prices = [deal.money for deal in bought if deal.money is not None]
        for at, deal in enumerate(deals):
            for other in deals[max(0, at - _BESIDE) : at]:
                for part, whole in ((deal, other), (other, deal)):
                    if _is_part(part, whole, few=few) and _costs_one_of(part, prices):
                        part.kind, part.parties = Kind.ACQUISITION, as_buyers(part.parties)


def _costs_one_of(part: Finding, prices: Sequence[Money]) -> bool:
    """Whether the sum for some shares may be the company's price: no ``bought Y for 9 million, injected 3 into it``."""
    return part.money is None or not prices or any(same_sum(part.money, price) for price in prices)


def _is_part(part: Finding, whole: Finding, *, few: bool) -> bool:
    """Whether shares are bought by which, as is said beside, the company is bought, or most of it is owned then.

    Where a share is told that is too `few` for that, only what is owned then says it.
    """
    if part.kind is not Kind.INVESTMENT or part.holding or whole.kind is not Kind.ACQUISITION or whole.either:
        return False
    near = abs(part.sentence.block - whole.sentence.block) <= _NEAR
    most = whole.percent is not None and whole.percent.value >= MOST
    gained = most or (whole.percent is None and not few and part.stage not in OPEN)
    paid = bare(whole) or (part.money is not None and whole.money is not None and same_sum(part.money, whole.money))
    return near and gained and paid and (part.stage in OPEN) == (whole.stage in OPEN)
