"""Screens with hardly any room."""

import pytest
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
