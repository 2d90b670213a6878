from seeds.text import is_clean
from tui.widgets.clipped_text import ClippedText


def test_a_text_that_does_not_fit_says_so() -> None:
    widget = ClippedText()
    widget.set_reactive(ClippedText.text, "one two three four five six")
    assert widget.lines(10, 9) == ["one two", "three four", "five six"]
    assert widget.lines(10, 3) == ["one two", "three four", "five six"]
    assert widget.lines(10, 2) == ["one two", "three fou…"]
    assert widget.lines(10, 1) == ["one two t…"]
    assert widget.lines(10, 0) == []


def test_whatever_comes_is_one_safe_line() -> None:
    assert is_clean(ClippedText().validate_text("[/x]\x1b[31m\u202e\nand"))
    assert "\n" not in ClippedText().validate_text("one\ntwo")
