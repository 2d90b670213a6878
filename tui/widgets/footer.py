"""The line of keys at the bottom, in the reader's language."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from tui.wording import tr


class KeyLine(Footer):
    """The keys that hold here, without the palette's."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    def compose(self) -> ComposeResult:
        """The keys with their names; the bindings themselves are English."""
        for widget in super().compose():
            if isinstance(widget, FooterKey):
                widget.description = tr(widget.description)
                if isinstance(widget.tooltip, str):
                    widget.tooltip = tr(widget.tooltip)
            yield widget
