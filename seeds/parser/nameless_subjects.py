"""Verbs whose subject is no name, so that no name before it acts: ``X said the regulators would buy``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.governors import governor
from seeds.parser.items import Item, Reference
from seeds.parser.prepositions import preposition_ending
from seeds.parser.word_classes import is_adverb, is_finite

_NOUN_PHRASE = 6
"""How many words a subject that is no name may have before its verb."""
_HELPING = ("have", "be", "future", "conditional")
"""The auxiliaries that a verb may begin with."""


def has_nameless_subject(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a verb has a subject of its own that is no name: ``X said the regulators would buy``.

    An infinitive has that of the verb before it: ``X craint que des rivaux souhaitent racheter``. So has one behind a
    word for who may do it, ``X cherche un fonds prêt à racheter``, but ``X est un fonds prêt à racheter``.
    """
    if _is_some_ready(items, index, language):
        return True
    index = _verb_before_infinitive(items, index, language)
    if not is_finite(items[index], language) or (index and items[index - 1].lower in language.coordinators):
        return False
    if _are_some(items, index, language):
        return True
    told = False
    for back in range(index - 1, max(0, index - _NOUN_PHRASE), -1):
        item = items[back]
        told |= item.is_nominal
        if item.lower in language.determiners:
            if back == index - 1 or item.lower in language.possessives:
                return False
            if item.lower in language.clause_breaks and _is_described(items[back + 1]):
                return False  # ``a report that the group will buy``
            before = items[back - 1]
            if before.lower in language.coordinators:
                beside = back > 1 and items[back - 2].is_nominal and governor(items, back - 2, language) == ""
                return not beside and _is_some_firm(items, back, index, language)
            opens = before.lower in language.clause_breaks and before.lower not in language.preposition_forms
            if not opens and (item.lower in language.contractions or before.lower in language.numbers.of):
                continue
            in_relative = before.lower in language.relatives and preposition_ending(items, back - 2, language)
            if in_relative and item.lower not in language.definites:
                return True  # ``X, dans laquelle un fonds a investi``
            holds = before.lower in language.auxiliaries["have"]
            opens |= before.lower == "," and not told and _opens_adjunct(items, back - 1, language)
            return opens or (before.kind == "word" and not holds and is_finite(before, language))
        if item.lower in language.numbers.of or _is_described(item):
            continue
        acts = is_finite(item, language) and item.lower not in language.generic_nouns
        if item.kind != "word" or acts or item.lower in language.preposition_forms:
            return False
        if (
            item.lower in language.relatives
            or item.lower in language.clause_breaks
            or item.lower in language.part_nouns
        ):
            return False
    return False


def _verb_before_infinitive(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """The verb right before an infinitive that begins at `index`, or `index` itself: ``souhaitent racheter``.

    Where a particle marks the infinitive, a noun often stands before it, ``the offer to buy``; a past form, or one with
    an auxiliary, is a verb: ``a group has offered to buy``.
    """
    if language.auxiliaries["infinitive"]:
        return _verb_before_particle(items, index, language)
    if not items[index].word.is_infinitive:
        return index
    at = index - 1
    while at > 0 and is_adverb(items[at], language):
        at -= 1
    return at if at > 0 and items[at].kind == "word" and is_finite(items[at], language) else index


def _verb_before_particle(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """Where the verb begins before the mark of the infinitive at `index`, or `index` where none surely is one."""
    at = index - 2
    if at < 1 or items[at + 1].lower not in language.auxiliaries["infinitive"] or not is_finite(items[at], language):
        return index
    helping = set().union(*(language.auxiliaries[kind] for kind in _HELPING))
    past = any(tense == "past" for _, tense in language.verb_forms.get(items[at].lower, ()))
    begins = at
    while begins > 1 and (items[begins - 1].lower in helping or is_adverb(items[begins - 1], language)):
        begins -= 1
    return begins if past or items[begins].lower in helping else index


def _is_described(item: Item) -> bool:
    """Whether a noun, and no pronoun, stands for a name said before."""
    return isinstance(item.value, Reference) and not item.value.pronoun


def _is_some_ready(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether the words before an infinitive and its mark tell of somebody without a name who is ready to act."""
    ready = index - 2
    if ready < _NOUN_PHRASE // 2 or items[ready].lower not in language.ready_words:
        return False
    for at in range(ready - 1, max(0, ready - _NOUN_PHRASE), -1):
        if items[at].lower in language.indefinite_articles:
            return items[at - 1].lower != "," and items[at - 1].lower not in language.auxiliaries["be"]
        if (
            items[at].is_nominal
            or (items[at].kind == "mark" and items[at].lower != ",")
            or is_finite(items[at], language)
        ):
            return False
    return False


def _are_some(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a bare plural opens the clause of a verb: ``X borrowed money, and banks are ready to lend more``."""
    noun = items[index - 1]
    if index < 3 or noun.kind != "word" or noun.is_capital or not noun.lower.endswith(language.plurals):
        return False
    if noun.lower in language.determiners or is_adverb(noun, language):
        return False
    opens = items[index - 2].lower
    return (opens in language.coordinators and items[index - 3].lower == ",") or opens in language.clause_breaks


def _opens_adjunct(items: Sequence[Item], comma: int, language: LanguageData) -> bool:
    """Whether what stands before the first comma opens the sentence and acts in nothing: ``Face à X, la région``."""
    opening = (
        items[0].lower in language.preposition_forms
        or " ".join(item.lower for item in items[:2]) in language.preposition_forms
    )
    reduced = {tense for _, tense in language.verb_forms.get(items[0].lower, ())} == {"participle"}
    acts = (is_finite(items[i], language) and items[i - 1].lower not in language.determiners for i in range(1, comma))
    return (opening or reduced) and not any(item.lower == "," for item in items[:comma]) and not any(acts)


def _is_some_firm(items: Sequence[Item], article: int, end: int, language: LanguageData) -> bool:
    """Whether words up to `end` are of a company that is new to the reader: ``sold X, and a local investor bought``."""
    noun = items[end - 1].lower
    firm = noun in language.generic_forms or noun in language.group_nouns or noun in language.person_titles
    return firm and items[article].lower in language.determiners and items[article].lower not in language.definites
