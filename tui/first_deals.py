"""The first deals of a list, which are shown before all of them are in order.

At the start they are read while the explorer is imported, so that its first screen can show them.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import duckdb

from store.database import new_cursor
from store.explore import DealOrder, DealRow, deal_ids, deal_rows
from store.search import Search
from store.snapshot import Reading
from tui.session import Session, read_session
from tui.state import View
from tui.widgets.records import PAGE


@dataclass(frozen=True)
class Asked:
    """Which deals, in which order."""

    search: Search
    company_id: str | None
    order: DealOrder


@dataclass(frozen=True)
class Request:
    """What a pane asked for; `keep` is the deal to stand on when the list holds it, `wanted` when it has to.

    `turn` is not 0 when the database changed, and another number each time; the list then comes whole, so that what is
    shown stays until it is here.
    """

    view: View
    order: DealOrder
    keep: str | None
    wanted: bool
    turn: int = 0

    @property
    def may_be_newest(self) -> bool:
        """Whether the newest deals of the search are listed, whoever takes part in them."""
        return self.order is DealOrder.NEWEST and self.view.company_id is None

    @property
    def asked(self) -> Asked:
        """What is listed, whatever one stands on."""
        return Asked(self.view.search, self.view.company_id, self.order)


@dataclass(frozen=True)
class FirstDeals:
    """A page of deals, or less of it; `more` when there are others after them, or may be."""

    asked: Asked
    deals: list[DealRow]
    more: bool


FirstAwaited = Future[FirstDeals | None]
"""The deals of the start, being read; None when they cannot be, which the pane that asks again will tell of."""


class OfStart:
    """The deals that were read for the start, to be taken once."""

    def __init__(self, reading: FirstAwaited | None) -> None:
        self._reading = reading

    @property
    def are_here(self) -> bool:
        """Whether they need not be waited for."""
        return self._reading is not None and self._reading.done()

    def take(self, asked: Asked) -> FirstDeals | None:
        """Wait for them; None when there are none, they were taken, or others are asked for."""
        reading, self._reading = self._reading, None
        first = None if reading is None else reading.result()
        return first if first is not None and first.asked == asked else None


def first_deals(cursor: duckdb.DuckDBPyConnection, asked: Asked, count: int = PAGE) -> FirstDeals:
    """The first deals of a list."""
    ids = deal_ids(cursor, asked.search, asked.company_id, asked.order, count + 1)
    return FirstDeals(asked, deal_rows(cursor, ids[:count]), len(ids) > count)


def deals_of_start(opened: Reading, database: Path, keep_in: Path | None) -> FirstDeals | None:
    """What the explorer will list first: where `database` was left, or everything where `keep_in` is None."""
    session = Session() if keep_in is None else read_session(keep_in, database)
    view = session.place.view
    try:
        with new_cursor(opened.connection) as cursor:
            return first_deals(cursor, Asked(view.search, view.company_id, session.deals_order))
    except duckdb.Error:
        return None
