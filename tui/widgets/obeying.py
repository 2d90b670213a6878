"""Views that obey their keys where these arrive."""

from __future__ import annotations

from textual import events
from textual.widget import Widget


class Obeying(Widget):
    """A view that has the bindings looked through as soon as a key comes.

    Textual does so when the key has gone up to the app, through a message loop of every pane on the way.
    """

    async def _on_key(self, event: events.Key) -> None:
        if await self.app._check_bindings(event.key):
            event.stop()
