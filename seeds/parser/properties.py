"""What a seller parts with that has no name: ``bought a mine from X``, ``explores a sale of its tyre business``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.antecedents import lead
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.drafts import Draft
from seeds.parser.governors import VERB, governor
from seeds.parser.items import Item, Reference
from seeds.parser.prepositions import preposition_ending
from seeds.parser.subject_nouns import is_noun_of, subject_is
from seeds.parser.word_classes import is_adverb
from seeds.vocabulary import Kind, Role

_OWN = 6
"""How many items may stand between ``its`` and the property that it speaks of."""


def has_property(items: Sequence[Item], draft: Draft, language: LanguageData, *, owned: bool) -> bool:
    """Whether what a seller parts with follows the cue without a name: ``bought a mine from X``, ``a acquis à X``.

    With `owned` it must be the seller's own by its words, ``explores a sale of its tyre business``, and what is told in
    the present no mere trade: ``sells its brands in supermarkets``.
    """
    cue = draft.cue
    seller = min((p.start for p in draft.parties.get(Role.SELLER, ())), default=0)
    if owned and any(i.start == seller and isinstance(i.value, Reference) and i.value.role == "speaker" for i in items):
        return False
    nouns = language.sold_nouns
    if cue.passive and cue.verb and not owned and subject_is(items, cue, nouns, language):
        return True
    if not owned and _is_told_of(items, cue, nouns, language):
        return True
    phrase = not cue.verb or cue.size > 1
    told = {*cue.frame.prepositions, *(language.numbers.of if cue.frame.of is Role.TARGET else ())}
    if owned and cue.verb and cue.size == 1 and cue.tense == "present":
        nouns = language.part_nouns | (language.property_nouns & language.generic_nouns)
    firms = language.firm_nouns - nouns if owned and cue.tense != "present" else frozenset()
    for index in range(cue.first + 1, clause_end(items, cue.last, language)):
        if not is_noun_of(items[index], nouns | firms, cue, items) or _tells_of_which_share(items, index, language):
            continue
        apart = any(item.lower == "," for item in items[cue.first : index] if item.start > seller)
        direct = governor(items, index, language) in {"", VERB, *(told if phrase else ())}
        direct |= (phrase and _is_counted_in(items, index, language)) or _is_one_of_own(items, index, cue, language)
        named = any(item.is_nominal and item.start != seller for item in items[cue.last + 1 : index])
        if not owned and not named and (items[index].end <= seller or (direct and not apart)):
            return True
        if owned and _is_own(items, index, cue, language) and (direct or items[index].lower not in firms):
            return True
    return False


def _is_told_of(items: Sequence[Item], cue: Cue, nouns: frozenset[str], language: LanguageData) -> bool:
    """Whether such a thing is told of by what one did to it: ``the mines that it bought from X``."""
    acts = lead(items, cue.group, language) - 1
    while acts > 1 and is_adverb(items[acts], language):
        acts -= 1
    if not cue.verb or cue.passive or acts < 1 or not items[acts].is_nominal:
        return False
    noun = items[acts - 1 - (items[acts - 1].lower in language.object_relatives)]
    return noun.kind == "word" and noun.lower in nouns


def _tells_of_which_share(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a thing only says of what a share is: ``to buy a project stake``."""
    return any(item.lower in language.stake_words for item in items[at + 1 : at + 2])


def _is_counted_in(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a sum says how much there is of what a preposition brings in: ``a sale of $3 billion in assets``."""
    before = range(at - 1, max(0, at - _OWN), -1)
    return any(items[i].lower in language.content_prepositions and items[i - 1].kind == "money" for i in before)


def _is_one_of_own(items: Sequence[Item], at: int, cue: Cue, language: LanguageData) -> bool:
    """Whether some of what one has is the object of a verb: ``vend deux de ses usines``, ``sells 20 of its shops``."""
    of = at - 2
    owned = of > cue.last + 1 and items[at - 1].lower in language.possessives and items[of].lower in language.numbers.of
    counted = owned and (items[of - 1].lower in language.numbers.words or items[of - 1].lower.isdigit())
    return cue.verb and counted and of - 1 - cue.last <= 2


def is_itself(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether no words say what is sold, so that it is who sells: ``X explores a sale``, no ``a sale of shares``.

    A phrase for some of it may have more than one word: ``une participation minoritaire``.
    """
    behind = items[cue.last + 1 : cue.last + 3]
    joined = behind[:1] and behind[0].lower in language.coordinators and not any(i.word.is_finite for i in behind[1:])
    told = {word for word, role in cue.frame.prepositions.items() if role is Role.TARGET} | set(language.numbers.of)
    said = joined or (behind[:1] and behind[0].word.uncontracted in told)
    shares = frozenset() if cue.frame.kind is Kind.INVESTMENT else language.stake_words
    things = (language.sold_nouns, shares, language.term_nouns, language.property_nouns)
    within = items[cue.first + 1 : cue.last]
    return not said and not any(item.is_nominal or any(item.lower in thing for thing in things) for item in within)


def _is_own(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a possessive before a noun makes it what the verb or noun of a cue is about: no ``jobs at its plant``."""
    near = range(index, max(cue.first, index - _OWN), -1)
    owner = next((i for i in near if items[i].kind == "reference" or items[i].lower in language.possessives), None)
    if owner is None:
        return False
    joins = (preposition_ending(items, i, language) for i in range(owner + 1, index))
    before = preposition_ending(items, owner - 1, language) if owner - 1 > cue.last else ""
    return before in {"", *language.numbers.of, *cue.frame.prepositions} and {*joins} <= {"", *language.numbers.of}
