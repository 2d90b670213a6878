"""Making a correction from within the explorer: in the thread of the writer, and what is told when it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import duckdb
from textual.message import Message

from store.correcting import company_with_name, deal_of_report, head_report
from store.corrections import Outcome, history
from tui.correction_words import is_taken_back, told_in
from tui.screens.closing import Closing
from tui.wording import tr

Act: TypeAlias = Callable[[duckdb.DuckDBPyConnection], Outcome]
"""Makes one correction on a connection for writing."""


@dataclass(frozen=True)
class Done:
    """What was corrected, in one line, and where to be then: on a deal, and on a company by its id and name."""

    line: str
    way_back: str
    deal_id: str | None = None
    company: tuple[str, str] | None = None


@dataclass(frozen=True)
class Correction:
    """A correction to make. The reader stays on the deal of the first of `reports` that has one, and on a company."""

    act: Act
    reports: Sequence[str] = ()
    deal_id: str | None = None
    company_name: str | None = None

    def make(self, connection: duckdb.DuckDBPyConnection) -> Done:
        """Make it. Raises `DealtrailError`."""
        reports = list(self.reports)
        if self.deal_id is not None and (head := head_report(connection, self.deal_id)) is not None:
            reports.append(head)
        outcome = self.act(connection)
        log = history(connection)
        entry = next(entry for entry in reversed(log) if entry.correction_id == outcome.correction_id)
        deals = (deal_of_report(connection, report) for report in reports)
        company = company_with_name(connection, self.company_name) if self.company_name is not None else None
        way_back = tr("U makes it hold again") if is_taken_back(log, entry) else tr("u undoes it")
        return Done(told_in(log, entry), way_back, next((deal for deal in deals if deal is not None), None), company)


class CorrectingForm(Closing[Done | None]):
    """A screen in which corrections are made: it tells `Wanted` to the explorer and hears of what came of it."""

    def corrected(self, done: Done) -> None:
        """The correction is made."""
        self.dismiss(done)

    def not_corrected(self, line: str) -> None:
        """The correction was not made; why. What was typed stays."""
        raise NotImplementedError


@dataclass
class Corrected(Message):
    """A correction is made; `form` asked for it, none when a key of the panes did."""

    form: CorrectingForm | None
    done: Done


@dataclass
class NotCorrected(Message):
    """A correction was not made; `line` says why."""

    form: CorrectingForm | None
    line: str


class Corrector:
    """Makes corrections one after another, for forms and for keys."""

    def __init__(self, put: Callable[[CorrectingForm | None, Correction], None], is_busy: Callable[[], bool]) -> None:
        self.put = put
        self._is_busy = is_busy

    @property
    def waiting_line(self) -> str:
        """What to say until it is done."""
        return tr("waits until what is being loaded lets it in…") if self._is_busy() else tr("saving…")
