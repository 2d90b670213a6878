import datetime

import pytest

from store.explore import QuarterMoney
from tui.display import width_of
from tui.widgets.money_plot import MoneyPlot, bars_of, cell_above, cell_below, nice, split

BN = 1e9


def quarter(year: int, number: int, paid: float = 0, received: float = 0, to_pay: float = 0, to_get: float = 0):
    return QuarterMoney(datetime.date(year, 3 * number - 2, 1), paid, received, to_pay, to_get)


def drawn(width: int, height: int, *quarters: QuarterMoney) -> list[str]:
    plot = MoneyPlot()
    plot.set_reactive(MoneyPlot.quarters, quarters)
    plot.set_reactive(MoneyPlot.empty, "no money")
    return [text for text, _ in plot.drawn(width, height)]


def test_quarters_without_money_leave_a_gap() -> None:
    bars = bars_of((quarter(2024, 4, paid=1), quarter(2025, 2, paid=2)), 60)
    assert [(bar.label, bar.paid) for bar in bars] == [("Q4 2024", 1), ("Q1 2025", 0), ("Q2 2025", 2)]


def test_too_many_quarters_become_years_and_the_last_years() -> None:
    quarters = tuple(quarter(year, number, paid=1) for year in range(1990, 2020) for number in (1, 3))
    assert [(bar.label, bar.paid) for bar in bars_of(quarters, 40)][:2] == [("1990", 2), ("1991", 2)]
    assert bars_of(quarters, 24)[0].label == "1996"
    assert any("… earlier" in line for line in drawn(37, 6, *quarters))
    assert not any("earlier" in line for line in drawn(60, 6, *quarters))


def test_money_that_comes_in_stands_above_and_money_that_goes_out_below() -> None:
    lines = drawn(60, 8, quarter(2025, 1, received=2 * BN), quarter(2025, 2, paid=2 * BN))
    axis = next(row for row, line in enumerate(lines) if "┼" in line)
    left, right = slice(13, 22), slice(22, 31)
    above, below = lines[:axis], lines[axis + 1 : -1]
    assert [line[left].strip() for line in above] == ["▄" * 8, "█" * 8, "█" * 8]
    assert not any(line[right].strip() for line in above)
    assert [line[right].strip() for line in below] == ["█" * 8, "█" * 8, "▀" * 8]
    assert not any(line[left].strip() for line in below)
    assert above[0].startswith("  in 2.4 bn │")
    assert below[-1].startswith(" out 2.4 bn │")
    assert "Q1 2025  Q2 2025" in lines[-1]


def test_promises_are_lighter_and_stand_on_what_is_agreed() -> None:
    lines = drawn(40, 8, quarter(2025, 1, received=3 * BN, to_get=3 * BN))
    assert [line[14] for line in lines[:6]] == ["░"] * 3 + ["█"] * 3


def test_little_money_is_still_seen() -> None:
    assert cell_above(0, 100 * BN, 1, 0) == "▁"
    assert cell_below(0, 100 * BN, 1, 0) == "▔"
    assert cell_above(0, 100 * BN, 0, 1) == cell_below(0, 100 * BN, 0, 1) == "░"
    assert cell_above(0, 100 * BN, 0, 0) == cell_below(0, 100 * BN, 0, 0) == " "


@pytest.mark.parametrize("value", [1, 7, 99.9, 1.01e9, 3.3e11])
def test_a_scale_is_round_and_large_enough(value: float) -> None:
    assert value * (1 - 1e-6) <= nice(value) <= 1.34 * value


@pytest.mark.parametrize(("top", "bottom"), [(1, 0), (0, 1), (1, 1), (1, 1000), (7e9, 2e9)])
def test_both_sides_fit(top: float, bottom: float) -> None:
    for rows in range(2, 20):
        up, down, each = split(rows, top, bottom)
        assert up + down == rows
        assert up * each >= top * (1 - 1e-6)
        assert down * each >= bottom * (1 - 1e-6)


@pytest.mark.parametrize("size", [(24, 4), (40, 6), (80, 9), (200, 40)])
def test_no_line_is_wider_than_the_plot(size: tuple[int, int]) -> None:
    quarters = [quarter(2000 + n // 4, n % 4 + 1, paid=n * BN, to_get=3e12) for n in range(0, 90, 3)]
    for count in (1, 2, 7, 30):
        lines = drawn(*size, *quarters[:count])
        assert len(lines) <= size[1]
        assert max(map(width_of, lines)) <= size[0]


def test_without_money_or_room_it_says_so() -> None:
    assert drawn(60, 8) == ["no money"]
    assert drawn(20, 8, quarter(2025, 1, paid=1)) == ["no room for the plot"]
