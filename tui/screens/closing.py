"""Screens that close themselves and nothing else, and the words on their frames that close them by mouse."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.screen import ScreenResultType
from textual.style import Style

from tui.screens.steady import Steady

_BETWEEN = " · "


class Closing(Steady[ScreenResultType]):
    """A screen that stays open while another one stands over it.

    A key or a click may reach it late, when something was opened in between; Textual would then close that, and this
    one could never be closed again. Among the bases of a screen it is the last: the first gives the styles.
    """

    async def _on_message(self, message: Message) -> None:
        """Drop what widgets and threads tell a screen that is being taken away, and its start where all is closing.

        Its widgets may be gone before it, or were never let in.
        """
        told = message.bubble and not isinstance(message, events.Event)
        if (self._pruning or self.app._exit) and (told or isinstance(message, events.Mount)):
            return
        await super()._on_message(message)


def way_out(hint: str, action: str = "screen.dismiss") -> Content:
    """The hint of a frame; a click on the last of its parts does what the key there does."""
    *before, last = hint.split(_BETWEEN)
    door = Content(last).stylize(Style.from_meta({"@click": action}))
    return Content(_BETWEEN).join([*map(Content, before), door])
