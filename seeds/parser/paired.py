"""Houses that two joined names call: ``Harven and Quill Plc said it``, where the text never parts the two."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.forms import without_forms
from seeds.parser.mentions import NameMention
from seeds.parser.splitting import lowered, split

_HOUSES = frozenset({"company", "person"})
"""The kinds that the two halves of a house seem to be."""
_SAID = 40
"""How many characters behind a name the verb and the pronoun stand by which one house speaks."""
_OFTEN = 3
"""How often a text joins the two of a house that it calls by them, if nothing else tells that they are one."""


def with_houses(text: str, found: list[list[NameMention]], language: LanguageData) -> list[list[NameMention]]:
    """The names, with those of one house as one name.

    The second has a legal form, which the first lacks: ``Harven and Quill Plc``, but ``Harven Inc and Quill Plc``. A
    pronoun for one says that they are one, or that the text joins them again and names neither alone.
    """
    pairs = [pair for names in found for pair in _pairs(text, names, language)]
    if not pairs:
        return found
    often = Counter(_core(one, other, language) for one, other in pairs)
    joined = {mention.start for pair in pairs for mention in pair}
    lone = {without_forms(m.text, language).casefold() for names in found for m in names if m.start not in joined}
    houses = {
        core
        for one, other in pairs
        if without_forms(other.text, language) != other.text
        and not lone.intersection(core := _core(one, other, language))
        and (often[core] >= _OFTEN or _speaks_alone(text, other.end, language))
    }
    ends = {one.start: other for one, other in pairs if _core(one, other, language) in houses}
    return [list(_merged(text, names, ends)) for names in found] if ends else found


def _pairs(text: str, names: list[NameMention], language: LanguageData) -> Iterator[tuple[NameMention, NameMention]]:
    """Two names in no list, the first of one word, with nothing but *and* between them."""
    for one, other in itertools.pairwise(names):
        plain = not (one.known or other.known) and {one.kind, other.kind} <= _HOUSES
        joint = text[one.end : other.start]
        if plain and " " not in one.text and lowered(joint.strip()) in language.coordinators and joint.strip() != joint:
            yield one, other


def _core(one: NameMention, other: NameMention, language: LanguageData) -> tuple[str, str]:
    return one.text.casefold(), without_forms(other.text, language).casefold()


def _speaks_alone(text: str, end: int, language: LanguageData) -> bool:
    """Whether a verb for saying stands behind a name, and a pronoun for one company behind that."""
    words = [lowered(word) for word in split(text[end : end + _SAID])[:3]]
    says = bool(words) and any(verb in language.speech_verbs for verb, _ in language.verb_forms.get(words[0], ()))
    pronoun = next((word for word in words[1:] if word not in language.object_relatives), "")
    one = language.pronouns.get(pronoun) in {"subject", "either"} and pronoun not in language.plural_pronouns
    return says and (one or (pronoun in language.possessives and pronoun not in language.plural_possessives))


def _merged(text: str, names: list[NameMention], ends: dict[int, NameMention]) -> Iterator[NameMention]:
    """The names of a sentence, with each pair that begins at a key as one."""
    taken: set[int] = set()
    for mention in names:
        other = ends.get(mention.start)
        if other is not None and mention.start not in taken:
            whole = text[mention.start : other.end]
            taken.add(other.start)
            yield replace(other, start=mention.start, text=whole, name=whole, kind="company", office=None)
        elif mention.start not in taken:
            yield mention
