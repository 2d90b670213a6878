"""The first screen of a list, found among the newest deals: always the same as the start of the whole list."""

import string
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from store.database import open_database
from store.explore import DealOrder, deal_ids
from store.lists import fill_lists
from store.newest_deals import NewestWords, newest_deals
from store.search import compile_search
from store.search_index import build_index

BOOK = Path(__file__).with_name("book.sql")
LIMITS = (1, 2, 3, 5, 100)
SEARCHES = [
    "",
    *string.ascii_lowercase,
    "2",
    "op",
    "am",
    "o a",
    "a b c",
    "é",
    "OP",
    "ope",
    "pen",
    "nai",
    "zzz",
    "o ope",
]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("book") / "book.duckdb"
    with open_database(path, write=True) as connection:
        connection.execute(BOOK.read_text(encoding="utf-8"))
        fill_lists(connection)
        build_index(connection)
    with open_database(path) as connection:
        yield connection


@pytest.mark.parametrize("words", SEARCHES)
def test_newest_deals_are_the_start_of_the_list(connection: duckdb.DuckDBPyConnection, words: str) -> None:
    search = compile_search(words)
    whole = deal_ids(connection, search)
    for limit in LIMITS:
        assert newest_deals(connection, search, None, limit) == whole[:limit]
        assert deal_ids(connection, search, limit=limit) == whole[:limit]


@pytest.mark.parametrize(
    "words", ["openai", "kind:debt", "o kind:debt", "-o", '"o a"', "open", "lang:fr", "since:2025"]
)
@pytest.mark.parametrize("company_id", [None, "openai", "nobody"])
def test_so_are_those_of_other_searches_and_of_a_company(
    connection: duckdb.DuckDBPyConnection, words: str, company_id: str | None
) -> None:
    search = compile_search(words)
    for chosen in (None, search):
        whole = deal_ids(connection, chosen, company_id)
        for limit in range(len(whole) + 2):
            assert newest_deals(connection, chosen, company_id, limit) == whole[:limit]


def test_deals_without_a_date_are_the_last_of_the_newest(tmp_path: Path) -> None:
    with open_database(tmp_path / "undated.duckdb", write=True) as connection:
        connection.execute(BOOK.read_text(encoding="utf-8"))
        connection.execute("UPDATE deals SET date_on = NULL WHERE kind = 'investment'")
        connection.execute("UPDATE deals SET date_on = '2025-01-01' WHERE kind = 'debt'")
        fill_lists(connection)
        search = compile_search("stage:in_talks,announced,completed")
        for chosen, company_id in ((None, None), (search, None), (None, "openai"), (search, "openai")):
            whole = deal_ids(connection, chosen, company_id)
            assert len(whole) > 3
            for limit in range(len(whole) + 2):
                assert newest_deals(connection, chosen, company_id, limit) == whole[:limit]


def test_newest_deals_are_found_without_the_index(connection: duckdb.DuckDBPyConnection) -> None:
    assert newest_deals(connection, None, None, 2) == deal_ids(connection)[:2]
    assert newest_deals(connection, compile_search("o"), None, 1) == deal_ids(connection, compile_search("o"))[:1]


def test_more_newest_deals_than_there_are_are_all(connection: duckdb.DuckDBPyConnection) -> None:
    everything = deal_ids(connection, order=DealOrder.NEWEST)
    assert deal_ids(connection, limit=10_000) == everything
    assert newest_deals(connection, None, None, 0) == []


def starts_of(words: str) -> list[str]:
    return [words[: length + 1] for length in range(len(words))]


@pytest.mark.parametrize("most", [1, 3, 100])
def test_what_every_letter_finds_among_the_newest_is_the_start_of_the_whole_list(
    connection: duckdb.DuckDBPyConnection, most: int
) -> None:
    laid = NewestWords(connection.cursor(), most)
    dated = connection.execute("SELECT count(date_on) FROM deals").fetchone()[0]
    newest = deal_ids(connection)[: min(dated, most)]
    typed = {
        start
        for words in ("openai amazon", "ÉNERGIE", "l'oréal", "l’or", "2025", "œuvre")
        for start in starts_of(words)
    }
    found = 0
    for words in [*SEARCHES[1:], *sorted(typed)]:
        search = compile_search(words)
        whole = deal_ids(connection, search)
        for limit in LIMITS:
            first = laid.first(search, limit)
            if first is not None:
                assert first == whole[: min(limit, len(first))], words
                assert len(first) == limit or {deal for deal in whole if deal in newest} <= set(first), words
                found += len(first)
    assert found


@pytest.mark.parametrize("words", ["", "kind:debt", "o kind:debt", "-o", '"o a"', "o -a", "company:o"])
def test_only_words_are_looked_for_among_the_newest(connection: duckdb.DuckDBPyConnection, words: str) -> None:
    assert NewestWords(connection.cursor()).first(compile_search(words), 1) is None


def test_the_words_of_two_laid_lists_stay_apart(connection: duckdb.DuckDBPyConnection) -> None:
    cursor = connection.cursor()
    few, many = NewestWords(cursor, 1), NewestWords(cursor)
    whole = deal_ids(connection, compile_search("o"))
    assert many.first(compile_search("o"), len(whole)) == whole
    assert few.first(compile_search("o"), len(whole)) == whole[:1]
