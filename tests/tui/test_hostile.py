"""Names and texts that attack the screen: nothing of them is obeyed, in any pane."""

import re

import pytest
from textual.widgets import TextArea

from seeds.text import is_clean
from tui.screens.copying import CopyScreen
from tui.screens.text import TextScreen

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36), (30, 10)])


def assert_harmless(reader) -> None:
    for line in reader.lines:
        assert is_clean(line), repr(line)
    width = reader.app.size.width
    assert {strip.cell_length for strip in reader.app.screen._compositor.render_strips()} == {width}


@SIZES
async def test_in_every_pane(explore, hostile_database, size: tuple[int, int]) -> None:
    async with explore(hostile_database, size) as reader:
        for key in ("1", "j", "2", "3", "enter", "J", "4"):
            await reader.press(key)
            assert_harmless(reader)


async def test_markup_is_shown_as_it_was_written(explore, hostile_database) -> None:
    async with explore(hostile_database, (120, 36)) as reader:
        await reader.press("3", "enter")
        assert "[/foo]" in reader.text
        assert "[@click=app.quit]Gulp[/]" in reader.text
        await reader.press("1")
        while "foo" not in reader.explorer.view.company_name:
            await reader.press("j")
        assert "Deals · [/foo]" in reader.text


async def test_in_the_console_and_what_opens_from_it(explore, hostile_database) -> None:
    async with explore(hostile_database, (120, 36)) as reader:
        await reader.press("4")
        reader.explorer.console_pane.put(
            "SELECT title, text, '[/x] ' || chr(27) || ']52;c;eA==' || chr(7) AS c FROM documents"
        )
        await reader.press("ctrl+r")
        assert_harmless(reader)
        await reader.press("l", "enter")
        assert isinstance(reader.app.screen, TextScreen)
        assert_harmless(reader)
        assert is_clean(reader.app.screen.query_one(TextArea).text)
        await reader.press("escape", "y")
        assert isinstance(reader.app.screen, CopyScreen)
        assert_harmless(reader)


async def test_in_a_column_name_and_in_an_error(explore, hostile_database) -> None:
    async with explore(hostile_database, (120, 36)) as reader:
        await reader.press("4")
        for sql in (
            'SELECT 1 AS "[/x]\x1b[31m"',
            'SELECT "[/x]\x1b[31m"',
            "SELECT error('[/x] ' || chr(27) || '[31m')",
        ):
            reader.explorer.console_pane.put(sql)
            await reader.press("ctrl+r")
            assert "[/x]" in re.sub(r"\s", "", reader.text) or "[/x]" in reader.label("#sql-status")
            assert is_clean(reader.label("#sql-status"))


async def test_in_the_palette(explore, hostile_database) -> None:
    async with explore(hostile_database, (120, 36)) as reader:
        await reader.press("ctrl+p")
        await reader.type("[/foo]")
        assert "[/foo]" in reader.text
        assert_harmless(reader)
        await reader.press("enter")
        assert "foo" in reader.explorer.view.company_name


async def test_in_the_search_line_and_its_note(explore, hostile_database) -> None:
    async with explore(hostile_database, (120, 36)) as reader:
        await reader.press("/")
        await reader.type("[/x")
        await reader.search("[/x] [bold")
        assert "[/x] [bold" in reader.text
        await reader.search("kind:[/y]")
        assert "[/y]" in reader.label("#search-note")


async def test_in_pasted_text(explore, hostile_database) -> None:
    async with explore(hostile_database, (120, 36)) as reader:
        from textual import events

        await reader.press("/")
        reader.app.post_message(events.Paste("\x1b]52;c;eA==\x07 amazon"))
        await reader.settle()
        assert is_clean(reader.explorer.line.words)
        assert "amazon" in reader.explorer.line.words


async def test_in_a_toast(explore, hostile_database) -> None:
    async with explore(hostile_database, (120, 36)) as reader:
        reader.app.tell("[/x] [bold]\x1b[31m")
        await reader.settle()
        assert "[/x] [bold]" in reader.text
        assert_harmless(reader)


async def test_a_paste_that_nobody_takes_ends(explore, hostile_database) -> None:
    async with explore(hostile_database) as reader:
        from textual import events

        await reader.press("2")
        reader.app.post_message(events.Paste("\x1b]52;c;eA==\x07 amazon"))
        await reader.settle()
        assert not any(node.message_queue_size for node in reader.app.screen.walk_children(with_self=True))
        await reader.press("1")
        assert reader.explorer.at == "companies"


async def test_keys_that_come_with_the_one_that_opens_a_screen_wait_for_it(explore, hostile_database) -> None:
    async with explore(hostile_database) as reader:
        await reader.press("2")
        for key in "Opq":
            reader.strike(key)
        await reader.settle()
        assert reader.app.return_code is None
        assert_harmless(reader)
