"""Nouns behind a colon that tell of the company named before it: ``Bonnes nouvelles pour X : contrat avec Y``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.drafts import Draft, names_in
from seeds.parser.governors import governor
from seeds.parser.items import Item
from seeds.parser.names import NameMention
from seeds.vocabulary import Role

_PARTING = frozenset({":", ";", "."})
_REACH = 60
"""How many items before a noun the company may stand."""
_QUOTES = frozenset('«“"')


def told_before_colon(items: Sequence[Item], draft: Draft, language: LanguageData) -> NameMention | None:
    """The only company named before the colon that a noun stands behind, which takes part though it is not said again.

    Of several colons that of the nearest company counts: ``X : trois annonces : un contrat avec Y``. Whom others only
    quote, ``Selon X : le rachat de Y``, or who is quoted, ``X : « Le rachat de Y``, takes no part.
    """
    cue, role = draft.cue, draft.cue.frame.subject
    if role is None or cue.verb or not (draft.parties or role is Role.SELLER):
        return None
    if role in draft.parties and (role is not Role.PARTNER or len(draft.parties[role]) > 1):
        return None
    end, colon = cue.first, False
    least = max(0, cue.first - _REACH)
    while end > least:
        begin = next((i for i in range(end - 1, least - 1, -1) if items[i].lower in _PARTING), least - 1)
        named = [i for i in range(begin + 1, end) if _is_company(items[i])]
        if named and colon:
            return _only(items, named, draft, language)
        if named or begin < least or items[begin].lower == "." or items[begin + 1].text in _QUOTES:
            return None
        colon |= items[begin].lower == ":"
        end = begin
    return None


def _is_company(item: Item) -> bool:
    value = item.value
    return item.kind == "name" and isinstance(value, NameMention) and value.kind == "company"


def _only(items: Sequence[Item], named: Sequence[int], draft: Draft, language: LanguageData) -> NameMention | None:
    """The company of names before a colon, if they name but one that is neither a source nor a party already."""
    names = {value.name: value for i in named if isinstance(value := items[i].value, NameMention)}
    sources = any(governor(items, i, language) in language.hearsay_words for i in named)
    if len(names) != 1 or sources or names_in(draft) & names.keys():
        return None
    return next(iter(names.values()))
