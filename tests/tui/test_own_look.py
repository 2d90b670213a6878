"""Making it one's own: a theme that is seen before it is chosen, and the columns of a table."""

from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.tui.conftest import Reader
from tui.app import ExplorerApp
from tui.config import Config
from tui.screens.choosing_columns import ColumnsScreen, ColumnsTable
from tui.screens.themes import ThemeScreen
from tui.theme import DARK, LIGHT, NAMES, THEMES
from tui.widgets.column_choice import ColumnChoice

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


@pytest.fixture
def opened(database: Path, tmp_path: Path):
    """Opens the explorer with what is kept of the last time."""

    @asynccontextmanager
    async def run(config: Config = Config(), size: tuple[int, int] = (120, 36), path: Path = database):  # noqa: B008
        app = ExplorerApp(path, config=config, preferences_in=tmp_path / "preferences.json")
        async with app.run_test(size=size, notifications=True) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            yield reader

    return run


# Themes


@SIZES
async def test_a_theme_is_seen_and_kept_for_every_database(opened, hostile_database, size) -> None:
    async with opened(size=size) as reader:
        await reader.press("T")
        assert isinstance(reader.app.screen, ThemeScreen)
        await reader.press("j")
        assert reader.app.theme == LIGHT
        await reader.press("down")
        assert reader.app.theme == NAMES[2]
        await reader.press("escape")
        assert reader.app.theme == DARK
        await reader.press("T", "j", "j", "j", "k", "enter")
        assert reader.app.theme == NAMES[2]
        assert reader.app.screen is reader.explorer
        await reader.press("q")
    async with opened(size=size, path=hostile_database) as reader:
        assert reader.app.theme == NAMES[2]
        await reader.press("t")
        assert reader.app.theme == LIGHT
        await reader.press("t")
        assert reader.app.theme == DARK


async def test_a_theme_is_chosen_by_mouse(opened) -> None:
    async with opened() as reader:
        await reader.press("T")
        await reader.click(OptionList, (2, 3))
        assert reader.app.theme == NAMES[3]
        assert reader.app.screen is reader.explorer
        await reader.press("T", "j")
        await reader.click("#theme-back")
        assert reader.app.theme == NAMES[3]
        await reader.press("T", "k")
        await reader.click("#theme-keep")
        assert reader.app.theme == NAMES[2]


@pytest.mark.thorough
async def test_every_theme_can_be_shown_in_every_place(opened) -> None:
    for theme in THEMES:
        assert any(name.startswith("evidence-") for name in theme.variables)
    async with opened() as reader:
        for name in NAMES:
            reader.app.choose_theme(name)
            await reader.settle()
            for keys in (("3",), ("f",), ("e", "escape"), ("?", "escape")):
                await reader.press(*keys)
        assert reader.app.is_running


async def test_the_file_gives_the_first_theme_and_no_colour_keeps_out(opened, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(Config(theme="gruvbox")) as reader:
        assert reader.app.theme == "gruvbox"
        await reader.press("T")
        assert "NO_COLOR is set" in reader.text
        strips = reader.app.screen._compositor.render_strips()
        colours = {c for strip in strips for s in strip if s.style for c in (s.style.color, s.style.bgcolor) if c}
        assert all(len(set(colour.get_truecolor())) == 1 for colour in colours)


async def test_the_palette_has_theme_screenshot_and_columns(opened) -> None:
    async with opened() as reader:
        for words, screen in (("Theme: choose", ThemeScreen), ("Columns: which", ColumnsScreen)):
            await reader.press(":")
            await reader.type(words)
            await reader.press("enter")
            assert isinstance(reader.app.screen, screen)
            await reader.press("escape")


# Columns


def keys_of(reader: Reader) -> list[str]:
    return [placed.column.key for placed in reader.explorer.deals.table._placed]


@SIZES
async def test_columns_are_hidden_moved_and_widened_at_once_and_kept(opened, size) -> None:
    async with opened(size=size) as reader:
        before = keys_of(reader)
        await reader.press("w")
        assert "Columns of deals" in reader.text
        await reader.press("space")
        assert keys_of(reader) == [key for key in before if key != "date"] or "date" not in keys_of(reader)
        await reader.press("j", "J")
        assert reader.app.screen.query_one(ColumnsTable).cursor_row == 2
        width = reader.explorer.deals.table.width_of_column("title")
        await reader.press("+")
        assert reader.explorer.deals.table.width_of_column("title") == width + 1
        await reader.press("-", "-")
        assert reader.explorer.deals.table.width_of_column("title") == width - 1
        await reader.press("escape")
        after = keys_of(reader)
        shown = reader.lines
        await reader.press("q")
    async with opened(size=size) as reader:
        assert keys_of(reader) == after
        assert "date" not in after
        assert reader.lines == shown
        await reader.press("w", "r", "escape")
        assert keys_of(reader) == before


async def test_columns_by_mouse_alone(opened) -> None:
    async with opened() as reader:
        table = reader.explorer.deals.table
        await reader.press("w")
        listed = reader.app.screen.query_one(ColumnsTable)
        where = {placed.column.key: placed.x + 1 for placed in listed._placed}
        await reader.click(listed, (where["name"], 1))
        assert table.choice.hidden == ("date",)
        await reader.click(listed, (where["shown"], 1))
        assert table.choice.hidden == ()
        await reader.click(listed, (where["down"], 1))
        assert table.choice.order[:2] == ("title", "date")
        await reader.click(listed, (where["up"], 2))
        assert table.choice.order[:2] == ("date", "title")
        await reader.click(listed, (where["wider"], 1))
        assert dict(table.choice.widths) == {"date": 11}
        await reader.click(listed, (where["narrower"], 1))
        assert dict(table.choice.widths) == {"date": 10}
        await reader.click("#columns-reset")
        assert table.choice == ColumnChoice()
        await reader.click("#columns-done")
        assert reader.app.screen is reader.explorer


async def test_one_column_always_stays(opened) -> None:
    async with opened() as reader:
        await reader.press("1", "w")
        for _ in range(8):
            await reader.press("space", "j")
        assert "one column stays" in reader.text
        await reader.press("escape")
        assert len(reader.explorer.companies.table._placed) == 1


async def test_the_file_gives_the_first_columns_and_width(opened) -> None:
    choice = ColumnChoice(("amount",), ("date",), (("amount", 20),))
    async with opened(Config(columns={"deals": choice}, pane_width=50)) as reader:
        assert keys_of(reader)[0] == "amount"
        assert "date" not in keys_of(reader)
        assert reader.explorer.deals.table.width_of_column("amount") == 20
        assert reader.explorer.companies.outer_size.width == 50
        await reader.press("l", "y", "c")
        assert reader.app.clipboard.startswith("Amazon")


async def test_the_facets_and_answers_have_no_columns_to_choose(opened) -> None:
    async with opened() as reader:
        await reader.press("f", "w")
        assert reader.app.screen is reader.explorer
