"""Whose officer a person is: ``X Chief Executive A B`` acts for X, and ``analyst A B`` for nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.mentions import NameMention
from seeds.parser.tokens import Item
from seeds.parser.usage import Row

_BEHIND = 8
"""How many words behind a person's name are searched for the office: ``A B, the chief executive of X``."""
_FORMER = 3
"""How many words before the company's name are searched for one that makes the office a former one."""


def with_offices(
    rows: Sequence[Row], found: list[list[NameMention]], language: LanguageData
) -> list[list[NameMention]]:
    """The names of a text, its persons with the company that they act for; an empty one for who only comments."""
    if not language.officer_titles:
        return found
    offices: dict[str, str] = {}
    for row, names in zip(rows, found, strict=True):
        if any(name.kind == "person" for name in names):
            for person, office in _offices(row, names, language):
                offices.setdefault(person, office)
    if not offices:
        return found
    return [
        [replace(m, office=offices[m.name]) if m.kind == "person" and m.name in offices else m for m in names]
        for names in found
    ]


def _offices(row: Row, names: Sequence[NameMention], language: LanguageData) -> Iterator[tuple[str, str]]:
    words, at = row.words, row.places
    companies = [m for m in names if m.kind in {"company", "fund"} and m.owner is None]
    ends, starts = {m.end: m.name for m in companies}, {m.start: m.name for m in companies}
    for person in (m for m in names if m.kind == "person" and m.start in at):
        first = at[person.start]
        last = next((i for i in range(first, len(words)) if words[i].start >= person.end), len(words))
        office = _office_before(words, first, ends, language)
        if office is None:
            office = _office_behind(words, last, starts, language)
        if office is not None:
            yield person.name, office


def _office_before(words: Sequence[Item], first: int, ends: dict[int, str], language: LanguageData) -> str | None:
    """The company whose name and a title stand right before a person's name."""
    if first and words[first - 1].lower in language.commenter_titles:
        return ""
    back = first - 1
    while back >= 0 and (
        words[back].lower in language.officer_titles
        or (back < first - 1 and (words[back].lower in language.coordinators or words[back].word.is_possessive))
    ):
        back -= 1
    if back < 0 or back == first - 1:
        return None
    before = words[max(0, back - _FORMER) : back + 1]
    return None if any(word.lower in language.former_words for word in before) else ends.get(words[back].end)


def _office_behind(words: Sequence[Item], last: int, starts: dict[int, str], language: LanguageData) -> str | None:
    """The same behind it: ``A B, chief executive of X``, ``A B, an analyst at Y``."""
    if last >= len(words) or words[last].text != ",":
        return None
    titled = False
    for word in words[last + 1 : last + _BEHIND]:
        if word.lower in language.commenter_titles:
            return ""
        if word.lower in language.former_words or (not word.is_word and not word.word.is_possessive):
            return None
        if titled and word.start in starts:
            return starts[word.start]
        titled |= word.lower in language.officer_titles
    return None
