"""Companies that the user names, merges and splits: it holds over every rule, now and after every load."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from seeds.model import ParsedDocument
from store import corrections
from store.corrected_companies import corrected_companies
from store.correction_files import export_corrections, import_corrections
from store.errors import CorrectionError
from store.loading import load_parsed
from tests.store.build import article, dump, load_all, rows, told

BUY = article("2026-01-30", told("Velmont buys Tressac.", "acquisition", Velmont="acquirer", Tressac="target"))
AGAIN = article(
    "2026-02-02", told("Velmont Labs SA takes Tressac.", "acquisition", Velmont_Labs_SA="acquirer", Tressac="target")
)
FUND = article(
    "2026-02-03",
    told("Orlac raises 30 m EUR.", "funding_round", money="30 m EUR", Orlac="target"),
    names=["Brennier Inc", "Brennier SA"],
)
KNOWN = article(
    "2026-02-04",
    told("Amazon invests in Orlac.", "investment", money="10 m EUR", Amazon="investor", Orlac="target"),
    names=["AWS", "Google"],
)
ALL = [BUY, AGAIN, FUND, KNOWN]
LOG = ("corrections", "correction_reports", "correction_fields", "decisions")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with load_all(tmp_path / "deals.duckdb", ALL) as connection:
        yield connection


def seen(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    """Every row but those of the log."""
    return {table: found for table, found in dump(connection).items() if table not in LOG}


def company_of(connection: duckdb.DuckDBPyConnection, name: str) -> list[object]:
    sql = "SELECT company_id FROM mentions WHERE name = ? UNION SELECT company_id FROM report_parties WHERE name = ?"
    return [ident for (ident,) in rows(connection, sql, name, name)]


def deals(connection: duckdb.DuckDBPyConnection) -> list[object]:
    return [ident for (ident,) in rows(connection, "SELECT deal_id FROM deals ORDER BY deal_id")]


def test_merged_companies_make_one_deal_and_undo_parts_them(connection: duckdb.DuckDBPyConnection) -> None:
    before = seen(connection)
    outcome = corrections.merge_companies(connection, "Velmont Labs", "velmont", "renamed in 2024")
    assert company_of(connection, "Velmont Labs SA") == ["velmont"]
    assert "velmont-tressac-acquisition-2026-01" in deals(connection)
    assert outcome.deals_before == ("velmont-labs-tressac-acquisition-2026-02", "velmont-tressac-acquisition-2026-01")
    assert outcome.deals_after == ("velmont-tressac-acquisition-2026-01",)
    assert rows(connection, "SELECT alias, rule FROM aliases WHERE company_id = 'velmont' ORDER BY alias") == [
        ("Velmont", "the same but for case, accents, punctuation and legal form"),
        ("Velmont Labs SA", "merged by the user"),
    ]
    assert rows(connection, "SELECT count(*) FROM companies WHERE company_id = 'velmont-labs'") == [(0,)]
    corrections.undo(connection)
    assert seen(connection) == before


def test_a_merge_holds_for_articles_that_come_later(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.merge_companies(connection, "velmont-labs", "velmont")
    load_parsed(
        connection,
        article(
            "2026-02-09", told("VELMONT LABS owns Tressac.", "acquisition", VELMONT_LABS="acquirer", Tressac="target")
        ),
    )
    assert company_of(connection, "VELMONT LABS") == ["velmont"]
    assert rows(connection, "SELECT report_count FROM deals WHERE kind = 'acquisition'") == [(3,)]


@pytest.mark.parametrize(("one", "other"), [("Velmont", "Velmont Labs SA"), ("Velmont Labs SA", "Velmont")])
def test_a_merged_company_is_shown_under_the_name_that_it_was_merged_into(
    connection: duckdb.DuckDBPyConnection, one: str, other: str
) -> None:
    load_parsed(connection, article("2026-02-09", names=[one, f"{one} GROUP"]))
    corrections.merge_companies(connection, one, other)
    (ident,) = company_of(connection, other)
    assert rows(connection, "SELECT name FROM companies WHERE company_id = ?", ident) == [(other,)]


def test_a_company_merged_with_another_takes_those_that_it_owns(connection: duckdb.DuckDBPyConnection) -> None:
    (owner,) = rows(connection, "SELECT owner_id FROM companies WHERE company_id = 'amazon'") or [(None,)]
    assert owner == (None,)
    owned = rows(connection, "SELECT company_id FROM companies WHERE owner_id = 'amazon'")
    corrections.merge_companies(connection, "Amazon", "Orlac")
    assert company_of(connection, "Amazon") == ["orlac"]
    assert rows(connection, "SELECT company_id FROM companies WHERE owner_id = 'orlac'") == owned
    corrections.undo(connection)
    assert rows(connection, "SELECT company_id FROM companies WHERE owner_id = 'amazon'") == owned


def test_renamed_company_is_shown_so_everywhere(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.rename(connection, "tressac", "Trésac & Fils")
    assert rows(connection, "SELECT name, named_by FROM companies WHERE company_id = 'tressac'") == [
        ("Trésac & Fils", "user")
    ]
    titles = "SELECT title FROM deals WHERE kind = 'acquisition' ORDER BY deal_id"
    assert rows(connection, titles) == [
        ("Acquisition of Trésac & Fils by Velmont Labs SA",),
        ("Acquisition of Trésac & Fils by Velmont",),
    ]
    corrections.rename(connection, "Tressac", "Tressac Holding")
    corrections.undo(connection)
    assert rows(connection, titles)[0] == ("Acquisition of Trésac & Fils by Velmont Labs SA",)


def test_alias_holds_over_the_list_and_its_undo_brings_the_list_back(connection: duckdb.DuckDBPyConnection) -> None:
    before = seen(connection)
    corrections.alias(connection, "Google", "Orlac", "a misprint")
    assert company_of(connection, "Google") == ["orlac"]
    assert ("Google", "an alias by the user") in rows(connection, "SELECT alias, rule FROM aliases")
    corrections.undo(connection)
    assert seen(connection) == before


def test_alias_for_a_name_that_is_not_printed_yet_waits(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.alias(connection, "the Lyon start-up", "orlac")
    assert rows(connection, "SELECT state FROM corrections") == [("waiting",)]
    load_parsed(connection, article("2026-02-09", names=["the Lyon start-up"]))
    assert company_of(connection, "the Lyon start-up") == ["orlac"]
    assert rows(connection, "SELECT state FROM corrections") == [("holds",)]


def test_names_that_differ_in_their_legal_form_can_be_split(connection: duckdb.DuckDBPyConnection) -> None:
    assert company_of(connection, "Brennier SA") == company_of(connection, "Brennier Inc") == ["brennier"]
    corrections.split_company(connection, "Brennier SA")
    assert company_of(connection, "Brennier SA") == ["brennier-sa"]
    assert company_of(connection, "Brennier Inc") == ["brennier"]
    assert rows(connection, "SELECT rule FROM aliases WHERE company_id = 'brennier-sa'") == [("split off by the user",)]


def test_split_takes_a_name_out_of_a_merge_and_a_known_company(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.merge_companies(connection, "velmont-labs", "velmont")
    corrections.split_company(connection, "Velmont Labs")
    assert company_of(connection, "Velmont Labs SA") == ["velmont-labs"]
    corrections.split_company(connection, "Amazon")
    assert company_of(connection, "Amazon") == ["amazon_2"]
    assert "amazon_2-orlac-investment-2026-02" in deals(connection)
    with pytest.raises(CorrectionError, match="Orlac: it is a company of its own already"):
        corrections.split_company(connection, "Orlac")


def test_kind_of_company(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.set_company_kind(connection, "Orlac", "Fund")
    assert rows(connection, "SELECT kind FROM companies WHERE company_id = 'orlac'") == [("fund",)]
    with pytest.raises(CorrectionError, match="Orlac: 'bank' is unknown"):
        corrections.set_company_kind(connection, "Orlac", "bank")


def test_decisions_on_companies_hold_whatever_came_first(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    corrections.merge_companies(connection, "velmont-labs", "velmont")
    corrections.alias(connection, "Tressac", "Orlac")
    corrections.rename(connection, "orlac", "Orlac Group")
    corrections.split_company(connection, "AWS")
    corrections.set_values(connection, f"{BUY.document.document_id}-0", parties={"Velmont Labs": ["seller"]})
    file = tmp_path / "corrections.jsonl"
    export_corrections(connection, file)
    with load_all(tmp_path / "other.duckdb", []) as other:
        import_corrections(other, file)
        for parsed in reversed(ALL):
            load_parsed(other, parsed)
        assert dump(other) == dump(connection)


def test_corrections_survive_documents_that_are_read_anew(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.merge_companies(connection, "velmont-labs", "velmont")
    corrections.alias(connection, "Tressac", "Orlac")
    before = dump(connection)
    silent = ParsedDocument(document=AGAIN.document)
    load_parsed(connection, silent)
    assert rows(connection, "SELECT state FROM corrections ORDER BY made_at") == [("waiting",), ("holds",)]
    load_parsed(connection, AGAIN)
    assert dump(connection) == before


@pytest.mark.parametrize(
    ("act", "problem"),
    [
        (lambda c: corrections.rename(c, "nobody", "X"), "nobody: there is no such company"),
        (lambda c: corrections.rename(c, "Orlac", " \t"), "a company needs a name"),
        (lambda c: corrections.rename(c, "Orlac", "x" * 301), "is too long"),
        (lambda c: corrections.merge_companies(c, "Orlac", "ORLAC SA"), "are one company already"),
        (lambda c: corrections.alias(c, "Orlac SA", "orlac"), "it means orlac already"),
        (lambda c: corrections.split_company(c, "nobody"), "no document prints this name"),
    ],
)
def test_what_cannot_be_is_refused(connection: duckdb.DuckDBPyConnection, act: object, problem: str) -> None:
    before = dump(connection)
    with pytest.raises(CorrectionError, match=problem):
        act(connection)  # type: ignore[operator]
    assert dump(connection) == before


def test_which_companies_are_corrected(connection: duckdb.DuckDBPyConnection) -> None:
    assert corrected_companies(connection) == set()
    corrections.merge_companies(connection, "Velmont Labs", "velmont")
    corrections.set_company_kind(connection, "Orlac", "Fund")
    corrections.split_company(connection, "AWS")
    corrections.alias(connection, "the Lyon start-up", "tressac")  # waits: nothing prints it
    assert corrected_companies(connection) == {"velmont", "orlac", "aws_2"}
    corrections.rename(connection, "Orlac", "Orlac Group")
    for left in (
        {"velmont", "orlac", "aws_2"},
        {"velmont", "orlac", "aws_2"},
        {"velmont", "orlac"},
        {"velmont"},
        set(),
    ):
        corrections.undo(connection)
        assert corrected_companies(connection) == left
