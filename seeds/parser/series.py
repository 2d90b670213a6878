"""Further deals of one company that a list tells by sums alone: ``raised 2 million in 2019 and 10 million in 2021``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.coordination import parts_members
from seeds.parser.dates import DateMention
from seeds.parser.drafts import Draft
from seeds.parser.items import Item, Round
from seeds.parser.money import Money
from seeds.parser.names import NameMention
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Kind, Role

_REACH = 8
"""How many items a member of such a list may have."""
_OWNERS = {Kind.FUNDING_ROUND: Role.TARGET, Kind.FUND: Role.MANAGER, Kind.CAPEX: Role.SPONSOR}
"""The kinds of deals that a company does one after another, and its role in them."""


def repeated(items: Sequence[Item], draft: Draft, taken: set[int], language: LanguageData) -> list[Draft]:
    """The draft, and one for each further sum behind it with a date, or a place, of its own and no verb.

    `taken` are the places of the sums that other cues hold.
    """
    role = _OWNERS.get(draft.cue.frame.kind)
    at = next((i for i, item in enumerate(items) if item.value is draft.money), None)
    if role is None or role not in draft.parties or draft.money is None or at is None or not draft.cue.verb:
        return [draft]
    own = {role: draft.parties[role]}
    found: list[Draft] = []
    when = _time_or_place(items, at, language)
    for money, told in _members(items, at, language) if when is not None else ():
        if money.start in taken or money.use != "amount" or type(told) is not type(when):
            break
        date = told if isinstance(told, DateMention) else draft.date
        found.append(replace(draft, parties=own, money=money, percent=None, round=None, date=date))
    if found and isinstance(when, DateMention):
        draft = replace(draft, date=when)
    return [draft, *found]


def _members(
    items: Sequence[Item], at: int, language: LanguageData
) -> Iterator[tuple[Money, DateMention | NameMention]]:
    """The sums behind the one at `at`, each joined by a comma or *and*, with the time or the place told of each."""
    while True:
        window = range(at + 1, min(len(items), at + _REACH))
        joint = next((i for i in window if parts_members(items[i], language)), None)
        if joint is None or any(_breaks(items[i], language) for i in range(at + 1, joint)):
            return
        while joint + 1 < len(items) and parts_members(items[joint + 1], language):
            joint += 1
        behind = range(joint + 1, min(len(items), joint + _REACH))
        at = next((i for i in behind if items[i].kind == "money"), 0)
        if not at or any(_breaks(items[i], language) or items[i].is_nominal for i in range(joint + 1, at)):
            return
        money, told = items[at].value, _time_or_place(items, at, language)
        if not isinstance(money, Money) or told is None:
            return
        yield money, told


def _time_or_place(items: Sequence[Item], at: int, language: LanguageData) -> DateMention | NameMention | None:
    """The date or the place right behind the sum at `at`, at most a round's label and a preposition between."""
    for item in items[at + 1 : at + _REACH]:
        if isinstance(item.value, DateMention):
            return item.value
        if isinstance(item.value, NameMention):
            return item.value if item.value.kind == "place" else None
        if not isinstance(item.value, Round) and (item.kind != "word" or parts_members(item, language)):
            return None
    return None


def _breaks(item: Item, language: LanguageData) -> bool:
    """Whether an item begins a clause of its own, so that a list of sums ends before it."""
    if item.lower in language.relatives or item.lower in language.clause_breaks or item.lower in {":", "(", "."}:
        return True
    return item.lower in language.inclusions or (item.kind == "word" and is_finite(item, language))
