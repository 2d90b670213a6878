"""The records of a table that are here: all of them, or the pages on the screen and around it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from tui.widgets.records import PAGE, Record, Records

_KEPT = 40
"""Pages that are kept, those that came last."""


class Pages:
    """Records by their rows, a page at a time, and which of them are to be asked for next."""

    def __init__(self) -> None:
        self._all: Sequence[Record] | None = ()
        self._pages: OrderedDict[int, Sequence[Record]] = OrderedDict()
        self._awaited: set[int] = set()
        self._begun: int | None = None

    def start(self, held: Sequence[Record] | None) -> None:
        """Forget everything; `held` are the new records where all of them are here."""
        self._all = held
        self._pages.clear()
        self._awaited.clear()
        self._begun = None

    def fill(self, first: int, records: Sequence[Record]) -> None:
        """Take the records of whole pages; `first` is a page's first row."""
        for start in range(0, len(records), PAGE):
            page = (first + start) // PAGE
            self._pages[page] = records[start : start + PAGE]
            self._pages.move_to_end(page)
            if page == self._begun:
                self._begun = None
            self._awaited.discard(page)
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)

    def grow(self, count: int) -> None:
        """There are more records than the `count` that were begun with: the last page of those is to come whole."""
        self._begun = count // PAGE if count % PAGE else None
        self.await_none()

    def await_none(self) -> None:
        """What was asked for does not come: it is to be asked for again."""
        self._awaited.clear()

    def record(self, row: int) -> Record | None:
        """The record of a row, or None while its page is not here."""
        if self._all is not None:
            return self._all[row] if 0 <= row < len(self._all) else None
        page = self._pages.get(row // PAGE, ())
        return page[row % PAGE] if row >= 0 and row % PAGE < len(page) else None

    def forget(self) -> None:
        """Make the records anew that are made of rows."""
        for page in (self._all, *self._pages.values()):
            if isinstance(page, Records):
                page.forget()

    def missing(self, first: int, last: int, count: int) -> tuple[int, int] | None:
        """The rows to ask for, of `count`, when those from `first` up to `last` are on the screen; None for none.

        What is on the screen comes first, then where a key leads: the pages after it and before it, the last and the
        first one.
        """
        if self._all is not None or first >= last:
            return None
        shown = range(first // PAGE, (last - 1) // PAGE + 1)
        here = self._pages.keys() - {self._begun}
        wanted = set(shown) - here
        if not wanted and not self._awaited:
            near = (shown.stop, shown.start - 1, (count - 1) // PAGE, 0)
            wanted = set([page for page in near if 0 <= page * PAGE < count and page not in here][:1])
        if wanted <= self._awaited:
            return None
        self._awaited = wanted
        return min(wanted) * PAGE, min(count, (max(wanted) + 1) * PAGE)
