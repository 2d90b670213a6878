"""``dealtrail correct``: each command on a real database, and its one line for what cannot be."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.build import article, load_at_once, told
from tui import cli

Shell = Callable[..., tuple[int, str, str]]

TALKS = article(
    "2025-12-17",
    told("Amazon talks to OpenAI.", "investment", "in_talks", "10 bn USD", Amazon="investor", OpenAI="target"),
)
MORE = article(
    "2026-01-29",
    told("Amazon may give OpenAI more.", "investment", "in_talks", "50 bn USD", Amazon="investor", OpenAI="target"),
)
BOUGHT = article("2026-01-30", told("Velmont buys Tressac.", "acquisition", Velmont="acquirer", Tressac="target"))
REPORT = f"{MORE.document.document_id}-0"
DEAL = "amazon-openai-investment-2025-12"
BUY = "velmont-tressac-acquisition-2026-01"


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Runs the command line on a database of two deals; the exit code, stdout and stderr."""
    path = tmp_path / "deals.duckdb"
    load_at_once(path, [TALKS, MORE, BOUGHT]).close()
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("DEALTRAIL_DB", str(path))

    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.run(list(arguments))
        return code, *capsys.readouterr()

    return run


def deals(shell: Shell) -> dict[str, int | None]:
    """The amount of each deal."""
    _, out, _ = shell("deals", "--jsonl")
    return {deal["deal_id"]: deal["amount"] for deal in map(json.loads, out.splitlines())}


def corrections(shell: Shell, *options: str) -> list[dict[str, str]]:
    _, out, _ = shell("correct", "list", "--jsonl", *options)
    return [json.loads(line) for line in out.splitlines()]


def test_set_undo_and_redo(shell: Shell) -> None:
    code, out, err = shell("correct", "set", DEAL, "amount=40bn", "--reason", "see the filing")
    assert (code, len(out.strip())) == (0, 12)
    assert f"corrected {DEAL}" in err
    assert deals(shell)[DEAL] == 40 * 10**9
    (made,) = corrections(shell)
    assert (made["id"], made["state"], made["kind"], made["reason"]) == (out.strip(), "holds", "set", "see the filing")
    assert made["what"].startswith(f"{REPORT}: amount = 40000000000")
    assert shell("correct", "undo")[0] == 0
    assert deals(shell)[DEAL] == 50 * 10**9
    assert shell("correct", "redo", out.strip()[:5])[0] == 0
    assert deals(shell)[DEAL] == 40 * 10**9


def test_reject_restore_join_split_and_confirm(shell: Shell) -> None:
    _, _, err = shell("correct", "reject", BUY)
    assert f"{BUY} became no deal" in err
    assert list(deals(shell)) == [DEAL]
    shell("correct", "restore", f"{BOUGHT.document.document_id}-0")
    assert set(deals(shell)) == {DEAL, BUY}
    shell("correct", "split", REPORT)
    assert len(deals(shell)) == 3
    shell("correct", "join", REPORT, DEAL)
    assert len(deals(shell)) == 2
    shell("correct", "split", REPORT, "--from", DEAL)
    assert len(deals(shell)) == 3
    shell("correct", "confirm", BUY)
    assert shell("sql", "SELECT deal_id FROM deals WHERE checked", "--csv")[1].split() == ["deal_id", BUY]


def test_file_goes_out_and_comes_in(shell: Shell, tmp_path: Path) -> None:
    shell("correct", "reject", BUY)
    code, _, err = shell("correct", "export", str(tmp_path / "c.jsonl"))
    assert code == 0
    assert "wrote 1 correction" in err
    assert shell("correct", "export", "-")[1] == (tmp_path / "c.jsonl").read_text("utf-8")
    assert "added 0 corrections, 1 there already" in shell("correct", "import", str(tmp_path / "c.jsonl"))[2]
    other = tmp_path / "other.duckdb"
    load_at_once(other, [TALKS]).close()
    code, _, err = shell("correct", "import", str(tmp_path / "c.jsonl"), "--db", str(other))
    assert (code, len(err.splitlines())) == (0, 2)
    assert "added 1 correction, 1 waiting" in err
    assert [made["state"] for made in corrections(shell, "--waiting", "--db", str(other))] == ["waiting"]


@pytest.mark.parametrize(
    ("arguments", "code", "problem"),
    [
        (["reject", "nix"], 1, "nix: there is no such report or deal"),
        (["join", DEAL, DEAL], 1, "it is on both sides"),
        (["split", DEAL], 1, "its deal has no other report"),
        (["split", REPORT, "--alone", "--from", DEAL], 2, "exclude each other"),
        (["set", DEAL, "amount"], 2, "is no FIELD=VALUE"),
        (["set", DEAL, "amount=lots"], 2, "'lots' is no amount"),
        (["set", DEAL, "kind=debt"], 1, "the role investor has no place in a deal of kind debt"),
        (["undo", "zz"], 1, "zz: there is no such correction"),
        (["import", "/none.jsonl"], 1, "no such file"),
        (["reject", DEAL, "--db", "/none/none.duckdb"], 1, "there is no such database"),
    ],
)
def test_what_cannot_be_is_one_line(shell: Shell, arguments: list[str], code: int, problem: str) -> None:
    found, out, err = shell("correct", *arguments)
    assert (found, out) == (code, "")
    assert problem in err.splitlines()[-1]


def test_every_command_has_an_example(shell: Shell) -> None:
    _, out, _ = shell("correct", "--help")
    names = [line.split()[0] for line in out.partition("Commands:")[2].splitlines() if line.strip()]
    assert {"list", "reject", "restore", "join", "split", "set", "confirm", "undo", "redo", "export", "import"} <= set(
        names
    )
    for name in names:
        assert "Example" in shell("correct", name, "--help")[1]
