"""Which of the sums near a deal is its own."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text


def told(text: str) -> list[tuple[str, float | None]]:
    """The kind of each deal that a text tells and its sum in millions, in order."""
    reports = parse(document_from_text(text, published="2024-05-14")).reports
    return [(r.kind.value, r.amount and r.amount / 10**6) for r in reports]


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis, a $45 million company, has acquired Corvelline.",
        "Orvalis, valued at $45 billion, has acquired Corvelline.",
        "Orvalis, valorisé 45 milliards d'euros, rachète Corvelline.",
        "Orvalis is to merge with Corvelline, creating a group worth $4.5 billion.",
        "Orvalis and Corvelline plan to merge in a deal that would create a $4.5 billion company.",
        "Orvalis fusionne avec Corvelline, donnant naissance à un géant de 4,5 milliards d'euros.",
        "Orvalis will acquire Corvelline and take on $45 million of its debt.",
        "Orvalis rachète Corvelline et reprend 45 millions d'euros de dettes.",
        "Orvalis va céder Corvelline à Tressane, ce qui lui vaudra une plus-value de 45 millions d'euros.",
    ],
)
def test_a_sum_of_something_else_is_no_price(text: str) -> None:
    assert told(text) == [("acquisition", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Oakholm Capital, a $450 million fund, has taken a stake in Corvelline.",
        "Oakholm, qui investit entre 4 et 10 millions d'euros par projet, entre au capital de Corvelline.",
    ],
)
def test_what_an_investor_has_or_usually_spends_is_not_put_into_one_company(text: str) -> None:
    assert told(text) == [("investment", None)]


def test_the_size_of_what_goes_public_is_not_what_it_raises() -> None:
    assert told("Orvalis plans an IPO of its $4.5 billion retail arm.") == [("ipo", None)]
    assert told("Orvalis plans an IPO of up to $4.5 billion for its retail arm.") == [("ipo", 4500)]


@pytest.mark.parametrize(
    "text",
    [
        "Corvelline, for $45 million, was sold to Orvalis.",
        "Orvalis, the bread maker, has acquired Corvelline for $45 million, creating a leader in the market.",
        "Orvalis rachète Corvelline pour 45 millions d'euros, dette comprise, et crée un géant du secteur.",
        "Orvalis is buying Corvelline, valuing it at $45 million.",
    ],
)
def test_a_price_stays_one_beside_such_words(text: str) -> None:
    assert told(text) == [("acquisition", 45)]


def test_a_sign_of_money_before_a_name_is_no_price() -> None:
    assert told("Orvalis took a $Corvelline stake.") == []
    assert told("Orvalis took $ Corvelline stake.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Corvelline has closed a Series B round led by Oakholm. The $45 million will be used to expand in Asia.",
        "Corvelline a bouclé un tour de table mené par Oakholm. Ces 45 millions d'euros vont l'aider à recruter.",
        "Corvelline a bouclé un tour de table mené par Oakholm. Avec ces 45 millions d'euros, elle compte recruter.",
    ],
)
def test_a_sum_that_is_taken_as_known_is_that_of_the_round_before(text: str) -> None:
    assert told(text) == [("funding_round", 45)]


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis rachète Corvelline. Le groupe a mis 45 millions d'euros sur la table.",
        "Orvalis is in talks to buy Corvelline. The unit could fetch as much as $45 million, people said.",
    ],
)
def test_the_price_of_a_purchase_may_stand_far_behind(text: str) -> None:
    assert told(text) == [("acquisition", 45)]


def test_a_sum_of_others_is_not_that_of_the_deal_before() -> None:
    text = (
        "Orvalis selected Corvelline to supply its engines. Brenwick then said Brenwick and Tressane were finalising a "
        "deal, with the order valued at $45 million."
    )
    assert (told(text)[0]) == ("contract", None)


@pytest.mark.parametrize(
    "text",
    [
        "Orvalis, which bought Corvelline in 2019, has agreed to acquire Tressane.",
        "After buying Corvelline in 2019, Orvalis acquired Tressane.",
        "Orvalis, qui a racheté Corvelline en 2019, va acquérir Tressane.",
        "Corvelline, rachetée en 2019 par Orvalis, a été vendue à Tressane.",
    ],
)
def test_a_date_is_that_of_the_deal_that_it_stands_with(text: str) -> None:
    reports = parse(document_from_text(text, published="2024-05-14")).reports
    assert [r.date for r in reports] == ["2019", None]


def test_a_date_that_opens_a_sentence_is_that_of_all_its_deals() -> None:
    reports = parse(document_from_text("In 2019, Orvalis bought Corvelline and acquired Tressane.")).reports
    assert [r.date for r in reports] == ["2019", "2019"]


@pytest.mark.parametrize(
    "text",
    [
        "Corvelline raised $45 million in a Series B led by Oakholm, following a $12 million Series A in 2021.",
        "Corvelline a levé 45 millions d'euros, après un premier tour de table de 12 millions en 2021.",
    ],
)
def test_a_date_behind_an_earlier_round_is_not_that_of_the_new_one(text: str) -> None:
    reports = parse(document_from_text(text, published="2024-05-14")).reports
    assert {(r.amount, r.date) for r in reports} == {(45_000_000, None), (12_000_000, "2021")}


def test_an_enterprise_value_is_the_price_of_the_whole_only() -> None:
    value = "pour une valeur d'entreprise de 45 millions d'euros."
    assert told(f"Orvalis va racheter Corvelline {value}") == [("acquisition", 45)]
    assert told(f"Orvalis va acquérir la totalité du capital de Corvelline {value}") == [("acquisition", 45)]
    assert told(f"Oakholm prend 30 % de Corvelline {value}") == [("investment", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Airbus sold 60 A320neos to Orvalis for $6 billion and 20 A350s to Corvelline for $3 billion.",
        "Boeing vend 30 B777 à Orvalis pour 6 milliards de dollars et 10 777X à Corvelline pour 3 milliards.",
    ],
)
def test_each_of_two_customers_pays_for_the_goods_counted_for_it(text: str) -> None:
    assert told(text) == [("contract", 6000), ("contract", 3000)]


def test_an_aircraft_that_is_sold_is_no_company() -> None:
    assert told("Airbus a vendu à l'américain Orvalis 60 A320 Neo pour 6 milliards de dollars.") == [("contract", 6000)]


@pytest.mark.parametrize(
    ("text", "published", "currency"),
    [
        ("Oskem a été racheté par Tarvel pour 450 millions de francs.", "1996-03-12", "FRF"),
        ("Oskem a été racheté par Tarvel pour 450 millions de francs.", "2019-03-12", "CHF"),
        ("En 1996, Tarvel a racheté Oskem pour 450 millions de francs.", "2019-03-12", "FRF"),
        ("Tarvel a racheté Oskem pour 45 millions de francs. Il vend pour 9 milliards de francs CFA.", "2019", "XOF"),
        ("En 1996, Tarvel a racheté Oskem pour 450 millions de francs. Il vaut 3 milliards d'euros.", "2019", "FRF"),
        ("Le groupe sénégalais Tarvel a racheté Oskem pour 450 millions de francs.", "2019", "XOF"),
        ("Le groupe algérien Tarvel a racheté Oskem pour 450 millions de dinars.", "2019", "DZD"),
        ("Tarvel a racheté Oskem pour 450 millions de dinars.", "2019", "TND"),
        ("Tarvel, numéro deux en République tchèque, a payé 40 millions de couronnes pour Oskem.", "2019", "CZK"),
        ("Danish brewer Tarvel bought Oskem for 40 million kroner.", "2019", "DKK"),
        ("Tarvel bought Oskem for 40 million kroner.", "2019", "NOK"),
        ("Oslo-based Tarvel bought Oskem for 40 million kroner. Norway has three such firms.", "2019", "NOK"),
        ("Tarvel bought Oskem for 40 million dinars. It is the largest bakery of Iraq.", "2019", "IQD"),
        ("Tarvel of Sri Lanka bought Oskem for 40 million rupees. India, Indians say, is big.", "2019", "LKR"),
    ],
)
def test_day_nation_or_document_tell_whose_francs_they_are(text: str, published: str, currency: str) -> None:
    [report] = parse(document_from_text(text, published=published)).reports
    assert (report.currency, report.currency_inferred) == (currency, True)
