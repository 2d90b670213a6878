import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seeds.model import Document, Evidence, ParsedDocument, Party, Report, text_id
from seeds.tables import guess_mapping, read_rows, read_sheet
from seeds.vocabulary import Bound, Confirmation, Kind, Role, Stage
from store.corrections import reject
from store.explore import deal_table
from store.export import export
from store.importing import ImportResult, check_table, import_table
from store.loading import load_parsed
from tests.store.build import article, dump, load_all, new_database, rows, told

HEADER = "Acquéreur;Cible;Type;Montant (M€);Date;Statut;Lien\n"
ROWS = (
    "Acme;Bolt;rachat;1 200;18/12/2025;signé;https://a.fr/1\n",
    "Dunmore;Corvo;levée de fonds;30;2025-11;annoncé;\n",
    "Acme;Ecru;rachat;nc;T4 2025;bouclé;\n",
)


@pytest.fixture
def connection(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    return new_database(tmp_path / "a.duckdb")


def imported(connection: duckdb.DuckDBPyConnection, path: Path, text: str, **more: Any) -> ImportResult:
    path.write_text(text, encoding="utf-8")
    sheet = read_sheet(path)
    return import_table(connection, sheet, guess_mapping(sheet), **more)


def counts(result: ImportResult) -> tuple[int, int, int, int, int]:
    return result.loaded, result.unchanged, result.removed, len(result.refused), result.deals_new


def test_every_row_becomes_a_deal_whose_fields_are_proven(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    result = imported(connection, tmp_path / "deals.csv", HEADER + "".join(ROWS))

    assert counts(result) == (3, 0, 0, 0, 3)
    assert rows(connection, "SELECT deal_id, kind, stage, amount, currency, date FROM deals ORDER BY deal_id") == [
        ("acme-bolt-acquisition-2025-12", "acquisition", "announced", 1_200_000_000, "EUR", "2025-12-18"),
        ("acme-ecru-acquisition-2025-q4", "acquisition", "completed", None, None, "2025-Q4"),
        ("corvo-funding-round-2025-11", "funding_round", "announced", 30_000_000, "EUR", "2025-11"),
    ]
    wrong = "SELECT * FROM evidence JOIN reports USING (report_id) JOIN documents USING (document_id) WHERE "
    assert rows(connection, f"{wrong} substring(text, span_start + 1, span_end - span_start) <> evidence.quote") == []
    assert rows(
        connection, "SELECT DISTINCT path, publisher, rule FROM documents JOIN reports USING (document_id)"
    ) == [(str(tmp_path / "deals.csv"), "deals.csv", "import")]


def test_the_same_file_twice_changes_nothing(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    imported(connection, tmp_path / "deals.csv", HEADER + "".join(ROWS))
    before = dump(connection)

    assert counts(imported(connection, tmp_path / "deals.csv", HEADER + "".join(ROWS))) == (0, 3, 0, 0, 0)
    assert counts(imported(connection, tmp_path / "deals.csv", HEADER + "".join(reversed(ROWS)))) == (0, 3, 0, 0, 0)
    assert dump(connection) == before


def test_the_database_is_that_of_the_last_file(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    imported(connection, path, HEADER + "".join(ROWS))
    changed = ROWS[0].replace("1 200", "1 300"), ROWS[2], "Foxglove;Gale;rachat;5;2025;signé;\n"

    assert counts(imported(connection, path, HEADER + "".join(changed))) == (2, 1, 2, 0, 0)

    with new_database(tmp_path / "b.duckdb") as anew:
        imported(anew, path, HEADER + "".join(changed))
        assert without_numbers(dump(connection)) == without_numbers(dump(anew))


def without_numbers(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, object]:
    """The tables that do not number deals by their age in the file."""
    return {name: tables[name] for name in ("documents", "mentions", "reports", "companies", "evidence", "links")}


def test_rows_that_the_file_no_longer_has_may_be_kept(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    imported(connection, tmp_path / "deals.csv", HEADER + "".join(ROWS[:2]))

    assert counts(imported(connection, tmp_path / "deals.csv", HEADER + ROWS[2], keep=True)) == (1, 0, 0, 0, 1)
    assert rows(connection, "SELECT count(*) FROM deals") == [(3,)]


def test_other_files_and_articles_stay(tmp_path: Path) -> None:
    deal = told("Amazon buys Bolt for $2bn.", "acquisition", "completed", "2 bn USD", Amazon="acquirer", Bolt="target")
    connection = load_all(tmp_path / "a.duckdb", [article("2026-01-30", deal)])
    imported(connection, tmp_path / "one.csv", HEADER + ROWS[0])
    imported(connection, tmp_path / "two.csv", HEADER + ROWS[1])

    assert counts(imported(connection, tmp_path / "one.csv", HEADER + ROWS[2])) == (1, 0, 1, 0, 0)
    assert rows(connection, "SELECT deal_id FROM deals ORDER BY ALL") == [
        ("acme-ecru-acquisition-2025-q4",),
        ("amazon-bolt-acquisition-2026-01",),
        ("corvo-funding-round-2025-11",),
    ]


def test_a_row_and_an_article_of_one_deal_are_merged(tmp_path: Path) -> None:
    deal = told("Acme buys Bolt for €1.2bn.", "acquisition", "announced", "1.2 bn EUR", Acme="acquirer", Bolt="target")
    connection = load_all(tmp_path / "a.duckdb", [article("2025-12-19", deal)])

    assert imported(connection, tmp_path / "deals.csv", HEADER + ROWS[0]).deals_new == 0
    assert rows(connection, "SELECT report_count FROM deals") == [(2,)]


def test_a_row_that_stands_twice_is_loaded_once(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    assert counts(imported(connection, tmp_path / "deals.csv", HEADER + ROWS[0] + ROWS[0])) == (1, 1, 0, 0, 1)


def test_refused_rows_are_told_and_the_others_loaded(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    result = imported(connection, path, HEADER + ROWS[0] + "A;B;scission;5;hier;signé;\n" + ROWS[1])

    assert counts(result) == (2, 0, 0, 1, 2)
    ((refusal,),) = result.refused
    assert (refusal.line, refusal.column, refusal.value) == (3, "Type", "scission")
    sheet = read_sheet(path)
    assert check_table(sheet, guess_mapping(sheet)) == result.refused


def test_a_row_that_is_refused_now_is_gone(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    imported(connection, tmp_path / "deals.csv", HEADER + ROWS[0])

    assert counts(imported(connection, tmp_path / "deals.csv", HEADER + ROWS[0].replace("rachat", "?x"))) == (
        0,
        0,
        1,
        1,
        -1,
    )
    assert rows(connection, "SELECT count(*) FROM documents") == [(0,)]


def test_many_rows_at_once_are_as_one_by_one(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    many = [f"Payer {i % 9};Firm {i % 17};rachat;{i};2025-{i % 12 + 1:02};signé;\n" for i in range(70)]
    deal = told("Acme buys Bolt for €1.2bn.", "acquisition", "announced", "1.2 bn EUR", Acme="acquirer", Bolt="target")
    load_parsed(connection, article("2025-12-19", deal))
    imported(connection, path, HEADER + ROWS[0] + "".join(many[:40]))

    assert counts(imported(connection, path, HEADER + ROWS[0] + "".join(many[10:])))[:3] == (30, 31, 10)

    with load_all(tmp_path / "b.duckdb", [article("2025-12-19", deal)]) as slowly:
        sheet = read_sheet(path)
        for row in read_rows(sheet, guess_mapping(sheet)):
            assert isinstance(row, ParsedDocument)
            load_parsed(slowly, row)
        assert without_numbers(dump(connection)) == without_numbers(dump(slowly))


def test_another_mapping_reads_the_same_rows_anew(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    from dataclasses import replace

    path = tmp_path / "deals.csv"
    imported(connection, path, HEADER + ROWS[0])
    sheet = read_sheet(path)
    mapping = replace(guess_mapping(sheet), scales={"amount": 1000})

    assert counts(import_table(connection, sheet, mapping)) == (1, 0, 0, 0, 0)
    assert rows(connection, "SELECT amount FROM deals") == [(1_200_000,)]


def test_what_the_user_decided_on_a_row_stays(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    imported(connection, tmp_path / "deals.csv", HEADER + "".join(ROWS))
    ((report_id,),) = rows(connection, "SELECT report_id FROM reports WHERE deal_id = 'corvo-funding-round-2025-11'")
    reject(connection, str(report_id))

    imported(connection, tmp_path / "deals.csv", HEADER + "".join(ROWS))

    assert rows(connection, "SELECT count(*) FROM deals") == [(2,)]


def test_an_import_that_fails_leaves_everything_as_it_was(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    imported(connection, tmp_path / "deals.csv", HEADER + ROWS[0])
    before = dump(connection)
    path = tmp_path / "deals.csv"
    path.write_text(HEADER + "".join(ROWS[1:]), encoding="utf-8")
    sheet = read_sheet(path)

    class Interrupting(tuple[Any, ...]):
        def __iter__(self) -> Any:
            yield from tuple.__iter__(self)
            raise KeyboardInterrupt

    broken = type(sheet)(sheet.path, sheet.delimiter, sheet.headers, Interrupting(sheet.rows))
    with pytest.raises(KeyboardInterrupt):
        import_table(connection, broken, guess_mapping(sheet))

    assert dump(connection) == before


MAIN_ROLES = {
    Kind.FUNDING_ROUND: (Role.INVESTOR, Role.TARGET),
    Kind.INVESTMENT: (Role.INVESTOR, Role.TARGET),
    Kind.ACQUISITION: (Role.ACQUIRER, Role.TARGET),
    Kind.CONTRACT: (Role.CUSTOMER, Role.SUPPLIER),
    Kind.FUND: (Role.INVESTOR, Role.MANAGER),
    Kind.DEBT: (Role.LENDER, Role.BORROWER),
    Kind.CAPEX: (Role.SPONSOR,),
    Kind.PARTNERSHIP: (Role.PARTNER, Role.PARTNER),
}
CARRIED = ("kind", "stage", "confirmation", "payers", "payees", "partners", "amount", "amount_max", "currency",
           "currency_inferred", "bound", "stake_pct", "valuation", "round", "date")  # fmt: skip

names = st.sampled_from(["=Sum", "Élan", "Smith, Sons & Co", "@Home", 'The "Best"', "Ørsted", "A/S", "-Minus", "3M"])
money = st.integers(0, 2**63 - 1)


@st.composite
def deals(draw: Callable[..., Any]) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(MAIN_ROLES)))
    amount = draw(st.none() | money)
    valuation = draw(st.none() | money)
    priced = amount is not None or valuation is not None
    return {
        "kind": kind,
        "stage": draw(st.sampled_from(Stage)),
        "confirmation": draw(st.sampled_from(Confirmation)),
        "names": [draw(names) for _ in MAIN_ROLES[kind]],
        "amount": amount,
        "amount_max": draw(st.none() | st.integers(amount, 2**63 - 1)) if amount is not None else None,
        "bound": None if amount is None else draw(st.sampled_from(Bound)),
        "valuation": valuation,
        "currency": draw(st.sampled_from(["EUR", "USD", "XOF"])) if priced else None,
        "currency_inferred": priced and draw(st.booleans()),
        "stake_pct": draw(st.none() | st.floats(0.01, 100)),
        "round": draw(st.none() | st.sampled_from(["Series C", "=x", "série, A"])),
        "date": draw(st.sampled_from(["2025", "2025-Q4", "2025-11", "2025-11-03", None])),
    }


def document_of(number: int, told: dict[str, Any]) -> ParsedDocument:
    """An article of one deal, whose companies no other article names."""
    fields = dict(told)
    companies = [f"{name} n{number}x{place}" for place, name in enumerate(fields.pop("names"))]
    text = f"Deal {number} of {' and '.join(companies)}."
    report = Report(
        parties=tuple(Party(name=n, role=r) for n, r in zip(companies, MAIN_ROLES[told["kind"]], strict=True)),
        confidence=0.5,
        evidence=(Evidence(field="deal", start=0, end=len(text), text=text),),
        **fields,
    )
    document = Document(document_id=text_id(text), published="2026-01-05", language="en", text=text)
    return ParsedDocument(document=document, reports=(report,))


def exported(connection: duckdb.DuckDBPyConnection, path: Path) -> list[tuple[str, ...]]:
    export(connection, *deal_table(), path)
    with path.open(encoding="utf-8", newline="") as file:
        return sorted(
            tuple(row[name] for name in CARRIED)
            for row in csv.DictReader(file, delimiter="," if path.suffix == ".csv" else "\t")
        )


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(deals(), min_size=1, max_size=3), st.sampled_from(["csv", "tsv"]))
def test_exported_deals_are_imported_as_the_same_deals(
    tmp_path_factory: pytest.TempPathFactory, told: list[dict[str, Any]], ending: str
) -> None:
    folder = tmp_path_factory.mktemp("round")
    documents = [document_of(number, one) for number, one in enumerate(told)]
    with load_all(folder / "a.duckdb", documents) as source, new_database(folder / "b.duckdb") as target:
        before = exported(source, folder / f"deals.{ending}")
        sheet = read_sheet(folder / f"deals.{ending}")

        result = import_table(target, sheet, guess_mapping(sheet))

        assert result.refused == ()
        assert exported(target, folder / f"again.{ending}") == before
