"""Sales whose buyer another sentence tells, but not what is bought: ``X sells mines for $9m. Y buys the $9m mines``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from seeds.parser.findings import Finding
from seeds.parser.same_sums import same_sum
from seeds.vocabulary import Kind, Role, Side

_NEAR = 2
"""Within how many paragraphs the two are told."""


def halves_of_sales(findings: Sequence[Finding]) -> list[tuple[Finding, Finding]]:
    """Sales that nobody is told to buy, each with the finding that tells who does, as one of a purchase."""
    pairs = []
    open_sales: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.kind is Kind.ACQUISITION and finding.names(Side.PAYEE) and not finding.names(Side.PAYER):
            open_sales[finding.sentence.block].append(finding)
    for half in [f for f in findings if f.names(Side.PAYER) and Role.TARGET not in f.parties]:
        blocks = range(half.sentence.block - _NEAR, half.sentence.block + _NEAR + 1)
        sales = [f for block in blocks for f in open_sales.get(block, ()) if _is_sale_of(f, half)]
        if len(sales) == 1:
            buyers = half.parties.pop(Role.INVESTOR, [])
            if buyers:
                half.parties[Role.ACQUIRER] = buyers
            pairs.append((sales[0], half))
    return pairs


def _is_sale_of(sale: Finding, half: Finding) -> bool:
    """Whether a sale without a buyer is told near a purchase for the same sum, or near that of a share by its seller.

    What such a share is of has no name: ``X is selling a portfolio. It agreed to sell interests in fields to Y``.
    """
    apart = sale.sentence is not half.sentence
    if not (apart and sale.names(Side.PAYEE).isdisjoint(half.names(Side.PAYER))):
        return False
    if half.kind is Kind.INVESTMENT and half.money is None and half.date is None:
        return Role.TARGET not in sale.parties and sale.named_as(Role.SELLER) == half.named_as(Role.SELLER)
    told = sale.money is not None and half.money is not None and same_sum(sale.money, half.money)
    return half.kind is Kind.ACQUISITION and told and not half.names(Side.PAYEE)
