"""Pictures of what opens over the panes, each size and colouring several times; look at the report before an update."""

from collections.abc import Awaitable, Callable

import pytest
from textual.widgets import Input, TextArea

from tests.tui.conftest import Reader
from tui.app import ExplorerApp

Walk = Callable[[Reader], Awaitable[None]]

SMALL, MIDDLE = (80, 24), (120, 36)
DARK, LIGHT, PLAIN = "dark", "light", "no-colours"


def keys(*pressed: str) -> Walk:
    async def walk(reader: Reader) -> None:
        await reader.press(*pressed)

    return walk


def typed(words: str, *before: str) -> Walk:
    async def walk(reader: Reader) -> None:
        await reader.press(*before)
        await reader.type(words)

    return walk


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration that is always in the same place."""
    monkeypatch.setenv("XDG_CONFIG_HOME", "/home/reader/.config")


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    ("size", "colours", "walk"),
    [
        pytest.param(SMALL, DARK, typed("kind:", "/"), id="search"),
        pytest.param(MIDDLE, LIGHT, typed("ama", "/"), id="terms"),
        pytest.param(SMALL, PLAIN, typed("amazon", "3", "enter", "/"), id="find"),
        pytest.param(SMALL, DARK, keys("?"), id="help"),
        pytest.param(MIDDLE, PLAIN, typed("load", ":"), id="palette"),
    ],
)
def test_picture(snap_compare, own, reader_of, monkeypatch, size, colours: str, walk: Walk) -> None:
    if colours == PLAIN:
        monkeypatch.setenv("NO_COLOR", "1")

    async def run(pilot) -> None:
        reader = reader_of(pilot)
        await reader.settle()
        if colours == LIGHT:
            await reader.press("t")
        await walk(reader)
        reader.app.clear_notifications()
        if isinstance(field := reader.app.focused, Input | TextArea):
            field.cursor_blink = False
        await reader.settle()

    assert snap_compare(ExplorerApp(own), terminal_size=size, run_before=run)
