"""For which company persons raise money who do so for none of their own: its officers, or those who founded it."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.coordination import who_is_meant
from seeds.parser.cues import Cue
from seeds.parser.descriptions import is_company
from seeds.parser.hints import singular
from seeds.parser.items import Item, Reference
from seeds.parser.mentions import NameMention
from seeds.parser.prepositions import of_before

_CLAUSE = 14
"""How many items before a cue are still of its clause."""

_OFFICE = 2
"""How many items before *of* tell of which office somebody is: ``les deux fondateurs de``."""

_ARTICLE = 4
"""How many characters an article has at most, with the blank behind it."""

_TITLED = 4
"""How many words before a person's name the company may stand whose office they tell: ``X chief executive A B``."""

_SINCE = 22
"""How many items before a cue the founding may be told of the company that money is raised for."""

_FOUNDED = 4
"""How many items behind a verb for founding the name of the company may stand: ``started the company X``."""


def firm_of_persons(items: Sequence[Item], cue: Cue, group: Sequence[int], language: LanguageData) -> list[int]:
    """The company for which the persons in `group` raise money, or nobody who is named; none where it is not said."""
    if group and not all(_acts_as_person(items[i]) for i in group):
        return []
    return _firm_founded(items, cue, group, language) or _firm_of_officer(items, cue, group, language)


def _acts_as_person(item: Item) -> bool:
    value = item.value
    return _is_person(item) or (isinstance(value, Reference) and value.pronoun and (value.person or value.pair))


def _firm_founded(items: Sequence[Item], cue: Cue, group: Sequence[int], language: LanguageData) -> list[int]:
    """The company that the same persons are told to have founded: ``They founded X, a start-up, and raised $5m``."""
    for at in range(cue.group - 1, max(-1, cue.group - 1 - _SINCE), -1):
        uses = language.verb_forms.get(items[at].lower, ())
        if not group or not any(verb in language.founding_verbs for verb, _ in uses):
            continue
        behind = range(at + 1, min(cue.group, at + 1 + _FOUNDED))
        named = next(
            (i for i in behind if items[i].kind != "word" or items[i].word.prepositions is not None), cue.group
        )
        if named < cue.group and is_company(items[named]):
            return [named]
    return []


def _firm_of_officer(items: Sequence[Item], cue: Cue, group: Sequence[int], language: LanguageData) -> list[int]:
    """The company whose founder or officer raises money, which is for it: ``Les fondateurs de X ont levé``."""
    if group and not _is_person(items[group[-1]]):
        return []
    firm = _firm_before_office(items, group[0], language) if group else None
    if firm is not None:
        return [firm]
    for index in range(group[-1] if group else max(0, cue.group - _CLAUSE), cue.group):
        of = of_before(items, index, language) if is_company(items[index]) else None
        if of is None or of == 0:
            continue
        told = items[max(0, of - _OFFICE) : of]
        titles = (item.lower for item in told if item.kind == "word")
        officer = _is_person(told[-1]) or any(singular(word, language) in language.person_titles for word in titles)
        if officer and not any(_is_former(item, language) for item in told):
            return [index]
    return []


def _firm_before_office(items: Sequence[Item], person: int, language: LanguageData) -> int | None:
    """The company whose office is told right before a person's name: ``X co-founder A B raised``."""
    firms = range(person - 2, max(-1, person - 2 - _TITLED), -1)
    firm = next((i for i in firms if items[i].kind == "name"), None)
    if firm is None or who_is_meant(items, firm, language) != person:
        return None
    before = items[firm - 1] if firm else None
    told = (item for item in (before, *items[firm + 1 : person]) if item is not None)
    return None if any(_is_former(item, language) for item in told) else firm


def _is_person(item: Item) -> bool:
    """Whether an item names a person, or tells of one by an office."""
    value = item.value
    if isinstance(value, Reference):
        return value.person and not value.pronoun
    return isinstance(value, NameMention) and value.kind == "person" and value.office is None


def _is_former(item: Item, language: LanguageData) -> bool:
    """Whether a word makes an office a former one, or an adjective in words for a person may do so: ``l'ancien``."""
    adjective = item.kind == "reference" and item.end - item.start > len(item.text) + _ARTICLE
    return adjective or item.lower in language.former_words
