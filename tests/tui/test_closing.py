"""Screens that are closed while something else happens to them."""

import pytest
from textual import events
from textual.screen import ModalScreen

from tui.keys import bindings
from tui.palette import ActionsProvider, Commands, Palette
from tui.screens.corrections import CorrectionsScreen
from tui.screens.deciding import DecideScreen
from tui.screens.help import HelpScreen
from tui.screens.loops import LoopsScreen
from tui.screens.profile import ProfileScreen
from tui.screens.text import TextScreen
from tui.widgets.footer import KeyLine


async def test_a_screen_under_another_does_not_close_that(explore, database) -> None:
    async with explore(database) as reader:
        below = TextScreen("a value", "the whole of it")
        reader.app.push_screen(below)
        reader.app.push_screen(HelpScreen({}))
        await reader.settle()
        below.dismiss(None)
        await reader.settle()
        assert isinstance(reader.app.screen, HelpScreen)
        await reader.press("escape", "escape")
        assert reader.app.screen is reader.explorer


async def test_a_dialog_stands_in_its_frame_over_the_panes(explore, database) -> None:
    async with explore(database) as reader:
        for key in ("e", "y", "?", "S"):
            await reader.press(key)
            screen, frame = reader.app.screen, reader.app.screen.query_one(".dialog")
            assert screen.is_modal
            assert frame.styles.border.top[0] == "round"
            assert frame.region.x > 0
            assert frame.region.right < screen.size.width
            assert frame.region.bottom <= screen.size.height
            await reader.press("escape")


async def test_the_palette_may_be_closed_while_it_is_filled(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press(":")
        palette = reader.app.screen
        assert isinstance(palette, Palette)
        await reader.press("escape")
        await palette.remove_children()
        worker = palette._gather_commands("a")
        await reader.settle()
        assert worker.is_finished
        assert reader.app.screen is reader.explorer


async def test_a_command_may_be_run_when_its_screen_is_gone(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("O")
        loops = reader.app.screen
        assert isinstance(loops, LoopsScreen)
        commands = {str(hit.text): hit.command async for hit in ActionsProvider(loops).discover()}
        back = next(command for text, command in commands.items() if "ring to the list" in text)
        assert await back()
        await reader.settle()
        assert await back() is False
        assert reader.app.screen is reader.explorer


@pytest.mark.parametrize("key", ["pageup", "pagedown", "up", "down"])
async def test_a_key_may_reach_the_palette_when_its_list_is_gone(explore, database, key) -> None:
    async with explore(database) as reader:
        await reader.press(":")
        palette = reader.app.screen
        assert isinstance(palette, Palette)
        await palette.query_one(Commands).remove()
        await reader.press(key)
        assert reader.app.screen is palette


async def test_a_key_for_what_was_just_opened_waits_for_it(explore, own) -> None:
    async with explore(own, (120, 36)) as reader:
        await reader.press("2", "c")
        table = reader.app.focused
        for key in ("r", "j", "j"):  # all are there before the first is obeyed
            table._forward_event(events.Key(key, key))
        await reader.settle()
        screen = reader.app.screen
        assert isinstance(screen, DecideScreen)
        assert screen.options.highlighted == min(2, screen.options.option_count - 1)
        await reader.press("escape", "escape")
        assert reader.app.screen is reader.explorer


async def test_the_palette_may_be_closed_before_it_is_there(explore, database) -> None:
    async with explore(database) as reader:
        for _ in range(3):
            reader.app.action_command_palette()
            reader.app.pop_screen()
        await reader.settle()
        assert reader.app.screen is reader.explorer


async def test_the_keys_of_a_screen_may_change_while_it_is_taken_away(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.choose("OpenAI")
        await reader.press("p", "1")
        screen = reader.app.screen
        assert isinstance(screen, ProfileScreen)
        assert screen.at == "partners"
        keys = screen.query_one(KeyLine)
        shown = keys._hints
        assert shown
        await screen.table.remove()
        await keys._follow()
        assert keys._hints == shown


async def test_a_click_may_reach_the_palette_after_the_terminal_became_smaller(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press(":")
        palette = reader.app.screen
        assert isinstance(palette, Palette)
        for x, y in ((5, reader.app.size.height + 7), (5, reader.app.size.height - 1)):
            palette.post_message(events.Click(palette, x, y, 0, 0, 1, False, False, False, x, y))
            await reader.settle()
            assert (reader.app.screen is palette) == (y > reader.app.size.height)


@pytest.mark.parametrize("owner", sorted({owner for owner, _ in bindings() if issubclass(owner, ModalScreen)}, key=str))
def test_a_modal_screen_is_styled_as_one(owner: type[ModalScreen]) -> None:
    assert "ModalScreen" in owner._css_type_names, "it names ModalScreen first among its bases"


async def test_an_answer_for_a_screen_that_is_going_is_dropped(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("C")
        screen = reader.app.screen
        assert isinstance(screen, CorrectionsScreen)
        screen._nodes._clear()  # they may go before it
        screen._pruning = True
        await screen._dispatch_message(screen.Read([], []))


async def test_a_second_click_on_the_way_out_leaves_the_panes_alone(explore, database) -> None:
    async with explore(database) as reader:
        await reader.press("?")
        await reader.app.run_action("screen.dismiss")
        await reader.app.run_action("screen.dismiss")
        await reader.settle()
        assert reader.app.screen is reader.explorer
