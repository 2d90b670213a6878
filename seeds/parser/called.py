"""Names that words behind a comma give to what is only described: ``sold to a new company, called X``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item

_DESCRIBED = 7
"""Within how many words before the comma the article of the firm stands: ``à une nouvelle société espagnole``."""


def called_firm(items: Sequence[Item], at: int, language: LanguageData) -> int:
    """Where the words begin for the firm that a word such as *called* behind a comma names; `at` if none does."""
    if at < 2 or items[at].lower not in language.calling_words or items[at - 1].lower != ",":
        return at
    for back in range(at - 2, max(-1, at - 2 - _DESCRIBED), -1):
        item = items[back]
        if item.lower in language.determiners:
            return at if item.lower in language.definites else back
        if item.kind != "word" or (item.word.is_finite and not item.word.is_participle):
            return at
    return at
