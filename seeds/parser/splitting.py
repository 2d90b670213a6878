"""Where a text is cut into words and marks."""

from __future__ import annotations

import re

_WORD = r"[^\W_]+(?:-[dDlL]['’][^\W_]+|(?:\.-|[-.&+_])[^\W_]+)*(?:(?<=[^\W\d_])\+(?!\w))?"
_ELIDED = (
    r"[ldnsjcmtLDNSJCMT]"
    r"|(?:[jJ][uU][sS]|[lL][oO][rR][sS]|[pP][uU][iI][sS]|[qQ][uU][oO][iI]|[pP][rR][eE][sS])?[qQ][uU]"
)
_WHOLE = r"[aA][uU][jJ][oO][uU][rR][dD]['’][hH][uU][iI]|[qQ][uU][eE][lL][qQ][uU]['’][uU][nN][eE]?"
_STEM = r"[A-ZÀ-Þ][^\W\d_]+(?<![qQ][uU])"
"""What stands before an apostrophe within a name, which no elided word is: ``Agri'Sud``."""
_THOUSANDS = r"(?:,\d{3})++"
"""The rest of a number behind its first comma, as in ``6,000-acre``."""
_TOKEN = re.compile(
    rf"([^\W_]++(?![-.&+_'’]|{_THOUSANDS}-)"
    rf"|\d{{1,3}}{_THOUSANDS}-{_WORD}"
    rf"|{_WHOLE}"
    rf"|(?<!\w)(?:{_ELIDED})['’](?=\w)"
    r"|['’][sS]?(?!\w)(?<=\w['’]|['’][sS])"
    rf"|(?:(?:O|{_STEM})['’](?=[A-ZÀ-Þ][a-zß-ÿ]))?{_WORD}"
    r"|\S)"
)
"""A word or a mark; the first alternative, which most words are, spares the others. Case is spelt out for speed."""

_LONGEST_OPENING = 80
"""No phrase that opens a sentence has more characters."""


def pieces(text: str) -> list[str]:
    """Blanks, a word or mark, blanks, and so on: the blanks may be empty, and begin and end the list."""
    return _TOKEN.split(text)


def split(text: str) -> list[str]:
    """The words and marks of a text; elided articles and the English possessive stand alone."""
    return _TOKEN.findall(text)


def opens_with(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a text begins with one of some phrases in lower case, with straight apostrophes."""
    return text[:_LONGEST_OPENING].casefold().replace("’", "'").startswith(phrases)


def lowered(written: str) -> str:
    """A word in lower case, with the typographic apostrophe straightened."""
    return written.casefold().replace("’", "'") if "ß" not in written else written.lower()
