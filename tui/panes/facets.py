"""The facets pane: how the deals are spread over kinds, stages, years and outlets, to keep or exclude values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var

from store.explore import FacetChoice, Statement, facet_choices
from store.search_edits import Mark
from tui.display import cell_text, words
from tui.panes.pane import Pane
from tui.reader import Reader
from tui.state import View
from tui.taking import Copyable, Exportable, exportable_of, table_copyables
from tui.widgets.columns import Column
from tui.widgets.pane_title import PaneTitle
from tui.widgets.record_table import RecordTable
from tui.widgets.records import Record, Records
from tui.wording import counted, number, tr

MOST = 50
"""Values of one facet that are listed at first."""

_PAUSE = 0.15
"""Seconds of rest before the counts are asked for: the lists come first."""

_SIGNS = {Mark.KEPT: "✓", Mark.EXCLUDED: "−", None: " "}
_TONES = {Mark.KEPT: "strong", Mark.EXCLUDED: "muted", None: ""}
_VOCABULARY = ("kind", "stage", "confirmation")
_BAR = 6


@dataclass(frozen=True)
class Line:
    """One line of the list: the name of a facet, one of its values, or how many are not listed."""

    field: str
    choice: FacetChoice | None = None
    left_out: int = 0
    among: int = 0
    """The largest count of its facet."""


class FacetTable(RecordTable):
    """The values with their counts; a click keeps, a click on the mark at the end excludes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", "Keep", id="facets.keep", tooltip="Keep the value, or let it go; fold or unfold a facet"
        ),
        Binding("minus", "exclude", "Exclude", id="facets.exclude", tooltip="Exclude the value, or let it in again"),
    ]
    BINDING_GROUP_TITLE = "Facets"

    @dataclass
    class Excluded(RecordTable.Told):
        """The value of a row is to be excluded."""

        row: int

    def action_exclude(self) -> None:
        """Tell that the value under the cursor is to be excluded."""
        if self.count:
            self.post_message(self.Excluded(self, self.cursor_row))

    def clicked(self, times: int) -> None:
        """Keep or exclude at the first click; a second one at once is meant as the same."""
        clicked, self.cursor_column = self.current_column, 0
        if times == 1 and clicked is not None and clicked.column.key == "exclude":
            self.action_exclude()
        elif times == 1:
            self.action_choose()


class FacetsPane(Pane):
    """Kinds, stages, confirmations, years, currencies, outlets and languages, with how many deals have each."""

    BINDINGS: ClassVar[list[BindingType]] = []
    BINDING_GROUP_TITLE = "Facets"

    table = getters.query_one("#facets-table", FacetTable)

    view: var[View] = var(View(), init=False)
    seen: var[bool] = var(False, init=False)
    """Whether the pane is on the screen: counts are asked for only then."""

    @dataclass
    class Counted(Message):
        """The values of a view."""

        view: View
        choices: list[FacetChoice]

    @dataclass
    class Toggled(Message):
        """A value is to be kept or excluded, or no longer where it is."""

        field: str
        value: str
        mark: Mark

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader, id="facets")
        self._asked: View | None = None
        self._choices: list[FacetChoice] = []
        self._lines: list[Line] = []
        self._folded: set[str] = set()
        self._whole: set[str] = set()

    def compose(self) -> ComposeResult:
        """The title and the list."""
        yield PaneTitle("f", tr("Facets"))
        yield FacetTable(_columns(0), id="facets-table")

    def watch_view(self) -> None:
        """Other deals have other counts."""
        self._ask(_PAUSE)

    def again(self) -> None:
        """Count the same deals of a changed database."""
        self._asked = None
        self._ask(_PAUSE)

    def watch_seen(self) -> None:
        """Ask for what changed while nobody looked."""
        self._ask(0)

    def copyables(self) -> list[Copyable]:
        """What can be copied here."""
        return table_copyables(self.table, None if self._asked is None else self._statement(self._asked))

    def exportable(self) -> Exportable | None:
        """Every value that is counted, those that are not listed too."""
        if self._asked is None or not self._choices:
            return None
        counts = counted(sum(1 for choice in self._choices if choice.count), "count")
        return exportable_of(self.reader, self._statement(self._asked), counts, "facets.csv")

    @staticmethod
    def _statement(view: View) -> Statement:
        from store.listed_tables import facet_table

        return facet_table(view.search, view.company_id)

    def _ask(self, pause: float) -> None:
        view = self.view
        if not self.seen or view == self._asked:
            return
        self._asked = view
        self.ask(
            lambda cursor: facet_choices(cursor, view.search, view.company_id),
            lambda choices: self.Counted(view, choices),
            pause=pause,
        )

    def _failed(self, line: str) -> Message:
        self._asked = None
        return super()._failed(line)

    @on(Counted)
    def _take(self, event: Counted) -> None:
        if event.view != self._asked:
            return
        self.answered()
        self._choices = event.choices
        self.title.context = event.view.company_name
        kept = sum(1 for choice in event.choices if choice.mark is Mark.KEPT)
        excluded = sum(1 for choice in event.choices if choice.mark is Mark.EXCLUDED)
        said = [
            tr("{kept} kept", kept=kept) if kept else "",
            tr("{excluded} excluded", excluded=excluded) if excluded else "",
        ]
        self.title.count = ", ".join(filter(None, said))
        self._show()

    def _show(self) -> None:
        """List the values, with the cursor on the one that it was on."""
        at = _place(self._lines[self.table.cursor_row]) if self._lines else None
        self._lines = list(_lines(self._choices, self._folded, self._whole))
        places = [_place(line) for line in self._lines]
        cursor = places.index(at) if at in places else min(self.table.cursor_row, max(0, len(places) - 1))
        columns = _columns(max((choice.count for choice in self._choices), default=0))
        self.table.show_records(
            Records(self._lines, self._record),
            columns=columns if columns != self.table.columns else None,
            cursor=cursor,
            empty=tr("No deal fits the search; esc goes back."),
        )

    def _record(self, line: Line) -> Record:
        name = words(line.field)
        if line.left_out:
            return Record((tr("  …and {left_out} more", left_out=number(line.left_out)), "", "", ""), ("muted",))
        if line.choice is None:
            folded = line.field in self._folded
            return Record((f"{'▸' if folded else '▾'} {name}", "", "", ""), ("strong",), (name, None, None, None))
        choice = line.choice
        shown = words(choice.value) if choice.field in _VOCABULARY else cell_text(choice.value)
        tone = _TONES[choice.mark]
        return Record(
            (f"{_SIGNS[choice.mark]} {shown}", number(choice.count), _bar(choice.count, line.among), "−"),
            (tone, tone, "muted", "muted"),
            (choice.value, choice.count, None, None),
        )

    @on(RecordTable.Moved, "#facets-table")
    def _move(self, event: RecordTable.Moved) -> None:
        event.stop()

    @on(RecordTable.Chosen, "#facets-table")
    def _keep(self, event: RecordTable.Chosen) -> None:
        event.stop()
        line = self._lines[event.row]
        if line.choice is not None:
            self.post_message(self.Toggled(line.field, line.choice.value, Mark.KEPT))
            return
        if line.left_out:
            self._whole.add(line.field)
        else:
            self._folded ^= {line.field}
        self._show()

    @on(FacetTable.Excluded)
    def _exclude(self, event: FacetTable.Excluded) -> None:
        event.stop()
        if (choice := self._lines[event.row].choice) is not None:
            self.post_message(self.Toggled(choice.field, choice.value, Mark.EXCLUDED))


def _columns(largest: int) -> tuple[Column, ...]:
    """The columns, with room for the largest count."""
    return (
        Column("value", "", least=8, ideal=18),
        Column("count", "deals", width=max(5, len(number(largest))), right=True),
        Column("share", "", width=_BAR, drop=1),
        Column("exclude", "", width=1),
    )


def _lines(choices: Iterable[FacetChoice], folded: set[str], whole: set[str]) -> Iterator[Line]:
    """Each facet with its first values; those that are kept or excluded are never left out."""
    for field, group in groupby(choices, key=lambda choice: choice.field):
        values = list(group)
        yield Line(field)
        if field in folded:
            continue
        most = len(values) if field in whole else MOST
        among = max(choice.count for choice in values)
        listed = [choice for number, choice in enumerate(values) if number < most or choice.mark is not None]
        yield from (Line(field, choice, among=among) for choice in listed)
        if len(listed) < len(values):
            yield Line(field, left_out=len(values) - len(listed))


def _place(line: Line) -> tuple[str, str | None, bool]:
    """What a line is known by when the counts change."""
    return line.field, line.choice.value if line.choice else None, bool(line.left_out)


def _bar(count: int, among: int) -> str:
    """A bar as long as the share of the largest count; anything has at least a trace."""
    halves = max(1, round(count / among * _BAR * 2)) if count else 0
    return "━" * (halves // 2) + "╸" * (halves % 2)
