"""What the screens that correct share: a form, and beside it the words of an article that prove what is corrected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

import duckdb
from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widgets import Static

from tui.correcting import CorrectingForm, Correction, Corrector, Done
from tui.display import cell_text
from tui.panes.articles import REPORT_COLUMNS
from tui.reader import Reader
from tui.screens.deciding import Asking, DecideScreen
from tui.widgets.clipped_text import ClippedText
from tui.widgets.columns import Column
from tui.widgets.editor import Editor
from tui.widgets.footer import KeyLine
from tui.widgets.legend import Legend
from tui.widgets.record_table import RecordTable
from tui.widgets.source_text import Source, SourceText
from tui.wording import tr

Found = TypeVar("Found")


class CorrectScreen(CorrectingForm):
    """A form over the articles that it is about; the words for the line under the cursor are marked."""

    CSS_PATH = "../theme/correct.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual's own declaration
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - Textual's own declaration
    AUTO_FOCUS = "#correct-form"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "other_place", "Form or article", id="correct.other_place", show=False),
        Binding("J", "step(1)", "Next article", id="correct.next", show=False),
        Binding("K", "step(-1)", "Previous article", id="correct.previous", show=False),
        Binding("z", "toggle_whole", "Whole", id="correct.whole", show=False, tooltip="The whole article, or passages"),
        Binding("escape,q", "leave", "Leave", id="correct.leave", tooltip="Leave; changes are asked about"),
    ]
    BINDING_GROUP_TITLE = "Correct"

    head = getters.query_one("#correct-head", Static)
    articles = getters.query_one("#correct-articles", RecordTable)
    table = getters.query_one("#correct-form", RecordTable)
    editor = getters.query_one(Editor)
    legend = getters.query_one(Legend)
    text = getters.query_one(SourceText)
    note = getters.query_one("#correct-note", ClippedText)

    columns: ClassVar[tuple[Column, ...]] = ()

    @dataclass
    class Failed(Message):
        """What is to be corrected was not read; why."""

        line: str

    def __init__(self, reader: Reader, corrector: Corrector, heading: str) -> None:
        super().__init__()
        self.reader = reader
        self.corrector = corrector
        self._heading = heading
        self._then: Callable[[str], None] | None = None
        self._saving = False

    def compose(self) -> ComposeResult:
        """The heading, the articles, the form, the words, a note and the keys."""
        yield Static(cell_text(self._heading), id="correct-head", markup=False)
        yield RecordTable(REPORT_COLUMNS, id="correct-articles", header=False, can_focus=False)
        with Container(id="correct-body"):
            with Vertical(id="correct-left"):
                yield RecordTable(self.columns, id="correct-form")
                yield Editor()
            with Vertical(id="correct-right"):
                yield Static(id="correct-outlet", markup=False)
                yield Legend()
                yield SourceText(id="correct-text")
        yield ClippedText(id="correct-note")
        yield KeyLine()

    def read(self, work: Callable[[duckdb.DuckDBPyConnection], Found], answered: Callable[[Found], Message]) -> None:
        """Read what is to be corrected."""
        self.say(tr("reading…"))
        self.reader.ask(self, "correct", work, answered, self.Failed)

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self.reader.drop("correct")

    @on(Failed)
    def _explain(self, event: Failed) -> None:
        event.stop()
        self.say(event.line, "error")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a value is asked for, only that, and the way out of it."""
        asks = any(editor.asks for editor in self.query(Editor))  # there is none before it opens, and while it closes
        if asks and action != "leave" and action in self._own_actions:
            return False
        return super().check_action(action, parameters)

    @property
    def _own_actions(self) -> frozenset[str]:
        bindings = (binding for owner in type(self).__mro__ for binding in owner.__dict__.get("BINDINGS", ()))
        actions = (binding.action for binding in bindings if isinstance(binding, Binding) and binding.id)
        return frozenset(action.partition("(")[0] for action in actions if action)

    def say(self, line: str, tone: str = "muted") -> None:
        """Show a line under the form."""
        self.note.text = line
        self.note.set_classes(f"-{tone}")

    def show_source(self, source: Source, outlet: str, *, proves: bool, needs_proof: bool = True) -> None:
        """Show an article; the first words that prove the line come into view, and where there are none it is said."""
        self.query_one("#correct-outlet", Static).update(outlet)
        self.legend.tones = tuple(sorted({mark.tone for mark in source.marks}))
        self.legend.note = "" if proves or not needs_proof else tr("no words prove this line")
        self.text.source = source
        if proves:
            self.text.action_step(1)

    @on(SourceText.Found)
    def _drop_count(self, event: SourceText.Found) -> None:
        event.stop()

    # One value

    def ask_text(
        self, title: str, text: str, hint: str, then: Callable[[str], None], check: Callable[[str], str] = lambda _: ""
    ) -> None:
        """Ask for a text under the form."""
        self._then = then
        self.editor.ask_text(title, text, hint, check)

    def ask_choice(
        self, title: str, choices: list[tuple[str, str]], here: str | None, then: Callable[[str], None]
    ) -> None:
        """Ask for one of some values under the form."""
        self._then = then
        self.editor.ask_choice(title, choices, here)

    @on(Editor.Taken)
    def _take(self, event: Editor.Taken) -> None:
        event.stop()
        then, self._then = self._then, None
        self._close_editor()
        if then is not None:
            then(event.value)

    @on(Editor.Left)
    def _drop_value(self, event: Editor.Left) -> None:
        event.stop()
        self._ask_no_more()

    def _ask_no_more(self) -> None:
        self._then = None
        self._close_editor()

    def _close_editor(self) -> None:
        self.editor.close()
        self.table.focus()

    # Corrections

    def save(self, correction: Correction) -> None:
        """Make a correction; the form waits for what comes of it."""
        if not self._saving:
            self._saving = True
            self.say(self.corrector.waiting_line)
            self.corrector.put(self, correction)

    def not_corrected(self, line: str) -> None:
        """Say why not; what was typed is still there."""
        self._saving = False
        self.say(line, "error")

    def decide(self, asking: Asking) -> None:
        """Ask what to do, over the form; the screen closes when it is done."""
        self.app.push_screen(DecideScreen(self.reader, self.corrector, asking), self._decided)

    def _decided(self, done: Done | None) -> None:
        if done is not None:
            self.dismiss(done)

    # Moving

    def action_other_place(self) -> None:
        """Go from the form to the article, and back."""
        (self.table if self.focused is self.text else self.text).focus()

    def action_step(self, articles: int) -> None:
        """Go to a later article, or to an earlier one."""
        self.articles.cursor_row += articles

    def action_toggle_whole(self) -> None:
        """Show the whole article, or only the passages with marks."""
        self.text.whole = not self.text.whole

    def action_leave(self) -> None:
        """Step out: of the value that is asked for, wherever the cursor was put meanwhile, or else of the form."""
        if self.editor.asks:
            self._ask_no_more()
        else:
            self.leave()

    def leave(self) -> None:
        """Close the form."""
        self.dismiss(None)
