"""Saved queries: the shipped ones answer, the user's own lie where they should and nowhere else."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from seeds.corpus import articles
from store.console import run_sql
from store.errors import SavedQueryError
from store.loading import load
from store.saved_queries import (
    delete_query,
    name_of,
    own_folder,
    save_query,
    saved_queries,
    saved_query,
    title_of,
    titled,
)
from tests.store.build import new_database

SHIPPED = [path.stem for path in sorted((Path(__file__).parents[2] / "store" / "queries").glob("*.sql"))]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder below `tmp_path`."""
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with new_database(tmp_path_factory.mktemp("sample") / "deals.duckdb") as connection:
        load(connection, articles())
        yield connection


def test_there_are_as_many_as_promised() -> None:
    assert len(SHIPPED) >= 12
    assert [query.name for query in saved_queries()] == SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_query_says_what_it_shows_and_finds_something(
    sample: duckdb.DuckDBPyConnection, name: str
) -> None:
    query = saved_query(name)

    answer = run_sql(sample, query.text)

    assert answer.rows
    assert not answer.truncated
    assert query.title[0].isupper() and query.about.endswith(".")
    assert all(one.about for one in query.parameters)
    assert not query.own


def test_rumours_are_judged_by_what_came_after(tmp_path: Path) -> None:
    from tests.store.build import article, load_at_once, told

    def rumour(company: str, stage: str, confirmation: str = "reported") -> object:
        sentence = f"Velmont and {company}: {stage}, {confirmation}."
        return told(
            sentence,
            "acquisition",
            stage,
            "1 bn EUR",
            confirmation=confirmation,
            Velmont="acquirer",
            **{company: "target"},
        )

    stories = [
        ("2025-01-01", "Early Post", "Tressac", "in_talks"),
        ("2025-02-01", "Daily Echo", "Tressac", "in_talks"),
        ("2025-03-03", "Daily Echo", "Tressac", "announced"),
        ("2025-01-05", "Early Post", "Orbelane", "considered"),
        ("2025-02-05", "Daily Echo", "Orbelane", "cancelled"),
        ("2025-01-09", "Early Post", "Nordane", "planned"),
        ("2025-01-10", "Daily Echo", "Sudane", "announced"),
    ]
    built = [article(day, rumour(company, stage), outlet=outlet) for day, outlet, company, stage in stories]  # type: ignore[arg-type]
    with load_at_once(tmp_path / "deals.duckdb", built) as connection:
        rows = run_sql(connection, saved_query("rumours-come-true").text).rows

    assert [row[:6] for row in rows] == [("Daily Echo", 1, 1, 0, 0, 100.0), ("Early Post", 3, 1, 1, 1, 33.3)]
    assert [row[6] for row in rows] == [30.0, 61.0]


def test_a_query_of_ones_own_is_kept_found_and_removed(home: Path) -> None:
    text = "-- Mine\n-- All of it.\n-- :n number = 3  how many\nFROM range(:n)\n"

    saved = save_query("mine", text)

    assert (saved.title, saved.about, saved.own) == ("Mine", "All of it.", True)
    assert own_folder().is_relative_to(home)
    assert (own_folder() / "mine.sql").read_text() == text
    assert saved_query("mine") == saved == saved_queries()[-1]
    save_query("mine", "SELECT 1")
    assert saved_query("mine").text == "-- mine\nSELECT 1\n"
    assert [path.name for path in own_folder().iterdir()] == ["mine.sql"]
    delete_query("mine")
    with pytest.raises(SavedQueryError, match="no saved query is called 'mine'"):
        saved_query("mine")


def test_ones_own_query_stands_in_for_a_shipped_one_until_it_is_removed() -> None:
    save_query("circular-money", "-- My way\nFROM loops")

    assert saved_query("circular-money").own
    assert [query.title for query in saved_queries() if query.name == "circular-money"] == ["My way"]
    delete_query("circular-money")
    assert not saved_query("circular-money").own
    with pytest.raises(SavedQueryError, match="is shipped, and stays"):
        delete_query("circular-money")


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../x", "a/b", "a\\b", "/etc/passwd", "x.sql", "A", "é", "a b", "a\0", "-a", "a" * 65, "~", "con:"],
)
def test_a_name_leads_nowhere_else(name: str, home: Path) -> None:
    for use in (saved_query, delete_query, lambda name: save_query(name, "SELECT 1")):
        with pytest.raises(SavedQueryError, match="is no name for a query"):
            use(name)
    assert not home.exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("  \n", "there is no query to save"),
        ("SELECT '" + "x" * 200_000 + "'", "is the most that can be saved"),
        ("SELECT '\ud800'", "half a character"),
    ],
)
def test_what_cannot_be_kept_is_told(text: str, message: str) -> None:
    with pytest.raises(SavedQueryError, match=message):
        save_query("mine", text)
    assert not (own_folder() / "mine.sql").exists()


def test_a_file_that_is_no_query_is_named() -> None:
    own_folder().mkdir(parents=True)
    (own_folder() / "broken.sql").write_bytes(b"-- \xff\xfe\n")
    with pytest.raises(SavedQueryError, match=r"broken\.sql: the file is not UTF-8; save it so"):
        saved_query("broken")
    (own_folder() / "broken.sql").write_text("-- :a colour = red\nSELECT :a")
    with pytest.raises(SavedQueryError, match=r"broken\.sql: a parameter is no 'colour'"):
        saved_queries()
    with pytest.raises(SavedQueryError, match="did you mean circular-money"):
        saved_query("circular-mony")


@pytest.mark.parametrize(
    ("title", "name"),
    [("Deals of last month", "deals-of-last-month"), ("Été : 2 €", "ete-2"), ("数", ""), ("x" * 70, "x" * 64)],
)
def test_a_title_gives_a_name(title: str, name: str) -> None:
    assert name_of(title) == name


@pytest.mark.parametrize(
    ("text", "titled_text"),
    [
        ("SELECT 1", "-- New\nSELECT 1"),
        ("-- Old\n-- about\nSELECT 1", "-- New\n-- about\nSELECT 1"),
        ("-- :n number = 1\nSELECT :n", "-- New\n-- :n number = 1\nSELECT :n"),
        ("\n-- :n number = 1\n-- Old\nSELECT :n", "-- :n number = 1\n-- New\nSELECT :n"),
    ],
)
def test_a_title_takes_the_place_of_the_one_before(text: str, titled_text: str) -> None:
    assert titled(text, " :New ") == titled_text
    assert title_of(titled_text) == "New"
