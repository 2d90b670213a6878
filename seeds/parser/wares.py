"""Names that stand for what is bought and not for who sells it: ``Nvidia chips``, ``ten A320s``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.mentions import NameMention

_COUNTED = 9
"""How many items before a product its number may stand: ``20 of the country's biggest A320s``."""


def is_product(item: Item) -> bool:
    """Whether an item names a product, which acts for its owner only as a thing that is bought."""
    return isinstance(item.value, NameMention) and item.value.owner is not None


def names_wares(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name only tells whose goods are meant: ``Nvidia chips``, ``Nvidia's fastest chips``."""
    if counts_product(items, index, language):
        return True
    if language.maker_behind_goods:
        return False
    behind = index + 1
    behind += behind < len(items) and items[behind].word.is_possessive
    return any(item.lower in language.goods_nouns for item in items[behind : behind + 2])


def counts_product(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a number stands before a company's product, so that so many are meant: ``dix A320``."""
    value = items[index].value
    if not isinstance(value, NameMention) or not value.known or value.owner is None or not index:
        return False
    counts = (item.lower for item in items[max(0, index - 2) : index] if item.kind == "word")
    if any(word.isdigit() or word in language.numbers.words for word in counts):
        return True
    marks = (i for i in range(index - 1, max(0, index - _COUNTED), -1) if items[i].lower in language.numbers.of)
    of = next(marks, 0)
    return of > 0 and (items[of - 1].lower.isdigit() or items[of - 1].lower in language.numbers.words)
