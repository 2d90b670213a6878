"""The answer of the SQL console: its rows, sorted and filtered as they are at hand."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from store.held_rows import HeldQuery
from store.query import Answer
from tui.arranging import Arrangement, arrange
from tui.display import cell_text, width_of
from tui.messages import CompanyWanted, DealWanted, WholeValueWanted
from tui.reader import Reader
from tui.taking import Exportable
from tui.toasts import tell
from tui.widgets.columns import Column
from tui.widgets.record_table import RecordTable
from tui.widgets.records import Record, Records
from tui.widgets.search_input import SearchInput
from tui.wording import counted, tr

_WIDEST_COLUMN = 40
_MEASURED_ROWS = 200
_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL", "NUMBER", "U")
_TIMES = ("DATE", "TIMESTAMP")
_NULL = "null"

_COMPANY_COLUMNS = {"company_id": ("company", "name"), "payer_id": ("payer",), "payee_id": ("payee",)}
"""Columns that hold the id of a company, and those that hold its name beside it."""


class SqlAnswer(Vertical):
    """The rows of an answer, and a line to filter them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "s", "sort", "Sort", id="sql_answer.sort", tooltip="Sort the rows at hand by this column, in its next order"
        ),
        Binding("F", "filter", "Filter", id="sql_answer.filter", tooltip="Only the rows at hand that hold some words"),
        Binding(
            "a",
            "company",
            "Its deals",
            id="sql_answer.company",
            show=False,
            tooltip="The deals of the company that the row names by its id",
        ),
    ]
    BINDING_GROUP_TITLE = "Answer"

    table = getters.query_one("#answer", RecordTable)
    field = getters.query_one("#answer-filter", SearchInput)

    @dataclass
    class Arranged(Message):
        """The rows at hand are in order, and those that are not wanted are out; `rows` is what is left."""

        wish: Arrangement
        answer: Answer
        rows: Sequence[tuple[Any, ...]]

    class Shown(Message):
        """Other rows are shown than before."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(id="answers")
        self._reader = reader
        self.answer: Answer | None = None
        self.rows: Sequence[tuple[Any, ...]] = ()
        self.wish = Arrangement()
        self._dropped = threading.Event()

    def compose(self) -> ComposeResult:
        """The line and the table."""
        yield SearchInput(id="answer-filter", placeholder=tr("only rows with these words"), compact=True)
        yield RecordTable([], id="answer")

    def on_mount(self) -> None:
        """Say what can be done."""
        self.table.show_records([], empty=tr("The answer comes here. ctrl+t shows the tables and columns."))

    def on_unmount(self) -> None:
        """Arrange nothing any more."""
        self._dropped.set()

    def show(self, answer: Answer) -> None:
        """Show an answer; one with the columns of the last keeps its order and filter."""
        same = self.answer is not None and self.answer.columns == answer.columns
        self.answer = answer
        if not same:
            self.wish = Arrangement()
            self._empty_field()
        if self.wish == Arrangement():
            self._lay_out(answer.rows, keep_column=same)
        else:
            self._arrange(self.wish)

    @property
    def said(self) -> str:
        """What was done with the rows at hand, in words; empty for nothing."""
        if self.answer is None:
            return ""
        parts = []
        if self.wish.words:
            parts.append(tr("{rows} with “{words}”", rows=counted(len(self.rows), "row"), words=self.wish.words))
        if self.wish.column is not None:
            name = self.answer.columns[self.wish.column]
            parts.append(
                tr("sorted by {name}, largest first", name=name)
                if self.wish.descending
                else tr("sorted by {name}", name=name)
            )
        if parts and self.answer.truncated:
            parts.append(tr("of these rows only"))
        return ", ".join(parts)

    def exportable(self, file_name: str) -> Exportable | None:
        """The rows as they are shown, where they were sorted or filtered."""
        answer, rows = self.answer, self.rows
        if answer is None or self.wish == Arrangement():
            return None
        return Exportable(
            what=tr("{rows} as shown", rows=counted(len(rows), "row")),
            file_name=file_name,
            query=lambda: HeldQuery(self._reader.cursor(), answer.columns, answer.types, rows),
        )

    # Order and filter

    def action_sort(self) -> None:
        """Sort by the column under the cursor: one way, the other, or as the rows came."""
        if (placed := self.table.current_column) is not None:
            self._sort_by(placed.index)

    @on(RecordTable.HeaderClicked, "#answer")
    def _sort_by_header(self, event: RecordTable.HeaderClicked) -> None:
        event.stop()
        self._sort_by(int(event.column))

    def _sort_by(self, column: int) -> None:
        if self.answer is not None:
            largest_first = self.answer.types[column].startswith((*_NUMBERS, *_TIMES))
            self._arrange(self.wish.next_by(column, largest_first=largest_first))

    def action_filter(self) -> None:
        """Go to the line that filters the rows."""
        if self.answer is not None:
            self.field.add_class("-shown")
            self.screen.set_focus(self.field)  # at once: the next key is already a letter for it

    def clear_filter(self) -> bool:
        """Show the rows with any words again; whether there was a filter."""
        had_one = bool(self.field.value)
        self.field.value = ""
        self.field.remove_class("-shown")
        return had_one

    def _empty_field(self) -> None:
        with self.field.prevent(Input.Changed):
            self.field.value = ""
        self.field.set_class(self.field.has_focus, "-shown")

    @on(Input.Changed, "#answer-filter")
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        wish = self.wish
        self._arrange(Arrangement(" ".join(event.value.split()), wish.column, wish.descending))

    @on(SearchInput.Left, "#answer-filter")
    def _leave_filter(self, event: SearchInput.Left) -> None:
        event.stop()
        self.screen.set_focus(self.table)  # at once: the next key is already for it
        if not event.kept:
            self.clear_filter()
        self.field.set_class(bool(self.field.value), "-shown")

    def _arrange(self, wish: Arrangement) -> None:
        answer = self.answer
        if answer is None:
            return
        self.wish = wish
        self._dropped.set()
        dropped = self._dropped = threading.Event()

        def work() -> Message | None:
            rows = arrange(answer.rows, wish, dropped.is_set)
            return None if rows is None or dropped.is_set() else self.Arranged(wish, answer, rows)

        self._reader.start(self, "console-rows", work, dropped.set)

    @on(Arranged)
    def _show_arranged(self, event: Arranged) -> None:
        event.stop()
        if event.wish == self.wish and event.answer is self.answer:
            self._lay_out(event.rows, keep_column=True)

    def _lay_out(self, rows: Sequence[tuple[Any, ...]], *, keep_column: bool) -> None:
        if (answer := self.answer) is None:
            return
        self.rows = rows
        column = self.table.cursor_column if keep_column else 0
        by = self.wish.column
        self.table.sorted_by = "" if by is None else f"{'-' if self.wish.descending else ''}{by}"
        empty = (
            tr("No row.") if not self.wish.words else tr("No row has these words; esc in the filter takes them away.")
        )
        self.table.show_records(Records(rows, _record), columns=_columns(answer, by), empty=empty)
        self.table.cursor_column = column
        self.post_message(self.Shown())

    # What a row opens

    @property
    def company(self) -> CompanyWanted | None:
        """The company that the answer names under the cursor, or else anywhere in its row."""
        record, placed = self.table.current, self.table.current_column
        if self.answer is None or record is None or placed is None:
            return None
        columns = self.answer.columns
        places = [placed.index, *(columns.index(name) for name in _COMPANY_COLUMNS if name in columns)]
        for place in places:
            if columns[place] in _COMPANY_COLUMNS and (company_id := record.values[place]):
                names = [name for name in _COMPANY_COLUMNS[columns[place]] if name in columns]
                name = record.values[columns.index(names[0])] if names else company_id
                return CompanyWanted(str(company_id), str(name or company_id))
        return None

    def action_company(self) -> None:
        """Show the deals of the company of the row."""
        if (company := self.company) is not None:
            self.post_message(company)
        else:
            tell(self.app, tr("this row names no company by its id"), subject="row")

    @on(RecordTable.Chosen, "#answer")
    def _open(self, event: RecordTable.Chosen) -> None:
        event.stop()
        record = self.table.current
        if self.answer is None or record is None:
            return
        columns = self.answer.columns
        if "deal_id" in columns and (deal_id := record.values[columns.index("deal_id")]):
            self.post_message(DealWanted(str(deal_id)))
        elif placed := self.table.current_column:
            self.post_message(WholeValueWanted(columns[placed.index], _text(record.values[placed.index])))


def _columns(answer: Answer, sorted_by: int | None) -> list[Column]:
    columns: list[Column] = []
    for index, (name, kind) in enumerate(zip(answer.columns, answer.types, strict=True)):
        title = cell_text(name)
        shown = [title, *(cell_text(_text(row[index])) for row in answer.rows[:_MEASURED_ROWS])]
        least = width_of(title) + 2 if index == sorted_by else 1
        width = min(_WIDEST_COLUMN, max(least, *map(width_of, shown)))
        columns.append(
            Column(str(index), title, width=width, right=kind.startswith(_NUMBERS), sortable=True, verbatim=True)
        )
    return columns


def _record(row: tuple[object, ...]) -> Record:
    return Record(
        cells=tuple(cell_text(_text(value)) for value in row),
        tones=tuple("muted" if value is None else "" for value in row),
        values=row,
    )


def _text(value: object) -> str:
    return _NULL if value is None else str(value)
