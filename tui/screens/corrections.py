"""Every correction, the last one first, and the reports that were rejected; each with the words that it is about."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

import duckdb
from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from store.correcting import LogEntry, logged, rejected_reports, reports_of_log
from store.corrections import Outcome, redo, restore, undo
from store.decisions import UNDONE, WAITING
from store.explore import ReportDetail
from tui.correcting import CorrectingForm, Correction, Corrector, Done
from tui.correction_words import told_of
from tui.display import cell_text, words
from tui.messages import CompanyWanted, DealWanted
from tui.panes.articles import report_article
from tui.reader import MOVING_PAUSE, Reader
from tui.widgets.clipped_text import ClippedText
from tui.widgets.columns import Column
from tui.widgets.footer import KeyLine
from tui.widgets.legend import Legend
from tui.widgets.record_table import RecordTable
from tui.widgets.records import Record
from tui.widgets.source_text import EMPTY, SourceText
from tui.widgets.top_bar import Tab
from tui.wording import figures, later, tr
from tui.wording import number as in_digits

LOG, REJECTED = "log", "rejected"
_LISTS = ((LOG, later("Corrections")), (REJECTED, later("Rejected reports")))
_LOG_COLUMNS = (
    Column("made", "made", width=16, last=1),
    Column("state", "state", width=7, last=2),
    Column("what", "what", least=20, ideal=40),
    Column("reason", "reason", least=10, ideal=16, drop=1),
)
_REJECTED_COLUMNS = (
    Column("date", "date", width=10, last=1),
    Column("parties", "parties", least=16, ideal=30),
    Column("kind", "kind", width=13, drop=1),
    Column("money", "amount", width=15, right=True, last=2),
    Column("outlet", "outlet", least=8, drop=2),
)


class CorrectionsScreen(CorrectingForm):
    """The log of corrections over the words that the one under the cursor is about."""

    CSS_PATH = "../theme/correct.tcss"
    AUTO_FOCUS = "#log"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "Undo it", id="log.undo", tooltip="Take the correction under the cursor back"),
        Binding("U", "redo", "Redo it", id="log.redo", tooltip="Let the correction under the cursor hold again"),
        Binding("r", "restore", "Restore", id="log.restore", tooltip="The rejected report is of a deal after all"),
        Binding("1", f"list('{LOG}')", "Corrections", id="log.log", show=False),
        Binding("2", f"list('{REJECTED}')", "Rejected reports", id="log.rejected", show=False),
        Binding("tab", "next_list", "Other list", id="log.next_list"),
        Binding("z", "toggle_whole", "Whole article", id="log.whole", show=False),
        Binding("escape,q", "dismiss(None)", "Leave", id="log.leave"),
    ]
    BINDING_GROUP_TITLE = "Corrections"

    table = getters.query_one("#log", RecordTable)
    text = getters.query_one(SourceText)
    legend = getters.query_one(Legend)
    note = getters.query_one("#log-note", ClippedText)

    @dataclass
    class Read(Message):
        """The log, and the rejected reports."""

        log: Sequence[LogEntry]
        rejected: Sequence[ReportDetail]

    @dataclass
    class About(Message):
        """The reports that an entry is about."""

        entry: LogEntry
        reports: Sequence[ReportDetail]

    @dataclass
    class Failed(Message):
        """It was not read; why."""

        line: str

    def __init__(self, reader: Reader, corrector: Corrector, deal_id: str | None) -> None:
        super().__init__()
        self.reader = reader
        self.corrector = corrector
        self.at = LOG
        self._deal_id = deal_id
        self._log: Sequence[LogEntry] = ()
        self._rejected: Sequence[ReportDetail] = ()
        self._saving = False

    def compose(self) -> ComposeResult:
        """The lists, the words, a note and the keys."""
        with Horizontal(id="log-tabs"):
            for number, (key, name) in enumerate(_LISTS, 1):
                yield Tab(number, tr(name), key)
        yield RecordTable(_LOG_COLUMNS, id="log")
        yield Static(id="log-outlet", markup=False)
        yield Legend()
        yield SourceText(id="log-text")
        yield ClippedText(id="log-note")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the log."""
        self._read()

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self.reader.drop("log")
        self.reader.drop("log-about")

    def on_resize(self, event: events.Resize) -> None:
        """Keep the words in sight where there is room for them."""
        self.set_class(event.size.height < 12, "-only-list")

    def _read(self) -> None:
        self.reader.ask(self, "log", _both, lambda both: self.Read(*both), self.Failed)

    @on(Failed)
    def _explain(self, event: Failed) -> None:
        event.stop()
        self.say(event.line, "error")

    @on(Read)
    def _take(self, event: Read) -> None:
        event.stop()
        self._log, self._rejected = event.log, event.rejected
        self._show(self.table.cursor_row)

    def say(self, line: str, tone: str = "muted") -> None:
        """Show a line under the words."""
        self.note.text = line
        self.note.set_classes(f"-{tone}")

    # The lists

    def action_list(self, key: str) -> None:
        """Show one of the lists."""
        self.at = key
        self._show(0)

    def action_next_list(self) -> None:
        """Show the other list."""
        self.action_list(REJECTED if self.at == LOG else LOG)

    @on(Tab.Clicked)
    def _go_to_tab(self, event: Tab.Clicked) -> None:
        event.stop()
        self.action_list(event.pane)

    def _show(self, cursor: int) -> None:
        columns: tuple[Column, ...]
        counts = {LOG: len(self._log), REJECTED: len(self._rejected)}
        for number, ((key, name), tab) in enumerate(zip(_LISTS, self.query(Tab), strict=True), 1):
            tab.update(f"{number} {tr(name)} {in_digits(counts[key])}")
            tab.set_class(key == self.at, "-here")
        if self.at == LOG:
            records, columns = list(map(_log_record, self._log)), _LOG_COLUMNS
            empty = tr("Nothing was corrected yet; c corrects the deal or the company under the cursor.")
        else:
            records, columns = list(map(_rejected_record, self._rejected)), _REJECTED_COLUMNS
            empty = tr("No report was rejected.")
        same = columns == self.table.columns
        self.table.show_records(records, columns=None if same else columns, cursor=cursor, empty=empty)
        self.table.focus()
        self.refresh_bindings()

    @property
    def entry(self) -> LogEntry | None:
        """The correction under the cursor."""
        at = self._row
        return self._log[at] if self.at == LOG and at is not None and at < len(self._log) else None

    @property
    def report(self) -> ReportDetail | None:
        """The rejected report under the cursor."""
        at = self._row
        return self._rejected[at] if self.at == REJECTED and at is not None and at < len(self._rejected) else None

    @property
    def _row(self) -> int | None:
        """The row of the cursor; None where the screen closes and its table is gone, while the footer still asks."""
        table = next(iter(self.query("#log").results(RecordTable)), None)
        return table.cursor_row if table is not None else None

    @on(RecordTable.Moved, "#log")
    def _look(self, event: RecordTable.Moved) -> None:
        event.stop()
        self.refresh_bindings()
        if (entry := self.entry) is None:
            self._show_report(self.report)
            return
        waits = entry.entry.state == WAITING
        self.say(
            tr("it waits: what it is about is not there now, or not shown as when it was confirmed") if waits else ""
        )
        self.reader.ask(
            self,
            "log-about",
            lambda cursor: reports_of_log(cursor, entry.entry),
            lambda reports: self.About(entry, reports),
            self.Failed,
            pause=MOVING_PAUSE,
        )

    @on(About)
    def _show_words(self, event: About) -> None:
        event.stop()
        if event.entry is self.entry:
            self._show_report(event.reports[0] if event.reports else None)

    def _show_report(self, report: ReportDetail | None) -> None:
        outlet = self.query_one("#log-outlet", Static)
        if report is None:
            outlet.update(tr("about a name, not one article") if self.entry and self.entry.company_id else "")
            self.legend.tones, self.text.source = (), EMPTY
            return
        article = report_article(report)
        outlet.update(f"{article.outlet} · {article.headline}")
        self.legend.tones = tuple(sorted({mark.tone for mark in article.source.marks}))
        self.text.source = article.source

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only offer what the row has."""
        if action in ("undo", "redo"):
            return self.entry is not None and (self.entry.entry.state == UNDONE) == (action == "redo")
        if action == "restore":
            return self.report is not None
        return super().check_action(action, parameters)

    @on(RecordTable.Chosen, "#log")
    def _open(self, event: RecordTable.Chosen) -> None:
        event.stop()
        if (entry := self.entry) is None:
            self.action_toggle_whole()
        elif entry.deal_id is not None:
            self.app.screen_stack[0].post_message(DealWanted(entry.deal_id))
            self.dismiss(None)
        elif entry.company_id is not None:
            name = getattr(entry.entry.decision, "value", "") or getattr(entry.entry.decision, "name", "")
            self.app.screen_stack[0].post_message(CompanyWanted(entry.company_id, name))
            self.dismiss(None)
        else:
            self.say(tr("what it is about is of no deal now"), "warning")

    def action_toggle_whole(self) -> None:
        """Show the whole article, or only the passages with evidence."""
        self.text.whole = not self.text.whole

    def action_undo(self) -> None:
        """Take the correction under the cursor back."""
        if (entry := self.entry) is not None:
            ident = entry.entry.correction_id
            self._make(lambda connection: undo(connection, ident), ())

    def action_redo(self) -> None:
        """Let the correction under the cursor hold again."""
        if (entry := self.entry) is not None:
            ident = entry.entry.correction_id
            self._make(lambda connection: redo(connection, ident), ())

    def action_restore(self) -> None:
        """Say that the rejected report is of a deal after all."""
        if (report := self.report) is not None:
            ident = report.report_id
            self._make(lambda connection: restore(connection, ident), (ident,))

    def _make(self, act: Callable[[duckdb.DuckDBPyConnection], Outcome], reports: tuple[str, ...]) -> None:
        if not self._saving:
            self._saving = True
            self.say(self.corrector.waiting_line)
            self.corrector.put(self, Correction(act, reports, deal_id=None if reports else self._deal_id))

    def corrected(self, done: Done) -> None:
        """Show the log as it is now."""
        self._saving = False
        self._deal_id = done.deal_id or self._deal_id
        self.say(done.line)
        self._read()

    def not_corrected(self, line: str) -> None:
        """Say why not."""
        self._saving = False
        self.say(line, "error")


def _both(cursor: duckdb.DuckDBPyConnection) -> tuple[Sequence[LogEntry], Sequence[ReportDetail]]:
    return logged(cursor), rejected_reports(cursor)


def _log_record(logged: LogEntry) -> Record:
    entry = logged.entry
    made = entry.made_at.replace(tzinfo=datetime.UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    tone = {UNDONE: "muted", WAITING: "warning"}.get(entry.state, "")
    shown = (made, words(entry.state), told_of(logged), entry.reason)
    return Record(tuple(map(cell_text, shown)), ("muted", tone, tone, "muted"), (*shown,), entry.correction_id)


def _rejected_record(report: ReportDetail) -> Record:
    names = ", ".join(dict.fromkeys(party.name for party in report.parties))
    document = report.document
    shown = (document.published or "", names, words(report.kind), figures(report.money), document.publisher or "")
    return Record(tuple(map(cell_text, shown)), ("muted", "", "muted", "strong", ""), (*shown,), report.report_id)
