"""The goods of a firm that is named behind what it makes, which part nothing: ``rachète l'éditeur de logiciels X``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.mentions import PARTY_KINDS, NameMention
from seeds.parser.tokens import Item

_GOODS = 3
"""How many words may tell the goods."""


def without_goods(names: Sequence[NameMention], tokens: list[Item], language: LanguageData) -> list[Item]:
    """The tokens, where ``l'éditeur de logiciels X`` is the firm that ``l'éditeur X`` is."""
    if not language.nouns_take_articles:
        return tokens
    starts = {name.start for name in names if name.kind in PARTY_KINDS}
    makers = [at for at, token in enumerate(tokens) if token.lower in language.generic_nouns]
    gone = {i for at in makers for i in range(at + 1, _name_behind(tokens, at, starts, language))}
    return [token for at, token in enumerate(tokens) if at not in gone] if gone else tokens


def _name_behind(tokens: Sequence[Item], maker: int, starts: set[int], language: LanguageData) -> int:
    """Where the name stands that *of* and plain words for goods part from a maker; 0 where none does."""
    of = maker + 1
    opened = maker > 0 and tokens[maker - 1].lower in language.determiners
    if not opened or of >= len(tokens) or tokens[of].lower not in language.numbers.of:
        return 0
    if tokens[of].lower in language.contractions or tokens[of].lower in language.determiners:
        return 0  # ``le fabricant des lunettes X``
    for at in range(of + 1, min(len(tokens), of + 2 + _GOODS)):
        token = tokens[at]
        if token.start in starts:
            told = " ".join(one.lower for one in tokens[maker:at])
            return at if at > of + 1 and told not in language.house_phrases else 0
        if not token.word.is_small or token.word.is_finite or token.word.prepositions is not None:
            return 0
        if token.lower in language.determiners or token.lower in language.generic_nouns:
            return 0
    return 0
