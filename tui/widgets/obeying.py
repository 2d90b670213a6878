"""Views and fields that obey their keys where these arrive."""

from __future__ import annotations

from textual import events
from textual.widget import Widget


class Obeying(Widget):
    """A view that has the bindings looked through as soon as a key comes.

    Textual does so when the key has gone up to the app, through a message loop of every pane on the way. A field where
    one types takes its letters first: it names this class behind Textual's own.
    """

    keys_under_way = 0
    """How many keys were sent here that are not obeyed yet; the next one may be for what they lead to."""

    def _forward_event(self, event: events.Event) -> None:
        self.keys_under_way += isinstance(event, events.Key)
        super()._forward_event(event)

    def is_leaving(self) -> None:
        """A message that is on its way takes the focus elsewhere; the next key is for what gets it."""
        self.keys_under_way += 1

    async def on_event(self, event: events.Event) -> None:
        """Handle an event; a key is obeyed then."""
        try:
            await super().on_event(event)
        finally:
            if isinstance(event, events.Key):
                self.keys_under_way = max(0, self.keys_under_way - 1)

    def _on_blur(self, _event: events.Blur) -> None:
        self.keys_under_way = 0

    async def _on_key(self, event: events.Key) -> None:
        if self.app._exit:
            event.stop()  # the explorer is closing: what is opened now would find nothing
        elif self.app.screen not in self.ancestors:
            event.stop()
            if set(self.app.screen_stack).intersection(self.ancestors):  # typed ahead for what was just opened over it
                self.app.post_message(events.Key(event.key, event.character))
        elif await self.app._check_bindings(event.key):
            event.stop()
