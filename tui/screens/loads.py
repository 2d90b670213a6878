"""Loading from within: the panes go on being explored, and follow what is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from store.database import default_path
from tui.load_state import Ended, Found, Stepped
from tui.screens.linked import LinkedScreen
from tui.widgets.load_line import LoadLine
from tui.widgets.top_bar import Note

if TYPE_CHECKING:
    from tui.loading import Loading


class LoadsScreen(LinkedScreen):
    """The linked panes, and one load at a time into the database that they show."""

    load_run: Loading | None = None
    _cut_short = False

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
        self.writer.put(self, self.load_run.work, self.load_run.failed, into=target)
        self.tell(f"loading into {target.name}; explore on meanwhile")

    def stop_loading(self) -> None:
        """End the load after the article at hand."""
        if self.load_run is not None:
            self.load_run.stop()

    @on(Stepped)
    def _show_step(self, event: Stepped) -> None:
        event.stop()
        self.load_state = event.state
        if event.fresh:
            self.look_again()

    @on(Ended)
    def _show_end(self, event: Ended) -> None:
        event.stop()
        self.load_state = event.state
        if self.app.screen is self:
            more = "; L shows which and why" if event.state.refused else ""
            self.tell(f"{event.state}{more}")

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
