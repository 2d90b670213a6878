"""The terms of a search as chips, each to be taken away by key or by mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.display import cell_text, cut, width_of
from tui.wording import tr

_LONGEST = 40
_CROSS = "×"
_BEFORE = "… "


@dataclass(frozen=True)
class Placed:
    """A chip on the screen: which one it is, its first cell, the cell of its cross, and what it shows."""

    number: int
    x: int
    cross: int
    text: str


class Chips(Widget, can_focus=True):
    """One line of chips; those that have no room are counted at its end, and come when one walks there."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Chips {
        height: 1;
        & > .chips--chip { background: $panel; color: $foreground; }
        & > .chips--negated { background: $panel; color: $text-error; }
        & > .chips--here { background: $primary 60%; color: $foreground; text-style: bold underline; }
        & > .chips--more { color: $text-muted; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"chips--chip", "chips--negated", "chips--here", "chips--more"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,delete,x", "remove", "Take away", id="chips.remove", tooltip="Take the term away"),
        Binding("enter", "edit", "Edit", id="chips.edit", tooltip="Go to the term in the search line"),
        Binding("l,right", "move(1)", "Next term", id="chips.next", show=False),
        Binding("h,left", "move(-1)", "Previous term", id="chips.previous", show=False),
        Binding("j,down", "leave", "Back to the panes", id="chips.down", show=False),
        Binding("escape", "leave", "Leave the chips", id="chips.leave", show=False),
    ]
    BINDING_GROUP_TITLE = "Chips of the search"

    terms: reactive[tuple[str, ...]] = reactive(())
    at: reactive[int] = reactive(0)

    @dataclass
    class Removed(Message):
        """A term is to be taken away."""

        number: int

    @dataclass
    class Wanted(Message):
        """A term is to be changed in the line, or the line is wanted where `number` is None."""

        number: int | None

    class Left(Message):
        """The reader is done with the chips."""

    def __init__(self) -> None:
        super().__init__(id="chips")
        self._first = 0

    def validate_at(self, at: int) -> int:
        """A chip that exists."""
        return max(0, min(at, len(self.terms) - 1))

    def watch_terms(self) -> None:
        """Stay at a chip that exists."""
        self.at = self.at
        self._first = min(self._first, self.at)

    def action_move(self, chips: int) -> None:
        """Go to a later chip, or to an earlier one where `chips` is negative."""
        self.at += chips

    def action_remove(self) -> None:
        """Tell that the term is to be taken away."""
        if self.terms:
            self.post_message(self.Removed(self.at))

    def action_edit(self) -> None:
        """Tell that the term is to be changed."""
        self.post_message(self.Wanted(self.at))

    def action_leave(self) -> None:
        """Tell that the reader is done here."""
        self.post_message(self.Left())

    def on_click(self, event: events.Click) -> None:
        """A cross takes its chip away, any other place goes on editing there."""
        event.stop()
        placed, more_at = self._placed()
        for chip in placed:
            if chip.x <= event.x < chip.x + width_of(chip.text):
                wanted = self.Removed(chip.number) if event.x >= chip.cross - 1 else self.Wanted(chip.number)
                self.post_message(wanted)
                return
        if self._first and event.x < len(_BEFORE):
            self.at = self._first - 1
        elif more_at is not None and event.x >= more_at:
            self.at = placed[-1].number + 1
            self.focus()
        else:
            self.post_message(self.Wanted(None))

    def render(self) -> Content:
        """The chips that have room, and how many have not."""
        placed, more_at = self._placed()
        more = self.get_visual_style("chips--more")
        parts: list[Content] = [Content.styled(_BEFORE, more)] if self._first else []
        for chip in placed:
            if chip.number > self._first:
                parts.append(Content(" "))
            parts.append(Content.styled(chip.text, self.get_visual_style(f"chips--{self._look(chip.number)}")))
        if more_at is not None:
            parts.append(Content.styled(self._more(len(self.terms) - placed[-1].number - 1), more))
        return Content("").join(parts)

    def _look(self, number: int) -> str:
        if self.has_focus and number == self.at:
            return "here"
        return "negated" if self.terms[number].startswith("-") else "chip"

    def _placed(self) -> tuple[Sequence[Placed], int | None]:
        """The chips that have room, the current one always among them, and where the count of the others stands."""
        self._first = min(self._first, self.at)
        while True:
            placed, more_at = self._from(self._first)
            if not placed or placed[-1].number >= self.at:
                return placed, more_at
            self._first += 1

    def _from(self, first: int) -> tuple[list[Placed], int | None]:
        width = self.content_size.width
        placed: list[Placed] = []
        x = len(_BEFORE) if first else 0
        for number in range(first, len(self.terms)):
            left = len(self.terms) - number - 1
            room = width - x - (width_of(self._more(left)) if left else 0)
            text = _chip(self.terms[number], min(_LONGEST, room if not placed else _LONGEST))
            if placed and width_of(text) > room:
                return placed, x - 1
            placed.append(Placed(number, x, x + width_of(text) - 2, text))
            x += width_of(text) + 1
        return placed, None

    @staticmethod
    def _more(count: int) -> str:
        return tr(" …and {count} more", count=count)


def _chip(term: str, width: int) -> str:
    """A term with its cross in at most `width` cells."""
    return f" {cut(cell_text(term), max(1, width - 4))} {_CROSS} "
