"""The tables that lists are made from: right after every load, replacement, removal and correction."""

import random
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from bench.any_order import invented
from seeds.model import ParsedDocument
from store import company_corrections, corrections
from store.database import transaction
from store.lists import fill_lists
from store.loading import load_parsed, remove
from store.rebuild import rebuild
from tests.store.build import Told, article, dump, new_database, rows, told

INVOLVED = """
    SELECT d.deal_id, n.company_id, i.paid, i.received, i.currency, i.last_reported, i.is_payer, i.is_payee
    FROM involvements AS i LEFT JOIN deals AS d USING (deal_no) LEFT JOIN company_numbers AS n USING (company_no)
    ORDER BY ALL
"""

SUMS = """
    SELECT n.company_id, s.* EXCLUDE (company_no)
    FROM company_sums AS s LEFT JOIN company_numbers AS n USING (company_no)
    ORDER BY ALL
"""

NAMES = """
    SELECT company_id, fold(name) FROM companies UNION SELECT company_id, fold(alias) FROM aliases ORDER BY ALL
"""

LANGUAGES = """
    SELECT d.deal_id, string_agg(DISTINCT o.language, ' ' ORDER BY o.language)
    FROM deals AS d JOIN reports AS r USING (deal_id) JOIN documents AS o USING (document_id)
    GROUP BY d.deal_id
    ORDER BY ALL
"""

ROUND = article(
    "2025-05-01",
    told("Mirgon raises from Sollane.", "funding_round", money="50 m EUR", Mirgon="target", Sollane="investor"),
)
PART = article(
    "2025-05-02", told("Sollane puts in 20.", "investment", money="20 m EUR", Sollane="investor", Mirgon="target")
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = new_database(tmp_path / "deals.duckdb")
    yield connection
    connection.close()


def check(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """The involvements, after a look whether they are those that are made of all deals at once."""
    kept, summed = rows(connection, INVOLVED), rows(connection, SUMS)
    connection.begin()
    for table in ("involvements", "company_numbers", "company_sums"):
        connection.execute(f"DELETE FROM {table}")
    fill_lists(connection)
    made, added = rows(connection, INVOLVED), rows(connection, SUMS)
    connection.rollback()
    assert (kept, summed) == (made, added)
    for column in ("language", "outlet"):
        counted = "SELECT {0}, {1} FROM deal_sources WHERE {2} GROUP BY {0} ORDER BY {0}"
        by_rows = rows(connection, counted.format(column, "count(*)", f"first_of_{column}"))
        assert by_rows == rows(connection, counted.format(column, "count(DISTINCT deal_no)", f"{column} NOT NULL"))
    assert rows(connection, "FROM company_names ORDER BY ALL") == rows(connection, NAMES)
    assert rows(connection, "FROM companies WHERE fold <> fold(name)") == []
    assert rows(connection, "SELECT deal_id, languages FROM deals ORDER BY ALL") == rows(connection, LANGUAGES)
    return [row[1:4] for row in kept]


def take_away(connection: duckdb.DuckDBPyConnection, parsed: ParsedDocument) -> None:
    """Takes a document out."""
    with transaction(connection):
        remove(connection, parsed.document.document_id)


def test_a_part_takes_the_money_of_its_investor_out_of_the_round(connection: duckdb.DuckDBPyConnection) -> None:
    load_parsed(connection, ROUND)
    alone = [("mirgon", None, 50_000_000), ("sollane", 50_000_000, None)]
    assert check(connection) == alone
    load_parsed(connection, PART)
    assert rows(connection, "SELECT kind FROM links") == [("part_of",)]
    assert sorted(check(connection), key=str) == [
        ("mirgon", None, 50_000_000),
        ("mirgon", None, None),
        ("sollane", 20_000_000, None),
        ("sollane", None, None),
    ]
    take_away(connection, PART)
    assert check(connection) == alone


def test_a_round_that_comes_after_its_part_takes_what_the_company_gets(connection: duckdb.DuckDBPyConnection) -> None:
    load_parsed(connection, PART)
    assert check(connection) == [("mirgon", None, 20_000_000), ("sollane", 20_000_000, None)]
    load_parsed(connection, ROUND)
    assert len(check(connection)) == 4
    take_away(connection, ROUND)
    assert check(connection) == [("mirgon", None, 20_000_000), ("sollane", 20_000_000, None)]


@pytest.mark.parametrize(
    ("deal", "expected"),
    [
        (
            told(
                "A deal of Amazon and OpenAI.", "investment", "in_talks", "1 bn USD", Amazon="investor", OpenAI="target"
            ),
            [("amazon", None, None), ("openai", None, None)],
        ),
        (
            told(
                "A deal of Amazon and OpenAI.",
                "investment",
                money="1 bn USD",
                confirmation="denied",
                Amazon="investor",
                OpenAI="target",
            ),
            [("amazon", None, None), ("openai", None, None)],
        ),
        (
            told(
                "Amazon buys Vorel from Tressac.",
                "acquisition",
                money="1 bn USD",
                Amazon="acquirer",
                Vorel="target",
                Tressac="seller",
            ),
            [("amazon", 10**9, None), ("tressac", None, 10**9), ("vorel", None, None)],
        ),
        (
            told(
                "Amazon and Velmont invest in OpenAI.",
                "investment",
                money="1 bn USD",
                Amazon="investor",
                Velmont="investor",
                OpenAI="target",
            ),
            [("amazon", None, None), ("openai", None, 10**9), ("velmont", None, None)],
        ),
        (
            told("Amazon and OpenAI work together.", "partnership", Amazon="partner", OpenAI="partner"),
            [("amazon", None, None), ("openai", None, None)],
        ),
    ],
    ids=["not agreed", "denied", "sold", "shared", "without money"],
)
def test_what_a_company_pays_and_gets_alone_is_its_own(
    connection: duckdb.DuckDBPyConnection, deal: Told, expected: list[tuple[object, ...]]
) -> None:
    load_parsed(connection, article("2025-05-01", deal))
    assert check(connection) == expected


def test_loads_reloads_and_corrections_keep_the_lists(connection: duckdb.DuckDBPyConnection) -> None:
    rng = random.Random(4)
    articles = invented(40)
    for place, parsed in enumerate(articles):
        load_parsed(connection, parsed)
        if place % 10 == 9:
            check(connection)
    reports = sorted(
        str(ident) for (ident,) in rows(connection, "SELECT report_id FROM reports WHERE deal_id NOT NULL")
    )
    rejected, changed = rng.sample(reports, 2)
    corrections.reject(connection, rejected)
    check(connection)
    corrections.set_values(connection, changed, {"amount": 7, "currency": "EUR", "stage": "completed"})
    check(connection)
    corrections.undo(connection)
    check(connection)
    company_corrections.merge_companies(connection, "velmont", "orbane")
    check(connection)
    for parsed in rng.sample(articles, 8):
        take_away(connection, parsed)
    assert check(connection)


def test_merging_in_small_batches_changes_nothing(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    for parsed in [ROUND, PART, *invented(30)]:
        load_parsed(connection, parsed)
    before = dump(connection)
    monkeypatch.setattr("store.rebuild._BATCH", 1)
    rebuild(connection)
    assert dump(connection) == before


def test_an_investor_who_joins_a_part_pays_no_longer_in_the_round(connection: duckdb.DuckDBPyConnection) -> None:
    cast = {"Mirgon": "target", "Sollane": "investor", "Velmont": "investor"}
    together = told("Sollane and Velmont put 20 into Mirgon.", "investment", money="20 m EUR", **cast)
    load_parsed(
        connection,
        article("2025-05-01", told("Mirgon raises; Sollane, Velmont.", "funding_round", money="50 m EUR", **cast)),
    )
    load_parsed(connection, PART)
    payers = "SELECT payer_id FROM payments JOIN deals USING (deal_id) WHERE kind = 'funding_round'"
    assert rows(connection, payers) == [("velmont",)]
    load_parsed(connection, article("2025-05-03", together))
    assert rows(connection, "SELECT kind FROM links") == [("part_of",)]
    assert rows(connection, payers) == []
    check(connection)
