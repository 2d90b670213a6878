"""Lists of names that each have a sum of their own in brackets: ``X (72 M€), Y (70 M€) et Z (60 M€) ont levé``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.coordination import parts_members
from seeds.parser.drafts import Draft
from seeds.parser.items import Item
from seeds.parser.mentions import PARTY_KINDS, NameMention
from seeds.parser.money import Money
from seeds.parser.participants import Participant
from seeds.parser.tokens import Row
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Role

_ALONE = (Role.TARGET, Role.ISSUER, Role.BORROWER, Role.SPONSOR)
"""Roles in deals that each of several has for itself."""
_BETWEEN = 6
"""How many items may stand between a bracket and the next name: ``, ou encore le lyonnais Z``."""
_BRACKET = 8
"""How many items a bracket may have."""
_DESCRIBED = 8
"""How many items behind a name and its comma may describe it before the bracket: ``X, a delivery service ($40m)``."""
_RULE = "one of a list of names with their sums"

_Member = tuple[int, Money]


def with_own_sums(items: Row, draft: Draft, language: LanguageData) -> list[Draft]:
    """One deal for each name of the list that a draft has one of, with the sum behind it; none where there is none.

    A sum that is told for all of them together is no deal's.
    """
    for chain in _chains(items, language):
        starts = {items[name].start for name, _ in chain}
        role = next((r for r in _ALONE if any(p.start in starts for p in draft.parties.get(r, ()))), None)
        if role is None:
            continue
        others = [party for party in draft.parties[role] if party.start not in starts]
        own = draft.money is None or any(money is draft.money for _, money in chain)
        priced = sum(isinstance(item.value, Money) for item in items) > len(chain)
        if not others or (own and not priced):
            listed = [_one(items, draft, role, member) for member in chain]
            bare = [replace(draft, parties={**draft.parties, role: [party]}, money=None) for party in others]
            return listed + bare
    return []


def _one(items: Sequence[Item], draft: Draft, role: Role, member: _Member) -> Draft:
    at, money = member
    name = items[at].value
    party = next((p for p in draft.parties[role] if p.start == items[at].start), None)
    if party is None and isinstance(name, NameMention):
        party = Participant(name, name.start, name.end, _RULE)
    return replace(draft, parties={**draft.parties, role: [party] if party else []}, money=money)


def _chains(items: Row, language: LanguageData) -> Iterator[list[_Member]]:
    """The lists of two or more of such names, in order."""
    chain: list[_Member] = []
    end = 0
    for at in [at for at in items.places("name") if at < len(items) - 2]:
        closed = _closed(items, at, language)
        if closed is None:
            continue
        if chain and not _goes_on(items, end, at, language):
            if len(chain) > 1:
                yield chain
            chain = []
        money = next(item.value for item in items[at + 1 : closed] if isinstance(item.value, Money))
        chain.append((at, money))
        end = closed + 1
    if len(chain) > 1:
        yield chain


def _closed(items: Sequence[Item], name: int, language: LanguageData) -> int | None:
    """Where the bracket behind a name closes that opens with its sum."""
    value = items[name].value
    if not items[name].is_nominal or not isinstance(value, NameMention) or value.kind not in PARTY_KINDS:
        return None
    opens = _opens(items, name, language)
    if opens is None or opens + 1 >= len(items):
        return None
    at = opens + 1
    while at < len(items) - 1 and items[at].lower in language.bound_words:
        at += 1
    money = items[at].value
    if not isinstance(money, Money) or money.use != "amount":
        return None
    return next((i for i in range(at + 1, min(len(items), at + _BRACKET)) if items[i].lower == ")"), None)


def _opens(items: Sequence[Item], name: int, language: LanguageData) -> int | None:
    """Where a bracket opens behind a name, past a comma, or what it is: ``X, (65 M€)``, ``X, a bank ($65m)``."""
    at = name + 1 + (items[name + 1].lower == ",")
    described = at > name + 1 and at < len(items) and items[at].lower in language.determiners
    for opens in range(at, min(len(items), at + (_DESCRIBED if described else 1))):
        item = items[opens]
        if item.lower == "(":
            return opens
        if item.kind != "word" or is_finite(item, language):
            return None
    return None


def _goes_on(items: Sequence[Item], end: int, name: int, language: LanguageData) -> bool:
    """Whether between a bracket and a name stand a comma or *and*, and no more than words that describe it."""
    between = items[end:name]
    joined = bool(between) and parts_members(between[0], language) and len(between) <= _BETWEEN
    apart = any(item.is_nominal or item.lower in language.noun_pronouns for item in between)
    return joined and not apart and not any(is_finite(item, language) for item in between)
