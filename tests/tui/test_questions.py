"""Queries that are made in the thread which runs them."""

from pathlib import Path

import pytest

from store.database import open_database
from store.errors import QueryCancelled
from store.query import Query
from tui.questions import PendingQuery


def test_a_query_that_was_cancelled_before_it_is_made_does_not_start(database: Path) -> None:
    with open_database(database) as connection:
        pending = PendingQuery(lambda: Query(connection, "SELECT 1", limit=None, deadline=None))
        pending.cancel()
        with pytest.raises(QueryCancelled):
            pending.made().run()


def test_a_query_is_made_where_it_runs_and_answers(database: Path) -> None:
    made: list[str] = []
    with open_database(database) as connection:

        def make() -> Query:
            made.append("now")
            return Query(connection, "SELECT 1 AS one", limit=None, deadline=None)

        pending = PendingQuery(make)
        assert made == []
        assert pending.made().run().rows == ((1,),)
        assert made == ["now"]
