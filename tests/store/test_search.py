import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.console import run_sql
from store.errors import SearchError
from store.lists import fill_lists
from store.search import compile_search, inline
from store.search_index import build_index
from store.search_terms import CHOICES, FIGURES, FILTERS, MOST_TERMS, Compared, Dated, Named, OneOf, Words
from tests.store.build import new_database

BOOK = Path(__file__).with_name("book.sql")

ALL = {
    "amazon-openai",
    "openai-round",
    "socgen-mistral",
    "nvidia-openai",
    "openai-coreweave",
    "coreweave-nvidia",
    "amazon-mistral",
    "amazon-loan",
    "softbank-mistral",
}

WITH_OUTLET = {"amazon-openai", "openai-round", "socgen-mistral", "amazon-loan", "amazon-mistral"}

Ask = Callable[[str], set[str]]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Finds the deals of a query, and checks that the statement shown finds the same ones."""
    with new_database(tmp_path_factory.mktemp("book") / "book.duckdb") as connection:
        connection.execute(BOOK.read_text(encoding="utf-8"))
        build_index(connection)
        fill_lists(connection)
        connections = [connection]

        def found(query: str) -> set[str]:
            search = compile_search(query)
            assert search.sql.count("?") == len(search.params)
            rows = connections[0].execute(search.sql, search.params).fetchall()
            assert len(set(rows)) == len(rows)
            assert sorted(rows) == sorted(run_sql(connections[0], search.inlined).rows)
            return {deal_id for (deal_id,) in rows}

        yield found
        assert found("") == ALL
        connections.clear()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ALL),
        ("   ", ALL),
        ("openai", {"amazon-openai", "openai-round", "nvidia-openai", "openai-coreweave"}),
        ("OPENAI amazon", {"amazon-openai", "openai-round"}),
        ("trainium", set()),
        ('"milliards de dollars dans"', {"amazon-openai"}),
        ('"MILLIARDS   de\tdollars"', {"amazon-openai"}),
        ('"jusqu\'a 50"', {"amazon-openai"}),
        ("societe generale", {"socgen-mistral"}),
        ("SOCIÉTÉ GÉNÉRALE", {"socgen-mistral"}),
        ("openai -amazon", {"nvidia-openai", "openai-coreweave"}),
        ("ope", {"amazon-openai", "openai-round", "nvidia-openai", "openai-coreweave"}),
        ("pena", {"amazon-openai", "openai-round", "nvidia-openai", "openai-coreweave"}),
        ("op", {"amazon-openai", "openai-round", "nvidia-openai", "openai-coreweave"}),
        ("pe", set()),
        ("lends-to", set()),
        ('"lends to" -ope', {"socgen-mistral"}),
        ('openai -"invests in"', {"openai-round", "openai-coreweave"}),
        ("invests\topenai\n", {"amazon-openai", "nvidia-openai"}),
        ("nothing-like-it", set()),
        ('"kind:debt"', set()),
    ],
)
def test_words(ask: Ask, query: str, expected: set[str]) -> None:
    assert ask(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind:debt", {"socgen-mistral", "amazon-loan"}),
        ("KIND:Debt", {"socgen-mistral", "amazon-loan"}),
        ("kind:debt,partnership", {"socgen-mistral", "amazon-loan", "amazon-mistral"}),
        ("-kind:debt,investment,contract", {"openai-round", "amazon-mistral"}),
        ("stage:in_talks", {"amazon-openai"}),
        ("stage:in-talks", {"amazon-openai"}),
        ("confirmation:denied", {"amazon-loan"}),
        ("currency:eur", {"socgen-mistral", "amazon-loan"}),
        ("currency:€", {"socgen-mistral", "amazon-loan"}),
        ("-currency:eur,usd", {"coreweave-nvidia", "amazon-mistral"}),
        ("lang:fr", {"amazon-openai", "openai-round", "socgen-mistral"}),
        ("-lang:fr -lang:en", set()),
        ("source:courrier", {"amazon-openai", "openai-round", "socgen-mistral"}),
        ('source:"le courrier"', {"amazon-openai", "openai-round", "socgen-mistral"}),
        ("source:courrier.example", {"amazon-openai", "openai-round"}),
        ("source:ledger kind:debt", {"amazon-loan"}),
        ('source="le courrier du SOIR"', {"amazon-openai", "openai-round", "socgen-mistral"}),
        ("source=courrier", set()),
        ('-source="Le Courrier du soir" -source="The Daily Ledger"', ALL - WITH_OUTLET),
        ("company=openai", {"amazon-openai", "openai-round", "nvidia-openai", "openai-coreweave"}),
        ("company=open", set()),
        ('company="le pere de chatgpt"', {"amazon-openai", "openai-round", "nvidia-openai", "openai-coreweave"}),
        ("loop:yes", {"nvidia-openai", "openai-coreweave", "coreweave-nvidia"}),
        ("loop:no kind:contract,investment", {"amazon-openai", "softbank-mistral"}),
        ("-loop:yes kind:contract,investment", {"amazon-openai", "softbank-mistral"}),
        ("loop:yes,no", ALL),
        ("checked:yes", {"amazon-loan"}),
        ("checked:no kind:debt", {"socgen-mistral"}),
    ],
)
def test_filters(ask: Ask, query: str, expected: set[str]) -> None:
    assert ask(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("company:mistral", {"socgen-mistral", "amazon-mistral", "softbank-mistral"}),
        ("company:mistral-ai", {"socgen-mistral", "amazon-mistral", "softbank-mistral"}),
        ("company:MISTRAL-AI", {"socgen-mistral", "amazon-mistral", "softbank-mistral"}),
        ('company:"mistral ai"', {"socgen-mistral", "amazon-mistral", "softbank-mistral"}),
        ("payer:mistral", set()),
        ("payee:mistral", {"socgen-mistral", "softbank-mistral"}),
        ("company:mistral -payee:mistral", {"amazon-mistral"}),
        ("payer:openai", {"openai-coreweave"}),
        ("payer:generale", {"socgen-mistral"}),
        ("payer:socgen", {"socgen-mistral"}),
        ('payee:"LE PERE de ChatGPT"', {"amazon-openai", "openai-round", "nvidia-openai"}),
        ("company:oeuvres", set()),
    ],
)
def test_companies(ask: Ask, query: str, expected: set[str]) -> None:
    assert ask(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("amount>=30bn", {"amazon-openai", "openai-round", "nvidia-openai"}),
        ("amount>30bn", {"amazon-openai", "openai-round"}),
        ("amount >= 30md", {"amazon-openai", "openai-round", "nvidia-openai"}),
        ("amount >= 30 Md amazon", {"amazon-openai", "openai-round"}),
        ("amount>=1 € kind:debt", {"socgen-mistral", "amazon-loan"}),
        ("stake > 10 % nvidia", {"nvidia-openai"}),
        ("amount>=1 mistral", {"socgen-mistral", "softbank-mistral"}),
        ("amount>=22.4Md$", {"amazon-openai", "openai-round", "nvidia-openai", "openai-coreweave"}),
        ("amount>=22,4b", {"amazon-openai", "openai-round", "nvidia-openai", "openai-coreweave"}),
        ("amount<=2_000_000", {"softbank-mistral"}),
        ("amount=2m", {"softbank-mistral"}),
        ("amount<2000.5k", {"softbank-mistral"}),
        ("amount=600m", {"socgen-mistral"}),
        ("amount>=600m amount<=1bn", {"socgen-mistral"}),
        ("amount>700m amount<=1bn", {"socgen-mistral"}),
        ("amount>700m€ amount<=1bn€", set()),
        ("amount>=1bn amount<=9bn", set()),
        ("amount>=1bn amount<=9bnEUR", {"amazon-loan"}),
        ("amount>=1€", ALL - {"coreweave-nvidia", "amazon-mistral"}),
        ("amount>9Md€ amount<=25bn€", {"nvidia-openai", "openai-coreweave"}),
        ("amount>=0", ALL - {"coreweave-nvidia", "amazon-mistral"}),
        ("-amount>=0", {"coreweave-nvidia", "amazon-mistral"}),
        ("stake>10", {"nvidia-openai"}),
        ("stake>=10%", {"nvidia-openai", "softbank-mistral"}),
        ("stake=33,4", {"nvidia-openai"}),
        ("valuation>=0.8tn", {"amazon-openai"}),
    ],
)
def test_figures(ask: Ask, query: str, expected: set[str]) -> None:
    assert ask(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("since:2026", {"amazon-openai"}),
        ("since:2025-11-04", {"amazon-openai", "openai-round", "socgen-mistral"}),
        ("until:2025-09-01", {"openai-coreweave", "openai-round", "amazon-mistral"}),
        ("until:2024", {"amazon-mistral"}),
        ("in:2025-Q4", {"socgen-mistral", "amazon-loan", "softbank-mistral", "openai-round"}),
        ("in:2025q4 kind:debt", {"socgen-mistral", "amazon-loan"}),
        ("in:2025-11", {"socgen-mistral", "amazon-loan", "openai-round"}),
        ("in:2025-11-03", {"socgen-mistral", "amazon-loan", "openai-round"}),
        ("in:2025-09-22", {"nvidia-openai", "openai-coreweave", "openai-round"}),
        ("in:2023", set()),
        ("-since:2024", {"coreweave-nvidia"}),
    ],
)
def test_dates_overlap(ask: Ask, query: str, expected: set[str]) -> None:
    assert ask(query) == expected


def test_everything_at_once(ask: Ask) -> None:
    query = (
        'amazon kind:investment stage:in_talks amount>=1bn since:2025-06 payer:amazon lang:fr -stake>0 "50 milliards"'
    )

    assert ask(query) == {"amazon-openai"}


def test_terms_know_where_they_stand() -> None:
    query = '-"a b" kind:debt,ipo  payer:x amount >= 2Md€ until:2025-Q1'
    words, choice, named, figure, date = compile_search(query).terms

    assert words == Words(0, 6, True, "a b")
    assert choice == OneOf(7, 20, False, "kind", ("debt", "ipo"))
    assert named == Named(22, 29, False, "payer", "x")
    assert figure == Compared(30, 44, False, "amount", ">=", 2_000_000_000, "EUR")
    assert date == Dated(45, 58, False, "until", None, datetime.date(2025, 3, 31))


@pytest.mark.parametrize(
    ("query", "at", "message"),
    [
        ("knd:debt", "knd", "no filter is called 'knd'; did you mean kind? one of kind:, stage:"),
        ("openai -knd:debt", "knd", "no filter is called 'knd'"),
        ("http://x", "http", 'or put "http://x" in quotes to search for it'),
        ("a amont>=5", "amont", "did you mean amount?"),
        ("kind:dept", "dept", "kind: 'dept' is unknown; did you mean debt? one of funding_round, investment"),
        ("kind:debt,dept", "dept", "'dept' is unknown"),
        ('kind:"debt, dept"', " dept", "'dept' is unknown"),
        ("stage:", "", "stage: needs a value; one of considered, in_talks, planned, announced, completed, cancelled"),
        ("stage: x", " x", "stage: needs a value"),
        ("payer:", "", 'payer: needs a value; write payer:"Bank of X"'),
        ('payer:""', '""', "payer: needs a value"),
        ("loop:maybe", "maybe", "loop: 'maybe' is unknown; one of yes, no"),
        ("lang:it", "it", "lang: 'it' is unknown; one of de, en, fr"),
        ("currency:euros", "euros", "'euros' is no currency; write a code such as USD or EUR"),
        ("amount>=", "", "amount>= needs a value; write amount>=1bn"),
        (
            "amount>=lots",
            "lots",
            "amount: 'lots' is no amount; write a figure such as 300k, 500m, 1.5bn, 2Md€, 3mGBP or 1_000_000",
        ),
        ("amount>=1,000", "1,000", "can be read in two ways; write 1000 or 1_000"),
        ("amount>=1.0005k", "1.0005k", "is no whole number of units"),
        ("amount>=10000000tn", "10000000tn", "is larger than any amount"),
        ("amount>=$1€", "$1€", "is no amount"),
        ("amount:1bn", ":1bn", "amount is compared; write amount>=1bn, with >=, <=, >, < or ="),
        ("kind>=debt", ">=debt", "kind takes a colon; write kind:debt"),
        ("stake>lots", "lots", "stake: 'lots' is no percentage"),
        ("since:soon", "soon", "since: 'soon' is no date; write 2025, 2025-Q4, 2025-11 or 2025-11-03"),
        ("in:2025-13", "2025-13", "no calendar has the date '2025-13'"),
        ("in:2025-02-29", "2025-02-29", "no calendar has the date"),
        ("in:0000", "0000", "no calendar has the date"),
        ("in:2025-00", "2025-00", "no calendar has the date"),
        ('openai "puces', '"puces', "the quote is not closed"),
        ('""', '""', "nothing to search for; write a word between the quotes"),
        ("a -", "", "nothing to search for; write a word after the -"),
        (">= 5", ">= 5", "nothing to compare; write amount>1bn"),
        ("a\0b", "\0b", "the character U+0000 is no text"),
        ("a\ud800", "\ud800", "the character U+D800 is no text"),
        ("a " * (MOST_TERMS + 1), "a ", f"more than {MOST_TERMS} terms"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place_and_the_way_out(query: str, at: str, message: str) -> None:
    with pytest.raises(SearchError) as caught:
        compile_search(query)

    error = caught.value
    assert message in str(error)
    assert "\n" not in str(error)
    assert query[error.position :].startswith(at)
    assert at or error.position == len(query)
    assert f"(character {error.position + 1} of the search)" in str(error)


fields = st.sampled_from([*FILTERS, *FIGURES, "knd", ""])
operators = st.sampled_from([":", ">=", "<=", ">", "<", "=", " >= ", ""])
values = st.one_of(
    st.text(max_size=8),
    st.sampled_from([word for words in CHOICES.values() for word in words]),
    st.sampled_from(
        ["1bn", "2Md€", "1.5md", "2025-Q4", "2025-11-03", "9999", "0001", '"a b"', "x'; DROP TABLE deals; --"]
    ),
    st.sampled_from(["%", "_", "\\", "'", "''", "?", "$1", "{}", "œ", "ß", "İ", "ŉ", "ﬁ", "e\u0301", "\u0301"]),
)
terms = st.builds(lambda *parts: "".join(parts), st.sampled_from(["", "-", "--"]), fields, operators, values)
queries = st.one_of(st.text(max_size=30), st.lists(terms, max_size=6).map(" ".join))


@settings(deadline=None)
@given(queries)
@example("payer:'||(SELECT text FROM documents)||'")
@example("in:9999-Q4 since:0001")
@example("amount>=9223372036854775807")
def test_any_text_runs_or_is_refused(ask: Ask, query: str) -> None:
    try:
        assert ask(query) <= ALL
    except SearchError as error:
        assert 0 <= error.position <= len(query)


@settings(deadline=None)
@given(st.lists(terms.filter(lambda term: not term.startswith("-")), min_size=1, max_size=1).map("".join))
def test_a_negated_term_finds_exactly_the_others(ask: Ask, term: str) -> None:
    try:
        (only,) = compile_search(term).terms
    except (SearchError, ValueError):
        return
    assert not only.negated
    assert ask(f"-{term.lstrip()}") == ALL - ask(term)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=12))
def test_what_is_typed_never_becomes_sql(text: str) -> None:
    phrase = f"""{text.replace('"', " ")}qzx"""
    search = compile_search(f'"{phrase}"')

    assert "qzx" not in search.sql
    assert search.sql.isascii()
    assert search.params[-1] == " ".join(phrase.split())
    assert all(str(value) in str(search.params[-1]) for value in search.params)


def test_literals_are_safe() -> None:
    assert inline("SELECT ?, ?, ?", ("it's; --", 5, datetime.date(2025, 1, 2))) == (
        "SELECT 'it''s; --', 5, DATE '2025-01-02'"
    )
