"""A line to type one value in, checked as it is typed, or a few values to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.display import cell_text, safe_text
from tui.widgets.options import Options
from tui.widgets.word import Word
from tui.wording import tr


class Editor(Vertical):
    """Asks for one value at a time; hidden while it asks for none."""

    DEFAULT_CSS = """
    Editor {
        display: none; height: auto; max-height: 60%; padding: 0 1; background: $panel;
        &.-asking { display: block; }
        & Static { height: auto; max-height: 3; }
        & Horizontal { height: auto; }
        & #editor-title { width: 1fr; }
        & Word { display: none; padding: 0; }
        &.-typed Word { display: block; }
        & Input { display: none; border: none; height: 1; padding: 0; background: $background; }
        & OptionList { display: none; border: none; height: auto; max-height: 8; padding: 0; background: $panel; }
        &.-typed Input, &.-chosen OptionList { display: block; }
        & #editor-note { color: $text-muted; &.-error { color: $text-error; } }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave it as it was", id="editor.leave"),
        Binding("j", "move(1)", "Next choice", id="editor.down", show=False),
        Binding("k", "move(-1)", "Previous choice", id="editor.up", show=False),
    ]
    BINDING_GROUP_TITLE = "One value"

    field = getters.query_one(Input)
    options = getters.query_one(OptionList)
    note = getters.query_one("#editor-note", Static)

    @dataclass
    class Taken(Message):
        """A value was typed or chosen; it passed the check."""

        value: str

    @dataclass
    class Left(Message):
        """The value is to stay as it was."""

    def __init__(self) -> None:
        super().__init__()
        self._check: Callable[[str], str] = lambda _: ""
        self._hint = ""
        self._choices: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """What is asked for, the line or the choices, and what is wrong."""
        with Horizontal():
            yield Static(id="editor-title", markup=False)
            yield Word(tr("enter keeps it"), id="editor-keep")
        yield Input(compact=True, select_on_focus=False)
        yield Options(markup=False, compact=True)
        yield Static(id="editor-note", markup=False)

    @property
    def asks(self) -> bool:
        """Whether a value is asked for."""
        return self.has_class("-asking")

    def ask_text(self, title: str, text: str, hint: str, check: Callable[[str], str] = lambda _: "") -> None:
        """Ask for a text; `check` says what is wrong with one, nothing when it is right."""
        self._check, self._hint = check, hint
        self._start(title, "-typed")
        with self.field.prevent(Input.Changed):
            self.field.value = safe_text(text)
        self.field.cursor_position = len(text)
        self._say(hint)
        self.field.focus()

    def ask_choice(self, title: str, choices: Sequence[tuple[str, str]], here: str | None) -> None:
        """Ask for one of some values, each with its words."""
        self._choices = tuple(value for value, _ in choices)
        self._start(title, "-chosen")
        self._say("")
        self.options.clear_options()
        self.options.add_options([Option(Content(cell_text(shown))) for _, shown in choices])
        self.options.highlighted = self._choices.index(here) if here in self._choices else 0
        self.options.focus()

    def close(self) -> None:
        """Ask for nothing any more."""
        self.set_classes("")

    def _start(self, title: str, form: str) -> None:
        self.set_classes(f"-asking {form}")
        self.query_one("#editor-title", Static).update(cell_text(title))

    def _say(self, line: str, *, is_error: bool = False) -> None:
        self.note.update(cell_text(line))
        self.note.display = bool(line)
        self.note.set_class(is_error, "-error")

    @on(Input.Changed)
    def _look(self, event: Input.Changed) -> None:
        event.stop()
        problem = self._check(event.value)
        self._say(problem or self._hint, is_error=bool(problem))

    @on(Input.Submitted)
    @on(Word.Clicked)
    def _take_text(self, event: Message) -> None:
        event.stop()
        value = self.field.value
        if problem := self._check(value):
            self._say(problem, is_error=True)
        elif self.asks:
            self.post_message(self.Taken(value))

    @on(OptionList.OptionSelected)
    def _take_choice(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.asks and event.option_index < len(self._choices):
            self.post_message(self.Taken(self._choices[event.option_index]))

    def action_leave(self) -> None:
        """Tell that the value stays as it was."""
        self.post_message(self.Left())

    def action_move(self, rows: int) -> None:
        """Go to another choice."""
        if self.options.option_count:
            at = (self.options.highlighted or 0) + rows
            self.options.highlighted = max(0, min(self.options.option_count - 1, at))
