"""The field of the search over all panes: it offers what the term at its cursor may become."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from tui.display import cell_text, safe_text, width_of
from tui.widgets.search_input import SearchInput
from tui.widgets.sql_names import SqlNames
from tui.wording import counted

if TYPE_CHECKING:
    from store.sql_completion import SqlName

_LEAST_TYPED = 2
"""Letters of a term from which others are offered."""


@dataclass(frozen=True)
class Term:
    """What a term may become: its text, and how many deals it leaves, where that can be told yet."""

    text: str
    deals: int | None


class CompletingInput(SearchInput):
    """It offers terms, but asks its owner for them; the list never takes the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "take", "Take the name", id="search.take", priority=True),
        Binding("down", "term(1)", "Next name", id="search.next_term", show=False, priority=True),
        Binding("up", "term(-1)", "Previous name", id="search.previous_term", show=False, priority=True),
    ]
    BINDING_GROUP_TITLE = "Search lines"

    @dataclass
    class TermsWanted(Message):
        """What the term at a place of the words may become."""

        words: str
        position: int

    def __init__(self, names: SqlNames, *, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, id="search", compact=True, select_on_focus=False)
        self._names = names
        self._words = ""
        self._end = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only offer what there is to take."""
        if action in ("take", "term"):
            return self._names.is_open
        return super().check_action(action, parameters)

    @on(Input.Changed)
    def _ask(self) -> None:
        """Ask anew for what the words may become while somebody types them."""
        self._narrow()
        if self.has_focus:
            self.post_message(self.TermsWanted(self.value, self.cursor_position))

    def _narrow(self) -> None:
        """Go on offering what still begins with what is typed: a list that blinks at every key cannot be read."""
        start, before, self._words = self._names.start, self._words, self.value
        typed = self.value[start : self.cursor_position]
        left = tuple(name for name in self._names.names if name.name.lower().startswith(typed.lower()))
        if typed and left and self.value[:start] == before[:start]:
            self._end += len(self.value) - len(before)
            self._offer(start, left)
        else:
            self.close_terms()

    def offer(self, wanted: TermsWanted, start: int, end: int, terms: tuple[Term, ...]) -> None:
        """Offer terms for a part of the words, unless they changed meanwhile or nothing would be gained."""
        if not self.has_focus or (self.value, self.cursor_position) != (wanted.words, wanted.position):
            return
        typed = self.value[start : self.cursor_position]
        offered = tuple(term for term in terms if term.text != typed and safe_text(term.text) == term.text)
        if not offered or (len(typed) < _LEAST_TYPED and ":" not in typed):
            self.close_terms()
            return
        from store.sql_completion import SqlName  # the first screen comes without

        self._end = end
        self._offer(start, tuple(SqlName(term.text, "term", _deals(term)) for term in offered))

    def _offer(self, start: int, names: tuple[SqlName, ...]) -> None:
        """Offer names under the start of the term, and under what is said of the words."""
        from store.sql_completion import SqlCompletion

        left = self.content_region.x + width_of(cell_text(self.value[:start])) - int(self.scroll_x)
        line = self._names.parent
        top = line.region.bottom if isinstance(line, Widget) else self.region.bottom
        self._names.offer(SqlCompletion(start, names), Offset(max(0, left - 1), top))

    def close_terms(self) -> None:
        """Offer none."""
        self._names.close()

    def take(self, text: str) -> None:
        """Put a term in the place of the one that is typed; a blank ends it where it is whole."""
        start = self._names.start
        whole = "" if text.endswith((":", "=")) else " "
        rest = self.value[self._end :].lstrip() if whole else self.value[self._end :]
        self.close_terms()
        self.value = f"{self.value[:start]}{text}{whole}{rest}"
        self.cursor_position = start + len(text + whole)

    def action_take(self) -> None:
        """Take the term under the cursor of the list."""
        if (name := self._names.current) is not None:
            self.take(name.name)

    def action_term(self, steps: int) -> None:
        """Go to another term."""
        self._names.move(steps)

    def action_leave(self, kept: bool) -> None:
        """Take the term that was gone to, or else leave the line, and with it the list."""
        if kept and self._names.is_open and self._names.was_moved:
            self.action_take()
            return
        self.close_terms()
        super().action_leave(kept)

    def on_blur(self, _event: events.Blur) -> None:
        """Offer nothing to one who left."""
        self.close_terms()


def _deals(term: Term) -> str:
    """How many deals a term leaves; what still needs its value leaves it open."""
    return "…" if term.deals is None else counted(term.deals, "deal")
