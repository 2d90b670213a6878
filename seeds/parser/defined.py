"""Brackets that only say what a text calls a thing before them: ``a private placement (the "Offering")``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.tokens import Item

_QUOTES = frozenset('"“”«»')
_LONGEST = 12
"""How many tokens such a bracket has at most: ``(the "Second Tranche" of the "Offering")``."""


def definitions(tokens: Sequence[Item], language: LanguageData) -> list[tuple[int, int]]:
    """Where each such bracket begins and ends in the text.

    What has no article in it is another name of a company, ``(“Bellmont”)``, and none of them.
    """
    brackets = [at for at, token in enumerate(tokens) if token.text == "("]
    places = [(at, end) for at in brackets if (end := _closing(tokens, at, language)) > at]
    return [(tokens[begin].start, tokens[end - 1].end) for begin, end in places]


def _closing(tokens: Sequence[Item], opens: int, language: LanguageData) -> int:
    """Past which item a bracket closes that opens with an article and a quotation and ends in one; `opens` if none."""
    lead = tokens[opens + 1 : opens + 3]
    if len(lead) < 2 or lead[0].lower not in language.determiners or lead[1].text not in _QUOTES:
        return opens
    behind = range(opens + 3, min(len(tokens), opens + _LONGEST))
    closes = next((at for at in behind if tokens[at].text in {"(", ")"}), opens)
    return closes + 1 if tokens[closes].text == ")" and tokens[closes - 1].text in _QUOTES else opens
