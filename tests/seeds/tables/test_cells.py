import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds.tables.cells import Amount, CellError, read_amount, read_currency, read_date, read_names, read_percent
from seeds.vocabulary import Bound

BN = 10**9
M = 10**6


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1200000", 1200000, None),
        ("1 200 000", 1200000, None),
        ("1 200 000", 1200000, None),
        ("1'200'000", 1200000, None),
        ("1,200,000", 1200000, None),
        ("1.200.000", 1200000, None),
        ("1,200,000.50", 1200000, None),
        ("1.200.000,50", 1200000, None),
        ("12.5", 12, None),
        ("0", 0, None),
        ("1.2e9", 1200 * M, None),
        ("5E+7", 50 * M, None),
        ("$40bn", 40 * BN, "USD"),
        ("$ 40 bn", 40 * BN, "USD"),
        ("40 billion", 40 * BN, None),
        ("40bn", 40 * BN, None),
        ("1.2M", 1200000, None),
        ("1,2 Md€", 1200 * M, "EUR"),
        ("1,2 milliard d'euros", 1200 * M, "EUR"),
        ("6,2 milliards de dollars", 6200 * M, "USD"),
        ("€350m", 350 * M, "EUR"),
        ("350 M€", 350 * M, "EUR"),
        ("500 k€", 500000, "EUR"),
        ("USD 2 million", 2 * M, "USD"),
        ("£15,000", 15000, "GBP"),
        ("9 999 €", 9999, "EUR"),
        ("A$300m", 300 * M, "AUD"),
        ("3 Mio. Euro", 3 * M, "EUR"),
    ],
)
def test_an_amount_is_read_in_any_form(text: str, amount: int, currency: str | None) -> None:
    found = read_amount(text, ".", "en")

    assert (found.amount, found.amount_max, found.currency, found.bound) == (amount, None, currency, Bound.EXACT)


@pytest.mark.parametrize(
    ("text", "decimal", "amount"),
    [
        ("1,200", ".", 1200),
        ("1,200", ",", 1),
        ("1.200", ".", 1),
        ("1.200", ",", 1200),
        ("0,500", ".", 0),
        ("1,25", ".", 1),
    ],
)
def test_the_decimal_sign_counts_where_a_number_alone_does_not_tell(text: str, decimal: str, amount: int) -> None:
    assert read_amount(text, decimal, "en").amount == amount


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("~40bn", Bound.ABOUT),
        ("≈ 40bn", Bound.ABOUT),
        ("> $40bn", Bound.AT_LEAST),
        ("40bn+", Bound.AT_LEAST),
        ("≤40bn", Bound.UP_TO),
        ("up to $40bn", Bound.UP_TO),
        ("jusqu'à 40 Md$", Bound.UP_TO),
        ("about 40bn", Bound.ABOUT),
        ("au moins 40 milliards de dollars", Bound.AT_LEAST),
    ],
)
def test_a_bound_is_read_as_a_sign_or_in_words(text: str, bound: Bound) -> None:
    found = read_amount(text, ".", "en")

    assert (found.amount, found.bound) == (40 * BN, bound)


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("$10-20m", 10 * M, 20 * M, "USD"),
        ("entre 10 et 20 millions d'euros", 10 * M, 20 * M, "EUR"),
        ("10-20m", 10 * M, 20 * M, None),
        ("100000-200000", 100000, 200000, None),
    ],
)
def test_a_range_has_two_ends(text: str, low: int, high: int, currency: str | None) -> None:
    assert read_amount(text, ".", "en") == Amount(low, high, currency, Bound.EXACT)


def test_a_column_may_count_in_millions() -> None:
    assert read_amount("1 200,5", ",", "fr", scale=M, currency="EUR").amount == 1200500000
    assert read_amount("10-20", ",", "fr", scale=M, currency="EUR").amount_max == 20 * M
    assert read_amount("40bn", ",", "fr", scale=M, currency="EUR").amount == 40 * BN
    assert read_amount("30 €", ",", "fr", scale=M, currency="EUR").amount == 30 * M


def test_a_bare_dollar_sign_is_told_from_a_dollar_that_is_named() -> None:
    assert read_amount("$40bn", ".", "en").bare_dollar
    assert not read_amount("US$40bn", ".", "en").bare_dollar
    assert not read_amount("€40bn", ".", "en").bare_dollar


@pytest.mark.parametrize(
    "text",
    [
        "lots",
        "-5",
        "(5)",
        "- 5m",
        "5 and 7",
        "10 20",
        "1,2,3",
        "1.200,000.5",
        "$5bn for 20%",
        "5 apples",
        "9" * 30,
        "1e99",
    ],
)
def test_what_is_no_amount_is_refused_with_the_way_out(text: str) -> None:
    with pytest.raises(CellError) as caught:
        read_amount(text, ".", "en")

    assert caught.value.way_out


@given(st.integers(0, 10**15), st.sampled_from([" ", " ", "’", ""]), st.integers(1, 99))
def test_every_way_to_group_digits_gives_the_number(number: int, group: str, cents: int) -> None:
    written = f"{number:,}".replace(",", group)

    assert read_amount(written, ".", "en").amount == number
    assert read_amount(f"{written},{cents:02}", ",", "fr").amount == int(
        Decimal(f"{number}.{cents:02}").to_integral_value()
    )
    assert read_amount(f"{written}.{cents:02}", ",", "fr").amount == int(
        Decimal(f"{number}.{cents:02}").to_integral_value()
    )


@settings(deadline=None)  # the first text loads the dictionaries of two languages
@given(st.text())
def test_any_text_is_an_amount_a_date_and_a_share_or_refused(text: str) -> None:
    for read in (
        lambda: read_amount(text, ",", "fr", 1000, "EUR"),
        lambda: read_date(text, None, "fr"),
        lambda: read_percent(text, "."),
        lambda: read_currency(text, "en"),
    ):
        try:
            read()
        except CellError as error:
            assert error.problem


@pytest.mark.parametrize(
    ("text", "code"),
    [("EUR", "EUR"), ("eur", "EUR"), ("€", "EUR"), ("$", "USD"), ("dollars", "USD"), ("livres sterling", "GBP")],
)
def test_a_currency_has_many_names(text: str, code: str) -> None:
    assert read_currency(text, "fr") == code


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-12-18", "2025-12-18"),
        ("2025/2/3", "2025-02-03"),
        ("2025-12", "2025-12"),
        ("2025", "2025"),
        ("2025-Q4", "2025-Q4"),
        ("Q4 2025", "2025-Q4"),
        ("T4 2025", "2025-Q4"),
        ("12/2025", "2025-12"),
        ("18/12/2025", "2025-12-18"),
        ("12/18/2025", "2025-12-18"),
        ("18.12.25", "2025-12-18"),
        ("18-12-1999", "1999-12-18"),
        ("07/07/2025", "2025-07-07"),
        ("2025-12-18T10:00:00Z", "2025-12-18"),
        ("2025-12-18 00:00:00.000+01:00", "2025-12-18"),
        ("18 décembre 2025", "2025-12-18"),
        ("1er mars 2025", "2025-03-01"),
        ("December 18, 2025", "2025-12-18"),
        ("18 Dec 2025", "2025-12-18"),
        ("décembre 2025", "2025-12"),
        ("Dezember 2025", "2025-12"),
    ],
)
def test_a_date_is_read_in_any_form(text: str, date: str) -> None:
    assert read_date(text, None, "fr") == date


@pytest.mark.parametrize(("order", "date"), [("dmy", "2025-02-01"), ("mdy", "2025-01-02")])
def test_the_order_of_day_and_month_is_the_users(order: str, date: str) -> None:
    assert read_date("01/02/2025", order, "en") == date
    with pytest.raises(CellError, match="may be swapped"):
        read_date("01/02/2025", None, "en")


@pytest.mark.parametrize(
    "text", ["soon", "32/13/2025", "2025-13-01", "45992", "18/12", "30 février 2025", "2025 or 2026", "last week"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        read_date(text, "dmy", "fr")


@given(st.dates(datetime.date(1980, 1, 1), datetime.date(2069, 12, 31)))
def test_every_day_is_read_back_in_every_numeric_form(day: datetime.date) -> None:
    for form, order in (
        ("%Y-%m-%d", None),
        ("%d/%m/%Y", "dmy"),
        ("%m/%d/%Y", "mdy"),
        ("%d.%m.%Y", "dmy"),
        ("%Y/%m/%d", None),
    ):
        assert read_date(day.strftime(form), order, "en") == day.isoformat()


@pytest.mark.parametrize(("text", "value"), [("33,4 %", 33.4), ("33.4", 33.4), ("100%", 100.0), ("0.5", 0.5)])
def test_a_share_is_in_percent(text: str, value: float) -> None:
    assert read_percent(text, ",") == value


@pytest.mark.parametrize("text", ["0", "101", "half", "-5", "10-20 %"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        read_percent(text, ".")


def test_names_are_found_with_their_places() -> None:
    text = " Acme, Inc.;  ;Bolt ; Corvo"

    found = list(read_names(text, ";"))

    assert [name for _, name in found] == ["Acme, Inc.", "Bolt", "Corvo"]
    assert all(text[start : start + len(name)] == name for start, name in found)
