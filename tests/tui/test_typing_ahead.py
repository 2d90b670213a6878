"""Keys that come in one piece, as over a slow line: each is for what the ones before it lead to."""

from __future__ import annotations

import pytest


async def _type(reader, *keys: str) -> None:
    """Send keys without waiting in between."""
    for key in keys:
        reader.strike(key)
    await reader.settle()


async def test_letters_behind_the_key_for_the_search_are_searched_for(explore, database) -> None:
    async with explore(database) as reader:
        await _type(reader, "/", *"openai")
        assert reader.explorer.line.words == "openai"
        assert len(reader.app.screen_stack) == 1


@pytest.mark.parametrize("leaving", ["enter", "escape"])
async def test_a_key_behind_the_one_that_leaves_the_search_is_for_the_deals(explore, database, leaving) -> None:
    async with explore(database) as reader:
        await _type(reader, "/", *"ope", leaving, "1")
        assert reader.explorer.line.words == "ope"
        assert reader.explorer.at == "companies"


async def test_a_key_behind_the_one_that_goes_to_the_answer_is_not_written(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("4")
        reader.explorer.console_pane.put("SELECT 1 AS one")
        await _type(reader, "tab", "2")
        assert reader.explorer.console_pane.console.editor.text == "SELECT 1 AS one"
        assert reader.explorer.at == "deals"


async def test_a_key_behind_the_one_that_leaves_the_console_is_not_written(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("4")
        await _type(reader, "x", "escape", "1")
        assert reader.explorer.console_pane.console.editor.text == "x"
        assert reader.explorer.at == "companies"


async def test_a_key_behind_the_one_that_opens_a_list_picks_from_it(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("4")
        console = reader.explorer.console_pane.console
        console.put("SELECT 1 AS one")
        await reader.press("ctrl+r")
        console.put("")
        await _type(reader, "ctrl+l", "enter")
        assert console.editor.text == "SELECT 1 AS one"


@pytest.mark.parametrize("leaving", ["enter", "escape"])
async def test_a_key_behind_the_one_that_leaves_a_filter_is_for_what_it_filters(explore, database, leaving) -> None:
    async with explore(database) as reader:
        await reader.press("1")
        await _type(reader, "F", *"ope", leaving, "2")
        assert reader.explorer.at == "deals"
        assert reader.explorer.companies.filter.value == ("ope" if leaving == "enter" else "")


async def test_a_key_behind_the_one_that_leaves_the_filter_of_an_answer_is_for_its_rows(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("4")
        console = reader.explorer.console_pane.console
        console.put("SELECT 'one' AS word")
        await reader.press("ctrl+r")
        await _type(reader, "F", *"on", "enter", "2")
        assert console.answers.field.value == "on"
        assert reader.explorer.at == "deals"


async def test_a_key_behind_the_one_that_leaves_the_words_to_find_is_for_the_source(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("3")
        await _type(reader, "/", *"ama", "escape", "2")
        assert reader.explorer.at == "deals"
