"""The links of all deals at once are those that the rule finds when it looks at every two of them."""

import random
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from bench.any_order import invented
from bench.merging import read_merging
from store import corrections
from store.bulk import load_many
from store.deal_links import AMENDS, COMPETES_WITH, PART_OF, SUPERSEDES, links_among
from store.linking import sketched
from store.meeting import Meetings
from store.rebuild import rebuild
from tests.store.build import dump, new_database, rows


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = new_database(tmp_path / "press.duckdb")
    load_many(connection, [*invented(250), *(document.parsed for document in read_merging())])
    yield connection
    connection.close()


def links(connection: duckdb.DuckDBPyConnection) -> set[tuple[object, ...]]:
    return set(rows(connection, "FROM links"))


def links_by_rule(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str, str]]:
    """Every deal held against every other one."""
    meetings = Meetings(connection)
    ids = {str(ident) for (ident,) in rows(connection, "SELECT deal_id FROM deals")}
    deals = sketched(connection, meetings, ids)
    return links_among(deals, meetings.crowded([report for deal in deals for report in deal.reports]))


def test_all_links_are_found(connection: duckdb.DuckDBPyConnection) -> None:
    found = links(connection)
    assert {kind for *_, kind in found} == {PART_OF, COMPETES_WITH, SUPERSEDES, AMENDS}
    assert found == links_by_rule(connection)


def test_links_of_deals_that_the_user_joined_are_found(connection: duckdb.DuckDBPyConnection) -> None:
    reports = [str(ident) for (ident,) in rows(connection, "SELECT report_id FROM reports ORDER BY report_id")]
    chosen = random.Random(1).sample(reports, 40)
    for one, other in zip(chosen[::2], chosen[1::2], strict=True):
        corrections.join(connection, one, other)
    before = dump(connection)
    rebuild(connection)
    assert dump(connection) == before
    assert links(connection) == links_by_rule(connection)
