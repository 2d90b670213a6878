"""One question before the explorer closes while it loads."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.screens.closing import Closing
from tui.widgets.options import Options
from tui.wording import tr


class QuitScreen(ModalScreen[bool | None], Closing[bool | None]):
    """Asks whether to quit."""

    CSS_PATH = "../theme/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "dismiss(True)", "Quit", id="quitting.quit", tooltip="Quit, and stop loading"),
        Binding("escape", "dismiss(False)", "Stay", id="quitting.stay", tooltip="Stay, and go on loading"),
    ]
    BINDING_GROUP_TITLE = "Quit while loading"

    def compose(self) -> ComposeResult:
        """The two answers."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = tr("Articles are still being loaded")
            yield Options(
                Option(tr("quit, and stop loading: what was loaded stays"), id="quit"),
                Option(tr("stay, and go on loading"), id="stay"),
                markup=False,
                compact=True,
            )

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id == "quit")
