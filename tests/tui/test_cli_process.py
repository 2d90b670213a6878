"""The command line as a process: its start, its streams, its signals and the ways it ends."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path

import click
import pytest

from store.database import open_database
from tui.cli import cli

ARTICLE = "Acme rachète Bolt\n\nLe groupe Acme a annoncé le rachat de Bolt pour {} milliards d'euros.\n"
HEAVY = ("textual", "rich", "duckdb", "pydantic", "store", "babel", "simplemma")
HELP = f"""
import sys
from tui import cli
for arguments in [[]] + [[name] for name in cli.cli.list_commands(None)]:
    assert cli.run([*arguments, "--help"]) == 0
loaded = {{name.partition(".")[0] for name in sys.modules}}
assert not loaded & set({HEAVY!r}), loaded & set({HEAVY!r})
"""
HOLD = """
import pathlib, sys
from store.database import open_database
connection = open_database(pathlib.Path(sys.argv[1]), write=True)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a user whose database and other folders are all below `tmp_path`."""
    folders = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"), str(tmp_path / "home"))
    return dict(os.environ) | folders | {"DEALTRAIL_DB": str(tmp_path / "deals.duckdb")}


def dealtrail(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-c", "from tui.cli import main; main()", *map(str, arguments)]


def write_articles(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(ARTICLE.format(number + 1), encoding="utf-8")
    return folder


def test_help_starts_without_the_screen_and_the_database() -> None:
    run = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    names = cli.list_commands(click.Context(cli))
    assert {"load", "parse", "search", "sql", "export", "correct", "companies", "deals", "loops", "schema"} <= {*names}
    for name in names:
        assert f"Usage: dealtrail {name} " in run.stdout
    assert run.stdout.count("Examples:\n") == len(names) + 1


def test_the_explorer_says_when_there_is_no_terminal(environment: dict[str, str]) -> None:
    run = subprocess.run(dealtrail(), capture_output=True, text=True, check=False, env=environment, input="")
    assert run.returncode == 1
    assert run.stdout == ""
    assert len(run.stderr.splitlines()) == 1
    assert "needs a terminal" in run.stderr


def test_the_explorer_opens_in_a_terminal_and_closes(tmp_path: Path, environment: dict[str, str]) -> None:
    folder = write_articles(tmp_path / "articles", 1)
    assert subprocess.run(dealtrail("load", folder), env=environment, capture_output=True, check=False).returncode == 0
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    terminal = environment | {"TERM": "xterm-256color"}
    streams = {"stdin": follower, "stdout": follower, "stderr": follower}
    with subprocess.Popen(dealtrail(), env=terminal, start_new_session=True, **streams) as process:
        os.close(follower)
        shown = b""
        while b"Bolt" not in shown:
            ready, _, _ = select.select([leader], [], [], 30)
            assert ready, shown
            shown += os.read(leader, 100_000)
        os.write(leader, b"q")
        with contextlib.suppress(OSError):
            while os.read(leader, 100_000):
                pass
    os.close(leader)
    assert process.returncode == 0


def test_stdout_is_utf8_in_any_locale(tmp_path: Path, environment: dict[str, str]) -> None:
    folder = write_articles(tmp_path / "articles", 1)
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = dealtrail("parse", "--json", folder)
    run = subprocess.run(command, capture_output=True, check=False, env=environment | plain)
    assert (run.returncode, run.stderr) == (0, b"")
    assert '"title": "Acme rachète Bolt"'.encode() in run.stdout


def test_a_reader_that_goes_away_is_no_error(environment: dict[str, str]) -> None:
    open_database(Path(environment["DEALTRAIL_DB"]), write=True).close()
    command = dealtrail("sql", "FROM range(1_000_000)", "--limit", "0")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"range\n"
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_ctrl_c_in_a_load_keeps_what_was_loaded(tmp_path: Path, environment: dict[str, str]) -> None:
    folder = write_articles(tmp_path / "articles", 200)
    (folder / "003.txt").write_bytes(b"\0")
    command = dealtrail("load", folder)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stderr is not None
        assert "003.txt: it is a binary file" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        (line,) = process.stderr.read().splitlines()
    assert process.returncode == 130
    assert line.startswith("dealtrail: interrupted, loaded ")
    assert line.endswith("not read; what was loaded stays, and the same command loads the rest")
    loaded = int(line.split("loaded ")[1].split()[0])
    assert 3 <= loaded < 199
    command = dealtrail("sql", "SELECT count(*) FROM documents")
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert run.stdout.split() == ["count_star()", str(loaded)]


def test_a_database_that_another_process_writes_to_is_read_as_a_copy_and_not_written(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    path = environment["DEALTRAIL_DB"]
    holder = [sys.executable, "-c", HOLD, path]
    with subprocess.Popen(holder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        folder = write_articles(tmp_path / "articles", 1)
        read, load = (
            subprocess.run(dealtrail(*arguments), capture_output=True, text=True, check=False, env=environment)
            for arguments in (("deals", "--jsonl"), ("load", folder))
        )
        process.communicate("")
    assert (read.returncode, read.stdout) == (0, "")
    notice, *more = read.stderr.splitlines()
    pattern = rf"dealtrail: deals\.duckdb is shown as of \d\d:\d\d:\d\d, while process {process.pid} writes to it"
    assert re.fullmatch(pattern, notice)
    assert more == ["dealtrail: nothing found"]
    assert (load.returncode, load.stdout) == (1, "")
    assert load.stderr.startswith(f"dealtrail: {path}: process {process.pid} ")
    assert "is writing to the database" in load.stderr
    assert len(load.stderr.splitlines()) == 1


def test_a_terminal_gets_a_table_and_no_escape_sequences(environment: dict[str, str]) -> None:
    open_database(Path(environment["DEALTRAIL_DB"]), write=True).close()
    leader, follower = pty.openpty()
    sql = "SELECT 'Bolt' AS name, chr(27) || ']52;c;AAAA' || chr(7) AS hostile, repeat('long ', 99) AS text, 7 AS n"
    narrow = environment | {"COLUMNS": "60", "NO_COLOR": "1"}
    printed = ""
    for arguments in (("sql", sql), ("sql", "SELECT [chr(155) || '2J'] AS list", "--csv")):
        run = subprocess.run(dealtrail(*arguments), stdout=follower, stderr=subprocess.PIPE, check=False, env=narrow)
        assert (run.returncode, run.stderr) == (0, b"")
        printed += os.read(leader, 100_000).decode()
    os.close(follower)
    os.close(leader)
    assert "\x1b" not in printed
    assert "\x9b" not in printed
    lines = printed.replace("\r\n", "\n").splitlines()
    assert lines[0].split() == ["name", "hostile", "text", "n"]
    assert "\ufffd]52;c;AAAA" in lines[2]
    assert lines[2].endswith("…  7")
    assert max(map(len, lines)) == 60


def test_a_search_by_amount_shows_what_it_converted(tmp_path: Path, environment: dict[str, str]) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text(
        "---\ntitle: Acme rachète Bolt\ndate: 2014-03-28\n---\n\nAcme a racheté Bolt pour 100 millions d'euros.\n",
        encoding="utf-8",
    )
    assert subprocess.run(dealtrail("load", folder), env=environment, capture_output=True, check=False).returncode == 0
    leader, follower = pty.openpty()
    wide = environment | {"COLUMNS": "160", "NO_COLOR": "1"}
    run = subprocess.run(
        dealtrail("search", "amount>=137m"), stdout=follower, stderr=subprocess.PIPE, check=False, env=wide
    )
    printed = os.read(leader, 100_000).decode()
    os.close(follower)
    os.close(leader)
    assert run.returncode == 0, run.stderr
    assert "in dollars" in printed
    assert "100 m EUR" in printed
    assert "≈ 138 m USD" in printed
