"""Where a name stands about a cue that has a part in its deal, though no subject, object or preposition tells it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.brackets import name_before
from seeds.parser.clauses import clause_end
from seeds.parser.coordination import parts_members
from seeds.parser.cues import Cue
from seeds.parser.gaps import joins_adjectives
from seeds.parser.governors import OWNER, VERB, governor, hanging
from seeds.parser.items import Item, Reference
from seeds.parser.prepositions import opens_with_preposition
from seeds.parser.word_classes import is_plural_noun
from seeds.vocabulary import Kind, Role

_OWNED = 6
"""How many items behind an owner's mark what is owned may stand."""
_ASIDE = 5
"""How many items an aside between two commas may have."""
_NEAR = 6
"""How many items may stand between a comma that closes a phrase and what goes on behind it."""
_DESCRIBED = 3
"""Within how many items behind a comma the word stands for what the name before it is: ``X, ancienne filiale de``."""
_SAID = 8
"""How many items before a noun the verb may stand by which somebody tells of it."""
_CLAUSE = 14
"""How many items behind what is bought the object of the clause's verb may stand."""


def stands_inside(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a name stands between the words of a cue, or between it and its object: ``sell X its share of Y``.

    Who is no subject in the frame, nor gives it up, needs an article behind it, which begins the object, and not when
    it was done: ``sold X a year earlier``.
    """
    behind = [item.lower for item in items[index + 1 : index + 3]]
    bounds = len(behind) == 2 and behind[0] in language.bound_words and behind[1].isdigit()
    follows = behind[bounds] if behind else ""
    acts = cue.frame.subject in {None, cue.frame.inside} or not cue.verb
    if index < cue.last and (acts or (cue.frame.inside is Role.SELLER and cue.frame.subject is Role.TARGET)):
        return True
    close = cue.verb and not cue.passive and index <= cue.last + 3
    close &= " ".join(item.lower for item in items[index + 1 : index + 4]) not in language.numbers.times_after
    begins = follows in language.determiners or follows in language.numbers.words or follows.isdigit()
    return close and items[index].kind == "name" and begins


def owns_property(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether what an owner has is a thing without a name that may be sold: ``Hilden's Baltic Sea assets``."""
    for item in items[index + 2 : index + 2 + _OWNED]:
        if item.lower in language.property_nouns or item.lower in language.built_nouns:
            return True
        if item.kind not in {"word", "name"} or item.is_nominal:
            return False
    return False


def named_after(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a name only follows the words for what it is: ``the sale of its healthcare unit, X``."""
    if index < cue.last + 4 or items[index - 1].lower != ",":
        return False
    is_part = _is_part(items[index - 2].lower, language)
    of = any(items[i].lower in language.numbers.of for i in range(cue.last + 1, min(index, cue.last + 3)))
    return is_part and of and not any(items[i].is_nominal for i in range(cue.last + 1, index - 2))


def _is_part(noun: str, language: LanguageData) -> bool:
    return noun in language.part_nouns or noun in language.property_nouns or noun in language.generic_nouns


def gainer(items: Sequence[Item], cue: Cue, target: int, language: LanguageData) -> list[int]:
    """Whom the verb tells of whose subject is a purchase: ``The takeover of X would give Y a foothold``."""
    if cue.first == 0 or any(item.is_nominal for item in items[: cue.first]):
        return []
    if items[cue.first - 1].lower not in language.determiners and all(i.kind != "money" for i in items[: cue.first]):
        return []
    if any(item.lower in language.determiners for item in items[target + 1 : target + 3]):
        return []
    target = _behind_aside(items, target)
    if _is_clitic(items, target + 1, language):
        return [target + 1]
    return _whom_told(items, cue, target, language)


def _whom_told(items: Sequence[Item], cue: Cue, target: int, language: LanguageData) -> list[int]:
    """Whom the verb behind the item at `target` tells of, past who sells to nobody named."""
    for index in range(target + 1, min(clause_end(items, target, language), target + _CLAUSE)):
        if items[index].is_nominal:
            between = items[target + 1 : index]
            told = any(item.kind == "word" for item in between)
            told &= not _goes_on_list(items, target, index, language)
            hangs_on = governor(items, index, language)
            sells = cue.frame.prepositions.get(hangs_on) is Role.SELLER
            if sells and not any(item.word.is_verb_form for item in between):
                return _whom_told(items, cue, index, language)  # ``L'achat de X à Z permet à Y``
            served = hangs_on in {"", VERB, OWNER} or hangs_on in language.serving_words
            served |= _is_made_of(items, index, hangs_on, language)
            harmed = any(item.lower in language.harming_forms for item in between)
            return [index] if told and served and not harmed else []
    return []


def _goes_on_list(items: Sequence[Item], first: int, name: int, language: LanguageData) -> bool:
    """Whether a name only goes on a list, with no verb before it: ``L'achat de X en mars, Y en juin``."""
    joined = parts_members(items[name - 1], language)
    return joined and not any(item.word.is_verb_form for item in items[first + 1 : name])


def _is_made_of(items: Sequence[Item], name: int, hangs_on: str, language: LanguageData) -> bool:
    """Whether a verb tells what is made of somebody: ``L'achat de X a fait de Y le numéro un``."""
    of = next((i for i in range(name - 1, max(0, name - _DESCRIBED), -1) if items[i].lower in language.numbers.of), 0)
    return of > 0 and hangs_on in language.numbers.of and items[of - 1].lower in language.making_forms


def _is_clitic(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a pronoun stands right before the verb that tells what is done for it: ``L'achat de X nous ouvre une``.

    Nothing is done by a verb behind which nothing stands: ``L'achat de X nous inquiète``.
    """
    value = items[at].value if at + 3 < len(items) else None
    if not isinstance(value, Reference) or not value.pronoun or not items[at + 1].word.is_finite:
        return False
    return items[at + 2 + (items[at + 1].lower in language.auxiliaries["have"])].kind == "word"


def _behind_aside(items: Sequence[Item], at: int) -> int:
    """Behind an aside of a date or a sum, or the name before it: ``the purchase of X, in 2014, gave Y``."""
    if at + 1 >= len(items) or items[at + 1].lower != ",":
        return at
    for index in range(at + 2, min(len(items), at + 2 + _ASIDE)):
        if items[index].lower == ",":
            told = any(item.kind in {"date", "money"} for item in items[at + 2 : index])
            return index + 1 if told and index + 1 < len(items) else at
        if items[index].is_nominal or items[index].word.is_finite:
            return at
    return at


def raiser(items: Sequence[Item], cue: Cue, language: LanguageData) -> list[int]:
    """Whom the verb tells of whose subject is a round: ``The $9 million round, led by X, brings Y's total funding to``.

    Investors that a preposition of the frame brings in are passed over, also before it: ``Led by X, the round brings``.
    """
    begin = _said_till(items, cue, language)
    before = [i for i in range(begin, cue.first) if items[i].is_nominal]
    opened = itertools.pairwise(items[: cue.first])  # ``On Monday, the round brings``
    if not all(_gives(items, i, cue, language) for i in before):
        return []
    subject = any(comma.lower == "," and article.lower in language.determiners for comma, article in opened)
    if not (before or begin or subject) and opens_with_preposition(items, language):
        return []
    for index in range(cue.last + 1, min(len(items), cue.last + _CLAUSE)):
        if not items[index].is_nominal:
            continue
        hangs_on = governor(items, index, language)
        if not _gives(items, index, cue, language):
            owned = hangs_on == OWNER and hanging(items, index, language) == VERB
            owned |= hangs_on in language.numbers.of and items[index - 2].lower in language.measured_nouns
            return [index] if owned or hangs_on == VERB or hangs_on in language.datives.values() else []
    return []


def told_with(items: Sequence[Item], cue: Cue, language: LanguageData) -> list[int]:
    """The name right before the comma behind which *with* brings in a round: ``La palme va à X, avec une levée de``."""
    joint = cue.first - 1
    while joint > 1 and (items[joint].kind == "money" or items[joint].lower in language.determiners):
        joint -= 1
    if cue.frame.kind is not Kind.FUNDING_ROUND or joint < 2 or items[joint].lower not in language.with_words:
        return []
    name = name_before(items, joint - 2) if items[joint - 1].lower == "," else 0
    return [name] if name > 0 and items[name].kind == "name" and items[name].is_nominal else []


def _said_till(items: Sequence[Item], cue: Cue, language: LanguageData) -> int:
    """Where the clause of a noun begins that somebody tells: ``X said the $9 million investment from Y would help``."""
    for at in range(cue.first - 1, max(-1, cue.first - 1 - _SAID), -1):
        if items[at].is_nominal or items[at].kind == "mark":
            return 0
        if any(verb in language.speech_verbs for verb, _ in language.verb_forms.get(items[at].lower, ())):
            return at + 1
    return 0


def _gives(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a preposition of the frame, or that of an agent, brings in somebody."""
    hangs_on = governor(items, index, language)
    return hangs_on in cue.frame.prepositions or hangs_on in language.agents


def is_close(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether no comma parts what begins at `start` from what ends at `end`, but for two around a phrase between."""
    commas = [i for i in range(start, end) if items[i].lower == "," and not joins_adjectives(items, i)]
    return not commas or (len(commas) == 2 and end - commas[-1] <= _NEAR)


def behind_comma(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name opens what stands behind a comma, and so says more of what is before.

    Not where that comma closes words without a name, ``cède à X, pour 5 millions d'euros, sa filiale Y``, nor where it
    closes what a name is: ``cède à X, filiale de Z, sa filiale Y``.
    """
    mark = next((i for i in range(index - 1, -1, -1) if items[i].kind not in {"word", "reference"}), -1)
    if mark < 0 or items[mark].lower != ",":
        return False
    opens = next((i for i in range(mark - 1, max(0, mark - _NEAR), -1) if items[i].lower == ","), 0)
    if opens and _closes_description(items, opens, mark, language):
        return False
    return not opens or any(item.is_nominal or item.word.is_finite for item in items[opens:mark])


def _closes_description(items: Sequence[Item], opens: int, closes: int, language: LanguageData) -> bool:
    """Whether two commas hold what the name before them is, and an object with its article follows."""
    told = items[opens + 1 : closes]
    opener = items[closes + 1].lower
    begins = opener in language.definites or opener in language.possessives
    begins |= opener in language.plural_determiners - language.indefinites and opener not in language.numbers.words
    who = (language.generic_nouns, language.part_nouns, language.officer_titles, language.keeper_nouns)
    firm = any(i.lower in nouns for i in told[:_DESCRIBED] for nouns in who)
    joined = any(item.lower in language.coordinators for item in told)
    return begins and firm and not joined and told[0].kind != "name" and items[opens - 1].kind == "name"


def are_named_bare(items: Sequence[Item], starts: set[int], language: LanguageData) -> bool:
    """Whether what is bought is named without an article, as firms are and things are not: ``met en vente X``.

    Nor does a noun or an infinitive follow: ``a deal for X jets``, ``a deal for X to run the shops``.
    """
    places = [at for at, item in enumerate(items) if item.kind == "name" and item.start in starts]
    return bool(places) and all(
        at > 0 and items[at - 1].lower not in language.determiners and not _goes_on(items, at + 1, language)
        for at in places
    )


def _goes_on(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a noun stands behind a name, or an infinitive that tells what it is to do."""
    if at + 1 >= len(items) or items[at].kind != "word":
        return False
    if items[at].lower in language.auxiliaries["infinitive"]:
        return items[at + 1].word.is_small and items[at + 1].lower not in language.determiners
    if items[at].word.is_finite and not items[at + 1].word.is_finite:
        return is_plural_noun(items, at, language)
    plural = items[at].word.is_small and items[at].lower.endswith(language.plurals)
    helps = any(items[at].lower in forms for forms in language.auxiliaries.values())
    return (plural and not helps) or items[at].lower in language.goods_nouns
