"""Lists of more than one page: their order is laid down in the database, their rows are read as they are shown."""

import asyncio
import threading
from pathlib import Path

import pytest
from textual.message import Message

from store.database import open_database
from store.explore import deal_ids
from store.newest_deals import NewestWords
from tests.store.build import article, told
from tests.tui.conftest import Reader, build
from tui.app import ExplorerApp
from tui.messages import DealWanted
from tui.questions import Question
from tui.session import Session, write_session
from tui.state import Place, View
from tui.widgets.record_table import RecordTable
from tui.widgets.records import PAGE

COUNT = 130
SYLLABLES = ("bar", "cel", "dor", "fen", "gul", "har", "jin", "kel", "lom", "mur", "nev", "pol")


def name(number: int) -> str:
    return SYLLABLES[number // 12].title() + SYLLABLES[number % 12] + "ia"


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """130 deals of 131 companies, the newest first in the alphabet; the last 10 are contracts."""
    documents = (
        article(
            f"20{25 - number // 12:02}-{12 - number % 12:02}-05",
            told(f"{name(number)} joins Oranel.", kind, **{name(number): roles[0], "Oranel": roles[1]}),
        )
        for number in range(COUNT)
        for kind, roles in [
            ("acquisition", ("acquirer", "target")) if number < COUNT - 10 else ("contract", ("customer", "supplier"))
        ]
    )
    return build(tmp_path_factory.mktemp("long") / "deals.duckdb", documents)


def ids(path: Path) -> list[str]:
    with open_database(path) as connection:
        return deal_ids(connection)


async def test_the_last_deal_is_one_key_away_and_its_source_is_shown(explore, long) -> None:
    async with explore(long, (120, 36)) as reader:
        assert f"1 of {COUNT} deals" in reader.text
        await reader.press("G")
        assert f"{COUNT} of {COUNT} deals" in reader.text
        assert f"{name(COUNT - 1)} joins Oranel." in reader.text
        await reader.press("k", "k")
        assert f"{name(COUNT - 3)} joins Oranel." in reader.text
        await reader.press("g")
        assert f"{name(0)} joins Oranel." in reader.text


async def test_the_source_is_that_of_the_deal_under_the_cursor_however_fast_the_keys_come(explore, long) -> None:
    async with explore(long, (120, 36)) as reader:
        for keys in ("sG", "Gs", "GsgG", "ssGg", "sGkk"):
            for key in keys:
                reader.strike(key)
            await reader.settle()
            deals = reader.explorer.deals
            assert deals.table.count == COUNT
            assert deals.table.current.key == deals.deal_id == reader.explorer.source.subject.deal_id


async def test_a_deal_far_down_is_jumped_to(explore, long) -> None:
    wanted = ids(long)[99]
    async with explore(long, (120, 36)) as reader:
        for before in ([], ["\\"]):
            reader.app.screen.post_message(DealWanted(wanted))
            await reader.settle()
            assert f"100 of {COUNT} deals" in reader.text
            assert reader.explorer.deals.deal_id == wanted
            assert f"{name(99)} joins Oranel." in reader.text
            await reader.press("2", "g", *before)
        await reader.search("kind:contract")
        reader.app.screen.post_message(DealWanted(wanted))
        await reader.settle()
        assert f"100 of {COUNT} deals" in reader.text


async def test_a_deal_that_is_not_there_is_said_to_be_gone(explore, long) -> None:
    async with explore(long, (120, 36)) as reader:
        reader.app.screen.post_message(DealWanted("nothing-2020"))
        await reader.settle()
        assert "there is no deal nothing-2020 any more" in [note.message for note in reader.app._notifications]


async def test_the_cursor_stays_on_its_deal_in_a_list_of_other_deals(explore, long) -> None:
    async with explore(long, (120, 36)) as reader:
        await reader.press(*["pagedown"] * 4)
        deal = reader.explorer.deals.deal_id
        await reader.search("kind:acquisition")
        assert f"of {COUNT - 10} deals" in reader.text
        assert reader.explorer.deals.deal_id == deal
        await reader.search("kind:contract")
        assert "1 of 10 deals" in reader.text
        assert reader.explorer.deals.deal_id != deal


async def test_every_company_is_in_the_list(explore, long) -> None:
    async with explore(long, (120, 36)) as reader:
        assert f"{COUNT + 1} companies" in reader.text
        await reader.press("1", "G")
        last = reader.explorer.view.company_name
        assert last
        assert "1 of 1 deal" in reader.text
        await reader.press("s")
        assert reader.explorer.view.company_name == last
        await reader.press("g")
        assert reader.explorer.view.company_id is None
        company = name(COUNT - 4)
        reader.explorer.show_company(company.lower(), company)
        await reader.settle()
        assert reader.explorer.companies.table.current.cells[0] == company
        assert f"{company} joins Oranel." in reader.text


async def test_no_list_holds_the_file_when_the_explorer_is_gone(explore, long) -> None:
    async with explore(long, (120, 36)) as reader:
        await reader.press("s", "G", "1", "s", "G")
    with open_database(long, write=True, patience=0):
        pass


async def test_a_deal_and_a_company_far_down_are_come_back_to(long, tmp_path) -> None:
    kept, far = tmp_path / "session.json", ids(long)[COUNT - 5]
    for place in (Place(View(), far, "deals"), Place(View(), far, "companies")):
        write_session(kept, long, Session(place))
        async with ExplorerApp(long, keep_in=kept).run_test(size=(120, 36)) as pilot:
            reader = Reader(pilot.app, pilot)
            await reader.settle()
            assert f"{COUNT - 4} of {COUNT} deals" in reader.text
            assert f"{name(COUNT - 5)} joins Oranel." in reader.text
    async with ExplorerApp(long, keep_in=kept, fresh=True).run_test(size=(120, 36)) as pilot:
        reader = Reader(pilot.app, pilot)
        await reader.settle()
        await reader.press("1", "G")
        chosen = reader.explorer.view
        await reader.press("q")
    async with ExplorerApp(long, keep_in=kept).run_test(size=(120, 36)) as pilot:
        reader = Reader(pilot.app, pilot)
        await reader.settle()
        assert reader.explorer.view == chosen
        assert reader.explorer.companies.table.cursor_row == COUNT + 1
        assert "1 of 1 deal" in reader.text


async def test_a_deal_that_is_gone_from_a_long_list_is_dropped(long, tmp_path) -> None:
    write_session(tmp_path / "session.json", long, Session(Place(View(), "gone", "source")))
    async with ExplorerApp(long, keep_in=tmp_path / "session.json").run_test(size=(120, 36)) as pilot:
        reader = Reader(pilot.app, pilot)
        await reader.settle()
        assert f"1 of {COUNT} deals" in reader.text
        assert f"{name(0)} joins Oranel." in reader.text
        assert not reader.app._notifications


@pytest.mark.parametrize("prepared", [True, False])
async def test_every_letter_lists_what_it_finds_from_the_first_rows_on(explore, long, prepared) -> None:
    async with explore(long, (120, 36)) as reader:
        await reader.press("slash")
        newest, first = reader.explorer.deals._newest, []
        assert newest._laid is not None
        find = type(newest).first
        if not prepared:
            newest.forget()
        for word in ("oranel", "bar", "zz", "cel"):
            for letter in word:
                before = reader.explorer.view.search
                await reader.press(letter)
                search = reader.explorer.view.search
                assert search != before
                with open_database(long) as connection:
                    found = deal_ids(connection, search)
                table = reader.explorer.deals.table
                assert [table.record(row).key for row in range(min(table.count, PAGE))] == found[:PAGE]
                assert table.count == len(found)
                question = Question(reader.explorer.reader.cursor, 10.0)
                first += find(newest, question, search, 5) or []
            await reader.press("ctrl+u")
        assert first


async def test_the_rows_after_the_first_screen_come_with_the_whole_list(explore, long) -> None:
    async with explore(long, (80, 24)) as reader:
        await reader.search("oranel")
        table = reader.explorer.deals.table
        assert all(table.record(row) is not None for row in range(PAGE))
        await reader.press(*["pagedown"] * 8)
        assert "…" not in [record.cells[0] for row in range(*table.visible_rows) if (record := table.record(row))]
        assert all(table.record(row) is not None for row in range(*table.visible_rows))


class Answered(Message):
    """A question was answered."""


async def test_a_question_waits_for_the_one_that_comes_first(explore, long) -> None:
    async with explore(long, (120, 36)) as reader:
        asked, pane, go = [], reader.explorer.facets, threading.Event()

        def put(lane: str, after: str = "", *, waits: bool = False) -> None:
            def answer(_: Question) -> Answered:
                if waits:
                    go.wait(10)
                asked.append(lane)
                return Answered()

            reader.explorer.reader.put(pane, lane, answer, lambda _: Answered(), after=after)

        put("second", after="first")
        put("first", waits=True)
        put("third", after="none")
        while "third" not in asked:
            await asyncio.sleep(0.01)
        go.set()
        await reader.settle()
        assert asked == ["third", "first", "second"]


async def test_rows_that_a_search_kept_from_coming_are_asked_for_again(explore, long) -> None:
    async with explore(long, (120, 36)) as reader:
        table, last = reader.explorer.deals.table, COUNT - 1
        table._pages._pages.clear()
        reader.strike("G")
        reader.explorer.search_for("oranel")
        reader.explorer.search_for("")
        await reader.settle()
        await reader.press("k", "G")
        assert table.count == COUNT
        assert all(table.record(row) is not None for row in range(*table.visible_rows))
        assert table.record(last) is not None


async def test_scrolling_by_a_row_makes_no_row_that_was_shown(explore, long, monkeypatch) -> None:
    async with explore(long, (80, 24)) as reader:
        table = reader.app.screen.query_one("#deals-table", RecordTable)
        await reader.press("2", "G", "g", *["j"] * (table.visible_rows[1] - 1))
        made: list[int] = []
        make = table._row_segments
        monkeypatch.setattr(table, "_row_segments", lambda row: (made.append(row), make(row))[1])
        first = table.visible_rows[0]
        await reader.press("j")
        assert table.visible_rows[0] == first + 1
        assert {table.cursor_row} <= set(made) <= {table.cursor_row - 1, table.cursor_row}


async def test_rows_of_a_rare_word_come_before_all_that_have_it_are_known(explore, long, monkeypatch) -> None:
    monkeypatch.setattr("tui.newest.NewestWords", lambda cursor: NewestWords(cursor, 24))
    async with explore(long, (120, 36)) as reader:
        await reader.press("/", "q", "backspace")
        table = reader.explorer.deals.table
        shown: list[int] = []
        show = table.show
        monkeypatch.setattr(table, "show", lambda count, **more: (shown.append(count), show(count, **more))[1])
        await reader.press("b", "a", "r")
        found = sum("bar" in name(number).lower() for number in range(COUNT))
        among_newest = sum("bar" in name(number).lower() for number in range(24))
        assert among_newest < found
        assert f"1 of {found} deals" in reader.text
        assert shown[-1] == among_newest
