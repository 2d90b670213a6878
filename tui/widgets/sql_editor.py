"""The field for SQL: words in the colour of their kind, a mark where an error is, and names offered while one types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from seeds.text import clean
from store.sql_completion import SqlName
from store.sql_text import Statement, sql_words, statement_at
from tui.widgets.looks import in_front
from tui.widgets.obeying import Obeying
from tui.widgets.sql_names import SqlNames
from tui.wording import tr

if TYPE_CHECKING:
    from textual.document._document import Document, Location

_LONGEST_IN_COLOUR = 60_000
"""Characters of a text that is told apart in colours at every keystroke."""

_COLOURED = frozenset({"keyword", "number", "string", "comment"})


class SqlEditor(TextArea, Obeying):
    """A field for statements; it offers names, but asks its owner for them."""

    DEFAULT_CSS = """
    SqlEditor {
        & > .sql-editor--keyword { color: $primary; text-style: bold; }
        & > .sql-editor--string { color: $success; }
        & > .sql-editor--number { color: $accent; }
        & > .sql-editor--comment { color: $text-muted; text-style: italic; }
        & > .sql-editor--error { color: $text-error; text-style: bold underline; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sql-editor--keyword",
        "sql-editor--string",
        "sql-editor--number",
        "sql-editor--comment",
        "sql-editor--error",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "take", "Take the name", id="sql_editor.take", show=False, priority=True),
        Binding(
            "enter",
            "take_chosen",
            "Take the name that was gone to",
            id="sql_editor.take_chosen",
            show=False,
            priority=True,
        ),
        Binding("down", "name(1)", "Next name", id="sql_editor.next_name", show=False, priority=True),
        Binding("up", "name(-1)", "Previous name", id="sql_editor.previous_name", show=False, priority=True),
        Binding("escape", "close_names", "Offer no names", id="sql_editor.close_names", show=False, priority=True),
        Binding("ctrl+n", "offer", "Offer names", id="sql_editor.offer", show=False, tooltip="Offer names to write"),
        Binding(
            "alt+up,ctrl+up",
            "recall(1)",
            "Statement before",
            id="sql_editor.recall",
            show=False,
            tooltip="The statement that was run before",
        ),
        Binding(
            "alt+down,ctrl+down",
            "recall(-1)",
            "Statement after",
            id="sql_editor.recall_back",
            show=False,
            tooltip="The statement that was run after",
        ),
    ]
    BINDING_GROUP_TITLE = "SQL editor"

    @dataclass
    class NamesWanted(Message):
        """The names that may stand at a place of a text."""

        text: str
        position: int
        asked: bool

    @dataclass
    class Recall(Message):
        """A statement of the history is wanted, so many steps back from the one that is shown."""

        steps: int

    def __init__(self, names: SqlNames, *, id: str) -> None:  # noqa: A002 - Textual's own name
        # What the base class calls while it sets itself up needs these.
        self._colours: dict[int, list[tuple[int, int, str]]] = {}
        self._error: tuple[int, int] | None = None
        self._names = names
        super().__init__(
            id=id,
            compact=True,
            highlight_cursor_line=False,
            placeholder=tr("SELECT …; ctrl+r or F5 runs the statement at the cursor; ctrl+o opens saved ones"),
        )

    # The text and where the cursor stands in it

    @property
    def position(self) -> int:
        """The place of the cursor, in characters from 0."""
        return self._place(self.cursor_location)

    def location(self, place: int) -> Location:
        """The line and column of a place."""
        return cast("Document", self.document).get_location_from_index(place)

    def _place(self, location: Location) -> int:
        return cast("Document", self.document).get_index_from_location(location)

    @property
    def here(self) -> Statement | None:
        """What is selected, or else the statement at the cursor."""
        if not self.selection.is_empty:
            start = self._place(min(self.selection))
            if self.selected_text.strip():
                return Statement(start, self.selected_text)
        return statement_at(self.text, self.position)

    def put(self, text: str) -> None:
        """Put a text in the place of all that is there, so that it can be undone."""
        self.replace(text.replace("\r\n", "\n").replace("\r", "\n"), self.document.start, self.document.end)
        self.move_cursor(self.document.end)
        self.close_names()

    def rewrite(self, statement: Statement, text: str) -> None:
        """Put a text in the place of a statement, and the cursor behind it."""
        start, end = map(self.location, (statement.start, statement.end))
        self.replace(text, start, end)
        self.move_cursor(self.location(statement.start + len(text)))
        self.close_names()

    def write(self, name: str) -> None:
        """Write a name at the cursor, in the place of what is selected."""
        self.replace(name, *self.selection)
        self.close_names()

    def show_error(self, position: int) -> None:
        """Mark the word at a place, and go there."""
        position = min(position, len(self.text))
        words = sql_words(self.text) if len(self.text) <= _LONGEST_IN_COLOUR else []
        end = next((word.end for word in words if word.start <= position < word.end), position + 1)
        self.move_cursor(self.location(position))
        self._error = (position, end)
        self._build_highlight_map()
        self.refresh()

    # Colours

    def _build_highlight_map(self) -> None:
        """Tell the words apart anew; Textual calls it after every change, and would have a parser of its own for it."""
        super()._build_highlight_map()
        text = self.text
        words = sql_words(text) if len(text) <= _LONGEST_IN_COLOUR else []
        spans = [(word.start, word.end, word.kind) for word in words if word.kind in _COLOURED]
        if self._error is not None:
            spans.append((*self._error, "error"))
        self._colours = _by_line(text, spans)

    def get_line(self, line_index: int) -> Text:
        """A line in its colours, without anything that a terminal would obey."""
        line = Text(clean(self.document.get_line(line_index)), end="", no_wrap=True)
        for start, end, kind in self._colours.get(line_index, ()):
            line.stylize(in_front(self.get_component_rich_style(f"sql-editor--{kind}")), start, end)
        return line

    # Names

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the list of names are its own only while it is open."""
        if action in ("take", "name", "close_names"):
            return self._names.is_open
        if action == "take_chosen":
            return self._names.is_open and self._names.was_moved
        return super().check_action(action, parameters)

    def close_names(self) -> None:
        """Offer no names."""
        self._names.close()

    def action_close_names(self) -> None:
        """Offer no names."""
        self.close_names()

    def action_offer(self) -> None:
        """Offer the names that may stand here, even before a letter of one."""
        self.post_message(self.NamesWanted(self.text, self.position, True))

    def action_name(self, steps: int) -> None:
        """Go to another name."""
        self._names.move(steps)

    def action_take_chosen(self) -> None:
        """Write the name that was gone to."""
        self.action_take()

    def action_take(self) -> None:
        """Write the name that is offered, in the place of what was typed of it."""
        if (name := self._names.current) is not None:
            self.take(name)

    def take(self, name: SqlName) -> None:
        """Write a name in the place of what was typed of it, unless that was erased since it was offered."""
        if self._names.start > self.position:
            self.close_names()
            return
        start = self.location(self._names.start)
        self._replace_via_keyboard(written(name), start, self.cursor_location)
        if name.kind == "function":
            self.move_cursor_relative(columns=-1)
        self.close_names()

    def action_recall(self, steps: int) -> None:
        """Ask for a statement of the history."""
        self.post_message(self.Recall(steps))

    async def _on_key(self, event: events.Key) -> None:
        """Write what is typed, and offer names for it."""
        await super()._on_key(event)
        if event.is_printable and event.character is not None:
            if event.character.isalnum() or event.character in "_.":
                self.post_message(self.NamesWanted(self.text, self.position, False))
            else:
                self.close_names()
        elif event.key == "backspace" and self._names.is_open:
            self.call_after_refresh(self._offer_again)
        elif event.key in ("left", "right", "home", "end", "pageup", "pagedown", "delete", "enter"):
            self.close_names()

    def _offer_again(self) -> None:
        self.post_message(self.NamesWanted(self.text, self.position, False))

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        self.close_names()
        await super()._on_mouse_down(event)

    def edit(self, *args: object, **kwargs: object) -> object:  # type: ignore[override]
        """As every change: it takes the mark of an error away."""
        self._error = None
        return super().edit(*args, **kwargs)  # type: ignore[arg-type]

    def undo(self) -> None:
        """Take the last change back."""
        if self.history.undo_stack:
            self._leave_what_may_go()
        super().undo()

    def redo(self) -> None:
        """Make the last change again."""
        if self.history.redo_stack:
            self._leave_what_may_go()
        super().redo()

    def _leave_what_may_go(self) -> None:
        """Put the cursor on a line that stays: Textual looks for it before it has put it where it belongs."""
        self._error = None
        self.selection = Selection.cursor((0, 0))

    def on_blur(self) -> None:
        """Offer nothing to whoever is elsewhere."""
        self.close_names()


def written(name: SqlName) -> str:
    """A name as it is written in SQL: in quotes where it needs them, a function with its brackets."""
    if name.kind == "function":
        return f"{name.name}()"
    if name.kind == "keyword":
        return f"{name.name} "
    plain = name.name.isascii() and name.name.isidentifier() and name.name == name.name.lower()
    return name.name if plain else '"' + name.name.replace('"', '""') + '"'


def _by_line(text: str, spans: Iterable[tuple[int, int, str]]) -> dict[int, list[tuple[int, int, str]]]:
    """Spans of a text as spans of its lines."""
    starts = [0, *(place + 1 for place, character in enumerate(text) if character == "\n")]
    found: dict[int, list[tuple[int, int, str]]] = {}
    line = 0
    for start, end, kind in spans:
        while line and starts[line] > start:
            line -= 1
        while line + 1 < len(starts) and starts[line + 1] <= start:
            line += 1
        at = line
        while at < len(starts) and starts[at] < end:
            after = min(end, starts[at + 1] - 1 if at + 1 < len(starts) else end)
            found.setdefault(at, []).append((max(0, start - starts[at]), after - starts[at], kind))
            at += 1
    return found
