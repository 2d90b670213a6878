"""Importing what opens over the panes before it is wanted, in a thread, in the pauses between keys.

At the moment of its key the screen would wait for it, the longer the busier the machine is.
"""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tui.tidying import Tidying

_WANTED_SOON = (
    "tui.panes.sql_console",
    "tui.screens.help",
    "tui.palette",
    "tui.screens.exporting",
    "tui.screens.copying",
    "tui.screens.profile",
    "tui.screens.which_company",
    "tui.screens.loops",
    "tui.screens.text",
    "tui.screens.load",
    "tui.loading",
    "tui.screens.correct_report",
    "tui.screens.correct_company",
    "tui.screens.company_choices",
    "tui.screens.corrections",
    "tui.screens.themes",
    "tui.screens.choosing_columns",
    "tui.screens.quitting",
)
_MOMENT = 0.05
"""Seconds between two modules."""
_PAUSE = 0.4
"""Seconds without a key or the mouse from which the next one may not come at once; a held key comes every 0.03."""
_LOOKS_EVERY = 0.1
"""Seconds between two looks at whether there is a pause."""
_TURN = 0.0005
"""Seconds after which a thread that imports lets the others in: a key that comes meanwhile waits for several turns."""


class Warming:
    """The thread that imports; `stop` ends it after the module at hand."""

    def __init__(self, tidying: Tidying) -> None:
        self._tidying = tidying
        self._stopped = threading.Event()
        threading.Thread(target=self._import, name="warming").start()

    def stop(self) -> None:
        """Import no more."""
        self._stopped.set()

    def _import(self) -> None:
        for module in _WANTED_SOON:
            while self._tidying.rested < _PAUSE:
                if self._stopped.wait(_LOOKS_EVERY):
                    return
            with _yielding():
                importlib.import_module(module)
            if self._stopped.wait(_MOMENT):
                return


@contextmanager
def _yielding() -> Iterator[None]:
    """Let other threads in sooner than Python does, which gives each 5 ms."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
