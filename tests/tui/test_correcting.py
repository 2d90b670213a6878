"""Correcting a deal from within the explorer, with its evidence beside it."""

import threading
from pathlib import Path

import duckdb
import pytest
from textual.message import Message
from textual.widgets import Input, OptionList

from seeds.parser import parse
from seeds.reading import document_from_text
from store.database import open_database
from store.loading import load_parsed
from tests.tui.conftest import read_elsewhere
from tests.tui.test_hostile import assert_harmless
from tui.screens.correct_report import CorrectReportScreen
from tui.screens.deciding import DecideScreen

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


def toasts(reader) -> str:
    return "\n".join(notification.message for notification in reader.app._notifications)


def values(path: Path, sql: str) -> list[tuple[object, ...]]:
    with open_database(path) as connection:
        return connection.execute(sql).fetchall()


class Loaded(Message):
    """Something long is done."""


async def go_to(reader, label: str) -> None:
    """Put the cursor on a line of the form."""
    table = reader.app.screen.table
    cells = [table.record(row).cells for row in range(table.count)]
    table.cursor_row = next(row for row, (_, field, value, _) in enumerate(cells) if label in (field, value))
    await reader.settle()


def underlined(reader) -> str:
    strips = reader.app.screen._compositor.render_strips()
    return "".join(s.text for strip in strips for s in strip if s.style and s.style.underline)


@SIZES
async def test_an_amount_is_corrected_and_undone(explore, own, size) -> None:
    async with explore(own, size) as reader:
        await reader.search("openai")
        await reader.press("2", "c")
        assert isinstance(reader.app.screen, CorrectReportScreen)
        await go_to(reader, "amount")
        assert "up to $50 billion" in underlined(reader)
        await reader.press("enter")
        field = reader.app.screen.editor.field
        assert field.value == "50bn"
        field.value = "45 billions"
        await reader.settle()
        assert "is no amount; write a figure such as" in reader.text
        await reader.press("enter")
        assert reader.app.screen.editor.asks
        field.value = "45bn"
        await reader.press("enter")
        assert "not saved yet" in reader.text
        await reader.press("escape")
        assert "changes that are not saved" in reader.text
        await go_to(reader, "reason")
        await reader.press("enter")
        await reader.type("the filing says so")
        await reader.press("enter", "ctrl+s")
        assert reader.app.screen is reader.explorer
        assert "amount 45bn, bound up to, currency USD: Amazon, OpenAI · u undoes it" in toasts(reader).replace(
            "upper amount none, ", ""
        )
        assert "≤ 45 bn USD" in reader.text
        await reader.press("c")
        await go_to(reader, "amount")
        assert reader.app.screen.table.current.cells == ("✎", "amount", "45bn", "50bn")
        await reader.press("escape", "u")
        assert "undone: amount 45bn" in toasts(reader)
        assert "≤ 50 bn USD" in reader.text
        await reader.press("U")
        assert "holds again: amount 45bn" in toasts(reader)
    assert values(own, "SELECT reason FROM corrections ORDER BY made_at LIMIT 1") == [("the filing says so",)]


async def test_words_prove_what_stands_in_the_form(explore, tmp_path) -> None:
    path = tmp_path / "parsed.duckdb"
    with open_database(path, write=True) as connection:
        load_parsed(connection, parse(document_from_text("Quorvel has bought Velwick for $30 million.")))
    async with explore(path, (120, 36)) as reader:
        await reader.press("2", "c")
        for field in ("kind", "stage", "amount"):
            await go_to(reader, field)
            assert "no words prove this line" not in reader.text
        await go_to(reader, "round")
        assert "no words prove this line" in reader.text


async def test_the_cursor_stays_on_the_deal_whatever_its_id_becomes(explore, own) -> None:
    async with explore(own, (120, 36)) as reader:
        await reader.press("2", "G")
        before = reader.explorer.deals.deal_id
        assert before is not None and before.startswith("microsoft")
        await reader.press("c")
        await go_to(reader, "kind")
        await reader.press("enter")
        screen = reader.app.screen
        options = screen.query_one(OptionList)
        options.highlighted = screen.editor._choices.index("partnership")
        await reader.press("enter")
        assert "the role sponsor has no place" in reader.text
        await reader.press("ctrl+s")
        assert reader.app.screen is screen
        await go_to(reader, "Microsoft: sponsor")
        await reader.press("enter", "enter", "ctrl+s")
        after = reader.explorer.deals.deal_id
        assert reader.app.screen is reader.explorer
        assert after is not None and after != before and "partnership" in after
        assert reader.explorer.source.subject.deal_id == after
        assert values(own, "SELECT kind, stage FROM deals WHERE title LIKE '%Microsoft%'") == [
            ("partnership", "announced")
        ]


async def test_parties_are_added_given_other_names_and_taken_out(explore, own) -> None:
    cast = "FROM report_cast JOIN reports USING (report_id) WHERE kind = 'acquisition'"
    async with explore(own) as reader:
        await reader.search("tressac")
        await reader.press("2", "c")
        await go_to(reader, "+ party")
        await reader.press("enter", "enter")
        assert "it needs a name" in reader.text
        await reader.type("Dunmore")
        await reader.press("enter", "j", "enter")
        await go_to(reader, "Velmont: acquirer")
        await reader.press("enter", *["down"] * 5, "enter")
        assert reader.app.screen.query_one("Editor Input").value == "Velmont"
        await reader.type(" Group")
        await reader.press("enter")
        assert "both names mean one company" in reader.text
        await reader.press("enter", *["down"] * 5, "enter")
        await reader.type("ia")
        await reader.press("enter")
        assert "Velmont: taken out" in reader.text
        assert "Velmontia: acquirer" in reader.text
        await reader.press("ctrl+s")
        assert "Velmontia" in reader.text
        roles = values(
            own, "SELECT name, role FROM report_cast JOIN reports USING (report_id) WHERE kind='acquisition'"
        )
        assert set(roles) == {("Velmontia", "acquirer"), ("Tressac", "target"), ("Dunmore", "target")}
        await reader.press("c")
        await go_to(reader, "Velmont: taken out")
        await reader.press("backspace")
        await go_to(reader, "Velmontia: acquirer")
        await reader.press("backspace", "ctrl+s")
        roles = values(own, f"SELECT name {cast}")
        assert set(roles) == {("Velmont",), ("Tressac",), ("Dunmore",)}


@SIZES
async def test_by_mouse(explore, own, size) -> None:
    async with explore(own, size) as reader:
        await reader.search("openai")
        await reader.press("2", "c")
        await reader.click("#correct-articles", (6, 0))
        assert "report 1 of 2" in reader.text
        assert "négocie une entrée chez OpenAI" in reader.text
        await reader.click("#correct-form", (20, 2))
        assert "négocie" in reader.text
        await reader.click("#correct-form", (20, 2), times=2)
        assert "considered" in reader.text
        await reader.click("Editor OptionList", (2, 0))
        assert "◌ considered" in reader.text
        await reader.click_key("Save")
        assert reader.app.screen is reader.explorer
        assert "stage considered: Amazon, OpenAI" in toasts(reader)


async def test_a_key_that_comes_while_it_closes_breaks_nothing(explore, own) -> None:
    async with explore(own) as reader:
        await reader.press("2", "c")
        screen = reader.app.screen
        assert screen.query("Editor")
        await reader.press("escape")
        assert not screen.query("Editor")
        assert screen.check_action("save", ())


@SIZES
async def test_deals_are_joined_and_split_again(explore, own, size) -> None:
    async with explore(own, size) as reader:
        await reader.search("tressac")
        await reader.press("2", "c", "m")
        assert isinstance(reader.app.screen, DecideScreen)
        await reader.type("microsoft")
        assert "become one deal: 1" in " ".join(reader.text.split())
        await reader.press("enter")
        assert "again does it" in " ".join(reader.text.split())
        await reader.press("tab")
        await reader.type("why not")
        await reader.press("enter")
        assert reader.app.screen is reader.explorer
        assert len(values(own, "SELECT 1 FROM deals")) == 2
        await reader.search("")
        await reader.press("2", "g")
        while reader.explorer.deals.table.current.cells[-1] != "2" or "OpenAI" in reader.explorer.deals.deal_id:
            await reader.press("j")
            if "openai" not in reader.explorer.deals.deal_id:
                break
        await reader.press("c", "s")
        assert "leaves" in reader.text
        await reader.press("enter", "enter")
        assert len(values(own, "SELECT 1 FROM deals")) == 3


async def test_a_report_is_rejected_and_confirmed(explore, own) -> None:
    async with explore(own) as reader:
        await reader.search("openai")
        await reader.press("2", "c", "c")
        assert "found right" in " ".join(reader.text.split())
        await reader.press("enter")
        assert values(own, "SELECT count(*) FROM report_values WHERE checked") == [(2,)]
        await reader.press("c", "r", "enter")
        assert len(values(own, "SELECT 1 FROM deals")) == 3
        await reader.press("enter")
        assert len(values(own, "SELECT 1 FROM deals")) == 2
        assert "no deal" in reader.text
        await reader.press("u")
        assert "1 deal" in reader.text


async def test_what_was_typed_stays_while_another_process_reads(explore, own) -> None:
    with read_elsewhere(own) as pid:
        async with explore(own) as reader:
            await reader.search("tressac")
            await reader.press("2", "c")
            await go_to(reader, "round")
            await reader.press("enter")
            await reader.type("Series C")
            await reader.press("enter", "ctrl+s")
            assert f"process {pid} " in " ".join(reader.text.split())
            assert reader.app.screen.form.values == {"round": "Series C"}
            await reader.press("escape", "escape", "u")
            assert "is reading the database" in toasts(reader)


@SIZES
async def test_hostile_names_and_texts(explore, own_hostile, size) -> None:
    async with explore(own_hostile, size) as reader:
        await reader.press("2", "c")
        screen = reader.app.screen
        for row in range(screen.table.count):
            screen.table.cursor_row = row
            await reader.press("enter")
            assert_harmless(reader)
            await reader.press("escape")
        await go_to(reader, "Gulp: target")
        screen.table.cursor_row -= 1
        await reader.press("enter", "down", "down", "down", "down", "enter")
        assert screen.editor.asks
        assert_harmless(reader)
        await reader.press("escape", "m")
        reader.app.screen.query_one("#decide-words", Input).value = "[/x] gulp"
        await reader.settle()
        assert_harmless(reader)
        await reader.press("escape", "r", "enter")
        assert_harmless(reader)
        await reader.press("escape", "c", "enter")
        assert_harmless(reader)
        assert reader.app.screen is reader.explorer


async def test_the_sample_says_that_it_forgets(explore, own) -> None:
    async with explore(own, sample=True) as reader:
        await reader.press("2", "c", "c", "enter")
        assert "the sample forgets it" in toasts(reader)


async def test_nothing_to_undo_is_said(explore, own) -> None:
    async with explore(own) as reader:
        await reader.press("u")
        assert "there is nothing to undo" in toasts(reader)


async def test_a_correction_waits_for_what_is_being_loaded_and_goes_in_between(explore, own) -> None:
    async with explore(own) as reader:
        writer, go_on = reader.explorer.writer, threading.Event()

        def load(connection: duckdb.DuckDBPyConnection) -> Message:
            go_on.wait(10)
            writer.do_waiting(connection)
            return Loaded()

        await reader.search("tressac")
        await reader.press("2")
        writer.put(reader.explorer, load, lambda _: Loaded())
        reader.strike("c")
        while not isinstance(reader.app.screen, CorrectReportScreen) or reader.app.screen.form is None:
            await reader.handle()
        for key in ("c", "enter"):
            reader.strike(key)
            while not isinstance(reader.app.screen, DecideScreen) or reader.app.screen.choice is None:
                await reader.handle()
        while "waits until what is being loaded" not in reader.text:
            await reader.handle()
        go_on.set()
        await reader.settle()
        assert reader.app.screen is reader.explorer
        assert "checked: Velmont, Tressac" in toasts(reader)


@SIZES
@pytest.mark.parametrize("line", ["amount", "kind"])
async def test_escape_leads_out_of_a_value_when_the_cursor_was_put_elsewhere(explore, own, size, line) -> None:
    async with explore(own, size) as reader:
        await reader.press("2", "c")
        screen = reader.app.screen
        await go_to(reader, line)
        await reader.press("enter")
        assert screen.editor.asks
        screen.text.focus()
        await reader.press("escape")
        assert not screen.editor.asks
        assert screen.table.has_focus
        await reader.press("escape")
        assert reader.app.screen is reader.explorer
