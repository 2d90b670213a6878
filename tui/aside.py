"""What may hang, such as a folder on a network, is done aside: neither the screen nor the end waits for it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, TypeVar

from textual.worker import WorkType

Result = TypeVar("Result")


async def aside(work: Callable[[], Result]) -> Result:
    """Do `work` in a thread that dies with the process, where it hangs; raises what it raises."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Result] = loop.create_future()

    def give(result: Result) -> None:
        if not done.done():
            done.set_result(result)

    def fail(error: Exception) -> None:
        if not done.done():
            done.set_exception(error)

    def run() -> None:
        with suppress(RuntimeError):  # the screen is gone, and its loop with it
            try:
                result = work()
            except Exception as error:
                loop.call_soon_threadsafe(fail, error)
            else:
                loop.call_soon_threadsafe(give, result)

    threading.Thread(target=run, name="aside", daemon=True).start()
    return await done


def unbegun(work: Callable[[], Coroutine[Any, Any, None]]) -> WorkType[None]:
    """Work for `run_worker` that is begun when its turn comes: one that never is leaves nothing to warn of."""
    return work
