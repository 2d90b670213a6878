"""Names that stand for what is bought and not for who sells it: ``Nvidia chips``, ``ten A320s``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seeds.gazetteer import sectors
from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.mentions import NameMention
from seeds.parser.usage import is_common

_MODEL = re.compile(r"[A-Z]{1,4}-?\d[\w-]*")
"""The code of a model or of a line: ``A350-900``, ``HX12``."""
_MODEL_NUMBER = re.compile(r"[A-Z]{0,4}-?\d{1,3}[A-Z]{0,4}")
"""The number of a model behind its maker's name, and no year: ``Ferrari 250``."""
_BEHIND_GOODS = 6
"""How many items behind the number of goods the name of their product may stand."""
_COUNTED = 9
"""How many items before a product its number may stand: ``20 of the country's biggest A320s``."""


def is_product(item: Item) -> bool:
    """Whether an item names a product, which acts for its owner only as a thing that is bought."""
    return isinstance(item.value, NameMention) and item.value.owner is not None


def names_wares(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name only tells whose goods are meant: ``Nvidia chips``, ``Nvidia's fastest chips``.

    Not where they only tell of what sort a field or a business of that name is: ``the Hilden oil field``.
    """
    if counts_product(items, index, language):
        return True
    if language.maker_behind_goods:
        return False
    behind = index + 1
    behind += behind < len(items) and items[behind].word.is_possessive
    goods = (at for at in range(behind, min(len(items), behind + 2)) if items[at].lower in language.goods_nouns)
    return any(not _tells_sort(items, at, language) for at in goods)


def _tells_sort(items: Sequence[Item], goods: int, language: LanguageData) -> bool:
    """Whether a word for goods stands before a noun for what may be owned: ``oil field``, ``chip business``."""
    owned = (language.property_nouns, language.part_nouns, language.project_nouns, language.built_nouns)
    return any(item.lower in nouns for item in items[goods + 1 : goods + 2] for nouns in owned)


def is_thing(items: Sequence[Item], index: int, language: LanguageData, *, buys: bool) -> bool:
    """Whether a name that is not known is that of what is traded or what it is for, and so of nobody who trades.

    So many of them are told of, ``two Class 3 trucks``, ``five LX130s``, or it names a project: ``for the Morven
    project``, ``for Line 4``. Of those who sell, ``ten Quorbine jets``, only a number within the name tells so much.
    """
    value = items[index].value
    if not isinstance(value, NameMention) or items[index].kind != "name" or (value.known and value.owner is None):
        return False
    before = [item.lower for item in items[max(0, index - 2) : index] if item.kind == "word"]
    counted = any(word.isdigit() or _counts_several(word, language) for word in before)
    counted &= not any(word in language.preposition_forms for word in before[1:])
    words = value.text.split()
    numbered = (counted or len(words) > 1) and any(word[0].isdigit() or _MODEL.fullmatch(word) for word in words)
    if not buys:
        return numbered and counted and value.owner is None
    behind = [item.lower for item in items[index + 1 : index + 3]]
    kept = counted and any(word in language.shop_nouns or word in language.facility_nouns for word in behind)
    if numbered or (counted and not kept) or not behind:
        return numbered or (counted and not kept)
    line = behind[0].isdigit() and is_common(value.text.casefold(), language)
    return line or behind[0] in language.project_nouns


def is_specimen(items: Sequence[Item], index: int, language: LanguageData, *, sold: bool) -> bool:
    """Whether a name is said of one thing of many, which takes no part in a deal: ``une Ferrari``, ``cet Airbus``.

    Of what is `sold` the model of a maker of such things tells it too: ``la Ford Mustang``, ``the Ferrari 250``.
    """
    value = items[index].value
    if not isinstance(value, NameMention) or items[index].kind != "name" or not index:
        return False
    if items[index - 1].lower in language.specimen_determiners:
        return True
    if not sold:
        return False
    maker = value.name if value.known and value.owner is None else value.owner
    if sectors().get(maker or "", "") not in language.model_sectors:
        return False
    behind = items[index + 1 : index + 2]
    numbered = any(item.kind == "word" and _MODEL_NUMBER.fullmatch(item.text) for item in behind)
    return numbered or (value.owner is not None and not value.known)


def _counts_goods(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a number and a word for goods lead to a product's name: ``36 avions de combat Rafale``."""
    goods = False
    for back in range(index - 1, max(-1, index - _BEHIND_GOODS), -1):
        lower = items[back].lower
        if items[back].kind != "word" or (lower in language.determiners and lower not in language.numbers.words):
            return False
        if lower.isdigit() or _counts_several(lower, language):
            return goods
        goods |= lower in language.goods_nouns
    return False


def _counts_several(word: str, language: LanguageData) -> bool:
    """Whether a word is a number of more than one, and no article that is one too."""
    several = word in language.plural_determiners or word not in language.determiners
    return several and word in language.numbers.words


def maker_of_counted(items: Sequence[Item], index: int, language: LanguageData) -> str | None:
    """Who makes the things that a name stands for behind a number, None where it stands for no things: ``dix A320``."""
    value = items[index].value
    if not isinstance(value, NameMention) or not counts_product(items, index, language):
        return None
    return value.owner or value.name


def _counts_maker(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a number stands right before one who makes things, so that so many of his are meant: ``dix Airbus``."""
    value, before = items[index].value, items[index - 1].lower
    if not isinstance(value, NameMention) or sectors().get(value.name, "") not in language.sector_goods:
        return False
    return (before.isdigit() and before != "1") or _counts_several(before, language)


def counts_product(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a number stands before a company's product, so that so many are meant: ``dix A320``."""
    value = items[index].value
    if not isinstance(value, NameMention) or not value.known or not index:
        return False
    if value.owner is None:
        return _counts_maker(items, index, language)
    counts = (item.lower for item in items[max(0, index - 2) : index] if item.kind == "word")
    if any(word.isdigit() or word in language.numbers.words for word in counts):
        return True
    if _counts_goods(items, index, language):
        return True
    marks = (i for i in range(index - 1, max(0, index - _COUNTED), -1) if items[i].lower in language.numbers.of)
    of = next(marks, 0)
    return of > 0 and (items[of - 1].lower.isdigit() or items[of - 1].lower in language.numbers.words)
