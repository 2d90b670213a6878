import subprocess
import sys
from pathlib import Path

import pytest

from tui.keymap import check_keymap
from tui.keys import FORBIDDEN, bindings, key_table, markdown

ROOT = Path(__file__).parents[2]


DESIGNED = (
    *("j", "k", "h", "l", "g", "G", "ctrl+d", "ctrl+u", "1", "2", "3", "4", "tab", "enter", "esc", "/", "n", "N"),
    *("[", "]", "s", "z", "<", ">", "y", "e", ":", "ctrl+p", "?", "t", "q"),
)


def test_every_binding_can_be_remapped_and_says_what_it_does() -> None:
    for owner, binding in bindings():
        assert binding.id, f"{owner.__name__}: {binding.key} has no id"
        assert binding.description, f"{binding.id} has no description"


def test_no_two_bindings_share_an_id_but_those_that_several_screens_have() -> None:
    known: dict[str | None, tuple[str, str]] = {}
    for _, binding in bindings():
        assert known.setdefault(binding.id, (binding.key, binding.action)) == (binding.key, binding.action)
    ids = [binding.id for _, binding in bindings() if not (binding.id or "").startswith("take.")]
    assert len(ids) == len(set(ids))


def test_no_key_that_terminals_mistake() -> None:
    keys = {key.strip() for _, binding in bindings() for key in binding.key.split(",")}
    assert not keys & FORBIDDEN


@pytest.mark.parametrize("key", DESIGNED)
def test_the_keys_of_the_design_are_bound(key: str) -> None:
    assert key in {shown for row in key_table() for shown in row.keys}


def test_the_table_shows_the_keys_of_the_user() -> None:
    row = next(row for row in key_table({"take.export": "x,f2"}) if row.id == "take.export")
    assert row.keys == ("x", "F2")


def test_the_printed_table_is_the_table_of_the_bindings() -> None:
    printed = subprocess.run([sys.executable, "-m", "tui.keys"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == markdown()
    assert printed.stdout.count("\n| ") == len(key_table()) + 0


def test_the_readme_quotes_the_table() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert markdown() in readme, "README.md: put the output of `python -m tui.keys` in place of its key table"


def test_a_keymap_names_what_it_cannot_use() -> None:
    usable, problems = check_keymap(
        {"take.export": "x", "no.such": "y", "take.copy": "ctrl+m", "explore.sort": "", "explore.zoom": 3}
    )
    assert usable == {"take.export": "x"}
    assert [name for name, _ in problems] == ["no.such", "take.copy", "explore.sort", "explore.zoom"]
    assert "ctrl+m" in problems[1][1]


def test_a_keymap_tells_which_binding_loses_its_key() -> None:
    usable, problems = check_keymap({"explore.zoom": "e"})
    assert usable == {"explore.zoom": "e"}
    assert problems == [("explore.zoom", "takes e from take.export")]
    assert check_keymap({"explore.zoom": "e", "take.export": "E"})[1] == []
