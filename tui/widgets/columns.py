"""Where the columns of a table stand in a given width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 2
"""Cells between two columns."""


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `width` is in cells; 0 shares what the others leave, but takes `least`. Where there is no room, columns go in
    the order of `drop`, the highest first; those with 0 stay, and the table scrolls sideways.
    """

    key: str
    title: str
    width: int = 0
    least: int = 8
    right: bool = False
    drop: int = 0
    sortable: bool = False


@dataclass(frozen=True)
class Placed:
    """A column on the screen: its index among the cells of a record, its first cell and its width."""

    index: int
    column: Column
    x: int
    width: int


def place(columns: Sequence[Column], width: int) -> tuple[Placed, ...]:
    """The columns that fit in `width` cells, from left to right."""
    kept = list(enumerate(columns))
    while _needed([column for _, column in kept]) > width:
        droppable = [entry for entry in kept if entry[1].drop]
        if not droppable:
            break
        kept.remove(max(droppable, key=lambda entry: entry[1].drop))
    return _side_by_side(kept, width)


def _needed(columns: Sequence[Column]) -> int:
    return sum(column.width or column.least for column in columns) + GAP * max(0, len(columns) - 1)


def _side_by_side(kept: Sequence[tuple[int, Column]], width: int) -> tuple[Placed, ...]:
    spare = max(0, width - _needed([column for _, column in kept]))
    flexible = sum(1 for _, column in kept if not column.width)
    placed: list[Placed] = []
    x = 0
    for index, column in kept:
        share = 0
        if not column.width:
            share = -(-spare // flexible)
            spare -= share
            flexible -= 1
        cells = (column.width or column.least) + share
        placed.append(Placed(index, column, x, cells))
        x += cells + GAP
    return tuple(placed)
