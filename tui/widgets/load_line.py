"""The line that says how far a load is; it is not there when nothing is loaded."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.display import cut, fit, width_of
from tui.load_state import LoadState
from tui.wording import later, number, tr

_BAR = 16
_ROOMY = 70
_KEY = later("L shows it")


class LoadLine(Widget, can_focus=False):
    """One line with a bar and figures; a click on it opens the load."""

    DEFAULT_CSS = """
    LoadLine {
        height: 1; padding: 0 1; display: none; color: $text-muted; pointer: pointer;
        &.-running { display: block; }
        &:hover { color: $foreground; }
    }
    """

    load_state: reactive[LoadState] = reactive(LoadState())

    class Clicked(Message):
        """The load is to be shown."""

    def watch_load_state(self) -> None:
        """Be there while something is loaded."""
        self.set_class(self.load_state.running, "-running")

    def render(self) -> Content:
        """The bar, the figures and the key."""
        return Content(progress_line(self.load_state, self.content_size.width))

    def on_click(self) -> None:
        """Tell that the load is wanted."""
        self.post_message(self.Clicked())


def progress_line(state: LoadState, width: int) -> str:
    """How far a load is, and the key that shows more, in `width` cells."""
    key = tr(_KEY)
    shown = cut(figures(state, with_bar=width >= _ROOMY), max(0, width - width_of(key) - 2))
    return cut(f"{fit(shown, max(0, width - width_of(key)))}{key}", width)


def figures(state: LoadState, *, with_bar: bool) -> str:
    """How far a load is."""
    bar = f"{_bar(state)} " if with_bar else ""
    return tr(
        "loading {bar}{done} of {total} · {state}",
        bar=bar,
        done=number(state.done),
        total=number(state.total),
        state=state,
    )


def _bar(state: LoadState) -> str:
    full = _BAR * state.done // max(1, state.total)
    return "━" * full + "╌" * (_BAR - full)
