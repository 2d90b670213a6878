"""Whether two sums are one that is told twice, and which way of telling it is to be kept."""

from __future__ import annotations

from seeds.parser.money import Money
from seeds.vocabulary import Bound

_CAREFUL = (Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.UP_TO)
"""Bounds, the more careful the later."""
_ROUNDED, _NEAR = 3, 0.025
"""How many digits a sum must have at least to be told again rounded, and how far off that may be."""
_LITTLE_MORE = 1.2
"""How many times a round sum the one may be that is told as *more than* it."""


def same_sum(one: Money, other: Money) -> bool:
    """Whether two sums are alike, be one of them rounded, only exceeded by the other, or its currency unsaid."""
    currencies = {m.currency for m in (one, other)} - {None}
    return len(currencies) <= 1 and (
        one.amount == other.amount
        or _rounded(*sorted((one.amount, other.amount), key=_digits))
        or _exceeds(one, other)
        or _exceeds(other, one)
    )


def _exceeds(told: Money, exact: Money) -> bool:
    """Whether a sum is told as *more than* a round one not far below it: ``over $1bn`` and ``$1.1 billion``."""
    rounder = (
        told.bound is Bound.AT_LEAST and exact.bound is Bound.EXACT and _digits(told.amount) < _digits(exact.amount)
    )
    return rounder and told.amount < exact.amount <= _LITTLE_MORE * told.amount


def _digits(amount: int) -> int:
    """How many digits of a sum tell, up to its last noughts."""
    return len(str(amount).rstrip("0"))


def _rounded(rounder: int, exact: int) -> bool:
    """Whether of two sums one is the other in fewer digits: ``$300m`` in a headline and ``$299.5 million``."""
    if _digits(exact) < _ROUNDED or abs(rounder - exact) > _NEAR * exact:
        return False
    noughts = len(str(rounder)) - _digits(rounder)
    return 2 * abs(rounder - exact) <= int("1" + "0" * noughts)


def more_careful(one: Money | None, other: Money | None) -> Money | None:
    """Of one sum told twice the form that limits it more, ``up to 50 billion``, or that is more exact."""
    if one is None or other is None:
        return one or other
    if other.amount != one.amount:
        return max(one, other, key=lambda money: _digits(money.amount)) if same_sum(one, other) else one
    return max(one, other, key=lambda money: _CAREFUL.index(money.bound))
