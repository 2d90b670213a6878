"""A few pictures of the explorer; look at the report before `pytest --snapshot-update`."""

import pytest

from tui.app import ExplorerApp


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        pytest.param((80, 24), (), id="deals-80x24"),
        pytest.param((120, 36), (), id="deals-120x36"),
        pytest.param((80, 24), ("1", "j"), id="companies-80x24"),
        pytest.param((80, 24), ("f", "j", "enter", "j", "j", "-"), id="facets-80x24"),
        pytest.param((200, 50), ("f", "j", "enter", "j", "j", "-"), id="facets-200x50"),
        pytest.param((120, 36), ("t", "3", "enter"), id="source-light-120x36"),
        pytest.param((80, 24), ("c",), id="correct-80x24"),
        pytest.param((200, 50), ("t", "c"), id="correct-light-200x50"),
        pytest.param((80, 24), ("w",), id="columns-80x24"),
        pytest.param((120, 36), ("y",), id="copy-120x36"),
        pytest.param((200, 50), ("p",), id="which-company-200x50"),
        pytest.param((120, 36), ("T", "j"), id="themes-120x36"),
    ],
)
def test_pane(snap_compare, database, reader_of, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    async def walk(pilot) -> None:
        reader = reader_of(pilot)
        await reader.settle()
        await reader.press(*keys)

    assert snap_compare(ExplorerApp(database), terminal_size=size, run_before=walk)


def test_console(snap_compare, database, reader_of) -> None:
    async def walk(pilot) -> None:
        reader = reader_of(pilot)
        await reader.press("4")
        reader.explorer.console_pane.put("SELECT deal_id, stage, amount\nFROM deals\nORDER BY deal_id")
        await reader.press("ctrl+r")
        reader.explorer.console_pane.query_one("#sql-status").update("3 rows")

    assert snap_compare(ExplorerApp(database), terminal_size=(80, 24), run_before=walk)


def test_without_colours(snap_compare, database, reader_of, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def walk(pilot) -> None:
        await reader_of(pilot).settle()

    assert snap_compare(ExplorerApp(database), terminal_size=(80, 24), run_before=walk)
