"""A table that holds only the pages it shows, so that a million rows cost what a screenful does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size, clamp
from textual.message import Message
from textual.reactive import reactive, var
from textual.strip import Strip

from tui.display import ELLIPSIS
from tui.widgets.column_choice import AS_THEY_COME, ColumnChoice, KeepsColumns
from tui.widgets.columns import GAP, Column, Placed, place_chosen
from tui.widgets.fitting import fitted
from tui.widgets.obeying import Obeying
from tui.widgets.pages import Pages
from tui.widgets.painted_rows import PaintedRows
from tui.widgets.plain_lines import PlainLines
from tui.widgets.records import Record
from tui.widgets.row_line import MARGIN, TABLE_CSS, TABLE_STYLES, empty_line, row_line, title, tone
from tui.widgets.steady_scroll import SteadyScroll
from tui.widgets.table_keys import TABLE_BINDINGS


class RecordTable(Obeying, SteadyScroll, can_focus=True):
    """Rows under a header that stays, with a cursor on one cell.

    The owner says how many records there are with `show` and hands them over with `fill`, all at once or page by
    page when `PagesWanted` asks for them.
    """

    DEFAULT_CSS = TABLE_CSS
    COMPONENT_CLASSES: ClassVar[set[str]] = TABLE_STYLES
    BINDINGS: ClassVar[list[BindingType]] = TABLE_BINDINGS
    BINDING_GROUP_TITLE = "Tables"

    cursor_row: var[int] = var(0, init=False)
    cursor_column: reactive[int] = reactive(0)
    sorted_by: reactive[str] = reactive("")

    @dataclass
    class Told(Message):
        """Something that the table says."""

        table: RecordTable

        @property
        def control(self) -> RecordTable:
            """The table, for `on` with a selector."""
            return self.table

    @dataclass
    class Moved(Told):
        """The cursor stands on another row, or on a row of other records."""

        row: int

    @dataclass
    class Chosen(Told):
        """A row was entered, by key or by double click."""

        row: int

    @dataclass
    class HeaderClicked(Told):
        """The header of a sortable column was clicked."""

        column: str

    @dataclass
    class ColumnsWanted(Told):
        """Other columns are to be chosen."""

    @dataclass
    class PagesWanted(Told):
        """Records from `first` up to, not including, `last` are missing, and on the screen or next to it."""

        generation: int
        first: int
        last: int

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        header: bool = True,
        can_focus: bool = True,
        named: str = "",
    ) -> None:
        super().__init__(id=id, can_focus=can_focus)
        self._styles_cache = PlainLines()
        self.columns = tuple(columns)
        self.named = named
        self.choice = AS_THEY_COME
        self.count = 0
        self.generation = 0
        self.empty_text = ""
        self._header = 1 if header else 0
        self._placed_for: tuple[object, ...] = ()
        self._placed_columns: tuple[Placed, ...] = ()
        self._arranged: tuple[Placed, ...] = ()
        self._pages = Pages()
        self._painted = PaintedRows()
        self._title: tuple[tuple[object, ...], Strip] | None = None
        self._to_last = False

    # What is shown

    def show(
        self,
        count: int,
        *,
        columns: Sequence[Column] | None = None,
        cursor: int = 0,
        empty: str = "",
        first: Sequence[Record] = (),
    ) -> int:
        """Start again with `count` records; the number returned marks them in `PagesWanted` and `fill`.

        `first` are the records of the first pages, where these are here; the others come when they are asked for.
        """
        self._start(count, None, columns, cursor, empty, first)
        return self.generation

    def show_records(
        self, records: Sequence[Record], *, columns: Sequence[Column] | None = None, cursor: int = 0, empty: str = ""
    ) -> None:
        """Start again with records that are all here."""
        self._start(len(records), records, columns, cursor, empty)

    def grow(self, count: int, *, cursor: int | None = None) -> None:
        """There are `count` records, those that are here being the first; a reader who went to the last goes there."""
        self._pages.grow(self.count)
        self.count = count
        self._arrange()
        self.put_cursor(count - 1 if self._to_last else self.cursor_row if cursor is None else cursor)
        self._ask_for_pages()
        self.post_message(self.Moved(self, self.cursor_row))

    def fill(self, generation: int, first: int, records: Sequence[Record]) -> None:
        """Take records that `PagesWanted` asked for; `first` is a page's first row. Late ones are dropped."""
        if generation != self.generation:
            return
        self._pages.fill(first, records)
        top, bottom = self.visible_rows
        if first < bottom and first + len(records) > top:
            self.refresh()
        self._ask_for_pages()

    def await_none(self) -> None:
        """The records that `PagesWanted` asked for do not come; those that are looked at are asked for again."""
        self._pages.await_none()

    def record(self, row: int) -> Record | None:
        """The record of a row, or None while its page is not here."""
        return self._pages.record(row)

    def make_anew(self) -> None:
        """Make the records anew: what their owner makes of the rows changed."""
        self._pages.forget()
        self.refresh()

    def put_cursor(self, row: int) -> None:
        """Put the cursor on a row without telling of it."""
        self._to_last = False
        self.set_reactive(RecordTable.cursor_row, self.validate_cursor_row(row))
        self._show_cursor()
        self.refresh()

    @property
    def current(self) -> Record | None:
        """The record under the cursor."""
        return self.record(self.cursor_row)

    @property
    def current_column(self) -> Placed | None:
        """The column under the cursor, or None where the table has none."""
        return self._placed[self.cursor_column] if self.cursor_column < len(self._placed) else None

    @property
    def visible_rows(self) -> tuple[int, int]:
        """The first row on the screen and the one after the last."""
        first = self.scroll_offset.y
        return first, min(self.count, first + self._body_height)

    def _start(
        self,
        count: int,
        held: Sequence[Record] | None,
        columns: Sequence[Column] | None,
        cursor: int,
        empty: str,
        first: Sequence[Record] = (),
    ) -> None:
        self.generation += 1
        self.count = count
        self.empty_text = empty
        self._to_last = False
        self._pages.start(held)
        self._pages.fill(0, first)
        if columns is not None:
            self.columns = tuple(columns)
            self.cursor_column = 0
        self._arrange()
        self.put_cursor(cursor)
        self._ask_for_pages()
        self.post_message(self.Moved(self, self.cursor_row))

    @property
    def _placed(self) -> tuple[Placed, ...]:
        """The columns as they stand in the width of this moment; a hidden table has none."""
        asked = (self.columns, self.line_width - 2 * MARGIN, self.choice)
        if asked != self._placed_for:
            self._placed_for = asked
            self._placed_columns = place_chosen(self.choice.shown(self.columns), asked[1])
        return self._placed_columns

    def _arrange(self) -> None:
        placed = self._arranged = self._placed
        width = placed[-1].x + placed[-1].width + 2 * MARGIN if placed else 0
        self.virtual_size = Size(width, self.count + self._header)

    def _ask_for_pages(self) -> None:
        if (rows := self._pages.missing(*self.visible_rows, self.count)) is not None:
            self.post_message(self.PagesWanted(self, self.generation, *rows))

    # Chosen columns

    def on_mount(self) -> None:
        """Take the columns that were chosen for a table of this name."""
        if self.named and isinstance(self.app, KeepsColumns):
            self.choice = self.app.column_choice(self.named)

    def choose(self, choice: ColumnChoice) -> None:
        """Show the columns of a choice."""
        self.choice = choice
        self._arrange()
        self.cursor_column = self.cursor_column
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Columns are chosen where the choice has a name to be kept by."""
        return bool(self.named) if action == "columns" else super().check_action(action, parameters)

    def width_of_column(self, key: str) -> int:
        """The cells that a column takes now, 0 where it is not shown."""
        return next((placed.width for placed in self._placed if placed.column.key == key), 0)

    def action_columns(self) -> None:
        """Ask for the columns."""
        self.post_message(self.ColumnsWanted(self))

    # The cursor

    @property
    def _body_height(self) -> int:
        return max(0, self.scrollable_content_region.height - self._header)

    def watch_cursor_row(self, before: int, after: int) -> None:
        """Repaint the two rows that changed, keep the cursor in view and tell the owner."""
        self._to_last = False
        self.refresh_line(before + self._header)
        self.refresh_line(after + self._header)
        self._show_cursor()
        self.post_message(self.Moved(self, after))

    def validate_cursor_row(self, row: int) -> int:
        """A row that exists."""
        return clamp(row, 0, max(0, self.count - 1))

    def validate_cursor_column(self, column: int) -> int:
        """A column that is shown."""
        return clamp(column, 0, max(0, len(self._placed) - 1))

    def watch_cursor_column(self) -> None:
        """Bring the column into view."""
        if (placed := self.current_column) is None:
            return
        width = self.line_width - 2 * MARGIN
        left = clamp(self.scroll_offset.x, placed.x + placed.width - width, placed.x)
        self.scroll_to(x=max(0, left), animate=False, force=True)

    def _show_cursor(self) -> None:
        if not (height := self._body_height):
            return
        top = clamp(self.scroll_offset.y, self.cursor_row - height + 1, self.cursor_row)
        self.scroll_to(y=max(0, top), animate=False, force=True)

    def action_move(self, rows: int) -> None:
        """Move the cursor down, or up where `rows` is negative."""
        self.cursor_row += rows

    def action_move_column(self, columns: int) -> None:
        """Move the cursor sideways."""
        self.cursor_column += columns

    def action_move_to(self, row: int) -> None:
        """Move the cursor to a row; a negative one counts from the end."""
        self.cursor_row = row if row >= 0 else self.count + row
        self._to_last = row < 0

    def action_move_screens(self, screens: float) -> None:
        """Move the cursor by so many screens."""
        rows = int(screens * max(1, self._body_height))
        self.cursor_row += rows or (1 if screens > 0 else -1)

    def action_choose(self) -> None:
        """Tell the owner that the row under the cursor was entered."""
        if self.count:
            self.post_message(self.Chosen(self, self.cursor_row))

    # What happens to it

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for the pages that came into view."""
        super().watch_scroll_y(old_value, new_value)
        self._ask_for_pages()

    def on_resize(self) -> None:
        """Place the columns again; another height alone changes no line."""
        if self._placed != self._arranged:
            self._arrange()
            self.cursor_column = self.cursor_column
            self.refresh()
        self._show_cursor()
        self._ask_for_pages()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the cell; a double click enters the row, a click on a header sorts."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        column = self._column_at(offset.x + self.scroll_offset.x)
        if offset.y < self._header:
            if column is not None and self._placed[column].column.sortable:
                self.post_message(self.HeaderClicked(self, self._placed[column].column.key))
            return
        row = offset.y - self._header + self.scroll_offset.y
        if row >= self.count:
            return
        self.cursor_row = row
        if column is not None:
            self.cursor_column = column
        self.clicked(event.chain)

    def clicked(self, times: int) -> None:
        """The cell that has the cursor now was clicked; a double click enters the row."""
        if times == 2:
            self.action_choose()

    def _column_at(self, x: int) -> int | None:
        inside = (i for i, placed in enumerate(self._placed) if placed.x <= x - MARGIN < placed.x + placed.width + GAP)
        return next(inside, None)

    # How it looks

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.line_width
        row = y - self._header + self.scroll_offset.y
        left = self.scroll_offset.x if self.count else 0
        if y < self._header:
            manner = (self.looks, self._placed, left, width, self.sorted_by)
            if self._title is None or self._title[0] != manner:
                self._title = manner, self._cropped(self._header_segments(), left, width)
            return self._title[1]
        if not self.count:
            muted = self.looks.part("record-table--muted")
            return self._cropped(empty_line(self.empty_text, y - self._header, width, muted), left, width)
        if row >= self.count:
            return Strip.blank(width, self.looks.plain)
        if look := self._look_of(row):
            return self._cropped(self._row_segments(row), left, width, look)
        if (record := self.record(row)) is None:
            return self._cropped(self._row_segments(row), left, width)
        painted = self._painted.of(self.looks, self._placed, left, width)
        if (strip := painted.get(record)) is None:
            strip = self._cropped(self._row_segments(row), left, width)
            painted.keep(record, strip)
        return strip

    def _cropped(self, segments: Sequence[Segment], left: int, width: int, look: str = "") -> Strip:
        """What is seen of a line, as wide as the table."""
        return fitted(Strip(segments), left, left + width, self.looks.part(look))

    def _header_segments(self) -> list[Segment]:
        style = self.looks.part("record-table--header")
        titles = [title(placed.column, self.sorted_by) for placed in self._placed]
        return self._line(titles, [style] * len(self._placed), style)

    def _row_segments(self, row: int) -> list[Segment]:
        looks, base = self.looks, self._look_of(row)
        plain = looks.part(base)
        if (record := self.record(row)) is None:
            return self._line([ELLIPSIS] * len(self._placed), [plain] * len(self._placed), plain)
        texts = [record.cells[placed.index] for placed in self._placed]
        styles = [looks.layered(base, tone(record, placed.index)) for placed in self._placed]
        if row == self.cursor_row and self.has_focus and self.cursor_column < len(styles):
            styles[self.cursor_column] += looks.part("record-table--cell")
        return self._line(texts, styles, plain)

    def _look_of(self, row: int) -> str:
        """The part that a row is; none for a plain one."""
        return "record-table--cursor" if row == self.cursor_row else ""

    def _line(self, texts: Sequence[str], styles: Sequence[Style], base: Style) -> list[Segment]:
        edge = self.scroll_offset.x + self.line_width - MARGIN
        return row_line(zip(texts, styles, self._placed, strict=True), base, edge)
