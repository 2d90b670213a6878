"""The profile of a company: opened from anywhere, walked through by keyboard and by mouse, and left again."""

from pathlib import Path

import pytest
from textual.widgets import OptionList

from seeds.text import is_clean
from tests.store.build import article, load_at_once, told
from tui.app import ExplorerApp
from tui.messages import CompanyWanted
from tui.screens.article import ArticleScreen
from tui.screens.explore import ExploreScreen
from tui.screens.help import HelpScreen
from tui.screens.profile import ProfileScreen
from tui.screens.which_company import WhichCompanyScreen
from tui.widgets.top_bar import Tab

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


@SIZES
async def test_from_the_companies_to_a_partner_and_into_its_deals(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await reader.choose("Amazon")
        await reader.press("p")
        assert isinstance(reader.app.screen, ProfileScreen)
        for words in (
            "Amazon · company · 1 deal",
            "would pay",
            "50 bn USD",
            "1 Partners 1",
            "  out ",
            "░",
            "OpenAI",
        ):
            assert words in reader.text
        assert "1 upper bound (≤) counts whole" in reader.text
        await reader.press("p")
        assert "OpenAI · company · 1 deal" in reader.text
        assert "0 ┼─" in reader.text
        await reader.press("escape")
        assert "Amazon · company" in reader.text
        await reader.press("enter")
        assert isinstance(reader.app.screen, ExploreScreen)
        assert reader.explorer.view.company_name == "OpenAI"


@SIZES
async def test_a_deal_opens_with_its_evidence(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await reader.choose("Velmont")
        await reader.press("p", "2", "enter")
        assert isinstance(reader.app.screen, ExploreScreen)
        assert reader.explorer.at == "source"
        assert "Velmont rachète Tressac" in reader.text
        await reader.press("[")
        assert reader.explorer.at == "companies"


async def test_from_a_deal_the_company_is_asked_for(explore, database) -> None:
    async with explore(database) as reader:
        await reader.search("velmont")
        await reader.press("2", "p")
        assert isinstance(reader.app.screen, WhichCompanyScreen)
        assert reader.app.screen.query_one(OptionList).option_count == 2
        await reader.press("j", "enter")
        assert isinstance(reader.app.screen, ProfileScreen)
        assert "Tressac · company" in reader.text
        assert "≈" not in reader.label("#profile-head")
        await reader.press("q", "p", "escape")
        assert isinstance(reader.app.screen, ExploreScreen)
        await reader.search("microsoft")
        await reader.press("2", "p")
        assert "Microsoft · company" in reader.text


async def test_what_is_converted_is_marked(explore, database) -> None:
    async with explore(database) as reader:
        await reader.choose("Velmont")
        await reader.press("p")
        assert "in dollars" in reader.text
        assert "≈ 45" in reader.text
        assert "400 m EUR" in reader.text
        assert "≈ at the rate of each deal's day" in reader.app.screen.note.text


async def test_documents_that_only_name_it_can_be_read(explore, database) -> None:
    async with explore(database) as reader:
        reader.explorer._show_profile(CompanyWanted("orbelane", "Orbelane"))
        await reader.settle()
        assert "No deal names an amount" in reader.text
        await reader.press("4")
        assert "Des capteurs" in reader.text
        await reader.press("enter")
        assert isinstance(reader.app.screen, ArticleScreen)
        assert "Orbelane présente ses nouveaux capteurs" in reader.text
        await reader.press("y", "t")
        assert reader.app.clipboard == "Le Quai, Des capteurs, 2025-07-07"
        await reader.press("escape")
        assert isinstance(reader.app.screen, ProfileScreen)
        await reader.press("3")
        assert "why it means this company" in reader.text


async def test_by_mouse(explore, database) -> None:
    async with explore(database) as reader:
        await reader.choose("Amazon")
        await reader.press("p")
        await reader.click("#tab-deals")
        assert reader.app.screen.at == "deals"
        await reader.click("#profile-list", (20, 1), times=2)
        assert reader.explorer.at == "source"
        await reader.choose("Amazon")
        await reader.press("p")
        await reader.click_key("Back")
        assert isinstance(reader.app.screen, ExploreScreen)


async def test_from_an_answer_of_the_console(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("4")
        reader.explorer.console_pane.put("SELECT 1 AS n, payee_id FROM payments ORDER BY 2 DESC")
        await reader.press("ctrl+r", "p")
        assert isinstance(reader.app.screen, ProfileScreen)
        assert "Tressac · company" in reader.text


async def test_the_palette_and_the_help_work_from_it(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("ctrl+p")
        await reader.type("profile of the company")
        await reader.press("enter")
        assert isinstance(reader.app.screen, WhichCompanyScreen)
        await reader.press("enter", "?")
        assert isinstance(reader.app.screen, HelpScreen)
        await reader.press("escape", "ctrl+p")
        await reader.type("velmont")
        await reader.press("enter")
        assert isinstance(reader.app.screen, ExploreScreen)
        assert reader.explorer.view.company_name == "Velmont"


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (50, 18), (30, 10), (20, 5)])
async def test_nothing_hostile_reaches_the_screen(explore, hostile_database, size) -> None:
    async with explore(hostile_database, size) as reader:
        await reader.press("2", "p", "enter")
        assert isinstance(reader.app.screen, ProfileScreen)
        for key in ("1", "2", "3", "4", "z", "z", "z", "y", "escape"):
            await reader.press(key)
            for line in reader.lines:
                assert is_clean(line), repr(line)
            widths = {strip.cell_length for strip in reader.app.screen._compositor.render_strips()}
            assert widths == {size[0]}
        await reader.press("q")
        assert isinstance(reader.app.screen, ExploreScreen)


@pytest.mark.parametrize("size", [(80, 24), (60, 24), (46, 24), (30, 24)])
async def test_the_tabs_and_the_keys_fit(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await reader.choose("Amazon")
        await reader.press("p")
        assert max(tab.region.right for tab in reader.app.screen.query(Tab)) <= size[0]
        if size[0] == 80:
            assert max(hint.region.right for hint in reader.app.screen.query("FooterKey")) <= 80


async def test_a_low_screen_shows_the_list_and_z_the_money(explore, database) -> None:
    async with explore(database, (80, 14)) as reader:
        await reader.choose("Amazon")
        await reader.press("p")
        assert "OpenAI" in reader.text
        assert "░" not in reader.text
        await reader.press("z")
        assert "░" in reader.text
        await reader.press("z")
        assert "OpenAI" in reader.text
        await reader.press("z")
        await reader.pilot.resize_terminal(80, 30)
        await reader.settle()
        assert "OpenAI" in reader.text
        assert "░" in reader.text


async def test_a_company_that_is_gone_and_none_at_all(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("1", "p")
        assert isinstance(reader.app.screen, ExploreScreen)
        assert "the cursor is on no company" in reader.text
        reader.explorer._show_profile(CompanyWanted("no-such", "No such"))
        await reader.settle()
        assert "not in the database any more" in reader.text
        await reader.press("1", "2", "3", "4", "p", "a", "enter", "y", "escape")
        assert isinstance(reader.app.screen, ExploreScreen)


@pytest.fixture(scope="session")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company that pays and gets over three years, in two currencies, alone and with others."""
    path = tmp_path_factory.mktemp("busy") / "deals.duckdb"
    kinds = (("investment", "investor", "target"), ("contract", "supplier", "customer"), ("debt", "borrower", "lender"))
    names = ("Tressac", "Orbelane", "Karsund", "Pelagia", "Dunmore")
    articles = []
    for number in range(12):
        (kind, own, theirs), other = kinds[number % 3], names[number % 5]
        stage = "in_talks" if number % 4 == 3 else "announced"
        money = f"{(number * 7) % 11 + 1} bn {'EUR' if number % 5 == 2 else 'USD'}"
        parties = {"Velmont": own, other: theirs} | ({"Brisk": theirs} if number == 7 else {})
        deal = told(f"{', '.join(parties)}: {kind}, number {number}.", kind, stage, money, **parties)
        articles.append(article(f"{2023 + number // 4}-{number % 4 * 3 + 2:02}-05", deal))
    load_at_once(path, articles).close()
    return path


async def test_only_what_is_converted_is_marked(explore, busy) -> None:
    async with explore(busy) as reader:
        await reader.press("1", "j", "p")
        (line,) = [line for line in reader.lines if "in dollars " in line]
        assert line.split("in dollars")[1].split("  ")[-1].strip() == "≈ 7.54 bn USD"
        assert "≈ 29.4 bn USD" in line
        assert "≈ 20 bn USD" not in line


@pytest.mark.parametrize(
    ("size", "keys", "plain"),
    [
        pytest.param((80, 24), (), False, id="80x24"),
        pytest.param((120, 36), ("t", "2"), False, id="light-120x36"),
        pytest.param((200, 50), (), False, id="200x50"),
        pytest.param((80, 24), (), True, id="no-colours-80x24"),
    ],
)
def test_picture(snap_compare, busy, reader_of, monkeypatch, size, keys, plain) -> None:
    if plain:
        monkeypatch.setenv("NO_COLOR", "1")

    async def walk(pilot) -> None:
        reader = reader_of(pilot)
        await reader.settle()
        await reader.press("1", "j", "p", *keys)

    assert snap_compare(ExplorerApp(busy), terminal_size=size, run_before=walk)
