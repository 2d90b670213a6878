"""Descriptions that belong to the name behind them: ``le groupe japonais X``, ``the software company X``."""

from __future__ import annotations

import itertools

from seeds.language import LanguageData
from seeds.parser.clitics import acts_on_clitic
from seeds.parser.kept_things import lists_things
from seeds.parser.tokens import Item
from seeds.parser.told_firms import is_told_behind

_QUOTES = frozenset({"<", "«", "“", '"'})
_DESCRIPTION = 10
"""How many words a description may have up to the name behind it."""


def is_named_behind(tokens: list[Item], index: int, names: set[int], language: LanguageData) -> bool:
    """Whether a name follows so closely that the description belongs to it: ``le groupe japonais SoftBank``.

    That to which something is sold is another, ``cède la société à X``, and so is one beside it: ``le groupe et X``.
    """
    if is_told_behind(tokens, index, names, language):
        return True
    described = [t for t in _without_short_form(tokens[index : index + _DESCRIPTION]) if t.lower not in _QUOTES]
    if lists_things(described, names, language) or _are_led(described, names, language):
        return True
    for at, (before, token) in enumerate(itertools.pairwise(described), start=1):
        if token.start in names and not (token.word.is_place and _is_seat(described[1:at], language)):
            return True
        if token.lower in language.coordinators and {t.start for t in described[at + 1 : at + 2]} & names:
            return False  # ``the company and X have signed``
        if token.lower in language.possessives and language.contractions:
            return False  # ``vend au groupe péruvien sa mine X``: its preposition tells who receives
        of = before.lower in language.numbers.of and not token.word.is_infinitive
        acts = token.lower in language.verb_forms and not (of or before.lower in language.determiners)
        acts &= not (only_describes(token, language) and _leads_to_name(described, at + 1, names, language))
        clitic = at > 1 and before.lower in language.auxiliaries["clitic"]
        acts |= clitic and acts_on_clitic(described[at - 2], token, language)
        leaves = token.lower in language.preposition_forms and not _describes_on(token.lower, language)
        leaves |= " ".join(t.word.uncontracted for t in described[at : at + 2]) in language.preposition_forms
        firm = (t.start in names or t.lower in language.generic_nouns for t in described[2:3])
        leaves |= at == 1 and token.lower in language.receiving_words and any(firm)
        leaves &= not (token.lower in language.domain_prepositions and _tells_field(described, at, names, language))
        if not token.is_word or acts or leaves or token.lower in language.auxiliaries["be"]:
            return False
    return False


def _are_led(described: list[Item], names: set[int], language: LanguageData) -> bool:
    """Whether several are named by those who lead or form them: ``le consortium mené par X``, ``formé par X et Y``."""
    if described[0].lower not in language.group_nouns:
        return False
    for at in range(1, len(described) - 2):
        phrase = f"{described[at].lower} {described[at + 1].lower}"
        if phrase in language.led_by_words or phrase in language.inclusions:
            told = itertools.dropwhile(lambda token: _may_tell(token, names, language), described[at + 2 :])
            return any(token.start in names for token in itertools.islice(told, 1))
        if not described[at].is_word or described[at].start in names:
            return False
    return False


def _may_tell(token: Item, names: set[int], language: LanguageData) -> bool:
    """Whether a word may tell who is named behind it: an article, or one of ``German software maker X``."""
    plain = token.is_word and token.lower not in language.preposition_forms and token.lower not in language.verb_forms
    return token.start not in names and plain


def _is_seat(before: list[Item], language: LanguageData) -> bool:
    """Whether words say that what follows is where a company is: ``la société basée à Lille``."""
    return any(token.lower in language.seated_words for token in before)


def _tells_field(described: list[Item], at: int, names: set[int], language: LanguageData) -> bool:
    """Whether a preposition and a noun or two words stand before a name: ``le leader du froid pour la santé X``."""
    name = next((i for i in range(at + 2, min(at + 4, len(described))) if described[i].start in names), None)
    if name is None:
        return False
    noun = described[name - 1].lower
    return noun not in language.generic_forms and noun not in language.determiners


def _leads_to_name(described: list[Item], at: int, names: set[int], language: LanguageData) -> bool:
    """Whether a name stands at a place, or behind an adjective there: ``le groupe diversifié marocain X``."""
    if at >= len(described) or described[at].start in names:
        return at < len(described)
    word = described[at]
    plain = word.is_word and not word.is_capital and word.lower not in language.verb_forms
    plain &= word.lower not in language.preposition_forms and word.lower not in language.determiners
    return plain and at + 1 < len(described) and described[at + 1].start in names


def only_describes(token: Item, language: LanguageData) -> bool:
    """Whether a form is nothing but a participle, which has no object of its own: ``le géant coté X``."""
    return {tense for _, tense in language.verb_forms.get(token.lower, ())} == {"participle"}


def _without_short_form(tokens: list[Item]) -> list[Item]:
    """The words of a description without what they are called for short: ``intelligence artificielle (IA) X``."""
    opens = next((i for i, token in enumerate(tokens) if token.lower == "("), len(tokens))
    short = opens + 2 < len(tokens) and tokens[opens + 2].lower == ")"
    return [*tokens[:opens], *tokens[opens + 3 :]] if short else tokens


def _describes_on(preposition: str, language: LanguageData) -> bool:
    """Whether a description may go on behind a preposition: ``le spécialiste de la paie X``, not ``par X``."""
    return preposition in language.numbers.of or preposition in language.complement_prepositions
