"""The explorer with a watch on its main loop, for `bench.explorer_session`: not a measurement by itself.

    python -m bench.watched_explorer TICKS [arguments of dealtrail]

A task sleeps for five milliseconds again and again from the first screen on, and writes to the file TICKS when it was
to wake, how much later it did, and for how long the loop's thread computed meanwhile, in seconds: for as long nothing
that the reader does can be answered. Where it was late and did not compute, it waited for a processor or for a thread.

Where the thread computed for long, what it was at stands behind the figures: the functions and messages that were seen
there most often, looked at every few milliseconds.
"""

from __future__ import annotations

import asyncio
import collections
import signal
import sys
import time
from pathlib import Path
from types import FrameType

_STEP = 0.005
_LOOKED_AT = 0.004
_LONG = 0.04
_DEEPEST = 14
"""Frames of a stack that are told, from the one that the loop called on."""


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
    seen: list[str] = []

    def look(_: int, frame: FrameType | None) -> None:
        seen.append(_told(frame))

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _LOOKED_AT, _LOOKED_AT)
    with ticks.open("w", buffering=1 << 12) as file:
        while True:
            due, computed = time.perf_counter() + _STEP, time.thread_time()
            seen.clear()
            await asyncio.sleep(_STEP)
            late, computed = time.perf_counter() - due, time.thread_time() - computed
            at = (
                " | ".join(f"{n}x {what}" for what, n in collections.Counter(seen).most_common(3))
                if computed > _LONG
                else ""
            )
            file.write(f"{due:.4f} {late:.4f} {computed:.4f} {at}\n")


def _told(frame: FrameType | None) -> str:
    """Who called whom, from the message on."""
    names: list[str] = []
    while frame is not None and frame.f_code.co_name != "_run_once":
        name = frame.f_code.co_qualname
        if name == "MessagePump._dispatch_message":
            name = f"{frame.f_locals['self']!r:.40} < {frame.f_locals['message']!r:.120}"
            names.append(name)
            break
        names.append(name)
        frame = frame.f_back
    return " > ".join(reversed(names[-_DEEPEST:]))


if __name__ == "__main__":
    main()
