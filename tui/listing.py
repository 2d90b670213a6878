"""A list whose order is laid down in the database, to be read in parts while it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import duckdb

from tui.questions import KeptCursor, Question
from tui.reader import Reader

Row = TypeVar("Row")


class Pages(Protocol[Row]):
    """Rows by their places, from 0."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    def rows(self, first: int, last: int) -> list[Row]:
        """The rows at the places from `first` up to, not including, `last`."""
        ...

    def place(self, ident: str, /) -> int | None:
        """The place of the row with an id."""
        ...


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """The pages of a list and the cursor that they live on, which the pane that shows the list keeps and closes.

    `place` is that of the row that was asked for, None when the list does not hold it; `first` are the first rows, for
    a list that is shown from the top.
    """

    cursor: KeptCursor
    pages: Pages[Row]
    place: int | None
    first: list[Row]

    def __len__(self) -> int:
        return len(self.pages)


def lay_down(
    reader: Reader,
    question: Question,
    lay: Callable[[duckdb.DuckDBPyConnection], Pages[Row]],
    *,
    keep: str | None,
    first: int = 0,
) -> Listing[Row]:
    """Lay a list down on a cursor of its own, in the thread of a question; `keep` is the id of the row to look for."""
    kept = reader.keep()
    try:
        with kept.asked(question) as cursor:
            pages = lay(cursor)
            place = None if keep is None else pages.place(keep)
            return Listing(kept, pages, place, pages.rows(0, first) if first else [])
    except BaseException:
        kept.close()
        raise
