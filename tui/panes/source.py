"""The source pane: the reports of a deal one after another, in the articles' own words, the evidence marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input, Static

from store.chosen_deals import Statement
from store.search import inline
from tui.panes.articles import PASSAGE_COLUMNS, REPORT_COLUMNS, Article, article_copyables
from tui.panes.pane import Pane
from tui.panes.sources import NO_SOURCES, NOTHING, KeptSources, Near, Sources, Subject, read_sources
from tui.reader import Reader
from tui.state import View
from tui.taking import Copyable, Exportable, exportable_of
from tui.widgets.legend import Legend
from tui.widgets.pane_title import PaneTitle
from tui.widgets.plain_lines import painted_plainly
from tui.widgets.record_table import RecordTable
from tui.widgets.roomy_table import RoomyTable
from tui.widgets.search_input import SearchInput
from tui.widgets.source_text import EMPTY, SourceText
from tui.wording import counted, tr

_PAUSE_AHEAD = 0.01
"""Seconds that the screen has for itself before more is read than it shows."""


class SourcePane(Pane):
    """The history of a deal's figures over the words of one of its reports."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "toggle_whole", "Whole article", id="source.whole", tooltip="The whole article, or its passages"
        ),
        Binding("l,right", "screen.step_report(1)", "Next report", id="source.later", show=False),
        Binding("h,left", "screen.step_report(-1)", "Previous report", id="source.earlier", show=False),
    ]
    BINDING_GROUP_TITLE = "Source"

    reports = getters.query_one("#reports", RoomyTable)
    outlet = getters.query_one("#outlet", Static)
    headline = getters.query_one("#headline", Static)
    legend = getters.query_one(Legend)
    text = getters.query_one(SourceText)
    find = getters.query_one("#find", SearchInput)

    view: var[View] = var(View(), init=False)
    subject: var[Subject] = var(NOTHING, init=False)
    near: var[Near] = var(Near(), init=False)

    @dataclass
    class Read(Message):
        """The sources of a subject."""

        subject: Subject
        sources: Sources
        turn: int

    @dataclass
    class ReadAhead(Message):
        """The sources of subjects that are likely to be wanted next; None when they could not be read."""

        turn: int
        sources: dict[Subject, Sources] | None

    def __init__(self, reader: Reader, *, whole: bool = True) -> None:
        super().__init__(reader, id="source")
        painted_plainly(self)
        self._whole = whole
        self._kept = KeptSources()
        self._reading_ahead = False
        self._turn = 0
        self._sources = NO_SOURCES
        self._shown: Article | None = None
        self._shown_in = self.view

    def compose(self) -> ComposeResult:
        """The title, and unless that comes later, what is under it."""
        yield PaneTitle(3, tr("Source"))
        if self._whole:
            yield from self._under_title()

    async def complete(self) -> None:
        """Have all of it, where it was made without what is under the title, and show what was read meanwhile."""
        if not self._whole:
            await self.mount_all(self._under_title())
            self._whole = True
            self._show(self._sources)

    @staticmethod
    def _under_title() -> list[Widget]:
        """The history, the heading of one article, the legend and its words."""
        outlet, headline = (Static(id=name, markup=False) for name in ("outlet", "headline"))
        return [
            RoomyTable(REPORT_COLUMNS, id="reports", header=False, can_focus=False),
            painted_plainly(Container(outlet, headline, id="article")),
            Legend(),
            SourceText(id="source-text"),
            SearchInput(id="find", placeholder=tr("find in this article; enter keeps, esc drops"), compact=True),
        ]

    # What is shown

    def watch_subject(self, subject: Subject) -> None:
        """Show the sources of another subject, at once where they are here."""
        if subject == NOTHING:
            self._show(NO_SOURCES)
        elif (kept := self._kept.get(subject)) is not None:
            self.reader.drop(self.id or "")
            self.answered()
            self._show(kept)
        else:
            self.let_others_first()
            self._ask_for(subject)

    def watch_near(self) -> None:
        """Read ahead what the next keys lead to."""
        self._read_ahead()

    def let_others_first(self) -> None:
        """Read nothing ahead until it is told anew what is near: another list is asked for."""
        self.reader.drop("source-ahead")
        self._reading_ahead = False

    def again(self) -> None:
        """Read the same sources of a changed database; those that did not change stay as they are."""
        self._turn += 1
        self._kept.forget()
        if self.subject != NOTHING:
            self._ask_for(self.subject)

    def _ask_for(self, subject: Subject) -> None:
        turn = self._turn
        self.ask(
            lambda cursor: read_sources(cursor, [subject])[subject],
            lambda sources: self.Read(subject, sources, turn),
        )

    @on(Read)
    def _take(self, event: Read) -> None:
        if event.turn == self._turn:
            self._kept.keep({event.subject: event.sources})
        if event.subject == self.subject:
            self.answered()
            if event.sources != self._sources:
                self._show(event.sources)
            self._read_ahead()

    def _read_ahead(self) -> None:
        """Read the sources of the deals near the one that is shown, some at a time."""
        if self._reading_ahead or self.is_waiting:
            return
        turn = self._turn
        if wanted := self._kept.missing(self.near):
            self._reading_ahead = True
            self.reader.ask(
                self,
                "source-ahead",
                lambda cursor: read_sources(cursor, wanted),
                lambda sources: self.ReadAhead(turn, sources),
                lambda _: self.ReadAhead(turn, None),
                pause=_PAUSE_AHEAD,
            )

    @on(ReadAhead)
    def _keep_ahead(self, event: ReadAhead) -> None:
        event.stop()
        self._reading_ahead = False
        if event.sources is not None and event.turn == self._turn:
            self._kept.keep(event.sources)
            self._read_ahead()

    def _show(self, sources: Sources) -> None:
        self._sources = sources
        self._shown = None
        self.title.context = sources.title
        if not self._whole:
            return
        self.text.whole = False
        records = [article.record for article in sources.articles]
        columns = PASSAGE_COLUMNS if self.subject.deal_id is None else REPORT_COLUMNS
        self.reports.show_records(records, columns=columns, cursor=sources.first)
        if not records or self.view != self._shown_in:
            self.reports.fit()
        self._shown_in = self.view
        self._show_article()
        if not sources.articles:
            self.title.count = ""
            self._head("", "")
            self.legend.tones = ()
            self.legend.note = ""
            self.text.source = EMPTY

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        row = self.reports.cursor_row
        return self._sources.articles[row] if row < len(self._sources.articles) else None

    def step(self, reports: int) -> None:
        """Go to a later report, or to an earlier one where `reports` is negative."""
        self.reports.cursor_row += reports

    def on_descendant_focus(self) -> None:
        """Give the text all room that the reports leave: it is read now."""
        if self._whole:
            self.reports.fit()

    @on(RecordTable.Moved, "#reports")
    def _move(self, event: RecordTable.Moved) -> None:
        event.stop()
        self._show_article()

    def _show_article(self) -> None:
        """Show the article under the cursor, once: what is shown already would only be laid out again."""
        if (article := self.article) is None or article is self._shown:
            return
        self._shown = article
        self._head(article.outlet, article.headline)
        self.legend.tones = tuple(sorted({mark.tone for mark in article.source.marks}))
        self.legend.note = article.terms
        self.text.source = article.source
        self._count()

    def _head(self, outlet: str, headline: str) -> None:
        for line, text in ((self.outlet, outlet), (self.headline, headline)):
            if line.content != text:  # the screen is laid out anew only where the text says how wide the line is
                line.update(text, layout=line.styles.auto_dimensions)

    def _count(self, found: str = "") -> None:
        noun = tr("report") if self.subject.deal_id is not None else tr("article")
        place = tr(
            "{noun} {row} of {count}",
            noun=noun,
            row=self.reports.cursor_row + 1,
            count=len(self._sources.articles),
        )
        self.title.count = found or place

    # Moving in it

    def action_toggle_whole(self) -> None:
        """Show the whole article, or only the passages with evidence."""
        self.text.whole = not self.text.whole

    def step_out(self) -> bool:
        """Leave the search in the text, or else the whole article; whether there was something to leave."""
        if self.text.forget_search():
            self._count()
            return True
        if self.text.whole:
            self.text.whole = False
            return True
        return False

    def copyables(self) -> list[Copyable]:
        """What can be copied here."""
        if (article := self.article) is None:
            return []
        row = "\t".join(cell for cell in article.record.cells[1:] if cell)
        sql = [] if (table := self._table) is None else [Copyable("s", "SQL", inline(*table))]
        return [Copyable("r", tr("report"), row), *self.article_copyables(), *sql]

    def article_copyables(self) -> list[Copyable]:
        """What can be copied of the article that is shown."""
        return article_copyables(self.article)

    def exportable(self) -> Exportable | None:
        """The reports of the deal, or the articles that only name the company."""
        if (table := self._table) is None or not self._sources.articles:
            return None
        noun = "article"
        if (deal_id := self.subject.deal_id) is not None:
            from tui.titles import told_reports

            noun, table = "report", told_reports(table, deal_id)
        return exportable_of(self.reader, table, counted(len(self._sources.articles), noun), f"{noun}s.csv")

    @property
    def _table(self) -> Statement | None:
        """What is listed, as a statement."""
        from store.listed_tables import mention_table, report_table

        if self.subject.deal_id is not None:
            return report_table(self.subject.deal_id)
        return mention_table(self.subject.company_id) if self.subject.company_id is not None else None

    def open_find(self) -> None:
        """Open the line that searches in the text."""
        self.text.start_search()
        self.find.add_class("-shown")
        self.screen.set_focus(self.find)  # at once: the next key is already a letter for it

    @on(Input.Changed, "#find")
    def _find(self, event: Input.Changed) -> None:
        event.stop()
        if event.value:
            self.text.find(event.value)
        else:
            self.text.forget_search()
            self._count()

    @on(SearchInput.Left, "#find")
    def _close_find(self, event: SearchInput.Left) -> None:
        event.stop()
        if not event.kept:
            self.text.forget_search()
            self._count()
        self.find.remove_class("-shown")
        with self.find.prevent(Input.Changed):
            self.find.value = ""
        self.screen.set_focus(self.text)  # at once: the next key is already for it

    @on(SourceText.Found)
    def _count_matches(self, event: SourceText.Found) -> None:
        event.stop()
        if event.number:
            self._count(tr("match {number} of {count}", number=event.number, count=event.count))
        elif self.find.has_focus:
            self._count(tr("no match"))
        else:
            self._count()
