"""The companies pane: who takes part in the deals of the search, the first row being all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from store.explore import CompanyOrder, CompanyRow, company_rows, company_table, format_totals
from store.query import Query
from store.search import Search, inline
from tui.display import cell_text, counted, words
from tui.panes.pane import Pane
from tui.reader import TYPING_PAUSE, Reader
from tui.state import View
from tui.taking import Copyable, Exportable, table_copyables
from tui.widgets.columns import Column
from tui.widgets.pane_title import PaneTitle
from tui.widgets.record_table import RecordTable
from tui.widgets.records import Record, Records

MOST = 5_000
"""Companies in the list; a search narrows it."""

COLUMNS = (
    Column("name", "company", least=14, ideal=20, sortable=True),
    Column("kind", "kind", width=10, drop=3),
    Column("paid", "paid", width=18, right=True, drop=2, sortable=True),
    Column("received", "received", width=18, right=True, drop=1, sortable=True),
    Column("deals", "deals", width=7, right=True, sortable=True),
)
_ORDERS: tuple[CompanyOrder, ...] = tuple(order for order in CompanyOrder if order in {c.key for c in COLUMNS})
"""The orders that have a column."""

_ALL = "All companies"


@dataclass(frozen=True)
class Request:
    """What the pane asked for."""

    search: Search
    order: CompanyOrder


class CompaniesPane(Pane):
    """The list of companies; the row under the cursor is the company that the deals are narrowed to."""

    BINDINGS: ClassVar[list[BindingType]] = []
    BINDING_GROUP_TITLE = "Companies"

    table = getters.query_one("#companies-table", RecordTable)

    view: var[View] = var(View(), init=False)

    @dataclass
    class Listed(Message):
        """The companies of a request; `more` when there are more than were asked for."""

        request: Request
        companies: list[CompanyRow]
        more: bool

    @dataclass
    class Chosen(Message):
        """Another company is chosen, or all of them where `company_id` is None."""

        company_id: str | None
        name: str

    @dataclass
    class Entered(Message):
        """The chosen company was entered."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader, id="companies")
        self.order = CompanyOrder.DEALS
        self._request: Request | None = None
        self._listed: Request | None = None
        self._companies: list[CompanyRow] = []
        self._more = False
        self._chosen: str | None = None

    def compose(self) -> ComposeResult:
        """The title and the table."""
        yield PaneTitle(1, "Companies")
        yield RecordTable(COLUMNS, id="companies-table")

    def on_mount(self) -> None:
        """Ask for the first list."""
        self._ask()

    def watch_view(self, before: View, after: View) -> None:
        """Another search has other companies."""
        if before.search != after.search:
            self._ask(pause=TYPING_PAUSE)

    def choose(self, company_id: str | None) -> None:
        """Put the cursor on a company, or on all; one that the list does not hold yet is looked for when it comes."""
        self._chosen = company_id
        self.table.put_cursor(self._row_of(company_id))

    def sort(self, order: CompanyOrder | None = None) -> None:
        """List in another order, the next one where none is given."""
        self.order = order or _ORDERS[(_ORDERS.index(self.order) + 1) % len(_ORDERS)]
        self._ask()

    def exportable(self) -> Exportable | None:
        """The listed companies, every one of them, in the order of the list."""
        if self._listed is None:
            return None
        statement = company_table(self._listed.search, self._listed.order)
        return Exportable(
            what=self.title.count,
            file_name="companies.csv",
            query=lambda: Query(self.reader.cursor(), *statement, limit=None, deadline=None),
        )

    def copyables(self) -> list[Copyable]:
        """What can be copied here."""
        if self._listed is None:
            return []
        statement = company_table(self._listed.search, self._listed.order)
        return [*table_copyables(self.table), Copyable("s", "SQL", inline(*statement))]

    def _ask(self, *, pause: float = 0.0) -> None:
        request = self._request = Request(self.view.search, self.order)
        self.ask(
            lambda cursor: company_rows(cursor, request.search, request.order, MOST + 1),
            lambda rows: self.Listed(request, rows[:MOST], len(rows) > MOST),
            pause=pause,
        )

    @on(Listed)
    def _show(self, event: Listed) -> None:
        if event.request != self._request:
            return
        self.answered()
        self._listed = event.request
        self._companies = event.companies
        self._more = event.more
        self.table.sorted_by = _column_of(self.order)
        self.table.show_records(
            Records(range(len(self._companies) + 1), self._record), cursor=self._row_of(self._chosen)
        )
        self.title.count = self._count()

    def _count(self) -> str:
        count = len(self._companies)
        return f"{count:,} of more than {count:,}; / narrows" if self._more else counted(count, "company", "companies")

    def _record(self, row: int) -> Record:
        if row == 0:
            return Record((_ALL, "", "", "", ""), ("strong",))
        company = self._companies[row - 1]
        values = (
            company.name,
            words(company.kind),
            format_totals(company.paid),
            format_totals(company.received),
            f"{company.deal_count:,}",
        )
        return Record(tuple(map(cell_text, values)), ("", "muted", "", "", "muted"), values)

    def _row_of(self, company_id: str | None) -> int:
        rows = (row for row, company in enumerate(self._companies, 1) if company.company_id == company_id)
        return next(rows, 0)

    @on(RecordTable.Moved, "#companies-table")
    def _choose(self, event: RecordTable.Moved) -> None:
        event.stop()
        company = self._companies[event.row - 1] if 0 < event.row <= len(self._companies) else None
        company_id = company.company_id if company else None
        if company_id != self._chosen:
            self._chosen = company_id
            self.post_message(self.Chosen(company_id, company.name if company else ""))

    @on(RecordTable.Chosen, "#companies-table")
    def _enter(self, event: RecordTable.Chosen) -> None:
        event.stop()
        self.post_message(self.Entered())

    @on(RecordTable.HeaderClicked, "#companies-table")
    def _sort_by(self, event: RecordTable.HeaderClicked) -> None:
        event.stop()
        self.sort(next(order for order in CompanyOrder if _column_of(order).removeprefix("-") == event.column))


def _column_of(order: CompanyOrder) -> str:
    """The column that an order sorts by, with a minus where the largest comes first."""
    return order.value if order is CompanyOrder.NAME else f"-{order.value}"
