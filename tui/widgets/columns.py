"""Where the columns of a table stand in a given width."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tui.wording import tr

GAP = 2
"""Cells between two columns."""


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `width` is in cells; 0 shares what the others leave, but takes `least`. While a flexible column has less than its
    `ideal`, columns go in the order of `drop`, the highest first; while one has less than its `least`, in the order
    of `last`. Those with 0 stay, and at worst the table scrolls.
    """

    key: str
    title: str
    width: int = 0
    least: int = 8
    ideal: int = 0
    right: bool = False
    drop: int = 0
    last: int = 0
    sortable: bool = False
    verbatim: bool = False

    @property
    def heading(self) -> str:
        """The title in the reader's language, unless it is a name of the database."""
        return self.title if self.verbatim else tr(self.title)


@dataclass(frozen=True)
class Placed:
    """A column on the screen: its index among the cells of a record, its first cell and its width."""

    index: int
    column: Column
    x: int
    width: int


def place(columns: Sequence[Column], width: int) -> tuple[Placed, ...]:
    """The columns that fit in `width` cells, from left to right."""
    return place_chosen(enumerate(columns), width)


def place_chosen(numbered: Iterable[tuple[int, Column]], width: int) -> tuple[Placed, ...]:
    """The same of columns that each come with their index among the cells of a record."""
    kept = list(numbered)
    _make_room(kept, width, _ideal, lambda column: column.drop)
    _make_room(kept, width, _least, lambda column: column.last)
    return _side_by_side(kept, width)


def _make_room(
    kept: list[tuple[int, Column]], width: int, wish: Callable[[Column], int], order: Callable[[Column], int]
) -> None:
    """Let columns go until the wishes of the others fit."""
    while sum(wish(column) for _, column in kept) + _gaps(kept) > width:
        worst = max(kept, key=lambda entry: order(entry[1]), default=None)
        if worst is None or not order(worst[1]):
            return
        kept.remove(worst)


def _ideal(column: Column) -> int:
    return column.width or max(column.least, column.ideal)


def _least(column: Column) -> int:
    return column.width or column.least


def _gaps(kept: Sequence[object]) -> int:
    return GAP * max(0, len(kept) - 1)


def _side_by_side(kept: Sequence[tuple[int, Column]], width: int) -> tuple[Placed, ...]:
    spare = max(0, width - sum(_least(column) for _, column in kept) - _gaps(kept))
    flexible = sum(1 for _, column in kept if not column.width)
    placed: list[Placed] = []
    x = 0
    for index, column in kept:
        share = 0
        if not column.width:
            share = -(-spare // flexible)
            spare -= share
            flexible -= 1
        cells = _least(column) + share
        placed.append(Placed(index, column, x, cells))
        x += cells + GAP
    return tuple(placed)
