from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.wrapping import Span, passages, wrap


def lines(text: str, width: int) -> list[str]:
    return [text[line.start : line.end] for line in wrap(text, Span(0, len(text)), width)]


def test_lines_break_at_words() -> None:
    assert lines("Amazon va investir dans OpenAI", 12) == ["Amazon va", "investir", "dans OpenAI"]


def test_paragraphs_and_empty_lines_stay() -> None:
    assert lines("one\n\ntwo", 10) == ["one", "", "two"]


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert lines("abcdefghij", 4) == ["abcd", "efgh", "ij"]


@given(st.text(alphabet="ab é数\u0301\n👩\u200d", max_size=200), st.integers(2, 20))
def test_no_line_is_too_wide_and_no_word_is_lost(text: str, width: int) -> None:
    wrapped = wrap(text, Span(0, len(text)), width)
    for line in wrapped:
        assert cell_len(text[line.start : line.end].rstrip(" ")) <= width or line.end - line.start == 1
    shown = "".join(text[line.start : line.end] for line in wrapped)
    assert shown.replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_a_passage_is_the_paragraph_of_its_evidence() -> None:
    text = "First paragraph.\n\nThe second one pays 10 bn.\n\nThird."
    start = text.index("10 bn")
    (passage,) = passages(text, [Span(start, start + 5)])
    assert text[passage.start : passage.end] == "The second one pays 10 bn."


def test_neighbours_become_one_passage_and_distant_ones_do_not() -> None:
    text = "aaa\nbbb\nccc\nddd"
    spans = [Span(0, 1), Span(4, 5), Span(12, 13)]
    assert [text[p.start : p.end] for p in passages(text, spans)] == ["aaa\nbbb", "ddd"]


def test_a_long_paragraph_is_cut_at_words_around_the_evidence() -> None:
    text = "lorem " * 300 + "EVIDENCE " + "ipsum " * 300
    start = text.index("EVIDENCE")
    (passage,) = passages(text, [Span(start, start + 8)])
    shown = text[passage.start : passage.end]
    assert "EVIDENCE" in shown
    assert len(shown) < 600
    assert shown.startswith("lorem")
    assert shown.endswith("ipsum")
