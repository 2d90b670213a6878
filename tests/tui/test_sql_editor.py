"""The editor of the SQL console: colours, the statement at the cursor, names, the mark of an error, history."""

import json
from pathlib import Path

import pytest

from store.sql_completion import SqlName
from tui.app import ExplorerApp
from tui.sql_history import MOST, SqlHistory
from tui.widgets.sql_editor import SqlEditor, written
from tui.widgets.sql_names import SqlNames

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


async def write(reader, text: str) -> SqlEditor:
    """Open the console and put a text in it, with the cursor where its bar is."""
    await reader.press("4")
    editor = reader.app.screen.query_one(SqlEditor)
    editor.put(text.replace("|", "", 1))
    if "|" in text:
        editor.move_cursor(editor.location(text.index("|")))
    await reader.settle()
    return editor


def shown_names(reader) -> list[str]:
    return [one.name for one in reader.app.screen.query_one("#sql SqlNames", SqlNames)._names]


async def test_words_have_the_colour_of_their_kind_over_several_lines(explore, database) -> None:
    async with explore(database) as reader:
        editor = await write(reader, "-- é数\nSELECT 'a\nb', 12 FROM deals")
        kinds = {
            line: [(start, end, kind) for start, end, kind in spans] for line, spans in sorted(editor._colours.items())
        }
        assert kinds[0] == [(0, 5, "comment")]
        assert kinds[1][:2] == [(0, 6, "keyword"), (7, 9, "string")]
        assert kinds[2] == [(0, 2, "string"), (4, 6, "number"), (7, 11, "keyword")]
        line = editor.get_line(1)
        assert line.plain == "SELECT 'a"
        assert line.spans[0].style.bold


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("SELECT 11|; SELECT 22;", "11"),
        ("SELECT 11;\nSELECT 2|2;", "22"),
        ("SELECT 11;\n-- the last\nSELECT 33;\n|", "33"),
    ],
)
async def test_the_statement_at_the_cursor_runs(explore, database, text: str, answer: str) -> None:
    async with explore(database) as reader:
        await write(reader, text)
        await reader.press("ctrl+r")
        assert str(reader.explorer.console_pane.console.answers.rows[0][0]) == answer


async def test_what_is_selected_runs_alone(explore, database) -> None:
    async with explore(database) as reader:
        await write(reader, "SELECT 1 + 1 + 1|")
        await reader.press("shift+left", "shift+left", "shift+left", "shift+left")
        await reader.press("shift+home", "left", "shift+end")
        await reader.press("ctrl+r")
        assert reader.explorer.console_pane.console.answers.rows == ((3,),)
        editor = await write(reader, "SELECT 5 + 6|")
        editor.move_cursor((0, 0))
        editor.move_cursor((0, 8), select=True)
        await reader.press("f5")
        assert reader.explorer.console_pane.console.answers.rows == ((5,),)


async def test_an_error_is_marked_in_its_own_statement_until_it_is_changed(explore, database) -> None:
    async with explore(database) as reader:
        editor = await write(reader, "SELECT 1;\nSELECT é, titel|\nFROM deals")
        editor.put("SELECT 1;\nSELECT 'é', titel\nFROM deals")
        await reader.press("ctrl+r")
        assert "titel" in reader.label("#sql-status")
        assert "(line 2, column 13)" in reader.label("#sql-status")
        assert editor.cursor_location == (1, 12)
        assert (12, 17, "error") in editor._colours[1]
        await reader.type("x")
        assert not any(kind == "error" for spans in editor._colours.values() for _, _, kind in spans)


@SIZES
async def test_names_are_offered_while_one_types_and_taken_with_tab(explore, database, size) -> None:
    async with explore(database, size) as reader:
        editor = await write(reader, "")
        await reader.type("SELECT d.sta")
        assert shown_names(reader) == []
        editor.put("SELECT d. FROM deals AS d")
        editor.move_cursor((0, 9))
        await reader.type("sta")
        assert shown_names(reader)[0] == "stage"
        assert "VARCHAR" in reader.text
        await reader.press("tab")
        assert editor.text == "SELECT d.stage FROM deals AS d"
        assert shown_names(reader) == []
        assert reader.app.focused is editor
        await reader.press("tab")
        assert reader.app.focused is not editor


async def test_the_list_of_names_is_never_in_the_way(explore, database) -> None:
    async with explore(database) as reader:
        editor = await write(reader, "")
        await reader.type("FROM dea")
        assert shown_names(reader)
        await reader.press("enter")
        assert editor.text == "FROM dea\n"
        editor.put("")
        await reader.type("FROM co")
        assert shown_names(reader)
        await reader.press("escape")
        assert shown_names(reader) == []
        assert reader.explorer.at == "sql"
        await reader.type("m")
        first, second, *_ = shown_names(reader)
        await reader.press("down", "enter")
        assert editor.text == f"FROM {second}" != f"FROM {first}"
        await reader.press("escape")
        assert reader.explorer.at == "deals"


async def test_a_name_is_not_written_once_what_was_typed_of_it_is_erased(explore, database) -> None:
    async with explore(database) as reader:
        editor = await write(reader, "")
        await reader.type("FROM dea")
        name = editor._names.current
        assert name is not None
        with editor.prevent(SqlEditor.Changed):
            editor.load_text("FR")
        editor.take(name)  # a click may come late
        assert editor.text == "FR"
        assert shown_names(reader) == []


async def test_names_can_be_asked_for_and_taken_by_mouse(explore, database) -> None:
    async with explore(database) as reader:
        editor = await write(reader, "FROM |")
        await reader.press("ctrl+n")
        names = shown_names(reader)
        assert len(names) > 3
        await reader.click("#sql SqlNames", (2, 2))
        assert editor.text == f"FROM {names[2]}"
        assert reader.app.focused is editor


def test_a_name_is_written_as_sql_wants_it() -> None:
    assert written(SqlName("amount_usd", "column", "")) == "amount_usd"
    assert written(SqlName('a "b"', "column", "")) == '"a ""b"""'
    assert written(SqlName("Cap", "table", "")) == '"Cap"'
    assert written(SqlName("sum", "function", "")) == "sum()"


async def test_statements_are_recalled_and_the_draft_comes_back(explore, database) -> None:
    async with explore(database) as reader:
        editor = await write(reader, "SELECT 1")
        await reader.press("ctrl+r")
        await write(reader, "SELECT 2")
        await reader.press("ctrl+r")
        await write(reader, "a draft")
        editor.focus()
        await reader.settle()
        await reader.press("ctrl+up")
        assert editor.text == "SELECT 2"
        await reader.press("alt+up", "alt+up")
        assert editor.text == "SELECT 1"
        await reader.press("alt+down", "ctrl+down", "ctrl+down")
        assert editor.text == "a draft"


async def test_the_history_is_kept_between_runs(database, reader_of, tmp_path: Path) -> None:
    path = tmp_path / "state" / "sql-history.json"
    for sql in ("SELECT 1 AS one", "SELECT 2 AS two"):
        app = ExplorerApp(database, history_in=path)
        async with app.run_test(size=(80, 24)) as pilot:
            reader = reader_of(pilot)
            await write(reader, sql)
            await reader.press("ctrl+r")
    assert SqlHistory(path).newest_first() == ["SELECT 2 AS two", "SELECT 1 AS one"]


def test_the_history_holds_each_statement_once_and_only_so_many(tmp_path: Path) -> None:
    history = SqlHistory(tmp_path / "history.json")
    for number in range(MOST + 5):
        history.add(f"SELECT {number}")
    history.add("SELECT 10")
    history.add("  ")
    history.add("x" * 30_000)
    history.add("SELECT '\ud800'")
    kept = SqlHistory(tmp_path / "history.json").newest_first()
    assert len(kept) <= MOST
    assert kept[0] == "SELECT 10"
    assert kept.count("SELECT 10") == 1


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"\xff", b'{"version": 1, "statements": {}}', b'{"version": true}', b"[" * 100_000]
)
def test_an_unreadable_history_is_as_none_and_written_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "history.json"
    path.write_bytes(content)
    assert SqlHistory(path).newest_first() == []
    SqlHistory(path).add("SELECT 1")
    assert SqlHistory(path).newest_first() == ["SELECT 1"]


def test_a_history_of_a_later_version_stays(tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    text = json.dumps({"version": 2, "statements": ["SELECT 9"]})
    path.write_text(text)
    history = SqlHistory(path)
    history.add("SELECT 1")
    history.add("SELECT 2")
    assert history.newest_first() == ["SELECT 2", "SELECT 1"]
    assert path.read_text() == text


async def test_a_hostile_history_is_shown_as_text(hostile_database, reader_of, tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    path.write_text(json.dumps({"version": 1, "statements": ["SELECT '[/x] \x1b]52;c;eA==\x07\u202e'"]}))
    app = ExplorerApp(hostile_database, history_in=path)
    async with app.run_test(size=(80, 24)) as pilot:
        reader = reader_of(pilot)
        await write(reader, "")
        await reader.press("ctrl+up")
        assert "[/x]" in reader.text
        assert "\x1b" not in reader.text
        assert "\u202e" not in reader.text
