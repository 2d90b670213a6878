"""Which company says *we*: the one that words around a quotation name for who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.mentions import FIRM_KINDS, OF_THE_TEXT, NameMention

_CLOSING = frozenset('"”»')
_OPENING = frozenset('"“«')

_SAID = 3
"""Within how many items behind a quotation the verb stands that says that it was said."""


def speaker(items: Sequence[Item], index: int, language: LanguageData) -> NameMention | None:
    """Whose *we* it is at `index`: the company named last behind the quotation, or first before it."""
    named = _named(items, _end(items, index, language), len(items))
    behind = [name for name in named if name.kind == "company"]
    return _officers_firm(named) or (behind[-1] if behind else _before(items, index, language))


def quoted_company(items: Sequence[Item], language: LanguageData) -> NameMention | None:
    """The company that a sentence ends by naming as who said the words quoted before: ``", said A B, head of X``."""
    closing = next((i for i, item in enumerate(items) if item.lower in _CLOSING), len(items))
    if not any(_tells(item, language) for item in items[closing + 1 : closing + 1 + _SAID]):
        return None
    behind = [name for name in _named(items, closing, len(items)) if name.kind in FIRM_KINDS]
    return behind[-1] if behind else None


def _end(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the quotation ends, or a verb says that it was said."""
    ends = (i for i in range(index + 1, len(items)) if items[i].lower in _CLOSING or _tells(items[i], language))
    return next(ends, len(items))


def _before(items: Sequence[Item], index: int, language: LanguageData) -> NameMention | None:
    """The company that speaks, by name or by an officer of it, before the quotation: ``X's chief said, "we``."""
    opens = next((i for i in range(index - 1, 0, -1) if items[i].lower in _OPENING), 0)
    if not any(_tells(item, language) for item in items[:opens]):
        return None
    named = _named(items, 0, opens)
    firms = (name for name in named if name.kind == "company" and name.owner is None)
    return _officers_firm(named) or next(firms, None)


def _officers_firm(named: Sequence[NameMention]) -> NameMention | None:
    """The company for which the first person speaks who is told anywhere in the text to be an officer of one."""
    officers = (name for name in named if name.kind == "person" and name.office and name.office != OF_THE_TEXT)
    first = next(officers, None)
    if first is None or first.office is None:
        return None
    return replace(first, name=first.office, text=first.office, kind="company", office=None)


def _tells(item: Item, language: LanguageData) -> bool:
    tells = language.speech_verbs | language.reporting_verbs
    return any(verb in tells for verb, _ in language.verb_forms.get(item.lower, ()))


def _named(items: Sequence[Item], begin: int, end: int) -> list[NameMention]:
    return [item.value for item in items[begin:end] if isinstance(item.value, NameMention)]
