"""Screens that bear what comes late: a size that was left behind, a click that was meant for the screen before."""

from __future__ import annotations

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class Steady(Screen[ScreenResultType]):
    """A screen that is laid out for the size that the terminal has now, and closes only what is open over another.

    Textual's screen tells itself of every size that it is laid out for. Two sizes that wait for it at once, as when a
    window is drawn larger, would follow one another for ever, and no key would be heard again.
    """

    @property
    def is_complete(self) -> bool:
        """Whether it has its widgets, so that keys can find them."""
        return self.is_mounted

    async def _on_resize(self, event: events.Resize) -> None:
        """Let a size pass that is not the terminal's any more: the newest one comes, or was here."""
        if event.size != self.app.size:
            event.prevent_default().stop()

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close the screen when it is the one in front, and not the first one."""
        is_open = len(self.app.screen_stack) > 1 and self.app.screen is self
        return super().dismiss(result) if is_open else AwaitComplete()
