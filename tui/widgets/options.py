"""A list of options that stays whole where there is no room for it."""

from __future__ import annotations

from typing import Literal

from textual.widgets import OptionList


def has_room(options: OptionList) -> bool:
    """Whether the list has any line on the screen; Textual does not know where its options are otherwise."""
    return bool(options.scrollable_content_region)


class Options(OptionList):
    """Textual's list, which pages nowhere on a screen too small to show any of it."""

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        if has_room(self):
            super()._move_page(direction)
