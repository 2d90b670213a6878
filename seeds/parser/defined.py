"""Brackets that tell nothing of a deal: what a text calls a thing, ``a placement (the "Offering")``, and symbols.

Nor does what says a sum again in another currency, ``£2.1bn ($3.9bn; 2.8bn euros)``, or a sign before one, ``(~$6m)``.
"""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.entities import Entity
from seeds.parser.money import Money
from seeds.parser.spelt import closing
from seeds.parser.tokens import Item

_SYMBOLS = 5
"""How many tokens a bracket with the symbol of a share has at most behind its opening: ``(NYSE: XY)``."""
_QUOTES = frozenset('"“”«»')
_JOINTS = frozenset(",;:/")
_ABOUT = frozenset("~≈")
"""Signs before a sum that is not exact, which part nothing: ``a €5 million (~$6 million) round``."""
_LONGEST = 12
"""How many tokens such a bracket has at most: ``(the "Second Tranche" of the "Offering")``."""


def brackets_that_tell_nothing(
    tokens: list[Item], entities: Sequence[Entity], language: LanguageData
) -> list[tuple[int, int]]:
    """Where each such bracket begins and ends in the text, or what is too much in it."""
    sums = sorted((e for e in entities if isinstance(e, Money)), key=lambda e: e.start)
    told = _sums_again(tokens, sums) if len(sums) > 1 else []
    spelt = _spelt_out(tokens, language)
    signs = [(token.start, token.end) for token in tokens if token.text in _ABOUT]
    return [*_symbols_of_owners(tokens), *_definitions(tokens, language), *spelt, *told, *signs]


def _sums_again(tokens: Sequence[Item], sums: Sequence[Money]) -> list[tuple[int, int]]:
    """The spans of brackets right behind a sum that only say it in other currencies: ``(about $17m, or €15m)``."""
    spans: list[tuple[int, int]] = []
    ends = {one.end for one in sums}
    brackets = [at for at in range(1, len(tokens)) if tokens[at].text == "(" and tokens[at - 1].end in ends]
    for opens in brackets:
        closes = next((i for i in range(opens + 1, min(len(tokens), opens + _LONGEST)) if tokens[i].text == ")"), opens)
        inside = [one for one in sums if tokens[opens].start < one.start < tokens[closes].start]
        rest = [t for t in tokens[opens + 1 : closes] if not any(one.start < t.end <= one.end for one in inside)]
        plain = all(t.text in _JOINTS or (t.word.is_small and not t.word.is_verb_form) for t in rest)
        if inside and plain and all(one.use == "other" for one in inside):
            spans.append((tokens[opens].start, tokens[closes].end))
    return spans


def _definitions(tokens: Sequence[Item], language: LanguageData) -> list[tuple[int, int]]:
    """The spans of brackets that say what a text calls the thing before them.

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


def _spelt_out(tokens: Sequence[Item], language: LanguageData) -> list[tuple[int, int]]:
    """The spans of brackets that say what the letters before them stand for: ``le CNEL (Centre national des ...)``."""
    opening = [at for at in range(1, len(tokens) - 1) if tokens[at].text == "(" and tokens[at + 1].is_capital]
    places = [(at, end) for at in opening if (end := closing(tokens, at, language)) > at]
    return [(tokens[at].start, tokens[end].end) for at, end in places]


def _symbols_of_owners(tokens: list[Item]) -> list[tuple[int, int]]:
    """The spans of brackets with a share's symbol between an owner and what is owned: ``X's (NYSE:XY) cloud unit``."""
    spans: list[tuple[int, int]] = []
    for at, token in enumerate(tokens[:-1]):
        behind = at + 1 if token.word.may_be_possessive else 0
        while behind and behind < len(tokens) and tokens[behind].text == "(":
            window = range(behind + 1, min(len(tokens), behind + 1 + _SYMBOLS))
            close = next((i for i in window if tokens[i].text == ")"), 0)
            if close < behind + 2 or any(t.text.upper() != t.text for t in tokens[behind:close]):
                break
            spans.append((tokens[behind].start, tokens[close].end))
            behind = close + 1
    return spans
