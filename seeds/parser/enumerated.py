"""Companies spoken of in general and named elsewhere in a sentence: ``those that raised money include X and Y``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.announced import opens_inclusion
from seeds.parser.cues import Cue
from seeds.parser.governors import governor
from seeds.parser.hints import singular
from seeds.parser.items import Item, Reference
from seeds.parser.prepositions import preposition_ending
from seeds.parser.roles import Arguments
from seeds.parser.word_classes import has_verb_behind, is_finite, is_noun
from seeds.vocabulary import Kind, Role

ENUMERATED = {Kind.FUNDING_ROUND: Role.TARGET, Kind.IPO: Role.ISSUER}
"""Kinds of deals that each of several companies has for itself, and its role in them."""
_BEFORE = 12
"""How many items before a cue the word for the companies may stand."""
_BEHIND = 14
"""How many items behind a cue their names may begin."""
_PRICED = 4
"""How many items behind a name its price may stand: ``X, for about $3 million, and Y``."""
_DESCRIBED = 6
"""How many items may describe the first name of the list: ``include the drone maker X``."""


def enumerated(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``Parmi les sociétés qui ont levé des fonds figurent X et Y``: those who act, or whose the noun is, by name."""
    role = ENUMERATED.get(cue.frame.kind)
    if role is None or cue.passive or (role in found and not _are_many(items, cue, language)):
        return
    begin = cue.last + 1 if items[cue.last].lower in language.enumerating_words else _opened(items, cue, language)
    window = range(begin, min(len(items), begin + _DESCRIBED)) if begin else ()
    first = next((i for i in window if items[i].is_nominal), None)
    if first is not None and items[first].kind == "name" and not has_verb_behind(items, first):
        found[role] = [i for i in range(first, _list_end(items, first, language)) if _names(items[i])]


def enumerated_objects(items: Sequence[Item], cue: Cue, language: LanguageData, found: Arguments) -> None:
    """``has bought three firms this year: X, Y and, last week, Z``: what is bought, by the names behind a colon.

    The colon stands behind a word for several companies or purchases, and no name but who buys before it. So do words
    for some of them: ``has made ten purchases since then, including that of X``, ``many firms in Asia, among them X``.
    """
    if (
        cue.passive
        or (opening := _opening(items, cue, language)) is None
        or found.get(Role.TARGET, [opening])[0] < opening
    ):
        return
    told = range(cue.first + 1, opening)
    several = next((i for i in told if _is_several(items, i, language)), None)
    if any(_names(items[i]) for i in told) or several is None or _hangs_apart(items, cue.last, several, language):
        return
    begin = next((i for i in range(opening + 1, len(items)) if _names(items[i])), len(items))
    examples = items[opening].lower != ":"
    end = _priced_list_end(items, begin, language) if examples and begin < len(items) else len(items)
    named = [i for i in range(begin, end) if _names(items[i])]
    listed = [i for i in named if i == begin or examples or governor(items, i, language) == ""]
    acts = any(items[i].word.is_finite for i in range(opening + 1, end) if i not in listed)
    known = examples and begin in found.get(Role.TARGET, ())
    if listed and begin - opening <= _DESCRIBED and not (acts or known):
        found[Role.TARGET] = listed


def _opening(items: Sequence[Item], cue: Cue, language: LanguageData) -> int | None:
    """The colon, or the comma before words such as *including*, that may open a list of what a cue is about."""
    for at in range(cue.first + 1, min(len(items), cue.last + _BEFORE)):
        if items[at].lower == ":" and items[at].kind == "mark":
            return at
        if items[at].lower == "," and opens_inclusion(items, at + 1, language):
            return at
    return None


def _hangs_apart(items: Sequence[Item], verb: int, noun: int, language: LanguageData) -> bool:
    """Whether another thing than some companies is what a verb takes: ``buys pumps from several firms``."""
    between = items[verb + 1 : noun]
    return any(item.word.prepositions is not None and item.lower not in language.numbers.of for item in between)


def _priced_list_end(items: Sequence[Item], first: int, language: LanguageData) -> int:
    """Where a list of names ends that begins at `first`, each of which may have its price: ``X for $3m and Y for``."""
    end = _list_end(items, first, language)
    for at in range(end, min(len(items) - 1, end + _PRICED)):
        if items[at].kind == "money" and (items[at + 1].lower in {",", *language.coordinators}):
            following = next((i for i in range(at + 2, min(len(items), at + 2 + _DESCRIBED)) if _names(items[i])), None)
            return end if following is None else _priced_list_end(items, following, language)
        if items[at].is_nominal:
            break
    return end


def _is_several(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word stands for several companies, or for several purchases of one."""
    noun = singular(items[at].lower, language)
    purchases = noun != items[at].lower and Kind.ACQUISITION.value in language.priced_nouns.get(noun, ())
    return purchases or _is_plural(items, at, language)


def _names(item: Item) -> bool:
    """Whether an item names somebody, or stands for one named before."""
    return item.kind == "name" and item.is_nominal


def _spoken_of(items: Sequence[Item], cue: Cue, language: LanguageData) -> int | None:
    """Where a word for companies in general stands that the words up to the cue may be about."""
    for at in range(cue.first - 1, max(-1, cue.first - _BEFORE), -1):
        if items[at].lower in {";", ":", ","}:
            return None
        defined = isinstance(items[at].value, Reference) and items[at + 1].lower not in language.object_relatives
        if not defined and _is_plural(items, at, language):
            return at
    return None


def _list_end(items: Sequence[Item], first: int, language: LanguageData) -> int:
    """Where a list of names ends that begins at `first`, also where some name in it was not recognised."""
    depth = 0
    for at in range(first + 1, len(items)):
        item = items[at]
        depth += (item.lower == "(") - (item.lower == ")")
        if depth:
            continue
        breaks = item.lower in language.relatives or item.lower in language.clause_breaks or item.lower in {";", ":"}
        verb = item.kind == "word" and is_finite(item, language) and not is_noun(items, at, language)
        if breaks or verb or item.kind == "money" or preposition_ending(items, at, language):
            return at
    return len(items)


def _is_plural(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a word stands for several companies, by its ending or by the word before it: ``plusieurs start-up``."""
    word = items[at].lower
    if word in language.generic_nouns:
        return word.endswith(language.plurals) or (at > 0 and items[at - 1].lower in language.plural_determiners)
    return word.endswith(language.plurals) and singular(word, language) in language.generic_nouns


def _are_many(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a noun speaks of several deals, and begins what is said of them: ``The largest rounds include X``.

    Words for *among* may stand before it: ``Parmi les levées du mois figurent X et Y``.
    """
    if cue.verb or not items[cue.last].lower.endswith(language.plurals):
        return False
    for at in range(cue.first - 1, -1, -1):
        item = items[at]
        preposition = preposition_ending(items, at, language)
        if item.kind == "mark" or preposition in language.among_words:
            return True
        if item.is_nominal or preposition or (item.kind == "word" and is_finite(item, language)):
            return False
    return True


def _are_named(items: Sequence[Item], cue: Cue, at: int, language: LanguageData) -> bool:
    """Whether a noun for several deals is said to be those of companies named at once: ``The largest were X and Y``."""
    return at < len(items) and _names(items[at]) and _are_many(items, cue, language)


def _opened(items: Sequence[Item], cue: Cue, language: LanguageData) -> int:
    """Where the names begin of the companies that a cue is about; 0 where none do, or something else is told before."""
    many = cue.first if _are_many(items, cue, language) else _spoken_of(items, cue, language)
    if many is None or any(_names(items[i]) for i in range(many, cue.last + 1)):
        return 0
    among = governor(items, many, language) in language.among_words
    for at in range(cue.last + 1, min(len(items), cue.last + _BEHIND)):
        item = items[at]
        if item.lower in language.enumerating_words or (item.lower == ":" and item.kind == "mark"):
            return at + 1
        if opens_inclusion(items, at, language):
            return at + 1
        if item.lower in language.auxiliaries["be"] and (among or _are_named(items, cue, at + 1, language)):
            return at + 1
        if item.is_nominal or item.kind == "money" or item.lower == ";":
            return 0
    return 0
