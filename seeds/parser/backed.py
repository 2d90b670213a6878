"""Who is only said to back or own a company: ``the X backed start-up``, ``the X and Y-owned group``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seeds.language import LanguageData
from seeds.parser.mentions import NameMention
from seeds.parser.tokens import Item

_DESCRIBED = 4
"""How many words may say what a company is before its name."""


def without_backers(
    names: Sequence[NameMention], tokens: list[Item], hints: set[str], language: LanguageData
) -> tuple[Sequence[NameMention], list[Item]]:
    """The names and tokens without who is only said to own or back what is told of: ``the X backed start-up``."""
    if "owning" not in hints:
        return names, tokens
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    owners: set[int] = set()
    gone: set[int] = set()
    for name in names:
        first, last = starts.get(name.start, 0), ends.get(name.end, len(tokens))
        if not first or last + 2 >= len(tokens) or tokens[first - 1].lower not in language.determiners:
            continue
        if tokens[last + 1].lower in language.owning_participles and tokens[last + 2].lower in language.generic_nouns:
            owners.add(name.start)
            gone.update(range(first, last + 2))
    for first, last in _backers_together(tokens, language):
        owners.update(name.start for name in names if tokens[first].start <= name.start < tokens[last].start)
        gone.update(range(first, last + 1))
    kept = [token for index, token in enumerate(tokens) if index not in gone]
    return [name for name in names if name.start not in owners], kept


def _backers_together(tokens: list[Item], language: LanguageData) -> Iterator[tuple[int, int]]:
    """Where those stand whom one participle tells of together: ``The X Inc. and Y Partners-backed company``."""
    for last in range(1, len(tokens) - 1):
        _, hyphen, participle = tokens[last].lower.rpartition("-")
        if not hyphen or participle not in language.owning_participles:
            continue
        first = last
        while first and _may_name(tokens[first - 1], language):
            first -= 1
        determined = first > 0 and tokens[first - 1].lower in language.determiners
        if determined and first < last and tokens[last + 1].lower in language.generic_nouns:
            yield first, last
        elif tokens[last + 1].is_capital and tokens[last].is_capital:
            alone = last
            while alone and tokens[alone - 1].is_capital and tokens[alone - 1].lower not in language.determiners:
                alone -= 1
            if alone < last:
                yield _described_from(tokens, alone, language), last


def _described_from(tokens: list[Item], name: int, language: LanguageData) -> int:
    """Where the words begin that say what is named at `name`: the first of ``private equity firm X``."""
    first = name
    if first and tokens[first - 1].lower in language.generic_nouns:
        first -= 1
        while first and name - first < _DESCRIBED and tokens[first - 1].word.prepositions is None:
            if not tokens[first - 1].is_word or tokens[first - 1].lower in language.determiners:
                break
            first -= 1
    return first


def _may_name(token: Item, language: LanguageData) -> bool:
    """Whether a token may be of a row of names: a word with a capital, or what joins them."""
    joins = token.lower in language.coordinators or token.text in {",", "."}
    return joins or (token.is_capital and token.lower not in language.determiners)
