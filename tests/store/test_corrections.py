"""What the user decides holds, at once and after every reload."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from seeds.model import ParsedDocument
from seeds.vocabulary import Kind
from store import corrections
from store.database import open_database
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
OTHER = article(
    "2026-01-30", told("Velmont buys Tressac.", "acquisition", Velmont="acquirer", Tressac="target"), path="3.txt"
)


def ident(parsed: ParsedDocument, ordinal: int = 0) -> str:
    return f"{parsed.document.document_id}-{ordinal}"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database of one deal with two reports and another deal."""
    with load_all(tmp_path / "deals.duckdb", [TALKS, MORE, OTHER]) as connection:
        yield connection


def grouped(connection: duckdb.DuckDBPyConnection) -> list[list[str]]:
    """The reports of each deal."""
    found = rows(
        connection, "SELECT list(report_id ORDER BY report_id) FROM reports WHERE deal_id IS NOT NULL GROUP BY deal_id"
    )
    return sorted(reports for (reports,) in found)  # type: ignore[type-var]


def without_log(tables: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """What people see, without the log of what they decided."""
    return {
        name: found for name, found in tables.items() if name not in ("corrections", "correction_reports", "decisions")
    }


def together(*several: ParsedDocument) -> list[str]:
    return sorted(map(ident, several))


def test_reject_takes_a_report_out_of_every_deal(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.reject(connection, ident(OTHER), "this is a joke")
    assert grouped(connection) == [together(TALKS, MORE)]
    assert rows(connection, "SELECT deal_id, merge_rule FROM reports WHERE report_id = ?", ident(OTHER)) == [
        (None, "rejected by the user")
    ]
    assert rows(connection, "SELECT count(*) FROM search_text") == [(1,)]
    assert rows(connection, "SELECT kind, reason FROM corrections") == [("reject", "this is a joke")]


def test_split_and_join(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.split(connection, ident(MORE), ident(TALKS))
    assert grouped(connection) == sorted([together(TALKS), together(MORE), together(OTHER)])
    corrections.join(connection, ident(MORE), ident(TALKS))
    assert grouped(connection) == sorted([together(TALKS, MORE), together(OTHER)])


def test_join_over_kinds_and_companies(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.join(connection, ident(OTHER), ident(TALKS))
    assert grouped(connection) == [together(TALKS, MORE, OTHER)]
    assert rows(connection, "SELECT merge_rule FROM reports WHERE report_id = ?", ident(OTHER)) == [
        ("joined by the user",)
    ]
    later = article(
        "2026-02-02",
        told("Velmont paid for Tressac.", "acquisition", "completed", Velmont="acquirer", Tressac="target"),
    )
    load_parsed(connection, later)
    assert grouped(connection) == [together(TALKS, MORE, OTHER, later)]


def test_decisions_survive_a_reload_in_any_order(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.split(connection, ident(MORE))
    corrections.reject(connection, ident(OTHER))
    decided = dump(connection)
    for parsed in (OTHER, MORE, TALKS):
        assert not load_parsed(connection, parsed)
    assert dump(connection) == decided


def test_decision_follows_its_report_when_the_parser_learns(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.reject(connection, ident(OTHER))
    known = OTHER.reports[0]
    start = OTHER.document.text.index("Velmont")
    new = known.model_copy(
        update={
            "evidence": (known.evidence[0].model_copy(update={"start": start, "end": start + 7, "text": "Velmont"}),)
        }
    )
    load_parsed(connection, ParsedDocument(document=OTHER.document, reports=(new, known), mentions=OTHER.mentions))
    assert rows(connection, "SELECT report_id, now_report_id FROM correction_reports") == [
        (ident(OTHER), ident(OTHER, 1))
    ]
    assert rows(
        connection,
        "SELECT deal_id IS NULL FROM reports WHERE document_id = ? ORDER BY ordinal",
        OTHER.document.document_id,
    ) == [(False,), (True,)]


def test_decision_on_a_report_that_is_gone_decides_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    corrections.reject(connection, ident(OTHER))
    known = OTHER.reports[0].model_copy(update={"kind": Kind.PARTNERSHIP, "parties": ()})
    load_parsed(connection, ParsedDocument(document=OTHER.document, reports=(known,), mentions=OTHER.mentions))
    assert rows(connection, "SELECT count(*) FROM reports WHERE deal_id IS NULL") == [(0,)]
    assert rows(connection, "SELECT state FROM corrections") == [("waiting",)]
    load_parsed(connection, OTHER)
    assert rows(connection, "SELECT state FROM corrections") == [("holds",)]
    assert rows(connection, "SELECT count(*) FROM reports WHERE deal_id IS NULL") == [(1,)]


def test_report_that_is_not_there_is_an_error(connection: duckdb.DuckDBPyConnection) -> None:
    before = dump(connection)
    with pytest.raises(CorrectionError, match="no-such-report"):
        corrections.join(connection, ident(OTHER), "no-such-report")
    assert dump(connection) == before


def test_join_of_deals_binds_every_report_of_both(connection: duckdb.DuckDBPyConnection) -> None:
    apart = dump(connection)
    deal, other = (str(row[0]) for row in rows(connection, "SELECT deal_id FROM deals ORDER BY deal_id"))
    change = corrections.join(connection, other, deal)
    assert change.deals_before == (deal, other)
    assert [(ident,) for ident in change.deals_after] == rows(connection, "SELECT deal_id FROM deals")
    assert grouped(connection) == [together(TALKS, MORE, OTHER)]
    corrections.split(connection, ident(MORE), ident(OTHER))
    assert grouped(connection) == sorted([together(TALKS, OTHER), together(MORE)])
    corrections.undo(connection)
    corrections.undo(connection)
    assert grouped(connection) == sorted([together(TALKS, MORE), together(OTHER)])
    assert without_log(dump(connection)) == without_log(apart)


def test_restore_holds_over_reject_and_redo_over_undo(connection: duckdb.DuckDBPyConnection) -> None:
    rejected = corrections.reject(connection, ident(OTHER))
    corrections.restore(connection, ident(OTHER))
    assert together(OTHER) in grouped(connection)
    corrections.undo(connection)
    assert together(OTHER) not in grouped(connection)
    corrections.undo(connection, rejected.correction_id[:6])
    assert together(OTHER) in grouped(connection)
    corrections.redo(connection, rejected.correction_id)
    assert together(OTHER) not in grouped(connection)
    kinds = "SELECT kind, state FROM corrections ORDER BY made_at"
    assert rows(connection, kinds) == [
        ("reject", "holds"),
        ("restore", "undone"),
        ("undo", "holds"),
        ("undo", "undone"),
        ("undo", "holds"),
    ]


def test_nothing_to_undo_is_an_error(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(CorrectionError, match="nothing to undo"):
        corrections.undo(connection)
    with pytest.raises(CorrectionError, match="nothing was undone"):
        corrections.redo(connection)
    with pytest.raises(CorrectionError, match="12ab: there is no such correction"):
        corrections.undo(connection, "12ab")


def test_decisions_are_kept_by_the_file(tmp_path: Path) -> None:
    path = tmp_path / "deals.duckdb"
    with load_all(path, [TALKS, MORE]) as connection:
        corrections.split(connection, ident(MORE))
    with open_database(path) as connection:
        assert len(grouped(connection)) == 2
