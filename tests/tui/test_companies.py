"""The list of companies: in every order, and by a part of a name."""

import pytest
from textual.widgets import Input

from store.explore import CompanyOrder
from tests.tui.test_hostile import assert_harmless
from tui.widgets.search_input import SearchInput

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


def names(reader) -> list[str]:
    table = reader.explorer.companies.table
    return [table.record(row).cells[0] for row in range(1, table.count)]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_the_column_that_sorts_is_there_at_any_size(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await reader.press("1")
        orders = list(CompanyOrder)
        for order in [*orders[1:], orders[0]]:
            await reader.press("s")
            table = reader.explorer.companies.table
            assert reader.explorer.companies.order is order
            assert order.value in [placed.column.key for placed in table._placed]
            last = table._placed[-1]
            assert last.x + last.width + 2 <= table.scrollable_content_region.width


async def test_the_last_seen_come_first(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        reader.explorer.companies.sort(CompanyOrder.LAST_SEEN)
        await reader.settle()
        assert names(reader) == ["Amazon", "OpenAI", "Tressac", "Velmont", "Microsoft", "Orbelane"]
        assert "Tressac          2025-06-02" in reader.text


async def test_a_header_sorts_by_mouse(explore, database) -> None:
    async with explore(database, (80, 24)) as reader:
        await reader.click("#tab-companies")
        header = next(line for line in reader.lines if "last seen" in line)
        await reader.click("#companies-table", (header.index("last seen") + 1, 0))
        assert "last seen ▼" in reader.text


@SIZES
async def test_companies_are_filtered_by_a_part_of_a_name(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await reader.press("1", "F")
        await reader.type("ÉSS")
        assert names(reader) == ["Tressac"]
        assert "1 company" in reader.text
        assert "“ÉSS”" in reader.text
        assert "of 3 deals" in reader.text, "the deals stay those of all companies"
        await reader.press("enter", "j")
        assert reader.explorer.view.company_name == "Tressac"
        assert "1 of 1 deal" in reader.text
        await reader.press("escape")
        assert len(names(reader)) == 6
        assert reader.explorer.view.company_name == "Tressac"


async def test_the_filter_and_the_search_hold_together(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("1", "F")
        await reader.type("a")
        await reader.press("enter")
        await reader.search("openai")
        assert names(reader) == ["Amazon", "OpenAI"]
        await reader.press("F")
        await reader.type("ma")
        assert names(reader) == ["Amazon"]
        await reader.press("escape")
        assert names(reader) == ["Amazon", "OpenAI"]


async def test_the_filter_folds_away_where_there_is_no_room(explore, database) -> None:
    async with explore(database, (80, 24)) as reader:
        await reader.press("1")
        line = reader.explorer.query_one("#companies-filter", Input)
        assert not line.region.area
        await reader.press("F")
        assert line.region.area
        assert isinstance(reader.app.focused, SearchInput)
        await reader.press("tab")
        await reader.press("1")
        assert not line.region.area


async def test_the_filter_is_typed_in_by_mouse(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.click("#companies-filter", (3, 0))
        await reader.type("velm")
        assert names(reader) == ["Velmont"]


async def test_what_is_exported_is_what_is_filtered(explore, database, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with explore(database, (120, 36)) as reader:
        await reader.press("1", "F")
        await reader.type("velm")
        await reader.press("enter", "e", "enter")
        assert [line.split(",")[1] for line in (tmp_path / "companies.csv").read_text("utf-8-sig").splitlines()] == [
            "company",
            "Velmont",
        ]


async def test_hostile_filters_do_no_harm(explore, hostile_database) -> None:
    async with explore(hostile_database, (80, 24)) as reader:
        await reader.press("1", "F")
        for words in ("[/foo] [bold", "%'\"; --", "数"):
            reader.explorer.companies.filter.value = words
            await reader.settle()
            assert_harmless(reader)
        assert len(names(reader)) == 1
