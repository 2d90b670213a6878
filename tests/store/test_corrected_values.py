"""Values that the user corrects or checks: laid over what was parsed, which stays as it was."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from seeds.model import ParsedDocument
from seeds.vocabulary import Stage
from store import corrections
from store.correction_values import FIELDS, read_value
from store.errors import CorrectionError
from store.loading import load_parsed
from tests.store.build import article, dump, load_all, rows, told

TALKS = article(
    "2025-12-17",
    told("Amazon talks to OpenAI.", "investment", "in_talks", "10 bn USD", Amazon="investor", OpenAI="target"),
    path="1.txt",
)
MORE = article(
    "2026-01-29",
    told("Amazon may give OpenAI more.", "investment", "in_talks", "50 bn USD", Amazon="investor", OpenAI="target"),
    path="2.txt",
)
BOUGHT = article(
    "2026-01-30", told("Velmont buys Tressac.", "acquisition", Velmont="acquirer", Tressac="target"), path="3.txt"
)
PARSED = ("documents", "mentions", "reports", "report_parties", "evidence")


def ident(parsed: ParsedDocument, ordinal: int = 0) -> str:
    return f"{parsed.document.document_id}-{ordinal}"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with load_all(tmp_path / "deals.duckdb", [TALKS, MORE, BOUGHT]) as connection:
        yield connection


def parsed_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    """What the parser said, without where merging put it."""
    leave = {"reports": "* EXCLUDE (deal_id, merge_rule, disputes)"}
    return {table: rows(connection, f"SELECT {leave.get(table, '*')} FROM {table} ORDER BY ALL") for table in PARSED}


def test_a_corrected_amount_is_shown_and_the_parsed_one_kept(connection: duckdb.DuckDBPyConnection) -> None:
    before = parsed_rows(connection)
    outcome = corrections.set_values(connection, ident(MORE), {"amount": 40 * 10**9}, reason="a typing error")
    assert parsed_rows(connection) == before
    assert rows(connection, "SELECT amount, bound, currency FROM deals WHERE kind = 'investment'") == [
        (40 * 10**9, "exact", "USD")
    ]
    assert rows(connection, "SELECT amount, corrected FROM timeline ORDER BY published") == [
        (10 * 10**9, []),
        (40 * 10**9, ["amount"]),
        (None, []),
    ]
    (difference,) = corrections.differences(connection, ident(MORE))
    assert (difference.field, difference.parsed, difference.corrected) == ("amount", "50000000000", "40000000000")
    assert (difference.correction_id, difference.reason) == (outcome.correction_id, "a typing error")
    assert outcome.deals_before == outcome.deals_after == ("amazon-openai-investment-2025-12",)


def test_a_corrected_party_moves_the_report_to_another_deal(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.set_values(connection, ident(MORE), parties={"OpenAI": [], "Anthropic": ["target"]})
    assert rows(connection, "SELECT deal_id, report_count FROM deals WHERE kind = 'investment' ORDER BY ALL") == [
        ("amazon-anthropic-investment-2026-01", 1),
        ("amazon-openai-investment-2025-12", 1),
    ]
    assert rows(connection, "SELECT name FROM companies WHERE company_id = 'anthropic'") == [("Anthropic",)]
    corrections.undo(connection)
    assert rows(connection, "SELECT count(*) FROM companies WHERE company_id = 'anthropic'") == [(0,)]
    assert rows(connection, "SELECT report_count FROM deals WHERE kind = 'investment'") == [(2,)]


def test_a_new_kind_comes_with_new_roles(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(CorrectionError, match="Amazon: the role investor has no place in a deal of kind acquisition"):
        corrections.set_values(connection, ident(MORE), {"kind": "acquisition"})
    corrections.set_values(connection, ident(MORE), {"kind": "acquisition"}, {"Amazon": ["acquirer"]})
    assert rows(connection, "SELECT deal_id FROM reports WHERE report_id = ?", ident(MORE)) == [
        ("amazon-openai-acquisition-2026-01",)
    ]


def test_values_survive_a_new_parser_and_come_back_with_their_report(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.set_values(connection, ident(BOUGHT), {"amount": 10**9, "currency": "EUR"})
    found = rows(connection, "SELECT amount, currency FROM deals WHERE kind = 'acquisition'")
    assert found == [(10**9, "EUR")]
    silent = ParsedDocument(document=BOUGHT.document)
    load_parsed(connection, silent)
    assert rows(connection, "SELECT state FROM corrections") == [("waiting",)]
    assert rows(connection, "SELECT count(*) FROM corrected_reports") == [(0,)]
    learnt = BOUGHT.reports[0].model_copy(update={"stake_pct": 20.0})
    load_parsed(connection, ParsedDocument(document=BOUGHT.document, reports=(learnt,), mentions=BOUGHT.mentions))
    assert rows(connection, "SELECT amount, currency, stake_pct FROM deals WHERE kind = 'acquisition'") == [
        (10**9, "EUR", 20.0)
    ]
    assert rows(connection, "SELECT state FROM corrections") == [("holds",)]


def test_what_the_parser_has_learnt_is_no_correction_any_more(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.set_values(connection, ident(BOUGHT), {"stage": "completed"})
    learnt = BOUGHT.reports[0].model_copy(update={"stage": Stage.COMPLETED})
    load_parsed(connection, ParsedDocument(document=BOUGHT.document, reports=(learnt,), mentions=BOUGHT.mentions))
    assert rows(connection, "SELECT * FROM corrected_fields") == []
    assert rows(connection, "SELECT state FROM corrections") == [("holds",)]


def test_the_later_value_holds(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.set_values(connection, ident(MORE), {"amount": 1, "stage": "announced"})
    corrections.set_values(connection, ident(MORE), {"amount": 2})
    assert rows(connection, "SELECT amount, stage FROM report_values WHERE report_id = ?", ident(MORE)) == [
        (2, "announced")
    ]
    corrections.undo(connection)
    assert rows(connection, "SELECT amount, stage FROM report_values WHERE report_id = ?", ident(MORE)) == [
        (1, "announced")
    ]


def test_amount_cleared_takes_its_bound_and_range_with_it(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.set_values(connection, ident(MORE), {"amount": None})
    assert rows(
        connection, "SELECT amount, amount_max, bound, currency FROM report_values WHERE report_id = ?", ident(MORE)
    ) == [(None, None, None, "USD")]


def test_a_deal_is_checked_when_all_its_reports_are_as_they_were_seen(connection: duckdb.DuckDBPyConnection) -> None:
    checked = "SELECT checked FROM deals WHERE kind = 'investment'"
    corrections.check(connection, ident(MORE))
    assert rows(connection, checked) == [(False,)]
    corrections.check(connection, "amazon-openai-investment-2025-12", "read both")
    assert rows(connection, checked) == [(True,)]
    corrections.set_values(connection, ident(MORE), {"amount": 40 * 10**9})
    assert rows(connection, checked) == [(False,)]
    assert rows(connection, "SELECT state FROM corrections ORDER BY made_at") == [("waiting",), ("holds",), ("holds",)]
    corrections.undo(connection)
    assert rows(connection, checked) == [(True,)]
    learnt = MORE.reports[0].model_copy(update={"amount": 45 * 10**9})
    load_parsed(connection, ParsedDocument(document=MORE.document, reports=(learnt,), mentions=MORE.mentions))
    assert rows(connection, checked) == [(False,)]
    load_parsed(connection, MORE)
    assert rows(connection, checked) == [(True,)]


@pytest.mark.parametrize(
    ("values", "parties", "problem"),
    [
        ({}, {}, "no value is given"),
        ({"amont": 1}, {}, "'amont' is no field"),
        ({"stage": "talking"}, {}, "'talking' is unknown"),
        ({"stage": None}, {}, "stage cannot be empty"),
        ({"amount": -1}, {}, "'-1' is no amount"),
        ({"amount": 2**63}, {}, "larger than any amount"),
        ({"amount_max": 1}, {}, "has no order"),
        ({"stake_pct": 120.0}, {}, "is no stake"),
        ({"date": "2025-13"}, {}, "no calendar has the date"),
        ({"currency": None}, {}, "needs a currency"),
        ({}, {"OpenAI": [], "Amazon": []}, "no party would be left"),
        ({}, {"OpenAI": ["tarjet"]}, "did you mean target"),
        ({}, {" ": ["target"]}, "a party needs a name"),
    ],
)
def test_values_that_cannot_be_are_refused(
    connection: duckdb.DuckDBPyConnection, values: dict[str, str | int], parties: dict[str, list[str]], problem: str
) -> None:
    before = dump(connection)
    with pytest.raises(CorrectionError, match=problem):
        corrections.set_values(connection, ident(MORE), values, parties)
    assert dump(connection) == before


def test_every_field_can_be_typed() -> None:
    typed = {
        "kind": ("Joint-Venture", "joint_venture"),
        "stage": ("in-talks", "in_talks"),
        "confirmation": ("denied", "denied"),
        "amount": ("50bn", 50 * 10**9),
        "amount_max": ("1_000", 1000),
        "currency": ("€", "EUR"),
        "bound": ("up_to", "up_to"),
        "stake_pct": ("33.4%", 33.4),
        "valuation": ("1.5bn", 1_500_000_000),
        "round": (" Series C ", "Series C"),
        "date": ("2025-q4", "2025-Q4"),
    }
    assert {field: read_value(field, text) for field, (text, _) in typed.items()} == {
        field: value for field, (_, value) in typed.items()
    }
    assert typed.keys() == set(FIELDS)
