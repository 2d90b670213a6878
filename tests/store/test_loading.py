"""Loading articles: whole or not at all, once, and in any order."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seeds.errors import ArticleError
from seeds.model import Document, Evidence, Mention, ParsedDocument, Party, Report
from seeds.vocabulary import CompanyKind, Confirmation, Kind, Role, Stage
from store.database import open_database
from store.errors import DatabaseError
from store.loading import LoadProgress, load, load_parsed
from tests.store.build import TABLES, Told, article, dump, load_all, new_database, rows, told


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new database, open for writing."""
    with new_database(tmp_path / "deals.duckdb") as connection:
        yield connection


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles, one of them without a deal."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "1.txt").write_text("Velmont buys Tressac.\n")
    (folder / "2.txt").write_text("Velmont buys Orbelane.\n")
    (folder / "3.txt").write_text("Velmont and Tressac said nothing.\n")
    return folder


def parse(document: Document) -> ParsedDocument:
    """Finds that X buys Y, in those words, and every name of the three."""
    names = [name for name in ("Velmont", "Tressac", "Orbelane") if name in document.text]
    mentions = [
        Mention(name=n, kind=CompanyKind.COMPANY, start=document.text.index(n), end=document.text.index(n) + len(n))
        for n in names
    ]
    if " buys " not in document.text:
        return ParsedDocument(document=document, mentions=tuple(mentions))
    buyer, target = (name.strip(" .\n") for name in document.text.split(" buys "))
    report = Report(
        kind=Kind.ACQUISITION,
        stage=Stage.ANNOUNCED,
        confirmation=Confirmation.CONFIRMED,
        parties=(Party(name=buyer, role=Role.ACQUIRER), Party(name=target, role=Role.TARGET)),
        confidence=1,
        evidence=(Evidence(field="deal", start=0, end=len(buyer), text=buyer),),
    )
    return ParsedDocument(document=document, reports=(report,), mentions=tuple(mentions))


def test_folder_is_loaded_with_progress(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    steps: list[LoadProgress] = []
    result = load(connection, [folder], parse=parse, progress=steps.append)
    assert (result.found, result.loaded, result.unchanged, result.refused, result.deals_new) == (3, 3, 0, (), 2)
    assert not result.cancelled
    assert [(step.done, step.total, step.path.name, step.refusal) for step in steps] == [
        (1, 3, "1.txt", None),
        (2, 3, "2.txt", None),
        (3, 3, "3.txt", None),
    ]
    assert rows(connection, "SELECT deal_id FROM deals ORDER BY ALL") == [
        ("velmont-orbelane-acquisition-undated",),
        ("velmont-tressac-acquisition-undated",),
    ]


def test_article_without_a_deal_is_kept_with_its_mentions(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    load(connection, [folder / "3.txt"], parse=parse)
    assert rows(connection, "SELECT text FROM documents") == [("Velmont and Tressac said nothing.\n",)]
    assert rows(connection, "SELECT company_id, name, span_start, span_end FROM mentions ORDER BY ALL") == [
        ("tressac", "Tressac", 12, 19),
        ("velmont", "Velmont", 0, 7),
    ]
    assert rows(connection, "SELECT company_id, name, kind FROM companies ORDER BY ALL") == [
        ("tressac", "Tressac", "company"),
        ("velmont", "Velmont", "company"),
    ]
    assert rows(connection, "FROM deals") == []


def test_loading_again_changes_nothing(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    load(connection, [folder], parse=parse)
    before = dump(connection)
    result = load(connection, [folder, folder / "1.txt"], parse=parse)
    assert (result.loaded, result.unchanged, result.deals_new) == (0, 3, 0)
    assert dump(connection) == before


def test_what_is_refused_is_named_and_the_rest_goes_on(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    (folder / "0.txt").write_bytes(b"\x00\x01\x02\x00\x00\xff" * 50)
    (folder / "4.txt").touch()

    def faulty(document: Document) -> ParsedDocument:
        if "Orbelane" in document.text:
            raise IndexError("list index\nout of range")
        return parse(document)

    result = load(connection, [folder], parse=faulty)
    assert (result.found, result.loaded) == (5, 2)
    assert [path.name for path, _ in result.refused] == ["0.txt", "2.txt", "4.txt"]
    for path, line in result.refused:
        assert line.startswith(f"{path}: ")
        assert "\n" not in line
    assert "IndexError: list index out of range" in result.refused[1][1]


def test_amount_beyond_every_budget_is_refused(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    def generous(document: Document) -> ParsedDocument:
        parsed = parse(document)
        money = {"amount": 10**19, "currency": "EUR", "bound": "exact"}
        return parsed.model_copy(update={"reports": tuple(r.model_copy(update=money) for r in parsed.reports)})

    result = load(connection, [folder], parse=generous)
    assert result.loaded == 1
    assert "larger than any that can be kept" in result.refused[0][1]


def test_folder_without_articles_is_an_error(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ArticleError, match="no articles"):
        load(connection, [tmp_path / "empty"], parse=parse)


def test_cancelled_load_keeps_what_was_loaded(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    steps: list[LoadProgress] = []
    result = load(connection, [folder], parse=parse, progress=steps.append, cancelled=lambda: len(steps) == 2)
    assert (result.loaded, result.cancelled) == (2, True)
    assert load(connection, [folder], parse=parse).loaded == 1


def test_interrupt_keeps_what_was_loaded(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    def interrupted(document: Document) -> ParsedDocument:
        if "Orbelane" in document.text:
            raise KeyboardInterrupt
        return parse(document)

    with pytest.raises(KeyboardInterrupt):
        load(connection, [folder], parse=interrupted)
    assert rows(connection, "SELECT count(*) FROM documents") == [(1,)]
    assert load(connection, [folder], parse=parse).loaded == 2


def test_failure_in_the_middle_of_a_document_leaves_nothing_of_it(connection: duckdb.DuckDBPyConnection) -> None:
    load_parsed(
        connection,
        article("2026-01-05", told("Velmont buys Tressac.", "acquisition", Velmont="acquirer", Tressac="target")),
    )
    connection.execute("ALTER TABLE search_text RENAME TO hidden")
    names = [name for name in TABLES if name != "search_text"]
    before = {name: rows(connection, f"SELECT * FROM {name} ORDER BY ALL") for name in names}
    second = article(
        "2026-01-06", told("Velmont now has Tressac.", "acquisition", "completed", Velmont="acquirer", Tressac="target")
    )
    with pytest.raises(DatabaseError):
        load_parsed(connection, second)
    assert {name: rows(connection, f"SELECT * FROM {name} ORDER BY ALL") for name in names} == before
    connection.execute("ALTER TABLE hidden RENAME TO search_text")
    assert load_parsed(connection, second)
    assert rows(connection, "SELECT stage, report_count FROM deals") == [("completed", 2)]


LOADER = """
import sys
from pathlib import Path
from store.database import open_database
from store.loading import load
from tests.store.build import reparsed
connection = open_database(Path(sys.argv[1]), write=True)
try:
    load(connection, [Path(sys.argv[2])], parse=reparsed, progress=lambda step: print(step.done, flush=True))
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_killed_process_leaves_whole_documents(tmp_path: Path, how: signal.Signals) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(f"Amazon gives money to Orbelane {number}.\n")
    path = tmp_path / "deals.duckdb"
    process = subprocess.Popen(
        [sys.executable, "-c", LOADER, str(path), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert process.stdout is not None
    for _ in range(4):
        done = int(process.stdout.readline())
    process.send_signal(how)
    rest, _ = process.communicate()
    assert process.returncode == (130 if how is signal.SIGINT else -signal.SIGKILL)
    told_of = max([done, *map(int, rest.split())])
    assert told_of < 400
    with open_database(path) as connection:
        ((documents,),) = rows(connection, "SELECT count(*) FROM documents")
        assert documents in (told_of, told_of + 1)
        assert rows(connection, "SELECT count(*) FROM deals ANTI JOIN search_text USING (deal_no)") == [(0,)]
        assert rows(connection, "SELECT count(*) FROM reports ANTI JOIN deals USING (deal_id)") == [(0,)]


def test_every_quote_is_where_the_evidence_says(connection: duckdb.DuckDBPyConnection) -> None:
    load_parsed(
        connection,
        article(
            "2026-01-05",
            told("Société Velmont (« é ») buys Tressac 🏭 today.", "acquisition", Velmont="acquirer", Tressac="target"),
        ),
    )
    wrong = """
        SELECT e.* FROM evidence AS e JOIN reports AS r USING (report_id) JOIN documents AS o USING (document_id)
        WHERE o.text[e.span_start + 1 : e.span_end] <> e.quote
    """
    assert rows(connection, wrong) == []
    assert rows(connection, "SELECT field, quote FROM evidence ORDER BY ALL") == [
        ("acquirer", "Velmont"),
        ("deal", "Société Velmont (« é ») buys Tressac 🏭 today."),
        ("target", "Tressac"),
    ]


def test_quote_that_is_not_there_is_refused(connection: duckdb.DuckDBPyConnection) -> None:
    parsed = article("2026-01-05", told("Velmont buys Tressac.", "acquisition", Velmont="acquirer", Tressac="target"))
    evidence = parsed.reports[0].evidence[0].model_copy(update={"start": 1})
    report = parsed.reports[0].model_copy(update={"evidence": (evidence,)})
    with pytest.raises(ValueError, match="Velmont buys Tressac"):
        load_parsed(connection, parsed.model_copy(update={"reports": (report,)}))
    assert rows(connection, "FROM documents") == []


def test_article_read_anew_takes_its_own_place(connection: duckdb.DuckDBPyConnection) -> None:
    deal = told("Velmont buys Tressac.", "acquisition", Velmont="acquirer", Tressac="target")
    rumour = told("Velmont buys Tressac.", "acquisition", "in_talks", Velmont="acquirer", Tressac="target")
    other = article("2026-01-09", told("Tressac goes to Velmont.", "acquisition", Velmont="acquirer", Tressac="target"))
    load_parsed(connection, other)
    assert load_parsed(connection, article("2026-01-05", rumour, path="news/1.txt", names=["Orbelane"], text="x"))
    assert load_parsed(connection, article("2026-01-05", deal, path="news/1.txt", names=["Orbelane"], text="x"))
    fresh = duckdb_of(connection).with_name("fresh.duckdb")
    with load_all(
        fresh, [article("2026-01-05", deal, path="news/1.txt", names=["Orbelane"], text="x"), other]
    ) as wanted:
        assert dump(connection) == dump(wanted)


def test_replaced_article_takes_its_companies_and_deals_along(connection: duckdb.DuckDBPyConnection) -> None:
    text = "Velmont buys Tressac."
    deal = told(text, "acquisition", Velmont="acquirer", Tressac="target")
    with_deal = article("2026-01-05", deal, path="news/1.txt")
    without = ParsedDocument(document=with_deal.document)
    load_parsed(connection, with_deal)
    assert load_parsed(connection, without)
    empty = {name: found for name, found in dump(connection).items() if name not in ("schema_info", "documents")}
    assert all(found == [] for found in empty.values())


def duckdb_of(connection: duckdb.DuckDBPyConnection) -> Path:
    ((path,),) = rows(connection, "SELECT path FROM duckdb_databases() WHERE database_name = current_database()")
    return Path(str(path))


@st.composite
def stories(draw: st.DrawFn) -> list[ParsedDocument]:
    """A few articles about few companies, so that their reports meet; some of them copies of one text."""
    companies = st.sampled_from(["Amazon", "AWS", "OpenAI", "Nvidia", "Velmont"])
    documents = []
    for number in range(draw(st.integers(2, 4))):
        deals = []
        for place in range(draw(st.integers(0, 2))):
            payer, payee = draw(st.lists(companies, min_size=2, max_size=2, unique=True))
            kind, give, take = draw(
                st.sampled_from(
                    [
                        ("investment", "investor", "target"),
                        ("funding_round", "investor", "target"),
                        ("contract", "customer", "supplier"),
                        ("acquisition", "acquirer", "target"),
                        ("partnership", "partner", "partner"),
                    ]
                )
            )
            named = draw(st.sampled_from([(payer, payee), (payer, payee), (payer,), (payee,)]))
            parties = {name: give if name == payer else take for name in named}
            deals.append(
                Told(
                    f"{number}.{place} {' and '.join(named)} are in the news.",
                    kind,
                    parties,
                    stage=draw(st.sampled_from(["in_talks", "announced", "completed", "cancelled"])),
                    confirmation=draw(st.sampled_from(["confirmed", "reported"])),
                    money=draw(st.sampled_from([None, "10 bn USD", "up to 50 bn USD", "12 bn USD"])),
                    date=draw(st.sampled_from([None, None, "2025", "2025-11"])),
                )
            )
        published = draw(st.sampled_from(["2025-11-20", "2025-12-18", "2026-01-29", "2026-09-01", None]))
        outlet = draw(st.sampled_from(["Harbour Wire", "La Dépêche"]))
        documents.append(article(published, *deals, outlet=outlet, path=f"news/{number}.txt"))
    copied = documents[0].document.model_copy(update={"path": "copies/0.txt", "title": "A copy"})
    documents.append(ParsedDocument(document=copied, reports=documents[0].reports, mentions=documents[0].mentions))
    return documents


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(data=st.data(), documents=stories())
def test_order_of_loading_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, documents: list[ParsedDocument]
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    order = data.draw(st.permutations(documents))
    with load_all(folder / "one.duckdb", documents) as one, load_all(folder / "other.duckdb", order) as other:
        found = dump(one)
        assert dump(other) == found
        for parsed in documents:
            load_parsed(one, parsed)
        assert dump(one) == found


def test_however_many_deals_share_a_name_they_are_numbered_by_time(tmp_path: Path) -> None:
    articles = [
        article(
            f"2026-02-{day:02}",
            told(f"Velmont spends ${day * 7}m.", "capex", money=f"{7 * day} m USD", Velmont="sponsor"),
        )
        for day in range(1, 10)
    ]
    with load_all(tmp_path / "deals.duckdb", articles[4:] + articles[3::-1]) as connection:
        found = rows(connection, "SELECT deal_id, amount FROM deals ORDER BY amount")
    ids = ["velmont-capex-2026-02", *(f"velmont-capex-2026-02.{number}" for number in range(2, 10))]
    assert found == list(zip(ids, [7_000_000 * day for day in range(1, 10)], strict=True))
