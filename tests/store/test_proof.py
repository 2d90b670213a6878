import csv
import json
from pathlib import Path

import duckdb
import pytest

from store.console import ConsoleQuery
from store.errors import QueryError
from store.explore import deal_table
from store.export import export_query
from store.proof import EVIDENCE_COLUMNS, ProvenQuery
from store.query import Query
from store.relations import whole
from tests.store.build import article, load_all, rows, told

IN_TALKS = told(
    "Amazon may invest $10bn in OpenAI.", "investment", "in_talks", "10 bn USD", Amazon="investor", OpenAI="target"
)
BOUGHT = told("=cmd() says Acme buys Bolt.", "acquisition", "completed", "2 bn EUR", Acme="acquirer", Bolt="target")


@pytest.fixture
def connection(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    articles = [
        article("2025-12-17", IN_TALKS, outlet="The Post", title="Talks", path="/news/a.md"),
        article("2026-01-30", IN_TALKS, BOUGHT, outlet=None, title=None),
    ]
    return load_all(tmp_path / "a.duckdb", articles)


def exported(connection: duckdb.DuckDBPyConnection, query: Query, target: Path) -> list[dict[str, object]]:
    count = export_query(ProvenQuery(connection, query), target)
    found: list[dict[str, object]] = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert len(found) == count
    return found


def everything(connection: duckdb.DuckDBPyConnection, sql: str) -> Query:
    return ConsoleQuery(connection, sql, limit=None, deadline=None)


def test_each_deal_has_the_passage_of_its_head_and_where_it_stands(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    found = exported(connection, Query(connection, *deal_table(), limit=None), tmp_path / "a.jsonl")

    heads = dict(rows(connection, "SELECT deal_id, head_report_id FROM deals"))
    texts = dict(rows(connection, "SELECT document_id, text FROM documents"))
    assert [row["deal_id"] for row in found] == ["acme-bolt-acquisition-2026-01", "amazon-openai-investment-2025-12"]
    for row in found:
        assert row["source_report_id"] == heads[row["deal_id"]]
        text = texts[row["source_document_id"]]
        assert str(text)[row["evidence_start"] : row["evidence_end"]] == row["evidence"]  # type: ignore[misc]
        assert str(row["citation"]).startswith(f"“{row['evidence']}”")
    assert found[0]["source_outlet"] is None
    assert list(found[0])[-len(EVIDENCE_COLUMNS) :] == list(EVIDENCE_COLUMNS)


def test_a_report_is_proven_by_its_own_passage(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    found = exported(connection, whole(connection, "timeline"), tmp_path / "a.jsonl")

    assert len(found) == 3
    assert all(row["source_report_id"] == row["report_id"] for row in found)
    assert {row["source_path"] for row in found} == {"/news/a.md", None}


def test_the_users_sql_is_proven_whatever_the_case_of_its_columns(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    sql = "SELECT deal_id AS \"Deal_ID\" FROM deals UNION ALL VALUES (NULL), ('nobody') ORDER BY ALL"

    found = exported(connection, everything(connection, sql), tmp_path / "a.jsonl")

    assert [row["Deal_ID"] is not None and row["evidence"] for row in found] == [
        BOUGHT.sentence,
        IN_TALKS.sentence,
        None,
        False,
    ]


def test_many_rows_of_one_deal_are_all_proven(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    sql = "SELECT i, deal_id FROM deals, range(60000) t(i) ORDER BY i, deal_id"

    found = exported(connection, everything(connection, sql), tmp_path / "a.jsonl")

    assert [row["i"] for row in found] == [i for i in range(60000) for _ in range(2)]
    assert {row["evidence"] for row in found} == {BOUGHT.sentence, IN_TALKS.sentence}


@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "jsonl", "md", "parquet"])
def test_every_format_takes_evidence(connection: duckdb.DuckDBPyConnection, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"a.{ending}"

    assert export_query(ProvenQuery(connection, whole(connection, "deals")), target) == 2

    if ending == "parquet":
        found = duckdb.execute("SELECT evidence, evidence_start FROM read_parquet(?)", [str(target)]).fetchall()
        assert {evidence for evidence, _ in found} == {BOUGHT.sentence, IN_TALKS.sentence}


def test_a_quote_that_is_a_formula_is_defused(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    export_query(ProvenQuery(connection, whole(connection, "flows")), tmp_path / "a.csv")

    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        quotes = {row["payer"]: row["evidence"] for row in csv.DictReader(file)}
    assert quotes["Acme"] == f"'{BOUGHT.sentence}"


def test_a_query_without_an_id_is_refused_in_one_line(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="needs a column deal_id or report_id, and there is none among kind, n"):
        export_query(
            ProvenQuery(connection, everything(connection, "SELECT kind, 1 AS n FROM deals")), tmp_path / "a.csv"
        )

    assert list(tmp_path.glob("*.csv")) == []


def test_the_users_sql_still_only_reads(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    for sql in ("DELETE FROM deals RETURNING deal_id", "SELECT deal_id FROM read_csv('/etc/passwd')"):
        with pytest.raises(QueryError):
            export_query(ProvenQuery(connection, everything(connection, sql)), tmp_path / "a.csv")


def test_tables_and_views_are_written_whole_in_one_order(connection: duckdb.DuckDBPyConnection) -> None:
    deals = whole(connection, "DEALS").run()

    assert [row[0] for row in deals.rows] == ["acme-bolt-acquisition-2026-01", "amazon-openai-investment-2025-12"]
    assert "deal_no" not in deals.columns
    assert whole(connection, "company_totals").run().rows


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("flow", "there is no table or view 'flow'; did you mean flows"),
        ("x'; DROP TABLE deals", "dealtrail schema lists"),
    ],
)
def test_an_unknown_view_is_named_with_a_near_one(connection: duckdb.DuckDBPyConnection, name: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        whole(connection, name)
