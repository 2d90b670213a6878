import contextlib
import csv
import datetime
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from store.console import run_sql
from store.database import open_database
from store.explore import (
    FACETS,
    CompanyOrder,
    DealOrder,
    LinkedDeal,
    Money,
    PartyRow,
    company_pages,
    company_rows,
    company_table,
    count_companies,
    count_deals,
    deal_detail,
    deal_ids,
    deal_list,
    deal_pages,
    deal_rows,
    deal_table,
    document_passages,
    facet_choices,
    facet_rows,
    find_loops,
    flow_rows,
    format_totals,
)
from store.export import export
from store.lists import fill_lists
from store.query import Query
from store.search import compile_search, inline
from store.search_edits import Mark
from store.search_index import build_index
from tests.store.build import new_database

BOOK = Path(__file__).with_name("book.sql")
SEARCHES = ["", "openai", "kind:debt", "payer:nobody", "amount>=1bn -openai"]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("book") / "book.duckdb"
    with new_database(path) as connection:
        connection.execute(BOOK.read_text(encoding="utf-8"))
        fill_lists(connection)
        build_index(connection)
    with open_database(path) as connection:
        yield connection


def test_companies_without_a_deal_are_listed_when_nothing_is_searched(connection: duckdb.DuckDBPyConnection) -> None:
    rows = company_rows(connection)

    assert [(row.company_id, row.deal_count) for row in rows] == [
        ("amazon", 4),
        ("openai", 4),
        ("mistral-ai", 3),
        ("coreweave", 2),
        ("nvidia", 2),
        ("softbank", 2),
        ("societe-generale", 1),
        ("lodz-works", 0),
    ]
    assert (rows[-1].name, rows[-1].kind) == ("Œuvres de Łódź", "company")


def test_companies_of_a_search_are_counted_in_its_deals(connection: duckdb.DuckDBPyConnection) -> None:
    rows = company_rows(connection, compile_search("kind:debt"))

    assert [(row.company_id, row.deal_count) for row in rows] == [
        ("amazon", 1),
        ("mistral-ai", 1),
        ("societe-generale", 1),
    ]


def test_sums_are_told_by_currency_for_what_is_agreed(connection: duckdb.DuckDBPyConnection) -> None:
    rows = {row.company_id: row for row in company_rows(connection)}

    assert rows["mistral-ai"].received == (Money(500_000_000, "EUR"), Money(2_000_000, "USD"))
    assert format_totals(rows["mistral-ai"].received) == "500 m EUR + 2 m USD"
    assert rows["openai"].paid == (Money(22_400_000_000, "USD"),)
    assert rows["openai"].received == (Money(130_000_000_000, "USD"),)
    assert (rows["amazon"].paid, rows["amazon"].received) == ((), ())


def test_sums_have_the_meaning_of_company_totals(connection: duckdb.DuckDBPyConnection) -> None:
    totals = connection.execute(
        "SELECT company_id, currency, paid, received FROM company_totals"
        " WHERE paid IS NOT NULL OR received IS NOT NULL ORDER BY ALL"
    ).fetchall()
    listed = connection.execute(*company_table()).fetchall()

    assert sorted((row[0], row[4], row[5], row[6]) for row in listed if row[4]) == totals


def test_sums_of_a_search_are_of_its_deals_only(connection: duckdb.DuckDBPyConnection) -> None:
    rows = {row.company_id: row for row in company_rows(connection, compile_search("currency:eur"))}

    assert rows["mistral-ai"].received == (Money(500_000_000, "EUR"),)


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (CompanyOrder.DEALS, ["amazon", "openai", "mistral-ai"]),
        (CompanyOrder.PAID, ["nvidia", "openai", "societe-generale"]),
        (CompanyOrder.RECEIVED, ["openai", "coreweave", "mistral-ai"]),
        (CompanyOrder.LAST_SEEN, ["amazon", "openai", "softbank"]),
        (CompanyOrder.NAME, ["amazon", "coreweave", "mistral-ai"]),
    ],
)
def test_companies_are_sorted(connection: duckdb.DuckDBPyConnection, order: CompanyOrder, first: list[str]) -> None:
    rows = company_rows(connection, order=order)

    assert [row.company_id for row in rows][:3] == first
    assert company_rows(connection, order=order, limit=2) == rows[:2]


NEWEST = [
    "amazon-openai",
    "amazon-loan",
    "softbank-mistral",
    "socgen-mistral",
    "nvidia-openai",
    "openai-coreweave",
    "openai-round",
    "amazon-mistral",
    "coreweave-nvidia",
]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (DealOrder.NEWEST, NEWEST),
        (DealOrder.OLDEST, [*reversed(NEWEST[:-1]), NEWEST[-1]]),
        (DealOrder.LARGEST, ["openai-round", "amazon-openai", "nvidia-openai", "openai-coreweave", "amazon-loan"]),
        (DealOrder.SMALLEST, ["softbank-mistral", "socgen-mistral", "amazon-loan", "openai-coreweave"]),
        (DealOrder.TITLE, ["amazon-mistral", "amazon-loan", "amazon-openai", "coreweave-nvidia"]),
        (DealOrder.STAGE, ["softbank-mistral", "socgen-mistral", "coreweave-nvidia", "nvidia-openai"]),
        (DealOrder.SOURCES, ["amazon-openai", "openai-round", "amazon-loan"]),
    ],
)
def test_deals_are_sorted_and_one_without_the_value_stands_last(
    connection: duckdb.DuckDBPyConnection, order: DealOrder, expected: list[str]
) -> None:
    ids = deal_ids(connection, order=order)

    assert ids[: len(expected)] == expected
    assert sorted(ids) == sorted(NEWEST)
    assert deal_ids(connection, order=order, limit=3) == ids[:3]


def test_deals_of_a_company_and_a_search(connection: duckdb.DuckDBPyConnection) -> None:
    assert deal_ids(connection, compile_search("kind:investment"), "openai") == ["amazon-openai", "nvidia-openai"]
    assert deal_ids(connection, company_id="lodz-works") == []


@pytest.mark.parametrize("query", SEARCHES)
def test_counts_agree_with_the_lists(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    search = compile_search(query)

    assert count_deals(connection, search) == len(deal_ids(connection, search))
    assert count_deals(connection, search, "amazon") == len(deal_ids(connection, search, "amazon"))
    assert count_companies(connection, search) == len(company_rows(connection, search))
    assert count_companies(connection) == 8


def test_rows_come_in_the_order_of_their_ids(connection: duckdb.DuckDBPyConnection) -> None:
    rows = deal_rows(connection, ["socgen-mistral", "gone", "amazon-mistral", "openai-round"])

    assert [row.deal_id for row in rows] == ["socgen-mistral", "amazon-mistral", "openai-round"]
    assert deal_rows(connection, []) == []


def test_a_row_shows_sides_money_and_conflict(connection: duckdb.DuckDBPyConnection) -> None:
    loan, together, funding = deal_rows(connection, ["socgen-mistral", "amazon-mistral", "openai-round"])

    assert (loan.payers, loan.payees, loan.partners) == (("Société Générale",), ("Mistral AI",), ())
    assert (loan.date, loan.money, loan.conflict) == ("2025-Q4", "~500–700 m EUR", False)
    assert (loan.dollars, together.dollars, funding.dollars) == ("≈ 600–840 m USD", "", "")
    assert (loan.amount_usd, loan.rate_on) == (600_000_000, datetime.date(2025, 10, 1))
    assert (together.partners, together.money) == (("Amazon", "Mistral AI"), "")
    assert (funding.payers, funding.money, funding.conflict) == (("Amazon", "SoftBank"), "≥ 100 bn USD?", True)
    assert (funding.round, funding.first_reported) == ("Series C", datetime.date(2026, 1, 30))
    assert [row.checked for row in deal_rows(connection, ["amazon-loan", "amazon-openai"])] == [True, False]


def test_a_deal_shows_its_reports_from_the_oldest_to_the_newest(connection: duckdb.DuckDBPyConnection) -> None:
    detail = deal_detail(connection, "amazon-openai")

    assert detail is not None
    assert detail.deal == deal_rows(connection, ["amazon-openai"])[0]
    assert detail.parties == (
        PartyRow("amazon", "Amazon", "investor", "payer"),
        PartyRow("openai", "OpenAI", "target", "payee"),
    )
    assert [(entry.date, entry.outlet, entry.stage, entry.money) for entry in detail.history] == [
        ("2025-12-17", "The Daily Ledger", "in_talks", "10 bn USD"),
        ("2026-01-30", "Le Courrier du soir", "in_talks", "≤ 50 bn USD"),
    ]
    assert [report.is_head for report in detail.reports] == [False, True]
    assert [report.document.path for report in detail.reports] == ["a/old.txt", "a/new.txt"]
    assert detail.links == (LinkedDeal("openai-round", "OpenAI raises money", "part of"),)


def test_every_span_of_a_deal_holds(connection: duckdb.DuckDBPyConnection) -> None:
    for deal_id in deal_ids(connection):
        detail = deal_detail(connection, deal_id)
        assert detail is not None
        for report in detail.reports:
            assert report.evidence
            for span in report.evidence:
                assert report.document.text[span.start : span.end] == span.text


def test_evidence_comes_in_the_order_of_the_text(connection: duckdb.DuckDBPyConnection) -> None:
    detail = deal_detail(connection, "amazon-openai")

    assert detail is not None
    assert [span.field for span in detail.reports[1].evidence] == ["deal", "confirmation", "bound", "amount"]


def test_a_round_names_its_parts_and_the_report_that_disputes_it(connection: duckdb.DuckDBPyConnection) -> None:
    detail = deal_detail(connection, "openai-round")

    assert detail is not None
    assert detail.links == (LinkedDeal("amazon-openai", "Amazon invests in OpenAI", "has part"),)
    assert [(entry.date, entry.money, entry.disputes) for entry in detail.history] == [
        (None, "≥ 100 bn USD?", False),
        ("2026-01-30", "90 bn USD", True),
    ]


def test_a_deal_that_is_gone_is_none(connection: duckdb.DuckDBPyConnection) -> None:
    assert deal_detail(connection, "gone") is None


def test_passages_of_a_company_that_is_only_mentioned(connection: duckdb.DuckDBPyConnection) -> None:
    (passage,) = document_passages(connection, "lodz-works")

    ((start, end),) = passage.spans
    assert passage.document.text[start:end] == "Łódź"
    assert passage.document.publisher == "Le Courrier du soir"


def test_passages_are_the_newest_first_each_with_all_its_places(connection: duckdb.DuckDBPyConnection) -> None:
    passages = document_passages(connection, "nvidia")

    assert [passage.document.document_id for passage in passages] == ["doc-old", "doc-ring"]
    assert passages[1].spans == ((0, 6), (84, 90))
    assert document_passages(connection, "nvidia", limit=1) == passages[:1]
    assert document_passages(connection, "nobody") == ()


def test_a_loop_has_its_legs_in_order_with_their_proof(connection: duckdb.DuckDBPyConnection) -> None:
    (loop,) = find_loops(connection).loops

    assert [(leg.flow.payer, leg.flow.payee, leg.flow.money) for leg in loop.legs] == [
        ("CoreWeave", "Nvidia", ""),
        ("Nvidia", "OpenAI", "30 bn USD"),
        ("OpenAI", "CoreWeave", "22.4 bn USD"),
    ]
    assert [leg.flow.kind_of_money for leg in loop.legs] == ["purchase", "equity", "purchase"]
    assert loop.legs[1].quote == "Nvidia invests 30 billion in OpenAI"
    assert loop.legs[1].document_id == "doc-ring"
    assert find_loops(connection, limit=0).loops == ()


def test_flows_of_a_search_and_of_a_company(connection: duckdb.DuckDBPyConnection) -> None:
    assert [flow.deal_id for flow in flow_rows(connection, compile_search("kind:contract"))] == [
        "openai-coreweave",
        "coreweave-nvidia",
    ]
    assert [(flow.payer, flow.payee) for flow in flow_rows(connection, company_id="mistral-ai")] == [
        ("SoftBank", "Mistral AI"),
        ("Société Générale", "Mistral AI"),
    ]
    assert len(flow_rows(connection, limit=2)) == 2


@pytest.mark.parametrize("query", SEARCHES)
@pytest.mark.parametrize("order", list(DealOrder))
def test_the_table_to_export_has_the_deals_of_the_list(
    connection: duckdb.DuckDBPyConnection, query: str, order: DealOrder
) -> None:
    search = compile_search(query)
    statement = deal_table(search, "openai", order)

    answer = Query(connection, *statement).run()

    assert [row[0] for row in answer.rows] == deal_ids(connection, search, "openai", order)
    assert run_sql(connection, inline(*statement)).rows == answer.rows


@pytest.mark.parametrize("query", SEARCHES)
@pytest.mark.parametrize("company_id", [None, "openai"])
def test_the_statement_to_show_has_the_deals_of_the_list(
    connection: duckdb.DuckDBPyConnection, query: str, company_id: str | None
) -> None:
    search = compile_search(query)

    answer = run_sql(connection, inline(*deal_list(search, company_id, DealOrder.LARGEST)))

    assert [row[0] for row in answer.rows] == deal_ids(connection, search, company_id, DealOrder.LARGEST)


def test_the_statement_to_show_reads_as_if_typed() -> None:
    assert inline(*deal_list(compile_search("kind:debt amount>=1m"), "openai")) == (
        "SELECT d.deal_id, d.date, d.title, d.stage, d.confirmation, d.bound, d.amount, d.currency\n"
        "FROM deals AS d\n"
        "WHERE d.kind = 'debt'\n"
        "  AND coalesce(d.amount_usd_max, d.amount_usd) >= 1000000\n"
        "  AND d.deal_id IN (SELECT p.deal_id FROM parties AS p WHERE p.company_id = 'openai')\n"
        "ORDER BY d.date_on DESC NULLS LAST, d.deal_id"
    )


@pytest.mark.parametrize("query", SEARCHES)
@pytest.mark.parametrize("order", list(CompanyOrder))
def test_the_table_to_export_has_the_companies_of_the_list(
    connection: duckdb.DuckDBPyConnection, query: str, order: CompanyOrder
) -> None:
    search = compile_search(query)
    statement = company_table(search, order)

    answer = Query(connection, *statement).run()

    listed = company_rows(connection, search, order)
    assert list(dict.fromkeys(row[0] for row in answer.rows)) == [row.company_id for row in listed]
    assert run_sql(connection, inline(*statement)).rows == answer.rows


def test_what_is_shown_is_what_is_exported(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    target = tmp_path / "deals.csv"

    assert export(connection, *deal_table(compile_search("kind:debt")), target) == 2

    with target.open(encoding="utf-8", newline="") as file:
        loan, lent = csv.DictReader(file)
    assert (loan["deal_id"], loan["payees"], loan["amount"]) == ("amazon-loan", "Amazon", "9000000000")
    assert (lent["payers"], lent["amount_max"], lent["conflict"]) == ("Société Générale", "700000000", "false")


def test_asking_costs_neither_the_validation_library_nor_a_screen() -> None:
    script = (
        "import sys, store.explore, store.console, store.export\n"
        "print([name for name in ('pydantic', 'textual', 'numpy', 'pyarrow', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


@pytest.mark.parametrize("query", ["", "openai"])
def test_companies_are_found_by_a_part_of_any_name(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    search = compile_search(query)
    every = company_rows(connection, search, CompanyOrder.NAME)
    for named, ids in {"OPEN": {"openai"}, "perè de": {"openai"}, "nobody": set(), "a": None, "'": set()}.items():
        found = company_rows(connection, search, CompanyOrder.NAME, named=named)
        assert found == [row for row in every if row in found]
        assert ids is None or {row.company_id for row in found} == ids
        statement = company_table(search, CompanyOrder.NAME, named)
        answer = Query(connection, *statement).run()
        assert list(dict.fromkeys(row[0] for row in answer.rows)) == [row.company_id for row in found]
        assert run_sql(connection, inline(*statement)).rows == answer.rows
        with contextlib.closing(company_pages(connection, search, CompanyOrder.NAME, named)) as pages:
            assert pages.rows(0, len(pages)) == found


def test_facets_count_the_deals_of_a_search(connection: duckdb.DuckDBPyConnection) -> None:
    counts = {(row.field, row.value): row.count for row in facet_rows(connection, compile_search("kind:debt,contract"))}
    assert {value for field, value in counts if field == "kind"} == {"debt", "contract"}
    for (field, value), count in counts.items():
        where = {"year": "year(date_on)::VARCHAR = ?", "outlet": _REPORTED_BY, "language": _REPORTED_IN}
        sql = f"SELECT count(*) FROM deals WHERE kind IN ('debt', 'contract') AND {where.get(field, f'{field} = ?')}"
        assert connection.execute(sql, [value]).fetchall() == [(count,)], (field, value)


def test_facets_of_all_deals_come_in_order(connection: duckdb.DuckDBPyConnection) -> None:
    rows = facet_rows(connection)
    assert list(dict.fromkeys(row.field for row in rows)) == list(FACETS)
    kinds = [row.count for row in rows if row.field == "kind"]
    years = [row.value for row in rows if row.field == "year"]
    assert kinds == sorted(kinds, reverse=True)
    assert years == sorted(years, reverse=True)
    assert sum(kinds) == count_deals(connection)
    assert facet_rows(connection, compile_search("payer:nobody")) == []


def test_facets_of_a_company_count_its_deals_only(connection: duckdb.DuckDBPyConnection) -> None:
    for search in (None, compile_search("kind:debt,investment")):
        kinds = [row.count for row in facet_rows(connection, search, "amazon") if row.field == "kind"]
        assert sum(kinds) == count_deals(connection, search, "amazon") > 0


def test_what_a_search_says_of_a_facet_does_not_hide_its_other_values(connection: duckdb.DuckDBPyConnection) -> None:
    search = compile_search("kind:debt -lang:fr in:2025 amazon")
    choices = facet_choices(connection, search)
    for facet, without in {"kind": "-lang:fr in:2025 amazon", "year": "kind:debt -lang:fr amazon"}.items():
        counts = {row.value: row.count for row in facet_rows(connection, compile_search(without)) if row.field == facet}
        shown = {choice.value: choice.count for choice in choices if choice.field == facet}
        assert shown == {**dict.fromkeys(shown, 0), **counts}
    marks = {(choice.field, choice.value): choice.mark for choice in choices if choice.mark}
    assert marks == {("kind", "debt"): Mark.KEPT, ("year", "2025"): Mark.KEPT, ("language", "fr"): Mark.EXCLUDED}
    assert [(row.field, row.value, row.count) for row in facet_rows(connection)] == [
        (choice.field, choice.value, choice.count) for choice in facet_choices(connection, compile_search(""))
    ]


def test_outlets_that_are_kept_stay_in_account(connection: duckdb.DuckDBPyConnection) -> None:
    search = compile_search('source="The Daily Ledger"')
    outlets = {c.value: (c.count, c.mark) for c in facet_choices(connection, search) if c.field == "outlet"}
    both = count_deals(connection, compile_search('source="The Daily Ledger" source="Le Courrier du soir"'))
    assert outlets["The Daily Ledger"] == (count_deals(connection, search), Mark.KEPT)
    assert outlets.get("Le Courrier du soir", (0, None)) == (both, None)


@pytest.mark.parametrize("order", list(DealOrder))
@pytest.mark.parametrize("query", SEARCHES)
def test_pages_are_the_list_in_parts(connection: duckdb.DuckDBPyConnection, query: str, order: DealOrder) -> None:
    search = compile_search(query)
    ids = deal_ids(connection, search, order=order)
    with contextlib.closing(deal_pages(connection, search, order=order)) as pages:
        assert len(pages) == len(ids)
        assert [deal_id for first in range(0, len(ids), 2) for deal_id in pages.ids(first, first + 2)] == ids
        assert pages.rows(1, 3) == deal_rows(connection, ids[1:3])
        assert [pages.place(deal_id) for deal_id in ids] == list(range(len(ids)))
        assert pages.place("nothing") is None


@pytest.mark.parametrize("order", list(CompanyOrder))
@pytest.mark.parametrize("query", SEARCHES)
def test_pages_of_companies_are_the_list_in_parts(
    connection: duckdb.DuckDBPyConnection, query: str, order: CompanyOrder
) -> None:
    search = compile_search(query)
    rows = company_rows(connection, search, order)
    with contextlib.closing(company_pages(connection, search, order)) as pages:
        assert len(pages) == len(rows)
        assert [row for first in range(0, len(rows), 3) for row in pages.rows(first, first + 3)] == rows
        assert [pages.place(row.company_id) for row in rows] == list(range(len(rows)))
        assert pages.place("nothing") is None


def test_pages_of_two_lists_stay_apart(connection: duckdb.DuckDBPyConnection) -> None:
    all_deals, of_company = deal_pages(connection), deal_pages(connection, company_id="amazon")
    assert of_company.ids(0, 10) == deal_ids(connection, company_id="amazon")
    of_company.close()
    assert all_deals.ids(0, 100) == deal_ids(connection)
    all_deals.close()


_REPORTED_BY = """deal_id IN (
    SELECT r.deal_id FROM reports AS r JOIN documents AS o USING (document_id) WHERE o.publisher = ?)"""
_REPORTED_IN = """deal_id IN (
    SELECT r.deal_id FROM reports AS r JOIN documents AS o USING (document_id) WHERE o.language = ?)"""
