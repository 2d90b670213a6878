"""The SQL console."""

import asyncio
import itertools
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from textual.widgets import OptionList, TextArea

from store.saved_queries import saved_queries, saved_query
from store.snapshot import Reading, open_to_read
from tui.panes.console import ConsolePane
from tui.screens.text import TextScreen
from tui.widgets.record_table import RecordTable

ROOT = Path(__file__).parents[2]

SLOW = "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b"


async def ask(reader, sql: str) -> None:
    await reader.press("4")
    reader.explorer.console_pane.put(sql)
    await reader.press("ctrl+r")


async def ask_slowly(reader, sql: str = SLOW) -> ConsolePane:
    """Run a statement that takes long, and go on while it runs."""
    await reader.press("4")
    console = reader.explorer.console_pane
    console.put(sql)
    await reader.settle()
    reader.strike("ctrl+r")
    await reader.handle()
    assert console.running
    return console


async def test_an_answer_is_a_table_with_its_size_and_time(explore, database) -> None:
    async with explore(database) as reader:
        await ask(reader, "SELECT title, amount, round FROM deals ORDER BY amount DESC")
        assert reader.label("#sql-status").startswith("3 rows · ")
        assert "80000000000" in reader.text
        assert "null" in reader.text


async def test_f5_runs_too_and_nothing_needs_ctrl_enter(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("4")
        await reader.type("SELECT 41 + 1 AS answer")
        await reader.press("f5")
        assert "42" in reader.text


async def test_truncation_is_said_and_can_be_lifted(explore, database) -> None:
    async with explore(database) as reader:
        await ask(reader, "FROM range(1200)")
        assert reader.label("#sql-status").startswith("500 of more than 500 rows · ")
        assert "+ shows more" in reader.label("#sql-status")
        await reader.press("+")
        assert reader.label("#sql-status").startswith("1,200 rows · ")
        await ask(reader, "FROM range(500)")
        assert reader.label("#sql-status").startswith("500 rows · ")
        await ask(reader, "FROM range(0)")
        assert reader.label("#sql-status").startswith("0 rows · ")


async def test_an_error_stands_beside_the_statement_and_keeps_both(explore, database) -> None:
    async with explore(database) as reader:
        await ask(reader, "SELECT 7 AS seven")
        await ask(reader, "SELECT titel\nFROM deals")
        assert "titel" in reader.label("#sql-status")
        editor = reader.app.screen.query_one("#statement", TextArea)
        assert editor.text == "SELECT titel\nFROM deals"
        assert editor.has_focus
        assert editor.cursor_location == (0, 7)
        assert "seven" in reader.text


@pytest.mark.parametrize(
    "sql", ["DELETE FROM deals", "FROM read_text('/etc/hostname')", "SELECT 1; DROP VIEW flows", ""]
)
async def test_what_may_not_run_says_so(explore, database, sql: str) -> None:
    async with explore(database) as reader:
        await ask(reader, sql)
        assert reader.app.screen.query_one("#sql-status").has_class("-error")
        assert reader.label("#sql-status")


async def test_escape_cancels_and_then_leads_out(explore, database) -> None:
    async with explore(database) as reader:
        console = await ask_slowly(reader)
        started = time.monotonic()
        await reader.press("escape")
        assert time.monotonic() - started < 3
        assert not console.running
        assert "cancelled" in reader.label("#sql-status")
        assert reader.explorer.at == "sql"
        await reader.press("escape")
        assert reader.explorer.at == "deals"


@pytest.mark.parametrize("pane", ["deals", "sql"])
async def test_a_statement_that_fails_meanwhile_leaves_the_reader_where_she_is(explore, database, pane: str) -> None:
    async with explore(database) as reader:
        console = await ask_slowly(reader)
        place = console.other_place if pane == "sql" else reader.explorer.deals.table
        for key in ["tab", "2"] if pane == "deals" else ["tab"]:
            reader.strike(key)
            await reader.handle()
        assert console.running
        console.cancel()
        await reader.settle()
        assert reader.explorer.at == pane
        assert place.has_focus
        await reader.press("4")
        assert "cancelled" in reader.label("#sql-status")


async def test_an_answer_leaves_the_focus_to_whoever_types(explore, database) -> None:
    async with explore(database) as reader:
        await ask(reader, "SELECT 7 AS seven")
        console = reader.explorer.console_pane
        assert console.console.table.has_focus
        statement = "SELECT 8 AS eight FROM range(200000000) GROUP BY range % 2 HAVING sum(range) > 0"
        await ask_slowly(reader, statement)
        reader.strike("q")
        await reader.settle()
        assert console.place.has_focus
        assert console.place.text == f"{statement}q"
        assert reader.label("#sql-status").startswith("2 rows · ")


async def test_a_pane_that_gets_the_focus_is_shown(explore, database) -> None:
    async with explore(database) as reader:
        await ask(reader, "SELECT 7 AS seven")
        reader.explorer.action_go("deals")
        await reader.settle()
        reader.explorer.set_focus(reader.explorer.console_pane.console.editor)
        await reader.settle()
        assert reader.explorer.at == "sql"
        assert "seven" in reader.text


async def test_the_screen_never_waits_for_a_slow_statement(explore, database) -> None:
    async with explore(database) as reader:
        console = await ask_slowly(reader)
        longest = [await longest_gap(0.7) for _ in range(3)]
        assert console.running
        assert min(longest) < 0.1, "a busy machine may spoil one stretch, a screen that waits spoils all"
        await reader.press("escape")


async def longest_gap(seconds: float) -> float:
    """The longest time that the main loop was busy, in seconds."""
    loop = asyncio.get_running_loop()
    turns: list[float] = [loop.time()]
    done = loop.create_future()

    def turn() -> None:
        turns.append(loop.time())
        if turns[-1] - turns[0] < seconds:
            loop.call_later(0.005, turn)
        else:
            done.set_result(None)

    turn()
    await done
    return max(after - before for before, after in itertools.pairwise(turns))


async def test_leaving_the_app_stops_a_slow_statement(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("4")
        reader.explorer.console_pane.put(SLOW)
        reader.strike("ctrl+r")
        await reader.handle()
        started = time.monotonic()
        reader.strike("ctrl+q")
        await reader.handle()
    await asyncio.get_running_loop().shutdown_default_executor()
    assert time.monotonic() - started < 5


async def test_a_row_with_a_deal_opens_it(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.search("microsoft")
        await ask(reader, "SELECT title, deal_id FROM deals WHERE title LIKE '%Tressac%'")
        await reader.press("enter")
        assert reader.explorer.at == "source"
        assert "Velmont rachète Tressac" in reader.text
        assert reader.explorer.line.words == ""
        await reader.press("[")
        assert reader.explorer.at == "sql"


async def test_a_row_with_a_deal_that_is_no_more_says_so(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await ask(reader, "SELECT 'gone' AS deal_id")
        await reader.press("enter")
        assert any("no deal gone" in note.message for note in reader.app._notifications)
        assert "1 of 3 deals" in reader.text


async def test_a_long_value_is_shown_whole(explore, database) -> None:
    async with explore(database) as reader:
        await ask(reader, "SELECT repeat('long ', 100) || reverse('dne') AS words")
        assert "end" not in reader.text
        await reader.press("enter")
        assert isinstance(reader.app.screen, TextScreen)
        assert reader.app.screen.query_one(TextArea).text.endswith("end")
        await reader.press("escape")
        assert reader.explorer.at == "sql"


async def test_every_saved_query_runs_with_the_values_that_it_declares(explore, database) -> None:
    async with explore(database) as reader:
        for query in saved_queries():
            await ask(reader, query.text)
            assert not reader.app.screen.query_one("#sql-status").has_class("-error"), query.title


async def test_the_palette_opens_saved_queries_and_companies(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("ctrl+p")
        await reader.type("circular money")
        assert reader.app.screen.query_one(OptionList).option_count
        await reader.press("enter")
        assert reader.explorer.at == "sql"
        assert reader.app.screen.query_one("#statement", TextArea).text == saved_query("circular-money").text
        await reader.press("ctrl+p")
        await reader.type("tress")
        await reader.press("enter")
        assert reader.explorer.view.company_name == "Tressac"
        assert reader.explorer.at == "deals"


async def test_the_palette_runs_actions(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press(":")
        await reader.type("zoom")
        await reader.press("enter")
        assert reader.explorer.has_class("-zoomed")


async def test_tab_goes_between_the_statement_and_its_answer(explore, database) -> None:
    async with explore(database) as reader:
        await ask(reader, "SELECT 1")
        assert reader.app.focused is reader.app.screen.query_one("#answer", RecordTable)
        await reader.press("tab")
        assert isinstance(reader.app.focused, TextArea)
        await reader.press("tab", "q")
        assert reader.explorer.at == "deals"


async def test_the_console_is_built_when_it_is_first_opened_and_loses_no_key(explore, database) -> None:
    async with explore(database) as reader:
        console = reader.explorer.console_pane
        assert not reader.app.screen.query(TextArea)
        reader.strike("4")
        while console.app.focused is not console:
            await reader.pilot.pause(0)
        await reader.type("SELECT 6 * 7")
        assert console.console is not None
        assert console.console.editor.text == "SELECT 6 * 7"
        assert reader.explorer.line.words == ""


def test_the_start_imports_nothing_of_the_console() -> None:
    late = ("tui.panes.sql_console", "store.console_process", "textual.widgets._text_area")
    code = f"import sys, tui.app; print([name for name in {late} if name in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert printed.stdout.strip() == "[]"


async def test_a_statement_that_is_run_while_the_file_is_on_the_move_holds_nobody_up(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("4")
        console = reader.explorer.console_pane.console
        console.put("SELECT 1 AS one")
        opens, may_open = threading.Event(), threading.Event()

        def open_late() -> Reading:
            opens.set()
            may_open.wait(5)
            return open_to_read(database)

        move = threading.Thread(target=console._reader.move, args=(database, open_late))
        move.start()
        await asyncio.to_thread(opens.wait, 5)
        reader.strike("ctrl+r")
        await reader.handle()
        assert reader.label("#sql-status") == "running; esc cancels"
        assert move.is_alive()
        may_open.set()
        await reader.settle()
        assert reader.label("#sql-status").startswith("1 row")
