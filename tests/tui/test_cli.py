"""The command line in this process: what each command prints, and its one line for bad input."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tui import cli
from tui.commands import companies, deals
from tui.commands.log import log_path

ACME = """\
Acme rachète Bolt

PARIS, 3 mars 2025 (AFP) - Le groupe Acme a annoncé le rachat de Bolt pour 2 milliards d'euros.
"""
CORVO = """\
Corvo raises fresh money

LONDON, March 5, 2025 (Reuters) - Corvo has raised $30 million in a Series B round led by Dunmore Capital.
"""


class Shell:
    """Runs the command line and keeps what it printed."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture
        self.out = ""
        self.err = ""

    def __call__(self, *arguments: str | Path) -> int:
        code = cli.run([str(argument) for argument in arguments])
        self.out, self.err = self._capture.readouterr()
        return code

    @property
    def error(self) -> str:
        """The one line on stderr."""
        (line,) = self.err.splitlines()
        return line.removeprefix("dealtrail: ")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user without a database, whose folders are all below `tmp_path`."""
    folder = tmp_path / "home"
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.delenv("DEALTRAIL_DB", raising=False)
    return folder


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles, one deal in each."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "acme.txt").write_text(ACME, encoding="utf-8")
    (folder / "corvo.md").write_text(CORVO, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def loaded() -> Iterator[Path]:
    """A database of the two articles, built once."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "acme.txt").write_text(ACME, encoding="utf-8")
        (folder / "corvo.md").write_text(CORVO, encoding="utf-8")
        assert cli.run(["--db", str(folder / "deals.duckdb"), "load", str(folder)]) == 0
        yield folder / "deals.duckdb"


@pytest.fixture
def database(loaded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(loaded, tmp_path / "deals.duckdb"))


def test_parse_prints_json_lines_of_the_promised_shape(articles: Path, shell: Shell) -> None:
    article = articles / "acme.txt"
    assert shell("parse", "--json", article) == 0
    (report,) = [json.loads(line) for line in shell.out.splitlines()]
    assert list(report) == [
        *("document", "kind", "stage", "confirmation", "parties", "amount", "amount_max", "currency"),
        *("currency_inferred", "bound", "stake_pct", "valuation", "round", "date", "confidence", "evidence"),
    ]
    assert report["document"] == {
        "path": str(article),
        "title": "Acme rachète Bolt",
        "published": "2025-03-03",
        "language": "fr",
    }
    assert '"amount": 2000000000,' in shell.out
    assert report["currency"] == "EUR"
    assert report["stake_pct"] is None
    assert report["evidence"][0]["field"] == "deal"
    assert all(ACME[row["start"] : row["end"]] == row["text"] for row in report["evidence"])


def test_parse_prints_a_summary_with_quotes(articles: Path, shell: Shell) -> None:
    assert shell("parse", articles / "acme.txt") == 0
    assert "Acme rachète Bolt · AFP · 2025-03-03 · fr" in shell.out
    assert "2 bn EUR" in shell.out
    assert "« 2 milliards d'euros »" in shell.out


def test_parse_explains_which_rule_made_each_field(articles: Path, shell: Shell) -> None:
    assert shell("parse", "--explain", articles / "acme.txt") == 0
    lines = [" ".join(line.split()) for line in shell.out.splitlines()]
    assert "money « 2 milliards d'euros » = exact 2000000000 EUR (amount)" in lines
    assert "acquirer Acme: subject of the verb" in lines
    assert "amount 2000000000: the nearest sum that no other cue claims" in lines


def test_parse_explains_why_a_cue_finds_no_deal(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "a.txt").write_text("Selon nos informations, le groupe Acme a racheté trois concurrents en 2024.\n")
    assert shell("parse", "--explain", tmp_path / "a.txt") == 0
    assert "« racheté » (acquire) finds no deal: it needs acquirer and target" in shell.out


def test_parse_explains_what_speaks_for_a_deal_and_against_it(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "a.txt").write_text(
        "In 2019, Microsoft acquired Nokia, which QBX had valued, for at least $3 million.\n"
    )
    assert shell("parse", "--explain", tmp_path / "a.txt") == 0
    lines = [" ".join(line.split()) for line in shell.out.splitlines()]
    (deal,) = (number for number, line in enumerate(lines) if "confidence 0." in line)
    assert lines[deal].startswith("acquisition « acquired » at 19: confidence 0.")
    assert "a party on every side +" in lines[deal + 1]
    assert lines[deal + 2].startswith("against ")
    assert "another verb between cue and sum -" in lines[deal + 2]


def test_parse_prints_data_or_explains_but_not_both(articles: Path, shell: Shell) -> None:
    assert shell("parse", "--json", "--explain", articles) == 2
    assert "choose one" in shell.err


def test_parse_goes_on_after_a_bad_file(articles: Path, tmp_path: Path, shell: Shell) -> None:
    (articles / "empty.txt").touch()
    assert shell("parse", "--json", articles, tmp_path / "gone.txt") == 1
    assert len(shell.out.splitlines()) == 2
    assert sorted(shell.err.splitlines()) == [
        f"dealtrail: {articles / 'empty.txt'}: the file is empty; give a file with the text of an article",
        f"dealtrail: {tmp_path / 'gone.txt'}: there is no such file or folder; check the path",
    ]


def test_load_makes_the_users_database_and_twice_changes_nothing(articles: Path, home: Path, shell: Shell) -> None:
    assert shell("load", articles) == 0
    assert shell.out == ""
    (path,) = home.rglob("*.duckdb")
    assert shell.error == f"loaded 2 articles into {path}, 2 new deals"
    assert shell("load", articles) == 0
    assert shell.error == f"loaded 0 articles into {path}, 2 there already"
    assert shell("deals", "--jsonl") == 0
    assert shell.err == ""
    assert len(shell.out.splitlines()) == 2


def test_load_names_what_it_refuses_and_loads_the_rest(articles: Path, tmp_path: Path, shell: Shell) -> None:
    (articles / "photo.txt").write_bytes(b"\x89PNG\0\0")
    path = tmp_path / "new" / "deals.duckdb"
    assert shell("load", articles, tmp_path / "gone", "--db", path) == 1
    assert shell.err.splitlines() == [
        f"dealtrail: {tmp_path / 'gone'}: there is no such file or folder; check the path",
        f"dealtrail: {articles / 'photo.txt'}: it is a binary file, not text; save it as UTF-8 text",
        f"dealtrail: loaded 2 articles into {path}, 2 new deals, 1 refused",
    ]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("photo.txt", b"\x89PNG\0\0", "binary"),
        ("deal.pdf", b"%PDF-1.7", "ending of an article"),
        ("folder", None, "no articles"),
    ],
)
def test_a_bad_article_is_one_line_that_names_it(
    tmp_path: Path, shell: Shell, name: str, content: bytes | None, words: str
) -> None:
    path = tmp_path / name
    path.mkdir() if content is None else path.write_bytes(content)
    for command in ("parse", "load"):
        assert shell(command, path) == 1
        assert shell.out == ""
        assert shell.err.splitlines()[0].startswith(f"dealtrail: {path}: ")
        assert words in shell.err


def test_an_article_that_may_not_be_read_is_named(shell: Shell) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        path = folder / "secret.txt"
        path.write_text(ACME, encoding="utf-8")
        path.chmod(0o000)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            assert shell("parse", path) == 1
        finally:
            if root:
                os.seteuid(0)
    assert shell.error == f"{path}: you may not read it; change its permissions or leave it out"


@pytest.mark.parametrize(
    "arguments",
    [("deals",), ("search", "bolt"), ("companies",), ("loops",), ("sql", "FROM deals"), ("schema",)],
    ids=lambda arguments: arguments[0],
)
def test_every_form_of_a_listing_holds_the_same(database: Path, shell: Shell, arguments: tuple[str, ...]) -> None:
    forms = {}
    for form in ("csv", "tsv", "json", "jsonl"):
        assert shell("--db", database, *arguments, f"--{form}") == 0
        forms[form] = shell.out
    rows = json.loads(forms["json"])
    assert [json.loads(line) for line in forms["jsonl"].splitlines()] == rows
    table = list(csv.reader(io.StringIO(forms["csv"])))
    assert len(table) == len(rows) + 1
    assert list(csv.reader(io.StringIO(forms["tsv"]), delimiter="\t")) == table
    assert not rows or table[0] == list(rows[0])
    assert rows or arguments == ("loops",)
    assert shell("--db", database, *arguments) == 0
    assert shell.out == forms["tsv"]


def test_search_finds_without_accents_and_shows_its_sql(database: Path, shell: Shell) -> None:
    assert shell("search", "rachete", "kind:acquisition", "--jsonl", "--db", database) == 0
    (row,) = [json.loads(line) for line in shell.out.splitlines()]
    assert (row["amount"], row["currency"], row["payees"]) == (2_000_000_000, "EUR", "Bolt")
    assert shell("search", "--sql", "rachete kind:acquisition", "--db", database) == 0
    sql = shell.out
    assert shell("sql", sql, "--jsonl", "--db", database) == 0
    assert json.loads(shell.out) == {"deal_id": row["deal_id"]}


def test_a_search_without_a_hit_says_so(database: Path, shell: Shell) -> None:
    assert shell("search", "zeppelin", "--jsonl", "--db", database) == 0
    assert shell.out == ""
    assert shell.error == "nothing found"


def test_a_listing_that_is_cut_names_the_flag_that_lifts_it(database: Path, shell: Shell) -> None:
    for arguments in (("deals",), ("sql", "FROM deals"), ("companies",)):
        assert shell(*arguments, "--limit", "1", "--jsonl", "--db", database) == 0
        assert len(shell.out.splitlines()) == 1
        assert shell.error == "1 of more than 1 rows; --limit 0 prints all"
        assert shell(*arguments, "--limit", "0", "--jsonl", "--db", database) == 0
        assert len(shell.out.splitlines()) > 1
        assert shell.err == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("search", "kind:takeover"), "'takeover' is unknown"),
        (("search", "amount>=lots"), "is no amount"),
        (("sql", "SELEC 1"), "syntax error"),
        (("sql", "DROP TABLE deals"), "only reads"),
        (("sql", "FROM read_text('/etc/hostname')"), "disabled"),
        (("sql", "SELECT count(*) FROM range(1_000_000_000_000)", "--timeout", "0.1"), "stopped after 0.1 seconds"),
        (("schema", "dragons"), "no table or view 'dragons'"),
        (("export", "deals.xls"), "names no format"),
        (("export", "a.csv", "--view", "flow"), "did you mean flows"),
        (("export", "a.csv", "--sql", "SELECT 1 AS n", "--evidence"), "needs a column deal_id or report_id"),
        (("cite", "nothing"), "there is no deal and no report 'nothing'"),
        (("export", "no/such/folder/deals.csv"), "does not exist"),
        (("export", "/dev/null/deals.csv"), "/dev/null/deals.csv"),
    ],
    ids=str,
)
def test_a_failure_is_one_line_and_exit_code_one(
    database: Path, shell: Shell, arguments: tuple[str, ...], words: str
) -> None:
    assert shell("--db", database, *arguments) == 1
    assert shell.out == ""
    assert words in shell.error


@pytest.mark.parametrize(
    "arguments",
    [
        ("dig",),
        ("load",),
        ("sql", "FROM deals", "--limit", "-1"),
        ("export", "a.csv", "--query", "x", "--sql", "y"),
        ("export", "a.csv", "--view", "x", "--sql", "y"),
        ("cite",),
        ("cite", "x", "--format", "apa"),
    ],
    ids=str,
)
def test_wrong_usage_is_exit_code_two(shell: Shell, arguments: tuple[str, ...]) -> None:
    assert shell(*arguments) == 2
    assert "Usage: dealtrail" in shell.err
    assert "Error: " in shell.err


def test_export_writes_what_the_search_finds(database: Path, tmp_path: Path, shell: Shell) -> None:
    target = tmp_path / "bolt.csv"
    assert shell("export", target, "--query", "company:bolt", "--db", database) == 0
    assert shell.out == ""
    assert shell.error == f"wrote 1 row to {target}"
    (row,) = csv.DictReader(target.open(encoding="utf-8", newline=""))
    assert row["amount"] == "2000000000"
    parquet = tmp_path / "kinds.parquet"
    assert shell("export", parquet, "--sql", "SELECT kind FROM deals ORDER BY kind", "--db", database) == 0
    assert duckdb.sql(f"FROM '{parquet}'").fetchall() == [("acquisition",), ("funding_round",)]


def test_export_writes_a_saved_query_with_evidence(database: Path, tmp_path: Path, shell: Shell) -> None:
    target = tmp_path / "quotes.jsonl"
    assert shell("export", target, "--saved", "words-behind-amounts", "--db", database) == 0
    assert target.read_text("utf-8")
    assert shell("export", target, "--saved", "no-such", "--db", database) == 1
    assert shell("export", target, "--sql", "SELECT deal_id FROM deals", "--evidence", "--db", database) == 0
    assert all(json.loads(line)["evidence"] for line in target.read_text("utf-8").splitlines())


def test_export_writes_a_view_with_the_evidence_for_each_row(database: Path, tmp_path: Path, shell: Shell) -> None:
    target = tmp_path / "flows.txt"
    arguments = ("export", target, "--view", "flows", "--evidence", "--format", "csv", "--db", database)
    assert shell(*arguments) == 0
    rows = {row["payer"]: row for row in csv.DictReader(target.open(encoding="utf-8", newline=""))}
    assert "rachat de Bolt" in rows["Acme"]["evidence"]
    assert rows["Acme"]["source_path"].endswith("acme.txt")
    assert rows["Acme"]["evidence"] in rows["Acme"]["citation"]


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("text", "“Le groupe Acme"),
        ("markdown", "- “Le groupe"),
        ("csl", "[\n"),
        ("bibtex", "@article{"),
        ("ris", "TY  - NEWS"),
    ],
)
def test_cite_prints_a_deal_in_every_form(database: Path, shell: Shell, form: str, start: str) -> None:
    assert shell("cite", "acme-bolt-acquisition-2025-03", "--format", form, "--db", database) == 0
    assert shell.out.startswith(start)
    assert "Acme rachète Bolt" in shell.out
    assert shell.err == ""


def test_markdown_can_be_printed(database: Path, shell: Shell) -> None:
    assert shell("sql", "SELECT 1 AS n, 'a|b' AS t", "--md", "--db", database) == 0
    assert shell.out == "| n | t |\n| ---: | --- |\n| 1 | a\\|b |\n"


def write_parquet(path: Path) -> None:
    duckdb.sql("SELECT 1 AS x").write_parquet(str(path))


def write_csv(path: Path) -> None:
    path.write_text("deal_id,amount\na,1\nb,2\n", encoding="utf-8")


def write_other_duckdb(path: Path) -> None:
    duckdb.connect(path).execute("CREATE TABLE t(x INT)").close()


def cut_short(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(9000)


def make_newer(path: Path) -> None:
    duckdb.connect(path).execute("UPDATE schema_info SET version = version + 1").close()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (write_parquet, "a Parquet file"),
        (write_csv, "no Dealtrail database"),
        (write_other_duckdb, "not made by Dealtrail"),
        (cut_short, "damaged or cut short"),
        (make_newer, "newer Dealtrail"),
        (Path.unlink, "no such database"),
    ],
)
def test_a_database_that_cannot_be_used_is_named_and_left_as_it_is(
    database: Path, articles: Path, shell: Shell, spoil: object, words: str
) -> None:
    assert callable(spoil)
    if spoil in (write_parquet, write_other_duckdb):
        database.unlink()
    spoil(database)
    before = database.read_bytes() if database.exists() else None
    commands: list[tuple[str | Path, ...]] = [("deals",), ("sql", "SELECT 1"), ("export", articles / "x.csv")]
    if before is not None:
        commands.append(("load", articles))
    for command in commands:
        assert shell("--db", database, *command) == 1
        assert shell.out == ""
        assert shell.error.startswith(f"{database}: ")
        assert words in shell.error
    assert (database.read_bytes() if database.exists() else None) == before


def test_the_environment_names_the_database(database: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEALTRAIL_DB", str(database))
    assert shell("deals", "--jsonl") == 0
    assert len(shell.out.splitlines()) == 2
    assert shell("deals", "--db", database.with_name("gone.duckdb")) == 1
    assert "gone.duckdb: there is no such database" in shell.error


def test_without_a_database_the_sample_is_read_and_says_so(home: Path, shell: Shell) -> None:
    assert shell("search", "amazon", "openai", "--jsonl") == 0
    assert any(json.loads(line)["payees"] == "OpenAI" for line in shell.out.splitlines())
    missing, making = shell.err.splitlines()
    assert f"there is no database at {home}" in missing
    assert "this is the sample; make your own with: dealtrail load PATH" in missing
    assert "making the sample" in making
    assert shell("loops", "--jsonl") == 0
    assert shell.out
    assert "this is the sample" in shell.error


def test_a_fault_of_ours_goes_to_the_log_file(database: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("the sky fell\x1b[2J")

    monkeypatch.setattr(deals, "print_deals", fail)
    assert shell("deals", "--db", database) == 1
    assert shell.error == (
        f"an error that should not happen: AssertionError: the sky fell\ufffd[2J; its trace is in {log_path()}"
    )
    assert "Traceback" in log_path().read_text(encoding="utf-8")


def test_the_orders_in_help_are_those_of_the_store() -> None:
    from store.explore import CompanyOrder, DealOrder

    assert tuple(DealOrder) == deals.ORDERS
    assert tuple(CompanyOrder) == companies.ORDERS


def test_loops_are_narrowed_by_company_and_amount(shell: Shell) -> None:
    def found(*arguments: str) -> set[str]:
        assert shell("loops", "--jsonl", "--limit", "0", *arguments) == 0
        return {json.loads(line)["loop_id"] for line in shell.out.splitlines()}

    everything = found()
    assert everything
    one = next(iter(everything))
    assert one in found("--company", one.split(" > ")[0])
    assert all("openai" in loop.split(" > ") for loop in found("--company", "OpenAI"))
    assert found("--min-amount", "1tn") < everything
    assert shell("loops", "--min-amount", "much") == 2
    assert "'much' is no amount" in shell.err
    assert shell("loops", "--company", "Zeppelin Werft") == 1
    assert "no company is called 'Zeppelin Werft'" in shell.err


def test_sql_takes_values_for_its_parameters(database: Path, shell: Shell) -> None:
    sql = "SELECT deal_id FROM deals WHERE amount >= :least AND kind IN (SELECT unnest(:kinds)) -- :not"
    assert (
        shell("sql", sql, "-p", "least=2000000000", "-p", "kinds=[acquisition, debt]", "--jsonl", "--db", database) == 0
    )
    assert len(shell.out.splitlines()) == 1
    assert shell("sql", sql, "-p", "least=1", "--db", database) == 1
    assert shell.error == "no value for :kinds; give one, as in -p kinds=..."
    assert shell("sql", sql, "-p", "least", "--db", database) == 2
    assert "write it as name=value" in shell.err
    assert shell("sql", "SELECT 1", "-p", "a=1", "--db", database) == 1
    assert "has no parameter :a" in shell.error


def test_saved_queries_are_listed_shown_asked_kept_and_removed(database: Path, shell: Shell, tmp_path: Path) -> None:
    assert shell("queries", "--jsonl") == 0
    names = [json.loads(line)["name"] for line in shell.out.splitlines()]
    assert "promises-not-paid" in names
    assert shell("queries", "promises-not-paid") == 0
    assert shell.out.startswith("-- Biggest promises not yet paid\n")
    assert shell("sql", "--saved", "promises-not-paid", "-p", "least=1m", "--jsonl", "--db", database) == 0
    some = len(shell.out.splitlines())
    assert shell("sql", "--saved", "promises-not-paid", "-p", "least=5bn", "--jsonl", "--db", database) == 0
    assert len(shell.out.splitlines()) < some
    file = tmp_path / "mine.sql"
    file.write_text("-- Mine\nSELECT count(*) AS deals FROM deals\n", encoding="utf-8")
    assert shell("queries", "mine", "--save", file) == 0
    assert shell("sql", "--saved", "mine", "--jsonl", "--db", database) == 0
    assert json.loads(shell.out) == {"deals": 2}
    assert shell("queries", "mine", "--delete") == 0
    assert shell("sql", "--saved", "mine", "--db", database) == 1
    assert "no saved query is called 'mine'" in shell.error
    assert shell("queries", "../mine", "--save", file) == 1
    assert "is no name for a query" in shell.error
    for wrong in (("sql",), ("sql", "SELECT 1", "--saved", "mine"), ("queries", "--delete")):
        assert shell(*wrong) == 2
