"""Reading while another process writes: whole states only, and a word on what is shown."""

import contextlib
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from store import database
from store.database import open_database
from store.errors import DatabaseBusy, NewerSchema
from store.snapshot import open_to_read
from tests.store.build import article, load_all, new_database, told

ROUNDS = 12

WRITER = """
import sys
from pathlib import Path
from store import database
from store.loading import load_parsed
from tests.store.build import article, told
database.CONFIG["checkpoint_threshold"] = "60KB"  # a checkpoint every few documents
connection = database.open_database(Path(sys.argv[1]), write=True)
print("open", flush=True)
for number in range(1_000_000):
    sentence = f"Buyer {number % 50} buys Target {number} as number {number}."
    parties = {f"Buyer {number % 50}": "acquirer", f"Target {number}": "target"}
    text = "The weather in the harbour was calm. " * (number * 37 % 400)
    load_parsed(connection, article("2025-11-03", told(sentence, "acquisition", **parties), text=text))
    print(number + 1, flush=True)
"""

BULK_WRITER = """
import sys
from pathlib import Path
from store.database import open_database
connection = open_database(Path(sys.argv[1]), write=True)
connection.execute("CREATE TABLE bulk (number INTEGER, text VARCHAR)")
print("open", flush=True)
for number in range(1_000_000):
    connection.begin()
    connection.execute("DELETE FROM bulk WHERE number < ?", [number - 2])
    connection.execute("INSERT INTO bulk SELECT ?, repeat(md5(range::VARCHAR), 3) FROM range(150_000)", [number])
    connection.commit()
    print(number + 1, flush=True)
"""

HOLDER = """
import sys
from pathlib import Path
from store.database import open_database
connection = open_database(Path(sys.argv[1]), write=sys.argv[2] == "write")
print("open", flush=True)
sys.stdin.readline()
connection.close()
"""


class Process:
    """Another process that has the database open; `reported` is the last number that it printed."""

    def __init__(self, script: str, *arguments: object) -> None:
        command = [sys.executable, "-c", script, *map(str, arguments)]
        self.popen = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.popen.stdout is not None
        assert self.popen.stdout.readline() == "open\n"
        self.reported = 0
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    @property
    def pid(self) -> int:
        return self.popen.pid

    def wait_for(self, number: int) -> None:
        while self.reported < number:
            assert self.popen.poll() is None
            time.sleep(0.01)

    def end(self) -> None:
        self.popen.kill()
        self.popen.wait()
        self._listener.join()

    def let_go(self) -> None:
        self.popen.communicate("\n")

    def _listen(self) -> None:
        with contextlib.suppress(ValueError):  # the pipe was closed
            for line in self.popen.stdout or ():
                self.reported = int(line)


@contextlib.contextmanager
def process(script: str, *arguments: object) -> Iterator[Process]:
    other = Process(script, *arguments)
    try:
        yield other
    finally:
        other.end()


def test_readers_see_whole_states_while_another_process_loads(tmp_path: Path) -> None:
    path = tmp_path / "deals.duckdb"
    sizes = []
    with process(WRITER, path) as writer:
        for round_ in range(ROUNDS):
            writer.wait_for(round_ + 1)
            before = writer.reported
            reading = open_to_read(path)
            after = writer.reported
            with reading.connection as connection:
                assert reading.notice is not None
                pattern = rf"deals\.duckdb is shown as of \d\d:\d\d:\d\d, while process {writer.pid} writes to it"
                assert re.fullmatch(pattern, reading.notice)
                sizes.append(assert_whole(connection))
            assert before <= sizes[-1] <= after + 1
        assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1]
    reading = open_to_read(path)
    assert reading.notice is None
    with reading.connection as connection:
        assert assert_whole(connection) >= sizes[-1]


def assert_whole(connection: duckdb.DuckDBPyConnection) -> int:
    """How many documents there are: the first ones of the writer, each with all that it says."""
    sql = r"SELECT CAST(regexp_extract(text, 'number (\d+)', 1) AS INTEGER) FROM documents"
    numbers = [number for (number,) in connection.execute(sql).fetchall()]
    assert sorted(numbers) == list(range(len(numbers)))
    for table, each in (("reports", 1), ("evidence", 3), ("report_parties", 2), ("deals", 1), ("parties", 2)):
        ((count,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
        assert count == each * len(numbers), table
    for (table,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
        connection.execute(f"SELECT bit_xor(hash(t)) FROM {table} AS t").fetchall()  # reads, and so checks, every block
    return len(numbers)


def test_readers_see_whole_states_of_large_transactions(tmp_path: Path) -> None:
    """Rows of a large transaction go to the main file before its commit, and the log only names them."""
    path = tmp_path / "deals.duckdb"
    seen = set()
    with process(BULK_WRITER, path) as writer:
        for round_ in range(4):
            writer.wait_for(round_ + 1)
            with open_to_read(path).connection as connection:
                counted = connection.execute(
                    "SELECT number, count(*), count(DISTINCT text) FROM bulk GROUP BY ALL ORDER BY ALL"
                ).fetchall()
            assert 1 <= len(counted) <= 3
            assert {figures[1:] for figures in counted} == {(150_000, 150_000)}
            seen.add(counted[-1][0])
    assert len(seen) > 1


def test_a_writer_waits_for_a_reader_that_is_soon_done(tmp_path: Path) -> None:
    path = tmp_path / "deals.duckdb"
    load_all(path, [article("2025-11-03", told("Amazon invests in OpenAI.", "investment", Amazon="investor"))]).close()
    with process(HOLDER, path, "read") as reader:
        threading.Timer(0.3, reader.let_go).start()
        with open_database(path, write=True, patience=30) as connection:
            assert connection.execute("SELECT count(*) FROM deals").fetchone() == (1,)


@pytest.mark.parametrize(
    ("how", "word"), [("read", "is reading the database"), ("write", "is writing to the database")]
)
def test_a_writer_says_who_holds_the_file_and_the_way_out(tmp_path: Path, how: str, word: str) -> None:
    path = tmp_path / "deals.duckdb"
    new_database(path).close()
    with process(HOLDER, path, how) as other:
        with pytest.raises(DatabaseBusy, match=rf"process {other.pid} \(.*\) {word}") as caught:
            open_database(path, write=True, patience=0.1)
        assert caught.value.pid == other.pid
        assert f"kill {other.pid}" in str(caught.value)
    open_database(path, write=True, patience=5).close()


def test_a_second_look_at_the_file_keeps_the_lock_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "deals.duckdb"
    with new_database(path):
        with pytest.raises(DatabaseBusy, match="in this very process"):
            open_to_read(path)
        script = (
            "import sys; from pathlib import Path; from store.database import open_database;"
            "open_database(Path(sys.argv[1]), write=True, patience=0)"
        )
        run = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert f"DatabaseBusy: {path}: process {os.getpid()} " in run.stderr


def test_a_file_of_a_newer_dealtrail_that_is_written_to_is_refused_by_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deals.duckdb"
    new_database(path).close()
    with process(HOLDER, path, "write"):
        monkeypatch.setattr(database, "SCHEMA_VERSION", database.SCHEMA_VERSION - 1)
        with pytest.raises(NewerSchema) as caught:
            open_to_read(path)
    assert str(caught.value).startswith(f"{path}: ")


def test_what_a_killed_reader_left_is_removed_later(tmp_path: Path) -> None:
    path = tmp_path / "deals.duckdb"
    new_database(path).close()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left, fresh, used = (
        tmp_path / f".dealtrail-{name}" for name in (f"{ended.pid}-a", f"{ended.pid}-b", f"{os.getpid()}-c")
    )
    for folder in (left, fresh, used):
        folder.mkdir()
        (folder / "deals.duckdb").write_bytes(b"x")
    for folder in (left, used):
        os.utime(folder, (time.time() - 3600,) * 2)
    with process(HOLDER, path, "write"):
        open_to_read(path).connection.close()
    assert [folder.exists() for folder in (left, fresh, used)] == [False, True, True]
