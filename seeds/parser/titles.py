"""The sum that a headline tells for the deal of the text below it: ``Thirty million euros for X``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.parser.findings import Finding, sums_in
from seeds.parser.followups import is_background
from seeds.parser.money import Money
from seeds.parser.names import NameMention
from seeds.parser.segment import Sentence
from seeds.parser.tokens import Row
from seeds.vocabulary import Kind

_KINDS = frozenset({Kind.FUNDING_ROUND, Kind.INVESTMENT, Kind.ACQUISITION, Kind.DEBT, Kind.FUND, Kind.CONTRACT})
"""The kinds of deals whose sum a headline may tell."""
_TITLES = 3
"""How many sentences at most stand before the end of the headline: a section and a kicker may come first."""
_BLOCKS = 5
"""How many blocks behind the headline the deal may be told: a standfirst, a byline, a place and a date."""


class TitleSum:
    """The only sum of a headline that tells no deal by itself, and the names in it; feed it the sentences in order."""

    def __init__(self) -> None:
        self._sentence: Sentence | None = None
        self._money: Money | None = None
        self._names: set[str] = set()
        self._seen = 0

    def read(self, sentence: Sentence, items: Row, found: Sequence[Finding]) -> None:
        """Take in a sentence with its deals."""
        self._seen += 1
        if self._seen > _TITLES or not sentence.heading or self._money is not None or found:
            return
        sums = sums_in(items)
        if len(sums) != 1 or sums[0].use != "amount":
            return
        self._sentence, self._money = sentence, sums[0]
        values = (items[index].value for index in items.places("name"))
        self._names = {value.name for value in values if isinstance(value, NameMention) and value.kind == "company"}

    def give(self, finding: Finding) -> bool:
        """Give the sum to a deal of the text below that has none and takes place between whom the headline names."""
        told = self._sentence
        if told is None or finding.money is not None or finding.kind not in _KINDS or finding.holding:
            return False
        if is_background(finding) or finding.sentence.block - told.block > _BLOCKS:
            return False
        if not finding.everyone() & self._names:
            return False
        finding.money = self._money
        finding.rules["amount"] = "the only sum of the headline"
        finding.sentences.append(told)
        self._sentence = None
        return True
