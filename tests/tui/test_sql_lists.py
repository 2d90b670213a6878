"""Saved queries, their values and the history of the SQL console."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from store.saved_queries import own_folder, save_query, saved_queries, saved_query
from tui.screens.query_values import ValuesScreen
from tui.screens.saving_query import SaveQueryScreen
from tui.screens.sql_lists import HistoryScreen, SavedQueriesScreen

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


def console(reader):
    return reader.explorer.console_pane.console


async def put(reader, sql: str) -> None:
    await reader.press("4")
    reader.explorer.console_pane.put(sql)
    await reader.settle()


@SIZES
async def test_a_saved_query_is_picked_by_its_words_given_values_and_run(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await reader.press("4", "ctrl+o")
        assert isinstance(reader.app.screen, SavedQueriesScreen)
        assert reader.app.screen.query_one(OptionList).option_count == len(saved_queries())
        await reader.type("promises paid")
        await reader.press("enter")
        assert isinstance(reader.app.screen, ValuesScreen)
        assert "the smallest amount" in reader.text
        assert reader.app.screen.query_one(Input).value == "1bn"
        await reader.type("2 bananas")
        await reader.press("enter")
        assert isinstance(reader.app.screen, ValuesScreen)
        assert "bananas" in reader.label("#values-note")
        reader.app.screen.query_one(Input).value = "2bn"
        await reader.press("enter")
        assert ":least number = 2bn" in console(reader).editor.text
        assert not reader.app.screen.query_one("#sql-status").has_class("-error")
        assert "row" in reader.label("#sql-status")


async def test_a_saved_query_without_values_runs_at_once(explore, database) -> None:
    async with explore(database) as reader:
        await put(reader, "my draft")
        await reader.press("f3")
        await reader.type("reports that contradict")
        await reader.press("enter")
        assert console(reader).editor.text.startswith("-- Reports that contradict")
        assert "row" in reader.label("#sql-status")
        console(reader).editor.focus()
        await reader.press("ctrl+z")
        assert console(reader).editor.text == "my draft"


async def test_a_parameter_that_nothing_declares_is_asked_for(explore, database) -> None:
    async with explore(database) as reader:
        await put(reader, "SELECT 1;\nSELECT :n + 1 AS next, :word AS word;")
        await reader.press("ctrl+r")
        assert isinstance(reader.app.screen, ValuesScreen)
        await reader.type("41")
        await reader.press("enter")
        await reader.type("it's")
        await reader.press("enter")
        assert console(reader).answers.rows == ((42, "it's"),)
        assert console(reader).editor.text == (
            "SELECT 1;\n-- :n number = 41\n-- :word text = it's\nSELECT :n + 1 AS next, :word AS word;"
        )
        console(reader).editor.focus()
        await reader.press("ctrl+g")
        assert [field.value for field in reader.app.screen.query(Input)] == ["41", "it's"]
        await reader.press("escape")
        assert reader.explorer.at == "sql"


async def test_a_statement_is_saved_where_the_command_line_finds_it_and_deleted(explore, database) -> None:
    async with explore(database) as reader:
        await put(reader, "SELECT 1;\n-- Old title\n-- :n number = 2\nSELECT :n AS two;")
        await reader.press("ctrl+s")
        assert isinstance(reader.app.screen, SaveQueryScreen)
        field = reader.app.screen.query_one(Input)
        assert field.value == "Old title"
        field.value = "Été : mes deux"
        await reader.settle()
        assert "dealtrail sql --saved ete-mes-deux" in reader.label("#save-note")
        await reader.press("enter")
        kept = saved_query("ete-mes-deux")
        assert kept.title == "Été : mes deux"
        assert kept.text == "-- Été : mes deux\n-- :n number = 2\nSELECT :n AS two\n"

        await reader.press("ctrl+s")
        reader.app.screen.query_one(Input).value = "Été : mes deux"
        await reader.settle()
        await reader.press("enter")
        assert "enter again replaces it" in reader.label("#save-note")
        await reader.press("escape", "ctrl+o")
        assert "mes deux" in reader.text
        await reader.press("f8")
        assert "F8 again deletes" in reader.label("#pick-note")
        await reader.press("f8")
        assert not list(own_folder().iterdir())
        await reader.press("f8")
        assert "is shipped, and stays" in reader.label("#pick-note")


@pytest.mark.parametrize("title", ["", "  ", "--", "数数"])
async def test_a_title_that_gives_no_name_is_asked_again(explore, database, title: str) -> None:
    async with explore(database) as reader:
        await put(reader, "SELECT 1")
        await reader.press("ctrl+s")
        reader.app.screen.query_one(Input).value = title
        await reader.settle()
        await reader.press("enter")
        assert "a letter or a digit" in reader.label("#save-note")
        assert not own_folder().exists()


async def test_the_history_is_filtered_and_picked(explore, database) -> None:
    async with explore(database) as reader:
        for sql in ("SELECT 1 AS apple", "SELECT 2 AS pear", "SELECT 3 AS plum"):
            await put(reader, sql)
            await reader.press("ctrl+r")
        await reader.press("ctrl+l")
        assert isinstance(reader.app.screen, HistoryScreen)
        await reader.press("down", "enter")
        assert console(reader).editor.text == "SELECT 2 AS pear"
        await reader.press("f4")
        await reader.type("appl")
        assert reader.app.screen.query_one(OptionList).option_count == 1
        await reader.press("enter")
        assert console(reader).editor.text == "SELECT 1 AS apple"
        await reader.press("ctrl+l")
        await reader.type("nowhere")
        assert "nothing has these words" in reader.label("#pick-note")
        await reader.press("enter", "escape")
        assert reader.explorer.at == "sql"


@SIZES
async def test_all_of_it_by_mouse(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await put(reader, "SELECT 7 AS seven")
        await reader.click_key("Run")
        await reader.click("#console-history")
        assert isinstance(reader.app.screen, HistoryScreen)
        await reader.click(OptionList, (3, 0))
        assert console(reader).editor.text == "SELECT 7 AS seven"
        await reader.click("#console-save")
        await reader.type("Seven")
        await reader.press("enter")
        await reader.click("#console-queries")
        assert "Seven" in reader.text
        await reader.click_key("Delete yours")
        await reader.click_key("Delete yours")
        assert not list(own_folder().iterdir())
        await reader.click_key("Close")
        assert reader.explorer.at == "sql"


async def test_hostile_titles_and_statements_are_shown_as_text(explore, hostile_database) -> None:
    save_query("evil", "-- [/x] \x1b[31m \u202e\n-- [@click=app.quit]about[/]\n-- :a text = [/b]\x1b  [/c]\nSELECT :a")
    async with explore(hostile_database) as reader:
        await reader.press("4", "ctrl+o")
        await reader.type("[/x]")
        assert "[/x]" in reader.text
        assert "[@click=app.quit]about[/]" in reader.text
        await reader.press("enter")
        assert isinstance(reader.app.screen, ValuesScreen)
        assert "[/c]" in reader.text
        assert "\x1b" not in reader.text
        assert "\u202e" not in reader.text
        await reader.press("escape", "ctrl+l", "escape")


async def test_a_broken_query_of_ones_own_is_named(explore, database) -> None:
    own_folder().mkdir(parents=True)
    (own_folder() / "broken.sql").write_text("-- :a colour = red\nSELECT :a")
    async with explore(database) as reader:
        await reader.press("4", "ctrl+o")
        assert "broken.sql" in reader.label("#pick-note")
