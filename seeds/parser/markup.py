"""The words of a sentence without what Markdown sets around them: emphasis, links and notes part nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from seeds.parser.segment import Sentence
from seeds.parser.tokens import Item

_MARKS = re.compile(r"[*_\[]")
_EMPHASIS = "*_"
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,200})\]\((?:https?:|www\.|/|#)[^()\s]{0,500}\)")
"""Words that lead to another page: ``[Velora](https://velora.example)``."""
_NOTE = re.compile(r"\[\^?\d{1,3}\]")
"""What leads to a note: ``[1]``."""


def without_markup(text: str, sentence: Sentence, words: list[Item]) -> list[Item]:
    """The words of a sentence without such marks: ``a racheté **X**``, ``bought [X](https://x.example)[1]``."""
    span = (sentence.start, sentence.end)
    if _MARKS.search(text, *span) is None:
        return words
    gone = [match.span() for match in _NOTE.finditer(text, *span)]
    for link in _LINK.finditer(text, *span):
        gone += [(link.start(), link.start("words")), (link.end("words"), link.end())]
    return [word for word in _outside(words, sorted(gone)) if word.text.strip(_EMPHASIS)]


def _outside(words: Sequence[Item], spans: Sequence[tuple[int, int]]) -> list[Item]:
    """The words that begin in none of the spans, which are in order."""
    kept, at = [], 0
    for word in words:
        while at < len(spans) and spans[at][1] <= word.start:
            at += 1
        if at == len(spans) or word.start < spans[at][0]:
            kept.append(word)
    return kept
