"""Money that comes back: what each loop adds up to, whose loops are asked for, and how far a large database is read."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from store.errors import QueryError
from store.format import Money
from store.loops import Committed, CommittedUsd, company_named, find_loops
from tests.store.build import article, load_at_once, new_database, rows, told

BN = 10**9

RING = [
    ("Nvidia", "OpenAI", "investment", "planned", "100 bn USD"),
    ("OpenAI", "Oracle", "contract", "announced", "300 bn USD"),
    ("Oracle", "Nvidia", "contract", "completed", "40 bn USD"),
]
LOANS = [
    ("Velmont", "Tressac", "debt", "completed", "2 m EUR"),
    ("Tressac", "Velmont", "debt", "considered", "1 m EUR"),
]
ROLES = {
    "investment": ("investor", "target"),
    "contract": ("customer", "supplier"),
    "debt": ("lender", "borrower"),
}


def _deal(payer: str, payee: str, kind: str, stage: str, money: str | None) -> object:
    role, other = ROLES[kind]
    sentence = f"{payer} pays {payee}: {kind}, {stage}."
    return told(sentence, kind, stage, money, **{payer: role, payee: other})


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A ring of three large companies, and two small ones that lend to each other."""
    path = tmp_path_factory.mktemp("loops") / "deals.duckdb"
    deals = [_deal(*deal) for deal in (*RING, *LOANS)]
    with load_at_once(path, [article("2026-01-05", *deals)]) as connection:  # type: ignore[arg-type]
        yield connection


def test_a_loop_says_what_is_paid_agreed_and_promised(connection: duckdb.DuckDBPyConnection) -> None:
    ring, loans = find_loops(connection).loops

    assert ring.loop_id == "nvidia > openai > oracle"
    assert ring.committed == Committed((Money(40 * BN, "USD"),), (Money(300 * BN, "USD"),), (Money(100 * BN, "USD"),))
    assert ring.committed_usd == CommittedUsd(40 * BN, 300 * BN, 100 * BN)
    assert (ring.smallest_usd, ring.unknown_legs, ring.same_class) == (40 * BN, 0, False)
    assert loans.committed == Committed((Money(2 * 10**6, "EUR"),), (), (Money(10**6, "EUR"),))
    assert loans.same_class
    assert rows(connection, "SELECT * EXCLUDE (smallest_usd) FROM loop_totals WHERE legs = 3") == [
        ("nvidia > openai > oracle", 3, False, 40 * BN, 300 * BN, 100 * BN, 0)
    ]
    assert rows(connection, "SELECT loop_id FROM loop_totals WHERE same_class") == [("tressac > velmont",)]


def test_the_words_of_each_leg_stand_where_it_says(connection: duckdb.DuckDBPyConnection) -> None:
    texts = dict(rows(connection, "SELECT document_id, text FROM documents"))
    legs = [leg for loop in find_loops(connection).loops for leg in loop.legs]

    assert len(legs) == 5
    for leg in legs:
        assert str(texts[leg.document_id])[leg.start : leg.end] == leg.quote
        assert f"{leg.flow.payer} pays {leg.flow.payee}" in leg.quote
    assert rows(
        connection,
        "SELECT count(*) FROM loops JOIN documents USING (document_id) WHERE text[span_start + 1:span_end] = quote",
    ) == [(5,)]


def test_an_amount_that_several_share_or_nobody_knows_counts_in_no_sum(tmp_path: Path) -> None:
    deals = [
        told(
            "Nvidia and Amazon pay OpenAI together.",
            "funding_round",
            money="10 bn USD",
            Nvidia="investor",
            Amazon="investor",
            OpenAI="target",
        ),
        told("OpenAI pays Nvidia something.", "contract", OpenAI="customer", Nvidia="supplier"),
    ]
    with load_at_once(tmp_path / "deals.duckdb", [article("2026-01-05", *deals)]) as connection:
        (loop,) = find_loops(connection).loops
        totals = rows(
            connection, "SELECT paid_usd, agreed_usd, promised_usd, smallest_usd, unknown_legs FROM loop_totals"
        )

    assert loop.committed == Committed((), (), ())
    assert loop.committed_usd == CommittedUsd(None, None, None)
    assert (loop.unknown_legs, loop.smallest_usd) == (2, None)
    assert totals == [(None, None, None, None, 2)]


def test_loops_of_one_company_and_above_an_amount(connection: duckdb.DuckDBPyConnection) -> None:
    def found(**asked: object) -> list[str]:
        return [loop.loop_id for loop in find_loops(connection, **asked).loops]  # type: ignore[arg-type]

    for company in ("nvidia", "openai", "oracle"):
        assert found(company_id=company) == ["nvidia > openai > oracle"]
    assert found(company_id="velmont") == ["tressac > velmont"]
    assert found(company_id="nobody") == []
    assert found(least_usd=40e9) == ["nvidia > openai > oracle"]
    assert found(least_usd=40e9 + 1) == []
    assert find_loops(connection, limit=1).truncated
    assert not find_loops(connection, limit=2).truncated


def test_a_company_is_named_by_id_name_or_a_part_of_it(connection: duckdb.DuckDBPyConnection) -> None:
    assert [company_named(connection, name) for name in ("OPENAI", "OpenAI", "Vel")] == ["openai", "openai", "velmont"]
    with pytest.raises(QueryError, match="no company is called 'Zeppelin'"):
        company_named(connection, "Zeppelin")
    with pytest.raises(QueryError, match="may be 4 companies; name one of openai, oracle, tressac, velmont"):
        company_named(connection, "e")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Sixty companies, each of which pays every other: far more loops than anybody can look at."""
    path = tmp_path_factory.mktemp("crowd") / "deals.duckdb"
    with new_database(path) as connection:
        connection.execute(
            """
            CREATE TEMP TABLE pairs AS
            SELECT printf('c%02d', a) AS a, printf('c%02d', b) AS b, 1000 + 60 * a + b AS amount
            FROM range(60) t(a), range(60) u(b) WHERE a <> b;
            INSERT INTO companies BY NAME
            SELECT DISTINCT a AS company_id, upper(a) AS name, 'company' AS kind, false AS known, a AS fold FROM pairs;
            INSERT INTO documents BY NAME
            SELECT 'd' AS document_id, 'en' AS language, 'They pay.' AS text, 'x' AS digest;
            INSERT INTO deals BY NAME
            SELECT a || '-' || b AS deal_id, 's' AS slug, a || b AS title, 'debt' AS kind, 'completed' AS stage,
                'reported' AS confirmation, amount, amount::DOUBLE AS amount_usd, 'USD' AS currency,
                false AS currency_inferred, 1 AS report_count, 1 AS document_count,
                'd-' || a || b AS head_report_id, 'x' AS merge_rule
            FROM pairs;
            INSERT INTO payments
            SELECT d.deal_id, p.a, p.b, 'debt', false, d.deal_no
            FROM pairs AS p JOIN deals AS d ON d.deal_id = p.a || '-' || p.b;
            INSERT INTO reports BY NAME
            SELECT 'd-' || a || b AS report_id, 'd' AS document_id, a || '-' || b AS deal_id, 0 AS ordinal,
                'debt' AS kind, 'completed' AS stage, 'reported' AS confirmation, amount, 'USD' AS currency,
                false AS currency_inferred, 0.5 AS confidence, 'x' AS rule, 'They pay.' AS quote,
                row_number() OVER () AS report_no
            FROM pairs;
            """
        )
        yield connection


def test_where_there_are_too_many_loops_the_largest_payments_are_read_and_it_is_said(
    crowd: duckdb.DuckDBPyConnection,
) -> None:
    found = find_loops(crowd, limit=50)

    assert (len(found.loops), found.truncated, found.complete) == (50, True, False)
    assert found.from_usd is not None and found.from_usd > 1001
    assert found.extent == f"only the largest payments were looked at, from {round(found.from_usd)} USD on".replace(
        str(round(found.from_usd)), f"{found.from_usd / 1000:g} k"
    )
    assert found.loops[0].loop_id == "c58 > c59"
    assert all(loop.smallest_usd is not None and loop.smallest_usd >= found.from_usd for loop in found.loops)
    assert find_loops(crowd, limit=50) == found
    (legs,) = rows(crowd, "SELECT max(legs), count(*) < 3000000 FROM loop_legs")
    assert legs == (5, True)


def test_a_company_sees_its_own_smallest_payments_too(crowd: duckdb.DuckDBPyConnection) -> None:
    found = find_loops(crowd, company_id="c00", limit=None)
    pairs = {loop.loop_id for loop in found.loops if len(loop.legs) == 2}

    assert "c00 > c01" in pairs
    assert len(pairs) == 59
    assert not found.complete
