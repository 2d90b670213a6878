"""Copying and exporting what is shown."""

import csv
import json
from pathlib import Path

import duckdb
import pytest
from textual.widgets import Input, OptionList

from tests.store.build import article, load_all, told
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


@pytest.mark.parametrize("name", ["no-folder/deals.csv", "deals.xls", "deals", "", "folder.csv", f"{'x' * 300}.csv"])
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


FORMATS = ("csv", "tsv", "json", "jsonl", "md", "parquet")


def lines_of(path: Path) -> list[str]:
    """The rows of a file in any format, one text each."""
    if path.suffix == ".parquet":
        return [str(row) for row in duckdb.execute("FROM read_parquet(?)", [str(path)]).fetchall()]
    text = path.read_text("utf-8")
    if path.suffix == ".json":
        return [str(row) for row in json.loads(text)]
    return text.splitlines()[{".md": 2, ".jsonl": 0}.get(path.suffix, 1) :]


@pytest.mark.parametrize("form", FORMATS)
async def test_every_place_is_exported_in_every_format(explore, database, tmp_path, form: str) -> None:
    places = {
        "companies": ("1",),
        "deals": ("2",),
        "reports": ("3",),
        "facets": ("f",),
        "partners": ("2", "p", "enter"),
        "its deals": ("2", "p", "enter", "2"),
        "names": ("2", "p", "enter", "3"),
    }
    found = {}
    async with explore(database, (120, 36)) as reader:
        for name, keys in places.items():
            await reader.press(*keys)
            await export_to(reader, tmp_path / f"{name}.{form}")
            assert f"rows to {tmp_path / name}." in toasts(reader) or "wrote 1 row" in toasts(reader)
            found[name] = lines_of(tmp_path / f"{name}.{form}")
            reader.app.clear_notifications()
            await reader.press("q") if name in ("partners", "its deals", "names") else None
    assert {name: len(lines) for name, lines in found.items()} == {
        "companies": 6,
        "deals": 3,
        "reports": 2,
        "facets": 16,
        "partners": 1,
        "its deals": 1,
        "names": 2,
    }
    assert "Amazon may go bigger" in found["reports"][1]
    assert "OpenAI" in found["partners"][0]


async def test_the_loops_and_their_words_are_taken_along(explore, tmp_path) -> None:
    deals = [
        told(f"{one} pays {other}.", "contract", "announced", "1 bn USD", **{one: "customer", other: "supplier"})
        for one, other in (("Velmont", "Tressac"), ("Tressac", "Velmont"))
    ]
    load_all(tmp_path / "loops.duckdb", [article("2026-01-05", *deals)]).close()
    async with explore(tmp_path / "loops.duckdb") as reader:
        await reader.press("O")
        await export_to(reader, tmp_path / "loops.csv")
        assert {row["quote"] for row in rows_of(tmp_path / "loops.csv")} == {deal.sentence for deal in deals}
        await reader.press("y", "x")
        assert reader.app.clipboard == "Tressac pays Velmont."
        await reader.press("y", "t")
        assert reader.app.clipboard.startswith("“Tressac pays Velmont.” ")
        await reader.press("y", "s")
        assert "loop_search" in reader.app.clipboard


async def test_the_format_is_chosen_by_key_and_by_mouse(explore, database, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with explore(database) as reader:
        await reader.press("e")
        field = reader.app.screen.query_one(Input)
        assert field.value == str(tmp_path / "deals.csv")
        await reader.press("down")
        assert field.value.endswith("deals.tsv")
        await reader.press("up", "up")
        assert field.value.endswith("deals.parquet")
        field.value = str(tmp_path / "my.deals")
        await reader.press("down")
        assert field.value.endswith("my.deals.csv")
        await reader.click("#export-md")
        await reader.click("#export-write")
        assert (tmp_path / "my.deals.md").read_text().startswith("| deal_id |")
        await reader.press("e")
        await reader.click("#export-stop")
        assert reader.app.screen is reader.explorer


async def test_every_pane_copies_the_words_of_the_report_beside_it(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        for pane in ("1", "2", "3", "f"):
            await reader.press(pane, "y", "x")
            assert "Amazon could put up to $50 billion into OpenAI" in reader.app.clipboard
            assert "weather in the harbour" not in reader.app.clipboard.replace("\n⋯\n", "").partition("Amazon")[0]
            await reader.press("y", "t")
            assert reader.app.clipboard.startswith("“Amazon could put up to $50 billion into OpenAI” Harbour Post")
        await reader.press("y", "s")
        assert reader.app.clipboard.startswith("SELECT facet, value, deals")


async def test_a_row_of_an_answer_has_its_citation(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("4")
        reader.explorer.console_pane.put("SELECT 1 AS one, deal_id FROM deals WHERE kind = 'acquisition'")
        await reader.press("ctrl+r", "y", "t")
        assert reader.app.clipboard.startswith("“Velmont rachète Tressac pour 400 millions d’euros.” Le Quai")
        await reader.press("y", "c")
        assert reader.app.clipboard == "1"


async def test_a_document_that_only_names_a_company_is_cited(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.choose("Orbelane")
        await reader.press("p", "4", "y", "t")
        assert reader.app.clipboard == "Le Quai, Des capteurs, 2025-07-07"
        await reader.press("enter", "y", "x")
        assert reader.app.clipboard.startswith("Orbelane présente ses nouveaux capteurs.")


async def test_a_source_without_file_and_address_says_so(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        await reader.press("o")
        assert "its file is not known, and it has no address on the web" in toasts(reader)
        reader.app.clear_notifications()
        await reader.press("4", "tab", "o")
        assert "no report is chosen whose source could be opened" in toasts(reader)


async def test_a_screenshot_takes_a_name_that_is_free(explore, database, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dealtrail-01.svg").write_text("mine")
    async with explore(database) as reader:
        await reader.press("P")
        assert f"saved a screenshot as {tmp_path / 'dealtrail-02.svg'}" in toasts(reader)
        await reader.press("P")
    assert (tmp_path / "dealtrail-01.svg").read_text() == "mine"
    for number in (2, 3):
        picture = (tmp_path / f"dealtrail-0{number}.svg").read_text("utf-8")
        assert "OpenAI" in picture
        assert "saved a screenshot" not in picture


async def test_a_screenshot_that_cannot_be_saved_says_so(explore, database, tmp_path, monkeypatch) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    async with explore(database) as reader:
        await reader.press("P")
        assert "the screenshot could not be saved here" in toasts(reader)


def toasts(reader) -> str:
    return "\n".join(notification.message for notification in reader.app._notifications)
