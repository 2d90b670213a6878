"""A list to pick from, with a line that filters it: the history of the console, the saved queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.display import cell_text, cut, fit, safe_text
from tui.screens.closing import Closing
from tui.widgets.finding import folded
from tui.widgets.footer import KeyLine
from tui.widgets.options import Options
from tui.wording import tr

Value = TypeVar("Value")

_TITLE = 36
_LINE = 200
_LONGEST_ABOUT = 1_000


@dataclass(frozen=True)
class Choice(Generic[Value]):
    """One line to pick: its title, what is shown beside it, what is told of it below, and what it stands for."""

    title: str
    beside: str
    about: str
    value: Value


class PickScreen(ModalScreen[Value | None], Closing[Value | None]):
    """Offers choices; the keys of the list work while one types into its filter."""

    CSS_PATH = "../theme/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Down", id="pick.down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", id="pick.up", show=False, priority=True),
        Binding("pagedown", "move(10)", "Ten down", id="pick.page_down", show=False, priority=True),
        Binding("pageup", "move(-10)", "Ten up", id="pick.page_up", show=False, priority=True),
        Binding("enter", "pick", "Take it", id="pick.pick", priority=True),
        Binding("escape", "dismiss(None)", "Close", id="pick.close"),
    ]
    BINDING_GROUP_TITLE = "Lists to pick from"

    field = getters.query_one("#pick-filter", Input)
    options = getters.query_one("#pick-list", OptionList)

    def __init__(self, heading: str, choices: Sequence[Choice[Value]], nothing: str) -> None:
        super().__init__()
        self._heading = heading
        self._nothing = nothing
        self._choices = choices
        self._shown: list[Choice[Value]] = []

    def compose(self) -> ComposeResult:
        """The filter, the list and what is told of its line."""
        with Vertical(classes="dialog -page") as frame:
            frame.border_title = self._heading
            yield Input(id="pick-filter", placeholder=tr("words to filter by"), compact=True)
            yield Options(id="pick-list", markup=False, compact=True)
            yield Static(id="pick-note", markup=False)
            yield KeyLine()

    def on_mount(self) -> None:
        """Show all."""
        self.options.can_focus = False
        self.field.focus()
        self.fill(self._choices)

    def fill(self, choices: Sequence[Choice[Value]]) -> None:
        """Offer these choices, as far as they have the words of the filter."""
        self._choices = choices
        words = folded(self.field.value).split()
        self._shown = [
            choice
            for choice in choices
            if all(word in folded(f"{choice.title} {choice.beside} {choice.about}") for word in words)
        ]
        self.options.clear_options()
        self.options.add_options(map(_option, self._shown))
        self.options.highlighted = 0 if self._shown else None
        if not self._shown:
            self.say(tr("nothing has these words") if choices else self._nothing)

    @property
    def current(self) -> Choice[Value] | None:
        """The choice on whose line the cursor is."""
        at = self.options.highlighted
        return None if at is None or at >= len(self._shown) else self._shown[at]

    def say(self, line: str) -> None:
        """Tell something below the list."""
        self.query_one("#pick-note", Static).update(safe_text(line))

    def action_move(self, rows: int) -> None:
        """Go to another line."""
        if self._shown:
            at = (self.options.highlighted or 0) + rows
            self.options.highlighted = max(0, min(len(self._shown) - 1, at))

    def action_pick(self) -> None:
        """Take the line under the cursor."""
        if (choice := self.current) is not None:
            self.dismiss(choice.value)

    @on(Input.Changed, "#pick-filter")
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self.fill(self._choices)

    @on(OptionList.OptionHighlighted)
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if (choice := self.current) is not None:
            self.say(cut(choice.about, _LONGEST_ABOUT))

    @on(OptionList.OptionSelected)
    def _pick(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_pick()


def _option(choice: Choice[Value]) -> Option:
    title, beside = cell_text(choice.title), cell_text(choice.beside)
    line = f"{fit(title, _TITLE)}  {beside}" if beside else cut(title, _LINE)
    return Option(Content(line))
