import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.format import Money, format_converted, format_date, format_money, format_stake, format_totals


@pytest.mark.parametrize(
    ("amount", "amount_max", "currency", "bound", "inferred", "shown"),
    [
        (50_000_000_000, None, "USD", "up_to", False, "≤ 50 bn USD"),
        (1_250_000_000, None, "USD", "about", False, "~1.25 bn USD"),
        (13_000_000_000, None, "USD", "at_least", False, "≥ 13 bn USD"),
        (10_000_000, 20_000_000, "EUR", "exact", False, "10–20 m EUR"),
        (500_000_000, 1_500_000_000, "EUR", "about", False, "~500 m–1.5 bn EUR"),
        (50_000_000_000, None, "USD", "exact", True, "50 bn USD?"),
        (5_000_000, 5_000_000, "GBP", "exact", False, "5 m GBP"),
        (300_000, None, "EUR", None, False, "300 k EUR"),
        (750, None, "EUR", "exact", False, "750 EUR"),
        (0, None, "EUR", "exact", False, "0 EUR"),
        (1_400_000_000_000, None, "USD", "exact", False, "1.4 tn USD"),
        (2**63 - 1, None, "USD", "exact", False, "9223372.037 tn USD"),
        (1_234_567_890, None, "USD", "exact", False, "1.235 bn USD"),
        (999_999_999, None, "USD", "exact", False, "1 bn USD"),
        (999_999, None, "USD", "exact", False, "999.999 k USD"),
        (100_000_000, None, None, "exact", False, "100 m"),
        (None, None, "USD", None, True, ""),
    ],
)
def test_money(
    amount: int | None, amount_max: int | None, currency: str | None, bound: str | None, inferred: bool, shown: str
) -> None:
    assert format_money(amount, amount_max, currency, bound, inferred) == shown


SCALES = {"k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12}


@given(st.integers(0, 2**63 - 1))
def test_money_is_shown_to_a_thousandth(amount: int) -> None:
    figure, *scale = format_money(amount).split()
    size = SCALES[scale[0]] if scale else 1

    assert abs(float(figure) * size - amount) <= size * 0.0005 + amount * 1e-12
    assert float(figure) < 1000 or scale == ["tn"]


def test_totals() -> None:
    assert format_totals([Money(50_000_000_000, "USD"), Money(2_000_000_000, "EUR")]) == "50 bn USD + 2 bn EUR"
    assert format_totals([]) == ""


@pytest.mark.parametrize(
    ("amount", "amount_max", "shown"),
    [
        (574_949_999.7, 804_930_000.4, "≈ 575–805 m USD"),
        (1_151_400_000.0, None, "≈ 1.15 bn USD"),
        (999.9, None, "≈ 1 k USD"),
        (0.4, None, "≈ 0 USD"),
        (9.2e18, None, "≈ 9200000 tn USD"),
        (None, None, ""),
    ],
)
def test_what_was_converted_is_shown_to_three_figures(
    amount: float | None, amount_max: float | None, shown: str
) -> None:
    assert format_converted(amount, amount_max, "USD") == shown


@pytest.mark.parametrize(("percent", "shown"), [(33.4, "33.4 %"), (10.0, "10 %"), (100.0, "100 %"), (None, "")])
def test_stake(percent: float | None, shown: str) -> None:
    assert format_stake(percent) == shown


@pytest.mark.parametrize(
    ("date", "shown"),
    [("2025-11-03", "3 Nov 2025"), ("2025-11", "Nov 2025"), ("2025-Q4", "Q4 2025"), ("2025", "2025"), (None, "")],
)
def test_date(date: str | None, shown: str) -> None:
    assert format_date(date) == shown
