"""Faults planted into a database of known deals: each is found under its name, and what is derived is mended."""

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from store import company_corrections, corrections
from store.database import open_database
from store.doctor import examine
from store.errors import DatabaseError, NotADatabase
from store.renewal import renew
from tests.store.build import article, dump, load_all, told

HEADERS = 3 * 4096
BLOCK = 262_144
CHECKSUM = 8


@dataclass(frozen=True)
class Fault:
    """A fault: the check that has to find it, and how it is planted."""

    check: str
    sql: str

    def __str__(self) -> str:
        return f"{self.check}: {self.sql}"


DERIVED = [
    Fault("deals", "UPDATE deals SET amount = amount + 1 WHERE kind = 'investment'"),
    Fault("deals", "UPDATE deals SET stage = 'completed' WHERE stage = 'in_talks'"),
    Fault("deals", "DELETE FROM deals WHERE kind = 'acquisition'"),
    Fault("deals", "INSERT INTO deals BY NAME SELECT * REPLACE ('invented' AS deal_id) FROM deals WHERE kind = 'fund'"),
    Fault("parties", "DELETE FROM parties WHERE role = 'lead_investor'"),
    Fault("deal_sources", "UPDATE deal_sources SET language = 'de'"),
    Fault("copies", "DELETE FROM copies"),
    Fault("deals", "UPDATE deals SET source_count = document_count"),
    Fault("parties", "UPDATE parties SET side = 'payee' WHERE role = 'investor'"),
    Fault("parties", "UPDATE parties SET deal_no = deal_no + 1"),
    Fault("deal_reports", "DELETE FROM deal_reports WHERE deal_no = (SELECT min(deal_no) FROM deal_reports)"),
    Fault("deal_reports", "UPDATE reports SET report_no = 1"),
    Fault("evidence", "UPDATE evidence SET report_no = report_no + 1"),
    Fault("report_parties", "UPDATE report_parties SET report_no = report_no - 1"),
    Fault("links", "UPDATE links SET to_deal_id = from_deal_id"),
    Fault("links", "DELETE FROM links"),
    Fault("companies", "UPDATE companies SET name = 'Amazone' WHERE name = 'Amazon'"),
    Fault("companies", "DELETE FROM companies WHERE name = 'Tressac'"),
    Fault("aliases", "DELETE FROM aliases WHERE alias = 'Tressac'"),
    Fault("merge_keys", "DELETE FROM merge_keys WHERE report_id = (SELECT min(report_id) FROM reports)"),
    Fault("merge_keys", "UPDATE merge_keys SET strong = NOT strong"),
    Fault("search_text", "UPDATE search_text SET fold = replace(fold, 'velmont', 'belmont')"),
    Fault("search_text", "DELETE FROM search_text WHERE fold LIKE '%dunmore%'"),
    Fault("postings", "DELETE FROM postings WHERE term_id = (SELECT term_id FROM terms WHERE term = 'tressac')"),
    Fault("postings", "UPDATE terms SET term = 'tressag' WHERE term = 'tressac'"),
    Fault("deal numbers", "UPDATE deals SET deal_no = 1"),
    Fault("deal numbers", "UPDATE deals SET deal_no = 100_000 WHERE kind = 'fund'"),
    Fault("payments", "UPDATE payments SET deal_no = deal_no + 1"),
    Fault("payments", "DELETE FROM payments"),
    Fault("involvements", "DELETE FROM company_numbers WHERE company_id = 'tressac'"),
    Fault("involvements", "UPDATE involvements SET paid = received, received = paid"),
    Fault("involvements", "UPDATE involvements SET is_payee = false"),
    Fault("deals", "UPDATE deals SET languages = 'fr'"),
    Fault("companies", "UPDATE companies SET fold = upper(fold)"),
    Fault("company_names", "DELETE FROM company_names WHERE fold = 'tressac'"),
    Fault("company_sums", "UPDATE company_sums SET deal_count = deal_count + 1"),
    Fault("names", "UPDATE names SET document_count = 9"),
    Fault("corrections", "UPDATE corrections SET state = 'waiting' WHERE kind = 'reject'"),
    Fault("correction_reports", "UPDATE correction_reports SET now_report_id = NULL"),
    Fault("corrected_reports", "UPDATE corrected_reports SET amount = 3"),
    Fault("corrected_parties", "DELETE FROM corrected_parties"),
    Fault("reports", "UPDATE reports SET deal_id = NULL WHERE kind = 'fund'"),
    Fault("reports", "UPDATE reports SET disputes = NOT disputes WHERE kind = 'fund'"),
    Fault("reports", "UPDATE reports SET merge_rule = 'because' WHERE kind = 'fund'"),
    Fault("mentions", "UPDATE mentions SET company_id = 'tressac' WHERE name = 'Velmont'"),
    Fault("report_parties", "UPDATE report_parties SET company_id = 'tressac' WHERE name = 'Velmont'"),
    Fault("schema", "DROP VIEW conflicts"),
    Fault("schema", "CREATE OR REPLACE VIEW conflicts AS SELECT 1 AS one"),
    Fault("schema", "CREATE OR REPLACE MACRO last_day_of(partial) AS NULL"),
    Fault("schema", "COMMENT ON COLUMN deals.title IS NULL"),
    Fault("schema", "CREATE TABLE notes (note VARCHAR)"),
    Fault("schema", "DROP TABLE links CASCADE"),
]

LOADED = [
    Fault("document id", "UPDATE documents SET text = replace(text, 'OpenAI', 'Open AI')"),
    Fault("document text", "UPDATE documents SET text = text || chr(7)"),
    Fault("document dates", "UPDATE documents SET published = '2025-13-01'"),
    Fault("document dates", "UPDATE documents SET published_on = '1999-01-01'"),
    Fault("document language", "UPDATE documents SET language = 'English'"),
    Fault("mention document", "INSERT INTO mentions VALUES ('gone', 'amazon', 'Amazon', 'company', 0, 6)"),
    Fault("mention span", "UPDATE mentions SET span_end = 100_000 WHERE name = 'Tressac'"),
    Fault("mention span", "UPDATE mentions SET span_start = -1 WHERE name = 'Tressac'"),
    Fault("mention words", "UPDATE mentions SET kind = 'planet' WHERE name = 'Tressac'"),
    Fault("mention twice", "INSERT INTO mentions FROM mentions WHERE name = 'Tressac'"),
    Fault("report id", "UPDATE reports SET report_id = 'invented' WHERE kind = 'funding_round'"),
    Fault("report order", "UPDATE reports SET ordinal = 7, report_id = document_id || '-7' WHERE kind = 'fund'"),
    Fault("report words", "UPDATE reports SET kind = 'wedding' WHERE kind = 'investment'"),
    Fault("report words", "UPDATE reports SET stage = 'hoped' WHERE kind = 'fund'"),
    Fault("report money", "UPDATE reports SET amount_max = amount - 1 WHERE amount IS NOT NULL"),
    Fault("report money", "UPDATE reports SET currency = NULL"),
    Fault("report date", "UPDATE reports SET date = 'soon' WHERE kind = 'fund'"),
    Fault("report figures", "UPDATE reports SET confidence = 7"),
    Fault("report figures", "UPDATE reports SET stake_pct = 110"),
    Fault("report passage", "UPDATE reports SET quote = 'Somebody buys somebody.' WHERE kind = 'acquisition'"),
    Fault("party report", "INSERT INTO report_parties VALUES ('gone', 0, 'amazon', 'Amazon', 'investor', 'payer', 0)"),
    Fault("party name", "UPDATE report_parties SET name = '' WHERE name = 'Tressac'"),
    Fault("party role", "UPDATE report_parties SET side = 'payee' WHERE role = 'acquirer'"),
    Fault("party role", "UPDATE report_parties SET role = 'lender', side = 'payer' WHERE role = 'acquirer'"),
    Fault("party order", "UPDATE report_parties SET ordinal = 5 WHERE name = 'Nut'"),
    Fault("party order", "INSERT INTO report_parties FROM report_parties WHERE role = 'borrower' OR role = 'manager'"),
    Fault("evidence report", "INSERT INTO evidence VALUES ('gone', 'deal', 0, 6, 'Amazon', 0)"),
    Fault("evidence field", "UPDATE evidence SET field = 'weather' WHERE field = 'acquirer'"),
    Fault("evidence span", "UPDATE evidence SET span_start = span_start + 1, span_end = span_end + 1"),
    Fault("evidence span", "UPDATE evidence SET quote = 'Amazone' WHERE quote = 'Amazon'"),
    Fault("correction words", "UPDATE corrections SET kind = 'guess' WHERE kind = 'rename'"),
    Fault("correction undone", "UPDATE corrections SET undoes = 'gone' WHERE kind = 'undo'"),
    Fault("correction parts", "INSERT INTO correction_fields VALUES ('gone', 0, 'amount', NULL, '3')"),
    Fault("report document", "DELETE FROM documents WHERE document_id = (SELECT min(document_id) FROM reports)"),
]


def rounds(faults: list[Fault]) -> int:
    """How many rounds it takes to plant each fault, when in one round no check has to find two."""
    return max(Counter(fault.check for fault in faults).values())


def of_round(faults: list[Fault], round_: int) -> list[Fault]:
    """The faults of a round: of each check the one of that number."""
    by_check: dict[str, list[Fault]] = {}
    for fault in faults:
        by_check.setdefault(fault.check, []).append(fault)
    return [of_check[round_] for of_check in by_check.values() if round_ < len(of_check)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of known deals, with a link, a conflict and a correction."""
    path = tmp_path_factory.mktemp("whole") / "deals.duckdb"
    talks = told(
        "Amazon may invest up to 50 bn in OpenAI.", "investment", "in_talks", "up to 50 bn USD",
        Amazon="investor", OpenAI="target",
    )  # fmt: skip
    round_ = told(
        "Corvo raises 30 m, led by Dunmore.", "funding_round", money="30 m USD", round="Series B",
        Corvo="target", Dunmore="lead_investor",
    )  # fmt: skip
    part = told("Dunmore invests 10 m in Corvo.", "investment", money="10 m USD", Dunmore="investor", Corvo="target")
    buys = told("Velmont buys Tressac.", "acquisition", money="400 m EUR", Velmont="acquirer", Tressac="target")
    differs = told("Velmont pays for Tressac.", "acquisition", money="450 m EUR", Velmont="acquirer", Tressac="target")
    fund = told("Dunmore closes a fund.", "fund", money="1 bn EUR", Dunmore="manager")
    story = (
        "The parts maker keeps its works and its name, and its owners get half of the price at once. "
        "The rest falls due next spring, once the last of the old orders has left the yard in the north."
    )
    rejected = told("Bolt buys Nut.", "acquisition", Bolt="acquirer", Nut="target")
    with load_all(
        path,
        [
            article("2025-12-18", talks, outlet="Le Quai", path="a.txt"),
            article("2026-01-29", talks, outlet="Harbour Post", names=["Microsoft"], path="b.txt"),
            article("2025-03-05", round_, part, path="c.txt"),
            article("2025-06-02", buys, fund, path="d.txt"),
            article("2025-06-03", differs, outlet="Harbour Post", path="e.txt", text=story),
            article("2025-06-04", differs, outlet="Le Quai", path="copy.txt", text=story),
            article("2025-06-04", rejected, path="f.txt"),
        ],
    ) as connection:
        ((report_id,),) = connection.execute("SELECT report_id FROM reports WHERE quote = 'Bolt buys Nut.'").fetchall()
        corrections.reject(connection, report_id, "an advertisement")
        ((fund,),) = connection.execute("SELECT report_id FROM reports WHERE kind = 'fund'").fetchall()
        corrections.set_values(connection, fund, {"amount": 2_000_000_000}, {"Corvo": ["investor"]})
        corrections.undo(connection, corrections.check(connection, fund).correction_id)
        company_corrections.rename(connection, "Velmont", "Velmont Group", "as it calls itself")
        ((links,),) = connection.execute("SELECT count(*) FROM links").fetchall()
        assert links == 1
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(whole, tmp_path))


def plant(path: Path, fault: Fault) -> None:
    with duckdb.connect(path) as connection:
        assert connection.execute(fault.sql).fetchall() != [(0,)], "nothing was planted"


def found(path: Path) -> dict[str, bool]:
    """The checks that find faults, and whether each can be repaired."""
    return {finding.check: finding.repairable for finding in examine(path).findings}


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_database(path) as connection:
        return dump(connection)


def test_a_whole_database_has_no_fault(path: Path) -> None:
    before = path.read_bytes()
    examination = examine(path)
    assert examination.findings == ()
    assert {check.check for check in examination.checks} >= {fault.check for fault in (*DERIVED, *LOADED)} | {
        "tables",
        "derivation",
    }
    assert not examination.repairable
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_file_whose_texts_are_packed_has_no_fault(path: Path) -> None:
    with duckdb.connect(path) as connection:
        ((table,),) = connection.execute("SELECT sql FROM duckdb_tables() WHERE table_name = 'documents'").fetchall()
        assert " USING COMPRESSION Uncompressed" in table
        sql = "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'documents'"
        comments = connection.execute(sql).fetchall()
        connection.execute("ALTER TABLE documents RENAME TO as_it_is")
        connection.execute(table.replace(" USING COMPRESSION Uncompressed", ""))
        connection.execute("INSERT INTO documents FROM as_it_is; DROP TABLE as_it_is")
        for column, comment in comments:
            connection.execute(f"COMMENT ON COLUMN documents.{column} IS '{comment}'")
    assert found(path) == {}


@pytest.mark.parametrize("round_", range(rounds(DERIVED)))
def test_faults_in_what_is_derived_are_found(path: Path, round_: int) -> None:
    faults = of_round(DERIVED, round_)
    for fault in faults:
        plant(path, fault)
    assert found(path).items() >= {fault.check: True for fault in faults}.items()


def test_every_fault_in_what_is_derived_is_mended(whole: Path, path: Path) -> None:
    for fault in DERIVED:
        plant(path, fault)
    assert found(path).keys() == {fault.check for fault in DERIVED}
    renew(path)
    assert found(path) == {}
    assert content(path) == content(whole)


@pytest.mark.parametrize("round_", range(rounds(LOADED)))
def test_faults_in_what_was_loaded_are_found(path: Path, round_: int) -> None:
    faults = of_round(LOADED, round_)
    for fault in faults:
        plant(path, fault)
    assert found(path).items() >= {fault.check: False for fault in faults}.items()


def test_a_fault_in_what_was_loaded_stays_when_the_rest_is_mended(path: Path) -> None:
    plant(path, Fault("evidence span", "UPDATE evidence SET quote = 'Amazone' WHERE quote = 'Amazon'"))
    plant(path, Fault("parties", "DELETE FROM parties"))
    assert found(path).keys() >= {"evidence span", "parties"}
    renew(path)
    assert found(path) == {"evidence span": False}


@pytest.mark.parametrize(
    "fault",
    [
        Fault("tables", "DROP TABLE evidence"),
        Fault("derivation", "UPDATE reports SET kind = 'wedding' WHERE kind = 'fund'"),
    ],
    ids=str,
)
def test_what_cannot_be_derived_anew_is_left_as_it_is(path: Path, fault: Fault) -> None:
    plant(path, fault)
    assert not found(path)[fault.check]
    with pytest.raises(DatabaseError):
        renew(path)
    assert list(path.parent.iterdir()) == [path]
    assert not found(path)[fault.check]


def test_faults_name_examples(path: Path) -> None:
    plant(path, Fault("evidence span", "UPDATE evidence SET quote = 'Tressag' WHERE quote = 'Tressac'"))
    plant(path, Fault("parties", "DELETE FROM parties WHERE company_id = 'tressac'"))
    findings = {finding.check: finding for finding in examine(path).findings}
    assert findings.keys() >= {"evidence span", "parties"}
    assert findings["evidence span"].faults == 3
    assert all(example.endswith("-0 target") for example in findings["evidence span"].examples)
    (deal,) = findings["parties"].examples
    assert "velmont-tressac" in deal


def blocks(path: Path, *tables: str) -> dict[str, list[tuple[int, int]]]:
    """Where the rows of tables lie: block and offset of each piece."""
    with duckdb.connect(path, read_only=True) as connection:
        sql = "SELECT block_id, block_offset FROM pragma_storage_info(?) WHERE persistent AND block_id >= 0"
        return {table: connection.execute(sql, [table]).fetchall() for table in tables}


def flip(path: Path, block: int, offset: int) -> None:
    """Changes one byte of a block."""
    data = bytearray(path.read_bytes())
    data[HEADERS + block * BLOCK + CHECKSUM + offset] ^= 0xFF
    path.write_bytes(data)


def test_a_damaged_block_of_loaded_rows_is_named_and_nothing_is_changed(path: Path) -> None:
    flip(path, *blocks(path, "documents")["documents"][0])
    damaged = path.read_bytes()
    examination = examine(path)
    (finding,) = (f for f in examination.findings if f.check == "loaded blocks")
    assert "documents" in finding.examples
    assert not finding.repairable
    with pytest.raises(NotADatabase, match="damaged or cut short"):
        renew(path)
    assert path.read_bytes() == damaged


def test_a_damaged_block_of_derived_rows_is_mended(whole: Path, path: Path) -> None:
    with duckdb.connect(path) as connection:  # written alone, the table gets blocks of its own
        connection.execute("UPDATE merge_keys SET report_id = report_id || ''")
        connection.execute("CHECKPOINT")
    where = blocks(path, "merge_keys", "documents", "reports", "evidence", "mentions", "report_parties", "corrections")
    own = where.pop("merge_keys")
    assert {block for block, _ in own}.isdisjoint(block for pieces in where.values() for block, _ in pieces)
    flip(path, *own[0])
    assert found(path) == {"derived blocks": True}
    renew(path)
    assert found(path) == {}
    assert content(path) == content(whole)


@pytest.mark.parametrize("kept", [20, 4096, 12_288, 50_000, 250_000])
def test_a_database_that_is_cut_short_is_named(path: Path, kept: int) -> None:
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(NotADatabase, match="damaged or cut short"):
        examine(path)
