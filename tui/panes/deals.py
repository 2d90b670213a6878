"""The deals pane: the timeline of the search, narrowed to the company that is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from store.explore import DealOrder, DealRow, deal_ids, deal_list, deal_rows, deal_table
from store.query import Query
from store.search import inline
from tui.display import cell_text, confirmation_sign, counted, stage_text, words
from tui.panes.pane import Pane
from tui.reader import MOVING_PAUSE, TYPING_PAUSE, Reader
from tui.state import View
from tui.taking import Copyable, Exportable, table_copyables
from tui.widgets.columns import Column
from tui.widgets.pane_title import PaneTitle
from tui.widgets.record_table import RecordTable
from tui.widgets.records import Record, Records

COLUMNS = (
    Column("date", "date", width=10, last=3, sortable=True),
    Column("title", "deal", least=16, ideal=34, sortable=True),
    Column("kind", "kind", width=13, drop=1),
    Column("amount", "amount", width=15, right=True, sortable=True),
    Column("stage", "stage", width=12, last=1, sortable=True),
    Column("confirmation", "", width=1, last=2),
    Column("reports", "reports", width=9, right=True, drop=2, sortable=True),
)
_SORTED = {
    DealOrder.NEWEST: "-date",
    DealOrder.OLDEST: "date",
    DealOrder.LARGEST: "-amount",
    DealOrder.SMALLEST: "amount",
    DealOrder.TITLE: "title",
    DealOrder.STAGE: "stage",
    DealOrder.REPORTS: "-reports",
}
"""The column that each order sorts by, with a minus where the largest comes first."""


@dataclass(frozen=True)
class Request:
    """What the pane asked for."""

    view: View
    order: DealOrder


class DealsPane(Pane):
    """The list of deals; the deal under the cursor is the one whose sources are shown."""

    BINDINGS: ClassVar[list[BindingType]] = []
    BINDING_GROUP_TITLE = "Deals"

    table = getters.query_one("#deals-table", RecordTable)

    view: var[View] = var(View(), init=False)

    @dataclass
    class Listed(Message):
        """The ids of the deals of a request, in order."""

        request: Request
        deal_ids: list[str]

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
    class Entered(Message):
        """The deal under the cursor was entered."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader, id="deals")
        self.order = DealOrder.NEWEST
        self.listed: Request | None = None
        self.deal_id: str | None = None
        self._request: Request | None = None
        self._deal_ids: list[str] = []
        self._wanted: str | None = None

    def compose(self) -> ComposeResult:
        """The title and the table."""
        yield PaneTitle(2, "Deals")
        yield RecordTable(COLUMNS, id="deals-table")

    def on_mount(self) -> None:
        """Ask for the first list."""
        self._ask()

    def watch_view(self, before: View, after: View) -> None:
        """Other deals are to be listed."""
        self._ask(pause=TYPING_PAUSE if before.search != after.search else MOVING_PAUSE)

    def want(self, deal_id: str | None) -> bool:
        """Put the cursor on a deal, now or when the list that is on its way comes; False when neither holds it."""
        coming = self._request != self.listed
        self._wanted = deal_id if coming else None
        if deal_id is not None and deal_id in self._deal_ids:
            self.table.cursor_row = self._deal_ids.index(deal_id)
            return True
        return coming or deal_id is None

    def sort(self, order: DealOrder | None = None) -> None:
        """List in another order, the next one where none is given."""
        orders = list(DealOrder)
        self.order = order or orders[(orders.index(self.order) + 1) % len(orders)]
        self._ask()

    @property
    def sql(self) -> str:
        """The SQL of what is listed, to read and to copy."""
        listed = self.listed or Request(self.view, self.order)
        return inline(*deal_list(listed.view.search, listed.view.company_id, listed.order))

    def exportable(self) -> Exportable | None:
        """The listed deals, every one of them, in the order of the list."""
        if self.listed is None or not self._deal_ids:
            return None
        statement = deal_table(self.listed.view.search, self.listed.view.company_id, self.listed.order)
        return Exportable(
            what=counted(len(self._deal_ids), "deal"),
            file_name="deals.csv",
            query=lambda: Query(self.reader.cursor(), *statement, limit=None, deadline=None),
        )

    def copyables(self) -> list[Copyable]:
        """What can be copied here."""
        return [*table_copyables(self.table), Copyable("s", "SQL", self.sql)]

    def _ask(self, *, pause: float = 0.0) -> None:
        request = self._request = Request(self.view, self.order)
        view = request.view
        self.ask(
            lambda cursor: deal_ids(cursor, view.search, view.company_id, request.order),
            lambda ids: self.Listed(request, ids),
            pause=pause,
        )

    @on(Listed)
    def _show(self, event: Listed) -> None:
        if event.request != self._request:
            return
        self.answered()
        kept = self._wanted or self.deal_id
        self._wanted = None
        self._deal_ids = event.deal_ids
        self.listed = event.request
        self.title.context = event.request.view.company_name or "all companies"
        self.table.sorted_by = _SORTED[event.request.order]
        cursor = event.deal_ids.index(kept) if kept in event.deal_ids else 0
        self.table.show(len(event.deal_ids), cursor=cursor, empty=_nothing(event.request.view))

    @on(RecordTable.PagesWanted, "#deals-table")
    def _ask_for_page(self, event: RecordTable.PagesWanted) -> None:
        event.stop()
        ids = self._deal_ids[event.first : event.last]
        self.reader.ask(
            self,
            "deal-rows",
            lambda cursor: deal_rows(cursor, ids),
            lambda rows: self.Paged(event.generation, event.first, rows),
            self._failed,
        )

    @on(Paged)
    def _fill(self, event: Paged) -> None:
        self.table.fill(event.generation, event.first, Records(event.deals, deal_record))

    @on(RecordTable.Moved, "#deals-table")
    def _choose(self, event: RecordTable.Moved) -> None:
        event.stop()
        count = len(self._deal_ids)
        self.title.count = f"{event.row + 1:,} of {counted(count, 'deal')}" if count else "no deal"
        deal_id = self._deal_ids[event.row] if event.row < count else None
        view = self.listed.view if self.listed else self.view
        if deal_id is None or deal_id != self.deal_id:
            self.deal_id = deal_id
            self.post_message(self.Chosen(deal_id, view))

    @on(RecordTable.Chosen, "#deals-table")
    def _enter(self, event: RecordTable.Chosen) -> None:
        event.stop()
        self.post_message(self.Entered())

    @on(RecordTable.HeaderClicked, "#deals-table")
    def _sort_by(self, event: RecordTable.HeaderClicked) -> None:
        event.stop()
        orders = [order for order, column in _SORTED.items() if column.removeprefix("-") == event.column]
        self.sort(orders[(orders.index(self.order) + 1) % len(orders)] if self.order in orders else orders[0])


def deal_record(deal: DealRow) -> Record:
    """A deal as a row of `COLUMNS`."""
    shown = (
        deal.date or "",
        deal.title,
        words(deal.kind),
        f"≠ {deal.money}" if deal.conflict else deal.money,
        stage_text(deal.stage),
        confirmation_sign(deal.confirmation),
        str(deal.report_count),
    )
    money_tone = "warning" if deal.conflict else "strong"
    values = (deal.date, deal.title, deal.kind, deal.amount, deal.stage, deal.confirmation, deal.report_count)
    return Record(tuple(map(cell_text, shown)), ("muted", "", "muted", money_tone, "", "muted", "muted"), values)


def _nothing(view: View) -> str:
    if view.search.text.strip() and view.company_id is not None:
        return f"No deal of {cell_text(view.company_name)} fits the search; esc steps out."
    if view.search.text.strip():
        return "No deal fits the search; esc clears it."
    if view.company_id is not None:
        return f"{cell_text(view.company_name)} takes part in no deal; the articles that name it are below."
    return "No deal yet; `dealtrail load PATH` reads articles into this database."
