"""The sum that a headline, or a sentence without names, tells for a deal told below: ``Thirty million euros for X``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.findings import Finding, sums_in
from seeds.parser.followups import is_background
from seeds.parser.money import Money
from seeds.parser.names import NameMention
from seeds.parser.segment import Sentence
from seeds.parser.tokens import Row
from seeds.vocabulary import Kind, Side, Stage

_KINDS = frozenset({Kind.FUNDING_ROUND, Kind.INVESTMENT, Kind.ACQUISITION, Kind.DEBT, Kind.FUND, Kind.CONTRACT})
"""The kinds of deals whose sum a headline may tell."""
_TITLES = 3
"""How many sentences at most stand before the end of the headline: a section and a kicker may come first."""
_BLOCKS = 5
"""How many blocks behind the headline the deal may be told: a standfirst, a byline, a place and a date."""

_SENTENCES = 6
"""How many sentences behind a headline without names the purchase may be told: a text may be but one block."""
_NEXT = 1
"""How many blocks behind a sentence the purchase may be told whose sum it tells."""
_KEPT = 3
"""How many words may stand from the noun for an owner or a maker to the name of what is owned or made."""
_PAIR = 2
"""How many names make a deal of its own, whose sum is no other's."""


class TitleSum:
    """The only sum of a headline that tells no deal by itself, and the names in it; feed it the sentences in order."""

    def __init__(self, language: LanguageData) -> None:
        self._deal_words = language.takeover_forms | language.takeover_nouns | language.deal_nouns
        self._tells_deal = False
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
        self._tells_deal = not self._deal_words.isdisjoint(item.lower for item in items)

    def give(self, finding: Finding) -> bool:
        """Give the sum to a deal of the text below that has none and takes place between whom the headline names."""
        told = self._sentence
        if told is None or finding.money is not None or finding.kind not in _KINDS or finding.holding:
            return False
        if is_background(finding) or finding.sentence.block - told.block > _BLOCKS:
            return False
        bought_unsaid = finding.kind is Kind.ACQUISITION and not self._tells_deal
        if not (finding.names(Side.PAYEE) if bought_unsaid else finding.everyone()) & self._names:
            return False
        finding.money = self._money
        finding.rules["amount"] = "the only sum of the headline"
        finding.sentences.append(told)
        self._sentence = None
        return True


class SumAhead:
    """The sum of a purchase that a text opens with, told without who buys what: ``A firm was sold in a £5m deal``.

    Feed it the sentences in order, with their deals.
    """

    def __init__(self, language: LanguageData) -> None:
        self._language = language
        self._sentence: Sentence | None = None
        self._money: Money | None = None
        self._names: set[str] = set()
        self._seen = 0

    def read(self, sentence: Sentence, items: Row, found: Sequence[Finding]) -> None:
        """Take in a sentence: the first purchase found in it gets the sum told before, or its own sum waits for one."""
        told = self._sentence
        if told is not None and (found or sentence.block - told.block > _BLOCKS or self._seen > _TITLES + _SENTENCES):
            self._give(told, sentence, found)
            self._sentence = None
        self._seen += 1
        sums = [] if found or self._seen > _TITLES else sums_in(items)
        if len(sums) != 1 or sums[0].use not in {"amount", "price"} or not _is_paid(items, self._language):
            return
        values = [(index, items[index].value) for index in items.places("name")]
        self._names = {
            value.name
            for index, value in values
            if isinstance(value, NameMention) and value.kind == "company" and not _is_kept(items, index, self._language)
        }
        if len(self._names) < _PAIR:
            self._sentence, self._money = sentence, sums[0]

    def _give(self, told: Sentence, sentence: Sentence, found: Sequence[Finding]) -> None:
        near = sentence.block - told.block <= (_BLOCKS if told.heading else _NEXT)
        for finding in found:
            bare = finding.kind is Kind.ACQUISITION and finding.money is None and finding.stage is not Stage.CANCELLED
            if near and bare and not is_background(finding) and self._names <= finding.everyone():
                finding.money = self._money
                finding.rules["amount"] = "the only sum of the sentence before, which names nobody else"
                finding.sentences.append(told)
                return


def _is_paid(items: Row, language: LanguageData) -> bool:
    """Whether the only sum of a sentence is what a purchase costs: ``bought for £5m``, ``sold in a £5m deal``."""
    at = next(i for i in items.places("money") if isinstance(items[i].value, Money))
    kinds = [language.priced_nouns.get(item.lower) for item in items[at + 1 : at + 1 + _PAIR]]
    if any(told is not None and (not told or Kind.ACQUISITION.value in told) for told in kinds):
        return True
    told = {verb for item in items[:at] for verb, _ in language.verb_forms.get(item.lower, ())}
    pays = any(language.payment_verbs.get(verb) == "price" for verb in told)
    behind = items[at + 1].lower if at + 1 < len(items) else ""
    if pays and behind in language.price_marks:
        return True
    return items[at - 1].lower in language.price_marks and any(i.lower in language.takeover_forms for i in items[:at])


def _is_kept(items: Row, index: int, language: LanguageData) -> bool:
    """Whether a name only tells what somebody has or makes who is not named: ``the owner of the X hotel chain``."""
    before = [item.lower for item in items[max(0, index - _KEPT) : index] if item.lower not in language.determiners]
    keeps = language.keeper_nouns | language.maker_nouns
    return len(before) > 1 and before[-1] in language.numbers.of and before[-2] in keeps
