"""Auxiliaries that ran together with the pronoun before them: ``it's raised``, ``who's buying``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.lexicon import lexicon
from seeds.parser.tokens import Item

_AGENT = 3
"""How many words behind a participle the one may stand that makes a passive of it: ``it's owned in part by``."""


def spelt_out(tokens: list[Item], language: LanguageData) -> list[Item]:
    """The tokens with each contracted auxiliary as the word that it stands for, in the place where it stands."""
    marks = [at for at in range(1, len(tokens) - 1) if tokens[at].word.is_possessive and _helps(tokens, at, language)]
    if not marks:
        return tokens
    words = lexicon(language.code)
    spelt = list(tokens)
    for at in marks:
        word = words[language.contracted["have" if _is_perfect(tokens, at, language) else "be"]]
        spelt[at] = Item(tokens[at].start, tokens[at].end, word)
    return spelt


def _helps(tokens: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a mark is an auxiliary, for a pronoun owns nothing by a mark."""
    before = tokens[at - 1].lower
    return bool(language.contracted) and (before in language.pronouns or before in language.relatives)


def _is_perfect(tokens: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether what follows makes a *has* of a contracted auxiliary: a past form by which no other is said to act."""
    acts = at + 1
    while acts < len(tokens) - 1 and tokens[acts].word.is_adverb:
        acts += 1
    past = any(tense in {"past", "participle"} for _, tense in language.verb_forms.get(tokens[acts].lower, ()))
    return past and all(token.lower not in language.agents for token in tokens[acts + 1 : acts + 1 + _AGENT])
