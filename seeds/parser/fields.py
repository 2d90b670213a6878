"""What a named firm deals in, told between the word for it and its name: ``le fabricant de clés et volets X``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.items import Item
from seeds.parser.word_classes import is_finite

_FIELD = 8
"""How many items may tell what a firm deals in before their last *and*."""
_TWICE = 3
"""How many items from an *and* the name may stand, behind what the firm is to another besides: ``et concurrent X``."""
_HEAD = 4
"""How many items before the *of* of what it deals in the word for a firm may stand: ``le numéro un du luxe``."""


def parts_field(items: Sequence[Item], back: int, index: int, language: LanguageData) -> bool:
    """Whether *and* only joins what a firm right before its name deals in: ``sold to food and drinks maker X``.

    So it may join what the firm is to another: ``racheté par son partenaire et concurrent X``.
    """
    if items[back].lower not in language.coordinators:
        return False
    if _relates(items[back - 1], language) and _relates(items[back + 1], language) and index - back <= _TWICE:
        return back > 1 and items[back - 2].lower in language.determiners
    if items[index - 1].lower not in language.generic_nouns:
        return False
    told = [*items[max(0, back - 1) : back], *items[back + 1 : index - 1]]
    return len(told) > 1 and all(_is_field(item, language) for item in told)


def _relates(item: Item, language: LanguageData) -> bool:
    """Whether a word says what a firm is, or what it is to another."""
    return item.kind == "word" and (item.lower in language.related_nouns or item.lower in language.generic_nouns)


def _is_field(item: Item, language: LanguageData) -> bool:
    """Whether a word may be of what a firm deals in: neither an article nor a word for a firm or what it does."""
    apart = item.lower in language.determiners or item.lower in language.generic_nouns
    return item.kind == "word" and not apart and not is_finite(item, language)


def field_begins(items: Sequence[Item], joint: int, index: int, language: LanguageData) -> int:
    """Where what a named firm deals in begins, if an *and* only joins its words: ``le fabricant de clés et volets X``.

    The place of the *and* where it joins more than that.
    """
    if items[joint].lower not in language.coordinators or joint + 1 == index:
        return joint
    begin = _past_of(items, joint + 1, language)
    if begin >= index or not all(_is_dealt_in(item, language) for item in items[begin:index]):
        return joint
    for at in range(joint - 1, max(0, joint - _FIELD), -1):
        if tells_sort(items, at, language) or _tells_whole_sort(items, at, language):
            return at
        if not _is_dealt_in(items[at], language) and items[at].lower not in language.definites:
            return joint
    return joint


def _past_of(items: Sequence[Item], at: int, language: LanguageData) -> int:
    """Behind the *of* and the article that may repeat those of a list: ``des clés et des volets``."""
    of = items[at].lower in language.complement_prepositions or items[at].word.uncontracted in language.numbers.of
    if not of or at + 1 >= len(items):
        return at
    return at + 1 + (items[at].word.uncontracted == items[at].lower and items[at + 1].lower in language.definites)


def _tells_whole_sort(items: Sequence[Item], of: int, language: LanguageData) -> bool:
    """Whether an *of* with its article tells what a word for a company deals in: ``le leader mondial des clés``."""
    if items[of].word.uncontracted not in language.numbers.of or of < 1:
        return False
    article = items[of].word.uncontracted != items[of].lower or items[of + 1].lower in language.definites
    firm = next((i for i in range(of - 1, max(-1, of - _HEAD), -1) if items[i].lower in language.generic_forms), of)
    told = all(item.kind == "word" and not is_finite(item, language) for item in items[firm + 1 : of])
    return article and told and firm < of


def _is_dealt_in(item: Item, language: LanguageData) -> bool:
    """Whether a word may be of what a firm deals in: also a noun in the plural that may be a verb, ``portes``."""
    firm = item.lower in language.generic_forms or item.lower in language.related_nouns
    apart = firm or item.lower in language.determiners or item.lower in language.person_titles
    acts = is_finite(item, language) and not item.lower.endswith(language.plurals)
    return item.kind == "word" and not apart and not acts


def tells_sort(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a preposition joins a bare noun to a word for a company, and tells its sort: ``courtier en prêts``."""
    if not 0 < at < len(items) - 1 or items[at].lower not in language.complement_prepositions:
        return False
    firm = any(item.lower in language.generic_forms for item in items[max(0, at - 2) : at])
    return firm and items[at + 1].kind == "word" and items[at + 1].lower not in language.determiners
