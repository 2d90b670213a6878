"""Whom words for a company mean where they led to somebody who is named in another role of the same deal."""

from __future__ import annotations

from collections.abc import Sequence, Set

from seeds.language import LanguageData
from seeds.parser.cues import Cue
from seeds.parser.items import Item, Reference
from seeds.parser.names import NameMention
from seeds.parser.offers import held_by
from seeds.parser.roles import Arguments
from seeds.parser.surroundings import Here
from seeds.vocabulary import Kind, Role, Side, side_of


def named_across(items: Sequence[Item], arguments: Arguments, role: Role) -> set[str]:
    """The names of those on the other side of a deal, who are no one that words for its own side can mean."""
    across = [i for other, indices in arguments.items() if _is_across(side_of(other), side_of(role)) for i in indices]
    values = (items[i].value for i in across)
    return {value.name for value in values if isinstance(value, NameMention)}


def _is_across(one: Side, other: Side) -> bool:
    return {one, other} == {Side.PAYER, Side.PAYEE}


def meant_instead(items: Sequence[Item], index: int, across: Set[str], language: LanguageData) -> NameMention | None:
    """Who is meant but those: ``X was formed in 2000, and later Y bought the company``, of which X is meant.

    That is who acts first in the sentence, or whose shareholder that is; behind a colon the one before it. A pronoun
    may stand for another that is named before: ``Profits at X were hit by costs at Y, a firm it bought in 2021``.
    """
    label = items[0].value
    if isinstance(label, NameMention) and items[1].lower == ":":
        return label
    first = next(iter(Here(items, index, language).subjects), None)
    holder = next((i for i in range(index) if items[i].value is first), None)
    held = held_by(items, holder, language) if holder is not None else None
    owner = items[held].value if held is not None else None
    first = owner if isinstance(owner, NameMention) else first
    if first is not None and first.kind == "company" and first.name not in across:
        return first
    value = items[index].value
    others = (name for name in reversed(Here(items, index, language).names) if name.name not in across)
    pronoun = isinstance(value, Reference) and value.pronoun
    return next((name for name in others if name.kind == "company"), None) if pronoun else None


def gets_money(item: Item, cue: Cue, language: LanguageData) -> bool:
    """Whether words for a company, and no investor, stand for who raises money, or is backed by somebody."""
    value = item.value
    if not isinstance(value, Reference) or value.house or value.trade in language.investor_forms:
        return False
    return cue.frame.kind is Kind.FUNDING_ROUND or (cue.frame.kind is Kind.INVESTMENT and cue.passive)
