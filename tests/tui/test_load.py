"""Loading articles from within the explorer, by keyboard and by mouse, while it is used."""

import asyncio
import gc
import os
import shutil
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from store.corrections import rename
from store.database import open_database
from tests.tui.conftest import Reader
from tests.tui.test_writer import Listener, Said, listening
from tui import loading
from tui.app import ExplorerApp
from tui.screens.load import LoadScreen
from tui.screens.quitting import QuitScreen
from tui.screens.text import TextScreen
from tui.widgets.file_table import read_folder

BOTH = pytest.mark.parametrize("size", [(80, 24), (120, 36)])

TAKEOVER = (
    "Norvane buys Tilbrook\n\nHarbour Post, 3 March 2025\n\nNorvane has agreed to acquire Tilbrook for $400 million."
)
STAKE = "---\ntitle: A bet\npublished: 2025-04-02\n---\nMicrosoft will invest $2 billion in Quillon, the company said."
WEATHER = "The weather in the harbour is fine. Nobody talks of money."


@pytest.fixture
def own(tmp_path: Path, database: Path) -> Path:
    return Path(shutil.copy(database, tmp_path / "own.duckdb"))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Two articles with a deal each, one without, one that cannot be read."""
    folder = tmp_path / "my articles"
    (folder / "older").mkdir(parents=True)
    (folder / "takeover.txt").write_text(TAKEOVER, "utf-8")
    (folder / "stake.md").write_text(STAKE, "utf-8")
    (folder / "broken.txt").write_bytes(b"\0\1\2\3\0")
    (folder / "older" / "weather.txt").write_text(WEATHER, "utf-8")
    (folder / "table.csv").write_text("a,b", "utf-8")
    return folder


def test_a_file_of_a_day_that_no_calendar_has_is_listed_without_one(tmp_path: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_text(WEATHER, "utf-8")
    os.utime(odd, (2**40, 2**40))
    (entry,) = read_folder(tmp_path)
    assert entry.path == odd
    if odd.stat().st_mtime == 2**40:  # not every file system keeps it
        assert entry.changed is None


def documents(path: Path) -> int:
    with open_database(path) as connection:
        (count,) = connection.execute("SELECT count(*) FROM documents").fetchone() or (0,)
    return int(count)


async def load(reader: Reader, line: str) -> None:
    """Load what a line names, as fast as it goes."""
    await reader.press("L")
    screen_of(reader).field.value = line
    await reader.press("enter")


def screen_of(reader: Reader) -> LoadScreen:
    screen = reader.app.screen
    assert isinstance(screen, LoadScreen)
    return screen


@asynccontextmanager
async def halted(reader: Reader, line: str) -> AsyncIterator[Listener]:
    """While something is loaded, and the first article is held up by another change."""
    listener = await listening(reader)
    go_on = threading.Event()
    await reader.press("L")
    screen_of(reader).field.value = line
    reader.strike("enter")
    while not reader.explorer.writer.running:
        await reader.handle()
    reader.explorer.writer.put(listener, lambda c: Said(go_on.wait(20)), Said)
    while reader.explorer.load_run is None or reader.explorer.load_run.pid is None:
        await reader.handle()
    await reader.handle()
    try:
        yield listener
    finally:
        go_on.set()
        if reader.app.return_code is None:
            await reader.settle()


@BOTH
async def test_a_typed_folder_is_loaded_and_shown(explore, own, articles, size) -> None:
    async with explore(own, size) as reader:
        await reader.press("L")
        assert "Load articles into own.duckdb" in reader.lines[0]
        await reader.type(f"'{articles}'")
        await reader.press("enter")
        assert reader.app.screen is reader.explorer
        assert "of 5 deals" in reader.text
        assert "Tilbrook" in reader.text
        assert "3 articles loaded, 2 new deals, 1 refused" in reader.text
        assert reader.explorer.deals.deal_id == reader.explorer.source.subject.deal_id

        await reader.press("L")
        assert "The last load: 3 articles loaded, 2 new deals, 1 refused" in reader.text
        assert "broken.txt" in reader.text and "it is a binary file" in reader.text
        await reader.press("tab")  # nothing to complete: on to the files
        await reader.press("tab", "enter")
        assert isinstance(reader.app.screen, TextScreen)
        assert "save it as UTF-8 text" in reader.text
        await reader.press("escape", "y", "r")
        assert reader.app.clipboard.endswith("broken.txt\tit is a binary file, not text; save it as UTF-8 text")
        await reader.press("e")
        reader.app.screen.query_one(Input).value = str(own.parent / "refused.csv")
        await reader.press("enter")
        assert f'{articles / "broken.txt"},"it is a binary file' in (own.parent / "refused.csv").read_text("utf-8")
        await reader.press("q")
        assert reader.app.screen is reader.explorer
    assert documents(own) == 8


@pytest.mark.thorough
async def test_what_is_there_already_changes_nothing(explore, own, articles) -> None:
    async with explore(own) as reader:
        for _ in range(2):
            await reader.press("L")
            await reader.type(str(articles / "older").replace(" ", "\\ "))
            await reader.press("enter")
        assert "0 articles loaded, 0 new deals, 1 there already" in reader.text
    assert documents(own) == 6


@pytest.mark.thorough
@BOTH
async def test_files_and_folders_are_marked_by_keyboard(explore, own, articles, size, monkeypatch) -> None:
    monkeypatch.chdir(articles)
    async with explore(own, size) as reader:
        await reader.press("L", "down")
        for name in ("older/", "broken.txt", "stake.md", "takeover.txt"):
            assert name in reader.text
        assert "table.csv" not in reader.text
        await reader.press("enter")
        assert str(articles / "older")[-40:] in reader.text or "…" in reader.text
        assert "weather.txt" in reader.text and "stake.md" not in reader.text
        await reader.press("backspace")
        assert screen_of(reader).files.entry.path.name == "older"
        await reader.press("space", "j", "enter")
        assert screen_of(reader).field.value == f"'{articles / 'older'}' '{articles / 'stake.md'}' "
        assert reader.text.count("✓") == 2
        await reader.press("k", "k", "space")
        assert screen_of(reader).field.value == f"'{articles / 'stake.md'}' "
        await reader.press("L")
        assert "1 article loaded, 1 new deal" in reader.text
    assert documents(own) == 6


@BOTH
async def test_by_mouse_alone(explore, own, articles, size, monkeypatch) -> None:
    monkeypatch.chdir(articles)
    async with explore(own, size) as reader:
        await reader.click("Note")
        screen = screen_of(reader)
        assert "stake.md" in reader.text
        await reader.click("#load-files", (1, 4))
        assert screen.field.value == f"'{articles / 'stake.md'}' "
        assert reader.text.count("✓") == 1
        await reader.click("#load-files", (6, 2), times=2)
        await reader.click("#load-files", (6, 2), times=2)
        assert len(screen.files.marked) == 2
        await reader.click("#load-button")
        assert "2 articles loaded, 1 new deal" in reader.text
        await reader.click("Note")
        await reader.click_key("Close")
        assert reader.app.screen is reader.explorer


async def test_a_name_is_completed(explore, own, articles) -> None:
    async with explore(own) as reader:
        await reader.press("L")
        await reader.type(str(articles)[:-6].replace(" ", "\\ "))
        await reader.press("tab")
        assert screen_of(reader).field.value == str(articles).replace(" ", "\\ ") + "/"
        await reader.type("st")
        await reader.press("tab")
        assert screen_of(reader).field.value.endswith("/stake.md ")
        await reader.press("enter")
        assert "1 article loaded" in reader.text


async def test_paths_that_a_terminal_pastes(explore, own, articles) -> None:
    async with explore(own) as reader:
        await reader.press("L")
        reader.app.post_message(events.Paste(f"'{articles / 'stake.md'}'\n'{articles / 'takeover.txt'}'\n"))
        await reader.settle()
        reader.app.post_message(events.Paste(f"{(articles / 'older').as_uri()}"))
        await reader.settle()
        assert len(screen_of(reader).files.marked) == 3
        await reader.press("enter")
        assert "3 articles loaded, 2 new deals" in reader.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "type or paste a path"),
        ("'/tmp", "a quote is not closed"),
        ("/no/such/folder", "/no/such/folder: there is no such file or folder"),
        ("/no/such /nor/such", "(and 1 more path)"),
        ("/[/foo]\\[bold", "there is no such file or folder"),
    ],
)
async def test_what_cannot_be_loaded_is_said_where_it_was_typed(explore, own, typed, said) -> None:
    async with explore(own, (120, 36)) as reader:
        await reader.press("L")
        await reader.type(typed)
        await reader.press("enter")
        assert said in reader.text
        assert screen_of(reader).field.value == typed
        await reader.press("escape")
        assert reader.app.screen is reader.explorer


@pytest.mark.thorough
async def test_a_path_without_articles_is_named_beside_the_others(explore, own, articles) -> None:
    async with explore(own, (120, 36)) as reader:
        await load(reader, f"'{articles / 'stake.md'}' '{articles / 'table.csv'}'")
        assert "1 article loaded, 1 new deal, 1 refused" in reader.text
        await reader.press("L")
        assert "table.csv" in reader.text and "it does not have the ending of an article" in reader.text


async def test_a_file_that_is_gone_is_refused_and_the_rest_loaded(explore, own, articles) -> None:
    (articles / "a link.txt").symlink_to(articles / "nowhere.txt")
    async with explore(own, (120, 36)) as reader:
        await load(reader, f"'{articles}'")
        assert "3 articles loaded, 2 new deals, 2 refused" in reader.text


async def test_names_attack_nothing(explore, own, tmp_path, monkeypatch) -> None:
    folder = tmp_path / "evil"
    folder.mkdir()
    (folder / "\x1b]52;c;aGFja2Vk\x07[bar].txt").write_text(WEATHER, "utf-8")
    (folder / "[@click=app.quit]数数[bold.txt").write_bytes(b"\0\0\1")
    (folder / "\u202eevil\u202c").mkdir()
    monkeypatch.chdir(folder)
    async with explore(own, (80, 24)) as reader:
        await reader.press("L", "down", "G")
        for row in range(screen_of(reader).files.count):
            screen_of(reader).files.cursor_row = row
            await reader.press("space")
        assert "\x1b" not in reader.text and "\u202e" not in reader.text
        assert "load its folder" in reader.text or len(screen_of(reader).files.marked) == 1
        await reader.press("escape")
        await load(reader, str(folder))
        await reader.press("L")
        assert "\x1b" not in reader.text and "[@click" in reader.text


# In the thread and beside it


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
async def test_names_that_are_no_text_are_shown_loaded_copied_and_exported(explore, own, tmp_path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    good, empty = (folder / os.fsdecode(name) for name in (b"l\xe9ger.txt", b"vide \xed\xa0\x80.txt"))
    good.write_text(TAKEOVER, "utf-8")
    empty.touch()
    async with explore(own, (120, 36)) as reader:
        await load(reader, str(folder))
        await reader.press("L")
        assert "1 article loaded, 1 new deal, 1 refused" in reader.text
        assert "vide \N{REPLACEMENT CHARACTER}" in reader.text
        await reader.press("tab", "tab")
        screen_of(reader).refused.focus()
        await reader.press("y", "r")
        assert "vide \N{REPLACEMENT CHARACTER}" in reader.app.clipboard
        await reader.press("enter", "y")
        assert "vide \N{REPLACEMENT CHARACTER}" in reader.app.clipboard
        await reader.press("escape", "e")
        reader.app.screen.query_one(Input).value = str(tmp_path / "refused.csv")
        await reader.press("enter")
        assert "vide \N{REPLACEMENT CHARACTER}" in (tmp_path / "refused.csv").read_text("utf-8")
        assert isinstance(reader.app.screen, LoadScreen)
    with open_database(own) as connection:
        found = connection.execute("SELECT path FROM documents WHERE path LIKE '%ger.txt'").fetchall()
    assert found == [(str(folder / "l\N{REPLACEMENT CHARACTER}ger.txt"),)]


async def test_articles_are_parsed_in_another_process_while_the_panes_are_used(explore, own, articles) -> None:
    async with explore(own, (120, 36)) as reader:
        async with halted(reader, f"'{articles}'") as listener:
            assert reader.app.screen is reader.explorer
            pid = reader.explorer.load_run.pid
            assert pid != os.getpid()
            assert "loading" in reader.text and "0 of 4" in reader.text
            reader.strike("j")
            while "2 of 3 deals" not in reader.text:
                await reader.handle()
            reader.explorer.writer.put(listener, lambda c: Said(rename(c, "Velmont", "Velmont Group")), Said)
            reader.explorer.query_one("#search").value = "amazon"
            while "1 of 1 deal" not in reader.text:
                await reader.handle()
        assert len(listener.heard) == 2
        assert reader.explorer.load_run.pid is None
        assert sys.platform != "linux" or not Path(f"/proc/{pid}").exists()
        assert "0 of 4" not in reader.text
        await reader.search("velmont")
        assert "Velmont Group" in reader.text
    assert documents(own) == 8


async def test_it_shows_how_far_it_is_and_the_list_stays_where_it_is(explore, own, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(loading, "TOLD_EVERY", 0.0)
    monkeypatch.setattr(loading, "ASKED_EVERY", 0.0)
    for number in range(6):
        (tmp_path / f"{number:02}.txt").write_text(TAKEOVER.replace("Tilbrook", f"Tilb{'aeiouy'[number]}k"))
    seen = set()
    async with explore(own, (80, 24)) as reader:
        await reader.press("j")
        stands_on = reader.explorer.deals.deal_id
        await reader.press("L")
        await reader.type(str(tmp_path))
        reader.strike("enter")
        while not reader.explorer.load_state.total or reader.explorer.load_state.running:
            seen.add(reader.explorer.load_state.done)
            assert reader.explorer.deals.deal_id == stands_on
            await reader.handle()
        await reader.settle()
        assert len(seen) > 2
        assert reader.explorer.deals.deal_id == stands_on
        assert "6 articles loaded, 6 new deals" in reader.text


@BOTH
async def test_escape_stops_it_and_what_was_loaded_stays(explore, own, articles, size) -> None:
    async with explore(own, size) as reader:
        async with halted(reader, f"'{articles}'"):
            reader.strike("L")
            await reader.handle()
            assert isinstance(reader.app.screen, LoadScreen)
            assert "0 of 4" in reader.text and "esc stops it" in reader.text
            assert not screen_of(reader).files.region
            reader.strike("q")
            await reader.handle()
            assert reader.app.screen is reader.explorer
            await reader.pilot.click("LoadLine", offset=(3, 0))
            await reader.handle()
            reader.strike("escape")
            await reader.handle()
        assert "stopped, 0 articles loaded" in reader.text
        assert "4 not read; what was loaded stays, the same paths load the rest" in " ".join(reader.text.split())
        await reader.press("escape")
        assert reader.app.screen is reader.explorer
        await load(reader, f"'{articles}'")
        assert "3 articles loaded" in reader.text


@pytest.mark.thorough
@BOTH
async def test_quitting_meanwhile_asks_once(explore, own, articles, size) -> None:
    async with explore(own, size) as reader, halted(reader, f"'{articles}'"):
        pid = reader.explorer.load_run.pid
        reader.strike("q")
        await reader.handle()
        assert isinstance(reader.app.screen, QuitScreen)
        assert "what was loaded stays" in reader.text
        reader.strike("escape")
        await reader.handle()
        assert reader.app.screen is reader.explorer
        reader.strike("q")
        await reader.handle()
        reader.strike("enter")
        while reader.app.return_code is None:
            await asyncio.sleep(0)
    assert reader.app.return_code == 0
    assert "4 not read; what was loaded stays" in reader.app.farewell
    assert sys.platform != "linux" or not Path(f"/proc/{pid}").exists()
    assert documents(own) == 5


# The sample, and troubles


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "home" / "mine.duckdb"
    monkeypatch.setenv("DEALTRAIL_DB", str(path))
    return path


@BOTH
async def test_from_the_sample_it_goes_to_a_database_of_ones_own(own, home, articles, tmp_path, size) -> None:
    kept = tmp_path / "session.json"
    app = ExplorerApp(own, sample=True, keep_in=kept)
    async with app.run_test(size=size, notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        assert app.is_sample
        await reader.search("amazon")
        await reader.click("Note")
        assert "Load articles into a new database, mine.duckdb" in reader.lines[0]
        await reader.type(f"'{articles}'")
        await reader.press("enter")
        assert not app.is_sample
        assert "mine.duckdb" in reader.lines[0] and "sample" not in reader.lines[0]
        assert "of 2 deals" in reader.text
        assert reader.explorer.view.search.text == ""
        await reader.press("q")
    assert str(home) in kept.read_text("utf-8")
    assert documents(home) == 3
    assert documents(own) == 5


async def test_a_database_that_nothing_was_loaded_into_does_not_stay(explore, own, home, articles) -> None:
    async with explore(own, (120, 36), sample=True) as reader:
        await load(reader, f"'{articles / 'broken.txt'}'")
        assert "0 articles loaded, 0 new deals, 1 refused" in reader.text
        assert reader.app.is_sample
        assert "sample corpus" in reader.lines[0]
        assert "of 3 deals" in reader.text
        assert not list(home.parent.iterdir())
        await load(reader, f"'{articles}'")
        assert not reader.app.is_sample
    assert documents(home) == 3


@pytest.mark.thorough
async def test_a_file_that_cannot_be_written_is_named_and_shown_on(explore, own, home, articles) -> None:
    home.parent.parent.joinpath("home").write_text("a file, not a folder")
    async with explore(own, (120, 36), sample=True) as reader:
        await load(reader, f"'{articles}'")
        assert "mine.duckdb" in " ".join(reader.text.split())
        assert "4 not read" in " ".join(reader.text.split())
        assert reader.app.is_sample
        assert "of 3 deals" in reader.text


async def test_what_is_asked_anew_before_it_began_leaves_nothing_behind(explore, own, articles, recwarn) -> None:
    async with explore(own) as reader:
        await reader.press("L", "tab")
        for _ in range(3):
            reader.app.screen.files.open(articles)  # each takes the place of the one before
        await reader.settle()
    gc.collect()
    assert not [warning for warning in recwarn if "never awaited" in str(warning.message)]
