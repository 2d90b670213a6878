"""The invented deals that the store is measured with."""

from pathlib import Path

from bench.generate_deals import parsed_documents
from store.bulk import load_many
from tests.store.build import dump, load_all, new_database, rows


def test_the_same_numbers_give_the_same_articles() -> None:
    first, second, other = (list(parsed_documents(60, 20, 6, seed)) for seed in (1, 1, 2))
    assert first == second
    assert first != other


def test_articles_tell_of_what_was_asked_for(tmp_path: Path) -> None:
    articles = list(parsed_documents(300, 40, 30))
    connection = new_database(tmp_path / "deals.duckdb")
    load_many(connection, articles)
    assert rows(connection, "SELECT count(*) FROM documents") == [(30,)]
    assert rows(connection, "SELECT count(*) FROM companies") == [(40,)]
    ((deals, kinds, stages, histories),) = rows(
        connection,
        "SELECT count(*), count(DISTINCT kind), count(DISTINCT stage), count(*) FILTER (report_count > 1) FROM deals",
    )
    assert 250 < int(str(deals)) < 350
    assert (kinds, stages) == (10, 6)
    assert int(str(histories)) > 20
    assert rows(connection, "SELECT count(*) FROM loops") > [(0,)]
    connection.close()


def test_they_give_one_database_however_they_are_loaded(tmp_path: Path) -> None:
    articles = list(parsed_documents(120, 20, 12))
    one_by_one = load_all(tmp_path / "one.duckdb", reversed(articles))
    at_once = new_database(tmp_path / "many.duckdb")
    load_many(at_once, articles)
    assert dump(one_by_one) == dump(at_once)
    one_by_one.close()
    at_once.close()
