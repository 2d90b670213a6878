"""The lists of the SQL console: what was run, and the saved queries."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from seeds.errors import DealtrailError
from store.saved_queries import SavedQuery, delete_query, saved_queries
from tui.aside import unbegun
from tui.reader import error_line
from tui.screens.picking import Choice, PickScreen
from tui.wording import tr


class HistoryScreen(PickScreen[str]):
    """The statements that were run, the last one first; returns one of them."""

    BINDING_GROUP_TITLE = "History of SQL"

    def __init__(self, statements: Sequence[str]) -> None:
        choices = [Choice(" ".join(one.split()), "", one, one) for one in statements]
        super().__init__(tr("What was run"), choices, tr("nothing was run yet"))


class SavedQueriesScreen(PickScreen[SavedQuery]):
    """The saved queries, those of the user among them; returns one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "delete", "Delete yours", id="queries.delete", tooltip="Delete a saved query of your own"),
    ]
    BINDING_GROUP_TITLE = "Saved queries"

    def __init__(self) -> None:
        super().__init__(tr("Saved queries"), [], tr("reading…"))
        self._may_delete = ""

    def on_mount(self) -> None:
        """Read the queries."""
        super().on_mount()
        self.run_worker(unbegun(self._read), group="saved-queries")

    async def _read(self) -> None:
        try:
            queries = await asyncio.to_thread(saved_queries)
        except DealtrailError as error:
            self.say(error_line(error))
            return
        queries.sort(key=lambda query: not query.own)
        self.fill([_choice(query) for query in queries])

    async def action_delete(self) -> None:
        """Delete the query under the cursor, when it is the user's and at the second time."""
        if (choice := self.current) is None:
            return
        query = choice.value
        if not query.own:
            self.say(tr("this query is shipped, and stays"))
        elif self._may_delete != query.name:
            self._may_delete = query.name
            self.say(tr("F8 again deletes your query {name}", name=query.name))
        else:
            self._may_delete = ""
            try:
                await asyncio.to_thread(delete_query, query.name)
            except DealtrailError as error:
                self.say(error_line(error))
                return
            await self._read()
            self.say(tr("deleted {name}", name=query.name))


def told(query: SavedQuery) -> tuple[str, str]:
    """The title of a query and what it shows, in the reader's language; the user's own are in the user's."""
    return (query.title, query.about) if query.own else (tr(query.title), tr(query.about))


def _choice(query: SavedQuery) -> Choice[SavedQuery]:
    title, about = told(query)
    return Choice(title, _beside(query, about), about or query.text, query)


def _beside(query: SavedQuery, about: str) -> str:
    parts = [tr("yours")] if query.own else []
    parts += [f":{one.name} = {one.default}" for one in query.parameters]
    return " · ".join(parts) or about
