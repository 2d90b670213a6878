"""The words of what is searched for, as the index holds them: the same that the macro ``words(fold(text))`` finds."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_IN_WORDS = "LNM"
_APOSTROPHE = "\u02bc"
"""A letter for Unicode, but the macro `fold` makes it the plain apostrophe."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a text, as typed; `starts` when a sign or a blank stands before it, `ends` when one stands behind.

    Without them the word may be only a part of the word that is found.
    """

    text: str
    starts: bool
    ends: bool

    @property
    def whole(self) -> bool:
        """Whether the word found must be this one, not merely hold it."""
        return self.starts and self.ends

    @property
    def test(self) -> str:
        """What the term `t` of the index must be, with one parameter."""
        if self.whole:
            return "t.term = fold(?)"
        name = "starts_with" if self.starts else "ends_with" if self.ends else "contains"
        return f"{name}(t.term, fold(?))"


def split_words(text: str) -> list[Piece]:
    """The words of a text, in its order; marks on nothing are none."""
    pieces: list[Piece] = []
    start = 0
    while start < len(text):
        end = start
        while end < len(text) and _in_word(text[end]):
            end += 1
        if any(unicodedata.category(character)[0] != "M" for character in text[start:end]):
            pieces.append(Piece(text[start:end], start > 0, end < len(text)))
        start = end + 1
    return pieces


def _in_word(character: str) -> bool:
    return unicodedata.category(character)[0] in _IN_WORDS and character != _APOSTROPHE
