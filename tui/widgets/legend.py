"""What the marks in a text stand for."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.display import safe_text, words
from tui.widgets.source_text import TONES


class Legend(Widget, can_focus=False):
    """The name of each kind of mark, in the style of the mark itself, and a note."""

    DEFAULT_CSS = """
    Legend { height: 1; padding: 0 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"evidence--{tone}" for tone in TONES}

    tones: reactive[tuple[str, ...]] = reactive(())
    note: reactive[str] = reactive("")

    def render(self) -> Content:
        """The names in the order of `TONES`, and the note."""
        shown = [tone for tone in TONES if tone in self.tones]
        chips = [Content.styled(f" {words(tone)} ", self.get_visual_style(f"evidence--{tone}")) for tone in shown]
        return Content("  ").join([*chips, Content(safe_text(self.note))])
