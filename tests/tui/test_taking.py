"""Copying and exporting what is shown."""

import csv
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from tui.screens.copying import CopyScreen
from tui.screens.exporting import ExportScreen


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


async def export_to(reader, path: Path) -> None:
    await reader.press("e")
    reader.app.screen.query_one(Input).value = str(path)
    await reader.settle()
    await reader.press("enter")


async def test_the_timeline_is_exported_as_it_is_filtered_and_sorted(explore, database, tmp_path) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("s", "s")
        await export_to(reader, tmp_path / "deals.csv")
        assert f"wrote 3 rows to {tmp_path / 'deals.csv'}" in toasts(reader)
        assert [row["amount"] for row in rows_of(tmp_path / "deals.csv")] == ["80000000000", "50000000000", "400000000"]
        await reader.search("tressac")
        await export_to(reader, tmp_path / "one.csv")
        (row,) = rows_of(tmp_path / "one.csv")
        assert row["payers"] == "Velmont"


async def test_the_companies_are_exported(explore, database, tmp_path) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("1", "s", "s", "s", "s")
        await export_to(reader, tmp_path / "companies.tsv")
        names = [line.split("\t")[1] for line in (tmp_path / "companies.tsv").read_text().splitlines()[1:]]
        assert names == ["Amazon", "Microsoft", "OpenAI", "Orbelane", "Tressac", "Velmont"]


async def test_an_answer_is_exported_whole_even_where_it_is_cut(explore, database, tmp_path) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("4")
        reader.explorer.console_pane.put("FROM range(1200)")
        await reader.press("ctrl+r")
        await export_to(reader, tmp_path / "answer.csv")
        assert len(rows_of(tmp_path / "answer.csv")) == 1200


async def test_there_is_nothing_to_export_before_an_answer(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("4", "tab", "e")
        assert not isinstance(reader.app.screen, ExportScreen)
        assert "there is nothing to export yet" in toasts(reader)


@pytest.mark.parametrize("name", ["no-folder/deals.csv", "deals.xls", "deals", "", "folder.csv"])
async def test_a_bad_path_is_refused_in_one_line(explore, database, tmp_path, name: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    async with explore(database, (120, 36)) as reader:
        await export_to(reader, tmp_path / name if name else Path())
        assert isinstance(reader.app.screen, ExportScreen)
        note = reader.app.screen.query_one("#export-note")
        assert note.has_class("-error")
        await reader.press("escape")
        assert reader.app.screen is reader.explorer


async def test_an_existing_file_is_replaced_only_when_asked_twice(explore, database, tmp_path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("mine")
    async with explore(database, (120, 36)) as reader:
        await export_to(reader, path)
        assert path.read_text() == "mine"
        assert "the file exists" in reader.text
        await reader.press("enter")
        assert len(rows_of(path)) == 3


async def test_copying_offers_cell_row_citation_and_sql(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("l", "y", "y")
        assert reader.app.clipboard == "Amazon → OpenAI"
        await reader.press("y", "r")
        assert reader.app.clipboard.split("\t")[0] == "2026-01-29"
        await reader.press("y", "s")
        assert "FROM deals" in reader.app.clipboard
        await reader.press("3", "y", "t")
        assert reader.app.clipboard.startswith(
            "“Amazon could put up to $50 billion into OpenAI” Harbour Post, “Amazon may go bigger”, 29 Jan 2026, "
        )
        assert " of document " in reader.app.clipboard


async def test_copying_by_mouse_and_copying_nothing(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("y")
        assert isinstance(reader.app.screen, CopyScreen)
        await reader.click(OptionList, (2, 1))
        assert reader.app.clipboard.startswith("2026-01-29")
        await reader.press("y", "escape")
        assert reader.app.screen is reader.explorer


def toasts(reader) -> str:
    return "\n".join(notification.message for notification in reader.app._notifications)
