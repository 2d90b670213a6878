"""Correcting a company: its name, its kind, the names that mean it, beside the articles that print them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import duckdb
from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from store.companies import name_key
from store.correcting import NamedCompany, company_passages, named_company
from store.explore import Passage
from tui.correcting import Corrector
from tui.display import cell_text, words
from tui.panes.articles import PASSAGE_COLUMNS, articles_naming
from tui.reader import Reader
from tui.screens.company_choices import aliasing, choosing_kind, merging, renaming, splitting_off
from tui.screens.correct_screen import CorrectScreen
from tui.screens.deciding import Asking
from tui.widgets.columns import Column
from tui.widgets.record_table import RecordTable
from tui.widgets.records import Record
from tui.widgets.source_text import Mark, Source
from tui.widgets.wrapping import Span
from tui.wording import counted, number, tr

_COLUMNS = (
    Column("field", "field", width=9),
    Column("value", "value", least=14, ideal=20),
    Column("times", "printed", width=7, right=True, last=1),
    Column("why", "why", least=10, ideal=20, last=2),
)
_NAME, _KIND = range(2)
_FIRST_PRINTED = 2
_MOST_ARTICLES = 100


@dataclass(frozen=True)
class Found:
    """A company, and the articles that name it, oldest first."""

    company: NamedCompany
    passages: tuple[Passage, ...]


class CorrectCompanyScreen(CorrectScreen):
    """The names of a company, and what is wrong with them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "alias", "Another name", id="company.alias", tooltip="A printed name that means the company"),
        Binding("m", "merge", "Merge", id="company.merge", tooltip="The company is another one"),
    ]
    BINDING_GROUP_TITLE = "Correct a company"

    columns = _COLUMNS

    @dataclass
    class Read(Message):
        """The company; None when there is no such company any more."""

        found: Found | None

    def __init__(self, reader: Reader, corrector: Corrector, company_id: str, name: str) -> None:
        super().__init__(reader, corrector, tr("Correct · {name}", name=name))
        self._company_id = company_id
        self.found: Found | None = None

    def on_mount(self) -> None:
        """Read the company."""
        company_id = self._company_id
        self.read(lambda cursor: _read(cursor, company_id), self.Read)

    @on(Read)
    def _show(self, event: Read) -> None:
        event.stop()
        found = self.found = event.found
        if found is None:
            self.say(tr("this company is not in the database any more"), "error")
            return
        company = found.company
        self.head.update(
            cell_text(tr("Correct · {name} · {deals}", name=company.name, deals=counted(company.deal_count, "deal")))
        )
        records = [article.record for article in articles_naming(reversed(found.passages))]
        self.articles.show_records(
            records, columns=PASSAGE_COLUMNS, cursor=len(records), empty=tr("no article prints a name of it")
        )
        self.table.show_records(_records(company))
        self.say(tr("enter changes the name or the kind, or splits a printed name off"))

    # The names

    @property
    def _printed(self) -> str | None:
        """The printed name under the cursor."""
        at = self.table.cursor_row - _FIRST_PRINTED
        return self.found.company.names[at].name if self.found is not None and at >= 0 else None

    @on(RecordTable.Moved, "#correct-form")
    def _other_name(self, event: RecordTable.Moved) -> None:
        """Go to the last article that prints the name, unless the one that is shown does."""
        event.stop()
        if self.found is None:
            return
        here, passages = self.articles.cursor_row, self.found.passages
        printing = [number for number, passage in enumerate(passages) if _marks(passage, self._printed)]
        if printing and here not in printing:
            self.articles.put_cursor(printing[-1])
        self._show_article()

    @on(RecordTable.Moved, "#correct-articles")
    def _other_article(self, event: RecordTable.Moved) -> None:
        event.stop()
        self._show_article()

    def _show_article(self) -> None:
        if self.found is None or not self.found.passages:
            return
        passage = self.found.passages[self.articles.cursor_row]
        marks = _marks(passage, self._printed)
        document = passage.document
        parts = (
            document.publisher or tr("unnamed outlet"),
            document.published or tr("no date"),
            document.title or tr("no title"),
        )
        self.show_source(
            Source.of(document.text, marks or _marks(passage, None)),
            " · ".join(map(cell_text, parts)),
            proves=bool(marks),
        )

    @on(RecordTable.Chosen, "#correct-form")
    def _decide_here(self, event: RecordTable.Chosen) -> None:
        event.stop()
        if event.row == _NAME:
            self._decide(renaming)
        elif event.row == _KIND:
            self._decide(choosing_kind)
        elif (printed := self._printed) is not None:
            self._decide(lambda company: splitting_off(company, printed))

    def action_alias(self) -> None:
        """Say that a printed name means the company."""
        self._decide(aliasing)

    def action_merge(self) -> None:
        """Say that the company is another one."""
        self._decide(merging)

    def _decide(self, asking: Callable[[NamedCompany], Asking]) -> None:
        if self.found is not None:
            self.decide(asking(self.found.company))


def _read(cursor: duckdb.DuckDBPyConnection, company_id: str) -> Found | None:
    if (company := named_company(cursor, company_id)) is None:
        return None
    return Found(company, tuple(company_passages(cursor, company, _MOST_ARTICLES)))


def _records(company: NamedCompany) -> list[Record]:
    rows = [
        (tr("shown as"), company.name, "", tr("enter shows it as another")),
        (tr("kind"), words(company.kind), "", ""),
    ]
    rows += [(tr("name"), name.name, number(name.times), words(name.rule)) for name in company.names]
    return [Record(tuple(map(cell_text, row)), ("", "strong", "muted", "muted")) for row in rows]


def _marks(passage: Passage, name: str | None) -> list[Mark]:
    """Where an article prints a name, or any name of the company."""
    text, key = passage.document.text, None if name is None else name_key(name)
    spans = (span for span in passage.spans if key is None or name_key(text[slice(*span)]) == key)
    return [Mark(Span(start, end), "company") for start, end in spans]
