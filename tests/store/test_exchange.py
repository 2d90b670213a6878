import datetime
from pathlib import Path

import pytest

from store.database import open_database
from store.exchange import usd_rate, write_rates
from store.search import compile_search
from tests.store.build import article, load_all, new_database, rows, told


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("currency", "on", "usd", "rate_on"),
    [
        ("EUR", "2014-03-28", 1.3759, "2014-03-28"),
        ("EUR", "1999-01-04", 1.1789, "1999-01-04"),
        ("JPY", "2014-03-28", 1.3759 / 140.9, "2014-03-28"),
        ("CZK", "2014-03-28", 1.3759 / 27.423, "2014-03-28"),
        ("EUR", "2014-03-30", 1.3759, "2014-03-28"),
        ("USD", "2014-03-30", 1.0, "2014-03-28"),
        ("HRK", "2023-01-02", 1.0666 / 7.5365, "2022-12-30"),
    ],
)
def test_rates_of_the_day_or_the_last_one_before(currency: str, on: str, usd: float, rate_on: str) -> None:
    rate = usd_rate(currency, day(on))

    assert rate is not None
    assert rate.usd == pytest.approx(usd, rel=1e-9)
    assert rate.on == day(rate_on)


@pytest.mark.parametrize(
    ("currency", "on"),
    [("EUR", "1998-12-31"), ("USD", "1980-01-01"), ("HRK", "2023-06-01"), ("RUB", "2023-01-01"), ("XXX", "2020-01-02")],
)
def test_no_rate_where_the_bank_has_none(currency: str, on: str) -> None:
    assert usd_rate(currency, day(on)) is None


def test_days_after_the_rates_that_are_shipped_have_the_last_one() -> None:
    rate, last = usd_rate("EUR", day("2999-01-01")), usd_rate("GBP", day("2998-01-01"))

    assert rate is not None
    assert last is not None
    assert rate.on == last.on >= day("2026-10-01")


def test_the_table_has_every_currency_of_the_days_of_deals_once(tmp_path: Path) -> None:
    with new_database(tmp_path / "rates.duckdb") as connection:
        write_rates(connection, [day("2014-03-28")])
        write_rates(connection, [day("2014-03-28"), day("2014-03-27"), day("2014-03-29")])
        write_rates(connection, [])

        assert rows(connection, "SELECT DISTINCT rate_on FROM rates ORDER BY 1") == [
            (day("2014-03-27"),),
            (day("2014-03-28"),),
        ]
        assert rows(
            connection, "SELECT count(*), count(DISTINCT currency) FROM rates WHERE rate_on = '2014-03-28'"
        ) == [(33, 33)]
        write_rates(connection, [None], [day("2014-03-27"), day("2014-03-26"), None])
        assert rows(connection, "SELECT DISTINCT rate_on FROM rates") == [(day("2014-03-28"),)]
        (usd,) = rows(connection, "SELECT usd FROM rates WHERE rate_on = '2014-03-28' AND currency = 'USD'")
        assert usd == (1.0,)


@pytest.fixture
def market(tmp_path: Path) -> Path:
    """Five deals of one day (a Sunday; the rates are those of 28 March 2014) and one without a rate."""
    lent = [
        told("Alba lends to Bora.", "debt", money="100 m EUR", Alba="lender", Bora="borrower"),
        told("Cora lends to Dona.", "debt", money="100 m USD", Cora="lender", Dona="borrower"),
        told("Enza lends to Fina.", "debt", money="100 m GBP", Enza="lender", Fina="borrower"),
        told(
            "Gala lends to Hera.", "debt", money="50-200 m EUR", valuation=2_000_000_000, Gala="lender", Hera="borrower"
        ),
        told("Iona lends to Juno.", "debt", money="100 m XAU", Iona="lender", Juno="borrower"),
    ]
    load_all(tmp_path / "market.duckdb", [article("2014-03-30", *lent)]).close()
    return tmp_path / "market.duckdb"


def test_deals_carry_their_amount_in_dollars(market: Path) -> None:
    with open_database(market) as connection:
        sql = "SELECT amount_usd, amount_usd_max, rate_on FROM deals ORDER BY title"
        euro, dollar, pound, both, gold = rows(connection, sql)

    friday = day("2014-03-28")
    assert euro == (pytest.approx(137_590_000), None, friday)
    assert dollar == (100_000_000, None, friday)
    assert pound == (pytest.approx(100_000_000 * 1.3759 / 0.82652, rel=0.01), None, friday)
    assert both == (pytest.approx(68_795_000), pytest.approx(275_180_000), friday)
    assert gold == (None, None, None)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("amount>=101m", "Alba Enza Gala"),
        ("amount>=100m", "Alba Cora Enza Gala"),
        ("amount<=100m", "Cora Gala"),
        ("amount=100m", "Cora Gala"),
        ("amount>=100m€", "Alba Enza Gala"),
        ("amount>100m€", "Enza Gala"),
        ("amount>=73m€", "Alba Enza Gala"),
        ("amount>=72mEUR", "Alba Cora Enza Gala"),
        ("amount<90mGBP", "Alba Cora Gala"),
        ("amount>=100m£", "Enza Gala"),
        ("amount>=1XAU", "Iona"),
        ("valuation>=2.7bn", "Gala"),
        ("valuation>=2.8bn", ""),
        ("valuation=2bn€", "Gala"),
        ("valuation>=1.6bnGBP", "Gala"),
        ("-amount>=101m", "Cora Iona"),
    ],
)
def test_amounts_are_compared_in_one_currency(market: Path, query: str, expected: str) -> None:
    search = compile_search(query)
    with open_database(market) as connection:
        sql = f"""
            SELECT c.name FROM parties JOIN companies AS c USING (company_id)
            WHERE side = 'payer' AND deal_id IN ({search.sql}) ORDER BY 1
        """
        found = rows(connection, sql, *search.params)

    assert found == [(name,) for name in expected.split()]


@pytest.mark.parametrize(
    ("query", "currency"),
    [
        ("amount>=1", "USD"),
        ("stake>5", None),
        ("nvidia", None),
        ("stake>5 valuation>1bn€", "EUR"),
        ("amount>1GBP", "GBP"),
    ],
)
def test_a_search_says_which_currency_it_compares_in(query: str, currency: str | None) -> None:
    assert compile_search(query).compared_in == currency
