"""Names that a text sets in quotation marks: ``le quotidien « La Voix du Nord »``, ``a racheté "Brut"``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.mentions import NameMention
from seeds.parser.papers import is_bought
from seeds.parser.tokens import Item
from seeds.parser.usage import Row

_QUOTED = re.compile(r"(?:«\s?|[\"“])(?P<name>[A-ZÀ-Ý0-9][^«»\"“”.?!:;,()\n]{0,40}?)(?:\s?»|[\"”])")
_WORD = re.compile(r"[^\s'’]+['’]?")
_WORDS = 5
"""How many words a name in quotation marks has at most."""
_DESCRIBED = 3
"""Within how many words before one the noun stands for what it is: ``le média vidéo « X »``."""
_BOUGHT = 8
"""How many words before one may tell that it is bought."""


def with_quoted(
    text: str, rows: Sequence[Row], found: list[list[NameMention]], language: LanguageData
) -> list[list[NameMention]]:
    """The names, with what stands in quotation marks as one, where a noun says what it is, or it is bought."""
    return [
        _with_own(text, row, names, language) if row.words else names for row, names in zip(rows, found, strict=True)
    ]


def _with_own(text: str, row: Row, names: list[NameMention], language: LanguageData) -> list[NameMention]:
    sentence = row.sentence
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        start, end = match.span("name")
        kind = _kind_of(row.words, match.start(), language) if _is_like_name(match["name"], language) else ""
        beside = [name for name in names if start < name.end and name.start < end]
        whole = all(start <= name.start and name.end <= end for name in beside)
        if kind and whole and not any((name.start, name.end) == (start, end) for name in beside):
            one = NameMention(start, end, match["name"], match["name"], kind)
            names = sorted([*(name for name in names if name not in beside), one], key=lambda name: name.start)
    return names


def _is_like_name(quoted: str, language: LanguageData) -> bool:
    """Whether all words have capitals, but for articles and prepositions: ``La Voix de l'Orne``."""
    joins = language.determiners | language.coordinators | frozenset(language.preposition_forms)
    words = _WORD.findall(quoted)
    small = (word for word in words if not (word[0].isupper() or word[0].isdigit()))
    return len(words) <= _WORDS and all(word.casefold().replace("’", "'") in joins for word in small)


def _kind_of(words: Sequence[Item], opening: int, language: LanguageData) -> str:
    """What kind of name the words before a quotation mark say that it is; empty where they say nothing."""
    before = [word for word in words if word.end <= opening]
    near = list(itertools.takewhile(lambda word: word.is_word and word.text.islower(), reversed(before[-_DESCRIBED:])))
    nouns = [word.lower for word in near]
    if is_bought(before[-_BOUGHT:], language):
        return "company"
    if any(noun in language.outlet_nouns for noun in nouns):
        return "company" if _tells_takeover(before[-_BOUGHT:], language) else "outlet"
    firm = any(noun in language.firm_nouns or noun in language.generic_nouns for noun in nouns)
    return "company" if firm and any(_points(noun, language) for noun in nouns) else ""


def _tells_takeover(before: Sequence[Item], language: LanguageData) -> bool:
    """Whether a verb or noun of taking over, or a word for shares, stands not far before."""
    told = language.takeover_forms | language.takeover_nouns | language.stake_words
    return any(word.lower in told for word in before)


def _points(word: str, language: LanguageData) -> bool:
    """Whether a word says that what is named is known: ``la``, ``sa``, ``du``."""
    return language.contractions.get(word, word) != word or word in language.definites | language.possessives
