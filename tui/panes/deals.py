"""The deals pane: the timeline of the search, narrowed to the company that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from store.explore import DealOrder, DealRow, deal_pages, deal_rows
from tui.first_deals import FirstDeals, Request, first_deals
from tui.listing import Listing, lay_down
from tui.newest import Newest
from tui.panes.deal_records import COLUMNS, SORTED, deal_record, nothing_in, rows_near
from tui.panes.pane import Pane
from tui.questions import Question
from tui.reader import LATER_PAUSE, MOVING_PAUSE, Reader
from tui.state import View
from tui.widgets.pane_title import PaneTitle
from tui.widgets.plain_lines import painted_plainly
from tui.widgets.record_table import RecordTable
from tui.widgets.records import PAGE, Record, Records
from tui.wording import counted, number, tr

_LEAST_FIRST = 20
"""Deals that are shown first, however low the screen is."""


class DealsPane(Pane):
    """The list of deals; the deal under the cursor is the one whose sources are shown."""

    BINDINGS: ClassVar[list[BindingType]] = []
    BINDING_GROUP_TITLE = "Deals"

    table = getters.query_one("#deals-table", RecordTable)

    view: var[View] = var(View(), init=False)

    @dataclass
    class Begun(Message):
        """The first deals of a request; `more` when there are others, which are being put in order."""

        request: Request
        deals: list[DealRow]
        more: bool

    @dataclass
    class Listed(Message):
        """All deals of a request are in order."""

        request: Request
        listing: Listing[DealRow]

    @dataclass
    class Placed(Message):
        """Where in the list a deal stands; `row` is None when it is not in it, which matters when it was `wanted`."""

        generation: int
        deal_id: str
        row: int | None
        wanted: bool

    @dataclass
    class Missing(Message):
        """A deal that was to be shown is not in the list."""

        deal_id: str

    @dataclass
    class Paged(Message):
        """The rows of some of the listed deals, from row `first` on."""

        generation: int
        first: int
        deals: list[DealRow]

    @dataclass
    class Chosen(Message):
        """Another deal is under the cursor, or none because the view has none."""

        deal_id: str | None
        view: View

    @dataclass
    class Near(Message):
        """The deals that keys lead to, the likeliest first; the next key leads to one of the `soonest`."""

        deals: tuple[str, ...]
        soonest: int

    @dataclass
    class Entered(Message):
        """The deal under the cursor was entered."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader, id="deals")
        painted_plainly(self)
        self.order = DealOrder.NEWEST
        self.listed: Request | None = None
        self.deal_id: str | None = None
        self._request: Request | None = None
        self.listing: Listing[DealRow] | None = None
        self._all_here = False
        self._standing_by = False
        self._untold = False
        self._turn = 0
        self._newest = Newest(reader)

    def start_at(self, view: View, order: DealOrder, deal_id: str | None) -> None:
        """Before the first list: begin with a view, an order and, when the list holds it, on a deal."""
        self.set_reactive(DealsPane.view, view)
        self.order = order
        self.deal_id = deal_id
        self._untold = True

    def compose(self) -> ComposeResult:
        """The title and the table."""
        yield PaneTitle(2, tr("Deals"))
        yield RecordTable(COLUMNS, id="deals-table", named="deals")

    def on_mount(self) -> None:
        """Ask for the first list, or show it in the first frame where it is here."""
        self.watch(self.table, "cursor_row", self._follow, init=False)
        request, of_start = self._new_request(), self.reader.of_start
        if not of_start.are_here or (first := of_start.take(request.asked)) is None:
            self.put(lambda question: self._list(question, request, PAGE))
            return
        self._begin(self.Begun(request, first.deals, first.more))
        if first.more:  # after the first frame, which it would hold up
            self.reader.put(
                self, "deals", lambda question: self._put_in_order(question, request), self._failed, pause=LATER_PAUSE
            )

    def watch_view(self, before: View, after: View) -> None:
        """Other deals are to be listed."""
        if before != after:
            self.reader.drop("deal-rows")
            self.table.await_none()
            self._ask(pause=MOVING_PAUSE if before.search == after.search else 0.0)

    def on_unmount(self) -> None:
        """Give the order of the list up."""
        self._drop_listing()

    def again(self, deal_id: str | None = None) -> None:
        """List the same deals of a changed database; the cursor goes to a deal when it is given, or still wanted."""
        self._turn += 1
        self._newest.forget()
        on_its_way = self._request if self._request != self.listed else None
        if deal_id is None and on_its_way is not None and on_its_way.wanted:
            deal_id = on_its_way.keep
        self._ask(wanted=deal_id, turn=self._turn, pause=LATER_PAUSE)

    def expect_search(self) -> None:
        """Somebody is about to search: make the first rows of it fast to find."""
        self._newest.prepare(self)

    def want(self, deal_id: str | None) -> None:
        """Put the cursor on a deal, now or when the list that is on its way comes; else `Missing` tells so."""
        if deal_id is None:
            return
        if self._request != self.listed:
            self._ask(wanted=deal_id, pause=MOVING_PAUSE)
        else:
            self._look_for(deal_id, wanted=True)

    def _look_for(self, deal_id: str, *, wanted: bool) -> None:
        generation = self.table.generation
        if self.listing is None:
            rows = (row for row in range(self.table.count) if self.id_at(row) == deal_id)
            self.post_message(self.Placed(generation, deal_id, next(rows, None), wanted))
            return
        pages = self.listing.pages
        self.reader.ask(
            self,
            "deal-place",
            lambda _: pages.place(deal_id),
            lambda row: self.Placed(generation, deal_id, row, wanted),
            self._failed,
            on=self.listing.cursor,
        )

    def sort(self, order: DealOrder | None = None) -> None:
        """List in another order, the next one where none is given."""
        orders = list(DealOrder)
        self.order = order or orders[(orders.index(self.order) + 1) % len(orders)]
        self._ask()

    def _ask(self, *, wanted: str | None = None, turn: int = 0, pause: float = 0.0) -> None:
        request, count = self._new_request(wanted, turn), self._first_count
        self.put(lambda question: self._list(question, request, count), pause=pause)

    @property
    def _first_count(self) -> int:
        """How many deals are shown before all are in order: what the screen has room for, and little more."""
        return min(PAGE, max(_LEAST_FIRST, self.table.size.height))

    def _new_request(self, wanted: str | None = None, turn: int = 0) -> Request:
        self._request = Request(self.view, self.order, wanted or self.deal_id, wanted is not None, turn)
        return self._request

    def _list(self, question: Question, request: Request, count: int) -> Message:
        """Tell of the first `count` deals, and then put all of them in order; in a thread."""
        first = self.reader.of_start.take(request.asked) or self._first(question, request, count)
        begun = self.Begun(request, first.deals, first.more)
        if not begun.more:
            return begun
        if question.wanted and not request.turn:
            self.post_message(begun)
        return self._put_in_order(question, request)

    def _first(self, question: Question, request: Request, count: int) -> FirstDeals:
        """The first `count` deals; of those that are rare, the ones among the newest, however few these are."""
        newest = self._newest.first(question, request.view.search, count) if request.may_be_newest else None
        with question.cursor() as cursor:
            if newest:
                return FirstDeals(request.asked, deal_rows(cursor, newest), more=True)
            return first_deals(cursor, request.asked, count)

    def _put_in_order(self, question: Question, request: Request) -> Message:
        asked = request.asked
        listing = lay_down(
            self.reader,
            question,
            lambda cursor: deal_pages(cursor, asked.search, asked.company_id, asked.order),
            keep=request.keep,
        )
        return self.Listed(request, listing)

    @on(Begun)
    def _begin(self, event: Begun) -> None:
        request = event.request
        if request != self._request:
            return
        ids = [deal.deal_id for deal in event.deals]
        keep = request.keep if request.wanted else self.deal_id
        row = ids.index(keep) if keep in ids else None
        if row is None and request.wanted:
            if event.more:
                return
            self._miss(request)
        self._standing_by = event.more and row is None and keep is not None
        self._all_here = not event.more
        self._start(request, len(ids), self._row_of(request, row), event.deals)

    @on(Listed)
    def _finish(self, event: Listed) -> None:
        request, listing = event.request, event.listing
        if request != self._request:
            listing.cursor.close()
            return
        standing_by, self._standing_by, self._all_here = self._standing_by, False, True
        if self.listed != request:
            if listing.place is None:
                self._miss(request)
            self._start(request, len(listing), self._row_of(request, listing.place), (), listing)
            return
        self.listing = listing
        kept = self.deal_id == request.keep
        self.table.grow(len(listing), cursor=listing.place if standing_by and kept else None)
        if standing_by and not kept and self.deal_id is not None:
            self._look_for(self.deal_id, wanted=False)

    def _row_of(self, request: Request, found: int | None) -> int:
        """The row to stand on; where a deal went by a change of the database, its neighbour."""
        if found is None:
            return self.table.cursor_row if request.turn else 0
        if request.wanted:
            self.deal_id, self._untold = request.keep, True
        return found

    def _start(
        self, request: Request, count: int, row: int, first: Sequence[DealRow], listing: Listing[DealRow] | None = None
    ) -> None:
        """Show another list."""
        self.answered()
        self._drop_listing()
        self.listing = listing
        self.listed = request
        self.title.context = request.view.company_name or tr("all companies")
        self.table.sorted_by = SORTED[request.order]
        line = self.table.cursor_row - self.table.scroll_offset.y
        self.table.show(count, cursor=row, empty=nothing_in(request.view), first=Records(first, self.record_of))
        if request.turn:  # what came above the cursor does not push it down
            self.table.scroll_to(y=max(0, row - line), animate=False, force=True)
        self._follow(self.table.cursor_row)
        if request.view.search.terms:
            self.expect_search()

    def _miss(self, request: Request) -> None:
        if request.wanted and request.keep is not None:
            self.post_message(self.Missing(request.keep))

    def _drop_listing(self) -> None:
        if self.listing is not None:
            self.listing.cursor.close()
            self.listing = None

    @on(Placed)
    def _go_to(self, event: Placed) -> None:
        if event.generation != self.table.generation:
            return
        if event.row is not None:
            self.table.cursor_row = event.row
        elif event.wanted:
            self.post_message(self.Missing(event.deal_id))

    @on(RecordTable.PagesWanted, "#deals-table")
    def _ask_for_page(self, event: RecordTable.PagesWanted) -> None:
        event.stop()
        if self.listing is None:
            return
        pages = self.listing.pages
        self.reader.ask(
            self,
            "deal-rows",
            lambda _: pages.rows(event.first, event.last),
            lambda rows: self.Paged(event.generation, event.first, rows),
            self._failed,
            on=self.listing.cursor,
        )

    @on(Paged)
    def _fill(self, event: Paged) -> None:
        self.table.fill(event.generation, event.first, Records(event.deals, self.record_of))
        self._tell_chosen(self.table.cursor_row)
        self._tell_near()

    @on(RecordTable.Moved, "#deals-table")
    def _move(self, event: RecordTable.Moved) -> None:
        event.stop()
        self._follow(self.table.cursor_row)

    def _follow(self, row: int) -> None:
        """Tell where the cursor is at once: by a message it would come a frame later than the cursor."""
        self.count_row(row)
        if row:
            self._standing_by = False
        self._tell_chosen(row)

    def count_row(self, row: int) -> None:
        """Say which row it is."""
        self.title.count = (
            tr("{row} of {how_many}", row=number(row + 1), how_many=self.how_many())
            if self.table.count
            else tr("no deal")
        )

    def record_of(self, deal: DealRow) -> Record:
        """A deal as a row of the table."""
        return deal_record(deal)

    def how_many(self) -> str:
        """How many deals there are; before all are in order there is only known how many are here."""
        return (
            counted(self.table.count, "deal")
            if self._all_here
            else tr("more than {deals}", deals=counted(self.table.count, "deal"))
        )

    def id_at(self, row: int) -> str | None:
        """The deal of a row, once it is known."""
        record = self.table.record(row)
        return record.key if record is not None else None

    def _tell_chosen(self, row: int) -> None:
        """Tell which deal is under the cursor, once it is known."""
        deal_id = self.id_at(row)
        if self._standing_by or (deal_id is None and self.table.count):
            return
        if deal_id is None or deal_id != self.deal_id or self._untold:
            self.deal_id = deal_id
            self._untold = False
            self.tell_screen(self.Chosen(deal_id, self.listed.view if self.listed else self.view))
            self.call_after_refresh(self._tell_near)

    def _tell_near(self) -> None:
        """Tell which deals keys lead to, as far as they are known."""
        if not self._all_here:  # what is listed first is all that the database is to be asked for
            return
        top, bottom = self.table.visible_rows
        near = rows_near(self.table.cursor_row, bottom - top, self.table.count)
        first, more = ([deal for row in rows if (deal := self.id_at(row))] for rows in near)
        self.tell_screen(self.Near((*first, *more), len(first)))

    @on(RecordTable.Chosen, "#deals-table")
    def _enter(self, event: RecordTable.Chosen) -> None:
        event.stop()
        self.post_message(self.Entered())

    @on(RecordTable.HeaderClicked, "#deals-table")
    def _sort_by(self, event: RecordTable.HeaderClicked) -> None:
        event.stop()
        orders = [order for order, column in SORTED.items() if column.removeprefix("-") == event.column]
        self.sort(orders[(orders.index(self.order) + 1) % len(orders)] if self.order in orders else orders[0])
