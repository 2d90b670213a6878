"""Newspapers that a text tells as bought, which are companies wherever it names them: ``la reprise de Paris-Turf``."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.names import fold_name, places
from seeds.parser.mentions import NameMention
from seeds.parser.states import index_behind
from seeds.parser.tokens import Item
from seeds.parser.usage import Row

_DESCRIBED = 8
"""How many words before a newspaper may tell that it is bought: ``reprendre le journal local en difficulté X``."""
_GROUP = 4
"""Within how many words behind a newspaper the participle stands by which it is bought: ``avait été repris``."""


def with_papers(rows: Sequence[Row], found: list[list[NameMention]], language: LanguageData) -> list[list[NameMention]]:
    """The names of a text, where a newspaper that is bought somewhere is a company."""
    papers = {m.name for names in found for m in names if _may_be_paper(m)}
    bought = {
        m.name
        for row, names in zip(rows, found, strict=True)
        for m in names
        if m.name in papers and _is_bought(row.words, row.places.get(m.start, 0), m, language)
    }
    if not bought:
        return found
    return [
        [replace(m, kind="company") if m.name in bought and _may_be_paper(m) else m for m in names] for names in found
    ]


def _may_be_paper(name: NameMention) -> bool:
    """Whether a name is an outlet's, or only half of it is a place: ``Paris-Turf``."""
    if name.kind != "place" or "-" not in name.text:
        return name.kind == "outlet"
    folded = fold_name(name.text)
    return folded not in places() and folded.replace("-", " ") not in places()


def _is_bought(words: Sequence[Item], index: int, name: NameMention, language: LanguageData) -> bool:
    """Whether a name is the object of words for a takeover, or stands before their participle."""
    behind = [word.lower for word in words[index_behind(words, index, name) :][:_GROUP]]
    joins = {",", *language.auxiliaries["be"]}
    helped = list(itertools.takewhile(lambda word: word in joins | language.auxiliaries["have"], behind))
    told = behind[len(helped) : len(helped) + 1]
    if told and told[0] in language.takeover_participles and (not helped or not joins.isdisjoint(helped)):
        return True
    return _is_object(words[max(0, index - _DESCRIBED) : index], language)


def _is_object(before: Sequence[Item], language: LanguageData) -> bool:
    """Whether words end in a takeover and the article or the description of what it is of."""
    papers = [at for at, word in enumerate(before) if word.lower in language.outlet_nouns]
    if papers and all(word.is_word and word.text.islower() for word in before[papers[-1] :]):
        before = before[: papers[-1]]
    of = False
    for word in reversed(before):
        if word.lower in language.takeover_forms or (of and word.lower in language.takeover_nouns):
            return True
        if not (word.lower in language.numbers.of or word.lower in language.definites):
            return False
        of |= word.lower in language.numbers.of
    return False
