"""The profile of a company: its money in sums and by quarter, its partners, deals and names, and where it is named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from store.explore import CompanyProfile, Statement, company_profile, deal_table
from store.listed_tables import mention_table, name_table, partner_table
from tui.display import cell_text
from tui.messages import CompanyWanted, DealWanted
from tui.panes.articles import named_copyables
from tui.reader import Reader
from tui.screens.article import ArticleScreen
from tui.screens.closing import Closing
from tui.screens.profile_lists import LISTS, SUM_COLUMNS, Listing, heading, listings, remarks, sum_records
from tui.screens.taking import COPY, EXPORT, OPEN, Taking, quietly
from tui.taking import Copyable, Exportable, exportable_of, proof_copyables, table_copyables
from tui.widgets.clipped_text import ClippedText
from tui.widgets.footer import KeyLine
from tui.widgets.money_plot import MoneyPlot
from tui.widgets.record_table import RecordTable
from tui.widgets.top_bar import Tab
from tui.wording import later, tr
from tui.wording import number as in_digits

_TALL = 20
_ROOM_FOR_NAMES = 46
_ROOM_FOR_COUNTS = 66
_LEGEND = later("█ agreed or paid  ░ if agreed, in US dollars")
_NO_MONEY = later("No deal names an amount that is this company's own to pay or to get.")


class ProfileScreen(Taking[CompanyWanted | DealWanted | None], Closing[CompanyWanted | DealWanted | None]):
    """One company on one page; returns what is to be opened in the explorer.

    The profile of a partner takes the place of this one, and stepping out leads back to it.
    """

    CSS_PATH = "../theme/profile.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (_TALL, "-tall"), (30, "-very-tall")]  # noqa: RUF012 - Textual's own declaration
    AUTO_FOCUS = "#profile-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "list('partners')", "Partners", id="profile.partners", show=False, tooltip="The partners"),
        Binding("2", "list('deals')", "Deals", id="profile.deals", show=False, tooltip="The deals, newest first"),
        Binding("3", "list('names')", "Names", id="profile.names", show=False, tooltip="Its names, and why"),
        Binding(
            "4",
            "list('mentions')",
            "Only named",
            id="profile.mentions",
            show=False,
            tooltip="The documents that only name it",
        ),
        Binding("tab", "next_list(1)", "Next list", id="profile.next_list"),
        Binding("shift+tab", "next_list(-1)", "Previous list", id="profile.previous_list", show=False),
        Binding("p", "partner", "Its profile", id="profile.partner", tooltip="The profile of the partner"),
        Binding("a", "all_deals", "Its deals", id="profile.all_deals", show=False, tooltip="Its deals in the explorer"),
        Binding("z", "fold", "Money or list", id="profile.fold", tooltip="Only the money, only the list, or both"),
        quietly(EXPORT),
        quietly(COPY),
        OPEN,
        Binding("escape", "step_out", "Back", id="profile.back", tooltip="The profile before, or the explorer"),
        Binding("q", "dismiss(None)", "Close", id="profile.close", show=False, tooltip="Back to the explorer"),
    ]
    BINDING_GROUP_TITLE = "Company profile"

    head = getters.query_one("#profile-head", Static)
    sums = getters.query_one("#profile-sums", RecordTable)
    plot = getters.query_one(MoneyPlot)
    note = getters.query_one("#profile-note", ClippedText)
    table = getters.query_one("#profile-list", RecordTable)
    list_note = getters.query_one("#profile-list-note", Static)

    @dataclass
    class Read(Message):
        """The profile of a company; None when there is no such company any more."""

        company_id: str
        profile: CompanyProfile | None

    @dataclass
    class Failed(Message):
        """The profile was not read; why."""

        line: str

    def __init__(self, reader: Reader, company_id: str, name: str) -> None:
        super().__init__()
        self.reader = reader
        self.company_id = company_id
        self.profile: CompanyProfile | None = None
        self.at = LISTS[0][0]
        self._name = name
        self._before: list[tuple[str, str, str]] = []
        self._listings: dict[str, Listing] = {}

    def compose(self) -> ComposeResult:
        """The company, its money, the lists and the keys."""
        yield Static(cell_text(self._name), id="profile-head", markup=False)
        with Vertical(id="profile-money"):
            yield RecordTable(SUM_COLUMNS, id="profile-sums", can_focus=False)
            yield MoneyPlot()
            yield ClippedText(id="profile-note")
        with Horizontal(id="profile-tabs"):
            for number, (key, name) in enumerate(LISTS, 1):
                yield Tab(number, tr(name), key)
        yield RecordTable((), id="profile-list")
        yield Static(id="profile-list-note", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the company."""
        self._read()

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self.reader.drop("profile")

    def _read(self) -> None:
        company_id = self.company_id
        self.table.show_records([], empty=tr("reading…"))
        self.reader.ask(
            self,
            "profile",
            lambda cursor: company_profile(cursor, company_id),
            lambda profile: self.Read(company_id, profile),
            self.Failed,
        )

    @on(Failed)
    def _explain(self, event: Failed) -> None:
        event.stop()
        self.table.show_records([], empty=event.line)

    @on(Read)
    def _show(self, event: Read) -> None:
        event.stop()
        if event.company_id != self.company_id:
            return
        profile = self.profile = event.profile
        if profile is None:
            self.table.show_records([], empty=tr("This company is not in the database any more."))
            return
        self._listings = listings(profile)
        self.head.update(heading(profile, self.size.width - 2))
        records = sum_records(profile)
        self.sums.show_records(records, empty=tr("No amount."))
        self.sums.styles.height = max(1, len(records)) + 1
        self.plot.empty = tr(_NO_MONEY)
        self.plot.quarters = profile.quarters
        self.note.text = " · ".join([*([tr(_LEGEND)] if profile.quarters else []), *remarks(profile)])
        self.action_list(self.at)

    # The lists

    @property
    def listing(self) -> Listing | None:
        """The list that is shown."""
        return self._listings.get(self.at)

    def action_list(self, key: str) -> None:
        """Show one of the lists."""
        self.at = key
        self._label_tabs()
        if (listing := self.listing) is not None:
            self.table.show_records(listing.records, columns=listing.columns, empty=listing.empty)
            self.list_note.update(listing.note)
            self.list_note.display = bool(listing.note)
        self.table.focus()
        self.refresh_bindings()

    def _label_tabs(self) -> None:
        """Name the lists and their counts as far as there is room."""
        for number, ((key, name), tab) in enumerate(zip(LISTS, self.query(Tab), strict=True), 1):
            listing = self._listings.get(key)
            named = self.size.width >= _ROOM_FOR_NAMES or key == self.at
            counted = listing is not None and self.size.width >= _ROOM_FOR_COUNTS
            count = in_digits(listing.count) if listing and counted else ""
            parts = (str(number), tr(name) if named else "", count)
            tab.update(" ".join(part for part in parts if part))
            tab.set_class(key == self.at, "-here")

    def action_next_list(self, steps: int) -> None:
        """Show the next list, and round again."""
        keys = [key for key, _ in LISTS]
        self.action_list(keys[(keys.index(self.at) + steps) % len(keys)])

    @on(Tab.Clicked)
    def _go_to_tab(self, event: Tab.Clicked) -> None:
        event.stop()
        self.action_list(event.pane)

    @property
    def chosen(self) -> str | None:
        """The id behind the row under the cursor."""
        listing, row = self.listing, self.table.cursor_row
        return listing.ids[row] if listing is not None and row < len(listing.ids) else None

    @on(RecordTable.Chosen, "#profile-list")
    def _open(self, event: RecordTable.Chosen) -> None:
        event.stop()
        if (chosen := self.chosen) is None or self.profile is None:
            return
        if self.at == "partners":
            self.dismiss(CompanyWanted(chosen, self.profile.partners[event.row].name))
        elif self.at == "deals":
            self.dismiss(DealWanted(chosen))
        else:
            self.app.push_screen(ArticleScreen(self.reader, chosen, self.company_id))

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only offer what the list has."""
        if action == "partner":
            return self.at == "partners" and self.chosen is not None
        return super().check_action(action, parameters)

    def action_partner(self) -> None:
        """Show the profile of the partner under the cursor."""
        if self.profile is not None and (chosen := self.chosen) is not None:
            self._before.append((self.company_id, self.profile.name, self.at))
            self._turn_to(chosen, self.profile.partners[self.table.cursor_row].name, LISTS[0][0])

    def _turn_to(self, company_id: str, name: str, at: str) -> None:
        self.company_id, self.at, self.profile = company_id, at, None
        self._listings = {}
        self.head.update(cell_text(name))
        self._read()

    def action_step_out(self) -> None:
        """Go back to the profile before, or to the explorer."""
        if self._before:
            self._turn_to(*self._before.pop())
        else:
            self.dismiss(None)

    def action_all_deals(self) -> None:
        """Show all deals of the company in the explorer."""
        if self.profile is not None:
            self.dismiss(CompanyWanted(self.company_id, self.profile.name))

    def action_fold(self) -> None:
        """Show only the money, then only the list, then both, where there is room for both."""
        states = ["-only-list", "-only-money"] if self.has_class("-short") else ["", "-only-money", "-only-list"]
        here = next((state for state in states if state and self.has_class(state)), states[0])
        self.remove_class("-only-money", "-only-list")
        if after := states[(states.index(here) + 1) % len(states)]:
            self.add_class(after)

    def on_resize(self, event: events.Resize) -> None:
        """Name the lists anew, and keep a list in sight when a folded screen grows again."""
        self._label_tabs()
        if self.profile is not None:
            self.head.update(heading(self.profile, event.size.width - 2))
        if event.size.height >= _TALL:
            self.remove_class("-only-money", "-only-list")

    def copyables(self) -> list[Copyable]:
        """The row, the words behind it where it is about a deal or a document, and the SQL of the list."""
        if self.profile is None:
            return []
        row = table_copyables(self.table, self._table)
        if self.at == "deals":
            return [*row, *proof_copyables(self.chosen)]
        if self.at == "mentions" and (document_id := self.chosen) is not None:
            return [*row, *named_copyables(document_id, self.company_id)]
        return row

    def exportable(self) -> Exportable | None:
        """The list, every row of it."""
        if (listing := self.listing) is None or not listing.count:
            return None
        from tui.titles import told_deals, told_names

        told = {"deals": told_deals, "names": told_names}.get(listing.key)
        table = self._table if told is None else told(self._table)
        return exportable_of(self.reader, table, listing.what, f"{listing.key}.csv")

    @property
    def source_ident(self) -> str | None:
        """The deal or the document under the cursor."""
        return self.chosen if self.at in ("deals", "mentions") else None

    @property
    def _table(self) -> Statement:
        """What is listed, as a statement."""
        if self.at == "deals":
            return deal_table(None, self.company_id)
        tables = {"partners": partner_table, "names": name_table, "mentions": mention_table}
        return tables[self.at](self.company_id)
