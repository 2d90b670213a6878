"""The loops: listed, drawn, walked leg by leg, and opened with their evidence."""

from pathlib import Path

import pytest

from seeds.text import is_clean
from tests.store.build import article, load_at_once, told
from tests.tui.conftest import HOSTILE_NAME
from tui.app import ExplorerApp
from tui.messages import CompanyWanted
from tui.screens.explore import ExploreScreen
from tui.screens.loops import LoopsScreen
from tui.screens.profile import ProfileScreen
from tui.screens.which_company import WhichCompanyScreen

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


@pytest.fixture(scope="session")
def looped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ring of three, one of them paid together with another company, and two that lend to each other in euros."""
    path = tmp_path_factory.mktemp("loops") / "deals.duckdb"
    deals = (
        told(
            "Nvidia plans to put money into OpenAI.",
            "investment",
            "planned",
            "100 bn USD",
            Nvidia="investor",
            OpenAI="target",
        ),
        told("OpenAI orders from Oracle.", "contract", "announced", "300 bn USD", OpenAI="customer", Oracle="supplier"),
        told("Oracle paid Nvidia.", "contract", "completed", "40 bn USD", Oracle="customer", Nvidia="supplier"),
        told("Velmont lent to Tressac.", "debt", "completed", "2 m EUR", Velmont="lender", Tressac="borrower"),
        told("Tressac may lend to Velmont.", "debt", "considered", "1 m EUR", Tressac="lender", Velmont="borrower"),
        told(
            "Karsund and Pelagia pay Dunmore.",
            "investment",
            "announced",
            "5 bn USD",
            Karsund="investor",
            Pelagia="investor",
            Dunmore="target",
        ),
        told("Dunmore pays Karsund.", "contract", "announced", "1 bn USD", Dunmore="customer", Karsund="supplier"),
    )
    load_at_once(path, [article("2026-01-05", *deals)]).close()
    return path


@pytest.fixture(scope="session")
def hostile_loop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two companies of hostile names that pay each other."""
    path = tmp_path_factory.mktemp("loops") / "hostile.duckdb"
    one, other = HOSTILE_NAME, "数" * 40 + " [/] \x1b[31m e\u0301\u0301"
    deals = [
        told(f"{payer} pays {payee}.", "contract", "announced", "1 bn USD", **{payer: "customer", payee: "supplier"})
        for payer, payee in ((one, other), (other, one))
    ]
    load_at_once(path, [article("2026-01-05", *deals)]).close()
    return path


@SIZES
async def test_by_keyboard_to_the_evidence(explore, looped, size) -> None:
    async with explore(looped, size) as reader:
        await reader.press("O")
        assert isinstance(reader.app.screen, LoopsScreen)
        for words in ("3 loops", "Nvidia → OpenAI → O", "100 bn USD", "equity ◑ promised", "purchase ◕ agreed"):
            assert words in reader.text
        assert "paid 40 bn USD · agreed 300 bn USD · promised 100 bn USD" in reader.text
        assert "payment 1 of 3: Nvidia → OpenAI" in reader.text
        assert "« Nvidia plans to put money into OpenAI. »" in reader.text
        await reader.press("enter", "j")
        assert "payment 2 of 3: OpenAI → Oracle" in reader.text
        await reader.press("n", "n", "k")
        assert "payment 3 of 3: Oracle → Nvidia" in reader.text
        await reader.press("escape", "tab", "enter")
        assert isinstance(reader.app.screen, ExploreScreen)
        assert reader.explorer.at == "source"
        assert "Oracle paid Nvidia" in reader.text


@SIZES
async def test_by_mouse_to_the_evidence(explore, looped, size) -> None:
    async with explore(looped, size) as reader:
        await reader.press("O")
        screen = reader.app.screen
        row = next(row for row, text in enumerate(reader.lines) if "purchase ◕ agreed" in text)
        at = (reader.lines[row].index("purchase ◕") + 2, row)
        await reader.click(None, at)
        assert screen.ring.chosen == 1
        await reader.click(None, at, times=2)
        assert isinstance(reader.app.screen, ExploreScreen)
        assert "OpenAI orders from Oracle" in reader.text
        await reader.press("O")
        await reader.click_key("Back")
        assert isinstance(reader.app.screen, ExploreScreen)


async def test_what_is_converted_or_shared_is_marked(explore, looped) -> None:
    async with explore(looped, (120, 36)) as reader:
        await reader.press("O", "j", "j")
        assert "Dunmore → Karsund" in reader.text
        assert "5 bn USD shared" in reader.text
        assert "1 of 2 payments not known" in reader.text
        assert "not known" in reader.text
        await reader.press("n")
        assert (
            "shared: several companies pay or get this amount together"
            in reader.app.screen.query_one("#leg-facts").text
        )
        await reader.press("k")
        assert "all debt" in reader.text
        assert "paid 2 m EUR · promised 1 m EUR" in reader.text
        assert "≈ 1." in reader.text


async def test_through_a_company_and_all(explore, looped) -> None:
    async with explore(looped) as reader:
        await reader.choose("Velmont")
        await reader.press("O")
        assert "1 loop through Velmont" in reader.text
        await reader.press("a")
        assert "Loops · 3 loops · money" in reader.text
        await reader.press("q")
        await reader.choose("Pelagia")
        await reader.press("O")
        assert "No loop through Pelagia; a looks for those of all companies." in reader.text
        await reader.press("n", "tab", "p", "y", "enter", "a")
        assert "3 loops" in reader.text


async def test_a_profile_opens_over_the_ring_and_leads_on(explore, looped) -> None:
    async with explore(looped) as reader:
        await reader.press("O", "p")
        assert isinstance(reader.app.screen, WhichCompanyScreen)
        await reader.press("enter")
        assert isinstance(reader.app.screen, ProfileScreen)
        await reader.press("escape")
        assert isinstance(reader.app.screen, LoopsScreen)
        await reader.press("p", "enter", "enter")
        assert isinstance(reader.app.screen, ExploreScreen)
        assert reader.explorer.view.company_name in ("OpenAI", "Oracle")


async def test_no_payment_is_chosen_while_the_ring_shows_a_longer_loop(explore, looped) -> None:
    async with explore(looped) as reader:
        await reader.press("O")
        screen = reader.app.screen
        assert isinstance(screen, LoopsScreen)
        assert screen.leg is not None
        screen.ring.set_reactive(type(screen.ring).chosen, 99)
        assert screen.leg is None
        await reader.press("p")
        assert reader.app.screen is screen


async def test_a_database_without_loops(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("O")
        assert "No loop." in reader.text
        await reader.press("enter", "tab", "n", "p", "y", "escape")
        assert isinstance(reader.app.screen, ExploreScreen)


async def test_the_palette_opens_it(explore, looped) -> None:
    async with explore(looped) as reader:
        await reader.press("ctrl+p")
        await reader.type("circles of money")
        await reader.press("enter")
        assert isinstance(reader.app.screen, LoopsScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 18), (40, 14), (30, 10), (20, 5)])
async def test_nothing_hostile_reaches_the_screen(explore, hostile_loop, size) -> None:
    async with explore(hostile_loop, size) as reader:
        await reader.press("O")
        assert isinstance(reader.app.screen, LoopsScreen)
        for key in ("tab", "j", "j", "tab", "y", "escape", "p", "escape"):
            await reader.press(key)
            for line in reader.lines:
                assert is_clean(line), repr(line)
            widths = {strip.cell_length for strip in reader.app.screen._compositor.render_strips()}
            assert widths == {size[0]}
        await reader.press("q")
        assert isinstance(reader.app.screen, ExploreScreen)


async def test_at_80x24_the_ring_is_a_ring_and_a_narrow_screen_has_a_chain(explore, looped) -> None:
    async with explore(looped) as reader:
        await reader.press("O")
        assert "╭──" in reader.text
        await reader.pilot.resize_terminal(40, 20)
        await reader.settle()
        assert "╭──" not in reader.text
        assert "▶ 100 bn USD · equity" in reader.text


async def test_the_keys_fit(explore, looped) -> None:
    async with explore(looped) as reader:
        await reader.press("O")
        assert max(hint.region.right for hint in reader.app.screen.query("FooterKey")) <= 80
        reader.explorer.post_message(CompanyWanted("nvidia", "Nvidia"))
        await reader.settle()
        assert isinstance(reader.app.screen, ExploreScreen)


@pytest.mark.parametrize(
    ("size", "keys", "plain"),
    [
        pytest.param((80, 24), ("O", "enter", "j"), False, id="80x24"),
        pytest.param((120, 36), ("t", "O"), False, id="light-120x36"),
        pytest.param((200, 50), ("O", "j"), False, id="200x50"),
        pytest.param((80, 24), ("O", "n"), True, id="no-colours-80x24"),
    ],
)
def test_picture(snap_compare, looped, reader_of, monkeypatch, size, keys, plain) -> None:
    if plain:
        monkeypatch.setenv("NO_COLOR", "1")

    async def walk(pilot) -> None:
        reader = reader_of(pilot)
        await reader.settle()
        await reader.press(*keys)

    assert snap_compare(ExplorerApp(looped), terminal_size=size, run_before=walk)
