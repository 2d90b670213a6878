"""The lists of the explorer as statements: each gives the rows of the list, in its order."""

from collections.abc import Iterator

import duckdb
import pytest

from seeds.vocabulary import Kind
from store.addresses import address_of
from store.chosen_deals import Statement
from store.companies import LISTED_RULE
from store.console import run_sql
from store.database import open_database
from store.explore import deal_table
from store.facets import facet_choices
from store.listed_tables import facet_table, loop_table, mention_table, name_table, partner_table, report_table
from store.loops import find_loops
from store.profile import company_profile
from store.sample import ensure_sample
from store.search import compile_search, inline
from store.telling import Titles, with_rules, with_title, with_titles


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        path = ensure_sample()
    with open_database(path) as connection:
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, statement: Statement) -> list[dict[str, object]]:
    cursor = connection.execute(*statement)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@pytest.mark.parametrize("company_id", [None, "openai"])
@pytest.mark.parametrize("words", ["", "kind:investment stage:announced,completed", "-source:harbour amount>=1bn"])
def test_facets_are_counted_as_in_the_pane(sample, words: str, company_id: str | None) -> None:
    search = compile_search(words)
    choices = facet_choices(sample.cursor(), search, company_id)
    expected = [(choice.field, choice.value, choice.count) for choice in choices if choice.count]
    assert sample.execute(*facet_table(search, company_id)).fetchall() == expected


@pytest.mark.parametrize("company_id", ["openai", "nvidia", "amazon"])
def test_the_lists_of_a_profile(sample, company_id: str) -> None:
    profile = company_profile(sample.cursor(), company_id)
    assert profile is not None
    partners = rows(sample, partner_table(company_id))
    assert [
        (row["company_id"], row["partner"], row["deals"], row["paid_usd"], row["received_usd"]) for row in partners
    ] == [(p.company_id, p.name, p.deal_count, p.paid, p.received) for p in profile.partners]
    assert [(row["shared"], row["promised"]) for row in partners] == [(p.shared, p.promised) for p in profile.partners]
    assert rows(sample, name_table(company_id)) == [{"name": n.name, "rule": n.rule} for n in profile.aliases]
    mentions = rows(sample, mention_table(company_id))
    assert [(row["document_id"], row["times"]) for row in mentions] == [
        (m.document_id, m.times) for m in profile.mentions
    ]


@pytest.mark.parametrize("company_id", [None, "nvidia"])
def test_loops_stand_in_the_order_of_their_list(sample, company_id: str | None) -> None:
    loops = find_loops(sample.cursor(), company_id=company_id).loops
    expected = [(loop.loop_id, n, leg.flow.deal_id, leg.quote) for loop in loops for n, leg in enumerate(loop.legs, 1)]
    found = [(row["loop_id"], row["leg"], row["deal_id"], row["quote"]) for row in rows(sample, loop_table(company_id))]
    assert expected
    assert found == expected


def test_the_reports_of_a_deal_say_where_they_are(sample) -> None:
    (deal_id,) = sample.execute("SELECT deal_id FROM deals ORDER BY report_count DESC, deal_id").fetchone()
    reports = rows(sample, report_table(deal_id))
    assert len(reports) > 1
    (head,) = [row for row in reports if row["is_head"]]
    for ident in (deal_id, head["report_id"], head["document_id"]):
        address = address_of(sample.cursor(), ident)
        assert address is not None
        assert (address.document_id, address.path) == (head["document_id"], head["path"])
    assert address_of(sample.cursor(), "no-such") is None


def test_each_can_be_put_into_the_console(sample) -> None:
    statements = [
        facet_table(compile_search("kind:investment 'quoted"), "o'neill"),
        *(table("openai") for table in (partner_table, name_table, mention_table, loop_table)),
        loop_table(),
        report_table("x'y"),
    ]
    for statement in statements:
        answer = run_sql(sample, inline(*statement))
        assert list(answer.rows) == sample.execute(*statement).fetchall()[: len(answer.rows)]


HEADS = {str(kind): f"{kind.value.upper()}: " for kind in Kind}


def test_titles_in_other_words_change_nothing_else(sample) -> None:
    deals = deal_table(compile_search("openai"))
    plain, told = (rows(sample, statement) for statement in (deals, with_titles(deals, Titles(HEADS, "nobody"))))
    assert len(plain) > 15
    assert [row | {"title": ""} for row in told] == [row | {"title": ""} for row in plain]
    titles = {row["deal_id"]: row["title"] for row in told}
    assert titles["amazon-openai-investment-2025-12"] == "INVESTMENT: Amazon → OpenAI"
    assert titles["openai-ipo-2025-10"] == "IPO: → OpenAI"
    assert titles["broadcom-openai-partnership-2025-12"] == "PARTNERSHIP: Broadcom ↔ OpenAI"
    assert titles["openai-amd-broadcom-contract-2025-10"] == "CONTRACT: OpenAI → AMD, Broadcom"


def test_the_title_of_reports_in_other_words(sample) -> None:
    reports = report_table("amazon-openai-investment-2025-12")
    told = rows(sample, with_title(reports, Titles(HEADS, "nobody"), "amazon-openai-investment-2025-12"))
    assert [row | {"deal": ""} for row in told] == [row | {"deal": ""} for row in rows(sample, reports)]
    assert {row["deal"] for row in told} == {"INVESTMENT: Amazon → OpenAI"}


def test_rules_in_other_words(sample) -> None:
    names = name_table("openai")
    told = rows(sample, with_rules(names, {LISTED_RULE: "known", "never": "x"}))
    assert [row["name"] for row in told] == [row["name"] for row in rows(sample, names)]
    assert {row["rule"] for row in told} >= {"known"}
