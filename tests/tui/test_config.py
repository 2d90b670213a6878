"""The configuration file: what holds, what is told of what does not, and the file to begin with."""

import sys
import tomllib
from pathlib import Path

import pytest

from tui.cli import run
from tui.config import Config, config_path, example, read_config
from tui.preferences import Preferences, read_preferences, write_preferences
from tui.screens.layout import USUAL_LEFT
from tui.widgets.column_choice import AS_THEY_COME, ColumnChoice, read_choice

GOOD = """\
theme = "gruvbox"
language = "fr"
pane_width = 44

[keys]
take.export = "x,f2"
"explore.zoom" = "Z"

[columns.deals]
order = ["amount", "date"]
hidden = ["kind"]
width = { amount = 20 }
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_every_setting_is_read(file: Path) -> None:
    file.write_text(GOOD)
    assert read_config(file) == (
        Config(
            theme="gruvbox",
            language="fr",
            pane_width=44,
            keys={"take.export": "x,f2", "explore.zoom": "Z"},
            columns={"deals": ColumnChoice(("amount", "date"), ("kind",), (("amount", 20),))},
        ),
        [],
    )


def test_without_a_file_everything_is_as_at_first(file: Path) -> None:
    assert read_config(file) == (Config(), [])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('theme = "pink"', "line 1: theme: is one of dealtrail-dark, "),
        ('\nlanguage = "de"', "line 2: language: is one of auto, en, fr"),
        ("pane_width = true", "line 1: pane_width: is a number of cells from 20 to 400"),
        ("colour = 1", "line 1: colour: there is no such setting; there are theme, "),
        ("keys = 3", "line 1: keys: is a table of names and keys"),
        ('[keys]\nno.such = "x"', "line 2: keys.no.such: no key has this name"),
        ('[keys]\n"take.copy" = "ctrl+m"', "line 2: keys.take.copy: terminals cannot tell ctrl+m"),
        ("[columns.flows]", "line 1: columns.flows: there is no such table; there are deals, companies"),
        ('[columns.deals]\nhidden = ["no"]', "line 2: columns.deals.hidden: there is no column 'no'; the columns are "),
        ("[columns.deals]\nwidth = { amount = 0 }", "columns.deals.width.amount: is a number of cells from 1 to 200"),
        ("[columns.deals]\norder = 1", "line 2: columns.deals.order: is a list of columns"),
    ],
)
def test_a_wrong_entry_is_told_and_the_rest_holds(file: Path, line: str, said: str) -> None:
    rest = "" if line.startswith("[") else line
    file.write_text(f'{rest}\n[columns.companies]\nhidden = ["kind"]\n{line if line.startswith("[") else ""}\n')
    config, problems = read_config(file)
    assert config == Config(columns={"companies": ColumnChoice(hidden=("kind",))})
    (problem,) = problems
    assert problem.startswith(f"{file}")
    assert said.partition(": ")[2] in problem


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00", b"theme = [" + b"[" * 10_000])
def test_a_file_that_is_none_is_told_in_one_line(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    config, problems = read_config(file)
    assert config == Config()
    assert len(problems) == 1
    assert "every setting is as at first" in problems[0]


def test_the_line_is_named(file: Path) -> None:
    file.write_text('\n\ntheme = "pink"\n')
    assert read_config(file)[1][0].startswith(f"{file}, line 3: theme: ")


def test_the_example_is_every_default(file: Path) -> None:
    text = example()
    assert tomllib.loads(text) == {}
    live = "\n".join(line.removeprefix("# ") for line in text.splitlines() if "=" in line or line.startswith("# ["))
    file.write_text(live)
    config, problems = read_config(file)
    assert not [problem for problem in problems if "takes" not in problem]
    assert (config.theme, config.language, config.pane_width) == ("dealtrail-dark", "auto", USUAL_LEFT)
    assert len(config.keys) > 50


async def test_the_usual_width_is_that_of_the_example(explore, database) -> None:
    async with explore(database, (120, 36)) as reader:
        assert reader.explorer.companies.outer_size.width == USUAL_LEFT


# The command


@pytest.fixture
def home(monkeypatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "dealtrail" / "config.toml"


@pytest.mark.skipif(sys.platform != "linux", reason="where it is differs")
def test_the_command_tells_where_it_is_and_what_is_wrong(home: Path, capsys) -> None:
    assert config_path() == home
    assert run(["config"]) == 0
    assert capsys.readouterr() == (f"{home}\n", "")
    home.parent.mkdir(parents=True)
    home.write_text('theme = "pink"')
    assert run(["config"]) == 0
    assert f"{home}, line 1: theme: is one of" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="where it is differs")
def test_the_command_writes_a_file_once(home: Path, capsys) -> None:
    assert run(["config", "--init"]) == 0
    assert capsys.readouterr().out == f"{home}\n"
    assert home.read_text() == example()
    home.write_text("mine")
    assert run(["config", "--init"]) == 1
    assert "is there already, and was left as it is" in capsys.readouterr().err
    assert home.read_text() == "mine"


# What was chosen over it


def test_what_was_chosen_holds_until_the_file_says_something_else(tmp_path: Path) -> None:
    kept = tmp_path / "preferences.json"
    config = Config(theme="gruvbox", columns={"deals": ColumnChoice(hidden=("kind",))})
    assert read_preferences(kept, config) == Preferences("gruvbox", config.columns)
    chosen = Preferences("dracula", {"deals": ColumnChoice(("amount",)), "loops": ColumnChoice(widths=(("loop", 9),))})
    write_preferences(kept, chosen, config)
    assert read_preferences(kept, config) == chosen
    other = Config(theme="monokai", columns={"deals": ColumnChoice(hidden=("date",))})
    changed = read_preferences(kept, other)
    assert changed.theme == "monokai"
    assert changed.columns["deals"] == ColumnChoice(hidden=("date",))


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"version": 1, "theme": 7, "theme_over": "", "columns": []}', b'{"version": 99}', b"\xff"],
)
def test_preferences_that_cannot_be_read_are_none(tmp_path: Path, content: bytes) -> None:
    kept = tmp_path / "preferences.json"
    kept.write_bytes(content)
    assert read_preferences(kept, Config()) == Preferences()
    write_preferences(kept, Preferences("gruvbox"), Config())
    assert (kept.read_bytes() == content) == (b"99" in content)


def test_a_choice_is_read_as_it_is_written() -> None:
    choice = ColumnChoice(("b", "a"), ("c",), (("a", 7),))
    assert read_choice(choice.as_table()) == (choice, [])
    assert read_choice(None)[0] == AS_THEY_COME
