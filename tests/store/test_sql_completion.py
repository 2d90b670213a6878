"""What may stand at a place of a statement."""

from collections.abc import Iterator

import pytest

from store.sql_completion import Catalogue, complete_sql, read_catalogue
from tests.store.build import new_database


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with new_database(tmp_path_factory.mktemp("names") / "deals.duckdb") as connection:
        yield read_catalogue(connection)


def names(catalogue: Catalogue, text: str) -> list[str]:
    """The candidates where a text has its bar."""
    position = text.index("|")
    return [one.name for one in complete_sql(catalogue, text.replace("|", "", 1), position).candidates]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("SELECT * FROM dea|", "deals"),
        ("SELECT * FROM loop|", "loops"),
        ("SELECT * FROM legs|", "loop_legs"),
        ("SELECT amount_u| FROM deals", "amount_usd"),
        ("SELECT d.sta| FROM deals AS d", "stage"),
        ("SELECT d.sta| FROM reports r JOIN deals d USING (deal_id)", "stage"),
        ("SELECT deals.| FROM deals", "deal_id"),
        ("FROM evidence WHERE span_e|", "span_end"),
        ("FROM deals AS d, parties AS p WHERE p.ro|", "role"),
        ("SELECT count_i|", "count_if"),
        ("SELECT 1 FROM deals WHER|", "WHERE"),
        ("SELECT 'it''s', kin| FROM deals", "kind"),
        ("-- a comment\nSELECT kin| FROM deals", "kind"),
    ],
)
def test_the_likeliest_name_comes_first(catalogue: Catalogue, text: str, first: str) -> None:
    assert names(catalogue, text)[0] == first


@pytest.mark.parametrize(
    "text",
    ["SELECT 'dea|", "SELECT 'it''s dea|' FROM deals", "-- dea|", "/* dea|", 'SELECT "dea|', "SELECT 12|", "d.dea|"],
)
def test_nothing_stands_in_a_text_a_comment_a_number_or_an_unknown_table(catalogue: Catalogue, text: str) -> None:
    assert names(catalogue, text) == []


def test_a_name_says_what_it_is(catalogue: Catalogue) -> None:
    found = complete_sql(catalogue, "SELECT amount_usd FROM deals", 17)

    assert (found.start, found.candidates[0].kind) == (7, "column")
    assert found.candidates[0].about.startswith("DOUBLE: amount in US dollars")
    assert complete_sql(catalogue, "FROM dea", 8).candidates[0].about.startswith("One event in the world")
    (fold,) = [one for one in complete_sql(catalogue, "SELECT fold", 11).candidates if one.name == "fold"]
    assert fold.about.startswith("fold(x): Text as searched")
    assert len(complete_sql(catalogue, "SELECT ", 7, limit=5).candidates) == 5
