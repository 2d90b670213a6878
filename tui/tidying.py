"""Looking for garbage while nobody waits: Python stops everything for it, for longer the more there is to look at."""

from __future__ import annotations

import gc
import time

LOOKS_EVERY = 2.0
"""Seconds between two looks at whether there is a moment for it."""

_REST = 1.5
"""Seconds without a key or the mouse from which nobody waits."""
_ENOUGH = 10
"""Collections of younger objects after which Python itself would look at all of them."""
_TOO_MUCH = 300
"""The same when there was no moment for it: it is then done at once."""


class Tidying:
    """What Python does with garbage from the first screen on; what the start made is not looked at any more."""

    def __init__(self) -> None:
        self._last_input = time.monotonic()
        gc.freeze()
        young, middle, _ = gc.get_threshold()
        gc.set_threshold(young, middle, _TOO_MUCH)
        gc.enable()

    def note_input(self) -> None:
        """Somebody is at work."""
        self._last_input = time.monotonic()

    @property
    def at_rest(self) -> bool:
        """Whether nobody has been at work for a moment."""
        return time.monotonic() - self._last_input >= _REST

    def look(self) -> bool:
        """Collect garbage if there is enough of it and nobody waits; whether that was done."""
        if not self.at_rest or gc.get_count()[2] < _ENOUGH:
            return False
        gc.collect()
        return True
