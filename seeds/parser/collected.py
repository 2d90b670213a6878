"""Purchases of what collectors buy, told of an auction: a car, a painting or a jewel, and no company."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.findings import Finding
from seeds.parser.items import Item
from seeds.vocabulary import Kind, Side, side_of

_TOLD = 2
"""How many words for an auction a text has that tells of one."""
_DEAR = 20_000_000
"""What hardly anything costs that is no company."""
_TRADED = frozenset({Kind.ACQUISITION, Kind.CONTRACT, Kind.INVESTMENT, Kind.FUNDING_ROUND, Kind.CAPEX})
"""Kinds of deal for which the sale of a thing may be taken."""


def tells_of_auction(tokens: Sequence[Sequence[Item]], language: LanguageData) -> bool:
    """Whether a text tells of an auction at all, and does not only mention one."""
    words = (token.lower for row in tokens for token in row)
    return sum(word in language.auction_words for word in words) >= _TOLD


def without_collected(findings: Sequence[Finding], language: LanguageData) -> list[Finding]:
    """The findings of a text about an auction but for those of which only things may be what is sold.

    A company that is known is none, and where words of its sentence are for firms or shares one may be meant.
    """
    return [finding for finding in findings if not _is_collected(finding, language)]


def _is_collected(finding: Finding, language: LanguageData) -> bool:
    dear = finding.money is not None and finding.money.amount >= _DEAR
    if finding.kind not in _TRADED or finding.percent is not None or dear:
        return False
    sold = [party.name for role, group in finding.parties.items() for party in group if side_of(role) is not Side.PAYER]
    if any(name.known and name.owner is None and name.kind == "company" for name in sold):
        return False
    firms = language.part_nouns | language.group_nouns | language.stake_words
    return not any(item.lower in firms for item in finding.items if item.kind == "word")
