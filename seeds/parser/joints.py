"""What joins names as a coordinator or a comma does: ``X ainsi que Y``, ``X mais aussi Y``, ``X; Y; and Z``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.lexicon import lexicon
from seeds.parser.tokens import Item

_DESCRIBED = 5
"""Within how many items before the first of its semicolons a list has a name: ``X, an existing investor; Y``."""
_LEAST = 2
"""How many semicolons a list has at least."""


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


def commas_in_lists(items: list[Item], language: LanguageData) -> list[Item]:
    """The items with commas for the semicolons that part the members of a list: ``from X; Y; and the funds of Z``."""
    marks = [at for at, item in enumerate(items) if item.lower == ";"]
    if len(marks) < _LEAST or not _ends_list(items, marks[-1], language):
        return items
    first = len(marks) - 1
    while first > 0 and _is_member(items, marks[first - 1], marks[first], language):
        first -= 1
    opens = marks[first]
    near = items[max(0, opens - _DESCRIBED) : opens]
    if len(marks) - first < _LEAST or not any(item.kind == "name" for item in near):
        return items
    comma = lexicon(language.code)[","]
    for at in marks[first:]:
        items[at] = Item(items[at].start, items[at].end, comma)
    return items


def _is_member(items: Sequence[Item], begin: int, end: int, language: LanguageData) -> bool:
    """Whether names and no verb stand between two marks."""
    named = any(item.kind == "name" for item in items[begin + 1 : end])
    return named and not any(_acts(items, at, language) for at in range(begin + 1, end))


def _acts(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a form is one of a verb, and no noun behind an article: ``the fund``."""
    return items[at].word.is_finite and items[at - 1].lower not in language.determiners


def _ends_list(items: Sequence[Item], mark: int, language: LanguageData) -> bool:
    """Whether the last of several follows a mark, behind *and* or with one more, and does nothing."""
    behind = items[mark + 1 : mark + 5]
    joined = any(item.lower in language.coordinators for item in behind[:2])
    return len(behind) > 1 and joined and not any(item.word.is_finite for item in behind)


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
