"""The views, on small stories of our own words."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.store.build import article, load_at_once, rows, told

BN = 10**9

AMAZON_OPENAI = [
    article(
        "2025-12-17",
        told(
            "Amazon is in talks over some ten billion for OpenAI.",
            "investment",
            "in_talks",
            "about 10 bn USD",
            confirmation="reported",
            Amazon="investor",
            OpenAI="target",
        ),
        title="A cheque under discussion",
    ),
    article(
        "2026-01-29",
        told(
            "Now Amazon may give OpenAI as many as fifty.",
            "investment",
            "in_talks",
            "up to 50 bn USD",
            confirmation="reported",
            Amazon="investor",
            OpenAI="target",
        ),
        outlet="Harbour Wire",
    ),
    article(
        "2026-02-27",
        told(
            "It is done: OpenAI gets 110 billion, told us SoftBank and Amazon.",
            "funding_round",
            money="110 bn USD",
            Amazon="investor",
            SoftBank="investor",
            OpenAI="target",
        ),
        told(
            "Amazon alone gives OpenAI 50 of them.", "investment", money="50 bn USD", Amazon="investor", OpenAI="target"
        ),
        outlet="Agence Corvane",
    ),
]
CIRCLE = [
    article(
        "2025-09-22",
        told(
            "Nvidia puts 30 billion into OpenAI.", "investment", money="30 bn USD", Nvidia="investor", OpenAI="target"
        ),
    ),
    article(
        "2025-09-25",
        told(
            "OpenAI rents from CoreWeave for 22 billion.",
            "contract",
            money="22 bn USD",
            OpenAI="customer",
            CoreWeave="supplier",
        ),
    ),
    article(
        "2025-09-30", told("CoreWeave orders chips from Nvidia.", "contract", CoreWeave="customer", Nvidia="supplier")
    ),
    article(
        "2025-10-01",
        told(
            "Nvidia holds shares of CoreWeave.",
            "investment",
            "completed",
            "2 bn USD",
            Nvidia="investor",
            CoreWeave="target",
        ),
    ),
    article(
        "2025-10-02",
        told(
            "Nvidia wants back nothing from OpenAI, says OpenAI of its order at Nvidia.",
            "contract",
            "cancelled",
            "9 bn USD",
            OpenAI="customer",
            Nvidia="supplier",
        ),
    ),
]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The stories of Amazon and OpenAI, of the circle, and of a sale that two outlets tell differently."""
    sale = [
        article(
            "2026-01-05",
            told(
                "Velmont buys Tressac from Orbelane for 400 million.",
                "acquisition",
                money="400 m EUR",
                confirmation="confirmed",
                Velmont="acquirer",
                Tressac="target",
                Orbelane="seller",
            ),
        ),
        article(
            "2026-01-06",
            told(
                "Velmont pays 550 million for Tressac, we hear.",
                "acquisition",
                money="550 m EUR",
                confirmation="reported",
                Velmont="acquirer",
                Tressac="target",
            ),
            outlet="Harbour Wire",
        ),
    ]
    loan = article(
        "2026-01-07",
        told(
            "Two banks, Nordane and Sudane, lend Velmont 100 million.",
            "debt",
            money="100 m EUR",
            Nordane="lender",
            Sudane="lender",
            Velmont="borrower",
        ),
    )
    path = tmp_path_factory.mktemp("views") / "deals.duckdb"
    with load_at_once(path, [*AMAZON_OPENAI, *CIRCLE, *sale, loan]) as connection:
        yield connection


def test_timeline_keeps_every_figure_of_a_deal(connection: duckdb.DuckDBPyConnection) -> None:
    assert rows(
        connection,
        "SELECT date, outlet, stage, confirmation, amount, bound, is_head, quote FROM timeline"
        " WHERE deal_id = 'amazon-openai-investment-2025-12' ORDER BY date",
    ) == [
        (
            "2025-12-17",
            "The Morning Ledger",
            "in_talks",
            "reported",
            10 * BN,
            "about",
            False,
            "Amazon is in talks over some ten billion for OpenAI.",
        ),
        (
            "2026-01-29",
            "Harbour Wire",
            "in_talks",
            "reported",
            50 * BN,
            "up_to",
            False,
            "Now Amazon may give OpenAI as many as fifty.",
        ),
        (
            "2026-02-27",
            "Agence Corvane",
            "announced",
            "confirmed",
            50 * BN,
            "exact",
            True,
            "Amazon alone gives OpenAI 50 of them.",
        ),
    ]


def test_deal_shows_the_latest_best_confirmed_report(connection: duckdb.DuckDBPyConnection) -> None:
    assert rows(
        connection,
        "SELECT title, stage, confirmation, amount, bound, date, date_on::VARCHAR, first_reported::VARCHAR,"
        " last_reported::VARCHAR, report_count, document_count FROM deals WHERE deal_id LIKE 'amazon-openai%'",
    ) == [
        (
            "Investment of Amazon in OpenAI",
            "announced",
            "confirmed",
            50 * BN,
            "exact",
            "2026-02-27",
            "2026-02-27",
            "2025-12-17",
            "2026-02-27",
            3,
            3,
        )
    ]


def test_search_text_has_names_titles_and_quotes_folded(connection: duckdb.DuckDBPyConnection) -> None:
    ((text,),) = rows(
        connection, "SELECT fold FROM search_text JOIN deals USING (deal_no) WHERE deal_id LIKE 'amazon-openai%'"
    )
    for words in ("a cheque under discussion", "as many as fifty", "investment of amazon in openai"):
        assert words in str(text)


def test_own_part_of_a_round_replaces_the_flow_of_the_whole(connection: duckdb.DuckDBPyConnection) -> None:
    assert rows(
        connection, "SELECT payer, payee, class, amount, shared FROM flows WHERE payee_id = 'openai' ORDER BY ALL"
    ) == [
        ("Amazon", "OpenAI", "equity", 50 * BN, False),
        ("Nvidia", "OpenAI", "equity", 30 * BN, False),
        ("SoftBank", "OpenAI", "equity", 110 * BN, True),
    ]


def test_seller_is_paid_in_place_of_the_target(connection: duckdb.DuckDBPyConnection) -> None:
    assert rows(connection, "SELECT payer, payee, class, amount FROM flows WHERE payer_id = 'velmont'") == [
        ("Velmont", "Orbelane", "equity", 400_000_000)
    ]


def test_loops_have_a_proof_for_every_leg(connection: duckdb.DuckDBPyConnection) -> None:
    assert rows(connection, "SELECT loop_id, legs, leg, payer, payee, class, amount, stage, quote FROM loops") == [
        (
            "coreweave > nvidia",
            2,
            1,
            "CoreWeave",
            "Nvidia",
            "purchase",
            None,
            "announced",
            "CoreWeave orders chips from Nvidia.",
        ),
        (
            "coreweave > nvidia",
            2,
            2,
            "Nvidia",
            "CoreWeave",
            "equity",
            2 * BN,
            "completed",
            "Nvidia holds shares of CoreWeave.",
        ),
        (
            "coreweave > nvidia > openai",
            3,
            1,
            "CoreWeave",
            "Nvidia",
            "purchase",
            None,
            "announced",
            "CoreWeave orders chips from Nvidia.",
        ),
        (
            "coreweave > nvidia > openai",
            3,
            2,
            "Nvidia",
            "OpenAI",
            "equity",
            30 * BN,
            "announced",
            "Nvidia puts 30 billion into OpenAI.",
        ),
        (
            "coreweave > nvidia > openai",
            3,
            3,
            "OpenAI",
            "CoreWeave",
            "purchase",
            22 * BN,
            "announced",
            "OpenAI rents from CoreWeave for 22 billion.",
        ),
    ]
    assert rows(
        connection, "SELECT count(*) FROM loops JOIN documents USING (document_id) WHERE contains(text, quote)"
    ) == [(5,)]


@pytest.mark.parametrize("legs", [2, 3, 4, 5, 6])
def test_loops_of_two_to_five_legs_are_found_once(tmp_path: Path, legs: int) -> None:
    names = [f"Company {letter}" for letter in "ABCDEF"[:legs]]
    deals = [
        told(f"{payer} pays {payee} this year.", "investment", money="1 bn USD", **{payer: "investor", payee: "target"})
        for payer, payee in zip(names, names[1:] + names[:1], strict=True)
    ]
    with load_at_once(tmp_path / "deals.duckdb", [article("2026-01-05", *deals)]) as connection:
        found = rows(connection, "SELECT loop_id, count(*), max(leg) FROM loops GROUP BY ALL")
    assert found == ([] if legs == 6 else [(" > ".join(f"company-{letter}" for letter in "abcdef"[:legs]), legs, legs)])


def test_conflict_names_the_figure_shown_and_the_other(connection: duckdb.DuckDBPyConnection) -> None:
    assert rows(connection, "SELECT deal, amount, shown_amount, outlet, quote FROM conflicts") == [
        (
            "Acquisition of Tressac by Velmont from Orbelane",
            550_000_000,
            400_000_000,
            "Harbour Wire",
            "Velmont pays 550 million for Tressac, we hear.",
        )
    ]


def test_totals_count_each_amount_once(connection: duckdb.DuckDBPyConnection) -> None:
    totals = "SELECT name, currency, deals, paid, received FROM company_totals WHERE company_id IN ({}) ORDER BY ALL"
    assert rows(connection, totals.format("'amazon', 'openai', 'softbank'")) == [
        ("Amazon", "USD", 2, 50 * BN, None),
        ("OpenAI", "USD", 4, 22 * BN, 140 * BN),
        ("SoftBank", "USD", 1, None, None),
    ]
    assert rows(connection, totals.format("'velmont', 'tressac', 'orbelane', 'nordane'")) == [
        ("Nordane", "EUR", 1, None, None),
        ("Orbelane", "EUR", 1, None, 400_000_000),
        ("Tressac", "EUR", 1, None, None),
        ("Velmont", "EUR", 2, 400_000_000, 100_000_000),
    ]


def test_sale_by_two_sellers_is_nobody_s_own(tmp_path: Path) -> None:
    sale = told(
        "Velmont buys Tressac from Orbelane and Nordane.",
        "acquisition",
        money="1 bn EUR",
        Velmont="acquirer",
        Tressac="target",
        Orbelane="seller",
        Nordane="seller",
    )
    offering = told(
        "Sudane goes public, and Nordane sells.", "ipo", money="2 bn EUR", Sudane="issuer", Nordane="seller"
    )
    with load_at_once(tmp_path / "deals.duckdb", [article("2026-01-05", sale, offering)]) as connection:
        assert rows(connection, "SELECT company_id, pays, gets FROM company_deals ORDER BY ALL") == [
            ("nordane", False, False),
            ("nordane", False, False),
            ("orbelane", False, False),
            ("sudane", False, False),
            ("tressac", False, False),
            ("velmont", True, False),
        ]
        assert rows(connection, "SELECT payee_id, shared FROM flows ORDER BY ALL") == [
            ("nordane", True),
            ("orbelane", True),
        ]


def test_cancelled_deals_count_in_no_total(tmp_path: Path) -> None:
    off = told(
        "Velmont no longer buys Tressac.", "acquisition", "cancelled", "1 bn EUR", Velmont="acquirer", Tressac="target"
    )
    talks = told(
        "Velmont talks to Orbelane.", "acquisition", "in_talks", "2 bn EUR", Velmont="acquirer", Orbelane="target"
    )
    with load_at_once(tmp_path / "deals.duckdb", [article("2026-01-05", off, talks)]) as connection:
        assert rows(
            connection, "SELECT name, deals, paid, paid_if_agreed, received_if_agreed FROM company_totals ORDER BY 1"
        ) == [
            ("Orbelane", 1, None, None, 2 * BN),
            ("Velmont", 1, None, 2 * BN, None),
        ]
