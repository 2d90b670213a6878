"""Verbs with their auxiliaries: the tense as a whole, and whether it is a passive."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import FINITE, LanguageData, Tense
from seeds.parser.gaps import led_on
from seeds.parser.items import Item
from seeds.parser.noun_or_verb import (
    article_before,
    follows_singular,
    is_owned_act,
    makes_noun,
)
from seeds.parser.phrases import without_plural
from seeds.parser.trades import tells_what_firm
from seeds.parser.word_classes import is_adverb, is_plural_noun

_LISTED = 12
"""How many items behind a participle the next one of its list may stand: ``levé 10 millions d'euros et racheté``."""

_GIVEN = 9
"""How many items behind a participle what is given may have, with its agent: ``awarded a $5m contract by X``."""

VerbGroup = tuple[int, Tense, bool, bool]
"""How a verb is conjugated: the first item of its auxiliaries, the tense as a whole, passive, reduced."""


def verb_group(
    items: Sequence[Item], index: int, tense: Tense, language: LanguageData, *, has_done: bool = False
) -> VerbGroup | None:
    """Read the auxiliaries before a verb form: (first item of the group, tense as a whole, passive, reduced).

    None where an article before the form shows that it is a noun, and where somebody only has it done, ``fait
    racheter X``, unless whoever does so acts as well (`has_done`): ``fait construire une usine``.
    """
    aux = language.auxiliaries
    first = index
    has_be = has_have = conditional = future = infinitive_mark = caused = reflexive = False
    back = index - 1
    while back >= 0:
        back -= led_on(items, back, language)
        if items[back].kind not in {"word", "reference"}:
            break
        lower = items[back].lower
        if lower in aux["be"]:
            has_be = True
        elif lower in aux["have"]:
            has_have = True
        elif lower in aux["infinitive"]:
            infinitive_mark = True
        elif lower in aux["causative"]:
            caused = True
        elif lower not in aux["conditional"] and lower not in aux["future"] and not _leads_on(items, back, language):
            break
        reflexive |= lower in aux["reflexive"]
        conditional |= lower in aux["conditional"]
        future |= lower in aux["future"]
        if not _leads_on(items, back, language):
            first = back
        back -= 1
    if first == index and language.verb_final and tense in {"participle", "infinitive"}:
        bracket = _opening_auxiliary(items, index, language)
        if bracket is not None:
            first, lower = bracket, items[bracket].lower
            has_be, has_have = lower in aux["be"], lower in aux["have"]
            conditional, future = lower in aux["conditional"], lower in aux["future"]
    if tense == "present" and has_have and not infinitive_mark and items[index].word.is_participle:
        return None  # ``a fait l'acquisition de X``, which is no present
    bare = first == index
    behind_sum = bare and not infinitive_mark and index > 0 and items[index - 1].kind == "money"
    of_sum = behind_sum and tense == "past" and _tells_of_sum(items, index, language)
    if behind_sum and tense in {"gerund", "past", "present"} and not of_sum:
        return None
    before = {index - 1} if infinitive_mark else {back, index - 1}  # ``is about to buy``
    if bare and tense in FINITE and back >= 0 and any(makes_noun(items[i], language) for i in before):
        return None
    if bare and tense in FINITE and is_owned_act(items, index, language):
        return None
    if bare and tells_what_firm(items, index, language):
        return None
    if tense == "present" and bare and follows_singular(items, index, language):
        return None
    if tense == "present" and bare and (is_plural_noun(items, index, language) or _is_told_of(items, index, language)):
        return None
    if bare and article_before(items, index, back, tense, language):
        return None
    participle = tense == "participle"
    if participle and bare and not _agent_follows(items, index, language):
        shared = shared_auxiliary(items, back, index, language)
        has_be, has_have = shared in aux["be"], shared in aux["have"]
        bare = not shared
    if tense == "past" and bare and _has_no_object(items, index, language):
        has_be = shared_auxiliary(items, back, index, language) in aux["be"]
        bare = not has_be
    told_of = bare and tense == "past" and _tells_of_name(items, index, language)
    if tense == "past" and (has_be or told_of or of_sum or (bare and _agent_follows(items, index, language))):
        participle = True
    passive = participle and has_be and not reflexive
    if caused and tense == "infinitive" and not has_done and not _agent_follows(items, index, language):
        return None
    passive |= caused and _agent_follows(items, index, language)
    reduced = (
        participle
        and bare
        and not infinitive_mark
        and (tense == "participle" or told_of or of_sum or _agent_follows(items, index, language))
    )
    if participle and not reduced and not passive and not has_have and not has_be:
        participle = False
    if conditional:
        composed: Tense = "conditional"
    elif future:
        composed = "future"
    elif participle:
        to_be = infinitive_mark or items[first].word.is_infinitive
        composed = "infinitive" if to_be and passive and not has_have else "past"
    elif infinitive_mark or (tense == "present" and has_be):
        composed = "infinitive"
    else:
        composed = tense
    return first, composed, passive or reduced, reduced


def leads_to_deed(items: Sequence[Item], index: int, following: str) -> bool:
    """Whether a verb only announces what the infinitive right behind it tells: ``a annoncé avoir levé 3 millions``.

    No infinitive that is itself the `following` word of the verb's phrase.
    """
    behind = items[index + 1]
    return behind.word.is_infinitive and behind.lower != following


def _leads_on(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether an adverb stands there, or *each* behind an auxiliary: ``are each investing``, ``ont chacun investi``."""
    if is_adverb(items[at], language):
        return True
    helpers = (language.auxiliaries[kind] for kind in ("be", "have", "future", "conditional"))
    apart = at > 0 and items[at].lower in language.each_words
    return apart and any(items[at - 1].lower in words for words in helpers)


def _tells_of_sum(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a past form right behind a sum tells what was done with it: ``the $80 million lent to X by Y``."""
    behind = items[index + 1].lower if index + 1 < len(items) else ""
    return behind in language.agents or behind in language.content_prepositions or behind in language.receiving_words


def _tells_of_name(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a past form tells at what price, when or to whom the name before it went: ``X, bought for $20 million``.

    ``X (sold to Y)``, ``X, later sold to Y``.
    """
    opens = index - 1
    while opens > 1 and is_adverb(items[opens], language):
        opens -= 1
    if opens < 1 or items[index].lower not in language.takeover_participles or items[opens - 1].kind != "name":
        return False
    behind = items[index + 1 : index + 3]
    priced = any(item.kind == "money" for item in behind[1:])
    dated = any(item.kind == "date" for item in behind[:1])
    given = [item.lower in language.receiving_words for item in behind[:1]] == [True] and behind[-1].kind == "name"
    return items[opens].lower in {",", "("} and (priced or dated or given) and _has_no_object(items, index, language)


def _is_told_of(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a form is a word for a company that an adjective or a noun tells more of: ``X and other partners``.

    It is a verb before *with*: ``the unit partners with X``.
    """
    if not any(noun in language.generic_nouns for noun in without_plural(items[index].lower, language)):
        return False
    before, behind = items[index - 1] if index else None, items[index + 1] if index + 1 < len(items) else None
    if before is None or before.kind != "word" or (behind is not None and behind.lower in language.with_words):
        return False
    helps = any(before.lower in forms for forms in language.auxiliaries.values())
    joins = before.lower in language.coordinators or before.lower in language.relatives
    told = before.word.is_small and not (helps or joins or before.word.is_adverb or before.lower in language.pronouns)
    return told and before.text[0].isalpha()


def _opening_auxiliary(items: Sequence[Item], index: int, language: LanguageData) -> int | None:
    """The auxiliary that opens the bracket which the verb at `index` closes: ``hat Y für 2 Milliarden übernommen``."""
    kinds = ("be", "have", "conditional", "future")
    for back in range(index - 1, -1, -1):
        if items[back].lower in {";", ":", ","}:
            return None
        if items[back].kind == "word" and any(items[back].lower in language.auxiliaries[kind] for kind in kinds):
            return back
    return None


def shared_auxiliary(items: Sequence[Item], joint: int, index: int, language: LanguageData) -> str:
    """The auxiliary that a participle behind the joint shares with the one before: ``a levé 10 millions et racheté Y``.

    Empty where none is shared. Of two auxiliaries in a row the last tells the voice: ``a été vendu et scindé``. A comma
    joins them too where a third one ends the list: ``a quitté X, levé 10 millions et racheté Y``.
    """
    if joint < 0 or not (items[joint].lower in language.coordinators or _is_in_list(items, joint, index, language)):
        return ""
    for back in range(joint - 1, -1, -1):
        item = items[back]
        if item.lower in {";", ":"} or item.lower in language.relatives or item.lower in language.clause_breaks:
            return ""
        if item.lower in language.auxiliaries["have"] or item.lower in language.auxiliaries["be"]:
            return item.lower
        helped = back > 0 and any(items[back - 1].lower in language.auxiliaries[kind] for kind in ("be", "have"))
        helped |= _may_be_participle(item, language) and _has_no_object(items, back, language)
        finite = any(tense in FINITE for _, tense in language.verb_forms.get(item.lower, ()))
        if item.kind == "word" and finite and not helped:
            return ""
    return ""


def _may_be_participle(item: Item, language: LanguageData) -> bool:
    """Whether a form is a participle, or is the past of a verb that has no other form for it: ``bought``."""
    uses = language.verb_forms.get(item.lower, ())
    alike = any(tense == "past" and verb not in language.verbs_with_participle for verb, tense in uses)
    return item.word.is_participle or alike


def _is_in_list(items: Sequence[Item], joint: int, index: int, language: LanguageData) -> bool:
    """Whether a participle behind a comma is followed by *and* with another one, or ends the list: ``, then sold``."""
    if items[joint].lower == "," and joint + 1 < index:
        return True
    if items[joint].lower != "," or not items[index].word.is_participle:
        return False
    for at in range(index + 1, min(len(items) - 1, index + _LISTED)):
        lower = items[at].lower
        if lower in language.coordinators:
            return items[at + 1].word.is_participle
        if items[at].kind == "mark" or lower in language.relatives or lower in language.clause_breaks:
            return False
    return False


def _has_no_object(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether nothing that a verb could be about stands right behind it: ``was founded in 1990 and sold to X``."""
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None or following.kind == "date":
        return True
    return following.kind == "word" and following.lower in language.preposition_forms


def _agent_follows(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether ``by`` comes within the next words, before any name or sum.

    Where the form opens the sentence or stands behind a comma, what is given may stand between: ``X, awarded a $5m
    contract by Y, has``.
    """
    apart = index == 0 or (index > 1 and items[index - 1].lower == "," and items[index - 2].is_nominal)
    given = apart and index + 1 < len(items) and items[index + 1].lower in language.determiners
    for item in items[index + 1 : index + (_GIVEN if given else 4)]:
        if item.lower in language.agents:
            return True
        if item.kind not in ({"word", "date", "money"} if given else {"word", "date"}) or (
            given and item.word.is_finite
        ):
            return False
    return False
