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
from tests.store.build import Told, article, dump, load_at_once, new_database, rows, told


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


def test_parts_are_linked_with_rounds_that_their_payer_may_be_in(tmp_path: Path) -> None:
    connection = load_at_once(
        tmp_path / "rounds.duckdb",
        (
            article("2025-03-03", told("Tarnholt raised $40m.", "funding_round", money="40 m USD", Tarnholt="target")),
            article("2025-03-05", _part("Veskarine", "Tarnholt")),
            article(
                "2025-04-07",
                told(
                    "Amazon led the $90m round of Quorvane.",
                    "funding_round",
                    money="90 m USD",
                    Amazon="lead_investor",
                    Quorvane="target",
                ),
            ),
            article("2025-04-08", _part("AWS", "Quorvane")),
            article("2025-04-09", _part("Lunvik", "Quorvane")),
            article(
                "2025-05-12",
                told(
                    "Marbeck led the $60m round of Ostrelle.",
                    "funding_round",
                    money="60 m USD",
                    Marbeck="lead_investor",
                    Ostrelle="target",
                ),
                _part("Delphane", "Ostrelle"),
            ),
        ),
    )
    assert links(connection) == links_by_rule(connection)
    assert {(start, kind) for start, _, kind in links(connection)} == {
        ("veskarine-tarnholt-investment-2025-03", PART_OF),
        ("aws-quorvane-investment-2025-04", PART_OF),
        ("delphane-ostrelle-investment-2025-05", PART_OF),
    }


def _part(investor: str, target: str) -> Told:
    parties = {investor: "investor", target: "target"}
    return told(f"{investor} put $9m into {target}.", "investment", money="9 m USD", **parties)
