"""The newest deals by their words, laid down for somebody who searches: the first rows come with each letter."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
from textual.widget import Widget

from store.errors import StoreError
from store.newest_deals import NewestWords
from store.search import Search
from tui.questions import KeptCursor, Question, Superseded
from tui.reader import Reader

_LANE = "newest-words"


@dataclass(frozen=True)
class _Laid:
    """The words, and the cursor that they live on."""

    cursor: KeptCursor
    words: NewestWords


class Newest:
    """The words of the newest deals, once they are laid down; without them a search asks its index."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._laid: _Laid | None = None
        self._turn = 0
        self._laid_in: int | None = None

    def prepare(self, asker: Widget) -> None:
        """Lay them down, in a thread, unless that was done already."""
        if self._laid_in == self._turn:
            return
        turn = self._laid_in = self._turn
        question = self._reader.question(_LANE)

        def lay() -> None:
            kept = self._reader.keep()
            try:
                with kept.asked(question) as cursor:
                    laid = _Laid(kept, NewestWords(cursor))
            except BaseException:
                kept.close()
                raise
            if turn == self._turn:
                self._laid = laid
            else:
                kept.close()

        def work() -> None:
            try:
                question.answered_by(lambda _: lay())
            except (Superseded, StoreError, duckdb.Error):
                return  # a search finds the same without them

        self._reader.start(asker, _LANE, work, question.drop, question.hold_up)

    def forget(self) -> None:
        """Do without them: the database changed."""
        self._turn += 1
        laid, self._laid = self._laid, None
        if laid is not None:
            laid.cursor.close()

    def first(self, question: Question, search: Search, limit: int) -> list[str] | None:
        """The first deals of a search that are here, None where its words do not tell; in a thread.

        Raises `Superseded`.
        """
        if (laid := self._laid) is None or not search.terms:
            return None
        try:
            with laid.cursor.asked(question):
                return laid.words.first(search, limit)
        except Superseded:
            if question.wanted:  # the words were given up meanwhile
                return None
            raise
