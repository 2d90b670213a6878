"""Finding words in a text whatever their case and accents, and saying where they stand in the text itself."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from tui.widgets.wrapping import Span

_LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "’": "'"}


class _Folding(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code).lower())
        folded = "".join(_LETTERS.get(part, part) for part in parts if not unicodedata.combining(part))
        self[code] = folded
        return folded


_FOLDING = _Folding()


def folded(text: str) -> str:
    """The text as it is found: without case and accents."""
    return text.translate(_FOLDING)


class FoldedText:
    """A text made ready for finding; built once, asked often."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded = folded(text)
        self._uneven: list[int] = []
        self._after: list[int] = []
        self._shifts: list[int] = [0]
        if uneven := "".join(re.escape(c) for c in set(text) if len(_FOLDING[ord(c)]) != 1):
            self._note_shifts(re.compile(f"[{uneven}]"))

    def find(self, words: str) -> list[Span]:
        """Every place where the words stand, in order and without overlap."""
        wanted = folded(words)
        found: list[Span] = []
        at = self._folded.find(wanted) if wanted else -1
        while at >= 0:
            span = Span(self._place(at), self._end_after(at + len(wanted) - 1))
            if not found or span.start >= found[-1].end:
                found.append(span)
            at = self._folded.find(wanted, at + len(wanted))
        return found

    def _note_shifts(self, uneven: re.Pattern[str]) -> None:
        """Note the characters that fold to none or several, so that places can be counted back."""
        shift = 0
        for match in uneven.finditer(self._text):
            shift += len(_FOLDING[ord(match.group())]) - 1
            self._uneven.append(match.start())
            self._after.append(match.start() + 1 + shift)
            self._shifts.append(shift)

    def _place(self, folded: int) -> int:
        """The place in the text of a character of the folded text."""
        passed = bisect_right(self._after, folded)
        place = folded - self._shifts[passed]
        return min(place, self._uneven[passed]) if passed < len(self._uneven) else place

    def _end_after(self, folded: int) -> int:
        end = self._place(folded) + 1
        while end < len(self._text) and not _FOLDING[ord(self._text[end])]:
            end += 1
        return end
