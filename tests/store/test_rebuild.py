"""Loading many documents at once, and deriving everything anew, give what loading one by one gives."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from bench.generate_deals import fill
from seeds.model import ParsedDocument
from store import corrections
from store.bulk import load_many
from store.companies import default_resolver
from store.intake import intake_of
from store.rebuild import rebuild
from tests.store.build import article, dump, load_all, new_database, rows, told


def press() -> list[ParsedDocument]:
    """Histories, namesakes and parts of a round, told by articles that have to do with each other and by others."""
    purchase = {"Amazon": "acquirer", "Vorel": "target"}
    return [
        article("2025-03-01", told("Amazon is in talks to buy Vorel.", "acquisition", "in_talks", **purchase)),
        article("2025-04-01", told("Amazon buys Vorel for it.", "acquisition", money="2 bn USD", **purchase)),
        article("2025-04-02", told("Amazon did buy Vorel.", "acquisition", money="3 bn USD", **purchase)),
        article(
            "2025-05-01",
            told("Sollane leads.", "funding_round", money="50 m EUR", Mirgon="target", Sollane="lead_investor"),
            told("Sollane puts in 20.", "investment", money="20 m EUR", Sollane="investor", Mirgon="target"),
        ),
        article("2025-06-01", told("Somebody borrows.", "debt", money="5 m USD")),
        article("2025-06-02", told("Somebody else borrows.", "debt", money="7 m USD")),
        article("2025-06-03", names=["Amazon", "Vorel"], text="Nothing happened."),
    ]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = load_all(tmp_path / "press.duckdb", press())
    yield connection
    connection.close()


def test_rebuild_derives_what_was_there(connection: duckdb.DuckDBPyConnection) -> None:
    (report, *_), (other, *_) = rows(connection, "SELECT report_id FROM reports WHERE kind = 'acquisition' LIMIT 2")
    corrections.split(connection, str(report), str(other))
    corrections.set_values(connection, str(other), {"amount": 4 * 10**9, "currency": "USD"})
    before = dump(connection)
    rebuild(connection)
    assert dump(connection) == before


def test_rebuild_mends_what_was_derived(connection: duckdb.DuckDBPyConnection) -> None:
    before = dump(connection)
    connection.execute("DELETE FROM parties")
    connection.execute("UPDATE deals SET title = 'wrong'")
    connection.execute("UPDATE mentions SET company_id = 'wrong'")
    connection.execute("DELETE FROM companies WHERE company_id = 'amazon'")
    rebuild(connection)
    assert dump(connection) == before


def test_deals_keep_numbers_of_their_own(connection: duckdb.DuckDBPyConnection) -> None:
    (found,) = rows(connection, "SELECT count(*) = count(DISTINCT deal_no), count(*) FROM deals")
    assert found == (True, 5)


def test_many_at_once_are_what_they_are_one_by_one(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    told_steps: list[str] = []
    many = new_database(tmp_path / "many.duckdb")
    assert load_many(many, [*press(), *press()], progress=told_steps.append) == len(press())
    assert dump(many) == dump(connection)
    assert told_steps[-3:] == ["deals linked", "lists written", "words indexed"]
    many.close()


def test_a_new_file_is_filled_step_by_step(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    new = new_database(tmp_path / "new.duckdb")
    fill(new, (intake_of(parsed, default_resolver()) for parsed in press()), print)
    assert dump(new) == dump(connection)
    new.close()


def test_many_are_loaded_whole_or_not_at_all(tmp_path: Path) -> None:
    connection = new_database(tmp_path / "none.duckdb")

    def broken() -> Iterator[ParsedDocument]:
        yield from press()
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="gone"):
        load_many(connection, broken())
    assert rows(connection, "SELECT count(*) FROM documents") == [(0,)]
    connection.close()
