"""The lines that are told in a corner: few at once, none twice, of one subject the newest."""

import pytest
from textual.widgets._toast import Toast, ToastHolder

from tests.tui.test_hostile import assert_harmless


def seen(reader) -> list[str]:
    """What is told on the screen, the oldest first."""
    return [toast._notification.message for toast in reader.app.screen.query(Toast)]


@pytest.mark.parametrize(("size", "most"), [((80, 24), 2), ((120, 36), 3), ((40, 8), 1)])
async def test_a_few_are_seen_at_once(explore, own, size, most) -> None:
    async with explore(own, size) as reader:
        for number in range(12):
            reader.app.tell(f"line {number}")
        await reader.settle()
        assert seen(reader) == [f"line {number}" for number in range(12)][-most:]
        assert len(reader.app.screen.query(ToastHolder)) == most


async def test_none_is_told_twice(explore, own) -> None:
    async with explore(own, (120, 36)) as reader:
        for _ in range(5):
            await reader.press("1", "g", "c")
        assert seen(reader) == ["the cursor is on no deal and no company"]


async def test_a_new_one_takes_the_place_of_an_old_one_of_its_subject(explore, own) -> None:
    async with explore(own, (120, 36)) as reader:
        reader.app.tell("something else", severity="error")
        await reader.press("2", "c", "c", "enter", "u", "U", "u")
        assert [line.partition(":")[0] for line in seen(reader)] == ["something else", "undone"]


async def test_what_went_wrong_stays_longest(explore, own) -> None:
    async with explore(own, (80, 24)) as reader:
        reader.app.tell("trouble", severity="error")
        for number in range(4):
            reader.app.tell(f"line {number}")
        await reader.settle()
        assert seen(reader) == ["trouble", "line 3"]


async def test_they_are_the_same_on_every_screen(explore, own) -> None:
    async with explore(own, (120, 36)) as reader:
        reader.app.tell("line 1", subject="a")
        await reader.press("?")
        reader.app.tell("line 2", subject="a")
        await reader.press("escape")
        assert seen(reader) == ["line 2"]


async def test_a_line_is_no_markup(explore, own_hostile) -> None:
    async with explore(own_hostile) as reader:
        reader.app.tell("[/x] \x1b]52;c;eA==\x07 \u202e[bold")
        await reader.settle()
        assert_harmless(reader)
        assert "[/x]" in reader.text
