"""A deal in one line."""

import dataclasses
import math
from pathlib import Path

import pytest

from store.database import open_database
from store.explore import DealRow, deal_ids, deal_rows
from tui.panes.deal_records import LARGEST, SIZES, SMALLEST, size_bar, who


@pytest.fixture
def deal(database: Path) -> DealRow:
    with open_database(database) as connection:
        return deal_rows(connection, deal_ids(connection))[0]


@pytest.mark.parametrize(
    ("payers", "payees", "partners", "short", "whole"),
    [
        (("A",), ("B",), (), "A → B", "A → B"),
        (("A", "C", "D"), ("B", "E"), (), "A +2 → B +1", "A, C, D → B, E"),
        ((), ("B",), (), "→ B", "→ B"),
        (("A",), (), (), "A", "A"),
        ((), (), ("A", "B"), "A ↔ B", "A ↔ B"),
        ((), (), ("A", "B", "C"), "A ↔ B +1", "A ↔ B, C"),
        ((), (), ("A",), "A", "A"),
        (("A",), ("B",), ("C",), "A → B +1", "A → B, C"),
    ],
)
def test_who_pays_whom(deal, payers, payees, partners, short, whole) -> None:
    told = dataclasses.replace(deal, payers=payers, payees=payees, partners=partners)
    assert (who(told), who(told, whole=True)) == (short, whole)


def test_a_deal_of_nobody_shows_its_title(deal) -> None:
    assert who(dataclasses.replace(deal, payers=(), payees=(), partners=())) == deal.title


def test_sizes_grow_with_the_amount() -> None:
    assert [size_bar(amount) for amount in (None, 0, -5)] == ["", "", ""]
    assert (size_bar(1), size_bar(SMALLEST), size_bar(LARGEST), size_bar(1e15)) == ("▁", "▁", "█", "█")
    steps = [size_bar(SMALLEST * math.pow(LARGEST / SMALLEST, step / 7)) for step in range(8)]
    assert "".join(steps) == SIZES
