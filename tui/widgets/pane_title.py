"""The line over a pane: its key and name, what it shows, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.reactive import reactive

from tui.display import cut, safe_text, width_of
from tui.widgets.plain_line import PlainLine
from tui.wording import tr


class PaneTitle(PlainLine):
    """A name at the left and a count at the right; a click on it focuses the pane."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PaneTitle {
        height: 1;
        padding: 0 1;
        background: $surface;
        color: $text-muted;
        & > .pane-title--name { text-style: bold; color: $text; }
        & > .pane-title--count { color: $text-muted; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"pane-title--name", "pane-title--count"}

    context: reactive[str] = reactive("")
    count: reactive[str] = reactive("")
    waiting: reactive[bool] = reactive(False)

    @dataclass
    class Clicked(Message):
        """The title was clicked."""

        title: PaneTitle

    def __init__(self, key: int | str, name: str) -> None:
        super().__init__()
        self._label = f"{key} {name}"

    def segments(self, width: int) -> list[Segment]:
        """The line, cut in the middle where it is too long."""
        count = tr("waiting for the database…") if self.waiting else safe_text(self.count)
        context = f" · {safe_text(self.context)}" if self.context else ""
        left = cut(self._label + context, max(0, width - width_of(count) - 1))
        padding = " " * max(0, width - width_of(left) - width_of(count))
        return [
            Segment(left[: len(self._label)], self.looks.part("pane-title--name")),
            Segment(left[len(self._label) :] + padding, self.looks.plain),
            Segment(count, self.looks.part("pane-title--count")),
        ]

    def on_click(self) -> None:
        """Tell that the pane is wanted."""
        self.post_message(self.Clicked(self))
