"""Changing the database while the explorer shows it."""

import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import duckdb
import pytest
from textual.message import Message
from textual.widget import Widget

from store.corrections import reject, rename
from store.database import open_database
from store.errors import DatabaseBusy
from store.loading import load_parsed
from tests.tui.conftest import hostile_document, read_elsewhere
from tui.reader import Reader as FileReader


@dataclass
class Said(Message):
    """What came of a change."""

    bubble = False
    what: object


class Listener(Widget):
    """Someone who asks for changes, and what they heard."""

    DEFAULT_CSS: ClassVar[str] = "Listener { display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def on_said(self, event: Said) -> None:
        self.heard.append(event.what)


@pytest.fixture
def own(tmp_path: Path, database: Path) -> Path:
    return Path(shutil.copy(database, tmp_path / "own.duckdb"))


async def listening(reader) -> Listener:
    listener = Listener()
    await reader.explorer.mount(listener)
    return listener


def opens_elsewhere(path: Path, *, write: bool = False) -> bool:
    """Whether another process may open the file now."""
    script = f"import duckdb; duckdb.connect({str(path)!r}, read_only={not write})"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0


async def test_a_change_is_shown_at_once_and_the_file_is_free_to_read_again(explore, own) -> None:
    async with explore(own, (120, 36)) as reader:
        listener = await listening(reader)
        await reader.choose("Velmont")
        writer = reader.explorer.writer
        writer.put(listener, lambda c: Said(rename(c, "Velmont", "Velmont Group").correction_id), Said)
        await reader.settle()
        assert len(listener.heard) == 1
        assert "Velmont Group" in reader.text
        assert reader.explorer.companies.table.current.cells[0] == "✎ Velmont Group"
        assert not writer.running
        assert opens_elsewhere(own)
        await reader.search("amazon")
        assert "1 deal" in reader.text


async def test_a_change_takes_the_memory_of_a_screen_and_not_of_a_whole_load(explore, own) -> None:
    async with explore(own) as reader:
        listener = await listening(reader)
        limit = "SELECT current_setting('memory_limit')"
        reader.explorer.writer.put(listener, lambda c: Said(c.execute(limit).fetchone()), Said)
        await reader.settle()
        assert listener.heard == [("619.8 MiB",)]


async def test_changes_come_one_after_another_and_each_asker_hears_of_its_own(explore, own) -> None:
    async with explore(own) as reader:
        first, second = await listening(reader), await listening(reader)
        writer = reader.explorer.writer
        go_on = threading.Event()

        def slow(connection: duckdb.DuckDBPyConnection) -> Message:
            go_on.wait(10)
            assert not opens_elsewhere(own)
            writer.do_waiting(connection)
            (count,) = connection.execute("SELECT count(*) FROM deals").fetchone() or (None,)
            return Said(count)

        writer.put(first, slow, Said)
        writer.put(second, lambda c: Said(load_parsed(c, hostile_document())), Said)
        writer.put(second, lambda c: Said(reject(c, "nothing-of-the-kind")), Said)
        await reader.handle()
        assert writer.running
        reader.strike("2")
        reader.strike("j")
        while "2 of 3 deals" not in reader.text:  # the panes answer meanwhile
            await reader.handle()
        go_on.set()
        await reader.settle()
        assert second.heard[0] is True
        assert "there is no such report or deal" in str(second.heard[1])
        assert first.heard == [4]
        assert "of 4 deals" in reader.text, reader.text


async def test_a_file_that_another_process_reads_is_not_changed_and_is_read_on(explore, own) -> None:
    with read_elsewhere(own) as pid:
        async with explore(own) as reader:
            listener = await listening(reader)
            reader.explorer.writer.put(listener, lambda c: Said(rename(c, "Velmont", "V")), Said)
            await reader.settle()
            (line,) = listener.heard
            assert f"process {pid} " in line and "is reading the database" in line
            await reader.search("velmont")
            assert "1 of 1 deal" in reader.text


async def test_another_file_is_made_and_shown(explore, own, tmp_path) -> None:
    other = tmp_path / "new" / "other.duckdb"
    async with explore(own, (120, 36)) as reader:
        listener = await listening(reader)
        reader.explorer.writer.put(listener, lambda c: Said(load_parsed(c, hostile_document())), Said, into=other)
        await reader.settle()
        assert listener.heard == [True]
        assert reader.app.reader.path == other
        assert "Gulp" in reader.text and "Velmont" not in reader.text
    with open_database(own) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (5,)


async def test_a_question_that_takes_long_is_stopped_for_a_change(explore, own) -> None:
    async with explore(own, (120, 36)) as reader:
        listener = await listening(reader)
        reader.explorer.open_sql("SELECT count(*) FROM range(1e8::BIGINT) AS a, range(1e5::BIGINT) AS b")
        await reader.settle()
        reader.strike("ctrl+r")
        await reader.handle()
        reader.explorer.writer.put(listener, lambda c: Said(rename(c, "Velmont", "V").correction_id), Said)
        await reader.settle()
        assert len(listener.heard) == 1
        assert "cancelled" in reader.label("#sql-status")


async def test_a_question_that_was_stopped_for_a_change_is_asked_again(explore, own) -> None:
    async with explore(own) as reader:
        listener = await listening(reader)
        asked = threading.Event()
        times: list[int] = []

        def long_at_first(cursor: duckdb.DuckDBPyConnection) -> object:
            times.append(1)
            asked.set()
            size = 10**9 if len(times) == 1 else 10
            return cursor.execute(f"SELECT count(*) FROM range({size}) AS a, range({size}) AS b").fetchall()

        reader.app.reader.ask(listener, "long", long_at_first, Said, Said)
        while not asked.is_set():
            await reader.handle()
        reader.explorer.writer.put(listener, lambda c: Said(rename(c, "Velmont", "V").correction_id), Said)
        await reader.settle()
        assert [(100,)] in listener.heard
        assert len(times) == len(listener.heard) == 2


def test_moving_waits_for_questions_and_holds_up_new_ones(own) -> None:
    reader = FileReader(own)
    before = reader.cursor()
    held: list[object] = []
    asked: list[threading.Thread] = []

    def opening():
        with pytest.raises(duckdb.Error):
            before.execute("SELECT 1")
        thread = threading.Thread(target=lambda: held.append(reader.cursor().execute("SELECT 1").fetchall()))
        thread.start()
        thread.join(0.05)
        asked.append(thread)
        assert held == []
        raise DatabaseBusy(own, "it is taken", "wait")

    with pytest.raises(DatabaseBusy):
        reader.move(own, opening)
    asked[0].join()
    assert held == [[(1,)]]
    reader.close()
