"""What the panes share: a title, a way to ask the database, and a sign when the answer takes its time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import duckdb
from textual import getters
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer

from tui.messages import Trouble
from tui.questions import Question
from tui.reader import Reader
from tui.widgets.pane_title import PaneTitle

Result = TypeVar("Result")

_PATIENCE = 0.4
"""Seconds after which a pane says that it waits."""


class Pane(Vertical):
    """A pane that asks one question at a time; its lane in the reader is its own id."""

    title = getters.query_one(PaneTitle)

    def __init__(self, reader: Reader, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.reader = reader
        self._waiting: Timer | None = None

    def ask(
        self,
        work: Callable[[duckdb.DuckDBPyConnection], Result],
        answered: Callable[[Result], Message],
        *,
        pause: float = 0.0,
    ) -> None:
        """Ask anew; the message made of the answer comes to this pane, a failure goes to the explorer."""
        self._wait()
        self.reader.ask(self, self.id or "", work, answered, self._failed, pause=pause)

    def put(self, answer: Callable[[Question], Message], *, pause: float = 0.0, after: str = "") -> None:
        """Ask anew what is answered in several steps; the last step gives the message."""
        self._wait()
        self.reader.put(self, self.id or "", answer, self._failed, pause=pause, after=after)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is awaited."""
        return self._waiting is not None

    def tell_screen(self, message: Message) -> None:
        """Tell the screen at once: through all that the pane stands in, a message comes there a frame later."""
        self.screen.post_message(message)

    def _wait(self) -> None:
        self.answered()
        self._waiting = self.set_timer(_PATIENCE, self._say_waiting)

    def again(self) -> None:
        """Ask once more for what is shown: the database changed."""

    def answered(self) -> None:
        """The answer is here: nothing is waited for."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        self.title.waiting = False

    def _say_waiting(self) -> None:
        # The timer may have rung before the answer stopped it, and be heard of after that.
        self.title.waiting = self._waiting is not None

    def _failed(self, line: str) -> Message:
        return Trouble(self, line)
