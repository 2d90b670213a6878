"""The companies pane: who takes part in the deals of the search, the first row being all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input

from store.corrected_companies import corrected_companies
from store.explore import CompanyOrder, CompanyRow, company_pages, company_table, format_totals
from store.search import Search
from tui.display import CORRECTED, cell_text, words
from tui.listing import Listing, lay_down
from tui.panes.pane import Pane
from tui.questions import Question
from tui.reader import LATER_PAUSE, MOVING_PAUSE, TYPING_PAUSE, Reader
from tui.state import View
from tui.taking import Copyable, Exportable, exportable_of, table_copyables
from tui.widgets.columns import Column
from tui.widgets.pane_title import PaneTitle
from tui.widgets.record_table import RecordTable
from tui.widgets.records import PAGE, Record, Records
from tui.widgets.search_input import SearchInput
from tui.wording import counted, figures, number, tr

COLUMNS = (
    Column("name", "company", least=14, ideal=18, sortable=True),
    Column("kind", "kind", width=10, drop=5),
    Column("paid", "paid", width=16, right=True, drop=4, sortable=True),
    Column("received", "received", width=16, right=True, drop=3, sortable=True),
    Column("last_seen", "last seen", width=11, drop=2, sortable=True),
    Column("deals", "deals", width=7, right=True, sortable=True),
)
_TALL = 16
"""Lines of the pane from which the filter line is always there."""


@dataclass(frozen=True)
class Request:
    """What the pane asked for; `keep` is the company to stand on when the list holds it."""

    search: Search
    order: CompanyOrder
    named: str
    keep: str | None

    @property
    def listed(self) -> tuple[Search, CompanyOrder, str]:
        """What is listed, whatever one stands on."""
        return self.search, self.order, self.named


class CompaniesPane(Pane):
    """The list of companies; the row under the cursor is the company that the deals are narrowed to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "F", "filter", "Filter", id="companies.filter", show=False, tooltip="List companies by a part of a name"
        ),
    ]
    BINDING_GROUP_TITLE = "Companies"

    table = getters.query_one("#companies-table", RecordTable)
    filter = getters.query_one("#companies-filter", SearchInput)

    view: var[View] = var(View(), init=False)

    @dataclass
    class Listed(Message):
        """The companies of a request are in order."""

        request: Request
        listing: Listing[CompanyRow]
        corrected: frozenset[str]

    @dataclass
    class Paged(Message):
        """Some of the listed companies, from row `first` of the table on."""

        generation: int
        first: int
        companies: list[CompanyRow]

    @dataclass
    class Placed(Message):
        """Where in the list a company stands; `place` is None when it is not in it."""

        generation: int
        company_id: str
        place: int | None

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
        self._listing: Listing[CompanyRow] | None = None
        self._chosen: str | None = None
        self._untold = False
        self._staying: str | None = None
        self._corrected: frozenset[str] | None = None  # until they are read, with the first list of a database

    def start_at(self, view: View, order: CompanyOrder) -> None:
        """Before the first list: begin with a view and an order. A company that is gone is told of as left."""
        self.set_reactive(CompaniesPane.view, view)
        self.order = order
        self._chosen = view.company_id
        self._untold = view.company_id is not None  # its name may be another by now

    def compose(self) -> ComposeResult:
        """The title and the table."""
        yield PaneTitle(1, tr("Companies"))
        yield SearchInput(id="companies-filter", placeholder=tr("filter by name"), compact=True)
        yield RecordTable(columns_by(self.order), id="companies-table", named="companies")

    def on_mount(self) -> None:
        """Ask for the first list, after the first frame."""
        self._ask(pause=LATER_PAUSE)

    def watch_view(self, before: View, after: View) -> None:
        """Another search has other companies; its deals come first."""
        if before.search != after.search:
            self.reader.drop("company-rows")
            self.table.await_none()
            self._ask(pause=MOVING_PAUSE, after="deals")

    def again(self) -> None:
        """List the same companies of a changed database."""
        self._corrected = None
        self._ask(pause=LATER_PAUSE)

    def on_unmount(self) -> None:
        """Give the order of the list up."""
        if self._listing is not None:
            self._listing.cursor.close()

    def choose(self, company_id: str | None) -> None:
        """Put the cursor on a company, or on all; one that the list does not hold yet is looked for when it comes."""
        self._chosen = company_id
        if company_id is None or self._listing is None:
            self.table.put_cursor(0)
            return
        generation, pages = self.table.generation, self._listing.pages
        self.reader.ask(
            self,
            "company-place",
            lambda _: pages.place(company_id),
            lambda place: self.Placed(generation, company_id, place),
            self._failed,
            on=self._listing.cursor,
        )

    def stay_on(self, company_id: str) -> None:
        """Choose a company in the list that comes next, whatever is told of the one before."""
        self._chosen = self._staying = company_id
        self._untold = True

    @on(Placed)
    def _go_to(self, event: Placed) -> None:
        if event.generation == self.table.generation and event.company_id == self._chosen:
            self.table.put_cursor(0 if event.place is None else event.place + 1)

    def sort(self, order: CompanyOrder | None = None) -> None:
        """List in another order, the next one where none is given."""
        orders = list(CompanyOrder)
        self.order = order or orders[(orders.index(self.order) + 1) % len(orders)]
        self._ask()

    # The filter

    def action_filter(self) -> None:
        """Go to the line that filters the companies by their names."""
        self.filter.add_class("-shown")
        self.screen.set_focus(self.filter)  # at once: the next key is already a letter for it

    def clear_filter(self) -> bool:
        """List the companies of all names again; whether there was a filter."""
        had_one = bool(self.filter.value)
        self.filter.value = ""
        self._fold_filter()
        return had_one

    def on_resize(self) -> None:
        """Keep the filter line where there is room for it."""
        self._fold_filter()

    def on_descendant_blur(self) -> None:
        """The same when nobody types in it any more."""
        self.call_after_refresh(self._fold_filter)

    def _fold_filter(self) -> None:
        needed = bool(self.filter.value) or self.filter.has_focus
        self.filter.set_class(needed or self.size.height >= _TALL, "-shown")

    @on(Input.Changed, "#companies-filter")
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self._ask(pause=TYPING_PAUSE)

    @on(SearchInput.Left, "#companies-filter")
    def _leave_filter(self, event: SearchInput.Left) -> None:
        event.stop()
        self.screen.set_focus(self.table)  # at once: the next key is already for it
        if not event.kept:
            self.filter.value = ""
        self.call_after_refresh(self._fold_filter)

    # What can be taken along

    def exportable(self) -> Exportable | None:
        """The listed companies, every one of them, in the order of the list."""
        if self._listed is None:
            return None
        return exportable_of(self.reader, company_table(*self._listed.listed), self.title.count, "companies.csv")

    def copyables(self) -> list[Copyable]:
        """What can be copied here."""
        if self._listed is None:
            return []
        return table_copyables(self.table, company_table(*self._listed.listed))

    def _ask(self, *, pause: float = 0.0, after: str = "") -> None:
        request = self._request = Request(
            self.view.search, self.order, " ".join(self.filter.value.split()), self._chosen
        )
        self.put(partial(self._list, request, self._corrected), pause=pause, after=after)

    def _list(self, request: Request, corrected: frozenset[str] | None, question: Question) -> Message:
        """Lay the list down, in the thread of a question."""
        listing = lay_down(
            self.reader,
            question,
            lambda cursor: company_pages(cursor, *request.listed),
            keep=request.keep,
            first=PAGE - 1,
        )
        if corrected is None:
            with listing.cursor.asked(question) as cursor:
                corrected = corrected_companies(cursor)
        return self.Listed(request, listing, corrected)

    @on(Listed)
    def _show(self, event: Listed) -> None:
        request, listing = event.request, event.listing
        if request != self._request:
            listing.cursor.close()
            return
        if request.keep != self._chosen:
            listing.cursor.close()
            self._ask()
            return
        self.answered()
        self._staying = None
        if self._listing is not None:
            self._listing.cursor.close()
        self._listing = listing
        self._listed = request
        if self._corrected is None and self._chosen is not None:  # the first list of a changed database
            self._untold = True  # its name may be another by now
        self._corrected = event.corrected
        self.table.sorted_by = _column_of(request.order)
        row = 0 if listing.place is None else listing.place + 1
        first = [_all(), *Records(listing.first, self._record)]
        columns = columns_by(request.order)
        changed = None if columns == self.table.columns else columns
        self.table.show(len(listing) + 1, columns=changed, cursor=row, first=first)
        self.title.count = counted(len(listing), "company", "companies")
        self.title.context = tr("“{words}”", words=request.named) if request.named else ""

    @on(RecordTable.PagesWanted, "#companies-table")
    def _ask_for_page(self, event: RecordTable.PagesWanted) -> None:
        event.stop()
        if self._listing is None:
            return
        pages = self._listing.pages
        self.reader.ask(
            self,
            "company-rows",
            lambda _: pages.rows(max(0, event.first - 1), event.last - 1),
            lambda rows: self.Paged(event.generation, event.first, rows),
            self._failed,
            on=self._listing.cursor,
        )

    @on(Paged)
    def _fill(self, event: Paged) -> None:
        records = Records(event.companies, self._record)
        self.table.fill(event.generation, event.first, records if event.first else [_all(), *records])
        self._tell_chosen(self.table.cursor_row)

    def _record(self, company: CompanyRow) -> Record:
        return company_record(company, is_corrected=company.company_id in (self._corrected or ()))

    @on(RecordTable.Moved, "#companies-table")
    def _move(self, event: RecordTable.Moved) -> None:
        event.stop()
        self._tell_chosen(event.row)

    def _tell_chosen(self, row: int) -> None:
        """Tell which company is under the cursor, once it is known."""
        if self._staying is not None or (record := self.table.record(row)) is None:
            return
        company_id = record.key or None
        if company_id != self._chosen or self._untold:
            self._chosen = company_id
            self._untold = False
            self.post_message(self.Chosen(company_id, str(record.values[0]) if company_id else ""))

    @on(RecordTable.Chosen, "#companies-table")
    def _enter(self, event: RecordTable.Chosen) -> None:
        event.stop()
        self.post_message(self.Entered())

    @on(RecordTable.HeaderClicked, "#companies-table")
    def _sort_by(self, event: RecordTable.HeaderClicked) -> None:
        event.stop()
        self.sort(next(order for order in CompanyOrder if _column_of(order).removeprefix("-") == event.column))


def columns_by(order: CompanyOrder) -> tuple[Column, ...]:
    """The columns, the one that the list is sorted by before all others that have a width."""
    if order in (CompanyOrder.DEALS, CompanyOrder.NAME):
        return COLUMNS
    name, *others = COLUMNS
    narrow = replace(name, least=10, ideal=10)
    return (narrow, *(replace(column, drop=0 if column.key == order else column.drop or 1) for column in others))


def _column_of(order: CompanyOrder) -> str:
    """The column that an order sorts by, with a minus where the largest comes first."""
    return order.value if order is CompanyOrder.NAME else f"-{order.value}"


def _all() -> Record:
    """The first row."""
    return Record((tr("All companies"), "", "", "", "", ""), ("strong",))


def company_record(company: CompanyRow, *, is_corrected: bool = False) -> Record:
    """A company as a row of `COLUMNS`."""
    values = (
        company.name,
        words(company.kind),
        figures(format_totals(company.paid)),
        figures(format_totals(company.received)),
        company.last_seen.isoformat() if company.last_seen else "",
        number(company.deal_count),
    )
    name = f"{CORRECTED} {company.name}" if is_corrected else company.name
    cells = tuple(map(cell_text, (name, *values[1:])))
    return Record(cells, ("", "muted", "", "", "muted", "muted"), values, company.company_id)
