"""Words in round brackets."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.parser.items import Item

_BRACKETS = frozenset("()")
_SHORT = 2
"""How many items behind an opening bracket that of a short form closes."""


def bracket_before(items: Sequence[Item], closing: int) -> int:
    """Where the bracket opens that holds but a short form of the words before: ``intelligence artificielle (IA)``."""
    return closing - 2 if closing > 2 and items[closing - 2].lower == "(" else closing


def name_before(items: Sequence[Item], at: int) -> int:
    """Where what ends at `at` ends without a bracket behind it: at the name in ``Tarvel Finance (TF)``."""
    if at > 2 and items[at].lower == ")":
        return next((i - 1 for i in range(at - 1, 0, -1) if items[i].lower == "("), at)
    return at


def in_brackets(items: Sequence[Item], index: int) -> bool:
    """Whether the item at `index` stands in round brackets."""
    item = items[index]
    if item.in_brackets is None:
        marks = [before.lower for before in items[: index + 1] if before.lower in _BRACKETS]
        item.in_brackets = bool(marks) and marks[-1] == "("
    return item.in_brackets


def past_bracket(items: Sequence[Item], at: int) -> int:
    """Where what stands at `at` goes on behind a bracket of a word that opens there: ``X (XY), which``."""
    bracketed = at + _SHORT < len(items) and items[at].lower == "(" and items[at + _SHORT].lower == ")"
    return at + _SHORT + 1 if bracketed else at


def past_aside(items: Sequence[Item], at: int) -> int:
    """Where what stands at `at` goes on behind the brackets that open there: ``X (software, Leeds): $12m``."""
    if at >= len(items) or items[at].lower != "(":
        return at
    return next((i + 1 for i in range(at + 1, len(items)) if items[i].lower == ")"), at)
