"""Keeping a statement under a title, where the command line finds it too."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from seeds.errors import DealtrailError
from store.saved_queries import SavedQuery, name_of, own_names, save_query, titled
from tui.display import cell_text
from tui.reader import error_line
from tui.screens.closing import Closing
from tui.wording import tr


class SaveQueryScreen(ModalScreen[SavedQuery | None], Closing[SavedQuery | None]):
    """Asks for a title until the query is kept or the reader steps out."""

    CSS_PATH = "../theme/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Do not save", id="save.close"),
    ]
    BINDING_GROUP_TITLE = "Saving a query"

    field = getters.query_one(Input)
    note = getters.query_one("#save-note", Static)

    def __init__(self, sql: str, title: str) -> None:
        super().__init__()
        self._sql = sql
        self._title = title
        self._may_replace = ""

    def compose(self) -> ComposeResult:
        """The title, and where it is found then."""
        with Vertical(classes="dialog -wide") as frame:
            frame.border_title = tr("Save the query as")
            yield Input(cell_text(self._title), placeholder=tr("a title, such as: Deals of last month"), compact=True)
            yield Static(id="save-note", markup=False)

    def on_mount(self) -> None:
        """Start in the title."""
        self.field.focus()
        self._hint()

    @on(Input.Changed)
    def _hint(self) -> None:
        self._may_replace = ""
        name = name_of(self.field.value)
        self._say(tr("enter saves it; dealtrail sql --saved {name}", name=name or "…"), "muted")

    @on(Input.Submitted)
    async def _save(self, event: Input.Submitted) -> None:
        event.stop()
        name = name_of(event.value)
        if not name:
            self._say(tr("give it a title with a letter or a digit"), "error")
            return
        try:
            if name in await asyncio.to_thread(own_names) and self._may_replace != name:
                self._may_replace = name
                self._say(tr("you have a query {name}; enter again replaces it", name=name), "warning")
                return
            query = await asyncio.to_thread(save_query, name, titled(self._sql, event.value))
        except DealtrailError as error:
            self._say(error_line(error), "error")
            return
        self.dismiss(query)

    def _say(self, line: str, tone: str) -> None:
        self.note.update(cell_text(line))
        self.note.set_classes(f"-{tone}")
