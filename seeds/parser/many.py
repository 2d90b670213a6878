"""Many documents at once, over several processes."""

from __future__ import annotations

import itertools
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor

from seeds.model import Document, ParsedDocument
from seeds.parser import parse

__all__ = ["parse_all"]

_BATCH = 16
"""How many documents go to a process at a time."""

_AHEAD = 4
"""How many batches for each process are under way or done before their turn, so that memory stays flat."""


def parse_all(documents: Iterable[Document], *, processes: int | None = None) -> Iterator[ParsedDocument]:
    """Parse documents with that many processes, by default one for each core; the answers come in their order.

    Documents are taken only a little ahead of the answers. With one process everything happens in this one.
    """
    count = processes or os.cpu_count() or 1
    if count == 1:
        yield from map(parse, documents)
        return
    rest = iter(documents)
    with ProcessPoolExecutor(count) as pool:
        under_way: deque[Future[list[ParsedDocument]]] = deque()
        try:
            while batch := tuple(itertools.islice(rest, _BATCH)):
                under_way.append(pool.submit(_parse_batch, batch))
                if len(under_way) == _AHEAD * count:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()
        finally:
            for future in under_way:
                future.cancel()


def _parse_batch(documents: Sequence[Document]) -> list[ParsedDocument]:
    return [parse(document) for document in documents]
