"""Words and punctuation of a sentence, with their places in the text."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<whole>aujourd['’]hui|quelqu['’]une?)"
    r"|(?P<elision>(?<!\w)(?:[ldnsjcmt]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)['’](?=\w))"
    r"|(?P<possessive>['’]s?(?!\w)(?<=\w['’]|['’]s))"
    r"|(?P<word>(?-i:O['’](?=[A-Z][a-z]))?[^\W_]+(?:[-.&+_][^\W_]+)*(?:(?<=[^\W\d_])\+(?!\w))?)"
    r"|(?P<mark>\S)",
    re.IGNORECASE,
)

ADDRESS = re.compile(r"https?://[^\s)>\]]+|www\.[^\s)>\]]+")
"""Addresses of pages, whose words are no words of the article."""

_NO_WORDS = frozenset({"mark", "possessive"})


def has_address(text: str, start: int, end: int) -> bool:
    """Whether an address may stand in ``text[start:end]``, at little cost."""
    return text.find("://", start, end) >= 0 or text.find("www.", start, end) >= 0


class Token(NamedTuple):
    """One word or mark; `lower` has the typographic apostrophe straightened.

    `is_capital` says whether a word is written as a name is: a capital first, or one inside as in ``eBay``.
    """

    start: int
    end: int
    text: str
    lower: str
    is_word: bool
    is_capital: bool


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``; elided articles and the English possessive stand alone."""
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        written = match.group()
        lowered = written.casefold().replace("’", "'") if "ß" not in written else written.lower()
        is_word = match.lastgroup not in _NO_WORDS
        is_capital = is_word and not written.islower() and any(map(str.isupper, written))
        tokens.append(Token(*match.span(), written, lowered, is_word, is_capital))
    return tokens
