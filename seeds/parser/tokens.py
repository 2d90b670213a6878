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


class Token(NamedTuple):
    """One word or mark; `lower` has the typographic apostrophe straightened."""

    start: int
    end: int
    text: str
    lower: str
    is_word: bool

    @property
    def is_capital(self) -> bool:
        """Whether it is written as a name is: a capital first, or one inside as in ``eBay``."""
        return self.is_word and not self.text.islower() and any(map(str.isupper, self.text))


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``; elided articles and the English possessive stand alone."""
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        written = match.group()
        lowered = written.casefold().replace("’", "'") if "ß" not in written else written.lower()
        tokens.append(Token(*match.span(), written, lowered, match.lastgroup not in _NO_WORDS))
    return tokens
