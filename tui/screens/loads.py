"""Loading from within: the panes go on being explored, and follow what is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.timer import Timer

from store.arrivals import still_there
from store.database import default_path
from tui.load_state import Ended, Found, LoadState, Stepped
from tui.panes.deals import DealsPane
from tui.panes.marked_deals import MarkedDealsPane
from tui.reader import LATER_PAUSE
from tui.screens.linked import LinkedScreen
from tui.widgets.load_line import LoadLine
from tui.widgets.top_bar import Note
from tui.wording import tr
from tui.writer import Moved

if TYPE_CHECKING:
    from tui.loading import Loading


SEEN_AFTER = 0.6
"""Seconds under the cursor after which a new deal was seen."""


@dataclass
class Gone(Message):
    """Of the new deals, those that the database has no more."""

    deals: frozenset[str]


class LoadsScreen(LinkedScreen):
    """The linked panes, and one load at a time into the database that they show."""

    load_run: Loading | None = None
    _cut_short = False
    _came: frozenset[str] = frozenset()
    _seeing: Timer | None = None

    @on(LoadLine.Clicked)
    @on(Note.Clicked)
    def _open_load(self, event: LoadLine.Clicked | Note.Clicked) -> None:
        event.stop()
        self.action_load()

    def action_load(self) -> None:
        """Ask what to load, or show how far a load is."""
        from tui.screens.load import LoadScreen

        self.app.clear_notifications()
        target = default_path() if self.is_sample else self.reader.path
        self.app.push_screen(LoadScreen(self, target, self.stop_loading, is_new=not target.exists()), self.load)

    def load(self, found: Found | None) -> None:
        """Load articles; those of a reader who looks at the sample go to a database of their own."""
        if found is None or self.load_state.running:
            return
        target = default_path() if self.is_sample else self.reader.path
        from tui.loading import Loading

        self.load_run = Loading(self.writer, found, target, self.post_message)
        self.load_state = self.load_run.state
        self._came = frozenset()
        self.writer.put(self, self.load_run.work, self.load_run.failed, into=target)
        self.tell(tr("loading into {name}; explore on meanwhile", name=target.name), "load")

    def stop_loading(self) -> None:
        """End the load after the article at hand."""
        if self.load_run is not None:
            self.load_run.stop()

    @on(Stepped)
    def _show_step(self, event: Stepped) -> None:
        event.stop()
        self.load_state = event.state
        self._mark_new(event.state)
        if event.fresh:
            self.look_again()

    @on(Ended)
    def _show_end(self, event: Ended) -> None:
        event.stop()
        self.load_state = event.state
        self._mark_new(event.state)
        if self.app.screen is self:
            more = tr("; L shows which and why") if event.state.refused else ""
            self.tell(f"{event.state}{more}", "load")

    # What is new until it is seen

    def on_mount(self) -> None:
        """Follow which deal is looked at."""
        self._new_in = self.reader.path
        self.watch(self, "at", self._look_at_deal, init=False)
        self.watch(self, "unseen", self._look_at_deal)
        self._check_unseen()

    def _mark_new(self, state: LoadState) -> None:
        """Mark the deals that came, each once: it may have been seen before the next step."""
        came = frozenset(state.arrived.new) - self._came
        self._came |= came
        if came:
            self.unseen = self.unseen | came

    @on(Moved)
    def _keep_unseen(self, event: Moved) -> None:
        event.stop()
        if self.reader.path != self._new_in:
            self._new_in = self.reader.path
            self.unseen = frozenset()
        self._check_unseen()

    def _check_unseen(self) -> None:
        """Forget new deals that are no deals any more: another load or a correction made them part of others."""
        if asked := self.unseen:
            self.reader.ask(
                self,
                "unseen",
                lambda cursor: still_there(cursor, asked),
                lambda there: Gone(asked - there),
                lambda _: Gone(frozenset()),
                pause=LATER_PAUSE,
            )

    @on(Gone)
    def _forget(self, event: Gone) -> None:
        event.stop()
        if event.deals & self.unseen:
            self.unseen = self.unseen - event.deals

    @on(DealsPane.Chosen)
    def _look_at_chosen(self) -> None:
        self._look_at_deal()

    def on_screen_resume(self) -> None:
        """The panes are in front again."""
        self._look_at_deal()

    def _look_at_deal(self) -> None:
        """Take the deal under the cursor for seen, when it stays there for a moment."""
        if self._seeing is not None:
            self._seeing.stop()
            self._seeing = None
        deal_id = self.deals.deal_id
        if deal_id is not None and self._sees(deal_id):
            self._seeing = self.set_timer(SEEN_AFTER, partial(self._see, deal_id))

    def _sees(self, deal_id: str) -> bool:
        """Whether a deal is new and looked at now."""
        here = self.deals.deal_id == deal_id and self.at in ("deals", "source") and self.app.screen is self
        return here and deal_id in self.unseen

    def _see(self, deal_id: str) -> None:
        if self._sees(deal_id):
            self.unseen = self.unseen - {deal_id}

    def action_next_new(self) -> None:
        """Go to the next new deal of the list."""
        self.deals.go_to_new()

    @on(MarkedDealsPane.NoneNew)
    def _say_none_new(self, event: MarkedDealsPane.NoneNew) -> None:
        event.stop()
        self.tell(tr("no new deal in this list; esc widens it") if self.unseen else tr("no new deal"), "new")

    def action_mark_seen(self) -> None:
        """Take all new deals for seen."""
        self.unseen = frozenset()

    # The way out

    def quit(self) -> None:
        """Leave the explorer, while something is loaded after a question."""
        if not self.load_state.running:
            self.app.exit()
            return
        from tui.screens.quitting import QuitScreen

        self.app.push_screen(QuitScreen(), lambda wanted: self.app.exit() if wanted else None)

    @property
    def farewell(self) -> str | None:
        """What to tell when all is closed, where that cut a load short."""
        return f"dealtrail: {self.load_run.state}" if self.load_run is not None and self._cut_short else None

    def wind_up(self) -> None:
        """The explorer closes."""
        self._cut_short = self.load_state.running
        self.stop_loading()
