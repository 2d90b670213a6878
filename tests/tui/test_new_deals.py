"""Deals that came with articles loaded here are marked until somebody looked at them."""

from pathlib import Path

import pytest

from store.corrections import reject
from tests.tui.conftest import Reader
from tests.tui.test_load import BOTH, articles, load, own  # noqa: F401 - fixtures
from tests.tui.test_writer import Said, listening
from tui.app import ExplorerApp
from tui.screens import loads
from tui.screens.help import HelpScreen
from tui.session import Session, read_session, write_session


def marked(reader: Reader) -> int:
    """Rows of the deals with the sign."""
    table = reader.explorer.deals.table
    return sum(record.cells[1].startswith("• ") for row in range(table.count) if (record := table.record(row)))


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is seen by itself, however slow the machine is."""
    monkeypatch.setattr(loads, "SEEN_AFTER", 3600.0)


@BOTH
async def test_new_deals_are_marked_and_found_by_a_key(explore, own, articles, size) -> None:  # noqa: F811
    async with explore(own, size) as reader:
        await reader.press("N")
        assert "no new deal" in reader.text
        await load(reader, f"'{articles}'")
        assert "1 of 5 deals · 2 new" in reader.text
        assert marked(reader) == 2
        assert "• Microsoft → Quillon" in reader.text
        await reader.press("N")
        assert "3 of 5 deals" in reader.text
        await reader.press("N")
        assert "5 of 5 deals" in reader.text
        await reader.press("N")
        assert "3 of 5 deals" in reader.text
        await reader.search("openai")
        await reader.press("1", "N")
        assert "no new deal in this list" in reader.text
        await reader.press("M")
        assert marked(reader) == 0
        assert " new" not in reader.lines[2]


async def test_a_deal_that_is_looked_at_for_a_moment_was_seen(explore, own, articles, monkeypatch) -> None:  # noqa: F811
    async with explore(own, (120, 36)) as reader:
        await load(reader, f"'{articles}'")
        await reader.press("N", "N")
        assert marked(reader) == 2
        monkeypatch.setattr(loads, "SEEN_AFTER", 0.001)
        await reader.press("?")
        assert isinstance(reader.app.screen, HelpScreen)
        assert marked(reader) == 2
        await reader.press("escape")
        while marked(reader) == 2:
            await reader.handle()
        assert marked(reader) == 1
        assert "· 1 new" in reader.text
        await reader.press("1", "N")
        assert marked(reader) == 1  # the companies are looked at
        await reader.press("2")
        while marked(reader):
            await reader.handle()
        assert "5 deals" in reader.text and "new" not in reader.explorer.deals.title.count


async def test_the_next_new_deal_of_a_long_list(explore, own, articles, monkeypatch) -> None:  # noqa: F811
    for name in ("tui.panes.deals", "tui.first_deals"):
        monkeypatch.setattr(f"{name}.PAGE", 1, raising=False)
    async with explore(own, (80, 24)) as reader:
        await load(reader, f"'{articles}'")
        await reader.press("N", "N", "N")
        assert "3 of 5 deals · 2 new" in reader.text


async def test_they_are_marked_the_next_time_too(own, articles, tmp_path) -> None:  # noqa: F811
    kept = tmp_path / "session.json"
    for new in (2, 1):
        app = ExplorerApp(own, keep_in=kept)
        async with app.run_test(size=(120, 36), notifications=True) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            if new == 2:
                await load(reader, f"'{articles}'")
                await reader.press("g")
            else:
                assert marked(reader) == 2
                listener = await listening(reader)
                gone = min(reader.explorer.unseen)
                reader.explorer.writer.put(listener, lambda c, gone=gone: Said(reject(c, gone)), Said)
                await reader.settle()
            assert f"· {new} new" in reader.text
            await reader.press("q")
    assert len(read_session(kept, own).unseen) == 1


def test_a_kept_list_that_is_none_is_not_read(tmp_path: Path) -> None:
    kept, database = tmp_path / "session.json", tmp_path / "a.duckdb"
    write_session(kept, database, Session(unseen=tuple(f"deal-{number}" for number in range(5000))))
    assert len(read_session(kept, database).unseen) == 2000
    kept.write_text(kept.read_text("utf-8").replace('"deal-1",', '7, null, "\\ud800",'), "utf-8")
    assert "deal-2" in read_session(kept, database).unseen
    assert "deal-1" not in read_session(kept, database).unseen
