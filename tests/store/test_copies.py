"""Copies of one text in the deals of a database: one source, whatever was loaded first, and whatever goes again."""

import random
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from bench.merging import read_merging
from seeds.model import ParsedDocument
from store.console import run_sql
from store.corrections import join, split
from store.database import open_database, transaction
from store.detail import deal_detail
from store.loading import load_parsed, remove
from store.rebuild import rebuild
from store.saved_queries import saved_query
from tests.store.build import Told, article, dump, load_all, rows, told

TALKS = told(
    "Food group Velmont is in talks to buy the flour maker Tressac for some 240 million euros, two people said.",
    "acquisition",
    "in_talks",
    "240 m EUR",
    confirmation="reported",
    Velmont="acquirer",
    Tressac="target",
)
BODY = """\
The purchase would secure grain for bakeries on both sides of the sea, where bad harvests have made flour dear.
Tressac grinds a tenth of the country's wheat at three sites and employs 640 people, most of them in the north.
"We were neighbours for eighty years, and we still share a river," said one who runs a mill beside it.
The founding family holds 34 percent of the shares, and a fund from the south has bought 6 percent since spring."""
EN_PAROLES = told(
    "Le groupe Velmont négocierait le rachat du minotier Tressac pour 240 millions d'euros, selon deux proches.",
    "acquisition",
    "in_talks",
    "240 m EUR",
    confirmation="reported",
    Velmont="acquirer",
    Tressac="target",
)
CORPS = """\
L'opération assurerait le blé des boulangeries des deux rives, où de mauvaises récoltes renchérissent la farine.
Tressac moud un dixième du blé du pays sur trois sites et emploie 640 personnes, pour la plupart dans le nord.
La famille fondatrice détient 34 % du capital, et un petit fonds du sud en a ramassé 6 % depuis le printemps."""
AGREED = told(
    "Velmont and Tressac have signed: the mills change hands for 250 million euros, both told us in a statement.",
    "acquisition",
    "announced",
    "250 m EUR",
    Velmont="acquirer",
    Tressac="target",
)


def wire() -> list[ParsedDocument]:
    """A story by a wire and the outlets that print it, with two stories by others."""
    return [
        article("2025-03-03", TALKS, outlet="Harbour Wire", text=BODY),
        article("2025-03-04", TALKS, outlet="Morning Grain", text="\n".join(BODY.splitlines()[:2])),
        article(None, TALKS, outlet="Coast Tribune", text=f"{BODY}\nAdditional reporting by our desk for mills."),
        article("2025-03-05", EN_PAROLES, outlet="Le Courrier du Soir", text=CORPS),
        article("2025-03-06", EN_PAROLES, outlet="Gazette des Affaires", text=f"{CORPS}\n(avec une agence)"),
        article("2025-05-09", AGREED, outlet="Morning Grain", text=BODY.splitlines()[-1]),
    ]


def counts(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return rows(connection, "SELECT document_count, source_count FROM deals ORDER BY ALL")


def copied(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """The outlets that print a copy, each with the one whose text it is."""
    sql = """
        SELECT a.publisher, b.publisher
        FROM copies AS c JOIN documents AS a USING (document_id) JOIN documents AS b ON b.document_id = c.copy_of
        ORDER BY ALL
    """
    return rows(connection, sql)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with load_all(tmp_path / "story.duckdb", wire()) as connection:
        yield connection


def test_outlets_that_print_one_text_are_one_source(story: duckdb.DuckDBPyConnection) -> None:
    assert counts(story) == [(6, 3)]
    assert copied(story) == [
        ("Coast Tribune", "Harbour Wire"),
        ("Gazette des Affaires", "Le Courrier du Soir"),
        ("Morning Grain", "Harbour Wire"),
    ]


def test_the_history_says_whose_words_they_are(story: duckdb.DuckDBPyConnection) -> None:
    ((deal_id,),) = rows(story, "SELECT deal_id FROM deals")
    detail = deal_detail(story, str(deal_id))
    assert detail is not None
    assert [(entry.outlet, entry.copy_of) for entry in detail.history] == [
        ("Coast Tribune", "Harbour Wire"),
        ("Harbour Wire", None),
        ("Morning Grain", "Harbour Wire"),
        ("Le Courrier du Soir", None),
        ("Gazette des Affaires", "Le Courrier du Soir"),
        ("Morning Grain", None),
    ]
    assert (detail.deal.document_count, detail.deal.source_count) == (6, 3)


def test_the_first_one_published_stands_for_its_copies(tmp_path: Path) -> None:
    with load_all(tmp_path / "deals.duckdb", wire()[:3]) as connection:
        load_parsed(connection, article("2025-03-01", TALKS, outlet="Early Post", text=BODY))
        assert set(copied(connection)) == {
            (outlet, "Early Post") for outlet in ("Harbour Wire", "Morning Grain", "Coast Tribune")
        }
        assert counts(connection) == [(4, 1)]


def test_of_one_day_the_longest_text_stands_for_its_copies(tmp_path: Path) -> None:
    texts = {"Short Post": BODY.splitlines()[0], "Long Post": f"{BODY}\nThe talks may yet fail.", "Middle Post": BODY}
    articles = [article("2025-03-03", TALKS, outlet=outlet, text=text) for outlet, text in texts.items()]
    with load_all(tmp_path / "deals.duckdb", articles) as connection:
        assert copied(connection) == [("Middle Post", "Long Post"), ("Short Post", "Long Post")]


def test_copies_of_the_gold_for_merging(tmp_path: Path) -> None:
    stories = [document.parsed for document in read_merging() if "copies" in document.story]
    with load_all(tmp_path / "deals.duckdb", stories) as connection:
        assert copied(connection) == [
            ("Coast Tribune", "Harbour Ledger"),
            ("Gazette des Affaires", "Agence Corvane"),
            ("Le Courrier du Soir", "Agence Corvane"),
            ("Morning Grain", "Harbour Ledger"),
        ]


def test_order_of_loading_does_not_matter_nor_what_was_there_for_a_while(tmp_path: Path) -> None:
    rest = [article("2025-03-02", TALKS, outlet="Early Post", text=BODY), article("2025-03-06", AGREED, text=CORPS)]
    dumps = []
    for seed in range(4):
        order = [*wire(), *rest] if seed % 2 else wire()
        random.Random(seed).shuffle(order)
        with load_all(tmp_path / f"{seed}.duckdb", order) as connection:
            for gone in rest if seed % 2 else ():
                with transaction(connection):
                    remove(connection, gone.document.document_id)
            dumps.append(dump(connection))
            rebuild(connection)
            assert dump(connection) == dumps[-1]
    assert len(dumps[0]["copies"]) == 3
    assert all(other == dumps[0] for other in dumps[1:])


def test_an_article_read_again_with_another_date_takes_its_place_in_the_row(tmp_path: Path) -> None:
    first, second = wire()[:2]
    later = first.document.model_copy(update={"published": "2025-04-01", "path": "a.txt"})
    earlier = first.document.model_copy(update={"path": "a.txt"})
    with load_all(tmp_path / "deals.duckdb", [first.model_copy(update={"document": earlier}), second]) as connection:
        assert copied(connection) == [("Morning Grain", "Harbour Wire")]
        assert load_parsed(connection, first.model_copy(update={"document": later}))
        assert copied(connection) == [("Harbour Wire", "Morning Grain")]


def test_what_a_site_prints_beside_its_articles_makes_no_copies(tmp_path: Path) -> None:
    banner = f"{BODY}\n{CORPS}\nLire aussi : tous nos articles sur les fusions, par Jeanne Corvo, qui suit le blé."
    other = told(
        "The mills of Tressac may soon grind for Velmont, which offers around 240 million euros.",
        "acquisition",
        "in_talks",
        "240 m EUR",
        confirmation="reported",
        Velmont="acquirer",
        Tressac="target",
    )
    articles = [article("2025-03-03", deal, outlet="Harbour Wire", text=banner) for deal in (TALKS, other)]
    with load_all(tmp_path / "deals.duckdb", articles) as connection:
        assert counts(connection) == [(2, 2)]
        assert copied(connection) == []


def briefs() -> Iterator[Told]:
    for buyer, target in (("Velmont", "Tressac"), ("Orbane", "Nordwick")):
        sentence = f"{buyer} is buying {target} for 5 million euros in order to open its first shops abroad this year."
        yield told(sentence, "acquisition", money="5 m EUR", **{buyer: "acquirer", target: "target"})


def test_briefs_of_one_template_are_sources_of_their_own(tmp_path: Path) -> None:
    articles = [article("2025-03-03", brief, outlet="Harbour Wire") for brief in briefs()]
    with load_all(tmp_path / "deals.duckdb", articles) as connection:
        assert counts(connection) == [(1, 1), (1, 1)]


def test_a_report_that_the_user_moves_takes_its_copy_along(story: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT report_id FROM reports JOIN documents USING (document_id) WHERE publisher = ? AND published = ?"
    ((one,),) = rows(story, sql, "Gazette des Affaires", "2025-03-06")
    ((other,),) = rows(story, sql, "Le Courrier du Soir", "2025-03-05")
    split(story, str(one), reason="of another mill")
    assert counts(story) == [(1, 1), (5, 3)]
    join(story, str(one), str(other), reason="the same after all")
    assert counts(story) == [(2, 1), (4, 2)]


def test_saved_queries_count_no_copies(tmp_path: Path) -> None:
    with load_all(tmp_path / "deals.duckdb", wire()[:3]) as connection:
        one_source = run_sql(connection, saved_query("one-source").text)
        (row,) = [dict(zip(one_source.columns, row, strict=True)) for row in one_source.rows]
        assert (row["outlet"], row["reports"], row["copies"]) == ("Harbour Wire", 1, 2)
        for parsed in wire()[3:]:
            load_parsed(connection, parsed)
        assert not run_sql(connection, saved_query("one-source").text).rows
        rumours = run_sql(connection, saved_query("rumours-come-true").text).rows
        assert [row[:3] for row in rumours] == [("Harbour Wire", 1, 1), ("Le Courrier du Soir", 1, 1)]


def test_the_timeline_tells_copies(story: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT outlet, published FROM timeline WHERE copy_of IS NULL ORDER BY published"
    assert rows(story, sql) == [
        ("Harbour Wire", "2025-03-03"),
        ("Le Courrier du Soir", "2025-03-05"),
        ("Morning Grain", "2025-05-09"),
    ]


def test_a_database_that_is_only_read_tells_them_too(tmp_path: Path) -> None:
    path = tmp_path / "deals.duckdb"
    load_all(path, wire()).close()
    with open_database(path) as connection:
        assert counts(connection) == [(6, 3)]
