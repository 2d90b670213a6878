"""What stands for a name beside the name of another: ``The company and Velmont``, ``Velmont and the company``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.governors import governor
from seeds.parser.items import Item, Reference


def reference_before(items: Sequence[Item], first: int, language: LanguageData) -> list[int]:
    """What stands for a name before the *and* of a list: ``The company and Y have``, ``X said it and Y agreed``."""
    at = first - 2
    if at < 0 or items[first - 1].lower not in language.coordinators:
        return []
    value = items[at].value
    if stands_for_company(items, at):
        return [at] if governor(items, at, language) == "" else []
    if not isinstance(value, Reference) or not value.pronoun or value.person or value.role == "owner":
        return []
    verbs = {verb for verb, _ in language.verb_forms.get(items[at - 1].lower, ())} if at else set()
    says = not verbs.isdisjoint(language.speech_verbs) or items[at - 1].lower in language.clause_breaks
    return [at] if not at or says else []


def stands_for_company(items: Sequence[Item], at: int) -> bool:
    """Whether a noun stands for one company said before, and nothing is called its own: ``the company``."""
    value = items[at].value
    if not isinstance(value, Reference) or value.pronoun or value.person or value.pair or value.role == "owner":
        return False
    return at + 1 >= len(items) or not items[at + 1].word.is_possessive
