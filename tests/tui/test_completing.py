"""What the search line offers while one types."""

import pytest

from tui.widgets.chips import Chips
from tui.widgets.sql_names import SqlNames

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


@SIZES
async def test_terms_are_taken_by_keys(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await reader.press("/")
        await reader.type("kin")
        assert "kind:  …" in reader.lines[2]
        await reader.press("tab")
        assert reader.explorer.line.words == "kind:"
        assert "kind:acquisition  1 deal" in reader.text
        assert "needs a value" in reader.text
        await reader.type("inv")
        assert "kind:acquisition  1 deal" not in reader.text
        await reader.press("tab")
        await reader.type("am")
        assert reader.explorer.line.words == "kind:investment am"
        await reader.press("down", "enter")
        assert reader.explorer.line.words == "kind:investment amazon "
        assert "1 of 1 deal" in reader.text
        await reader.press("enter")
        assert " kind:investment ×   amazon × " in reader.lines[1]


@SIZES
async def test_a_term_is_taken_by_a_click(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await reader.click("#search", (4, 0))
        await reader.type("velm")
        names = reader.explorer.line.query_one(SqlNames)
        await reader.click(names, (3, 0))
        assert reader.explorer.line.words == "velmont "
        assert not names.is_open
        await reader.click("#tab-deals")
        assert reader.app.screen.query_one(Chips).terms == ("velmont",)


async def test_the_line_is_left_with_its_list(explore, database) -> None:
    async with explore(database) as reader:
        names = reader.explorer.line.query_one(SqlNames)
        for key in ("enter", "escape"):
            await reader.press("/")
            await reader.search("")
            await reader.type("op")
            assert names.is_open
            await reader.press(key)
            assert not names.is_open
            assert not reader.explorer.line.field.has_focus


async def test_what_goes_on_being_typed_narrows_the_list(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("/")
        await reader.type("op")
        names = reader.explorer.line.query_one(SqlNames)
        assert [one.name for one in names.names] == ["openai"]
        await reader.type("enai")
        assert not names.is_open
        await reader.press("backspace")
        assert names.is_open
        await reader.type("x")
        assert not names.is_open


async def test_hostile_names_are_shown_as_text_or_not_at_all(explore, hostile_database) -> None:
    async with explore(hostile_database) as reader:
        await reader.press("/")
        await reader.type("company:g")
        assert "company:Gulp  1 deal" in reader.text
        await reader.search("company:")
        assert "\x1b" not in reader.text
        assert "\u202e" not in reader.text
