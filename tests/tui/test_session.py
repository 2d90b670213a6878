"""Leaving the explorer and coming back: what is kept between runs, and what is not used any more."""

import json
import os
import stat
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from store.explore import CompanyOrder, DealOrder
from store.search import compile_search
from tests.tui.conftest import Reader
from tui.app import ExplorerApp
from tui.config import Config
from tui.preferences import Preferences, write_preferences
from tui.session import Session, read_session, session_path, write_session
from tui.state import Place, View
from tui.theme import DARK, LIGHT

LEFT = Session(
    Place(View(compile_search("kind:investment puces"), "amazon", "Amazon"), "some-deal", "source"),
    CompanyOrder.NAME,
    DealOrder.LARGEST,
    44,
)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "state" / "session.json"


@asynccontextmanager
async def run(
    database: Path, kept: Path, size: tuple[int, int] = (120, 36), *, fresh: bool = False
) -> AsyncIterator[Reader]:
    app = ExplorerApp(database, keep_in=kept, fresh=fresh, preferences_in=kept.with_name("preferences.json"))
    async with app.run_test(size=size, notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        yield reader


def change(kept: Path, **entries: object) -> None:
    """Write other values into what is kept of every database."""
    whole = json.loads(kept.read_text("utf-8"))
    for entry in whole["databases"].values():
        entry.update(entries)
    kept.write_text(json.dumps(whole), "utf-8")


def assert_as_at_first(reader: Reader) -> None:
    assert reader.explorer.view == View()
    assert reader.explorer.at == "deals"
    assert reader.explorer.deals.table.cursor_row == 0
    assert reader.app.theme == DARK
    assert "1 of 3 deals" in reader.text
    assert not reader.app._notifications


# The file


def test_what_is_written_is_read(kept: Path, tmp_path: Path) -> None:
    write_session(kept, tmp_path / "a.duckdb", LEFT)
    assert read_session(kept, tmp_path / "a.duckdb") == LEFT
    assert read_session(kept, tmp_path / "other.duckdb") == Session()
    assert [path.name for path in kept.parent.iterdir()] == ["session.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_what_was_searched_for_is_nobody_elses_business(kept: Path, tmp_path: Path) -> None:
    write_session(kept, tmp_path / "a.duckdb", LEFT)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_one_database_by_two_paths_is_one(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    write_session(kept, tmp_path / "folder" / ".." / "a.duckdb", LEFT)
    assert read_session(kept, tmp_path / "a.duckdb") == LEFT


def test_only_the_databases_left_last_are_kept(kept: Path, tmp_path: Path) -> None:
    for number in range(41):
        write_session(kept, tmp_path / f"{number}.duckdb", LEFT)
        write_session(kept, tmp_path / "mine.duckdb", LEFT)
    assert read_session(kept, tmp_path / "mine.duckdb") == LEFT
    assert read_session(kept, tmp_path / "40.duckdb") == LEFT
    assert read_session(kept, tmp_path / "1.duckdb") == Session()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"version": "1", "databases": {}}',
        b'{"version": true, "databases": {}}',
        b'{"version": 1}',
        b'{"version": 1, "databases": []}',
        b'{"version": 0, "databases": {}}',
    ],
)
def test_an_unreadable_file_is_nothing_and_is_written_over(kept: Path, tmp_path: Path, content: bytes) -> None:
    kept.parent.mkdir()
    kept.write_bytes(content)
    assert read_session(kept, tmp_path / "a.duckdb") == Session()
    write_session(kept, tmp_path / "a.duckdb", LEFT)
    assert read_session(kept, tmp_path / "a.duckdb") == LEFT


def test_a_file_of_a_later_version_is_neither_read_nor_written_over(kept: Path, tmp_path: Path) -> None:
    write_session(kept, tmp_path / "a.duckdb", LEFT)
    later = json.dumps(json.loads(kept.read_text()) | {"version": 2})
    kept.write_text(later)
    assert read_session(kept, tmp_path / "a.duckdb") == Session()
    write_session(kept, tmp_path / "a.duckdb", LEFT)
    assert kept.read_text() == later


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        ("search", 'amount>=lots "'),
        ("search", "puces\x1b]52;c;x\x07"),
        ("search", "\ud800"),
        ("search", 7),
        ("search", "x" * 1_000_000),
    ],
)
def test_a_search_that_cannot_be_put_any_more_is_dropped(kept: Path, tmp_path: Path, entry: str, value: object) -> None:
    write_session(kept, tmp_path / "a.duckdb", LEFT)
    change(kept, **{entry: value})
    session = read_session(kept, tmp_path / "a.duckdb")
    assert session == replace(LEFT, place=replace(LEFT.place, view=View(compile_search(""), "amazon", "Amazon")))


def test_values_that_mean_nothing_are_as_at_the_first_start(kept: Path, tmp_path: Path) -> None:
    write_session(kept, tmp_path / "a.duckdb", Session())
    odd = {"company": [], "deal": "\udc80", "pane": "garden", "companies_order": {}, "deals_order": "best"}
    change(kept, **odd, left_width=-3)
    assert read_session(kept, tmp_path / "a.duckdb") == Session()
    change(kept, left_width=10**400)
    assert read_session(kept, tmp_path / "a.duckdb") == Session()


def test_a_place_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder would be")
    write_session(tmp_path / "state" / "session.json", tmp_path / "a.duckdb", LEFT)
    (tmp_path / "folder" / "session.json").mkdir(parents=True)
    write_session(tmp_path / "folder" / "session.json", tmp_path / "a.duckdb", LEFT)
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["session.json"]


@pytest.mark.skipif(sys.platform != "linux", reason="where it is differs")
def test_it_is_in_the_users_state_folder(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert session_path() == tmp_path / "dealtrail" / "session.json"


# The explorer


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_it_opens_as_it_was_left(database: Path, kept: Path, key: str) -> None:
    async with run(database, kept) as reader:
        await reader.search("amazon kind:investment")
        await reader.choose("OpenAI")
        await reader.press("s", ">", "2", "s", "t", "3")
        deal_id, view = reader.explorer.deals.deal_id, reader.explorer.view
        order, companies_order = reader.explorer.deals.order, reader.explorer.companies.order
        width, left = reader.explorer.companies.outer_size.width, reader.lines
        await reader.press(key)
    assert reader.app.return_code == 0
    async with run(database, kept) as reader:
        assert reader.explorer.view == view
        assert view.company_name == "OpenAI"
        assert reader.explorer.deals.deal_id == deal_id
        assert reader.explorer.deals.order == order == DealOrder.OLDEST
        assert reader.explorer.companies.order == companies_order
        assert reader.explorer.companies.outer_size.width == width
        assert reader.app.theme == LIGHT
        assert reader.explorer.at == "source"
        assert reader.lines == left


@pytest.mark.thorough
@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
@pytest.mark.parametrize("key", ["1", "2", "3", "f"])
async def test_it_opens_in_the_pane_that_was_left(database: Path, kept: Path, key: str, size: tuple[int, int]) -> None:
    async with run(database, kept, size) as reader:
        await reader.press("2", "j", "3", key)  # the text gets its room as at a start when somebody goes to it
        at, left = reader.explorer.at, reader.lines
        await reader.press("ctrl+q")
    async with run(database, kept, size) as reader:
        assert reader.explorer.at == at
        assert reader.app.focused is reader.explorer._focus_of(at)
        assert reader.lines == left


@pytest.mark.thorough
async def test_from_the_console_it_opens_in_the_pane_before(database: Path, kept: Path) -> None:
    async with run(database, kept) as reader:
        await reader.press("1", "4", "ctrl+q")
    async with run(database, kept) as reader:
        assert reader.explorer.at == "companies"


@pytest.mark.thorough
async def test_it_is_kept_from_under_another_screen(database: Path, kept: Path) -> None:
    async with run(database, kept) as reader:
        await reader.press("j", "?", "ctrl+q")
    async with run(database, kept) as reader:
        assert reader.explorer.deals.table.cursor_row == 1


async def test_fresh_it_opens_as_at_first_and_keeps_what_comes(database: Path, kept: Path) -> None:
    write_session(kept, database, LEFT)
    async with run(database, kept, fresh=True) as reader:
        assert_as_at_first(reader)
        await reader.press("j", "q")
    async with run(database, kept) as reader:
        assert reader.explorer.deals.table.cursor_row == 1


@pytest.mark.thorough
async def test_without_a_place_nothing_is_kept(explore, database: Path, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    write_session(session_path(), database, LEFT)
    before = session_path().read_text()
    async with explore(database, (120, 36)) as reader:
        assert_as_at_first(reader)
        await reader.press("j", "q")
    assert session_path().read_text() == before


@pytest.mark.parametrize("content", ["{", '{"version": 99, "databases": {"x": 1}}'])
async def test_an_unreadable_or_later_file_is_ignored(database: Path, kept: Path, content: str) -> None:
    kept.parent.mkdir()
    kept.write_text(content)
    async with run(database, kept) as reader:
        assert_as_at_first(reader)
        await reader.press("q")
    assert reader.app.return_code == 0


@pytest.mark.thorough
async def test_a_place_that_cannot_be_written_lets_it_end(database: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    async with run(database, tmp_path / "file" / "session.json") as reader:
        await reader.press("q")
    assert reader.app.return_code == 0


async def test_a_deal_or_a_company_that_is_gone_is_dropped(database: Path, kept: Path) -> None:
    for view in (View(), View(company_id="gone", company_name="Gone Ltd")):
        write_session(kept, database, Session(Place(view, "gone", "deals")))
        async with run(database, kept) as reader:
            assert_as_at_first(reader)
            assert reader.explorer.source.subject.deal_id == reader.explorer.deals.deal_id is not None


async def test_a_company_that_was_renamed_has_its_new_name(database: Path, kept: Path) -> None:
    async with run(database, kept) as reader:
        await reader.choose("OpenAI")
        await reader.press("q")
    change(kept, company_name="ClosedAI")
    async with run(database, kept) as reader:
        assert reader.explorer.view.company_name == "OpenAI"
        assert "ClosedAI" not in reader.text


@pytest.mark.thorough
async def test_the_width_fits_a_smaller_terminal(database: Path, kept: Path) -> None:
    write_session(kept, database, Session(left_width=150))
    async with run(database, kept) as reader:
        assert reader.explorer.companies.outer_size.width == 60


async def test_a_hostile_company_is_come_back_to(hostile_database: Path, kept: Path) -> None:
    async with run(hostile_database, kept) as reader:
        await reader.press("1", "j")
        view = reader.explorer.view
        await reader.press("q")
    assert view.company_id is not None
    async with run(hostile_database, kept) as reader:
        assert reader.explorer.view == view
        assert not {"\x1b", "\x07", "\u202e"} & set(reader.text)


@pytest.mark.thorough
async def test_no_colour_is_kept_out_of_a_kept_theme_too(database: Path, kept: Path, monkeypatch) -> None:
    write_preferences(kept.with_name("preferences.json"), Preferences(LIGHT), Config())
    monkeypatch.setenv("NO_COLOR", "1")
    async with run(database, kept) as reader:
        strips = reader.app.screen._compositor.render_strips()
        colours = {c for strip in strips for s in strip if s.style for c in (s.style.color, s.style.bgcolor) if c}
        assert all(len(set(colour.get_truecolor())) == 1 for colour in colours)
    assert os.environ["NO_COLOR"] == "1"
