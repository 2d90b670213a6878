"""Screens with hardly any room, and that are given more or less of it."""

import pytest
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.widgets import OptionList

SMALLEST = (20, 5)


@pytest.mark.parametrize("way", [(":", "down"), ("2", "y"), ("2", "p")])
async def test_lists_without_a_line_on_the_screen_page_nowhere(explore, database, way) -> None:
    async with explore(database, SMALLEST) as reader:
        await reader.press(*way)
        opened = reader.app.screen
        assert opened is not reader.explorer
        opened.query_one(OptionList).styles.max_height = 0
        opened.query_one(OptionList)._clear_caches()
        await reader.press("pagedown", "pageup", "end", "pagedown", "home")
        assert reader.app.screen is opened
        await reader.press("escape")
        assert reader.app.screen is reader.explorer


@pytest.mark.parametrize("way", [(":", "down"), ("2", "y")])
async def test_a_click_on_an_option_that_is_gone_chooses_nothing(explore, database, way) -> None:
    async with explore(database) as reader:
        await reader.press(*way)
        opened = reader.app.screen
        options = opened.query_one(OptionList)
        gone = Style(meta={"option": options.option_count})
        options.post_message(events.Click(options, 1, 1, 0, 0, 1, False, False, False, style=gone))
        await reader.settle()
        assert reader.app.screen is opened


@pytest.mark.parametrize("key", ["2", "?", "C"])
async def test_a_size_that_was_left_behind_does_not_come_back(explore, database, key) -> None:
    async with explore(database, (80, 24)) as reader:
        await reader.press(key)
        screen = reader.app.screen
        laid_out = reader.app.size
        await screen._dispatch_message(events.Resize(Size(120, 36), Size(120, 36)))
        assert screen._compositor.size == laid_out
        await reader.pilot.resize_terminal(100, 30)
        await reader.settle()
        assert screen._compositor.size == (100, 30)
