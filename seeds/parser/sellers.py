"""Who sold what was told to be bought, where a later sentence says it: ``Le vendeur, X, garde 10 %``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.findings import Finding
from seeds.parser.hints import told_pattern
from seeds.parser.segment import Sentence
from seeds.parser.tokens import Row
from seeds.parser.told_sides import name_side, names_right_beside
from seeds.vocabulary import Kind, Role

_HINT = "told seller"
_BOUGHT = frozenset({Kind.ACQUISITION, Kind.INVESTMENT})


def add_seller(
    text: str,
    sentence: Sentence,
    items: Row,
    found: Sequence[Finding],
    findings: Sequence[Finding],
    language: LanguageData,
) -> None:
    """Give the purchase told just before the seller whom words for one name, unless the sentence tells a deal."""
    host = findings[-1] if findings and _HINT in items.hints and all(one.holding for one in found) else None
    if host is None or host.kind not in _BOUGHT or Role.SELLER in host.parties:
        return
    if sentence.block - host.sentence.block > 1:
        return
    named = [
        index
        for match in told_pattern(language.code, _HINT).finditer(text, sentence.start, sentence.end)
        for index in names_right_beside(items, match.start(), match.end(), language)
    ]
    name_side(host, Role.SELLER, items, named, sentence, "told of as the seller of what was bought before", language)
