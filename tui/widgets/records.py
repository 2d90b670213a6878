"""What a table shows: records, made when they come into view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, overload

PAGE = 50
"""Records in one page."""


@dataclass(frozen=True)
class Record:
    """One row: what each cell shows, the tone of each cell, and the whole values behind them for copying.

    `key` is the id of what the row is about, where it has one.
    """

    cells: tuple[str, ...]
    tones: tuple[str, ...] = ()
    values: tuple[object, ...] = ()
    key: str = ""


class Records(Sequence[Record]):
    """Records that are made from rows when they come into view, and kept until `forget`."""

    def __init__(self, rows: Sequence[Any], make: Callable[[Any], Record]) -> None:
        self._rows = rows
        self._make = make
        self._made: dict[int, Record] = {}

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Record: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Record]: ...

    def __getitem__(self, index: int | slice) -> Record | Sequence[Record]:
        if isinstance(index, slice):
            return Records(self._rows[index], self._make)
        if (record := self._made.get(index)) is None:
            record = self._made[index] = self._make(self._rows[index])
        return record

    def forget(self) -> None:
        """Make the records anew, each when it is wanted again: what they are made of changed."""
        self._made.clear()
