"""``dealtrail import`` in this process: what it loads, says, writes and refuses."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tui import cli

TABLE = (
    "Buyer,Target,Type,Amount,Announced,Status\n"
    "Acme,Bolt,M&A,€2bn,2025-03-03,closed\n"
    "Dunmore,Corvo,spin-off,$30m,2025-03-05,rumor\n"
    "Foxglove,Gale,funding,lots,soon,signed\n"
)


class Told:
    """What one run of the command line printed; `says` has the lines on stderr."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.says = [line.removeprefix("dealtrail: ") for line in err.splitlines()]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("DEALTRAIL_DB", str(tmp_path / "deals.duckdb"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deals.csv").write_text(TABLE, encoding="utf-8")

    def told(*arguments: str) -> Told:
        code = cli.run(list(arguments))
        return Told(code, *capsys.readouterr())

    return told


def test_the_columns_are_shown_and_refusals_named(run: Callable[..., Told], tmp_path: Path) -> None:
    told = run("import", "deals.csv")

    assert told.code == 1
    assert told.out == ""
    assert told.says[:6] == [
        "column Buyer: payer",
        "column Target: target",
        "column Type: kind",
        "column Amount: amount",
        "column Announced: date",
        "column Status: stage, confirmation",
    ]
    assert told.says[6] == f"loaded 1 row of deals.csv into {tmp_path / 'deals.duckdb'}, 1 new deal, 2 refused"
    assert told.says[7].startswith("refused line 3, Type: 'spin-off' the kind is not known; say what it means under")
    assert [line.split(";")[0] for line in told.says[8:]] == [
        "refused line 4, Amount: 'lots' amount: no amount that can be read",
        "refused line 4, Announced: 'soon' date: no date that can be read",
    ]


def test_a_mapping_is_saved_mended_and_read(run: Callable[..., Told], tmp_path: Path) -> None:
    assert run("import", "deals.csv", "--dry-run", "--save-map", "map.toml").code == 1
    assert not (tmp_path / "deals.duckdb").exists()
    with (tmp_path / "map.toml").open("a", encoding="utf-8") as file:
        file.write('\n[values.kind]\n"Spin-off" = "acquisition"\n')

    told = run("import", "deals.csv", "--map", "map.toml", "--report", "refused.csv")

    assert "loaded 2 rows" in told.says[0]
    assert told.says[1] == "wrote 2 refusals to refused.csv"
    with (tmp_path / "refused.csv").open(encoding="utf-8", newline="") as file:
        refused = list(csv.DictReader(file))
    assert [(row["line"], row["column"], row["value"]) for row in refused] == [
        ("4", "Amount", "lots"),
        ("4", "Announced", "soon"),
    ]
    found = run("search", "corvo", "--jsonl")
    assert json.loads(found.out)["stage"] == "in_talks"


def test_a_dry_run_says_what_would_be_loaded(run: Callable[..., Told], tmp_path: Path) -> None:
    told = run("import", "deals.csv", "--dry-run")

    assert "1 row can be loaded, 2 refused; nothing was loaded" in told.says
    assert list(tmp_path.glob("*.duckdb")) == []


def test_defaults_fill_what_the_table_leaves_out(run: Callable[..., Told], tmp_path: Path) -> None:
    (tmp_path / "few.tsv").write_text("Buyer\tTarget\tAmount\nAcme\tBolt\t5m\n")

    assert run("import", "few.tsv", "--default", "kind=acquisition", "--default", "currency=EUR").code == 0
    deal = json.loads(run("deals", "--jsonl").out)
    assert (deal["kind"], deal["amount"], deal["currency"], deal["currency_inferred"]) == (
        "acquisition",
        5_000_000,
        "EUR",
        True,
    )


def test_a_changed_row_takes_its_own_place(run: Callable[..., Told], tmp_path: Path) -> None:
    run("import", "deals.csv")
    (tmp_path / "deals.csv").write_text(TABLE.replace("€2bn", "€3bn"), encoding="utf-8")

    told = run("import", "deals.csv")

    assert any("loaded 1 row" in line and "1 no longer in the file and removed" in line for line in told.says)
    assert json.loads(run("deals", "--jsonl").out)["amount"] == 3 * 10**9


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("none.csv",), "there is no such file"),
        (("deals.csv", "--map", "none.toml"), "none.toml: it cannot be read"),
        (("deals.csv", "--default", "kind=merger"), "defaults.kind: 'merger' makes no sense there (--default)"),
        (("deals.csv", "--save-map", "no/map.toml", "--dry-run"), "the folder no does not exist"),
        (("deals.csv", "--dry-run", "--report", "refused.parquet"), "written as text only"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_one_line(run: Callable[..., Told], arguments: tuple[str, ...], words: str) -> None:
    told = run("import", *arguments)

    assert told.code == 1
    assert words in told.says[-1]


def test_a_default_without_a_value_is_wrong_usage(run: Callable[..., Told]) -> None:
    assert run("import", "deals.csv", "--default", "kind").code == 2
