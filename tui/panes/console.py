"""The place of the SQL console, which is built when it is first gone to: its editor would hold up every start."""

from __future__ import annotations

import asyncio
import importlib
from typing import TYPE_CHECKING

from textual import events
from textual.containers import Vertical
from textual.widget import Widget

from tui.aside import unbegun
from tui.reader import Reader
from tui.taking import Copyable, Exportable

if TYPE_CHECKING:
    from tui.panes.sql_console import SqlConsole


class ConsolePane(Vertical, can_focus=True):
    """Holds the console, and until it is there what is wanted of it: a statement, and keys that were typed."""

    DEFAULT_CSS = "ConsolePane { height: 1fr; }"

    def __init__(self, reader: Reader) -> None:
        super().__init__(id="sql")
        self._reader = reader
        self._building = False
        self._statement: str | None = None
        self._typed: list[events.Key] = []
        self.console: SqlConsole | None = None

    @property
    def place(self) -> Widget:
        """Where the focus goes."""
        return self if self.console is None else self.console.editor

    @property
    def other_place(self) -> Widget:
        """Where the focus goes from where it is."""
        return self if self.console is None else self.console.other_place

    def on_focus(self) -> None:
        """Build the console for whoever goes to it."""
        if not self._building:
            self._building = True
            self.run_worker(unbegun(self._build), group="console-building")

    async def _build(self) -> None:
        await asyncio.to_thread(importlib.import_module, "tui.panes.sql_console")
        from tui.panes.sql_console import SqlConsole
        from tui.sql_history import SqlHistory

        console = SqlConsole(self._reader, SqlHistory(getattr(self.app, "history_in", None)))
        with self.app.batch_update():  # laid out half mounted, it is never told its size (textual 8)
            await self.mount(console)
        if not console.children:  # the app closes: nothing is composed any more
            return
        self.console = console
        if self._statement is not None:
            console.put(self._statement)
        focused = self.has_focus
        self.can_focus = False
        if focused:
            console.editor.focus()
        else:
            self._typed.clear()

    def on_key(self, event: events.Key) -> None:
        """Keep for the editor what was typed before the focus came to it."""
        if not event.is_printable or (self.console is not None and self.console.passed is event):
            return
        event.stop()
        event.prevent_default()
        self._typed.append(event)
        self._hand_over()

    def on_descendant_focus(self) -> None:
        """Hand over what was typed."""
        self._hand_over()

    def _hand_over(self) -> None:
        if self.console is None or not self.console.editor.has_focus:
            return
        for key in self._typed:
            self.app.post_message(events.Key(key.key, key.character))
        self._typed.clear()

    # What is wanted of the console

    @property
    def running(self) -> bool:
        """Whether a statement runs."""
        return self.console is not None and self.console.running

    def put(self, sql: str) -> None:
        """Put a statement in the editor, ready to run or change."""
        if self.console is None:
            self._statement = sql
            self.focus()
        else:
            self.console.put(sql)

    def cancel(self) -> bool:
        """Stop the statement that runs; whether there was one."""
        return self.console is not None and self.console.cancel()

    @property
    def company_id(self) -> str | None:
        """The id of the company that the answer names under the cursor, or else anywhere in its row."""
        return None if self.console is None else self.console.company_id

    @property
    def ident(self) -> str | None:
        """The id of the report, deal or document that the row under the cursor is about."""
        return None if self.console is None else self.console.ident

    def exportable(self) -> Exportable | None:
        """What the answer shows, ready to be written."""
        return None if self.console is None else self.console.exportable()

    def copyables(self) -> list[Copyable]:
        """What can be copied here."""
        return [] if self.console is None else self.console.copyables()
