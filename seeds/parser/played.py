"""Players who change clubs, and prizes that are won: in an article on a sport no company is bought by them."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.findings import Finding
from seeds.parser.items import Item
from seeds.vocabulary import Kind

_TOLD = 3
"""How many different words of sport a text has that is on one."""
_TAKEN = frozenset({Kind.ACQUISITION, Kind.INVESTMENT})
"""Kinds of deal for which a transfer or a victory may be taken."""


def tells_of_sport(tokens: Sequence[Sequence[Item]], language: LanguageData) -> bool:
    """Whether a text is on a sport, and does not only mention one."""
    words = {token.lower for row in tokens for token in row}
    return len(words & language.sport_words) >= _TOLD


def without_players(
    findings: Sequence[Finding], tokens: Sequence[Sequence[Item]], language: LanguageData
) -> list[Finding]:
    """The findings of a text on a sport but for those of which a player or a title may be what is taken.

    Where words of its sentence are for firms or shares, a club may be meant: ``bought X, the club``, ``a stake in X``.
    """
    firms = language.part_nouns | language.group_nouns | language.stake_words | language.generic_nouns
    tells_of_firm = {row[0].start for row in tokens if row and any(token.lower in firms for token in row)}
    return [
        finding
        for finding in findings
        if finding.kind not in _TAKEN or finding.percent is not None or finding.sentence.start in tells_of_firm
    ]
