"""The source pane: the reports of a deal one after another, in the articles' own words, the evidence marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import duckdb
from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static

from store.chosen_deals import Statement
from store.search import inline
from tui.display import words
from tui.panes.articles import (
    PASSAGE_COLUMNS,
    REPORT_COLUMNS,
    Article,
    article_copyables,
    articles_naming,
    articles_of,
)
from tui.panes.deal_records import who
from tui.panes.pane import Pane
from tui.reader import LATER_PAUSE, MOVING_PAUSE, Reader
from tui.taking import Copyable, Exportable, exportable_of
from tui.widgets.legend import Legend
from tui.widgets.pane_title import PaneTitle
from tui.widgets.record_table import RecordTable
from tui.widgets.search_input import SearchInput
from tui.widgets.source_text import EMPTY, SourceText
from tui.wording import counted, tr

if TYPE_CHECKING:
    from store.detail import DealDetail


@dataclass(frozen=True)
class Subject:
    """What the sources are shown of: a deal, or a company that the articles only name."""

    deal_id: str | None = None
    company_id: str | None = None
    company_name: str = ""


@dataclass(frozen=True)
class Sources:
    """The articles of a subject, and which of them to begin with."""

    title: str
    articles: tuple[Article, ...]
    first: int


NOTHING = Subject()
_NO_SOURCES = Sources("", (), 0)


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

    reports = getters.query_one("#reports", RecordTable)
    legend = getters.query_one(Legend)
    text = getters.query_one(SourceText)
    find = getters.query_one("#find", SearchInput)

    subject: var[Subject] = var(NOTHING, init=False)

    @dataclass
    class Read(Message):
        """The sources of a subject."""

        subject: Subject
        sources: Sources

    @dataclass
    class ReadAhead(Message):
        """The sources of subjects that are likely to be wanted next."""

        turn: int
        sources: dict[Subject, Sources]

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader, id="source")
        self.near: tuple[Subject, ...] = ()
        self._ahead: dict[Subject, Sources] = {}
        self._turn = 0
        self._sources = _NO_SOURCES
        self._shown: Article | None = None

    def compose(self) -> ComposeResult:
        """The title, the history, the heading of one article, the legend and its words."""
        yield PaneTitle(3, tr("Source"))
        yield RecordTable(REPORT_COLUMNS, id="reports", header=False, can_focus=False)
        with Container(id="article"):
            yield Static(id="outlet", markup=False)
            yield Static(id="headline", markup=False)
        yield Legend()
        yield SourceText(id="source-text")
        yield SearchInput(id="find", placeholder=tr("find in this article; enter keeps, esc drops"), compact=True)

    # What is shown

    def watch_subject(self, subject: Subject) -> None:
        """Read the sources of another subject."""
        if subject == NOTHING:
            self._show(_NO_SOURCES)
            return
        self.reader.drop("source-ahead")
        ahead = self._ahead.get(subject)
        # What is here already waits as long: the lists that the key changed are painted first.
        self.ask(
            lambda cursor: _read(cursor, subject) if ahead is None else ahead,
            lambda sources: self.Read(subject, sources),
            pause=MOVING_PAUSE,
        )

    def again(self) -> None:
        """Read the same sources of a changed database; those that did not change stay as they are."""
        self._turn += 1
        self._ahead.clear()
        subject = self.subject
        if subject != NOTHING:
            self.ask(lambda cursor: _read(cursor, subject), lambda sources: self.Read(subject, sources))

    @on(Read)
    def _take(self, event: Read) -> None:
        if event.subject == self.subject:
            self.answered()
            if event.sources != self._sources:
                self._show(event.sources)
            self._read_ahead()

    def _read_ahead(self) -> None:
        """Read the sources of the deals next to the one that is shown, when it has been shown for a moment."""
        self._ahead = {subject: sources for subject, sources in self._ahead.items() if subject in self.near}
        self._ahead[self.subject] = self._sources
        wanted, turn = [subject for subject in self.near if subject not in self._ahead], self._turn
        if wanted:
            self.reader.ask(
                self,
                "source-ahead",
                lambda cursor: {subject: _read(cursor, subject) for subject in wanted},
                lambda sources: self.ReadAhead(turn, sources),
                lambda _: self.ReadAhead(turn, {}),
                pause=LATER_PAUSE,
            )

    @on(ReadAhead)
    def _keep_ahead(self, event: ReadAhead) -> None:
        event.stop()
        if event.turn == self._turn:
            self._ahead |= event.sources

    def _show(self, sources: Sources) -> None:
        self._sources = sources
        self._shown = None
        self.title.context = sources.title
        self.text.whole = False
        records = [article.record for article in sources.articles]
        columns = PASSAGE_COLUMNS if self.subject.deal_id is None else REPORT_COLUMNS
        self.reports.show_records(records, columns=columns, cursor=sources.first)
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
        self.query_one("#outlet", Static).update(outlet)
        self.query_one("#headline", Static).update(headline)

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
        noun = "report" if self.subject.deal_id is not None else "article"
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
        self.text.focus()

    @on(SourceText.Found)
    def _count_matches(self, event: SourceText.Found) -> None:
        event.stop()
        if event.number:
            self._count(tr("match {number} of {count}", number=event.number, count=event.count))
        elif self.find.has_focus:
            self._count(tr("no match"))
        else:
            self._count()


def _read(cursor: duckdb.DuckDBPyConnection, subject: Subject) -> Sources:
    from store.explore import deal_detail, document_passages

    if subject.deal_id is None:
        articles = articles_naming(document_passages(cursor, subject.company_id or ""))
        return Sources(
            tr("{company_name}, named in no deal", company_name=subject.company_name),
            articles,
            max(0, len(articles) - 1),
        )
    detail = deal_detail(cursor, subject.deal_id)
    if detail is None:
        return Sources(tr("this deal is not in the database any more"), (), 0)
    head = next((number for number, report in enumerate(detail.reports) if report.is_head), 0)
    articles = articles_of(detail, _changes(cursor, detail))
    return Sources(f"{who(detail.deal)} · {words(detail.deal.kind)}", articles, head)


def _changes(cursor: duckdb.DuckDBPyConnection, detail: DealDetail) -> dict[str, str]:
    """What the user corrected in the reports of a deal, in words."""
    if not any(report.corrected for report in detail.reports):
        return {}
    from store.correcting import changes_of
    from tui.correction_words import told_changes

    found = changes_of(cursor, detail.reports)
    return {report_id: told_changes(changes) for report_id, changes in found.items()}
