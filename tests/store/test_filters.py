"""Filters on companies and languages: the tables kept for them give what the names and sources themselves give."""

from collections.abc import Iterator

import duckdb
import pytest

from bench.any_order import sample
from store import company_corrections
from store.loading import load_parsed
from store.search import compile_search
from tests.store.build import new_database, rows

BY_NAME = """
    SELECT DISTINCT p.deal_id FROM parties AS p
    WHERE ($side = '' OR p.side = $side) AND p.company_id IN (
        SELECT company_id FROM companies WHERE company_id = lower($name) OR contains(fold(name), fold($name))
        UNION ALL
        SELECT company_id FROM aliases WHERE contains(fold(alias), fold($name)))
    ORDER BY ALL
"""

BY_LANGUAGE = """
    SELECT DISTINCT r.deal_id FROM reports AS r JOIN documents AS o USING (document_id)
    WHERE r.deal_id NOT NULL AND o.language = ANY($codes)
    ORDER BY ALL
"""

SIDES = {"company": "", "payer": "payer", "payee": "payee"}


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The sample corpus, with a company that the user gave another name."""
    with new_database(tmp_path_factory.mktemp("sample") / "deals.duckdb") as opened:
        for parsed in sample():
            load_parsed(opened, parsed)
        company_corrections.rename(opened, "Amazon", "L’Amazone de Seattle")
        yield opened


def found(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[object, ...]]:
    """The deals of a search, in the order of their ids."""
    search = compile_search(query)
    return rows(connection, f"{search.sql} ORDER BY 1", *search.params)


@pytest.mark.parametrize("field", list(SIDES))
def test_companies_are_found_by_every_name(connection: duckdb.DuckDBPyConnection, field: str) -> None:
    names = [
        str(name) for (name,) in rows(connection, "SELECT company_id FROM companies UNION SELECT name FROM companies")
    ]
    typed = [*names[::7], "a", "AMAZON", "societe", "é", "openai", "L'AMAZONE DE", "amazone", "mistral", "nobody"]
    hits = 0
    for name in typed:
        expected = connection.execute(BY_NAME, {"side": SIDES[field], "name": name}).fetchall()
        assert found(connection, f'{field}:"{name}"') == expected, name
        hits += bool(expected)
    assert len(typed) > hits > len(typed) // 4


def test_deals_are_found_by_language(connection: duckdb.DuckDBPyConnection) -> None:
    everything = found(connection, "")
    for codes in (["fr"], ["en"], ["en", "fr"]):
        expected = connection.execute(BY_LANGUAGE, {"codes": codes}).fetchall()
        assert found(connection, f"lang:{','.join(codes)}") == expected
        assert found(connection, f"-lang:{','.join(codes)}") == sorted(set(everything) - set(expected))
    assert 0 < len(found(connection, "lang:en lang:fr")) < len(found(connection, "lang:fr")) < len(everything)


@pytest.mark.parametrize(
    "terms",
    [
        ['"billion in"', "kind:funding_round,investment"],
        ['"millions d\'euros"', "lang:fr", "-kind:debt"],
        ['"in the"', '"of the"', "amazon"],
        ['"."', "lang:en"],
        ['"."', '", "', "kind:debt"],
        ['"has "', '-"of the"', "stage:announced"],
        ['"a "', "payer:amazon", "openai"],
    ],
)
def test_phrases_beside_other_terms_find_what_each_of_them_finds(
    connection: duckdb.DuckDBPyConnection, terms: list[str]
) -> None:
    each = [set(found(connection, term)) for term in terms]
    assert set(found(connection, " ".join(terms))) == set.intersection(*each) != set()
    assert set.intersection(*each) < set(found(connection, ""))
