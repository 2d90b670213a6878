"""Who sold what was told to be bought, where a later sentence says it: ``Le vendeur, X, garde 10 %``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.findings import Finding
from seeds.parser.followups import names_right_beside
from seeds.parser.governors import DESCRIBES, governor
from seeds.parser.hints import told_pattern
from seeds.parser.names import PARTY_KINDS, NameMention
from seeds.parser.participants import Participant
from seeds.parser.segment import Sentence
from seeds.parser.tokens import Row
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
    for match in told_pattern(language.code, _HINT).finditer(text, sentence.start, sentence.end):
        for index in names_right_beside(items, match.start(), match.end(), language):
            name = items[index].value
            if not isinstance(name, NameMention) or name.kind not in PARTY_KINDS or name.name in host.everyone():
                continue
            if governor(items, index, language) not in {DESCRIBES, *language.numbers.of}:
                rule = "told of as the seller of what was bought before"
                host.parties[Role.SELLER] = [Participant(name, items[index].start, items[index].end, rule)]
                host.sentences.append(sentence)
                return
