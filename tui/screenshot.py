"""The README's pictures, from the real explorer on the sample corpus: ``python -m tui.screenshot docs``.

The first is of the panes. The others follow one question through the explorer: how much of what OpenAI was promised is
paid, and does it come back to those who pay it?
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from store.sample import ensure_sample
from tui.app import ExplorerApp

_SIZE = (120, 36)
_KEY_NAMES = {" ": "space", ":": "colon", "/": "slash", ">": "greater_than_sign", "=": "equals_sign"}
_LATER = 0.5
"""Seconds that are given to the search line's own delay and to the last answer to be painted."""


@dataclass(frozen=True)
class Shot:
    """A picture by its name, the keys that lead to it, and those that lead on; a text of several letters is typed."""

    name: str
    keys: Sequence[str]
    after: Sequence[str] = ()


PANES = Shot("explorer", ("/", "'amazon openai kind:investment", "enter", "2", "K", "K"))
TOUR = (
    Shot("tour-1-search", ("/", "'openai amount>=10bn", "enter", "2")),
    Shot("tour-2-facets", ("f", "j"), ("f",)),
    Shot("tour-3-source", ("2", "j", "3", "enter"), ("escape", "escape")),
    Shot("tour-4-profile", ("1", "j", "p"), ("escape",)),
    Shot("tour-5-loops", ("O",), ("escape",)),
    Shot("tour-6-sql", ("4", "ctrl+o", "'promises", "enter", "enter")),
    Shot("tour-7-export", ("e",), ("enter",)),
)


async def take(folder: Path) -> None:
    """Write every picture into a folder as SVG."""
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.absolute()
    with tempfile.TemporaryDirectory() as nowhere, contextlib.chdir(nowhere):
        os.environ["XDG_STATE_HOME"] = nowhere  # what somebody asked before has no place in a picture
        for shots in ((PANES,), TOUR):
            app = ExplorerApp(ensure_sample(), sample=True)
            async with app.run_test(size=_SIZE) as pilot:
                await _settle(app)
                for shot in shots:
                    await _press(pilot, shot.keys)
                    app.clear_notifications()
                    await pilot.pause()
                    (folder / f"{shot.name}.svg").write_text(app.export_screenshot(title="Dealtrail"), "utf-8")
                    await _press(pilot, shot.after)


async def _press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    for key in keys:
        letters = list(key[1:]) if key.startswith("'") else [key]
        await pilot.press(*(_KEY_NAMES.get(letter, letter) for letter in letters))
        await _settle(pilot.app)


async def _settle(app: App[None]) -> None:
    await app.workers.wait_for_complete()
    await asyncio.sleep(_LATER)
    await app.workers.wait_for_complete()


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1])))
