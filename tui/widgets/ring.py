"""The ring of a loop on the screen, whose legs are chosen and entered by keys or by clicks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.canvas import NOTHING, Canvas
from tui.widgets.ring_drawing import FRAMES, Leg, draw


class LoopRing(Widget, can_focus=True):
    """Companies in boxes, payments as arrows between them."""

    DEFAULT_CSS = """
    LoopRing {
        & > .loop-ring--company { color: $foreground; text-style: bold; }
        & > .loop-ring--leg { color: $text-muted; }
        & > .loop-ring--chosen { color: $text-accent; text-style: bold; }
        &:focus > .loop-ring--chosen { color: $foreground; background: $primary 40%; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"loop-ring--company", "loop-ring--leg", "loop-ring--chosen"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open the deal", id="ring.open", tooltip="The deal of the payment, with its evidence"),
        Binding("j,l,down,right", "move(1)", "Next payment", id="ring.next", show=False),
        Binding("k,h,up,left", "move(-1)", "Previous payment", id="ring.previous", show=False),
    ]
    BINDING_GROUP_TITLE = "The ring of a loop"

    legs: reactive[tuple[Leg, ...]] = reactive(())
    chosen: reactive[int] = reactive(0)

    @dataclass
    class Moved(Message):
        """Another leg is chosen."""

        leg: int

    @dataclass
    class Opened(Message):
        """The chosen leg was entered."""

        leg: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._drawn: tuple[object, Canvas] | None = None

    @property
    def canvas(self) -> Canvas:
        """The drawing for the present size."""
        wanted = (self.legs, self.chosen, self.content_size)
        if self._drawn is None or self._drawn[0] != wanted:
            width, height = max(1, self.content_size.width), max(1, self.content_size.height)
            canvas = draw(self.legs, self.chosen, width, height) if self.legs else Canvas(width, height)
            self._drawn = (wanted, canvas)
        return self._drawn[1]

    def choose(self, leg: int) -> None:
        """Choose a leg, where there is such a one."""
        if 0 <= leg < len(self.legs) and leg != self.chosen:
            self.chosen = leg
            self.post_message(self.Moved(leg))

    def action_move(self, legs: int) -> None:
        """Choose the next leg, and round again."""
        if self.legs:
            self.choose((self.chosen + legs) % len(self.legs))

    def action_open(self) -> None:
        """Tell that the chosen leg was entered."""
        if self.legs:
            self.post_message(self.Opened(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """Choose the leg that was hit, or the one that leaves the company that was hit; a double click enters it."""
        if (offset := event.get_content_offset(self)) is None:
            return
        event.stop()
        tag = self.canvas.tag_at(offset.x, offset.y)
        if tag != NOTHING:
            self.choose(tag % FRAMES)
            if event.chain == 2:
                self.action_open()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.content_size.width
        if y >= self.canvas.height:
            return Strip.blank(width, self.rich_style)
        segments = [Segment(text, self._style(tag)) for text, tag in self.canvas.runs(y)]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _style(self, tag: int) -> Style:
        if tag == NOTHING:
            return self.rich_style
        if tag >= FRAMES:
            return self.get_component_rich_style("loop-ring--company")
        return self.get_component_rich_style(f"loop-ring--{'chosen' if tag == self.chosen else 'leg'}")
