from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from seeds.gazetteer import KnownCompany
from store.companies import Resolver, name_key
from store.loading import load_parsed
from tests.store.build import article, new_database, rows, told

KNOWN = [
    KnownCompany("OpenAI", "company", ("Open AI",), None),
    KnownCompany("ChatGPT", "product", ("GPT-9",), "OpenAI"),
    KnownCompany("Harbour Wire", "outlet", (), None),
    KnownCompany("Velmont", "company", ("Groupe Velmont",), None),
    KnownCompany("Velmont Corp", "company", (), None),
]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new database, open for writing."""
    with new_database(tmp_path / "deals.duckdb") as connection:
        yield connection


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Mistral AI", "mistral ai"),
        ("MISTRAL AI SAS", "mistral ai"),
        ("L’Oréal S.A.", "l oreal"),
        ("L'Oreal", "l oreal"),
        ("CoreWeave, Inc.", "coreweave"),
        ("AT&T", "at t"),
        ("Ørsted A/S", "orsted"),
        ("Œuvre SARL", "oeuvre"),
        ("SAS", "sas"),
        ("小米", "小米"),
    ],
)
def test_name_key(name: str, key: str) -> None:
    assert name_key(name) == key


def test_name_without_letters_is_a_company_of_its_own() -> None:
    resolver = Resolver([])
    ids = {resolver.resolve(name).company_id for name in ("!!!", "???", "Inc.")}
    assert len(ids) == 3
    assert all(ids)


@pytest.mark.parametrize(
    ("name", "company_id"),
    [
        ("OpenAI", "openai"),
        ("Open AI", "openai"),
        ("openai, inc.", "openai"),
        ("ChatGPT", "openai"),
        ("GPT 9", "openai"),
        ("Groupe Velmont", "velmont"),
        ("Velmont SA", "velmont"),
        ("Velmont Corp", "velmont-corp"),
        ("Velmontis", "velmontis"),
    ],
)
def test_resolve(name: str, company_id: str) -> None:
    assert Resolver(KNOWN).resolve(name).company_id == company_id


def test_unknown_company_is_shown_as_printed_most(connection: duckdb.DuckDBPyConnection) -> None:
    load_parsed(connection, article("2026-01-05", names=["Orbelane SA"]))
    assert rows(connection, "SELECT company_id, name, known FROM companies") == [("orbelane", "Orbelane SA", False)]
    load_parsed(connection, article("2026-01-06", names=["Orbelane"]))
    load_parsed(connection, article("2026-01-07", names=["Orbelane"]))
    assert rows(connection, "SELECT company_id, name, known FROM companies") == [("orbelane", "Orbelane", False)]


def test_known_company_is_shown_by_its_usual_name(connection: duckdb.DuckDBPyConnection) -> None:
    deal = told("OPENAI buys Orbelane.", "acquisition", OPENAI="acquirer", Orbelane="target")
    load_parsed(connection, article("2026-01-05", deal))
    assert rows(connection, "SELECT name, known FROM companies WHERE company_id = 'openai'") == [("OpenAI", True)]
    assert rows(connection, "SELECT name FROM report_parties WHERE company_id = 'openai'") == [("OPENAI",)]
    assert rows(connection, "SELECT title FROM deals") == [("Acquisition of Orbelane by OpenAI",)]
    assert ("openai",) in rows(connection, "SELECT alias_key FROM aliases WHERE company_id = 'openai'")
