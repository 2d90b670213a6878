"""Words that ran into one another where a page's links were taken off: ``thatBlue Horizon``, ``Horizonraised``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.lexicon import is_small_word, lexicon
from seeds.parser.tokens import Item

_SURE = 3
"""How many letters a small word has at least that is told from the name behind it by the capital alone."""


def unglued(rows: Sequence[list[Item]], language: LanguageData) -> list[list[Item]]:
    """The words of a text, sentence by sentence, with those cut in two that are a small word and a name.

    The text must show that they are two: it has the name elsewhere, or writes the whole only once and the name in it
    begins with its capital.
    """
    if not [item for row in rows for item in row if item.word.seams]:
        return list(rows)
    forms = Counter(item.text for row in rows for item in row if item.is_capital)
    return [_cut(row, forms, language) if any(item.word.seams for item in row) else row for row in rows]


def _cut(row: list[Item], forms: Counter[str], language: LanguageData) -> list[Item]:
    found: list[Item] = []
    for item in row:
        found += _parts(item, forms, language)
    return found


def _parts(item: Item, forms: Counter[str], language: LanguageData) -> list[Item]:
    """The words that a word is: itself most often, or two, of which the second may be two again."""
    at = next((seam for seam in item.word.seams if _shows(item, seam, forms, language)), 0)
    if not at:
        return [item]
    known = lexicon(language.code)
    first = Item(item.start, item.start + at, known[item.text[:at]])
    return [first, *_parts(Item(item.start + at, item.end, known[item.text[at:]]), forms, language)]


def _shows(item: Item, seam: int, forms: Counter[str], language: LanguageData) -> bool:
    """Whether the text shows that a word is two; of two small words none is a name, and nobody writes them as one."""
    if item.text.islower():
        return True
    name = item.text[seam:] if item.text[0].islower() else item.text[:seam]
    if forms[name]:
        return True
    small = item.text[0].islower() and is_small_word(item.text[:seam], language)
    return small and seam >= _SURE and len(name) >= _SURE and forms[item.text] == 1
