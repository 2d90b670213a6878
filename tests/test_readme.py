"""What the README promises: its queries and commands answer on the sample, its pictures are those of the script."""

import re
import shlex
from pathlib import Path

import pytest

from store.console import run_sql
from store.database import open_database
from store.sample import ensure_sample
from tui.cli import run
from tui.screenshot import PANES, TOUR

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", README, re.DOTALL)
COMMANDS = [re.split(r" {3,}", line)[0] for line in re.findall(r"^    dealtrail (.*)", README, re.MULTILINE)]
READING = [line for line in COMMANDS if re.match(r"(sql|search|loops|cite|deals|companies) [^|]*$", line)]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        return ensure_sample()


def test_there_are_five_queries() -> None:
    assert len(QUERIES) == 5


@pytest.mark.parametrize("query", QUERIES)
def test_each_query_answers_on_the_sample(query: str, sample: Path) -> None:
    connection = open_database(sample)
    try:
        assert run_sql(connection, query).rows
    finally:
        connection.close()


def test_commands_are_shown() -> None:
    assert len(READING) >= 5


@pytest.mark.parametrize("command", READING)
def test_each_command_answers_on_the_sample(command: str, sample: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("DEALTRAIL_DB", str(sample))
    assert run(shlex.split(command)) == 0
    assert len(capsys.readouterr().out.splitlines()) > 1


def test_the_pictures_are_those_that_the_script_takes() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert {f"docs/{shot.name}.svg" for shot in (PANES, *TOUR)} == set(pictures)
    for picture in pictures:
        assert (Path(__file__).parent.parent / picture).read_text("utf-8").startswith("<svg")
