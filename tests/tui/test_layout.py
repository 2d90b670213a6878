"""What is seen at which size, and the keys that change it."""

import os

import pytest

from tui.panes.companies import CompaniesPane
from tui.panes.deals import DealsPane
from tui.panes.source import SourcePane
from tui.theme import DARK, LIGHT
from tui.widgets.record_table import RecordTable


def shown(reader) -> list[str]:
    panes = (CompaniesPane, DealsPane, SourcePane)
    return [pane.__name__ for pane in panes if reader.app.screen.query_one(pane).region.area]


async def test_a_wide_screen_shows_all_three_panes(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        assert shown(reader) == ["CompaniesPane", "DealsPane", "SourcePane"]


async def test_a_narrow_screen_shows_the_pane_and_what_it_leads_to(explore, database) -> None:
    async with explore(database, (80, 24)) as reader:
        assert shown(reader) == ["DealsPane", "SourcePane"]
        await reader.press("1")
        assert shown(reader) == ["CompaniesPane", "DealsPane"]
        await reader.press("tab", "tab")
        assert shown(reader) == ["DealsPane", "SourcePane"]
        assert reader.explorer.at == "source"
        await reader.press("shift+tab")
        assert reader.explorer.at == "deals"


async def test_a_very_low_screen_shows_one_pane(explore, database) -> None:
    async with explore(database, (80, 12)) as reader:
        assert shown(reader) == ["DealsPane"]
        await reader.press("3")
        assert shown(reader) == ["SourcePane"]


@pytest.mark.parametrize(("key", "pane"), [("1", "CompaniesPane"), ("2", "DealsPane"), ("3", "SourcePane")])
async def test_zoom_shows_one_pane_alone(explore, database, key: str, pane: str) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press(key, "z")
        assert shown(reader) == [pane]
        await reader.press("escape")
        assert shown(reader) == ["CompaniesPane", "DealsPane", "SourcePane"]


async def test_the_companies_can_be_made_wider_and_the_panes_still_fold(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        companies = reader.app.screen.query_one(CompaniesPane)
        before = companies.region.width
        await reader.press(">", ">", "<")
        assert companies.region.width == before + 4
        await reader.pilot.resize_terminal(80, 24)
        await reader.settle()
        await reader.press("1")
        assert companies.region.width == 80


async def test_the_theme_changes_between_dark_and_light(explore, database) -> None:
    async with explore(database, (80, 24)) as reader:
        assert reader.app.theme == DARK
        await reader.press("t")
        assert reader.app.theme == LIGHT
        await reader.press("t")
        assert reader.app.theme == DARK


async def test_without_colours_the_evidence_still_stands_out(explore, database, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with explore(database, (120, 36)) as reader:
        strips = reader.app.screen._compositor.render_strips()
        colours = {c for strip in strips for s in strip if s.style for c in (s.style.color, s.style.bgcolor) if c}
        assert all(len(set(colour.get_truecolor())) == 1 for colour in colours)
        underlined = "".join(s.text for strip in strips for s in strip if s.style and s.style.underline)
        assert "up to $50 billion" in underlined
    assert os.environ["NO_COLOR"] == "1"


@pytest.mark.parametrize("width", [40, 60, 80, 100, 111, 112, 120, 160])
async def test_no_table_loses_a_column_over_the_edge(explore, database, width: int) -> None:
    async with explore(database, (width, 30)) as reader:
        for key in ("1", "2", "3"):
            await reader.press(key)
            for table in reader.app.screen.query(RecordTable):
                if table.region.area and table.id != "answer":
                    last = table._placed[-1]
                    assert last.x + last.width + 2 <= table.scrollable_content_region.width


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("keys", [(), ("1",), ("3",), ("4",), ("/",)])
async def test_the_footer_fits(explore, database, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    async with explore(database, size) as reader:
        await reader.press(*keys)
        hints = list(reader.app.screen.query("FooterKey"))
        assert 0 < len(hints) <= 8
        assert max(hint.region.right for hint in hints) <= size[0]


async def test_the_sample_says_what_it_is(explore, database) -> None:
    async with explore(database, (120, 36), sample=True) as reader:
        assert "sample corpus · L loads your own" in reader.lines[0]
        assert "This is the sample corpus" in reader.text
    async with explore(database, (80, 24), sample=True) as reader:
        assert "sample corpus" in reader.lines[0]
        assert reader.lines[0].endswith("…")
