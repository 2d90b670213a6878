"""Sums of any size: prices, cents, and whose money it is."""

from __future__ import annotations

import itertools
import time
from decimal import Decimal

import pytest

from seeds.language import load_language
from seeds.parser.currencies import UNKNOWN, currency_names
from seeds.parser.money import Sum, find_sums
from seeds.parser.quantities import find_quantities
from seeds.parser.tokens import tokenize


def sums(code: str, text: str) -> list[Sum]:
    return find_sums(text, 0, len(text), load_language(code))


@pytest.mark.parametrize(
    ("code", "text", "value", "currency"),
    [
        ("fr", "124,25 dollars par action", "124.25", "USD"),
        ("fr", "12 euros et 30 centimes", "12.30", "EUR"),
        ("fr", "douze euros et trente-cinq cents", "12.35", "EUR"),
        ("fr", "80 centimes", "0.80", UNKNOWN),
        ("fr", "12,5 $ la part", "12.5", "USD"),
        ("fr", "3 balles", "3", UNKNOWN),
        ("en", "a $20-a-share offer", "20", "USD"),
        ("en", "a 12-cent dividend", "0.12", UNKNOWN),
        ("en", "470 pence a share", "4.70", "GBP"),
        ("en", "9 dollars and 5 cents", "9.05", "USD"),
        ("en", "nine dollars forty-five", "9.45", "USD"),
        ("en", "$20 and 43", "20.43", "USD"),
        ("en", "£3 and fourteen", "3.14", "GBP"),
        ("en", "$4.25 and 32 of them", "4.25", "USD"),
        ("en", "$20 and 15 employees", "20", "USD"),
        ("en", "20 dollars 300 times", "20", "USD"),
        ("en", "$20 million 50", "20000000", "USD"),
        ("en", "one point five dollars", "1.5", "USD"),
        ("en", "USD115.5", "115.5", "USD"),
        ("en", "3 USD50 cards", "50", "USD"),
        ("en", "a US$ 7 ticket", "7", "USD"),
        ("en", "42 bucks", "42", UNKNOWN),
        ("en", "6.25 BTC", "6.25", "BTC"),
    ],
)
def test_a_price(code: str, text: str, value: str, currency: str) -> None:
    found = [one for one in sums(code, text) if one.currency is not None]
    assert [(one.value, one.currency) for one in found] == [(Decimal(value), currency)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("10 € 30 €", [10, 30]),
        ("$10 $30", [10, 30]),
        ("10 usd 20 eur", [10, 20]),
        ("usd 10 eur 20", [10, 20]),
        ("50 dollars 40 pounds", [50, 40]),
    ],
)
def test_a_sign_belongs_to_one_number(text: str, values: list[int]) -> None:
    found = sums("en", text)
    assert [one.value for one in found] == values
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize(
    "text", ["they met 7 times", "ALL 5 plans", "I called Bob 3 times", "gel is sold", "deux grands"]
)
def test_no_price(text: str) -> None:
    assert [one for one in sums("en", text) if one.currency is not None] == []


def test_two_prices_that_are_a_range() -> None:
    assert [(one.value, one.value_max) for one in sums("en", "10-20 cents")] == [(Decimal("0.1"), Decimal("0.2"))]


def test_what_is_too_small_for_a_deal_is_a_price() -> None:
    assert [one.is_price for one in sums("en", "$31 a share, or $4 billion, and 900,000 cents")] == [True, False, True]


@pytest.mark.parametrize(
    ("code", "name", "iso"),
    [
        ("fr", "couronnes islandaises", "ISK"),
        ("fr", "dinars", UNKNOWN),
        ("fr", "francs", UNKNOWN),
        ("fr", "hk$", "HKD"),
        ("fr", "$ hk", "HKD"),
        ("en", "icelandic krónur", "ISK"),
        ("en", "tugriks", "MNT"),
        ("en", "kwacha", UNKNOWN),
        ("en", "singapore dollars", "SGD"),
        ("en", "nzd$", "NZD"),
        ("de", "schwedische kronen", "SEK"),
    ],
)
def test_a_name_from_cldr(code: str, name: str, iso: str) -> None:
    assert currency_names(code)[name] == iso


@pytest.mark.parametrize(
    ("code", "name"), [("fr", "nouveaux"), ("fr", "$bn"), ("en", "real"), ("en", "all"), ("en", "a $")]
)
def test_a_word_is_no_currency(code: str, name: str) -> None:
    assert name not in currency_names(code)


@pytest.mark.parametrize(
    "piece", ["1 ", "$ ", "five ", "a half ", "$1 and ", "10 - ", "us $ ", "one point ", "un demi-", "M"]
)
def test_the_time_grows_with_the_length_only(piece: str) -> None:
    def taken(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        for code in ("fr", "en"):
            sums(code, text)
        return time.process_time() - start

    taken(100)
    assert min(taken(20_000) for _ in range(3)) < 10 * max(min(taken(4_000) for _ in range(2)), 0.01)


def test_a_quantity_keeps_its_place() -> None:
    text = "They paid half a billion, then two point five million."
    found = list(
        find_quantities(text, len(text), tokenize(text, 0, len(text), load_language("en")), load_language("en"))
    )
    assert [text[one.start : one.end] for one in found] == ["half a billion", "two point five million"]
