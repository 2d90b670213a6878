"""Writing SQL in the console: names that are offered while one types, and statements that come back."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
from textual import getters, on
from textual.containers import Vertical
from textual.geometry import Offset
from textual.message import Message

from store.sql_completion import Catalogue, SqlCompletion, complete_sql, read_catalogue
from tui.display import cell_text, width_of
from tui.reader import TYPING_PAUSE, Reader
from tui.sql_history import SqlHistory
from tui.widgets.sql_editor import SqlEditor
from tui.widgets.sql_names import SqlNames

_LEAST_TYPED = 2
"""Letters of a name from which others are offered."""


class SqlWriting(Vertical):
    """What the editor of the console asks for."""

    editor = getters.query_one("#statement", SqlEditor)
    names = getters.query_one(SqlNames)

    @dataclass
    class NamesFound(Message):
        """The names of the database, and those of them that may stand where the cursor was."""

        wanted: SqlEditor.NamesWanted
        catalogue: Catalogue
        completion: SqlCompletion

    class NamesMissing(Message):
        """There are no names to offer now."""

    def __init__(self, reader: Reader, history: SqlHistory) -> None:
        super().__init__()
        self._reader = reader
        self._history = history
        self._recalled = -1
        self._draft = ""
        self._earlier: list[str] = []
        self._catalogue: Catalogue | None = None

    @on(SqlEditor.NamesWanted)
    def _look_names_up(self, event: SqlEditor.NamesWanted) -> None:
        event.stop()
        known = self._catalogue

        def work(cursor: duckdb.DuckDBPyConnection) -> SqlWriting.NamesFound:
            catalogue = known or read_catalogue(cursor)
            return self.NamesFound(event, catalogue, complete_sql(catalogue, event.text, event.position))

        self._reader.ask(
            self, "console-names", work, lambda found: found, lambda _line: self.NamesMissing(), pause=TYPING_PAUSE
        )

    @on(NamesFound)
    def _offer_names(self, event: NamesFound) -> None:
        event.stop()
        self._catalogue = event.catalogue
        editor, wanted = self.editor, event.wanted
        if not editor.has_focus or editor.text != wanted.text or editor.position != wanted.position:
            return
        typed = wanted.text[event.completion.start : wanted.position]
        candidates = tuple(one for one in event.completion.candidates if one.name.lower() != typed.lower())
        is_column = wanted.text[: event.completion.start].endswith(".")
        if not candidates or not (wanted.asked or is_column or len(typed) >= _LEAST_TYPED):
            editor.close_names()
            return
        corner = editor.cursor_screen_offset + Offset(-width_of(cell_text(typed)) - 1, 1)
        self.names.offer(SqlCompletion(event.completion.start, candidates), corner)

    @on(NamesMissing)
    def _offer_no_names(self, event: NamesMissing) -> None:
        event.stop()
        self.editor.close_names()

    @on(SqlNames.Taken)
    def _take_name(self, event: SqlNames.Taken) -> None:
        event.stop()
        self.editor.focus()
        self.editor.take(event.name)

    @on(SqlEditor.Recall)
    def _recall(self, event: SqlEditor.Recall) -> None:
        """Put an earlier statement in the place of the text, or behind the latest of them the text that was there."""
        event.stop()
        if self._recalled < 0:
            self._draft = self.editor.text
            self._earlier = [one for one in self._history.newest_first() if one != self._draft]
        at = max(-1, min(len(self._earlier) - 1, self._recalled + event.steps))
        if at != self._recalled:
            self._recalled = at
            self.editor.put(self._draft if at < 0 else self._earlier[at])
