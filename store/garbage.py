"""Work that makes very many objects and no cycles of them, done without Python looking for cycles all the time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Puts off the search for cycles, which takes a quarter of the time that merging takes, until the end.

    What is not needed any more is freed all the same, unless it refers to itself.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
