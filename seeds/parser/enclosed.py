"""What commas enclose behind a name and only says more of it: ``X, a maker of lifts, was bought``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item

_LONGEST = 30
"""How many items may stand between the two commas."""


def opening(items: Sequence[Item], close: int, language: LanguageData) -> int | None:
    """Where the comma stands that opens what the one at `close` ends, right behind a name; None where none does."""
    if close < 1 or items[close].lower != ",":
        return None
    for at in range(close - 1, max(0, close - _LONGEST), -1):
        closes = items[at].lower == "," and items[at + 1].word.is_finite
        if items[at].lower in {";", ":"} or closes:
            return None
        if items[at].lower == "," and items[at - 1].kind == "name" and _says_more(items[at + 1], language):
            return at
    return None


def past_enclosed(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the words end that stand before a verb, or before what commas enclose right before it."""
    opens = opening(items, index - 1, language)
    return index if opens is None else opens


def aside_before(items: Sequence[Item], index: int, language: LanguageData) -> range | None:
    """The words that commas enclose before the price of what they say more of: ``X, which lends money, for $3m``."""
    mark = index - 1
    while mark > 0 and items[mark].lower in language.bound_words and not items[mark].word.is_verb_form:
        mark -= 1
    if mark < 1 or items[mark].lower not in language.price_marks:
        return None
    opens = opening(items, mark - 1, language)
    return None if opens is None else range(opens, mark - 1)


def _says_more(first: Item, language: LanguageData) -> bool:
    """Whether a word opens an apposition, a relative clause or one with a participle."""
    if first.kind != "word":
        return False
    if first.lower in language.determiners or first.lower in language.relatives:
        return True
    joins = first.lower in language.preposition_forms or first.lower in language.coordinators
    acts = first.word.is_finite and not first.word.is_participle
    return first.word.is_small and not (joins or acts or first.word.is_adverb)
