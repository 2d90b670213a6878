"""Corrections as a file: what is written can be read by a person and by another database, and bad lines are named."""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from seeds.model import ParsedDocument
from store import corrections
from store.correction_files import export_corrections, import_corrections, read_corrections
from store.errors import CorrectionFileError, ExportError
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
    "2026-01-30", told("Velmont achète « Trésac ».", "acquisition", Velmont="acquirer", Trésac="target"), path="3.txt"
)


def ident(parsed: ParsedDocument) -> str:
    return f"{parsed.document.document_id}-0"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with load_all(tmp_path / "deals.duckdb", [TALKS, MORE, BOUGHT]) as connection:
        yield connection


@pytest.fixture
def corrected(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A database with one correction of each kind that is about reports."""
    corrections.set_values(
        connection, ident(MORE), {"amount": 40 * 10**9, "stake_pct": 20}, {"Microsoft": ["investor"]}, "see the filing"
    )
    corrections.reject(connection, ident(BOUGHT), "a joke\u202e, says « Trésac »\n= 1")
    corrections.restore(connection, ident(BOUGHT))
    corrections.split(connection, ident(MORE), alone=True)
    corrections.join(connection, ident(MORE), ident(BOUGHT))
    corrections.undo(connection)
    corrections.check(connection, [ident(TALKS), ident(MORE)])
    return connection


def test_another_database_with_the_same_articles_gets_the_same(
    corrected: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    file = tmp_path / "corrections.jsonl"
    assert export_corrections(corrected, file) == 7
    with load_all(tmp_path / "other.duckdb", [BOUGHT, MORE, TALKS]) as other:
        result = import_corrections(other, file)
        assert (result.added, result.known, result.waiting) == (7, 0, ())
        assert dump(other) == dump(corrected)
        again = import_corrections(other, file)
        assert (again.added, again.known) == (0, 7)
        assert dump(other) == dump(corrected)
        export_corrections(other, tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == file.read_bytes()


def test_corrections_of_missing_articles_wait_for_them(corrected: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    file = tmp_path / "corrections.jsonl"
    export_corrections(corrected, file)
    with load_all(tmp_path / "other.duckdb", [TALKS]) as other:
        result = import_corrections(other, file)
        assert [entry.decision.kind for entry in result.waiting] == ["set", "reject", "restore", "split"]
        load_parsed(other, BOUGHT)
        load_parsed(other, MORE)
        assert dump(other) == dump(corrected)


def test_older_corrections_do_not_hold_over_newer_ones(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    file = tmp_path / "corrections.jsonl"
    corrections.set_values(connection, ident(MORE), {"amount": 1})
    export_corrections(connection, file)
    with load_all(tmp_path / "other.duckdb", [TALKS, MORE, BOUGHT]) as other:
        corrections.set_values(other, ident(MORE), {"amount": 2})
        import_corrections(other, file)
        assert rows(other, "SELECT amount FROM report_values WHERE report_id = ?", ident(MORE)) == [(2,)]


def test_a_line_may_be_written_by_hand(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    corrections.reject(connection, ident(BOUGHT))
    file = tmp_path / "corrections.jsonl"
    export_corrections(connection, file)
    header, line = file.read_text("utf-8").splitlines()
    body = json.loads(line) | {"kind": "restore", "made_at": "2026-11-01T10:00:00+02:00"}
    del body["id"]
    file.write_text(f"\ufeff{header}\n\n{json.dumps(body)}\r\n", encoding="utf-8")
    (entry,) = read_corrections(file)
    assert entry.made_at.isoformat() == "2026-11-01T08:00:00"
    assert import_corrections(connection, file).added == 1


HEADER = '{"format": "dealtrail corrections", "version": 1}'
MARK = {
    "report_id": "a-0",
    "document_id": "a",
    "kind": "debt",
    "start": 0,
    "end": 4,
    "quote": "Text",
    "names": ["Acme"],
}
GOOD = {"made_at": "2026-01-01T00:00:00Z", "kind": "set", "reports": [MARK], "values": {"amount": 1}, "reason": ""}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "line 3: the line: Invalid JSON"),
        ("[]", "line 3: the line: Input should be"),
        (GOOD | {"kind": "sett"}, "line 3: the line: Input tag 'sett'"),
        (GOOD | {"made_at": "yesterday"}, "line 3: made_at: .*, not 'yesterday'"),
        (GOOD | {"made_at": "2026-01-01T00:00:00"}, "line 3: made_at: Input should have timezone info"),
        (GOOD | {"made_at": "2999-01-01T00:00:00Z"}, "line 3: made_at: .* is in the future"),
        (GOOD | {"reports": []}, "line 3: reports: Tuple should have at least 1 item"),
        (GOOD | {"reports": [MARK | {"start": -1}]}, "line 3: reports.0.start: .*, not -1"),
        (GOOD | {"reports": [MARK | {"names": [1]}]}, "line 3: reports.0.names.0: .*, not 1"),
        (GOOD | {"values": {"amont": 1}}, "line 3: values.amont: 'amont' is no field"),
        (GOOD | {"values": {"amount": "lots"}}, "line 3: values.amount: 'lots' is no amount"),
        (GOOD | {"values": {"amount": True}}, "line 3: values.amount"),
        (GOOD | {"parties": {"Acme": ["payer"]}}, "line 3: parties.Acme.0: .*, not 'payer'"),
        (GOOD | {"colour": "red"}, "line 3: colour: Extra inputs are not permitted, not 'red'"),
        (GOOD | {"id": "000000000000"}, "line 3: id: it is not the one of this correction"),
        ({"made_at": "2026-01-01T00:00:00Z", "kind": "undo", "undoes": "x"}, "line 3: undoes"),
        ("[" * 100_000, "line 3: the line"),
    ],
)
def test_a_bad_line_is_named_and_nothing_imported(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, line: object, problem: str
) -> None:
    file = tmp_path / "corrections.jsonl"
    bad = line if isinstance(line, str) else json.dumps(line)
    file.write_text(f"{HEADER}\n{json.dumps(GOOD)}\n{bad}\n", encoding="utf-8")
    before = dump(connection)
    with pytest.raises(CorrectionFileError, match=problem) as caught:
        import_corrections(connection, file)
    assert "\n" not in str(caught.value)
    assert caught.value.line == 3
    assert dump(connection) == before


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "it is empty"),
        (b"\xff\xfe\x00", "it is not UTF-8"),
        (json.dumps(GOOD).encode(), "line 1: this is no header"),
        (b'{"format": "dealtrail corrections", "version": 2}', "line 1: it was written by a newer Dealtrail"),
    ],
)
def test_a_file_of_something_else_is_refused(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, content: bytes, problem: str
) -> None:
    file = tmp_path / "corrections.jsonl"
    file.write_bytes(content)
    with pytest.raises(CorrectionFileError, match=problem):
        import_corrections(connection, file)


def test_missing_files_and_folders_are_named(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    with pytest.raises(CorrectionFileError, match="no such file"):
        import_corrections(connection, tmp_path / "none.jsonl")
    with pytest.raises(ExportError, match="does not exist"):
        export_corrections(connection, tmp_path / "none" / "corrections.jsonl")
