"""What the rest of a document shows of a finding: the deals told beside it, and how its parties are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from seeds.language import LanguageData
from seeds.parser.by_name import ByName
from seeds.parser.findings import Finding
from seeds.parser.items import Item
from seeds.parser.mentions import FIRM_KINDS, NameMention
from seeds.parser.segment import Sentence


@dataclass(frozen=True)
class Overview:
    """The document around its findings, counted once for all of them.

    `start` is where its first sentence begins, `length` that of all in characters, `named` how often each name stands
    in it, `titled` the names of its headings and its first sentence, `sums` how many findings have each
    sum, `business` how many different words of business and known companies it has.
    """

    deals: int
    start: int
    length: int
    named: Counter[str]
    titled: frozenset[str]
    sums: Counter[int]
    by_name: ByName
    by_sentence: Counter[int]
    business: int

    def others(self, finding: Finding) -> list[Finding]:
        """The other deals in which one of its parties takes part, those near it where there are many."""
        return [other for other in self.by_name.near(finding) if other is not finding]


def overview_of(
    findings: Sequence[Finding],
    cut: Sequence[Sentence],
    tokens: Sequence[Sequence[Item]],
    names: Sequence[Sequence[NameMention]],
    language: LanguageData,
) -> Overview:
    """What a document shows around its findings; `tokens` and `names` are those of each of its sentences."""
    titled = {
        mention.name
        for number, (sentence, row) in enumerate(zip(cut, names, strict=True))
        if sentence.heading or not number
        for mention in row
    }
    return Overview(
        deals=len(findings),
        start=min((sentence.start for sentence in cut), default=0),
        length=sum(sentence.end - sentence.start for sentence in cut),
        named=Counter(mention.name for row in names for mention in row),
        titled=frozenset(titled),
        sums=Counter(finding.money.amount for finding in findings if finding.money is not None),
        by_name=ByName(findings),
        by_sentence=Counter(finding.sentence.start for finding in findings),
        business=len({token.lower for row in tokens for token in row} & language.business_words)
        + len({m.name for row in names for m in row if m.known and m.kind in FIRM_KINDS and m.owner is None}),
    )
