"""The facets: counts of what is found, kept and excluded by key and by mouse."""

from pathlib import Path

import pytest

from tests.store.build import article, told
from tests.tui.conftest import build
from tests.tui.test_hostile import assert_harmless
from tests.tui.test_layout import shown
from tui.panes.facets import MOST, FacetsPane

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


def facets(reader) -> FacetsPane:
    return reader.explorer.facets


def lines(reader) -> list[str]:
    table = facets(reader).table
    return [" ".join(" ".join(table.record(row).cells[:2]).split()) for row in range(table.count)]


async def put_on(reader, line: str) -> None:
    facets(reader).table.cursor_row = next(row for row, text in enumerate(lines(reader)) if text == line)
    await reader.settle()


@SIZES
async def test_every_facet_is_counted(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await reader.press("f")
        assert lines(reader) == [
            *("▾ kind", "acquisition 1", "capex 1", "investment 1"),
            *("▾ stage", "announced 1", "completed 1", "in talks 1"),
            *("▾ confirmation", "confirmed 2", "reported 1"),
            *("▾ year", "2026 1", "2025 2"),
            *("▾ currency", "USD 2", "EUR 1"),
            *("▾ outlet", "Harbour Post 2", "Le Quai 2"),
            *("▾ language", "en 2", "fr 2"),
        ]
        assert "1 of 3 deals" in reader.text


@SIZES
async def test_a_value_is_kept_and_excluded_and_let_go_by_key(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await reader.press("f")
        await put_on(reader, "confirmed 2")
        await reader.press("enter")
        assert reader.explorer.line.words == "confirmation:confirmed"
        assert "1 of 2 deals" in reader.text
        assert "✓ confirmed 2" in lines(reader)
        assert "reported 1" in lines(reader)
        assert "investment 1" not in lines(reader)
        assert facets(reader).title.count == "1 kept"
        await put_on(reader, "capex 1")
        await reader.press("-")
        assert reader.explorer.line.words == "confirmation:confirmed -kind:capex"
        assert "1 of 1 deal" in reader.text
        assert "− capex 1" in lines(reader)
        assert facets(reader).title.count == "1 kept, 1 excluded"
        await reader.press("-")
        await put_on(reader, "✓ confirmed 2")
        await reader.press("enter")
        assert reader.explorer.line.words == ""
        assert "of 3 deals" in reader.text


@SIZES
async def test_a_value_is_kept_and_excluded_by_mouse(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await reader.click("#facets-button")
        row = 1 + lines(reader).index("capex 1")
        await reader.click("#facets-table", (4, row))
        assert reader.explorer.line.words == "kind:capex"
        edge = next(x for x, sign in enumerate(reader.lines[3 + row]) if sign == "−")
        await reader.click("#facets-table", (edge, row))
        assert reader.explorer.line.words == "-kind:capex"
        await reader.click("#facets-table", (edge, row))
        assert reader.explorer.line.words == ""
        await reader.click("#facets-button")
        assert not facets(reader).region.area


async def test_the_value_of_a_cell_is_kept_and_let_go(explore, database) -> None:
    async with explore(database, (160, 36)) as reader:
        table = reader.explorer.deals.table
        for column, words in {"date": "in:2026", "kind": "kind:investment", "stage": "stage:in_talks"}.items():
            table.cursor_column = next(n for n, placed in enumerate(table._placed) if placed.column.key == column)
            await reader.press(",")
            assert reader.explorer.line.words == words
            assert "1 of 1 deal" in reader.text
            await reader.press(",")
            assert reader.explorer.line.words == ""
        table.cursor_column = next(n for n, placed in enumerate(table._placed) if placed.column.key == "title")
        await reader.press(",")
        assert "no value to keep here" in reader.text


async def test_an_outlet_is_kept_by_its_whole_name(explore, database, tmp_path: Path) -> None:
    deals = [
        told(f"Velmont buys {name}.", "acquisition", Velmont="acquirer", **{name: "target"}) for name in ("A1", "B2")
    ]
    stories = [article("2025-03-03", deals[0], outlet="Quai"), article("2025-04-04", deals[1], outlet='Quai "Soir"')]
    path = build(tmp_path / "deals.duckdb", iter(stories))
    async with explore(path, (120, 36)) as reader:
        await reader.press("f")
        await put_on(reader, "Quai 1")
        await reader.press("enter")
        assert reader.explorer.line.words == "source=Quai"
        assert "1 of 1 deal" in reader.text
        await reader.press("enter")
        await put_on(reader, 'Quai "Soir" 1')
        await reader.press("enter")
        assert reader.explorer.line.words == 'source="Quai Soir"'
        assert "1 of 1 deal" in reader.text
        assert '✓ Quai "Soir" 1' in lines(reader)


async def test_a_chosen_company_is_followed(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.choose("Tressac")
        await reader.press("f")
        assert facets(reader).title.context == "Tressac"
        assert [line for line in lines(reader) if "▾" not in line][:2] == ["acquisition 1", "completed 1"]


async def test_a_search_in_typing_is_followed_and_what_it_says_is_marked(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("f", "/")
        await reader.type("in:2025 -lang:en")
        assert "✓ 2025 1" in lines(reader)
        assert "2026 0" not in lines(reader)
        assert "− en 1" in lines(reader)
        await reader.search("nothing in:2025")
        assert [line for line in lines(reader) if "▾" not in line] == ["✓ 2025 0"]


async def test_a_search_that_cannot_be_read_is_not_overwritten(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("f")
        await reader.search("kind:acq")
        await put_on(reader, "USD 2")
        await reader.press("enter")
        assert reader.explorer.line.words == "kind:acq"
        assert "cannot be changed" in reader.text


async def test_many_values_say_how_many_are_left_out(explore, tmp_path: Path) -> None:
    deal = told("Velmont is to buy the old mills of Tressac.", "acquisition", Velmont="acquirer", Tressac="target")
    stories = (article("2025-03-03", deal, outlet=f"Echo {number:02}", text=str(number)) for number in range(MOST + 7))
    async with explore(build(tmp_path / "deals.duckdb", stories), (120, 36)) as reader:
        await reader.press("f")
        assert len([line for line in lines(reader) if "Echo" in line]) == MOST
        await put_on(reader, "…and 7 more")
        await reader.press("enter")
        assert len([line for line in lines(reader) if "Echo" in line]) == MOST + 7


async def test_a_facet_folds(explore, database) -> None:
    async with explore(database, (80, 24)) as reader:
        await reader.press("f", "g", "enter")
        assert lines(reader)[:2] == ["▸ kind", "▾ stage"]
        await reader.press("-", "enter")
        assert lines(reader)[:2] == ["▾ kind", "acquisition 1"]


@pytest.mark.parametrize(
    ("size", "panes", "after"),
    [
        ((80, 24), ["DealsPane"], ["DealsPane", "SourcePane"]),
        ((120, 36), ["DealsPane", "SourcePane"], ["CompaniesPane", "DealsPane", "SourcePane"]),
        ((200, 50), ["CompaniesPane", "DealsPane", "SourcePane"], ["CompaniesPane", "DealsPane", "SourcePane"]),
    ],
)
async def test_where_the_facets_stand(explore, database, size, panes: list[str], after: list[str]) -> None:
    async with explore(database, size) as reader:
        await reader.press("f")
        assert shown(reader) == panes
        assert facets(reader).region.area
        await reader.press("tab")
        assert reader.explorer.at == "deals"
        await reader.press("shift+tab")
        assert reader.explorer.at == "facets"
        await reader.press("z")
        assert shown(reader) == []
        await reader.press("escape", "escape")
        assert reader.explorer.at == "deals"
        assert shown(reader) == after
        assert not facets(reader).region.area


async def test_the_companies_come_back_in_their_place(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("f", "1")
        assert shown(reader) == ["CompaniesPane", "DealsPane", "SourcePane"]
        assert not facets(reader).region.area
        await reader.press("tab")
        assert reader.explorer.at == "deals"


async def test_a_smaller_terminal_keeps_one_of_them(explore, database) -> None:
    async with explore(database, (200, 50)) as reader:
        await reader.press("f", "1")
        assert facets(reader).region.area
        for size in ((120, 36), (40, 12)):
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
            await reader.press("tab", "shift+tab")
            assert reader.explorer.at == "companies"
            assert not facets(reader).region.area


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (30, 10)])
async def test_hostile_outlets_are_shown_and_never_put_in_the_line(explore, hostile_database, size) -> None:
    async with explore(hostile_database, size) as reader:
        await reader.press("f")
        assert_harmless(reader)
        await put_on(reader, next(line for line in lines(reader) if "foo" in line))
        await reader.press("enter", "-")
        assert_harmless(reader)
        assert reader.explorer.line.words == ""


async def test_markup_and_wide_names_are_kept(explore, tmp_path: Path) -> None:
    deal = told("Velmont is to buy the old mills of Tressac.", "acquisition", Velmont="acquirer", Tressac="target")
    stories = [
        article("2025-03-03", deal, outlet=name, text=name) for name in ("[/foo] [bold", "数数 e\u0301\u0301 👩‍👧")
    ]
    async with explore(build(tmp_path / "deals.duckdb", iter(stories)), (80, 24)) as reader:
        await reader.press("f")
        for line in ("[/foo] [bold 1", "数数 e\u0301\u0301 👩‍👧 1"):
            await put_on(reader, line)
            await reader.press("enter")
            assert f"✓ {line}" in lines(reader)
            assert_harmless(reader)
