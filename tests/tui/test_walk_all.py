"""Every feature walked through twice: by keyboard alone, and by mouse alone, but for what has to be typed."""

import csv
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from tests.tui.conftest import Reader
from tui.screens.choosing_columns import ColumnsScreen
from tui.screens.copying import CopyScreen
from tui.screens.correct_report import CorrectReportScreen
from tui.screens.corrections import CorrectionsScreen
from tui.screens.explore import ExploreScreen
from tui.screens.exporting import ExportScreen
from tui.screens.help import HelpScreen
from tui.screens.load import LoadScreen
from tui.screens.loops import LoopsScreen
from tui.screens.profile import ProfileScreen
from tui.screens.themes import ThemeScreen
from tui.screens.which_company import WhichCompanyScreen
from tui.widgets.sql_names import SqlNames

pytestmark = pytest.mark.parametrize("size", [(80, 24), (120, 36)])

ARTICLE = "Quillmere acquires Pellworth for $12 million, the companies said on 3 March 2025.\n"
EXAMPLE = "SELECT deal_id, stage, amount FROM deals ORDER BY deal_id"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the explorer is started: an article to load, and one that cannot be."""
    start = tmp_path / "start"
    (start / "articles").mkdir(parents=True)
    (start / "articles" / "quillmere.md").write_text(ARTICLE)
    (start / "articles" / "empty.md").write_text("")
    monkeypatch.chdir(start)
    return start


def amounts(path: Path) -> list[str]:
    with path.open(newline="", encoding="utf-8") as file:
        return [row["amount"] for row in csv.DictReader(file)]


def at_home(reader: Reader) -> bool:
    return isinstance(reader.app.screen, ExploreScreen)


async def settle_load(reader: Reader) -> None:
    await reader.settle()
    assert not reader.explorer.load_state.running


async def click_text(reader: Reader, text: str, *, times: int = 1, last: bool = False) -> None:
    """Click where a text stands on the screen, when what was told of has gone from over it."""
    reader.app.clear_notifications()
    await reader.settle()
    rows = [row for row, line in enumerate(reader.lines) if text in line]
    row = rows[-1 if last else 0]
    column = reader.lines[row].rindex(text) if last else reader.lines[row].index(text)
    await reader.click(None, (column + 1, row), times=times)


async def by_palette(reader: Reader, words: str) -> None:
    """Do by mouse what has no place of its own: the name of the program opens the palette."""
    await reader.click(".top-bar--name", (2, 0))
    await reader.type(words)
    await reader.click("CommandList", (4, 1))
    await reader.settle()


@pytest.mark.thorough
async def test_search_and_facets_by_keyboard(explore, database, folder, size) -> None:
    async with explore(database, size) as reader:
        await reader.press("/")
        await reader.type("kin")
        await reader.press("tab")
        await reader.type("inv")
        await reader.press("tab", "enter")
        assert "kind:investment ×" in reader.lines[1]
        await reader.press("\\", "x")
        assert "1 of 3 deals" in reader.text
        await reader.press("escape", "f", "j", "enter")
        assert "kind:" in reader.lines[1]
        await reader.press("f", "backspace", "2")
        await reader.press("t", "t", "T", "j", "escape", "w", "j", "space", "r", "escape", "P")
        assert (folder / "dealtrail-01.svg").is_file()
        assert at_home(reader)


async def test_search_and_facets_by_mouse(explore, database, folder, size) -> None:
    async with explore(database, size) as reader:
        await reader.click("#search", (4, 0))
        await reader.type("kind:inv")
        await reader.click(reader.explorer.line.query_one(SqlNames), (3, 0))
        await reader.click("#tab-deals")
        assert "kind:investment ×" in reader.lines[1]
        await click_text(reader, "×")
        assert "1 of 3 deals" in reader.text
        await reader.click("#facets-button")
        await reader.click("#facets-table", (4, 2))
        assert "kind:" in reader.lines[1]
        await click_text(reader, "×")
        await reader.click("#facets-button")
        await by_palette(reader, "theme choose")
        assert isinstance(reader.app.screen, ThemeScreen)
        await reader.click(OptionList, (2, 1))
        await by_palette(reader, "columns which")
        assert isinstance(reader.app.screen, ColumnsScreen)
        await reader.click("#columns-reset")
        await reader.click("#columns-done")
        await by_palette(reader, "screenshot")
        assert (folder / "dealtrail-01.svg").is_file()
        await reader.click("Toast")
        await reader.click_key("Help")
        assert isinstance(reader.app.screen, HelpScreen)
        await click_text(reader, "esc closes", last=True)
        assert at_home(reader)


@pytest.mark.thorough
async def test_profile_and_loops_by_keyboard(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await reader.press("p")
        assert isinstance(reader.app.screen, WhichCompanyScreen)
        await reader.press("enter", "2", "3", "4", "1")
        assert isinstance(reader.app.screen, ProfileScreen)
        await reader.press("q", "O")
        assert isinstance(reader.app.screen, LoopsScreen)
        await reader.press("q")
        assert at_home(reader)


async def test_profile_and_loops_by_mouse(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await by_palette(reader, "the profile of the company")
        assert isinstance(reader.app.screen, WhichCompanyScreen)
        await click_text(reader, "esc closes", last=True)
        assert at_home(reader)
        await by_palette(reader, "the profile of the company")
        await reader.click(OptionList, (2, 0))
        assert isinstance(reader.app.screen, ProfileScreen)
        await reader.click("#tab-deals")
        await reader.click_key("Back")
        await by_palette(reader, "circles of money")
        assert isinstance(reader.app.screen, LoopsScreen)
        await reader.click_key("Back")
        assert at_home(reader)


@pytest.mark.thorough
async def test_load_correct_and_take_along_by_keyboard(explore, own, folder, size) -> None:
    async with explore(own, size) as reader:
        await reader.press("L")
        await reader.type("articles")
        await reader.press("enter")
        await settle_load(reader)
        assert "of 4 deals · 1 new" in reader.text
        await reader.press("N", "c")
        assert isinstance(reader.app.screen, CorrectReportScreen)
        assert "Pellworth" in reader.text
        await reader.press(*"jjjjjj", "enter")
        assert reader.app.screen.query_one("Editor").asks
        await reader.press("ctrl+u")
        await reader.type("15m")
        await reader.press("enter", "ctrl+s")
        assert at_home(reader)
        assert "15 m USD" in reader.text
        await reader.press("e", "enter")
        assert any(amount.startswith("15000000") for amount in amounts(folder / "deals.csv"))
        await reader.press("u")
        assert "12 m USD" in reader.text
        await reader.press("C")
        assert isinstance(reader.app.screen, CorrectionsScreen)
        await reader.press("escape", "y", "r")
        assert at_home(reader)
        await reader.press("o")
        assert at_home(reader)


async def test_load_correct_and_take_along_by_mouse(explore, own, folder, size) -> None:
    async with explore(own, size) as reader:
        await reader.click("Note")
        assert isinstance(reader.app.screen, LoadScreen)
        await click_text(reader, "articles/")
        await reader.click("#load-files", (1, 2))
        await reader.click("#load-button")
        await settle_load(reader)
        assert "of 4 deals · 1 new" in reader.text
        await by_palette(reader, "next new deal")
        await by_palette(reader, "correct the deal")
        assert isinstance(reader.app.screen, CorrectReportScreen)
        await click_text(reader, "amount", times=2)
        reader.app.screen.query_one("Editor Input", Input).value = ""
        await reader.type("15m")
        await reader.click("#editor-keep")
        await reader.click_key("Save")
        assert at_home(reader)
        assert "15 m USD" in reader.text
        await reader.click_key("Export")
        assert isinstance(reader.app.screen, ExportScreen)
        await reader.click("#export-write")
        assert any(amount.startswith("15000000") for amount in amounts(folder / "deals.csv"))
        await by_palette(reader, "take back the last")
        assert "12 m USD" in reader.text
        await reader.click_key("Copy")
        assert isinstance(reader.app.screen, CopyScreen)
        await click_text(reader, "esc closes", last=True)
        await reader.click_key("Copy")
        await reader.click(OptionList, (2, 1))
        assert at_home(reader)


@pytest.mark.thorough
async def test_sql_by_keyboard(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await reader.press("4")
        await reader.type(EXAMPLE)
        await reader.press("ctrl+r", "s")
        assert "3 rows" in reader.text
        await reader.press("F")
        await reader.type("completed")
        assert "1 row with “completed”" in reader.text
        await reader.press("enter", "escape", "ctrl+o")
        await reader.type("promises")
        await reader.press("escape", "ctrl+l", "enter", "ctrl+t", "ctrl+t")
        assert reader.explorer.at == "sql"


async def test_sql_by_mouse(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await reader.click("#tab-sql")
        await reader.click("#statement", (2, 0))
        await reader.type(EXAMPLE)
        await reader.click_key("Run")
        assert "3 rows" in reader.text
        await reader.click("#answer", (3, 0))
        await reader.click("#answer", (3, 1))
        await reader.click_key("Filter")
        await reader.type("completed")
        assert "1 row with “completed”" in reader.text
        for button in ("^o saved", "^l history"):
            await click_text(reader, button)
            await reader.click_key("Close")
        for _ in range(2):
            await click_text(reader, "^t tables")
        await reader.click("#tab-deals")
        assert reader.explorer.at == "deals"
