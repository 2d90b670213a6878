"""Money that a company spends itself, beside what it buys or builds for others."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.parser.cues import Cue
from seeds.parser.drafts import Draft, names_in
from seeds.parser.items import Item
from seeds.vocabulary import Kind, Role

_BOUGHT = frozenset({Kind.ACQUISITION, Kind.INVESTMENT})
"""Kinds that money is spent for."""
_PROMISED = frozenset({"infinitive", "future", "conditional"})
"""The tenses of what a buyer will spend on what it has bought."""
_SPENT = 4
"""How many items behind a verb the sum that it spends may stand."""


def builds_for_another(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether what is built is built under a contract of the sentence: ``won|gave X a contract to build a bridge``."""
    builders = {p.name.name for p in draft.parties.get(Role.SPONSOR, ())}
    return bool(builders) and any(
        other.cue.frame.kind is Kind.CONTRACT
        and other.cue.first < draft.cue.first
        and draft.money in {None, other.money}
        and builders & (names_in(other) if draft.cue.tense == "infinitive" else _suppliers(other))
        for other in others
    )


def _suppliers(draft: Draft) -> set[str]:
    return {p.name.name for p in draft.parties.get(Role.SUPPLIER, ())}


def pays_for_another(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether what is spent is the price of the purchase that it is for: ``is spending $2 billion to buy X``."""
    if draft.cue.frame.kind is not Kind.CAPEX or not draft.cue.verb:
        return False
    behind = (other for other in others if other.cue.first > draft.cue.last)
    bought = min(behind, key=lambda other: other.cue.first, default=None)
    if bought is None or bought.cue.frame.kind not in _BOUGHT or bought.cue.tense != "infinitive":
        return False
    spenders = {p.name.name for p in draft.parties.get(Role.SPONSOR, ())}
    if bought.money not in {None, draft.money} or not spenders & names_in(bought):
        return False
    bought.money = draft.money
    return True


def spends_after(items: Sequence[Item], draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a sum is no price, since who bought before spends it now: ``X, qui reprend Y, va investir 3 M€``."""
    cue = draft.cue
    if not cue.verb or cue.passive or cue.tense not in _PROMISED or cue.frame.kind not in {Kind.CAPEX, Kind.INVESTMENT}:
        return False
    bought = [d.cue.first for d in drafts if d.cue.frame.kind in _BOUGHT and d is not draft]
    if not bought or max(bought) > cue.first:
        return False
    return any(item.value is draft.money for item in items[cue.last + 1 : cue.last + 1 + _SPENT])


def spends(cue: Cue) -> bool:
    """Whether a cue may tell a spending plan by itself."""
    return cue.frame.kind is Kind.CAPEX and cue.frame.context is None and bool(cue.frame.needs)
