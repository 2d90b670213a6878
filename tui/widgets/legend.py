"""What the marks in a text stand for."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.source_text import TONES


class Legend(Widget, can_focus=False):
    """The name of each kind of mark, in the style of the mark itself."""

    DEFAULT_CSS = """
    Legend { height: auto; padding: 0 1; color: $text-muted; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"evidence--{tone}" for tone in TONES}

    tones: reactive[tuple[str, ...]] = reactive((), layout=True)

    def render(self) -> Content:
        """The names in the order of `TONES`."""
        shown = [tone for tone in TONES if tone in self.tones]
        return Content("  ").join(
            Content.styled(f" {tone} ", self.get_visual_style(f"evidence--{tone}")) for tone in shown
        )
