from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.text import clean, composed, is_clean, one_line, spelt_out


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("a\tb", "a\tb"),
        ("\x1b]52;c;AAAA\x07", "\ufffd]52;c;AAAA\ufffd"),
        ("del\x7f csi\x9b31m", "del\ufffd csi\ufffd31m"),
        ("safe\u202eevil\u202c", "safe evil "),
        ("zero\u200bwidth\ufeff", "zero width "),
        ("next\x85line\u2028end\x0c", "next\nline\nend\n"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("Société Générale – 6,2 Md€ 👩‍💻", "Société Générale – 6,2 Md€ 👩‍💻"),
    ],
)
def test_clean_replaces_what_a_terminal_would_obey(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@given(st.text(alphabet=st.characters(exclude_characters="\r", exclude_categories=())))
def test_clean_keeps_every_position(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert is_clean(cleaned)
    assert clean(cleaned) == cleaned


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_is_clean_agrees_with_clean(text: str) -> None:
    assert is_clean(text) == (clean(text) == text)


def test_one_line_has_no_line_ends_and_no_controls() -> None:
    assert one_line(" a\r\n\tb \x1b[2J c\n") == "a b \ufffd[2J c"


def test_letters_and_their_accents_become_one_character() -> None:
    assert composed("e\u0301tat de la socie\u0301te\u0301") == "\u00e9tat de la soci\u00e9t\u00e9"
    assert composed("\u00e9tat") == "\u00e9tat"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("l&#39;\u00e9diteur", "l'\u00e9diteur"),
        ("AT&amp;T &lt;T.N>", "AT&T <T.N>"),
        ("A & B; C", "A & B; C"),
        ("Q&A;", "Q&A;"),
        ("Marks & Spencer", "Marks & Spencer"),
    ],
)
def test_entities_of_html_become_what_they_stand_for(raw: str, expected: str) -> None:
    assert spelt_out(raw) == expected
