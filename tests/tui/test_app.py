"""Starting, ending and failing."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from textual import events
from textual.message import Message
from textual.widgets import Static

from store.errors import NoDatabase, NotADatabase
from tui.app import ExplorerApp, run_explorer
from tui.commands.log import log_path
from tui.screens.help import HelpScreen

ROOT = Path(__file__).parents[2]


def test_a_file_that_is_no_database_is_refused_before_the_screen_opens(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database at all")
    with pytest.raises(NotADatabase, match=r"notes\.txt"):
        ExplorerApp(tmp_path / "notes.txt")
    with pytest.raises(NoDatabase, match=r"gone\.duckdb"):
        ExplorerApp(tmp_path / "gone.duckdb")


def test_without_a_terminal_there_is_one_clear_line(database: Path, capsys) -> None:
    assert run_explorer(database, sample=False) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "terminal" in captured.err


async def test_an_error_of_ours_ends_in_the_log_with_one_line(explore, database, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    secret = "a name that only the database knows"
    with pytest.raises(ZeroDivisionError):
        async with explore(database) as reader:
            app = reader.app
            app.call_later(divide_by_zero, secret)
            await reader.pilot.pause()
    assert app.return_code == 1
    assert app.failure is not None
    assert app.failure.count("\n") == 0
    assert str(log_path()) in app.failure
    logged = log_path().read_text(encoding="utf-8")
    assert "ZeroDivisionError" in logged
    assert secret not in logged


def divide_by_zero(_secret: str) -> float:
    return 1 / 0


async def test_help_names_every_key_and_closes(explore, database) -> None:
    async with explore(database, (120, 36), keymap={"take.export": "x"}) as reader:
        await reader.press("?")
        assert isinstance(reader.app.screen, HelpScreen)
        assert "esc steps out" in reader.text
        await reader.press("j", "k", "end")
        await reader.press("escape")
        assert reader.app.screen is reader.explorer


async def test_the_users_keys_take_the_place_of_ours(explore, database) -> None:
    async with explore(database, keymap={"explore.zoom": "x,f2"}) as reader:
        await reader.press("z")
        assert not reader.explorer.has_class("-zoomed")
        await reader.press("x")
        assert reader.explorer.has_class("-zoomed")
        await reader.press("f2")
        assert not reader.explorer.has_class("-zoomed")


async def test_an_empty_database_says_how_to_fill_it(explore, tmp_path) -> None:
    from store.database import open_database

    path = tmp_path / "empty.duckdb"
    open_database(path, write=True).close()
    async with explore(path, (120, 36)) as reader:
        assert "No deal yet; `dealtrail load PATH`" in reader.text
        await reader.press("1", "j", "enter", "3", "enter", "n", "J", "y", "e", "escape")
        assert isinstance(reader.explorer.query_one("#headline"), Static)


async def test_a_database_that_is_being_loaded_is_shown_as_of_now(explore, database, tmp_path) -> None:
    path = Path(shutil.copy(database, tmp_path))
    script = (
        "import sys; from pathlib import Path; from store.database import open_database;"
        "held = open_database(Path(sys.argv[1]), write=True); print('held', flush=True); sys.stdin.read()"
    )
    holder = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(holder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        async with explore(path, (140, 36)) as reader:
            assert f"while process {process.pid} writes to it" in reader.lines[0]
            assert "Amazon → OpenAI" in reader.text
        process.communicate("")


async def test_q_quits_and_ctrl_q_quits_from_a_field(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("q")
    assert reader.app.return_code == 0
    async with explore(database) as reader:
        await reader.press("/")
        await reader.type("q")
        assert reader.app.is_running
        await reader.press("ctrl+q")
    assert reader.app.return_code == 0


async def test_a_key_behind_q_opens_nothing(explore, database) -> None:
    async with explore(database) as reader:
        for key in ("q", "T", "c", "q"):
            reader.strike(key)
        await reader.settle()
        assert len(reader.app.screen_stack) < 2
    assert reader.app.return_code == 0


async def test_what_is_typed_while_it_closes_is_dropped(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("q")
    assert not reader.app.screen_stack
    for event in (events.Key("escape", None), events.Paste("words"), events.Key("ctrl+p", None)):
        await reader.app.on_event(event)
    assert reader.app.return_code == 0


def test_in_a_real_terminal_it_opens_paints_and_quits(database: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tui.app import run_explorer; "
        f"sys.exit(run_explorer(Path({str(database)!r}), sample=True))"
    )
    outer, inner = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdin=inner, stdout=inner, stderr=inner, close_fds=True
    )
    os.close(inner)
    painted = b""
    while b"Companies" not in painted:
        painted += os.read(outer, 65536)
    os.write(outer, b"q")
    try:
        while chunk := os.read(outer, 65536):
            painted += chunk
    except OSError:
        pass
    assert process.wait(timeout=20) == 0
    os.close(outer)


@pytest.mark.parametrize(("key", "at"), [("f", "facets"), ("3", "source")])
async def test_a_key_before_the_first_paint_finds_the_pane_that_comes_after_it(
    database, reader_of, key: str, at: str
) -> None:
    app = ExplorerApp(database)
    typed: list[str] = []

    def type_at_once(message: Message) -> None:
        if isinstance(message, events.Compose) and not typed:
            typed.append(key)
            app.post_message(events.Key(key, key))

    async with app.run_test(message_hook=type_at_once) as pilot:
        reader = reader_of(pilot)
        await reader.settle()
        assert typed
        assert reader.explorer.at == at
        assert reader.app.focused in (reader.explorer.facets.table, reader.explorer.source.text)


def test_opening_the_explorer_does_not_load_the_parser_nor_what_opens_later() -> None:
    parser = {"simplemma", "babel", "text_to_num", "seeds.parser"}
    later = {"pydantic", "rich.markdown", "tree_sitter", "store.sql_completion", "store.addresses", "tui.palette"}
    script = f"import sys, tui.app; print({parser | later} & sys.modules.keys())"
    found = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
