import pytest

from tui.widgets.finding import FoldedText

TEXT = "L’œuvre coûte 10 Md€ à Łódź, rue de la Straße, e\u0301te\u0301 2025 : ŒUVRE"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("oeuvre", ["œuvre", "ŒUVRE"]),
        ("COUTE", ["coûte"]),
        ("lodz", ["Łódź"]),
        ("strasse", ["Straße"]),
        ("été", ["e\u0301te\u0301"]),
        ("l'oe", ["L’œ"]),
        ("10 md€", ["10 Md€"]),
        ("nowhere", []),
        ("", []),
    ],
)
def test_words_are_found_whatever_their_case_and_accents(words: str, expected: list[str]) -> None:
    assert [TEXT[span.start : span.end] for span in FoldedText(TEXT).find(words)] == expected


def test_matches_do_not_overlap() -> None:
    assert [(span.start, span.end) for span in FoldedText("aaaa").find("aa")] == [(0, 2), (2, 4)]
    assert len(FoldedText("ß").find("s")) == 1
