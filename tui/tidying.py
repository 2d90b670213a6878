"""Looking for garbage at moments of our own: Python stops everything for it, for longer the more there is to look at.

Textual makes much that only a look at everything finds, above all the node behind each style of a part of a widget; a
thousand objects a second where somebody works fast. A hundred thousand of them take half a second to clear away; those
of five seconds a fortieth. So somebody who never rests is kept waiting too, but briefly, and between two messages, not
within a paint.

To be brief, such a look leaves out what was there at the start, what came until somebody first was at work for long,
and what has outlived looks since where that is more than the lines of a few screens. What of it becomes garbage is
found when there is a longer rest; somebody who never rests is spared it for as long as the session does not grow by it.
"""

from __future__ import annotations

import gc
import time

LOOKS_EVERY = 0.5
"""Seconds between two looks at how much there is."""

_REST = 1.5
"""Seconds without a key or the mouse from which nobody waits."""
_LONG_REST = 60.0
"""The same from which nobody is likely to come back within the tenth of a second that a look at all takes."""
_ENOUGH = 2
"""Collections of younger objects after which there is something to find."""
_MUCH = 3
"""The same when somebody is at work: what comes in five seconds or so."""
_TOO_MUCH = 60
"""The same when the screen did not come to it: it is then done at once."""
_MANY = 40_000
"""Objects that outlived a look, from which on the next ones leave them out; it takes 28 ms to look at them. The lines
and the sources that are kept for somebody at work are 20,000 to 30,000: with less they would be left out again and
again, and what becomes garbage with them would stay."""


class Tidying:
    """What Python does with garbage from the first screen on."""

    def __init__(self) -> None:
        self._last_input = time.monotonic()
        self._left_out = False
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
        return self.rested >= _REST

    @property
    def rested(self) -> float:
        """Seconds since the last key or the mouse."""
        return time.monotonic() - self._last_input

    def look(self) -> bool:
        """Collect garbage if there is enough of it, sooner where nobody waits; whether that was done."""
        if self._left_out and self.rested >= _LONG_REST:
            self._look_at_all()
            return True
        if gc.get_count()[2] < (_ENOUGH if self.at_rest else _MUCH):
            return False
        if not self._left_out and not self.at_rest:
            gc.freeze()  # the first time most of it is code that was imported since the start
            self._left_out = True
            return True
        gc.collect()
        self._left_out = True
        if len(gc.get_objects(generation=2)) > _MANY:
            gc.freeze()
        return True

    def _look_at_all(self) -> None:
        """Look at what was left out, too, and leave out all that stays."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._left_out = False
