"""A loop drawn: every company and payment is there, in any size; nothing is cut without a mark."""

import pytest

from tui.display import width_of
from tui.widgets.canvas import NOTHING, Canvas
from tui.widgets.ring_drawing import FRAMES, Leg, draw

NAMES = ("OpenAI", "Oracle", "数数数数数数 Corporation", "Advanced Micro Devices", "Soft\u0301Bank 👩‍💻")
AMOUNTS = ("300 bn USD", "~1.25 bn USD shared", "amount not known", "≤ 100 bn USD", "10–20 m EUR")
TERMS = ("purchase ◕ agreed", "equity ◑ promised", "debt ● paid", "purchase ◑ promised", "equity ● paid")


def loop(count: int) -> list[Leg]:
    return [Leg(*leg) for leg in zip(NAMES[:count], AMOUNTS[:count], TERMS[:count], strict=True)]


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_a_ring_fits_the_pane_of_a_small_terminal(count: int) -> None:
    drawn = draw(loop(count), 0, 78, 10)
    for leg in loop(count):
        assert leg.amount in drawn.text
        assert leg.terms in drawn.text
    assert drawn.text.count("╭") >= count
    assert sum(drawn.text.count(head) for head in "▶◀▲▼") == count


def test_the_arrows_of_a_ring_go_round_with_the_clock() -> None:
    rows = draw(loop(4), 1, 78, 10).text.split("\n")
    assert rows[1].index("OpenAI") < rows[1].index("▶") < rows[1].index("Oracle")
    assert rows[8].index("Advanced Micro") < rows[8].index("◀") < rows[8].index("数")
    assert rows[6].rstrip().endswith("▼")
    assert rows[3].lstrip().startswith("▲")


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_the_chosen_leg_is_heavy_and_no_other(count: int) -> None:
    for chosen in range(count):
        drawn = draw(loop(count), chosen, 78, 10)
        tags = {
            tag
            for row in range(10)
            for text, tag in drawn.runs(row)
            if tag < FRAMES and any(character in text for character in "━┃┏┓┗┛")
        }
        assert tags == {chosen}


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_every_leg_can_be_hit_where_it_is_drawn(count: int) -> None:
    drawn = draw(loop(count), 0, 78, 10)
    tags = {drawn.tag_at(x, y) for x in range(78) for y in range(10)} - {NOTHING}
    assert tags == {*range(count), *range(FRAMES, FRAMES + count)}
    assert drawn.tag_at(-1, 0) == drawn.tag_at(78, 0) == drawn.tag_at(0, 10) == NOTHING


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_no_row_is_wider_than_the_pane_in_any_size(count: int) -> None:
    for width in (*range(1, 90), 120, 200):
        for height in (1, 2, 3, 5, 9, 10, 16):
            for chosen in range(count):
                drawn = draw(loop(count), chosen, width, height)
                for row in range(height):
                    assert width_of("".join(text for text, _ in drawn.runs(row))) == width


def test_a_narrow_pane_has_a_chain_around_the_chosen_leg() -> None:
    whole = draw(loop(5), 2, 40, 11).text.split("\n")
    assert len(whole) == 11
    assert whole[5] == "  ▶ amount not known · debt ● paid"
    assert whole[0] == "OpenAI"
    assert whole[10] == "↺ OpenAI"
    part = draw(loop(5), 2, 40, 5).text.split("\n")
    assert part[0] == "⋯ 5 lines above"
    assert any("▶ amount not known" in line for line in part)
    assert part[-1] == "⋯ 3 lines below"


def test_a_text_must_fit_the_canvas() -> None:
    canvas = Canvas(4, 1)
    canvas.put(0, 0, "数数", 1)
    assert canvas.runs(0) == [("数数", 1)]
    with pytest.raises(ValueError, match="does not fit"):
        canvas.put(1, 0, "数数", 1)
