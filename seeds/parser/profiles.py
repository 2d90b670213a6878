"""What a text says its companies are, and what is known of them: of which nation, in which trade."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from seeds.gazetteer import homes, sectors
from seeds.language import LanguageData
from seeds.names import countries, fold_name
from seeds.parser.appositions import named_beside
from seeds.parser.further_words import sectors_among
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention
from seeds.parser.tokens import Row

_FEW = 6
"""Of how many sectors at most a noun may be that tells which company is meant."""
_REACH = 6
"""How many words around a name may describe it."""


class Profiles:
    """The nations and trades that a text gives its companies; feed it the sentences in order."""

    def __init__(self, language: LanguageData) -> None:
        self._language = language
        self._nations: dict[str, set[str]] = {}
        self._trades: dict[str, set[str]] = {}
        self._sectors: dict[str, set[str]] = {}
        self._investors: set[str] = set()
        self._either = {phrase.rpartition(" ")[2] for phrase in language.house_phrases} - language.investor_forms
        """The words that an investor and another company may be called by: ``firm``."""

    def read(self, items: Row, names: Iterable[tuple[int, NameMention]]) -> None:
        """Take in what a sentence says of the companies that it names, at their places."""
        for index, name in names:
            words = [*reversed(self._before(items, index)), *self._behind(items, index)]
            if not words:
                continue
            self._nations.setdefault(name.name, set()).update(filter(None, map(_nation, words)))
            trades = {w.lower for w in words if w.lower in self._language.generic_nouns}
            self._trades.setdefault(name.name, set()).update(trades - self._language.plain_nouns)
            self._sectors.setdefault(name.name, set()).update(sectors_among(words, self._language))
        for index in items.places("reference"):
            value = items[index].value
            told = isinstance(value, Reference) and not value.pronoun and value.role != "owner"
            named = named_beside(items, index, self._language) if told else None
            if named is not None and isinstance(value, Reference):
                self._describe(named, value)

    def _describe(self, name: NameMention, description: Reference) -> None:
        """Take in what a description between commas says of the company that it names: ``The fund, X, will pay``."""
        if description.nation:
            self._nations.setdefault(name.name, set()).add(description.nation)
        if description.trade and description.trade not in self._language.plain_nouns:
            self._trades.setdefault(name.name, set()).add(description.trade)
        if description.trade in self._language.investor_forms:
            self._investors.add(name.name)

    def called(self, items: Sequence[Item], index: int, recent: Sequence[NameMention]) -> NameMention | None:
        """The last of those named of whom the further words of a description are said: ``la firme de Redmond``."""
        value = items[index].value
        if not isinstance(value, Reference) or not value.called:
            return None
        here = [item.value for item in items[:index] if isinstance(item.value, NameMention)]
        return next((name for name in reversed([*recent, *here]) if name.name in value.called), None)

    def fit(self, name: NameMention, description: Reference) -> int:
        """How well a description fits a name: above 0 where the text said so of it, below where it said another."""
        nations, trades = self._nations_of(name), self._trades.get(name.name, set())
        own = {sectors().get(name.name, ""), *self._sectors.get(name.name, ())}
        score = (not own.isdisjoint(description.sectors)) - self._misfits(name, description)
        if description.nation:
            score += 2 if description.nation in nations else -bool(nations)
        return score + (self._knows(name, description.trade) if description.trade not in trades else 1)

    def _nations_of(self, name: NameMention) -> set[str]:
        """The nations that the text has given a company, else that of a known one."""
        home = homes().get(name.name)
        return self._nations.get(name.name) or ({home} if home else set())

    def _knows(self, name: NameMention, trade: str) -> int:
        """1 where the name, or the sector of a known company, has that noun, -1 where only other sectors have it.

        What many sectors are called by, as ``fabricant``, tells of none of them.
        """
        if trade and trade in name.name.casefold().split():
            return 1
        own = self._language.sector_nouns.get(sectors().get(name.name, ""))
        if own is None or trade not in self._language.telling_nouns:
            return 0
        if trade not in own:
            return -1
        return sum(trade in nouns for nouns in self._language.sector_nouns.values()) <= _FEW

    def tells_of(self, name: NameMention) -> bool:
        """Whether the text has said of what nation or trade a company is."""
        return bool(self._nations.get(name.name) or self._trades.get(name.name))

    def invests(self, names: Iterable[NameMention]) -> None:
        """Take note of companies that put money into a round."""
        self._investors.update(name.name for name in names)

    def is_investor(self, name: NameMention) -> bool:
        """Whether a company is one that invests: by its name, or because the text has said so."""
        words = name.name.casefold().split()
        return name.kind == "fund" or name.name in self._investors or bool(self._language.investor_forms & set(words))

    def _misfits(self, name: NameMention, description: Reference) -> bool:
        """Whether a word for an investor stands for another company, or one for any company for an investor."""
        if not self._language.investor_forms or description.role == "nation":
            return False
        if description.house:
            return not self.is_investor(name)
        if description.trade in self._either:
            return False
        if description.trade and description.trade in name.name.casefold().split():
            return False
        return (description.trade in self._language.investor_forms) != self.is_investor(name)

    def _before(self, items: Sequence[Item], index: int) -> list[Item]:
        """The words right before a name that describe it: ``l'opérateur français X``, ``Taiwan's X``."""
        found: list[Item] = []
        for item in reversed(items[max(0, index - _REACH) : index]):
            if item.word.is_possessive:
                continue
            if not self._describes(item):
                break
            found.append(item)
        return found

    def _behind(self, items: Sequence[Item], index: int) -> list[Item]:
        """The words of an apposition or a predicate behind a name: ``X, une start-up lyonnaise``, ``X is a maker``."""
        begin = index + 1
        if begin + 1 >= len(items):
            return []
        opens = items[begin].lower in {",", "("} or items[begin].lower in self._language.auxiliaries["be"]
        if not opens or items[begin + 1].lower not in self._language.determiners:
            return []
        found: list[Item] = []
        for item in items[begin + 2 : begin + 2 + _REACH]:
            if not self._describes(item):
                break
            found.append(item)
        return found

    def _describes(self, item: Item) -> bool:
        if item.kind == "name":
            return isinstance(item.value, NameMention) and item.value.kind == "place"
        return item.kind == "word" and item.lower not in self._language.auxiliaries["be"]


def _nation(item: Item) -> str:
    if isinstance(item.value, NameMention):
        return countries().get(fold_name(item.value.text), "")
    return item.word.nation
