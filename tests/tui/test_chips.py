"""The terms of the search as chips, and what is wrong with it under its character."""

import pytest

from tests.tui.test_hostile import assert_harmless
from tui.widgets.chips import Chips
from tui.widgets.search_input import SearchInput

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


async def search(reader, words: str) -> None:
    """Search as one types, and go back to the panes."""
    await reader.press("/")
    await reader.search(words)
    await reader.press("enter")


def line(reader) -> str:
    return reader.lines[1]


@SIZES
async def test_the_terms_stand_in_the_line_while_nobody_types(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await search(reader, 'openai stage:in_talks -"le monde" amount >= 1 bn')
        assert line(reader).startswith(' /  openai ×   stage:in_talks ×   -"le monde" ×   amount >= 1 bn × ')
        await reader.press("/")
        assert line(reader).startswith(' / openai stage:in_talks -"le monde" amount >= 1 bn')
        await reader.press("escape")
        assert "×" in line(reader)


@SIZES
async def test_chips_are_walked_and_taken_away_by_key(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await search(reader, "openai kind:investment lang:en")
        await reader.press("\\", "h", "x")
        assert reader.explorer.line.words == "openai lang:en"
        assert isinstance(reader.app.focused, Chips)
        await reader.press("right", "delete", "backspace")
        assert reader.explorer.line.words == ""
        assert reader.app.focused is reader.explorer.deals.table
        assert "of 3 deals" in reader.text


@SIZES
async def test_chips_are_taken_away_by_mouse(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await search(reader, "kind:capex -lang:fr")
        await reader.click(Chips, (line(reader).index("×") - 3, 0))
        assert reader.explorer.line.words == "-lang:fr"
        assert "1 of 1 deal" in reader.text
        await reader.click(Chips, (2, 0))
        assert isinstance(reader.app.focused, SearchInput)
        await reader.type("x")
        assert reader.explorer.line.words == "-lang:frx"


async def test_a_click_beside_the_chips_goes_on_typing(explore, database) -> None:
    async with explore(database) as reader:
        await search(reader, "kind:capex")
        await reader.click(Chips, (50, 0))
        await reader.type(" a")
        assert reader.explorer.line.words == "kind:capex a"


async def test_enter_edits_a_term_and_escape_leaves_the_chips(explore, database) -> None:
    async with explore(database) as reader:
        await search(reader, "kind:capex lang:en")
        await reader.press("\\", "left", "enter")
        await reader.type(",ipo")
        assert reader.explorer.line.words == "kind:capex,ipo lang:en"
        await reader.press("escape", "\\", "escape")
        assert reader.app.focused is reader.explorer.deals.table


async def test_backspace_drops_the_last_term_from_any_pane(explore, database) -> None:
    async with explore(database) as reader:
        await search(reader, "amazon lang:en")
        await reader.press("3", "backspace")
        assert reader.explorer.line.words == "amazon"
        assert reader.explorer.at == "source"
        await reader.press("backspace", "backspace")
        assert reader.explorer.line.words == ""


async def test_chips_without_room_are_counted_and_come_when_one_walks_there(explore, database) -> None:
    async with explore(database, (60, 24)) as reader:
        await search(reader, "amazon openai kind:investment stage:in_talks lang:en currency:USD")
        assert line(reader).startswith(" /  amazon ×   openai × ")
        assert "…and 4 more" in line(reader)
        await reader.press("\\")
        assert line(reader).startswith(" / … ")
        assert "currency:USD ×" in line(reader)
        await reader.press("escape")
        await reader.click(Chips, (0, 0))
        before = line(reader)
        await reader.click(Chips, (before.index("…and") - 3, 0))
        assert line(reader) != before


async def test_what_cannot_be_read_is_shown_under_its_character(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("/")
        await reader.search("velmont stage>3")
        assert reader.lines[2].index("▲") == line(reader).index(">3")
        assert "▲ stage takes a colon; write stage:3" in reader.lines[2]
        await reader.search("数数 kind:nothing")
        assert reader.lines[2] == " " * (3 + 4 + len(" kind:")) + "▲"
        assert "kind: 'nothing' is unknown" in reader.lines[3]
        await reader.press("escape")
        assert "×" not in line(reader), "the words stay to be mended"


async def test_the_mark_follows_the_words_when_they_scroll(explore, database) -> None:
    async with explore(database, (60, 24)) as reader:
        await reader.press("/")
        await reader.search("kind:x")
        assert reader.lines[2].index("▲") == line(reader).index(":x") + 1
        await reader.press("end")
        await reader.type(" amazon" * 9)
        assert "character 6: " in reader.label("#search-note")
        await reader.press("home")
        assert reader.lines[2].index("▲") == line(reader).index(":x") + 1


@pytest.mark.parametrize("size", [(80, 24), (30, 10)])
async def test_hostile_words_do_no_harm_as_chips(explore, database, size) -> None:
    async with explore(database, size) as reader:
        await search(reader, "[/x] [bold [@click=app.quit]a[/] e\u0301\u0301 数数数数 👩‍👧")
        assert_harmless(reader)
        for _ in range(6):
            await reader.press("\\", "h", "x")
            assert_harmless(reader)
        assert reader.explorer.line.words == ""
