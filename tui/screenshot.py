"""The README's picture, from the real explorer on the sample corpus: ``python -m tui.screenshot docs/explorer.svg``."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from store.sample import ensure_sample
from tui.app import ExplorerApp

_SIZE = (120, 36)
_KEY_NAMES = {" ": "space", ":": "colon"}
_SEARCH = "amazon openai kind:investment"
_LATER = 0.4
"""Seconds that are given to the search line's own delay and to the last answer to be painted."""


async def take(target: Path) -> None:
    """Search the sample for a deal whose figures grew, go to its reports and write the screen as SVG to `target`."""
    app = ExplorerApp(ensure_sample(), sample=True)
    async with app.run_test(size=_SIZE) as pilot:
        await _settle(app)
        await pilot.press("slash", *(_KEY_NAMES.get(key, key) for key in _SEARCH), "enter")
        await _settle(app)
        await pilot.press("2", "K", "K")
        await _settle(app)
        app.clear_notifications()
        await pilot.pause()
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(app.export_screenshot(title="Dealtrail"), "utf-8")


async def _settle(app: ExplorerApp) -> None:
    await app.workers.wait_for_complete()
    await asyncio.sleep(_LATER)
    await app.workers.wait_for_complete()


if __name__ == "__main__":
    asyncio.run(take(Path(sys.argv[1])))
