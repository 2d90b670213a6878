"""A list of options that stays whole where there is no room for it."""

from __future__ import annotations

from typing import Literal

from textual import events
from textual.widgets import OptionList


def has_room(options: OptionList) -> bool:
    """Whether the list has any line on the screen; Textual does not know where its options are otherwise."""
    return bool(options.scrollable_content_region)


class Options(OptionList):
    """Textual's list, which pages nowhere where none of it is shown, and whose options may change under a click."""

    async def _on_click(self, event: events.Click) -> None:
        """Choose nothing by a click on what is there no more."""
        clicked = event.style.meta.get("option")
        if clicked is not None and clicked >= self.option_count:
            event.prevent_default().stop()

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        if has_room(self):
            super()._move_page(direction)
