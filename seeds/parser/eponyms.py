"""Firms that are called as a person is, and that the text shows to be firms: ``Anna Vale, a maker of doors``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.hints import singular
from seeds.parser.mentions import NameMention
from seeds.parser.tokens import REGISTERED, Item
from seeds.parser.usage import Row

_LISTED = re.compile(r"\s\((?P<exchange>[A-Z][A-Za-z]+)[^():]{0,24}:\s?[A-Z]{1,5}\)")
"""The exchange and the symbol under which shares are traded, behind the name of their issuer."""
_TITLE = 7
"""How many words before a name the title may stand of somebody who works at it: ``head of sales at Anna Vale``."""
_BEARS = 2
"""How many words before a name its bearer's title may stand, a comma between: ``its head, X``."""
_SAID_TO_BE = 8
"""How many words of an apposition are searched for a word for a firm."""


def with_eponyms(
    text: str, rows: Sequence[Row], found: list[list[NameMention]], language: LanguageData
) -> list[list[NameMention]]:
    """The names of a text, with those of persons taken for firms that it somewhere shows to be firms.

    None is that has a person's title somewhere, or that the text shortens to its last word, a surname.
    """
    told = [(row, m) for row, names in zip(rows, found, strict=True) for m in names if _is_doubtful(m)]
    if not told:
        return found
    firms = {m.name for row, m in told if any(_shown(text, row, m, language))}
    if not firms:
        return found
    lone = {m.name for names in found for m in names if " " not in m.name}
    persons = {m.name for row, m in told if m.name in firms and _has_title(row, m, language)}
    persons |= {name for name in firms if name.split()[-1] in lone}
    taken = firms - persons
    return [
        [replace(m, kind="company") if _is_doubtful(m) and m.name in taken else m for m in names] for names in found
    ]


def _is_doubtful(mention: NameMention) -> bool:
    return mention.kind == "person" and not mention.known and " " in mention.name


def _shown(text: str, row: Row, mention: NameMention, language: LanguageData) -> Iterator[bool]:
    """Whether each of several signs shows that a name is a firm's."""
    yield text.startswith(tuple(REGISTERED), mention.end)
    listed = _LISTED.match(text, mention.end)
    yield listed is not None and listed["exchange"].casefold() in language.exchanges
    first = row.places.get(mention.start)
    if first is not None:
        yield _employs(row.words, first, language)
        yield _is_said_firm(_behind(row.words, first, mention), language)


def _behind(words: Sequence[Item], first: int, mention: NameMention) -> Sequence[Item]:
    """The words of a sentence behind a name."""
    at = first
    while at < len(words) and words[at].start < mention.end:
        at += 1
    return words[at:]


def _employs(words: Sequence[Item], first: int, language: LanguageData) -> bool:
    """Whether a name stands behind *at*, and a title of somebody who works there before: ``head of sales at X``."""
    if first < 2 or words[first - 1].lower not in language.employer_prepositions & language.place_prepositions:
        return False
    before = words[max(0, first - _TITLE) : first - 1]
    at = next((i for i in range(len(before) - 1, -1, -1) if before[i].lower in language.person_titles), None)
    return at is not None and not any(word.word.is_finite or word.lower == "," for word in before[at + 1 :])


def _is_said_firm(behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether an apposition with an article calls a name a firm, as no person is called: ``X, a leading provider of``.

    The word for it ends what comes before a preposition, a relative or a mark.
    """
    if len(behind) < 3 or behind[0].text != ",":
        return False
    opens = behind[1].lower in language.determiners or behind[1].lower in language.numbers.words
    if not opens or behind[1].lower in language.possessives | language.plural_determiners:
        return False
    counted = behind[1].lower in language.numbers.words and behind[1].lower not in language.determiners
    head: Item | None = behind[1] if counted else None
    for word in behind[2 : 2 + _SAID_TO_BE]:
        joins = word.lower in language.coordinators
        partitive = counted and head is not None and word.lower in language.numbers.of
        if word.word.is_possessive or partitive:
            head, counted = None, False
            continue
        if _is_firm_noun(head, language) and (word.lower in language.seated_words or word.word.is_participle):
            return True
        if word.kind == "mark" or word.word.prepositions is not None or (word.word.ends_phrase and not joins):
            return _is_firm_noun(head, language) and not word.word.is_finite
        head = head if joins else word
    return False


def _is_firm_noun(word: Item | None, language: LanguageData) -> bool:
    return (
        word is not None
        and word.word.is_small
        and not language.firm_nouns.isdisjoint({word.lower, singular(word.lower, language)})
    )


def _has_title(row: Row, mention: NameMention, language: LanguageData) -> bool:
    """Whether a title stands right before a name, or behind it and a comma: ``CEO X``, ``X, head of sales``."""
    first = row.places.get(mention.start)
    if first is None:
        return False
    titled = language.person_titles - language.generic_nouns
    before = [word for word in row.words[max(0, first - _BEARS) : first] if word.text != ","]
    if any(word.lower in titled for word in before[-1:]):
        return True
    behind = _behind(row.words, first, mention)
    titles = (word.lower for word in behind[1:4])
    return bool(behind) and behind[0].text == "," and not titled.isdisjoint(titles)
