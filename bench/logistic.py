"""Logistic regression with shrunk weights, in plain Python: the same everywhere, enough for a few thousand rows."""

from __future__ import annotations

import math
from collections.abc import Sequence

_STEPS = 50
_SMALL = 1e-9

Row = Sequence[float]


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
    for _ in range(_STEPS):
        slope = [-pull * (one - old) for pull, one, old in zip(shrink, found, known, strict=True)]
        bend = [[shrink[i] if i == j else 0.0 for j in range(len(found))] for i in range(len(found))]
        for row, answer, weight in zip(rows, right, weights, strict=True):
            _add(row, answer, weight, found, slope, bend)
        step = _solve(bend, slope)
        found = [one + change for one, change in zip(found, step, strict=True)]
        if max(map(abs, step)) < _SMALL:
            break
    return found


def probability(row: Row, coefficients: Sequence[float]) -> float:
    """How likely the answer to a row is yes."""
    return 1 / (1 + math.exp(-sum(value * one for value, one in zip(row, coefficients, strict=True))))


def _add(
    row: Row, answer: float, weight: float, found: Sequence[float], slope: list[float], bend: list[list[float]]
) -> None:
    """Add one row to the slope of the log likelihood and to how it bends."""
    told = probability(row, found)
    off, spread = weight * (answer - told), weight * told * (1 - told)
    there = [(i, value) for i, value in enumerate(row) if value]
    for i, value in there:
        slope[i] += off * value
        line, much = bend[i], spread * value
        for j, other in there:
            line[j] += much * other


def _solve(matrix: list[list[float]], right: Sequence[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination with the largest pivot."""
    lines = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for column in range(len(lines)):
        pivot = max(range(column, len(lines)), key=lambda i: abs(lines[i][column]))
        lines[column], lines[pivot] = lines[pivot], lines[column]
        for i in range(column + 1, len(lines)):
            share = lines[i][column] / lines[column][column]
            if share:
                lines[i] = [a - share * b for a, b in zip(lines[i], lines[column], strict=True)]
    found = [0.0] * len(lines)
    for i in reversed(range(len(lines))):
        rest = sum(lines[i][j] * found[j] for j in range(i + 1, len(lines)))
        found[i] = (lines[i][-1] - rest) / lines[i][i]
    return found
