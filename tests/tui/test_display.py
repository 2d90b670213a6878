import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from seeds.text import is_clean
from seeds.vocabulary import Confirmation, Stage
from tui.display import cell_text, confirmation_text, cut, fit, safe_text, stage_text, width_of
from tui.wording import counted


@given(st.text())
def test_safe_text_keeps_every_place_and_nothing_dangerous(text: str) -> None:
    shown = safe_text(text)
    assert len(shown) == len(text)
    assert is_clean(shown)
    assert "\t" not in shown


@given(st.text(max_size=60), st.integers(0, 30))
def test_fit_takes_exactly_the_cells(text: str, width: int) -> None:
    assert cell_len(fit(cell_text(text), width)) == width


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Amazon", 6, "Amazon"),
        ("Amazon", 5, "Amaz…"),
        ("数数数", 5, "数数…"),
        ("数数数", 4, "数…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("Amazon", 1, "…"),
        ("Amazon", 0, ""),
    ],
)
def test_cut_says_that_something_is_missing(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected


def test_fit_pads_on_the_side_asked_for() -> None:
    assert fit("12", 4) == "12  "
    assert fit("12", 4, right=True) == "  12"


def test_a_cell_is_one_line_and_never_endless() -> None:
    assert cell_text("one\ntwo\tthree") == "one↵two three"
    assert cell_text(None) == ""
    long = cell_text("x" * 10_000)
    assert len(long) < 1_000
    assert long.endswith("…")


def test_width_counts_wide_and_combining_characters() -> None:
    assert width_of("数e\u0301a") == 4


def test_every_stage_and_confirmation_has_its_own_sign() -> None:
    stages = [stage_text(stage) for stage in Stage]
    confirmations = [confirmation_text(confirmation) for confirmation in Confirmation]
    assert len({text[0] for text in stages}) == len(Stage)
    assert len({text[0] for text in confirmations}) == len(Confirmation)
    assert stage_text("in_talks").endswith("in talks")
    assert stage_text(None) == ""


def test_counts_have_their_noun() -> None:
    assert counted(1, "row") == "1 row"
    assert counted(1204, "company", "companies") == "1,204 companies"
