"""What stands behind a cue but belongs to a further verb or noun between them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.appositions import names_own_part
from seeds.parser.cues import Cue
from seeds.parser.descriptions import is_of_kind
from seeds.parser.fields import tells_sort
from seeds.parser.gaps import side_phrase_at
from seeds.parser.held_shares import is_held
from seeds.parser.items import Item
from seeds.parser.mentions import NameMention
from seeds.parser.prepositions import preposition_ending
from seeds.parser.told_firms import told_from
from seeds.parser.word_classes import is_attributive, is_finite, is_noun

_PREDICATE = 4
"""How many words may tell what the noun of a deal is said to be: ``will be a real test for X``."""


_OFFICE = 8
"""How many items before the name of a company the comma may stand behind which an office in it is told."""
_BETWEEN = 6
"""How many items before a name the *between* may stand that it hangs on: ``entre X et le groupe italien Y``."""


def did_another(items: Sequence[Item], cue: Cue, index: int, language: LanguageData) -> bool:
    """Whether who acts did what a further participle says: ``sera consacré à des usines, construites par X``."""
    agent = next((i for i in range(index - 1, cue.last, -1) if items[i].lower in language.agents), cue.last)
    comma = next((i for i in range(agent - 1, cue.last, -1) if items[i].lower == ","), agent)
    return any(items[i].word.is_participle for i in range(comma + 1, agent))


def between_others(items: Sequence[Item], cue: Cue, index: int, language: LanguageData) -> bool:
    """Whether a verb and a noun of its own stand before a preposition: ``the contract led to a row between X and Y``.

    A form of *be* and one that may be a participle are no such verbs: ``the offer made by a rival for X``. Those
    between whom there is a quarrel make no deal by it: ``Le contrat est au cœur d'un conflit entre X et Y``.
    """
    if are_at_odds(items, cue, index, language):
        return True
    if cue.verb:
        return False
    passed = language.auxiliaries["be"] | language.between_words
    verbs = (i for i in range(cue.last + 1, index) if is_finite(items[i], language) and items[i].lower not in passed)
    verb = next((i for i in verbs if not (items[i].word.is_participle or is_held(items, i, language))), index)
    return any(items[i].lower in language.determiners for i in range(verb + 1, index - 2))


def are_at_odds(items: Sequence[Item], cue: Cue, index: int, language: LanguageData) -> bool:
    """Whether a word for a quarrel stands right before the *between* or *with* of a name: ``sa bataille avec X``."""
    near = range(index - 1, max(cue.last, index - _BETWEEN), -1)
    joins = language.between_words | language.with_words
    between = next((i for i in near if items[i].lower in joins), 0)
    return between > 0 and items[between - 1].lower in language.quarrel_nouns


def of_other_verb(items: Sequence[Item], cue: Cue, index: int, language: LanguageData) -> bool:
    """Whether a verb of its own stands between a verb and a name: ``fears that it will buy a firm have hurt X``."""
    for at in range(cue.last + 1, index):
        item = items[at]
        if item.word.is_gerund and items[at - 1].lower == ",":
            return True
        finite = item.kind == "word" and is_finite(item, language) and not is_noun(items, at, language)
        if finite and not is_attributive(items, at, language):
            return items[at - 1].lower not in language.coordinators
    return False


def of_investor(items: Sequence[Item], cue: Cue, index: int, language: LanguageData) -> bool:
    """Whether an *of* only tells whose an investor is that acts: ``mené par X, rejoint par le fonds de la ville Y``."""
    before = itertools.takewhile(
        lambda item: item.kind == "word" and item.lower not in language.agents, items[index - 1 : cue.last : -1]
    )
    return cue.passive and any(item.lower in language.investor_forms for item in before)


def of_another(items: Sequence[Item], noun: int, index: int, language: LanguageData) -> bool:
    """Whether the noun of another phrase stands between a noun and what is of it: ``spending on the site of X``.

    What a part of a firm deals in is none: ``le rachat des activités de colles pour sols de X``. Nor is what the firm
    does that is named: ``le rachat du loueur de voitures entre particuliers X``.
    """
    told = told_from(items, index, language)
    index = index if told is None else told
    for at in range(index - 1, noun, -1):
        phrase = preposition_ending(items, at, language)
        if tells_sort(items, at, language) or _tells_trade(items, at, noun, language):
            continue
        if phrase and side_phrase_at(items, at, index, language):
            continue  # ``la reprise à la barre du tribunal de X``
        if " ".join(item.lower for item in items[at - 1 : at + 1]) in language.bound_phrases:
            continue  # ``an offer for up to 2.5 million shares of X``
        if phrase and phrase not in language.numbers.of and phrase not in language.agents:
            return items[at + 1].kind == "word" and items[at + 1].lower not in language.numbers.of
        if items[at].kind not in {"word", "name"}:
            return False
    return False


def _tells_trade(items: Sequence[Item], at: int, noun: int, language: LanguageData) -> bool:
    """Whether a preposition tells what the part of a firm deals in that is named behind a noun."""
    if items[at].lower not in language.domain_prepositions:
        return False
    told = items[noun + 1 : at]
    return any(item.lower in language.part_nouns or item.lower in language.property_nouns for item in told)


def of_predicate(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a name hangs on what a verb says that the noun of a deal is: ``X's IPO will be a test for Y``."""
    verb = next((i for i in range(cue.last + 1, index) if is_finite(items[i], language)), index)
    at = next((i for i in range(verb + 1, index) if items[i].lower in language.determiners), index)
    words = list(itertools.takewhile(lambda item: item.lower not in language.price_marks, items[at + 1 : index]))
    return 0 < len(words) <= _PREDICATE and all(item.kind == "word" for item in words)


def of_deal(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a name is what another purchase is of: ``looks to sell assets after its acquisition last year of X``.

    What is paid for a purchase is the price of what that is of: ``paid $5m for the purchase of X``. With whom another
    deal was made before, takes no part: ``raises $5m, a year after its partnership with X``.
    """
    if _of_earlier(items, index, cue, language):
        return True
    of = index - 1
    while of > cue.last and items[of].lower in language.determiners:
        of -= 1
    noun = of - 1 - (items[of - 1].kind == "date")
    if noun <= cue.last or items[of].lower not in language.numbers.of:
        return False
    opens = items[noun - 1].lower in language.determiners or items[noun - 2].lower in language.determiners
    priced = not language.price_marks.isdisjoint(item.lower for item in items[noun - 3 : noun])
    return items[noun].lower in language.takeover_nouns and opens and not priced


def _of_earlier(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a name hangs on the noun of another deal that was made before: ``après son accord avec X``."""
    joins = index - 1
    while joins > cue.last and items[joins].lower in language.determiners and not items[joins].word.prepositions:
        joins -= 1
    noun = joins - 1
    form = items[noun].word.cue
    if noun <= cue.last + 1 or not preposition_ending(items, joins, language) or form is None:
        return False
    kinds = {phrase.frame.kind for phrase in form.nouns.alone}
    at = noun - 1
    while at > cue.last and items[at].kind == "word" and preposition_ending(items, at, language) == "":
        at -= 1
    before = preposition_ending(items, at, language) if at > cue.last else ""
    return bool(kinds) and cue.frame.kind not in kinds and before in language.time_prepositions


def tells_whose_office(items: Sequence[Item], index: int, verb: int, language: LanguageData) -> bool:
    """Whether words behind a comma tell which office somebody has: ``sold to A B, head of the maker X``."""
    comma = next((i for i in range(index - 1, max(verb, index - _OFFICE), -1) if items[i].kind != "word"), 0)
    told = items[comma].lower == "," and items[comma - 1].is_nominal
    return told and items[comma + 1].lower in language.officer_titles


def loses_percent(items: Sequence[Item], cue: Cue) -> bool:
    """Whether a verb's object is so many percent that a share lost: ``X cède 3 %, Y 2 %``."""
    behind = items[cue.last + 1 : cue.last + 3]
    return len(behind) == 2 and behind[0].kind == "percent" and behind[1].lower == ","


def tells_where(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a preposition right behind a comma only brings in where the one named before is: ``rachète X, à Y``.

    The comma may close what a part is called, ``cède sa filiale, X, à Y``, or where it is, ``en Pologne, à Y``.
    """
    value = items[index].value
    listed = isinstance(value, NameMention) and value.known
    apart = index > 2 and items[index - 2].lower == "," and items[index - 3].kind == "name"
    apart &= not is_of_kind(items[index - 3], "place")
    return apart and not listed and not names_own_part(items, index - 3, language)


def is_bought_next(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name only tells of which purchase the noun behind it is: ``a loan for the X acquisition``."""
    behind = items[index + 1 : index + 2]
    return any(item.lower in language.takeover_nouns for item in behind)
