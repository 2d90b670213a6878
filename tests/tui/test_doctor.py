"""The commands that look after the database file: `dealtrail doctor`, and older files that any command meets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.store.test_renewal import to_schema_1
from tui import cli

ARTICLE = """\
Acme rachète Bolt

PARIS, 3 mars 2025 (AFP) - Le groupe Acme a annoncé le rachat de Bolt pour 2 milliards d'euros.
"""


@pytest.fixture
def path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A database of one deal."""
    (tmp_path / "acme.txt").write_text(ARTICLE, encoding="utf-8")
    path = tmp_path / "deals.duckdb"
    assert run(path, "load", tmp_path / "acme.txt") == 0
    capsys.readouterr()
    return path


def run(path: Path, *arguments: str | Path) -> int:
    return cli.run(["--db", str(path), *map(str, arguments)])


def exported(path: Path) -> bytes:
    target = path.with_name("deals.csv")
    assert run(path, "export", target) == 0
    return target.read_bytes()


def test_doctor_finds_nothing_in_a_whole_database(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(path, "doctor") == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"dealtrail: {path} is whole: ")
    assert err.endswith(" checks, no fault\n")
    assert run(path, "doctor", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_doctor_names_faults_and_mends_what_is_derived(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = exported(path)
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE deals SET amount = 3")
    assert exported(path) != before
    capsys.readouterr()
    assert run(path, "doctor", "--json") == 1
    out, err = capsys.readouterr()
    (fault,) = json.loads(out)
    assert (fault["check"], fault["faults"], fault["repairable"]) == ("deals", 1, True)
    assert err.endswith("mend what can be derived with: dealtrail doctor --repair\n")
    assert run(path, "doctor", "--repair") == 0
    out, err = capsys.readouterr()
    made, whole = err.splitlines()
    backup = Path(made.split("kept as ")[1])
    with duckdb.connect(backup, read_only=True) as connection:
        assert connection.execute("SELECT amount FROM deals").fetchall() == [(3,)]
    assert "is whole" in whole
    assert exported(path) == before


def test_doctor_leaves_what_was_loaded(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE mentions SET span_end = span_start")
    before = path.read_bytes()
    assert run(path, "doctor", "--repair") == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[1].split("\t")[0] == "mention span"
    assert "none can be mended; restore a backup, or load the articles into a new file" in err
    assert path.read_bytes() == before


def test_doctor_says_that_a_file_is_cut_short(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(path.read_bytes()[:50_000])
    assert run(path, "doctor") == 1
    assert "the database is damaged or cut short" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["search", "acme"], ["load", "acme.txt"], ["doctor"]], ids=" ".join)
def test_any_command_brings_an_older_database_up_to_date(
    path: Path, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    older = to_schema_1(path, tmp_path / "older.duckdb")
    before = older.read_bytes()
    assert run(older, *command) == 0
    why, done, *_ = capsys.readouterr().err.splitlines()
    assert why.startswith(f"dealtrail: {older}: the database was written by an older Dealtrail (schema 1, ")
    assert why.endswith("bringing it up to date")
    assert Path(done.split("kept as ")[1]).read_bytes() == before
    assert run(older, *command) == 0
    assert "older" not in capsys.readouterr().err.replace(str(older), "")


def test_the_explorer_brings_an_older_database_up_to_date_before_it_opens(path: Path, tmp_path: Path) -> None:
    older = to_schema_1(path, tmp_path / "older.duckdb")
    script = (
        "import sys; from pathlib import Path; from tui.app import ExplorerApp; from tui.commands.databases import"
        " up_to_date; path = Path(sys.argv[1]);"
        "up_to_date(path, lambda: ExplorerApp(path)).reader.close(); print('open')"
    )
    run_ = subprocess.run(
        [sys.executable, "-c", script, str(older)], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert run_.stdout == "open\n"
    assert "bringing it up to date" in run_.stderr
