"""The choice of a theme: each is shown while the cursor is on it."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.screens.closing import Closing
from tui.theme import THEMES
from tui.widgets.word import Word
from tui.wording import later, tr

_KINDS = {True: later("dark"), False: later("light")}


class ThemeScreen(ModalScreen[str | None], Closing[str | None]):
    """Lists the themes; returns the one that is to be kept, and shows the one before when it is none."""

    CSS_PATH = "../theme/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Down", id="themes.down", show=False),
        Binding("k", "move(-1)", "Up", id="themes.up", show=False),
        Binding("escape,q", "leave", "Keep the theme before", id="themes.leave"),
    ]
    BINDING_GROUP_TITLE = "Themes"

    options = getters.query_one(OptionList)

    def __init__(self, before: str, *, no_colours: bool = False) -> None:
        super().__init__()
        self._before = before
        self._no_colours = no_colours

    def compose(self) -> ComposeResult:
        """One line for each theme."""
        with Vertical(classes="dialog -narrow") as frame:
            frame.border_title = tr("Theme")
            yield OptionList(*(_option(theme.name, theme.dark) for theme in THEMES), markup=False, compact=True)
            if self._no_colours:
                yield Static(tr("NO_COLOR is set: light and dark is all that is seen of them"), markup=False)
            with Horizontal(classes="words"):
                yield Word(tr("enter keeps it"), id="theme-keep")
                yield Word(tr("esc goes back"), id="theme-back")

    def on_mount(self) -> None:
        """Begin at the theme that is shown."""
        self.options.highlighted = next((n for n, theme in enumerate(THEMES) if theme.name == self._before), 0)
        self.options.focus()

    def action_move(self, rows: int) -> None:
        """Go to another theme."""
        self.options.highlighted = max(0, min(len(THEMES) - 1, (self.options.highlighted or 0) + rows))

    def action_leave(self) -> None:
        """Show the theme before again."""
        if self.app.screen is self:
            self.app.theme = self._before
            self.dismiss(None)

    @on(OptionList.OptionHighlighted)
    def _preview(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.is_current and event.option_id:
            self.app.theme = event.option_id

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self.app.theme = event.option_id
            self.dismiss(event.option_id)

    @on(Word.Clicked)
    def _obey(self, event: Word.Clicked) -> None:
        event.stop()
        if event.word.id == "theme-keep":
            self.dismiss(self.app.theme)
        else:
            self.action_leave()


def _option(name: str, dark: bool) -> Option:
    return Option(Content(f"{name:<20} {tr(_KINDS[dark])}"), id=name)
