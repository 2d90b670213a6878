"""One decision: what it is about is picked from a list or typed, and what will happen is said before it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

import duckdb
from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from store.corrections import Outcome
from tui.correcting import CorrectingForm, Correction, Corrector, Done
from tui.display import cell_text, cut, fit, safe_text, width_of
from tui.reader import TYPING_PAUSE, Reader
from tui.screens.closing import way_out
from tui.widgets.clipped_text import ClippedText
from tui.widgets.options import Options
from tui.wording import tr

_NOTE = 26
_WIDE = 100
"""Cells from which on the article stands beside the form, and this over the form only."""
_WIDEST, _FRAME = 78, 6


@dataclass(frozen=True)
class Choice:
    """One thing that can be decided: its line, what will happen, and the act, which gets the reason.

    One that `asks` is done when it is chosen twice. `quote` is what an article says of it.
    `reports` and `company_name` are as in `Correction`.
    """

    label: str
    note: str
    says: str
    act: Callable[[duckdb.DuckDBPyConnection, str], Outcome]
    reports: tuple[str, ...] = ()
    company_name: str | None = None
    asks: bool = True
    quote: str = ""


@dataclass(frozen=True)
class Asking:
    """What is to be decided: `find` lists the choices for the words typed; without a `prompt` nothing is typed."""

    title: str
    find: Callable[[duckdb.DuckDBPyConnection, str], Sequence[Choice]]
    nothing: str
    prompt: str = ""
    text: str = ""


class DecideScreen(ModalScreen[Done | None], CorrectingForm):
    """Asks until something is decided or the reader steps out."""

    CSS_PATH = "../theme/correct.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012 - Textual's own declaration
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Next", id="decide.down", show=False),
        Binding("up,k", "move(-1)", "Previous", id="decide.up", show=False),
        Binding("tab", "next_place", "To the reason, and back", id="decide.next_place", show=False),
        Binding("escape", "leave", "Decide nothing", id="decide.leave"),
    ]
    BINDING_GROUP_TITLE = "Decide"

    options = getters.query_one(OptionList)
    reason = getters.query_one("#decide-reason", Input)
    says = getters.query_one("#decide-says", ClippedText)

    @dataclass
    class Listed(Message):
        """What can be decided, for some words."""

        words: str
        choices: Sequence[Choice]

    @dataclass
    class Failed(Message):
        """It was not found out; why."""

        line: str

    def __init__(self, reader: Reader, corrector: Corrector, asking: Asking) -> None:
        super().__init__()
        self._reader = reader
        self._corrector = corrector
        self._asking = asking
        self._choices: Sequence[Choice] = ()
        self._armed: int | None = None
        self._saving = False
        self._is_listed = False

    @property
    def is_complete(self) -> bool:
        """Whether keys find what they are for: the words to type, or where none are asked for, the choices."""
        return super().is_complete and (bool(self._asking.prompt) or self._is_listed)

    def compose(self) -> ComposeResult:
        """The words, the choices, what will happen, and why."""
        with Vertical(classes="dialog deciding") as frame:
            frame.border_title = Content(cell_text(self._asking.title))
            frame.border_subtitle = way_out(tr("enter does it · tab to the reason · esc leaves"), "screen.leave")
            if self._asking.prompt:
                yield Input(
                    safe_text(self._asking.text),
                    placeholder=self._asking.prompt,
                    compact=True,
                    select_on_focus=False,
                    id="decide-words",
                )
            yield Options(markup=False, compact=True)
            yield ClippedText(id="decide-quote")
            yield ClippedText(id="decide-says")
            yield Input(placeholder=tr("why (optional; it is kept)"), compact=True, id="decide-reason")

    def on_mount(self) -> None:
        """Ask for the first list."""
        self._first_place.focus()
        self._ask(self._asking.text, pause=0.0)

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self._reader.drop("decide")

    @property
    def _first_place(self) -> Input | OptionList:
        return self.query_one("#decide-words", Input) if self._asking.prompt else self.options

    @property
    def choice(self) -> Choice | None:
        """The choice under the cursor."""
        at = self.options.highlighted
        return self._choices[at] if at is not None and at < len(self._choices) else None

    # The list

    def _ask(self, words: str, *, pause: float) -> None:
        find = self._asking.find
        self._reader.ask(
            self,
            "decide",
            lambda cursor: find(cursor, words),
            lambda choices: self.Listed(words, choices),
            self.Failed,
            pause=pause,
        )

    @on(Input.Changed, "#decide-words")
    def _ask_again(self, event: Input.Changed) -> None:
        event.stop()
        self._ask(event.value, pause=TYPING_PAUSE)

    @on(Failed)
    def _explain(self, event: Failed) -> None:
        event.stop()
        self._is_listed = True
        self._say(event.line, "error")

    @on(Listed)
    def _show(self, event: Listed) -> None:
        event.stop()
        self._is_listed = True
        self._choices = event.choices
        self._armed = None
        self.options.clear_options()
        self.options.add_options(map(self._option, event.choices))
        self.options.highlighted = 0 if event.choices else None
        self._say_what()

    def _option(self, choice: Choice) -> Option:
        room = self.size.width if self.size.width < _WIDE else self.size.width // 2
        note = cut(cell_text(choice.note), _NOTE)
        label = fit(cell_text(choice.label), max(8, min(room, _WIDEST) - _FRAME - width_of(note) - 2))
        return Option(Content(f"{label}  {note}" if note else label))

    @on(OptionList.OptionHighlighted)
    def _look(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index != self._armed:
            self._armed = None
            self._say_what()

    def _say_what(self) -> None:
        if self._saving:
            return
        choice = self.choice
        self.query_one("#decide-quote", ClippedText).text = f"« {choice.quote} »" if choice and choice.quote else ""
        if choice is None:
            self._say(self._asking.nothing, "muted")
        elif self._armed is not None and choice.asks:
            self._say(tr("{says}; enter or a click again does it", says=choice.says), "warning")
        else:
            self._say(choice.says, "strong")

    def _say(self, line: str, tone: str) -> None:
        self.says.text = line
        self.says.set_classes(f"-{tone}")

    # Deciding

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose()

    @on(OptionList.OptionSelected)
    def _select(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose()

    def _choose(self) -> None:
        at, choice = self.options.highlighted, self.choice
        if choice is None or at is None or self._saving:
            return
        if choice.asks and self._armed != at:
            self._armed = at
            self._say_what()
            return
        self._saving = True
        self._say(self._corrector.waiting_line, "muted")
        act, reason = choice.act, self.reason.value.strip()
        correction = Correction(
            lambda connection: act(connection, reason), choice.reports, company_name=choice.company_name
        )
        self._corrector.put(self, correction)

    def not_corrected(self, line: str) -> None:
        """Say why not; what was typed is still there."""
        self._saving = False
        self._armed = None
        self._say(line, "error")

    # Moving

    def action_move(self, rows: int) -> None:
        """Go to another choice."""
        if self.options.option_count:
            at = (self.options.highlighted or 0) + rows
            self.options.highlighted = max(0, min(self.options.option_count - 1, at))

    def action_next_place(self) -> None:
        """Go to the reason, and back."""
        (self._first_place if self.focused is self.reason else self.reason).focus()

    def action_leave(self) -> None:
        """Step out."""
        self.dismiss(None)
