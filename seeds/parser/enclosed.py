"""What commas enclose behind a name and only says more of it: ``X, a maker of lifts, was bought``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item

_PRICED = 9
"""Within how many items before a sum the word stands that makes it a price."""
_LONGEST = 30
"""How many items may stand between the two commas."""


def opening(items: Sequence[Item], close: int, language: LanguageData) -> int | None:
    """Where the comma stands that opens what the one at `close` ends, None where none does.

    It stands right behind a name, or before what names a part: ``ses activités, dont sa part dans X,``.
    """
    if close < 1 or items[close].lower != ",":
        return None
    for at in range(close - 1, max(0, close - _LONGEST), -1):
        closes = items[at].lower == "," and items[at + 1].word.is_finite
        if items[at].lower in {";", ":"} or closes:
            return None
        if items[at].lower == "," and items[at - 1].kind == "name" and _says_more(items[at + 1], language):
            return at
        if items[at].lower == "," and items[at + 1].lower in language.inclusions:
            return at
    return None


def past_enclosed(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the words end that stand before a verb, or before what commas enclose right before it."""
    opens = opening(items, index - 1, language)
    return index if opens is None else opens


def aside_before(items: Sequence[Item], index: int, language: LanguageData) -> range | None:
    """The words that commas enclose before the price of what they say more of: ``X, which lends money, for $3m``."""
    mark = _price_mark(items, index, language)
    if mark < 1:
        return None
    opens = opening(items, mark - 1, language)
    return None if opens is None else range(opens, mark - 1)


def _price_mark(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the word stands that makes a sum a price: ``pour un montant total en numéraire de 3 millions``; 0 for none.

    What bounds the sum, or a noun for it with what is told of that, may stand between.
    """
    noun = False
    for mark in range(index - 1, max(0, index - _PRICED), -1):
        item = items[mark]
        if item.lower in language.price_marks:
            between = items[mark + 1 : index]
            bounds = all(i.lower in language.bound_words and not i.word.is_verb_form for i in between)
            return mark if noun or bounds else 0
        if item.kind != "word":
            return 0
        noun |= item.lower in language.sum_nouns
    return 0


def _says_more(first: Item, language: LanguageData) -> bool:
    """Whether a word opens an apposition, a relative clause or one with a participle."""
    if first.kind != "word":
        return False
    if first.lower in language.determiners or first.lower in language.relatives:
        return True
    joins = first.lower in language.preposition_forms or first.lower in language.coordinators
    acts = first.word.is_finite and not first.word.is_participle
    return first.word.is_small and not (joins or acts or first.word.is_adverb)


def in_relative_before(items: Sequence[Item], index: int, cue: int, language: LanguageData) -> bool:
    """Whether an item stands in a relative that a comma closes before a cue: ``X, which began in 2019, has bought``."""
    if index > cue or not any(item.lower == "," for item in items[index:cue]):
        return False
    comma = next((i for i in range(index, 0, -1) if items[i].lower == ","), 0)
    return comma > 0 and items[comma + 1].lower in language.relatives
