"""The panes of the explorer's screen: what stands where, and in which of them the reader is."""

from __future__ import annotations

from textual import events, getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from tui.load_state import LoadState
from tui.panes.companies import CompaniesPane
from tui.panes.console import ConsolePane
from tui.panes.facets import FacetsPane
from tui.panes.marked_deals import MarkedDealsPane
from tui.panes.pane import Pane
from tui.panes.source import SourcePane
from tui.reader import Reader
from tui.screens.front_first import FrontFirst
from tui.screens.layout import Layout
from tui.screens.taking import Taking
from tui.session import Session
from tui.state import View
from tui.widgets.chips import Chips
from tui.widgets.footer import KeyLine
from tui.widgets.load_line import LoadLine
from tui.widgets.pane_title import PaneTitle
from tui.widgets.plain_lines import painted_plainly
from tui.widgets.search_input import SearchInput
from tui.widgets.search_line import SearchLine
from tui.widgets.top_bar import Tab, TopBar
from tui.wording import later, tr

PANES = (
    ("companies", later("Companies")),
    ("deals", later("Deals")),
    ("source", later("Source")),
    ("sql", "SQL"),
)
SAMPLE_NOTE = later("sample corpus · L loads your own")
_NEW = Session()
_MOUNTED_LATER = ("facets", "source")
"""The panes that are mounted, or filled, after the first paint, unless it shows the reader in one of them."""

_AT_FIRST = "-wide -tall"
"""The classes of most starts, beside the pane's: a change of them styles every widget anew."""


class PanesScreen(Taking[None]):
    """Companies, deals and sources beside each other, and the SQL console in their place."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (112, "-wide")]  # noqa: RUF012 - Textual's own declaration
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - Textual's own declaration
    AUTO_FOCUS = "#deals-table"

    bar = getters.query_one(TopBar)
    line = getters.query_one(SearchLine)
    companies = getters.query_one(CompaniesPane)
    facets = getters.query_one(FacetsPane)
    deals = getters.query_one(MarkedDealsPane)
    source = getters.query_one(SourcePane)
    console_pane = getters.query_one(ConsolePane)

    view: var[View] = var(View())
    at: var[str] = var("deals", init=False)
    load_state: var[LoadState] = var(LoadState())
    unseen: var[frozenset[str]] = var(frozenset())

    def __init__(self, reader: Reader, *, sample: bool = False, session: Session = _NEW) -> None:
        super().__init__(classes=f"-at-{session.place.pane} {_AT_FIRST}")
        self._compositor = FrontFirst()
        self.reader = reader
        self._start = session
        self.set_reactive(PanesScreen.view, session.place.view)
        self.set_reactive(PanesScreen.at, session.place.pane)
        self.set_reactive(PanesScreen.unseen, frozenset(session.unseen))
        self.sample = reader.path if sample else None
        self._is_new = True
        self._is_complete = session.place.pane in _MOUNTED_LATER
        self._before_sql = "deals"
        self._before_facets = "deals"
        self._layout = Layout(self, session.left_width)

    @property
    def is_sample(self) -> bool:
        """Whether the sample corpus is shown."""
        return self.reader.path == self.sample

    @property
    def note(self) -> str:
        """What is being looked at."""
        return tr(SAMPLE_NOTE if self.is_sample else self.reader.notice or self.reader.path.name)

    def compose(self) -> ComposeResult:
        """The bar, the search line, the panes and the keys."""
        start, place = self._start, self._start.place
        companies, deals = CompaniesPane(self.reader), MarkedDealsPane(self.reader)
        companies.start_at(place.view, start.companies_order)
        deals.start_at(place.view, start.deals_order, place.deal_id)
        yield TopBar("Dealtrail", [(pane, tr(name)) for pane, name in PANES], self.note)
        yield SearchLine()
        yield LoadLine().data_bind(PanesScreen.load_state)
        with painted_plainly(ContentSwitcher(initial="explore")):
            with painted_plainly(Horizontal(id="explore")):
                yield companies.data_bind(PanesScreen.view)
                if self._is_complete:
                    yield self._new_facets()
                with painted_plainly(Vertical(id="right")):
                    yield deals.data_bind(PanesScreen.view, PanesScreen.unseen)
                    yield SourcePane(self.reader, whole=self._is_complete).data_bind(PanesScreen.view)
            yield ConsolePane(self.reader)
        yield KeyLine()

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Style nothing twice at the start: all that stands here was styled as it was mounted, a moment ago.

        Textual would do it again before the first frame, for 15 ms: screens that open later get their own style sheet
        only after they are mounted.
        """
        if self._is_new:
            self._is_new = False
            event.refresh_styles = False

    @property
    def is_complete(self) -> bool:
        """Whether every pane is there."""
        return super().is_complete and self._is_complete

    async def _complete(self) -> None:
        """Mount what the first screen shows nothing of: that was painted 15 ms sooner without."""
        if not self.is_running:
            return
        with self.app.batch_update():
            await self.source.complete()
            await self.query_one("#explore").mount(self._new_facets(), before="#right")
            self._is_complete = True
            self._layout.fit()

    def _new_facets(self) -> FacetsPane:
        return FacetsPane(self.reader).data_bind(PanesScreen.view)

    def action_go(self, pane: str) -> None:
        """Put the focus into a pane."""
        self.at = pane
        self.set_focus(self._focus_of(pane))  # at once: the next key is already for it

    def _focus_of(self, pane: str) -> Widget:
        match pane:
            case "companies":
                return self.companies.table
            case "facets":
                return self.facets.table
            case "source":
                return self.source.text
            case "sql":
                return self.console_pane.place
            case _:
                return self.deals.table

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Note which pane the reader is in; what tells it late, of a pane that was left since, would hide the other."""
        if event.widget is self.focused:
            self.at = self._pane_of(event.widget) or self.at

    @staticmethod
    def _pane_of(widget: Widget) -> str:
        """The name of the pane that a widget is in; empty for none."""
        panes = (node for node in widget.ancestors if isinstance(node, Pane | ConsolePane))
        return next((pane.id or "" for pane in panes), "")

    def watch_at(self, before: str, after: str) -> None:
        """Lay the panes out around the one that the reader is in."""
        self.query_one(ContentSwitcher).current = "sql" if after == "sql" else "explore"
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
        if not self._is_complete:
            self.call_after_refresh(self._complete)

    def action_next_pane(self, steps: int) -> None:
        """Go to the next pane, and round again; in the console, between the statement and its answer."""
        if self.at == "sql":
            self.set_focus(self.console_pane.other_place)  # at once: the next key is already for it
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

    def action_zoom(self) -> None:
        """Show only the pane that the reader is in, or all of them again."""
        self._layout.zoom()

    def action_resize(self, cells: int) -> None:
        """Make what stands at the left wider, or narrower where `cells` is negative."""
        self._layout.widen(cells)

    def on_resize(self) -> None:
        """Fit the size of the terminal."""
        self._layout.fit()
