"""A reader's walk: from the first screen to the evidence, to an SQL answer, to a CSV file."""

import csv
from pathlib import Path

import pytest

from tui.screens.exporting import ExportScreen
from tui.screens.text import TextScreen

pytestmark = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


async def test_by_keyboard(explore, database, tmp_path, monkeypatch, size) -> None:
    monkeypatch.chdir(tmp_path)
    async with explore(database, size) as reader:
        await reader.press("/")
        await reader.type("amazon stage:in_talks")
        assert "1 of 1 deal" in reader.text
        await reader.press("enter", "1", "j")
        assert reader.explorer.view.company_id is not None
        await reader.press("enter")
        assert reader.explorer.at == "deals"
        await reader.press("enter")
        assert reader.explorer.at == "source"
        for words in ("up to $50 billion", "Harbour Post", "~10 bn USD", "≤ 50 bn USD", "◔ in talks", "~ reported"):
            assert words in reader.text
        await reader.press("K")
        assert "10 milliards de dollars" in reader.text
        assert "report 1 of 2" in reader.text

        await reader.press("escape", "S")
        assert isinstance(reader.app.screen, TextScreen)
        assert "'in_talks'" in reader.text
        await reader.press("4")
        assert reader.explorer.at == "sql"
        await reader.press("ctrl+r")
        assert "1 row" in reader.text
        await reader.press("e")
        assert isinstance(reader.app.screen, ExportScreen)
        await reader.press("enter")
        (row,) = rows_of(tmp_path / "answer.csv")
        assert row["deal_id"].startswith("amazon-openai")

        await reader.press("enter")
        assert reader.explorer.at == "source"
        await reader.press("q")
    assert reader.app.return_code == 0


async def test_by_mouse(explore, database, tmp_path, monkeypatch, size) -> None:
    monkeypatch.chdir(tmp_path)
    async with explore(database, size) as reader:
        await reader.click("#search", (4, 0))
        await reader.type("openai")
        await reader.click("#tab-companies")
        await reader.click("#companies-table", (3, 2))
        assert reader.explorer.view.company_name in ("Amazon", "OpenAI")
        await reader.click("#tab-deals")
        await reader.click("#deals-table", (20, 1), times=2)
        assert reader.explorer.at == "source"
        assert "up to $50 billion" in reader.text
        await reader.click("#reports", (6, 0))
        assert "10 milliards de dollars" in reader.text

        await reader.click("#tab-sql")
        await reader.click("#statement", (2, 0))
        await reader.type("FROM deals")
        await reader.click_key("Run")
        assert "3 rows" in reader.text
        await reader.click("#answer", (3, 1), times=2)
        assert reader.explorer.at == "source"
        await reader.click("DealsPane PaneTitle")
        assert reader.explorer.at == "deals"
        await reader.click_key("Export")
        assert isinstance(reader.app.screen, ExportScreen)
        await reader.press("enter")
        assert len(rows_of(tmp_path / "deals.csv")) == 3
        await reader.click_key("Quit")
    assert reader.app.return_code == 0
