"""The line of keys at the bottom, in the reader's language.

It is changed in place: Textual's own footer builds its widgets anew for each move of the focus.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from tui.wording import tr


class Hint(NamedTuple):
    """A key and what it does."""

    key: str
    shown: str
    description: str
    action: str
    disabled: bool
    tooltip: str


class KeyLine(Footer):
    """The keys that hold here, without the palette's; the bindings themselves are English."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)
        self._hints: tuple[Hint, ...] = ()

    def compose(self) -> ComposeResult:
        """The keys of this moment."""
        self._hints = tuple(self._hints_now()) if self._bindings_ready else ()
        yield from map(_widget_of, self._hints)

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Follow after the next refresh: the focus may move again before it."""
        self._bindings_ready = True
        if screen.app.app_focus and self.is_attached and screen is self.screen:
            self.call_after_refresh(self._follow)

    async def _follow(self) -> None:
        """Change what is shown where other keys hold."""
        try:
            hints = tuple(self._hints_now()) if self.is_attached else self._hints
        except NoMatches:
            return  # the screen is being taken away, and what its keys ask for went first
        if hints == self._hints:
            return
        self._hints = hints
        keys = list(self.query_children(FooterKey))
        with self.app.batch_update():
            for widget, hint in zip(keys, hints, strict=False):
                _change(widget, hint)
            if len(keys) > len(hints):
                await self.remove_children(keys[len(hints) :])
            elif len(hints) > len(keys):
                await self.mount_all(map(_widget_of, hints[len(keys) :]))

    def _hints_now(self) -> Iterator[Hint]:
        told: set[str] = set()
        for _, binding, enabled, tooltip in self.screen.active_bindings.values():
            if binding.show and binding.action not in told:
                told.add(binding.action)
                shown = self.app.get_key_display(binding)
                yield Hint(binding.key, shown, tr(binding.description), binding.action, not enabled, tr(tooltip))


def _widget_of(hint: Hint) -> FooterKey:
    key, shown, description, action, disabled, tooltip = hint
    return FooterKey(key, shown, description, action, disabled=disabled, tooltip=tooltip, classes="-compact")


def _change(widget: FooterKey, hint: Hint) -> None:
    now = Hint(widget.key, widget.key_display, widget.description, widget.action, widget._disabled, "")
    if now == hint._replace(tooltip=""):
        return
    widget.key, widget.key_display, widget.description = hint.key, hint.shown, hint.description
    widget.action, widget._disabled = hint.action, hint.disabled
    widget.tooltip = hint.tooltip or None
    widget.set_class(hint.disabled, "-disabled")
    widget.refresh(layout=True)
