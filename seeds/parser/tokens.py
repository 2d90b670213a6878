"""Words and punctuation of a sentence, with their places in the text."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence, Set
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from seeds.language import LanguageData
from seeds.parser.lexicon import Word, lexicon
from seeds.parser.splitting import pieces

if TYPE_CHECKING:
    from seeds.parser.entities import Entity
    from seeds.parser.money import Money

ItemKind = Literal["word", "mark", "name", "money", "percent", "date", "round", "reference"]

NAMING: frozenset[ItemKind] = frozenset({"name", "reference", "word"})
"""The kinds of what was recognised that names somebody, or stands for one named before; a possessive is a word."""

DASHES = frozenset({"-", "–", "—", "--"})
"""Marks that set words apart as commas do."""

PARTING = frozenset({":", "|", "/", ","}) | DASHES
"""Marks between the name that heads an entry of a list and what is told of it."""

_CELL = -1
"""The indent of what stands in another cell of a table than the word before it."""

SYMBOL = 5
"""How many letters the symbol has at most as which a share is traded."""

REGISTERED = "®™℠"
"""Signs behind the name of a firm or of what it sells, which no person bears."""

ADDRESS = re.compile(r"https?://[^\s)>\]]+|www\.[^\s)>\]]+|(?<=\s)<[A-Z]{1,5}(?:\.[A-Z]{1,3})?>")
"""Addresses of pages, and tickers as agencies print them, ``<SIEG.F>``: their words are no words of the article."""


def has_address(text: str, start: int, end: int) -> bool:
    """Whether an address may stand in ``text[start:end]``, at little cost."""
    find = text.find
    return find("://", start, end) >= 0 or find("www.", start, end) >= 0 or find(" <", start, end) >= 0


class Item:
    """One thing in a sentence: a word or mark, or what was recognised and stands in the place of several.

    `word` tells all that is known of the form, and the fields of its name repeat what is asked most. `value` is what
    was recognised, and None for plain words and marks. `is_nominal` says whether it can take part in a deal. What
    `seeds.parser.governors` and others find out of its place in the sentence is kept in
    `hangs_on`, `clause_end`, `preposition` and `in_brackets`. `indent` counts the blanks before it that a line break
    within its sentence brings in, beyond the one that parts words; it is below zero where a tab begins another cell.
    """

    __slots__ = (
        "clause_end",
        "end",
        "hangs_on",
        "in_brackets",
        "indent",
        "is_capital",
        "is_nominal",
        "is_word",
        "kind",
        "lower",
        "preposition",
        "start",
        "text",
        "value",
        "word",
    )

    def __init__(self, start: int, end: int, word: Word) -> None:
        self.start = start
        self.end = end
        self.word = word
        self.text = word.text
        self.lower = word.lower
        self.is_word = word.is_word
        self.is_capital = word.is_capital
        self.kind: ItemKind = word.kind
        self.value: Entity | None = None
        self.is_nominal = False
        self.hangs_on: str | None = None
        self.clause_end: int | None = None
        self.preposition: str | None = None
        self.in_brackets: bool | None = None
        self.indent = 0

    def anew(self) -> Item:
        """The same item, of which nothing was found out yet by its place."""
        item = Item(self.start, self.end, self.word)
        for name in ("text", "lower", "kind", "value", "is_word", "is_capital", "is_nominal", "indent"):
            setattr(item, name, getattr(self, name))
        return item

    def is_next_to(self, other: Item) -> bool:
        """Whether no more than a blank, or a break between two lines, parts it from the `other` before it."""
        return self.start - other.end - self.indent <= 1


class Row(tuple[Item, ...]):
    """The items of a sentence, in order, with the hints that its words give."""

    hints: frozenset[str] = frozenset()
    """What to look for in the sentence: see `seeds.parser.hints`."""
    sums_again: tuple[Money, ...] = ()
    """The sums that are no items, as they only say those before them in another currency: ``€5m ($6m)``."""
    _places: Mapping[ItemKind, list[int]] = MappingProxyType({})
    _words: frozenset[str] = frozenset()

    @property
    def kinds(self) -> Set[ItemKind]:
        """The kinds of what was recognised."""
        return self._places.keys()

    def places(self, kind: ItemKind) -> list[int]:
        """Where the items of a kind stand; of none that is told by its form alone, as words and marks are."""
        return self._places.get(kind, [])

    def has_any(self, words: Iterable[str]) -> bool:
        """Whether some item is one of those words, in lower case."""
        if not self._words:
            self._words = frozenset([item.lower for item in self])
        return not self._words.isdisjoint(words)

    @functools.cached_property
    def going_on(self) -> frozenset[str]:
        """The words of the frames' phrases, behind the first of each, that some item may be."""
        return frozenset().union(*[item.word.going_on for item in self if item.word.going_on])

    def without(self, left_out: Set[int]) -> Row:
        """The row of the other items, as if those at the places that are `left_out` were never written."""
        kept = [item.anew() for at, item in enumerate(self) if at not in left_out]
        places: dict[ItemKind, list[int]] = {}
        for at, item in enumerate(kept):
            if item.kind not in {"word", "mark"}:
                places.setdefault(item.kind, []).append(at)
        row = Row.of(kept, places, set(self.hints))
        row.sums_again = self.sums_again
        return row

    @classmethod
    def of(cls, items: list[Item], places: dict[ItemKind, list[int]], hints: set[str]) -> Row:
        """The row of those items, with the places of what was recognised in it."""
        row = cls(items)
        row.hints = frozenset(hints)
        row._places = places
        return row


def tokenize(text: str, start: int, end: int, language: LanguageData) -> list[Item]:
    """The words and marks of ``text[start:end]``; elided articles and the English possessive stand alone."""
    cut = pieces(text[start:end])
    places = list(itertools.accumulate(map(len, cut), initial=start))
    words = map(lexicon(language.code).__getitem__, cut[1::2])
    items = list(map(Item, places[1::2], places[2::2], words))
    if text.find("\n", start, end) >= 0:
        for item, between in zip(items, cut[::2], strict=False):
            if "\n" in between:
                item.indent = len(between) - 1
    if text.find("\t", start, end) >= 0:
        for item, between in zip(items, cut[::2], strict=False):
            item.indent = _CELL if "\t" in between else item.indent
    return items


def ends_abbreviation(items: Sequence[Item], at: int) -> bool:
    """Whether a full stop is the last of an abbreviation: ``the U.S. chipmaker``."""
    return items[at].lower == "." and "." in items[at - 1].lower and items[at - 1].end == items[at].start


def is_currency_sign(item: Item) -> bool:
    """Whether a mark is the sign of a currency, which stands apart before a price: ``$45 a share``."""
    return item.kind == "mark" and unicodedata.category(item.text[:1] or " ") == "Sc"


def opens_price(items: Sequence[Item], at: int) -> bool:
    """Whether a word only says of which country the currency is whose sign follows at once: the C of ``C$90``."""
    following = items[at + 1] if at + 1 < len(items) else None
    return following is not None and following.start == items[at].end and is_currency_sign(following)
