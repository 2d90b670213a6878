"""What announces the names of several: a colon behind a number of companies, or words such as ``including``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.hints import singular
from seeds.parser.items import Item

_COUNTED = 7
"""How many items may count companies and say of what sort they are before their names: ``nine African startups:``."""


def means_investors(item: Item, language: LanguageData) -> bool:
    """Whether a word means several investors, of whom examples are given: ``des fonds tels que X``."""
    one = singular(item.lower, language)
    told = item.lower in language.group_nouns or item.lower in language.investor_forms
    return told or one in language.investor_forms or one in language.related_nouns


def opens_inclusion(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether words such as ``including`` begin at `at`, which name some of what stands before them."""
    return any(" ".join(i.lower for i in items[at : at + count]) in language.inclusions for count in (1, 2))


def leads_to_list(items: Sequence[Item], mark: int, language: LanguageData) -> bool:
    """Whether behind a mark stand the names of those whom the words before it tell of."""
    included = items[mark].lower == "," and opens_inclusion(items, mark + 1, language)
    return included or announces_list(items, mark, language)


def announces_list(items: Sequence[Item], colon: int, language: LanguageData) -> bool:
    """Whether a colon stands between so many companies and their names: ``a racheté trois sociétés : A, B et C``."""
    if items[colon].lower != ":" or colon + 2 >= len(items) or items[colon + 1].kind != "name":
        return False
    before = items[max(0, colon - _COUNTED) : colon]
    forms = [{item.lower, singular(item.lower, language)} for item in before]
    at = next((i for i in range(len(forms) - 1, -1, -1) if forms[i] & language.generic_nouns), 0)
    return any(item.lower.isdigit() or item.lower in language.numbers.words for item in before[:at])
