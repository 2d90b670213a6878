"""A small screen that shows a text whole: the SQL of a search, a long value."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import TextArea

from tui.display import safe_text
from tui.screens.closing import Closing
from tui.toasts import tell
from tui.widgets.footer import KeyLine
from tui.wording import tr


class TextScreen(ModalScreen[str | None], Closing[str | None]):
    """Shows a text and can copy it; returns the text when it is to be opened in the SQL console."""

    CSS_PATH = "../theme/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Close", id="text.close"),
        Binding("y", "copy", "Copy", id="text.copy", tooltip="Copy the whole text"),
        Binding("4", "open_in_console", "Open in SQL", id="text.console", tooltip="Open the statement in the console"),
    ]
    BINDING_GROUP_TITLE = "A text shown whole"

    def __init__(self, title: str, text: str, *, is_sql: bool = False) -> None:
        super().__init__()
        self._heading = title
        self._text = text
        self._is_sql = is_sql

    def compose(self) -> ComposeResult:
        """The text in a frame."""
        with Vertical(classes="dialog -wide") as frame:
            frame.border_title = Content(safe_text(self._heading))
            yield TextArea(
                safe_text(self._text), read_only=True, compact=True, highlight_cursor_line=False, show_cursor=False
            )
            yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a statement opens in the console."""
        return self._is_sql if action == "open_in_console" else super().check_action(action, parameters)

    def action_copy(self) -> None:
        """Copy the text."""
        self.app.copy_to_clipboard(self._text)
        tell(self.app, tr("copied"), subject="copy")

    def action_open_in_console(self) -> None:
        """Close and open the statement in the console."""
        self.dismiss(self._text)
