"""The tables beside the SQL editor: folded and unfolded, and their names written into the statement."""

import duckdb
import pytest

from tui.panes.sql_schema import SchemaTable
from tui.widgets.sql_editor import SqlEditor


async def opened(reader) -> SchemaTable:
    await reader.press("4")
    tree = reader.app.screen.query_one(SchemaTable)
    if not tree.has_focus:
        await reader.press("ctrl+t")
    return tree


def names(tree: SchemaTable) -> list[str]:
    return [tree.record(row).cells[0].strip("▸▾ ") for row in range(tree.count)]


async def go_to(reader, tree: SchemaTable, name: str) -> None:
    tree.cursor_row = names(tree).index(name)
    await reader.settle()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_tables_unfold_and_their_names_are_written(explore, database, size) -> None:
    async with explore(database, size) as reader:
        tree = await opened(reader)
        assert tree.has_focus
        assert "deals" in names(tree)
        assert "amount_usd" not in names(tree)
        await go_to(reader, tree, "deals")
        assert "One event in the world" in reader.label("#schema-note")
        await reader.press("l")
        await go_to(reader, tree, "amount_usd")
        assert "amount in US dollars" in reader.label("#schema-note")
        assert "double" in reader.text
        editor = reader.app.screen.query_one(SqlEditor)
        editor.put("SELECT  FROM deals")
        editor.move_cursor((0, 7))
        await reader.press("enter")
        assert editor.text == "SELECT amount_usd FROM deals"
        await reader.press("h")
        assert "amount_usd" not in names(tree)
        assert names(tree)[tree.cursor_row] == "deals"
        await reader.press("escape")
        assert editor.has_focus


async def test_it_stands_beside_the_editor_where_there_is_room_and_folds_where_not(explore, database) -> None:
    async with explore(database, (80, 24)) as reader:
        await reader.press("4")
        tree = reader.app.screen.query_one(SchemaTable)
        assert not tree.region.area
        await reader.press("ctrl+t")
        assert tree.region.area
        await reader.press("ctrl+t")
        assert not tree.region.area
        assert reader.app.screen.query_one(SqlEditor).has_focus
        await reader.pilot.resize_terminal(120, 36)
        await reader.settle()
        await reader.press("f2", "f2")
        assert not tree.region.area
        await reader.press("f2")
        assert tree.has_focus
        await reader.pilot.resize_terminal(40, 12)
        await reader.settle()
        assert tree.region.width >= 38
        await reader.press("enter")
        assert reader.app.screen.query_one(SqlEditor).has_focus
        assert not tree.region.area


async def test_it_never_stands_over_what_the_keys_go_to(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        tree = await opened(reader)
        editor = reader.app.screen.query_one(SqlEditor)
        await reader.press("ctrl+t", "ctrl+t")
        reader.app.screen.set_focus(editor)
        await reader.pilot.resize_terminal(40, 12)
        await reader.settle()
        assert reader.app.focused.is_on_screen
        if not tree.has_focus:
            await reader.press("ctrl+t")
        assert tree.is_on_screen
        reader.explorer.console_pane.put("FROM deals")
        await reader.settle()
        assert editor.is_on_screen


async def test_a_wide_screen_shows_it_at_once(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("4")
        assert reader.app.screen.query_one(SchemaTable).region.area
        assert reader.app.screen.query_one(SqlEditor).has_focus
        assert "▸ companies" in reader.text


async def test_by_mouse(explore, database) -> None:
    async with explore(database, (80, 24)) as reader:
        await reader.press("4")
        await reader.click("#console-schema")
        tree = reader.app.screen.query_one(SchemaTable)
        row = names(tree).index("companies")
        before = tree.count
        await reader.click(tree, (3, row))
        assert tree.count > before
        await reader.click(tree, (6, row + 1), times=2)
        assert reader.app.screen.query_one(SqlEditor).text == names(tree)[row + 1]


async def test_hostile_comments_and_names_are_shown_as_text(explore, hostile_database, tmp_path) -> None:
    path = tmp_path / "named.duckdb"
    path.write_bytes(hostile_database.read_bytes())
    with duckdb.connect(str(path)) as connection:
        connection.execute('CREATE TABLE "[/x] \x1b[31m" ("[b] \u202ec" INTEGER)')
        connection.execute("COMMENT ON TABLE \"[/x] \x1b[31m\" IS '[@click=app.quit]no[/] \x1b]52;c;eA==\x07'")
    async with explore(path, (120, 36)) as reader:
        tree = await opened(reader)
        await reader.press("g", "l", "j")
        assert "[/x]" in reader.text
        assert "[b]" in reader.text
        await reader.press("k")
        assert "[@click=app.quit]no[/]" in reader.label("#schema-note")
        assert "\x1b" not in reader.text
        await reader.press("enter")
        assert reader.app.screen.query_one(SqlEditor).text.startswith('"[/x]')
        assert "\x1b" not in reader.text
        assert tree.has_focus
