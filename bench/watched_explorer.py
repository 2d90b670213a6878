"""The explorer with a watch on its main loop, for `bench.explorer_session`: not a measurement by itself.

    python -m bench.watched_explorer TICKS [arguments of dealtrail]

A task sleeps for five milliseconds again and again from the first screen on, and writes to the file TICKS when it was
to wake, how much later it did, and for how long the loop's thread computed meanwhile, in seconds: for as long nothing
that the reader does can be answered. Where it was late and did not compute, it waited for a processor or for a thread.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

_STEP = 0.005


def main() -> None:
    """Run the explorer."""
    ticks = Path(sys.argv.pop(1))
    from tui.app import ExplorerApp

    told = ExplorerApp.on_ready
    watches: list[asyncio.Task[None]] = []

    def on_ready(app: ExplorerApp) -> None:
        told(app)
        watches.append(asyncio.get_running_loop().create_task(_watch(ticks)))

    ExplorerApp.on_ready = on_ready  # type: ignore[assignment, method-assign]
    from tui.cli import main as dealtrail

    dealtrail()


async def _watch(ticks: Path) -> None:
    with ticks.open("w", buffering=1 << 12) as file:
        while True:
            due, computed = time.perf_counter() + _STEP, time.thread_time()
            await asyncio.sleep(_STEP)
            file.write(f"{due:.4f} {time.perf_counter() - due:.4f} {time.thread_time() - computed:.4f}\n")


if __name__ == "__main__":
    main()
