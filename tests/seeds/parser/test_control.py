"""Purchases of shares that make the buyer the owner of the company: told as such, whatever the share itself."""

from __future__ import annotations

import pytest

from seeds.parser import parse
from seeds.reading import document_from_text


def deals(text: str) -> list[tuple[str, float | None]]:
    """The kind of each deal of a text and the share that it tells."""
    return [(report.kind.value, report.stake_pct) for report in parse(document_from_text(text)).reports]


@pytest.mark.parametrize(
    "text",
    [
        "Quorvel bought 20% of Velwick in 2010. In 2015 Quorvel took control of Velwick.",
        "Quorvel has bought 20% of Velwick. Next year Quorvel plans to buy Velwick.",
    ],
)
def test_a_share_bought_before_the_company_is_a_deal_of_its_own(text: str) -> None:
    assert deals(text) == [("investment", 20), ("acquisition", None)]


def test_a_share_by_which_the_buyer_comes_to_own_most_is_one_deal() -> None:
    text = "Quorvel acquired 20% of Velwick for $12 million, raising its stake to 60%."
    ((kind, _),) = deals(text)
    assert kind == "acquisition"


def test_a_small_share_beside_loose_words_stays_one() -> None:
    text = (
        "Quorvel acquired 11% of Velwick for $12 million, it said on Monday.\n\n"
        "Quorvel acquired the shares of Velwick from its founders."
    )
    assert {kind for kind, _ in deals(text)} == {"investment"}


def test_what_the_buyer_is_said_to_hold_is_not_what_it_buys() -> None:
    text = "Quorvel, which owned 30% of Velwick, has acquired the remaining 70%."
    assert deals(text) == [("acquisition", 70)]


def test_money_put_into_a_company_that_is_bought_stays_a_deal_of_its_own() -> None:
    text = (
        "Quorvel will buy half of Velwick from Harnock for $40 million. The purchase, alongside a capital injection "
        "into Velwick by Quorvel of $9 million, will result in Quorvel holding a 51% stake in Velwick."
    )
    assert [kind for kind, _ in deals(text)] == ["acquisition", "investment"]
