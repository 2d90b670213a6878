"""Screens that know which size is the newest."""

from __future__ import annotations

from textual import events
from textual.screen import Screen, ScreenResultType


class Sizing(Screen[ScreenResultType]):
    """A screen that is laid out for the size that the terminal has now.

    Textual's screen tells itself of every size that it is laid out for. Two sizes that wait for it at once, as when a
    window is drawn larger, would follow one another for ever, and no key would be heard again.
    """

    async def _on_resize(self, event: events.Resize) -> None:
        """Let a size pass that is not the terminal's any more: the newest one comes, or was here."""
        if event.size != self.app.size:
            event.prevent_default().stop()
