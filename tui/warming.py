"""Importing what opens over the panes before it is wanted, in a thread, while nobody is at work.

At the moment of its key the screen would wait for it, the longer the busier the machine is.
"""

from __future__ import annotations

import importlib
import threading

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
_LOOKS_EVERY = 0.5
"""Seconds between two looks at whether somebody is at work."""


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
            while not self._tidying.at_rest:
                if self._stopped.wait(_LOOKS_EVERY):
                    return
            importlib.import_module(module)
            if self._stopped.wait(_MOMENT):
                return
