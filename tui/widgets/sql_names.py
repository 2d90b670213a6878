"""The names that may stand at the cursor of the SQL editor or of the search line: a small list under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from tui.display import cell_text, cut, fit, width_of, words
from tui.wording import comment

if TYPE_CHECKING:
    from store.sql_completion import SqlCompletion, SqlName

_MOST_LINES = 8
_MOST_CELLS = 64
_WIDEST_NAME = 28


class SqlNames(Widget, can_focus=False):
    """A list that never has the focus: the editor moves in it while one types on."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    SqlNames {
        overlay: screen;
        constrain: inside inflect;
        display: none;
        background: $panel;
        color: $foreground;
        padding: 0 1;
        & > .sql-names--about { color: $text-muted; }
        & > .sql-names--current { background: $primary 40%; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"sql-names--about", "sql-names--current"}

    @dataclass
    class Taken(Message):
        """A name was clicked."""

        name: SqlName

    def __init__(self) -> None:
        super().__init__()
        self.start = 0
        self.was_moved = False
        self._names: tuple[SqlName, ...] = ()
        self._at = 0

    @property
    def is_open(self) -> bool:
        """Whether names are offered."""
        return bool(self._names)

    @property
    def names(self) -> tuple[SqlName, ...]:
        """What is offered."""
        return self._names

    @property
    def current(self) -> SqlName | None:
        """The name that would be taken."""
        return self._names[self._at] if self._names else None

    def offer(self, completion: SqlCompletion, corner: Offset) -> None:
        """Offer names at a corner of the screen."""
        was_open = self.is_open
        self.start = completion.start
        self.was_moved = False
        self._names = completion.candidates
        self._at = 0
        self.display = bool(self._names)
        self.absolute_offset = corner
        width = sum(max((width_of(cell_text(part)) for part in column), default=0) for column in self._columns) + 2
        self.styles.width = min(_MOST_CELLS, width + 2, max(10, self.screen.size.width - 2))
        self.styles.height = min(_MOST_LINES, len(self._names))
        self.refresh(layout=True)
        if self.is_open != was_open:
            self.screen.refresh_bindings()

    @property
    def _columns(self) -> tuple[list[str], list[str]]:
        """The names, and beside them what they are."""
        names = [cut(cell_text(one.name), _WIDEST_NAME) for one in self._names]
        return names, [comment(one.about) or words(one.kind) for one in self._names]

    def close(self) -> None:
        """Offer none."""
        if self._names:
            self._names = ()
            self.display = False
            self.screen.refresh_bindings()

    def move(self, steps: int) -> None:
        """Go to another name, and round again."""
        if self._names:
            self.was_moved = True
            self._at = (self._at + steps) % len(self._names)
            self.refresh()

    @property
    def _first(self) -> int:
        """The name on the first line."""
        return max(0, min(self._at - _MOST_LINES // 2, len(self._names) - _MOST_LINES))

    def render(self) -> Content:
        """The names that fit, each with what it is."""
        width = self.content_size.width
        shown = self._names[self._first : self._first + _MOST_LINES]
        left = min(_WIDEST_NAME, width, max((width_of(cell_text(one.name)) for one in shown), default=0))
        lines = []
        for number, one in enumerate(shown, self._first):
            name = fit(cell_text(one.name), left)
            about = fit(cut(cell_text(comment(one.about) or words(one.kind)), width - left - 2), width - left - 2)
            line = Content.assemble(name, "  ", (about, self.get_visual_style("sql-names--about")))
            if number == self._at:
                line = line.stylize(self.get_visual_style("sql-names--current"))
            lines.append(line)
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Take the name that was clicked."""
        event.stop()
        place = event.get_content_offset(self)
        if place is not None and self._first + place.y < len(self._names):
            self.post_message(self.Taken(self._names[self._first + place.y]))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down the list."""
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up the list."""
        event.stop()
        self.move(-1)
