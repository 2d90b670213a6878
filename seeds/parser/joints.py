"""Words of several that join names as a coordinator does: ``X ainsi que Y``, ``X mais aussi Y``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.lexicon import lexicon
from seeds.parser.tokens import Item


def joined(tokens: list[Item], language: LanguageData) -> list[Item]:
    """The tokens with each such phrase as the one coordinator that it stands for, in the place where it stands."""
    words = lexicon(language.code)
    kept: list[Item] = []
    at = 0
    while at < len(tokens):
        size, coordinator = _phrase_at(tokens, at, language)
        if size:
            kept.append(Item(tokens[at].start, tokens[at + size - 1].end, words[coordinator]))
        else:
            kept.append(tokens[at])
        at += size or 1
    return kept


def _phrase_at(tokens: Sequence[Item], at: int, language: LanguageData) -> tuple[int, str]:
    """How many tokens a joining phrase has that begins at `at`, and what it stands for; 0 where none does."""
    for words, coordinator in language.joints_by_start.get(tokens[at].lower, ()):
        behind = at + len(words)
        told = tuple(token.lower for token in tokens[at:behind])
        if told == words and at > 0 and behind < len(tokens) and not _opens_clause(tokens, behind, language):
            return len(words), coordinator
    return 0, ""


def _opens_clause(tokens: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a clause follows that says who tells it, and no name: ``ainsi que l'a annoncé X``, ``ainsi qu'il``."""
    first = tokens[at]
    if first.lower in language.pronouns or first.word.is_finite:
        return True
    clitic = first.lower in language.auxiliaries["clitic"] and at + 1 < len(tokens)
    return clitic and tokens[at + 1].word.is_finite and tokens[at + 1].lower not in language.generic_nouns
