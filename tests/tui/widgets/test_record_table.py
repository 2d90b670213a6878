from collections.abc import Sequence

import pytest
from textual import events
from textual.app import App, ComposeResult

from tui.widgets.columns import Column
from tui.widgets.record_table import RecordTable
from tui.widgets.records import PAGE, Record, Records

COLUMNS = (
    Column("date", "date", width=10, sortable=True),
    Column("title", "deal"),
    Column("n", "n", width=6, right=True),
)


class TableApp(App[None]):
    """A table of numbered rows whose pages come when they are asked for, and the messages that it sent."""

    def __init__(self, count: int = 0) -> None:
        super().__init__()
        self.count = count
        self.wanted: list[RecordTable.PagesWanted] = []
        self.moved: list[int] = []
        self.chosen: list[int] = []
        self.headers: list[str] = []
        self.answering = True

    def compose(self) -> ComposeResult:
        yield RecordTable(COLUMNS)

    @property
    def table(self) -> RecordTable:
        return self.query_one(RecordTable)

    def on_mount(self) -> None:
        self.table.show(self.count, empty="nothing here")

    def on_record_table_pages_wanted(self, event: RecordTable.PagesWanted) -> None:
        self.wanted.append(event)
        if self.answering:
            self.answer(event)

    def answer(self, event: RecordTable.PagesWanted) -> None:
        self.table.fill(event.generation, event.first, Records(range(event.first, event.last), numbered))

    def on_record_table_moved(self, event: RecordTable.Moved) -> None:
        self.moved.append(event.row)

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        self.chosen.append(event.row)

    def on_record_table_header_clicked(self, event: RecordTable.HeaderClicked) -> None:
        self.headers.append(event.column)


def numbered(row: int) -> Record:
    return Record(("2025-01-01", f"deal {row}", str(row)))


def screen_lines(table: RecordTable) -> list[str]:
    return [table.render_line(y).text.rstrip() for y in range(table.size.height)]


async def test_a_million_rows_cost_the_pages_that_a_key_leads_to() -> None:
    app = TableApp(1_000_000)
    last = 1_000_000 - PAGE
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert [event.first for event in app.wanted] == [0, PAGE, last]
        await pilot.press("G")
        await pilot.pause()
        assert app.table.cursor_row == 999_999
        assert "deal 999999" in screen_lines(app.table)[-1]
        assert [event.first for event in app.wanted[3:]] == [last - PAGE]


async def test_rows_that_are_not_here_yet_say_so_and_come_later() -> None:
    app = TableApp(500)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        app.answering = False
        app.table.cursor_row = 250
        await pilot.pause()
        assert set(screen_lines(app.table)[-1].split()) == {"…"}
        app.answer(app.wanted[-1])
        await pilot.pause()
        assert "deal 250" in screen_lines(app.table)[-1]


async def test_a_late_page_of_an_old_list_is_dropped() -> None:
    app = TableApp(500)
    app.answering = False
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        (old,) = app.wanted
        app.table.show(3)
        await pilot.pause()
        app.answer(old)
        assert app.table.record(0) is None


@pytest.mark.parametrize(("keys", "row"), [(("G",), 499), (("G", "k"), PAGE - 2), (("j",), 1)])
async def test_a_list_that_grows_keeps_its_cursor_unless_that_went_to_the_end(keys: tuple[str, ...], row: int) -> None:
    app = TableApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.table.show(PAGE, first=Records(range(PAGE), numbered))
        await pilot.press(*keys)
        app.table.grow(500)
        await pilot.pause()
        assert app.table.cursor_row == row
        assert app.moved[-1] == row
        first, last = app.table.visible_rows
        assert all(app.table.record(shown) for shown in range(first, last))


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (("j", "j", "down", "k"), 2),
        (("G",), 499),
        (("end", "up"), 498),
        (("G", "g"), 0),
        (("ctrl+d",), 9),
        (("pagedown", "pageup"), 0),
        (("k",), 0),
    ],
)
async def test_keys_move_the_cursor(keys: tuple[str, ...], row: int) -> None:
    app = TableApp(500)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert app.table.cursor_row == row
        assert app.moved[-1] == row
        first, last = app.table.visible_rows
        assert first <= row < last


async def test_the_cursor_moves_between_columns_and_stops_at_the_edges() -> None:
    app = TableApp(3)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("l", "l", "l", "l")
        assert app.table.current_column is not None
        assert app.table.current_column.column.key == "n"
        await pilot.press("h", "h", "h", "h")
        assert app.table.current_column.column.key == "date"


async def test_the_mouse_does_what_the_keys_do() -> None:
    app = TableApp(500)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.click(RecordTable, offset=(14, 4))
        assert app.table.cursor_row == 3
        assert app.table.cursor_column == 1
        await pilot.click(RecordTable, offset=(14, 6), times=2)
        assert app.chosen == [5]
        await pilot.click(RecordTable, offset=(3, 0))
        assert app.headers == ["date"]
        app.table.post_message(
            events.MouseScrollDown(
                app.table, x=5, y=5, delta_x=0, delta_y=1, button=0, shift=False, meta=False, ctrl=False
            )
        )
        await pilot.pause()
        assert app.table.visible_rows[0] > 0
        assert app.table.cursor_row == 5


async def test_enter_chooses_and_an_empty_table_has_nothing_to_choose() -> None:
    app = TableApp(2)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("j", "enter")
        assert app.chosen == [1]
        app.table.show(0, empty="nothing here")
        await pilot.press("enter", "j", "G")
        await pilot.pause()
        assert app.chosen == [1]
        assert "nothing here" in screen_lines(app.table)[1]


async def test_a_table_that_is_too_wide_scrolls_to_the_column() -> None:
    app = TableApp(1)
    async with app.run_test(size=(27, 10)) as pilot:
        wide = tuple(Column(str(i), f"column {i}", width=20) for i in range(5))
        app.table.show_records([Record(tuple(f"cell {i}" for i in range(5)))], columns=wide)
        await pilot.pause()
        assert screen_lines(app.table)[1].split() == ["cell", "0", "ce…"]
        await pilot.press("l", "l", "l", "l")
        await pilot.pause()
        assert "cell 4" in screen_lines(app.table)[1]


@pytest.mark.parametrize("width", [12, 30, 80])
async def test_every_line_is_as_wide_as_the_table(width: int) -> None:
    cells: Sequence[str] = ("数" * 40, "e\u0301" * 50, "👩\u200d💻 ok")
    app = TableApp()
    async with app.run_test(size=(width, 6)) as pilot:
        app.table.show_records([Record(tuple(cells))])
        await pilot.pause()
        lines = [app.table.render_line(y) for y in range(6)]
        assert {line.cell_length for line in lines} == {app.table.scrollable_content_region.width}


async def test_a_list_of_another_length_lays_no_other_widget_out() -> None:
    app = TableApp(5)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        passes: list[object] = []
        app.screen.screen_layout_refresh_signal.subscribe(app.table, passes.append)
        app.table.show(12)
        await pilot.pause()
        assert not passes
        app.table.show(1_000)
        await pilot.pause()
        assert passes
        done = 0
        while done < len(passes):  # the scrollbar that comes may take more than one
            done = len(passes)
            for _ in range(5):
                await pilot.pause()
        passes.clear()
        assert app.table.show_vertical_scrollbar
        assert app.table.vertical_scrollbar.window_virtual_size == 1_001
        app.table.show(2_000, cursor=1_999)
        await pilot.pause()
        assert not passes
        assert app.table.vertical_scrollbar.window_virtual_size == 2_001
        assert "deal 1999" in screen_lines(app.table)[-1]
        app.table.show(3)
        await pilot.pause()
        assert not app.table.show_vertical_scrollbar
        assert app.table.scroll_offset.y == 0


async def test_records_made_of_rows_are_made_anew_when_asked() -> None:
    app, made = TableApp(), []

    def make(row: int) -> Record:
        made.append(row)
        return numbered(row)

    async with app.run_test(size=(60, 20)) as pilot:
        app.table.show_records(Records(range(3), make))
        await pilot.pause()
        app.table.refresh()
        await pilot.pause()
        assert sorted(made) == [0, 1, 2]
        app.table.make_anew()
        await pilot.pause()
        assert sorted(made) == [0, 0, 1, 1, 2, 2]
