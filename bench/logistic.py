"""Logistic regression with shrunk weights, in plain Python: the same everywhere, enough for some thousand rows."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping, Sequence

_STEPS, _TURNS = 50, 200
"""How many steps are made at most, and how many turns to find the direction of each."""
_SMALL = 1e-9
_NEAR = 1e-3
"""How near the direction of a step comes to the best, as a share of the slope."""
_CERTAIN = 500.0
_HALVINGS = 40
"""How often a step that goes too far is halved."""

Row = Mapping[int, float]
"""What a row shows, by the place of its coefficient; what it does not show is left out."""
_Vector = list[float]


def fit(
    rows: Sequence[Row],
    right: Sequence[float],
    weights: Sequence[float],
    shrink: Sequence[float],
    before: Sequence[float] | None = None,
) -> list[float]:
    """The coefficients that make the answers likeliest, by Newton's method.

    An answer is 1 for yes, 0 for no, and between them where it is partly so. Each coefficient is pulled by its `shrink`
    to what it was `before`, to 0 where that is not told.
    """
    known = list(before or [0.0] * len(shrink))
    found = list(known)
    told = [tuple(row.items()) for row in rows]
    for _ in range(_STEPS):
        slope = [-pull * (one - old) for pull, one, old in zip(shrink, found, known, strict=True)]
        spread = []
        for row, answer, weight in zip(told, right, weights, strict=True):
            likely = _logistic(sum(value * found[i] for i, value in row))
            off = weight * (answer - likely)
            spread.append(weight * likely * (1 - likely))
            for i, value in row:
                slope[i] += off * value
        step = _solve(functools.partial(_bent, told, spread, shrink), slope)
        likely_at = functools.partial(_likelihood, told, right, weights, shrink, known)
        step = _shortened(step, found, likely_at)
        found = [one + change for one, change in zip(found, step, strict=True)]
        if max(map(abs, step)) < _SMALL:
            break
    return found


def _shortened(step: _Vector, found: _Vector, likely_at: Callable[[_Vector], float]) -> _Vector:
    """A step, halved until it makes the answers no less likely: far from the best a whole one may go past it."""
    now = likely_at(found)
    for _ in range(_HALVINGS):
        if likely_at([one + change for one, change in zip(found, step, strict=True)]) >= now - _SMALL * abs(now):
            return step
        step = [change / 2 for change in step]
    return [0.0] * len(step)


def _likelihood(
    rows: Sequence[tuple[tuple[int, float], ...]],
    right: Sequence[float],
    weights: Sequence[float],
    shrink: Sequence[float],
    known: Sequence[float],
    found: _Vector,
) -> float:
    """The log likelihood of the answers, less what the coefficients are pulled by."""
    total = -sum(pull * (one - old) ** 2 for pull, one, old in zip(shrink, found, known, strict=True)) / 2
    for row, answer, weight in zip(rows, right, weights, strict=True):
        odds = sum(value * found[i] for i, value in row)
        total += weight * (answer * odds - max(odds, 0.0) - math.log1p(math.exp(-abs(odds))))
    return total


def probability(row: Row, coefficients: Sequence[float]) -> float:
    """How likely the answer to a row is yes."""
    return _logistic(sum(value * coefficients[i] for i, value in row.items()))


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-min(_CERTAIN, max(-_CERTAIN, odds))))


def _bent(
    rows: Sequence[tuple[tuple[int, float], ...]], spread: Sequence[float], shrink: Sequence[float], way: _Vector
) -> _Vector:
    """How the slope changes along a way: the second derivative of the log likelihood, times it."""
    found = [pull * one for pull, one in zip(shrink, way, strict=True)]
    for row, much in zip(rows, spread, strict=True):
        along = much * sum(value * way[i] for i, value in row)
        for i, value in row:
            found[i] += along * value
    return found


def _solve(product: Callable[[_Vector], _Vector], right: _Vector) -> _Vector:
    """The solution of a system of linear equations of which only the product with a vector is known.

    By conjugate gradients (Hestenes and Stiefel, 1952), until little of the right side is left.
    """
    found = [0.0] * len(right)
    rest, way = list(right), list(right)
    size = _dot(rest, rest)
    least = max(_SMALL**2, size * _NEAR**2)
    for _ in range(_TURNS):
        if size <= least:
            break
        bent = product(way)
        much = size / _dot(way, bent)
        found = [one + much * along for one, along in zip(found, way, strict=True)]
        rest = [one - much * along for one, along in zip(rest, bent, strict=True)]
        before, size = size, _dot(rest, rest)
        way = [one + size / before * along for one, along in zip(rest, way, strict=True)]
    return found


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
