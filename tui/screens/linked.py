"""What the panes show together: one view that each of them follows, and the places where the reader has been."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from textual import events, on

from store.errors import SearchError
from store.explore import CompanyRow, company_rows
from store.search import compile_search
from tui.messages import CompanyWanted, DealWanted, Trouble
from tui.panes.companies import CompaniesPane
from tui.panes.deals import DealsPane
from tui.panes.facets import FacetsPane
from tui.panes.pane import Pane
from tui.panes.sources import NOTHING, Near, Subject
from tui.reader import Reader
from tui.screens.completing import CompletingScreen
from tui.session import Session
from tui.state import EVERYTHING, Place, Trail, View
from tui.widgets.search_line import SearchLine
from tui.writer import Moved, Writer

_NEW = Session()
_MOST_COMPANIES = 5_000
"""Companies that the palette offers."""


class LinkedScreen(CompletingScreen):
    """The panes, linked: what is chosen in one of them is what the others show."""

    def __init__(self, reader: Reader, *, sample: bool = False, session: Session = _NEW) -> None:
        super().__init__(reader, sample=sample, session=session)
        self.writer = Writer(reader, self)
        self._trail = Trail()
        self._path = reader.path

    # One view, seen by every pane

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Get ready for a search when somebody goes to its line."""
        if event.widget is self.line.field:
            self.deals.expect_search()

    @on(SearchLine.Changed)
    async def _search(self, event: SearchLine.Changed) -> None:
        event.stop()
        self.search_for(event.words)
        await _all_told()

    def search_for(self, words: str) -> None:
        """Show the deals that a search finds, or say what is wrong with it."""
        try:
            search = compile_search(words)
        except SearchError as error:
            self.line.show_error(error)
            return
        self.line.show_search(search)
        self.source.let_others_first()
        self.view = self.view.searching(search)

    @on(FacetsPane.Toggled)
    def _keep_or_exclude(self, event: FacetsPane.Toggled) -> None:
        event.stop()
        self.line.toggle(event.field, event.value, event.mark)

    @on(Moved)
    def _look_again(self, event: Moved) -> None:
        event.stop()
        self.bar.say(self.note)
        if self.reader.path != self._path:
            self._path = self.reader.path
            self._trail = Trail()
            self.show_place(Place(View(), None, self.at))
        self.look_again()

    def look_again(self, deal_id: str | None = None) -> None:
        """Ask once more for what the panes show: the database changed, or is another one; and go to a deal."""
        for pane in self.query(Pane):
            if pane is not self.deals:
                pane.again()
        self.deals.again(deal_id)

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
    async def _show_sources(self, event: DealsPane.Chosen) -> None:
        event.stop()
        if event.deal_id is not None:
            self.source.subject = Subject(deal_id=event.deal_id)
        elif event.view.company_id is not None:
            self.source.subject = Subject(company_id=event.view.company_id, company_name=event.view.company_name)
        else:
            self.source.subject = NOTHING
        await _all_told()

    @on(DealsPane.Near)
    def _read_ahead(self, event: DealsPane.Near) -> None:
        event.stop()
        self.source.near = Near(tuple(Subject(deal_id=deal_id) for deal_id in event.deals), event.soonest)

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
            tuple(sorted(self.unseen)),
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
        with self.reader.asking() as cursor:
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

    def action_back(self) -> None:
        """Go back to the place that was left last."""
        if (place := self._trail.back(self.here)) is not None:
            self.show_place(place)

    def action_forward(self) -> None:
        """Go forward again."""
        if (place := self._trail.forward(self.here)) is not None:
            self.show_place(place)


async def _all_told() -> None:
    """Let all that changed say so before the screen is painted: a second frame would come up to 33 ms later."""
    await asyncio.sleep(0)
