from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import completion
from store.completion import Candidate, complete
from store.lists import fill_lists
from store.search import compile_search
from store.search_index import build_index
from tests.store.build import new_database

BOOK = Path(__file__).with_name("book.sql")


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with new_database(tmp_path_factory.mktemp("book") / "book.duckdb") as opened:
        opened.execute(BOOK.read_text(encoding="utf-8"))
        build_index(opened)
        fill_lists(opened)
        yield opened


def shown(connection: duckdb.DuckDBPyConnection, query: str, limit: int = 10) -> list[tuple[str, int | None]]:
    """The candidates at the bar, which stands for the cursor; without one it is at the end."""
    before, _, after = query.partition("|")
    candidates = complete(connection, before + after, len(before), limit).candidates
    return [(candidate.text, candidate.count) for candidate in candidates]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "kind:",
            [
                ("kind:investment", 3),
                ("kind:contract", 2),
                ("kind:debt", 2),
                ("kind:funding_round", 1),
                ("kind:partnership", 1),
            ],
        ),
        ("KIND:De", [("kind:debt", 2)]),
        ("-kind:de", [("-kind:debt", 2)]),
        ("kind:debt,pa", [("kind:debt,partnership", 3)]),
        (
            "kind:debt,",
            [
                ("kind:debt,investment", 5),
                ("kind:debt,contract", 4),
                ("kind:debt,funding_round", 3),
                ("kind:debt,partnership", 3),
            ],
        ),
        ("kind: openai", [("openai", 4)]),
        ("kind:x,", []),
        ("kind:| openai", [("kind:investment", 2), ("kind:contract", 1), ("kind:funding_round", 1)]),
        ("stage:in-t", [("stage:in_talks", 1)]),
        ("confirmation:x", []),
        ("currency:", [("currency:USD", 5), ("currency:EUR", 2)]),
        ("currency:e amount>=1", []),
        ("currency:e| amount>=1", [("currency:EUR", 2)]),
        ("lang:", [("lang:en", 8), ("lang:fr", 3)]),
        ("loop:", [("loop:yes", None), ("loop:no", None)]),
        ("loop:n", [("loop:no", None)]),
        ("company:amaz", [("company:Amazon", 4)]),
        ("company:AI", [("company:OpenAI", 4), ('company:"Mistral AI"', 3)]),
        (
            "payer:o",
            [
                ("payer:OpenAI", 1),
                ("payer:Amazon", 2),
                ("payer:SoftBank", 2),
                ("payer:CoreWeave", 1),
                ('payer:"Société Générale"', 1),
            ],
        ),
        ('payee:"mistral a', [('payee:"Mistral AI"', 2)]),
        ("payer:societe", [('payer:"Société Générale"', 1)]),
        ("kind:debt payer:", [('payer:"Société Générale"', 1)]),
        ("source:", [('source:"Le Courrier du soir"', 3), ('source:"The Daily Ledger"', 3)]),
        ("source:cou", [('source:"Le Courrier du soir"', 3)]),
        ("since:20", []),
        ("http://x", []),
        ("", []),
        ("nv", [("nvidia", 3)]),
        ("openai NV", [("nvidia", 1)]),
        ("-nv", [("-nvidia", 3)]),
        ("NÉ", [("negocierait", 1)]),
        ("am| kind:debt", [("amount>=", None), ("amazon", 1)]),
        ("pa", [("payer:", None), ("payee:", None), ("pays", 1)]),
        ("zzz", []),
        ('"puces tra', []),
        ("nv knd:x", []),
        ("knd:x nv", [("nvidia", 3)]),
    ],
)
def test_candidates(connection: duckdb.DuckDBPyConnection, query: str, expected: list[tuple[str, int | None]]) -> None:
    assert shown(connection, query) == expected


def test_words_of_very_many_deals_are_no_candidates(
    connection: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown(connection, "opena") == [("openai", 4)]
    monkeypatch.setattr(completion, "_FEW", 3)
    assert shown(connection, "opena") == []
    assert shown(connection, "nv") == [("nvidia", 3)]


def test_at_most_so_many(connection: duckdb.DuckDBPyConnection) -> None:
    assert len(shown(connection, "kind:", 2)) == 2
    assert len(shown(connection, "company:", 3)) == 3
    assert len(shown(connection, "c", 1)) == 1


def test_a_candidate_takes_the_place_of_the_whole_term(connection: duckdb.DuckDBPyConnection) -> None:
    query = 'nvidia  payer:"Bank of" kind:debt'
    found = complete(connection, query, query.index(" of"))

    assert query[found.start : found.end] == 'payer:"Bank of"'


pieces = st.sampled_from(
    [
        "kind:",
        "stage:a",
        "currency:",
        "lang:f",
        "company:o",
        'payer:"a',
        "source:l",
        "nv",
        "am",
        "-",
        '"',
        " ",
        "é",
        "amount>=1",
        "x:y",
        ",",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(pieces, max_size=5).map("".join), st.integers(0, 30))
def test_whatever_is_typed_a_candidate_can_be_searched_for(
    connection: duckdb.DuckDBPyConnection, query: str, at: int
) -> None:
    completed = complete(connection, query, min(at, len(query)))

    assert 0 <= completed.start <= completed.end <= len(query)
    for candidate in completed.candidates:
        assert isinstance(candidate, Candidate)
        if candidate.count is None:
            continue
        assert candidate.count > 0
        search = compile_search(candidate.text)
        found = connection.execute(search.sql, search.params).fetchall()
        assert candidate.text.startswith("-") or len(found) >= candidate.count
