"""The explorer's screen: it holds what is looked at, and links the panes that show it.

What opens over it is imported when it is opened, so that the first screen comes at once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Footer

from store.errors import SearchError
from store.explore import CompanyRow, company_rows
from store.search import compile_search
from store.search_edits import Mark
from tui.display import safe_text
from tui.messages import CompanyWanted, DealWanted, Trouble, WholeValueWanted
from tui.palette import ActionsProvider, CompaniesProvider, QueriesProvider
from tui.panes.companies import CompaniesPane
from tui.panes.deals import DealsPane
from tui.panes.facets import FacetsPane
from tui.panes.pane import Pane
from tui.panes.source import NOTHING, SourcePane, Subject
from tui.panes.sql_console import SqlConsole
from tui.reader import Reader
from tui.screens.layout import Layout
from tui.session import Session
from tui.state import EVERYTHING, Place, Trail, View
from tui.taking import Copyable
from tui.widgets.chips import Chips
from tui.widgets.pane_title import PaneTitle
from tui.widgets.search_line import SearchInput, SearchLine
from tui.widgets.top_bar import Tab, TopBar

if TYPE_CHECKING:
    from tui.screens.exporting import Exported

PANES = (("companies", "Companies"), ("deals", "Deals"), ("source", "Source"), ("sql", "SQL"))
_NEW = Session()
_MOST_COMPANIES = 5_000
"""Companies that the palette offers."""

_AT_FIRST = "-wide -tall"
"""The classes of most starts, beside the pane's: a change of them styles every widget anew."""


class ExploreScreen(Screen[None]):
    """Companies, deals and sources linked by one view, and the SQL console beside them."""

    COMMANDS = {ActionsProvider, CompaniesProvider, QueriesProvider}  # noqa: RUF012 - Textual's own declaration
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (112, "-wide")]  # noqa: RUF012 - Textual's own declaration
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - Textual's own declaration
    AUTO_FOCUS = "#deals-table"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("/", "search", "Search", id="explore.search", tooltip="Search all panes; in the source, its text"),
        Binding("1", "go('companies')", "Companies", id="explore.companies", show=False, tooltip="Go to the companies"),
        Binding("2", "go('deals')", "Deals", id="explore.deals", show=False, tooltip="Go to the deals"),
        Binding("3", "go('source')", "Source", id="explore.source", show=False, tooltip="Go to the source"),
        Binding("4", "go('sql')", "SQL", id="explore.sql", tooltip="The SQL console"),
        Binding(
            "f", "facets", "Facets", id="explore.facets", show=False, tooltip="Kinds, stages, years, outlets to keep"
        ),
        Binding(
            "backslash", "chips", "Chips", id="explore.chips", show=False, tooltip="The terms of the search as chips"
        ),
        Binding(
            "backspace", "drop_term", "Drop term", id="explore.drop_term", show=False, tooltip="Drop the last term"
        ),
        Binding(
            "comma",
            "same_value",
            "Same value",
            id="explore.same_value",
            show=False,
            tooltip="Keep the deals with the same value as this cell, or let them go",
        ),
        Binding("tab", "next_pane(1)", "Next pane", id="explore.next_pane", show=False),
        Binding("shift+tab", "next_pane(-1)", "Previous pane", id="explore.previous_pane", show=False),
        Binding("J", "step_report(1)", "Next report of the deal", id="explore.next_report", show=False),
        Binding("K", "step_report(-1)", "Previous report of the deal", id="explore.previous_report", show=False),
        Binding("s", "sort", "Sort", id="explore.sort", tooltip="Sort the pane in its next order"),
        Binding(
            "S", "show_sql", "Show SQL", id="explore.show_sql", show=False, tooltip="The SQL that the search became"
        ),
        Binding(
            "p", "profile", "Company profile", id="explore.profile", show=False, tooltip="The profile of the company"
        ),
        Binding(
            "O",
            "loops",
            "Loops",
            id="explore.loops",
            show=False,
            tooltip="The circles of money, through the chosen company or all",
        ),
        Binding("e", "export", "Export", id="explore.export", tooltip="Write what is shown to a file"),
        Binding("y", "copy", "Copy", id="explore.copy", tooltip="Copy a cell, a row, a citation or the SQL"),
        Binding("[", "back", "Back", id="explore.back", show=False),
        Binding("]", "forward", "Forward", id="explore.forward", show=False),
        Binding("z", "zoom", "Zoom the pane", id="explore.zoom", show=False),
        Binding("<", "resize(-4)", "Narrower companies", id="explore.narrower", show=False),
        Binding(">", "resize(4)", "Wider companies", id="explore.wider", show=False),
        Binding("escape", "step_out", "One step out, or cancel", id="explore.step_out", show=False),
        Binding("q", "leave", "Quit", id="explore.quit", tooltip="Close the console, or quit"),
    ]
    BINDING_GROUP_TITLE = "Panes"

    bar = getters.query_one(TopBar)
    line = getters.query_one(SearchLine)
    companies = getters.query_one(CompaniesPane)
    facets = getters.query_one(FacetsPane)
    deals = getters.query_one(DealsPane)
    source = getters.query_one(SourcePane)
    console_pane = getters.query_one(SqlConsole)

    view: var[View] = var(View())
    at: var[str] = var("deals", init=False)

    def __init__(self, reader: Reader, *, sample: bool = False, session: Session = _NEW) -> None:
        super().__init__(classes=f"-at-{session.place.pane} {_AT_FIRST}")
        self.reader = reader
        self._start = session
        self.set_reactive(ExploreScreen.view, session.place.view)
        self.set_reactive(ExploreScreen.at, session.place.pane)
        own = reader.notice or reader.path.name
        self._note = "sample corpus · load your own: dealtrail load PATH" if sample else own
        self._trail = Trail()
        self._before_sql = "deals"
        self._before_facets = "deals"
        self._layout = Layout(self, session.left_width)

    def compose(self) -> ComposeResult:
        """The bar, the search line, the panes and the keys."""
        start, place = self._start, self._start.place
        companies, deals = CompaniesPane(self.reader), DealsPane(self.reader)
        companies.start_at(place.view, start.companies_order)
        deals.start_at(place.view, start.deals_order, place.deal_id)
        yield TopBar("Dealtrail", PANES, self._note)
        yield SearchLine()
        with ContentSwitcher(initial="explore"):
            with Horizontal(id="explore"):
                yield companies.data_bind(ExploreScreen.view)
                yield FacetsPane(self.reader).data_bind(ExploreScreen.view)
                with Vertical(id="right"):
                    yield deals.data_bind(ExploreScreen.view)
                    yield SourcePane(self.reader)
            yield SqlConsole(self.reader)
        yield Footer(show_command_palette=False, compact=True)

    # One view, seen by every pane

    @on(SearchLine.Changed)
    def _search(self, event: SearchLine.Changed) -> None:
        event.stop()
        self._search_for(event.words)

    def _search_for(self, words: str) -> None:
        try:
            search = compile_search(words)
        except SearchError as error:
            self.line.show_error(error)
            return
        self.line.show_search(search)
        self.view = self.view.searching(search)

    @on(FacetsPane.Toggled)
    def _keep_or_exclude(self, event: FacetsPane.Toggled) -> None:
        event.stop()
        self.line.toggle(event.field, event.value, event.mark)

    def action_chips(self) -> None:
        """Go to the chips, or where the words are none yet, to the words."""
        if not self.line.focus_chips():
            self.line.focus_line()

    def action_same_value(self) -> None:
        """Keep the deals that have the value of the cell under the cursor, or no longer only them."""
        if (here := self.deals.value_here) is None:
            self._tell("no value to keep here; move to a date, a kind, a stage or a confirmation")
        else:
            self.line.toggle(*here, Mark.KEPT)

    def action_drop_term(self) -> None:
        """Take the last term of the search away."""
        self.line.drop_term()

    @on(Trouble)
    def _say_trouble(self, event: Trouble) -> None:
        event.stop()
        event.pane.answered()
        self.line.show_note(event.line)

    @on(CompaniesPane.Chosen)
    def _narrow(self, event: CompaniesPane.Chosen) -> None:
        event.stop()
        self.view = self.view.narrowed_to(event.company_id, event.name)

    @on(DealsPane.Chosen)
    def _show_sources(self, event: DealsPane.Chosen) -> None:
        event.stop()
        if event.deal_id is not None:
            self.source.subject = Subject(deal_id=event.deal_id)
        elif event.view.company_id is not None:
            self.source.subject = Subject(company_id=event.view.company_id, company_name=event.view.company_name)
        else:
            self.source.subject = NOTHING

    @on(DealsPane.Missing)
    def _say_missing(self, event: DealsPane.Missing) -> None:
        event.stop()
        self._tell(f"there is no deal {event.deal_id} any more")

    @on(CompaniesPane.Entered)
    def _enter_deals(self, event: CompaniesPane.Entered) -> None:
        event.stop()
        self.jump("deals")

    @on(DealsPane.Entered)
    def _enter_source(self, event: DealsPane.Entered) -> None:
        event.stop()
        self.jump("source")

    # Places

    @property
    def here(self) -> Place:
        """What is shown now, and where the reader stands."""
        return Place(self.view, self.deals.deal_id, self.at)

    @property
    def session(self) -> Session:
        """What to start with the next time; the console is empty then, so the pane before it."""
        here = self.here
        pane = self._before_sql if here.pane == "sql" else here.pane
        return Session(
            replace(here, pane=pane),
            self.companies.order,
            self.deals.order,
            self._layout.left_width,
            self.app.theme,
        )

    def jump(self, pane: str) -> None:
        """Go to a pane, and remember where from."""
        self._trail.leave(self.here)
        self.action_go(pane)

    def show_place(self, place: Place) -> None:
        """Show what a place showed."""
        self.line.set_words(place.view.search.text)
        self.line.show_search(place.view.search)
        self.companies.clear_filter()
        self.companies.choose(place.view.company_id)
        self.view = place.view
        self.deals.want(place.deal_id)
        self.action_go(place.pane)

    def show_company(self, company_id: str, name: str) -> None:
        """Narrow everything to one company."""
        self.come_to_front()
        self._trail.leave(self.here)
        self.show_place(Place(View(EVERYTHING, company_id, name), None, "deals"))

    def every_company(self) -> list[CompanyRow]:
        """The companies that the palette offers, the ones with most deals first; for a thread of its own."""
        with self.reader.cursor() as cursor:
            return company_rows(cursor, limit=_MOST_COMPANIES)

    def open_sql(self, sql: str) -> None:
        """Open a statement in the SQL console."""
        self.come_to_front()
        self._trail.leave(self.here)
        self.action_go("sql")
        self.console_pane.put(sql)

    @on(DealWanted)
    def _open_deal(self, event: DealWanted) -> None:
        event.stop()
        self._trail.leave(self.here)
        self.show_place(Place(View(), event.deal_id, "source"))

    @on(CompanyWanted)
    def _open_company(self, event: CompanyWanted) -> None:
        event.stop()
        self.show_company(event.company_id, event.name)

    def come_to_front(self) -> None:
        """Close what is open over the panes."""
        while self.app.screen is not self:
            self.app.pop_screen()

    @on(WholeValueWanted)
    def _show_value(self, event: WholeValueWanted) -> None:
        event.stop()
        from tui.screens.text import TextScreen

        self.app.push_screen(TextScreen(event.title, event.value))

    def action_back(self) -> None:
        """Go back to the place that was left last."""
        if (place := self._trail.back(self.here)) is not None:
            self.show_place(place)

    def action_forward(self) -> None:
        """Go forward again."""
        if (place := self._trail.forward(self.here)) is not None:
            self.show_place(place)

    # Focus

    def action_go(self, pane: str) -> None:
        """Put the focus into a pane."""
        self.query_one(ContentSwitcher).current = "sql" if pane == "sql" else "explore"
        self.at = pane
        self._focus_of(pane).focus()

    def _focus_of(self, pane: str) -> Widget:
        return {
            "companies": self.companies.table,
            "facets": self.facets.table,
            "deals": self.deals.table,
            "source": self.source.text,
            "sql": self.console_pane.editor,
        }[pane]

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Note which pane the reader is in."""
        self.at = self._pane_of(event.widget) or self.at

    @staticmethod
    def _pane_of(widget: Widget) -> str:
        """The name of the pane that a widget is in; empty for none."""
        panes = (node for node in widget.ancestors if isinstance(node, Pane | SqlConsole))
        return next((pane.id or "" for pane in panes), "")

    def watch_at(self, before: str, after: str) -> None:
        """Lay the panes out around the one that the reader is in."""
        if after == "sql" and before != "sql":
            self._before_sql = before
        if after == "facets" and before not in ("facets", "sql"):
            self._before_facets = before
        self._layout.enter(after)
        self.bar.show(after)
        self.refresh_bindings()

    def on_mount(self) -> None:
        """Start where the reader left, at first in the deals."""
        search = self.view.search
        if search.text:
            self.line.set_words(search.text)
            self.line.show_search(search)
        self.watch_at(self.at, self.at)
        if self.at != "deals":
            self.set_focus(self._focus_of(self.at))

    def action_next_pane(self, steps: int) -> None:
        """Go to the next pane, and round again; in the console, between the statement and its answer."""
        if self.at == "sql":
            in_editor = self.console_pane.editor.has_focus
            (self.console_pane.table if in_editor else self.console_pane.editor).focus()
            return
        panes = self._layout.panes
        step = 0 if isinstance(self.focused, SearchInput | Chips) else steps
        self.action_go(panes[(panes.index(self.at) + step) % len(panes)])

    def action_facets(self) -> None:
        """Open the facets, or close them and go back."""
        if self.at != "facets":
            self.action_go("facets")
            return
        self._layout.close_facets()
        self.action_go(self._before_facets)

    @on(Tab.Clicked)
    def _go_to_tab(self, event: Tab.Clicked) -> None:
        event.stop()
        self.action_go(event.pane)

    @on(PaneTitle.Clicked)
    def _go_to_title(self, event: PaneTitle.Clicked) -> None:
        event.stop()
        self.action_go(self._pane_of(event.title))

    @on(SearchLine.FacetsWanted)
    def _open_facets(self, event: SearchLine.FacetsWanted) -> None:
        event.stop()
        self.action_facets()

    @on(SearchLine.Left)
    @on(SearchInput.Left, "#search")
    def _leave_line(self, event: SearchInput.Left | SearchLine.Left) -> None:
        event.stop()
        self.action_go(self.at)

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only offer what the pane has."""
        in_console = self.at == "sql"
        if (
            action in ("search", "show_sql", "zoom", "step_report", "resize", "facets", "chips", "drop_term")
            and in_console
        ):
            return False
        if action == "search" and isinstance(self.focused, SearchInput):
            return False
        if action == "resize" and not self._layout.side_by_side:
            return False
        if action == "same_value" and self.at != "deals":
            return False
        if action in ("sort", "export") and isinstance(self.focused, Chips):
            return False
        if action == "sort" and self.at not in ("companies", "deals"):
            return False
        if action == "go" and parameters == ("sql",) and in_console:
            return False
        if action == "export" and self.at in ("source", "facets"):
            return False
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        """Search all panes, or in the source pane its text."""
        if self.at == "source":
            self.source.open_find()
        else:
            self.line.focus_line()

    def action_step_report(self, reports: int) -> None:
        """Show a later or earlier report of the deal."""
        self.source.step(reports)

    def action_sort(self) -> None:
        """Sort the companies or the deals in their next order."""
        if self.at == "companies":
            self.companies.sort()
        elif self.at == "deals":
            self.deals.sort()

    def action_zoom(self) -> None:
        """Show only the pane that the reader is in, or all of them again."""
        self._layout.zoom()

    def action_resize(self, cells: int) -> None:
        """Make what stands at the left wider, or narrower where `cells` is negative."""
        self._layout.widen(cells)

    def on_resize(self) -> None:
        """Fit the size of the terminal."""
        self._layout.fit()

    def action_show_sql(self) -> None:
        """Show the SQL that made the list of deals."""
        from tui.screens.text import TextScreen

        screen = TextScreen("The SQL that lists these deals", self.deals.sql, is_sql=True)
        self.app.push_screen(screen, lambda sql: self.open_sql(sql) if sql else None)

    def action_profile(self) -> None:
        """Show the profile of the company under the cursor, or of one of the deal there."""
        from tui.screens.which_company import WhichCompanyScreen

        if self.at == "sql" and (company_id := self.console_pane.company_id) is not None:
            self._show_profile(CompanyWanted(company_id, ""))
        elif self.at in ("deals", "source") and self.deals.deal_id is not None:
            self.app.push_screen(WhichCompanyScreen(self.reader, self.deals.deal_id), self._show_profile)
        elif self.at != "sql" and self.view.company_id is not None:
            self._show_profile(CompanyWanted(self.view.company_id, self.view.company_name))
        else:
            self._tell("the cursor is on no company")

    def action_loops(self) -> None:
        """Show the loops of money, those through the chosen company where there is one."""
        from tui.screens.loops import LoopsScreen

        screen = LoopsScreen(self.reader, self.view.company_id, self.view.company_name)
        self.app.push_screen(screen, self._go_on)

    def _show_profile(self, company: CompanyWanted | None) -> None:
        if company is not None:
            from tui.screens.profile import ProfileScreen

            self.app.push_screen(ProfileScreen(self.reader, company.company_id, company.name), self._go_on)

    def _go_on(self, wanted: CompanyWanted | DealWanted | None) -> None:
        if wanted is not None:
            self.post_message(wanted)

    def action_export(self) -> None:
        """Write what the pane shows to a file."""
        from tui.screens.exporting import ExportScreen

        panes: dict[str, CompaniesPane | DealsPane | SqlConsole]
        panes = {"companies": self.companies, "deals": self.deals, "sql": self.console_pane}
        if (exportable := panes[self.at].exportable()) is None:
            self._tell("there is nothing to export yet")
            return
        self.app.push_screen(ExportScreen(self.reader, exportable), self._say_exported)

    def _say_exported(self, exported: Exported | None) -> None:
        if exported is not None:
            self._tell(str(exported))

    def action_copy(self) -> None:
        """Ask what to copy."""
        from tui.screens.copying import CopyScreen

        panes: dict[str, CompaniesPane | FacetsPane | DealsPane | SourcePane | SqlConsole]
        panes = {"companies": self.companies, "deals": self.deals, "source": self.source, "sql": self.console_pane}
        panes["facets"] = self.facets
        copyables = [copyable for copyable in panes[self.at].copyables() if copyable.text]
        if copyables:
            self.app.push_screen(CopyScreen(copyables), self._copy)

    def _copy(self, copyable: Copyable | None) -> None:
        if copyable is not None:
            self.app.copy_to_clipboard(copyable.text)
            self._tell(f"copied the {copyable.name} to the terminal's clipboard")

    def _tell(self, line: str) -> None:
        self.notify(safe_text(line), markup=False)

    # The way out

    def action_step_out(self) -> None:
        """One step out of whatever the reader is in, or cancel what runs."""
        if self.at == "sql":
            if not self.console_pane.cancel():
                self.action_go(self._before_sql)
        elif self._layout.is_zoomed:
            self.action_zoom()
        elif self.at == "source":
            if not self.source.step_out():
                self.action_go("deals")
        elif self.at == "facets":
            self.action_facets()
        elif self.at == "deals" and self.view.company_id is not None:
            self.action_go("companies")
        elif self.at != "companies" or not self.companies.clear_filter():
            self._widen()

    def _widen(self) -> None:
        """Drop the company, or else the search; with neither, tell how to quit."""
        if self.view.company_id is not None:
            self.companies.choose(None)
            self.view = self.view.narrowed_to(None)
        elif self.line.words:
            self.line.set_words("")
            self._search_for("")
        else:
            self._tell("q quits")

    def action_leave(self) -> None:
        """Close the console, or quit."""
        if self.at == "sql":
            self.action_go(self._before_sql)
        else:
            self.app.exit()
