"""Rows at hand in another order, or only those that hold some words, without asking for them again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tui.widgets.finding import folded

_A_WHILE = 500
"""Rows after which it is looked whether the answer is still wanted."""


@dataclass(frozen=True)
class Arrangement:
    """Which rows are wanted and in which order: by a column, the largest first where `descending`, or as they came."""

    words: str = ""
    column: int | None = None
    descending: bool = False

    def next_by(self, column: int, *, largest_first: bool) -> Arrangement:
        """The next order by a column: one way, then the other, then as the rows came."""
        if self.column != column:
            return Arrangement(self.words, column, largest_first)
        if self.descending == largest_first:
            return Arrangement(self.words, column, not largest_first)
        return Arrangement(self.words)


def arrange(
    rows: Sequence[tuple[Any, ...]], wish: Arrangement, dropped: Callable[[], bool]
) -> Sequence[tuple[Any, ...]] | None:
    """The rows that are wanted, in their order; None when nobody wants them any more."""
    if wanted := folded(wish.words).split():
        kept = []
        for number, row in enumerate(rows):
            if number % _A_WHILE == 0 and dropped():
                return None
            text = folded("\n".join(str(value) for value in row if value is not None))
            if all(word in text for word in wanted):
                kept.append(row)
        rows = kept
    if wish.column is None:
        return rows
    return _by_column(rows, wish.column, descending=wish.descending)


def _by_column(rows: Sequence[tuple[Any, ...]], column: int, *, descending: bool) -> list[tuple[Any, ...]]:
    """The rows by the values of a column, those without a value last; values of many kinds by their text."""
    full = [row for row in rows if row[column] is not None]
    empty = [row for row in rows if row[column] is None]
    try:
        full.sort(key=lambda row: row[column], reverse=descending)
    except TypeError:
        full.sort(key=lambda row: str(row[column]), reverse=descending)
    return full + empty
