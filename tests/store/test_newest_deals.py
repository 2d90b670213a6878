"""The first screen of a list, found among the newest deals: always the same as the start of the whole list."""

import string
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from store.database import open_database
from store.explore import DealOrder, deal_ids
from store.lists import fill_lists
from store.newest_deals import newest_deals
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


@pytest.mark.parametrize(
    "words",
    ["", *string.ascii_lowercase, "2", "op", "am", "o a", "a b c", "é", "OP", "ope", "pen", "nai", "zzz", "o ope"],
)
def test_newest_deals_are_the_start_of_the_list(connection: duckdb.DuckDBPyConnection, words: str) -> None:
    search = compile_search(words)
    whole = deal_ids(connection, search)
    for limit in LIMITS:
        assert newest_deals(connection, search, limit) in (None, whole[:limit])
        assert deal_ids(connection, search, limit=limit) == whole[:limit]


def test_newest_deals_are_found_without_the_index(connection: duckdb.DuckDBPyConnection) -> None:
    assert newest_deals(connection, None, 2) == deal_ids(connection)[:2]
    assert newest_deals(connection, compile_search("o"), 1) == deal_ids(connection, compile_search("o"))[:1]


@pytest.mark.parametrize("words", ["openai", "kind:debt", "o kind:debt", "-o", '"o a"', "open"])
def test_other_searches_are_left_to_the_index(connection: duckdb.DuckDBPyConnection, words: str) -> None:
    assert newest_deals(connection, compile_search(words), 1) is None


def test_too_few_newest_deals_are_no_answer(connection: duckdb.DuckDBPyConnection) -> None:
    assert newest_deals(connection, None, 0) is None
    assert newest_deals(connection, None, 10_000) is None
    everything = deal_ids(connection, order=DealOrder.NEWEST)
    assert deal_ids(connection, limit=10_000) == everything
