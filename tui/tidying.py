"""Looking for garbage at moments of our own: Python stops everything for it, for longer the more there is to look at.

Textual makes much that only a look at everything finds: the node behind each style of a part of a widget, the line
that keeps itself among its own parts; 2,000 objects a second where somebody works fast. A hundred thousand of them,
which come together in a minute without a rest, take half a second to clear away; those of five seconds a twentieth. So
somebody who never rests is kept waiting too, but briefly, and between two messages, not within a paint.
"""

from __future__ import annotations

import gc
import time

LOOKS_EVERY = 1.0
"""Seconds between two looks at how much there is."""

_REST = 1.5
"""Seconds without a key or the mouse from which nobody waits."""
_ENOUGH = 10
"""Collections of younger objects after which Python itself would look at all of them."""
_MUCH = 15
"""The same when somebody is at work."""
_TOO_MUCH = 60
"""The same when the screen did not come to it: it is then done at once."""


class Tidying:
    """What Python does with garbage from the first screen on; what the start made is not looked at any more."""

    def __init__(self) -> None:
        self._last_input = time.monotonic()
        self.leave_out()
        young, middle, _ = gc.get_threshold()
        gc.set_threshold(young, middle, _TOO_MUCH)
        gc.enable()

    @staticmethod
    def leave_out() -> None:
        """Never look again at what is there now: most of it are modules, which stay."""
        gc.freeze()

    def note_input(self) -> None:
        """Somebody is at work."""
        self._last_input = time.monotonic()

    @property
    def at_rest(self) -> bool:
        """Whether nobody has been at work for a moment."""
        return time.monotonic() - self._last_input >= _REST

    def look(self) -> bool:
        """Collect garbage if there is enough of it, sooner where nobody waits; whether that was done."""
        if gc.get_count()[2] < (_ENOUGH if self.at_rest else _MUCH):
            return False
        gc.collect()
        return True
