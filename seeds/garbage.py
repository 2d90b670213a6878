"""Work that makes very many objects and no cycles of them, done without Python looking for cycles all the time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep the garbage collector from running, where it is on, until the block ends.

    A parse, or a merge, makes hundreds of thousands of small objects and no reference cycle among them: counting
    references alone frees them all, and the collector would look through them again and again for nothing. Blocks may
    be nested and may run in several threads: whoever found the collector on turns it on again, so that it is on in the
    end.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
