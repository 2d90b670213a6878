"""Companies that a text calls by the person whose they are: ``le groupe de A B``, ``the fund of the financier A B``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.mentions import OF_THE_TEXT, NameMention
from seeds.parser.name_kinds import is_generic

_TITLE = 4
"""Within how many items behind the noun the person stands: ``le groupe du milliardaire tchèque A B``."""


def owning_person(items: Sequence[Item], index: int, language: LanguageData) -> NameMention | None:
    """The person whose company the words at `index` mean by an *of* right behind them."""
    of = index + 1
    if _is_of(items, of + 2, language) and items[of + 1].kind == "word" and items[of + 1].word.is_small:
        of += 2  # ``la société d'investissement de A B``
    if not _is_of(items, of, language):
        return None
    for at in range(of + 1, min(len(items), of + 1 + _TITLE)):
        value = items[at].value
        if isinstance(value, NameMention):
            return value if value.kind == "person" else None
        item = items[at]
        told = item.lower in language.definites or item.lower in language.person_titles or bool(item.word.nation)
        if not told and item.kind != "reference":
            return None
    return None


def _is_of(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    lower = items[at].lower if at + 1 < len(items) else ""
    return language.contractions.get(lower, lower) in language.numbers.of


def called_rich(items: Sequence[Item], person: int, language: LanguageData) -> bool:
    """Whether the words before a person tell of means to buy with: ``le milliardaire A B, patron de X``."""
    return any(item.lower in language.rich_titles for item in items[max(0, person - _TITLE) : person])


def owns_company(items: Sequence[Item], person: int, language: LanguageData) -> bool:
    """Whether a person's mark of an owner has words for a company behind it: ``by A B's family office``."""
    value = items[person].value
    if not isinstance(value, NameMention) or value.kind != "person":
        return False
    for item in items[person + 2 : person + 2 + _TITLE]:
        if item.kind != "word" or item.word.prepositions is not None or item.lower in language.related_nouns:
            return False
        if is_generic(item.lower, language) or item.lower in language.vehicle_nouns | language.group_nouns:
            return True
    return False


def as_company(person: NameMention) -> NameMention:
    """The company of a person: the one whose officer the text says it is, else it goes by the person's name."""
    named = person.office if person.office and person.office != OF_THE_TEXT else person.name
    return replace(person, name=named, text=named, kind="company", office=None)
