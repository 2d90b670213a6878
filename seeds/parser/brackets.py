"""Words in round brackets."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.parser.items import Item

_BRACKETS = frozenset("()")


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
