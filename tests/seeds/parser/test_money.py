"""Sums of money as the press writes them: value, currency, bound, and what the sum is."""

from __future__ import annotations

import pytest

from seeds.language import load_language
from seeds.parser.money import Money, find_money
from seeds.vocabulary import Bound

M, BN = 10**6, 10**9


def sums(code: str, text: str) -> list[Money]:
    return find_money(text, 0, len(text), load_language(code))


def one(code: str, text: str) -> Money:
    found = sums(code, text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("code", "text", "amount", "currency"),
    [
        ("fr", "50 milliards de dollars", 50 * BN, "USD"),
        ("fr", "6,2 Md€", 6_200 * M, "EUR"),
        ("fr", "1,2 M€", 1_200_000, "EUR"),
        ("fr", "15M€", 15 * M, "EUR"),
        ("fr", "10 Mds$", 10 * BN, "USD"),
        ("fr", "50 Mds $", 50 * BN, "USD"),
        ("fr", "30 Mrd €", 30 * BN, "EUR"),
        ("fr", "300 M €", 300 * M, "EUR"),
        ("fr", "20 MEUR", 20 * M, "EUR"),
        ("fr", "400 k€", 400_000, "EUR"),
        ("fr", "US$1,5 Md", 1_500 * M, "USD"),
        ("fr", "12 M$ CA", 12 * M, "CAD"),
        ("fr", "cent milliards", 100 * BN, None),
        ("fr", "neuf milliards de dollars", 9 * BN, "USD"),
        ("fr", "un demi-milliard d'euros", 500 * M, "EUR"),
        ("fr", "trois milliards et demi d’euros", 3_500 * M, "EUR"),
        ("fr", "quatre-vingt-dix millions d'euros", 90 * M, "EUR"),
        ("fr", "vingt et un millions d'euros", 21 * M, "EUR"),
        ("fr", "deux cent mille euros", 200_000, "EUR"),
        ("fr", "trois mille milliards de dollars", 3_000 * BN, "USD"),
        ("fr", "1 700 millions de dollars australiens", 1_700 * M, "AUD"),
        ("fr", "1\u202f700 millions de dollars australiens", 1_700 * M, "AUD"),
        ("fr", "1.200.000 euros", 1_200_000, "EUR"),
        ("fr", "1'200'000 francs suisses", 1_200_000, "CHF"),
        ("fr", "3.5 milliards de couronnes danoises", 3_500 * M, "DKK"),
        ("fr", "2,5 milliards de francs suisses", 2_500 * M, "CHF"),
        ("fr", "65 milliards de FCFA", 65 * BN, "XOF"),
        ("fr", "40 milliards de F CFA", 40 * BN, "XOF"),
        ("fr", "500 MFCFA", 500 * M, "XOF"),
        ("fr", "250 MDH", 250 * M, "MAD"),
        ("fr", "2 MMDH", 2 * BN, "MAD"),
        ("fr", "12 MDT", 12 * M, "TND"),
        ("fr", "5 milliards DA", 5 * BN, "DZD"),
        ("en", "Cdn$5m", 5 * M, "CAD"),
        ("en", "GH₵5 million", 5 * M, "GHS"),
        ("en", "Kč 5m", 5 * M, "CZK"),
        ("en", "NIS 5 million", 5 * M, "ILS"),
        ("fr", "300 millions de dirhams marocains", 300 * M, "MAD"),
        ("fr", "7 milliards de roupies indonésiennes", 7 * BN, "IDR"),
        ("fr", "80 milliards de tenges", 80 * BN, "KZT"),
        ("fr", "9 millions de marks finlandais", 9 * M, "FIM"),
        ("fr", "20 millions de francs", 20 * M, None),
        ("fr", "trois quarts de milliard d'euros", 750 * M, "EUR"),
        ("fr", "deux virgule cinq milliards de dollars", 2_500 * M, "USD"),
        ("fr", "4 millions de $CAD", 4 * M, "CAD"),
        ("fr", "4 millions de $ c", 4 * M, "CAD"),
        ("fr", "4 millions de $ au fonds", 4 * M, "USD"),
        ("fr", "4 millions de $ c'est peu", 4 * M, "USD"),
        ("fr", "12 M$ AU", 12 * M, "AUD"),
        ("en", "A$30 million", 30 * M, "AUD"),
        ("en", "the close of a$30 million round", 30 * M, "USD"),
        ("en", "$1.2bn", 1_200 * M, "USD"),
        ("en", "€1.2bn", 1_200 * M, "EUR"),
        ("en", "£300m", 300 * M, "GBP"),
        ("en", "US$40bn", 40 * BN, "USD"),
        ("en", "US $1.5 billion", 1_500 * M, "USD"),
        ("en", "HK$2.3bn", 2_300 * M, "HKD"),
        ("en", "CHF200m", 200 * M, "CHF"),
        ("en", "$500 million CAD", 500 * M, "CAD"),
        ("en", "half a billion dollars", 500 * M, "USD"),
        ("en", "three and a half billion dollars", 3_500 * M, "USD"),
        ("en", "a hundred million dollars", 100 * M, "USD"),
        ("en", "one hundred and fifty million dollars", 150 * M, "USD"),
        ("en", "a 2-billion-dollar deal", 2 * BN, "USD"),
        ("en", "Rs 550 crore", 5_500 * M, "INR"),
        ("en", "Rs.550 crore", 5_500 * M, "INR"),
        ("en", "₹1,20,000 crore", 1_200 * BN, "INR"),
        ("en", "5 lakh crore rupees", 5_000 * BN, None),
        ("en", "88 billion Hong Kong dollars", 88 * BN, "HKD"),
        ("en", "3.5bn Swedish kronor", 3_500 * M, "SEK"),
        ("en", "20 billion Norwegian crowns", 20 * BN, "NOK"),
        ("en", "367.3 million yuan", 367_300_000, "CNY"),
        ("en", "146m pounds", 146 * M, "GBP"),
        ("en", "$1.5T", 1_500 * BN, "USD"),
        ("en", "$500,000", 500_000, "USD"),
        ("en", "2.5 billion", 2_500 * M, None),
        ("en", "A $7 million round", 7 * M, "USD"),
        ("en", "its rival's $7 million", 7 * M, "USD"),
        ("en", "RM300m", 300 * M, "MYR"),
        ("en", "R1.2bn", 1_200 * M, "ZAR"),
        ("en", "KSh 5 billion", 5 * BN, "KES"),
        ("en", "5 billion Taiwan dollars", 5 * BN, "TWD"),
        ("en", "42 million Kuwaiti dinars", 42 * M, "KWD"),
        ("en", "6 billion pesetas", 6 * BN, "ESP"),
        ("en", "Rmb3.2bn", 3_200 * M, "CNY"),
        ("en", "KSh 5 billion", 5 * BN, "KES"),
        ("fr", "5 mio de francs", 5 * M, None),
        ("en", "30 MUSD", 30 * M, "USD"),
        ("en", "twenty MEUR", 20 * M, "EUR"),
        ("en", "MAUD 60", 60 * M, "AUD"),
        ("en", "75 USD million", 75 * M, "USD"),
        ("en", "ringgit 42 million", 42 * M, "MYR"),
        ("en", "a quarter of a billion pounds", 250 * M, "GBP"),
        ("en", "three quarters of a trillion yen", 750 * BN, "JPY"),
        ("en", "two point five billion dollars", 2_500 * M, "USD"),
        ("en", "Mex$ 10 million", 10 * M, "MXN"),
        ("en", "2 lakh crore", 2_000 * BN, None),
    ],
)
def test_value_and_currency(code: str, text: str, amount: int, currency: str | None) -> None:
    money = one(code, text)
    assert (money.amount, money.amount_max, money.currency, money.use) == (amount, None, currency, "amount")


@pytest.mark.parametrize(
    ("code", "text", "low", "high", "currency"),
    [
        ("fr", "10 à 15 millions d'euros", 10 * M, 15 * M, "EUR"),
        ("fr", "entre 1 et 2 milliards", 1 * BN, 2 * BN, None),
        ("fr", "entre 500 millions et 1 milliard d'euros", 500 * M, 1 * BN, "EUR"),
        ("fr", "cinq ou six milliards d'euros", 5 * BN, 6 * BN, "EUR"),
        ("fr", "cinq à six milliards d'euros", 5 * BN, 6 * BN, "EUR"),
        ("en", "between $10 billion and $12 billion", 10 * BN, 12 * BN, "USD"),
        ("en", "$10-12bn", 10 * BN, 12 * BN, "USD"),
        ("en", "$10bn–$12bn", 10 * BN, 12 * BN, "USD"),
        ("en", "$10 to $12 billion", 10 * BN, 12 * BN, "USD"),
        ("en", "Rs 30,000-40,000 crore", 300 * BN, 400 * BN, "INR"),
        ("en", "$5-7 billion", 5 * BN, 7 * BN, "USD"),
        ("en", "$2bn-$3bn", 2 * BN, 3 * BN, "USD"),
        ("en", "ranging from $5 million to $10 million", 5 * M, 10 * M, "USD"),
        ("en", "from 10 to 20 million dollars", 10 * M, 20 * M, "USD"),
        ("en", "five to six hundred million dollars", 500 * M, 600 * M, "USD"),
        ("fr", "entre 2 et 3 Md€", 2 * BN, 3 * BN, "EUR"),
        ("fr", "5 à 7 milliards", 5 * BN, 7 * BN, None),
    ],
)
def test_ranges(code: str, text: str, low: int, high: int, currency: str | None) -> None:
    money = one(code, text)
    assert (money.amount, money.amount_max, money.currency) == (low, high, currency)


@pytest.mark.parametrize(
    ("code", "text", "amounts"),
    [
        ("en", "$5 million and $10 million", [5 * M, 10 * M]),
        ("en", "raised its bid from $10 billion to $12 billion", [10 * BN, 12 * BN]),
        ("fr", "5 milliards et 6 milliards d'euros", [5 * BN, 6 * BN]),
        ("en", "12 billion to 10 billion dollars", [12 * BN, 10 * BN]),
    ],
)
def test_two_sums_that_are_no_range(code: str, text: str, amounts: list[int]) -> None:
    found = sums(code, text)
    assert [money.amount for money in found] == amounts
    assert all(money.amount_max is None for money in found)


@pytest.mark.parametrize(
    ("code", "text", "bound"),
    [
        ("fr", "jusqu'à 50 milliards de dollars", Bound.UP_TO),
        ("fr", "jusqu’à 50 milliards de dollars", Bound.UP_TO),
        ("fr", "moins de 3 milliards d'euros", Bound.UP_TO),
        ("fr", "en dessous de 3 milliards d'euros", Bound.UP_TO),
        ("fr", "plus que 3 milliards d'euros", Bound.AT_LEAST),
        ("fr", "pas plus de 3 milliards d'euros", Bound.UP_TO),
        ("fr", "3 milliards d'euros au maximum", Bound.UP_TO),
        ("fr", "plus d'un milliard de dollars", Bound.AT_LEAST),
        ("fr", "au moins 300 millions de dollars", Bound.AT_LEAST),
        ("fr", "pas moins de 300 millions de dollars", Bound.AT_LEAST),
        ("fr", "près de 2 Mds€", Bound.ABOUT),
        ("fr", "près du milliard d'euros", Bound.ABOUT),
        ("fr", "un peu plus de 3 milliards d'euros", Bound.ABOUT),
        ("fr", "quelque 3 milliards d'euros", Bound.ABOUT),
        ("fr", "3 milliards d'euros environ", Bound.ABOUT),
        ("fr", "une centaine de millions d'euros", Bound.ABOUT),
        ("fr", "3 milliards d'euros", Bound.EXACT),
        ("en", "up to $50bn", Bound.UP_TO),
        ("en", "as much as $50 billion", Bound.UP_TO),
        ("en", "no more than $50 billion", Bound.UP_TO),
        ("en", "at least $10 billion", Bound.AT_LEAST),
        ("en", "no less than $10 billion", Bound.AT_LEAST),
        ("en", "over €10 billion", Bound.AT_LEAST),
        ("en", "$10 billion or more", Bound.AT_LEAST),
        ("en", "about $5bn", Bound.ABOUT),
        ("en", "some $2bn", Bound.ABOUT),
        ("en", "at most $2bn", Bound.UP_TO),
        ("en", "under $2bn", Bound.UP_TO),
        ("en", "under the $2bn plan", Bound.EXACT),
        ("en", "doubts about its $2bn plan", Bound.EXACT),
        ("en", "a little over $10 billion", Bound.ABOUT),
        ("en", "roughly half a billion dollars", Bound.ABOUT),
        ("en", "$5bn in cash", Bound.EXACT),
    ],
)
def test_bounds(code: str, text: str, bound: Bound) -> None:
    assert one(code, text).bound is bound


def test_the_words_of_a_bound_are_marked() -> None:
    text = "Il verse un peu plus de 3 milliards d'euros"
    money = one("fr", text)
    assert text[money.bound_start : money.start] == "un peu plus de "


@pytest.mark.parametrize(
    ("code", "text", "uses"),
    [
        ("fr", "valorisée 3 milliards de dollars", ["valuation"]),
        ("fr", "un chiffre d'affaires de 3 milliards d'euros", ["other"]),
        ("fr", "3 milliards d'euros de chiffre d'affaires", ["other"]),
        ("fr", "une amende de 3 milliards d'euros", ["other"]),
        ("fr", "un marché estimé à 30 milliards d'euros", ["other"]),
        ("fr", "300 millions d'euros par an", ["other"]),
        ("fr", "300 M€/an", ["other"]),
        ("fr", "réalise l'exploit de lever 80 millions d'euros", ["amount"]),
        ("fr", "un coût de 105 millions d'euros", ["other"]),
        ("fr", "1,5 milliard de dollars (1,3 milliard d'euros)", ["amount", "other"]),
        ("fr", "3 milliards de dollars, soit 2,6 milliards d'euros", ["amount", "other"]),
        ("en", "valued at $3 billion", ["valuation"]),
        ("en", "at a $3 billion valuation", ["valuation"]),
        ("en", "revenue rose to $3 billion", ["other"]),
        ("en", "a fine of $3 billion", ["other"]),
        ("en", "a $50 billion market", ["other"]),
        ("en", "$5 billion a year", ["other"]),
        ("en", "a $20-a-share offer worth $3 billion", ["amount"]),
        ("en", "projects ranging from $5 million to $10 million", ["amount"]),
        ("en", "cut by $5 billion", ["other"]),
        ("en", "£146m ($281m)", ["amount", "other"]),
        ("en", "3 billion euros, or about $3.4 billion", ["amount", "other"]),
        ("en", "$5bn ($3bn of it in shares)", ["amount", "amount"]),
        ("en", "revenue of $3bn, agreed to pay $5bn for", ["other", "amount"]),
        ("en", "valued at $5bn, will receive a $2bn loan", ["valuation", "amount"]),
        ("en", "refinanced $2bn of debt", ["debt"]),
        ("en", "debts of $2bn and revenue of $3bn", ["debt", "other"]),
        ("fr", "une dette de 2 milliards d'euros", ["debt"]),
        ("en", "turned to the bond market for $2bn", ["price"]),
    ],
)
def test_what_the_sum_is(code: str, text: str, uses: list[str]) -> None:
    assert [money.use for money in sums(code, text)] == uses


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "14 millions d'abonnés"),
        ("fr", "16 000 postes"),
        ("fr", "33 %"),
        ("fr", "en 2025"),
        ("fr", "42,50 € l'action"),
        ("fr", "plusieurs milliards de dollars"),
        ("fr", "124,25 dollars par action"),
        ("fr", "deux grands groupes"),
        ("fr", "300 millions de nouveaux abonnés"),
        ("fr", "10 000 balles"),
        ("fr", "le groupe livre 300 000 voitures"),
        ("fr", "3 milliards de paramètres"),
        ("en", "14 million subscribers"),
        ("en", "16,000 jobs"),
        ("en", "in 2025"),
        ("en", "$31 per share"),
        ("en", "a $20-a-share offer"),
        ("en", "a multi-billion-dollar deal"),
        ("en", "10,000 bitcoins"),
        ("en", "5 million real users"),
        ("en", "ALL 5 million units"),
        ("en", "500 million pence"),
        ("en", "hundreds of millions of dollars"),
        ("en", "300m2 of offices"),
        ("en", "the A320 million"),
        ("en", "version 1.2.3 billion"),
        ("en", "999999999999 trillion dollars"),
    ],
)
def test_what_is_no_sum(code: str, text: str) -> None:
    assert sums(code, text) == []


@pytest.mark.parametrize(
    ("text", "currency"), [("The lab won 300 million in funding", None), ("the $300 million won in court", "USD")]
)
def test_a_verb_is_no_currency(text: str, currency: str | None) -> None:
    assert one("en", text).currency == currency


def test_the_span_holds_the_sum_and_its_currency_only() -> None:
    text = "Rovelan a levé 12,5 millions d'euros auprès de Nordvik."
    money = one("fr", text)
    assert text[money.start : money.end] == "12,5 millions d'euros"
    assert find_money(text, 0, money.start, load_language("fr")) == []
