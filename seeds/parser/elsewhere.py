"""Sums that stand near a cue and belong elsewhere: to a company, or to what a merger makes."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence

from seeds.language import Frame, LanguageData
from seeds.parser.cues import Cue
from seeds.parser.enclosed import aside_before
from seeds.parser.items import Item
from seeds.parser.money import Money
from seeds.parser.prepositions import preposition_ending
from seeds.parser.tokens import Row
from seeds.parser.word_classes import is_adverb, is_finite
from seeds.vocabulary import Kind

_ASIDE = 14
"""How many items an aside may have: ``X, a $2 billion company, buys Y``."""
_MADE = 9
"""How many items may stand between a verb such as *create* and the sum of what is made."""
_NAMED = 3
"""How many items behind a sum may lead to the word for a market: ``the $9 billion market``."""

_WORTH = 18
"""How many items behind a word for shares what they are worth may stand."""

_RESULT = 4
"""How many items behind a sum may lead to the word for what is earned: ``$20 million in cloud computing revenue``."""

_BRINGS = 2
"""How many items before a sum the verb may stand by which a business brings it in: ``contributed about $4 million``."""

_PRICED = 2
"""Within how many items behind a sum the purchase is told that it is the price of: ``its $2bn cash purchase``."""
_RAISED = 5
"""How many items behind a sum may lead to the word for how it is raised."""

_RAISED_OTHERWISE = frozenset({Kind.FUNDING_ROUND, Kind.DEBT})
"""The kinds of deals whose sum is none of a listing."""

OPENING = 3
"""Before which item a verb stands that opens its sentence behind a preposition: ``En vue de racheter``."""
_SIZED = 4
"""How many items behind a sum the verb may stand of what it tells the size of."""
_ALLIED = frozenset({Kind.CONTRACT, Kind.PARTNERSHIP})
_BOUGHT = frozenset({Kind.ACQUISITION, Kind.INVESTMENT, Kind.FUNDING_ROUND})
"""The kinds of deals by which a company, or a part of one, is paid for."""


def is_fronted(cue: Cue) -> bool:
    """Whether an infinitive opens its sentence, and what follows may pay for it: ``Pour racheter X, Y débourse``."""
    return cue.verb and cue.tense == "infinitive" and cue.first <= OPENING


def leads_to_act(items: Sequence[Item], cue: Cue) -> bool:
    """Whether a phrase of no deal only leads to what somebody does for a sum: ``est prêt à payer 3 millions``."""
    mark, act = cue.last + 1, cue.last + 2
    return cue.verb and act < len(items) and items[mark].kind == "word" and items[act].word.is_infinitive


def belongs_elsewhere(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether the sum at `index` cannot be what is paid in the deal that a cue tells."""
    if _in_clause_before(items, index, cue, language) or _ends_before(items, index, cue):
        return True
    if _is_only_measured_by(items, index, cue, language):
        return True
    kinds = kinds_of(cue, language)
    if Kind.IPO in kinds:
        size = _is_size_of_what_lists(items, index, cue, language)
        size |= _is_told_at_other_time(items, index, cue, language)
        return size or is_of_round(items, index, language) or is_worth(items, index, cue, language)
    if Kind.CAPEX in kinds and index < cue.first and _is_price_of_purchase(items, index, language):
        return True
    if cue.frame.kind is Kind.DEBT and cue.frame.recalls:
        return _is_price_paid_for(items, index, cue, language)
    if _is_part_of_round(items, index, cue, language):
        return True
    if kinds & (_BOUGHT | _ALLIED) and aside_of(items, index, cue, language) is not None:
        return True
    if not kinds & _BOUGHT:
        return bool(kinds & _ALLIED) and (is_made(items, index, cue, language) or is_result(items, index, language))
    if _in_further_clause(items, index, cue, language) or _sizes_who_acts(items, index, cue, language):
        return True
    if Kind.ACQUISITION not in kinds:
        return False
    return is_made(items, index, cue, language) or is_result(items, index, language)


def _is_only_measured_by(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether another deal is measured by a pronoun's, and a sum behind a comma told of that: ``depuis celle de``."""
    since = cue.first > 0 and items[cue.first - 1].lower in language.past_prepositions
    measured = since and items[cue.first].lower in language.noun_pronouns
    return measured and any(item.lower == "," for item in items[cue.last + 1 : index])


def _in_further_clause(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether *and* begins a clause that tells the sum at `index` of something else than what is paid.

    ``bought X and is a partner in the $3bn project``, ``bought X, and its $3bn fund has backed Y``, ``bought X and has
    spent $3bn on its plants``; not ``bought X and paid $3bn``.
    """
    if not cue.verb or index <= cue.last:
        return False
    joints = (i for i in range(index - 1, cue.last, -1) if items[i].lower in language.coordinators)
    joint = next(joints, 0)
    verb = joint + 1
    while joint and verb < index and is_adverb(items[verb], language):
        verb += 1
    if not joint or verb >= index:
        return joint > 0 and _acts_itself(items, index, cue, language)
    if items[verb].lower in language.auxiliaries["be"]:
        return items[verb + 1].lower in language.determiners | language.part_nouns | language.among_words
    if items[verb].lower in language.determiners | language.possessives and verb + 1 == index:
        return _acts_itself(items, index, cue, language)
    outlay = (language.payment_verbs.get(name) == "outlay" for name in _verbs_beside(items, verb, index, language))
    return Kind.ACQUISITION in kinds_of(cue, language) and any(outlay)


def _sizes_who_acts(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a sum only tells how large that is which does what the cue says: ``Its $3bn fund has backed X``."""
    if not cue.verb or cue.passive or not 0 < index < cue.first:
        return False
    article = items[index - 1].lower in language.determiners | language.possessives
    return article and _acts_itself(items, index, cue, language)


def _acts_itself(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether what a sum tells the size of has a verb of its own, and is no deal: ``its $3bn fund has``."""
    told = list(itertools.takewhile(lambda item: item.kind == "word", items[index + 1 : index + 1 + _SIZED]))
    verb = next((i for i in range(1, len(told)) if is_finite(told[i], language)), 0)
    return verb > 0 and all(
        item.word.prepositions is None and not _is_deal(item, cue, language) for item in told[:verb]
    )


def _is_deal(item: Item, cue: Cue, language: LanguageData) -> bool:
    """Whether a word may stand for the deal that a cue tells: ``the $3bn transaction``."""
    kinds = language.priced_nouns.get(item.lower)
    own = kinds is not None and (not kinds or bool(kinds & kinds_of(cue, language)))
    return own or item.lower in language.deal_nouns or item.lower in language.takeover_nouns


def _verbs_beside(items: Sequence[Item], begin: int, index: int, language: LanguageData) -> set[str]:
    """The verbs that the last word may be a form of before the sum at `index`, and the words that bound it."""
    at = index - 1
    while at > begin and items[at].lower in language.bound_words:
        at -= 1
    return {verb for verb, _ in language.verb_forms.get(items[at].lower, ())}


def _in_clause_before(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a sum stands before a relative in whose clause a listing is told: ``a plan for those whom it hurt``.

    What stands before a pronoun is that of the noun that it stands for: ``le rachat de X pour 3 millions, celui de Y``.
    """
    if not cue.verb and index < cue.first and items[cue.first].lower in language.noun_pronouns:
        return True
    if cue.verb or cue.frame.kind is not Kind.IPO or index > cue.first:
        return False
    return any(
        item.lower in language.object_relatives or item.lower in language.relatives for item in items[index : cue.first]
    )


def _ends_before(items: Sequence[Item], index: int, cue: Cue) -> bool:
    """Whether a semicolon parts a sum from a verb behind it: ``bought a start-up for $3bn; X acquired Y``."""
    apart = cue.verb and index < cue.first and cue.frame.kind is not Kind.FUNDING_ROUND
    return apart and any(item.lower == ";" for item in items[index : cue.first])


def _is_told_at_other_time(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a sum is told before the time of a listing: ``invests 3 million ahead of the listing``."""
    at = cue.first - 1
    while at > index and items[at].lower in language.determiners:
        at -= 1
    return not cue.verb and index < at and preposition_ending(items, at, language) in language.time_prepositions


def _is_part_of_round(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether the last verb before a sum makes it but a part of the round: ``le tour comprend 3 millions de X``."""
    if cue.verb or cue.frame.kind is not Kind.FUNDING_ROUND or items[cue.last].lower.endswith(language.plurals):
        return False
    before = [item for item in reversed(items[cue.last + 1 : index]) if item.kind == "word"]
    verb = next((item for item in before if item.lower in language.part_verbs or item.word.is_finite), None)
    return verb is not None and verb.lower in language.part_verbs


def _is_price_paid_for(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a sum is what a purchase costs that a loan pays for: ``financed its $2bn purchase with a loan``."""
    behind = items[index + 1 : index + 1 + _PRICED]
    return cue.first < index <= cue.last and any(item.lower in language.takeover_nouns for item in behind)


def _is_price_of_purchase(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a sum is told as the price of a purchase before it: ``cette acquisition, pour 3 millions, permettra``."""
    mark = index - 1
    while mark > 0 and items[mark].lower in language.bound_words and items[mark].lower not in language.price_marks:
        mark -= 1
    noun = mark - 1 - (items[mark - 1].lower == ",")
    return noun >= 0 and items[mark].lower in language.price_marks and items[noun].lower in language.takeover_nouns


def kinds_of(cue: Cue, language: LanguageData) -> frozenset[Kind]:
    """The kinds of deals that a cue may tell."""
    return _kinds_of(cue.frame, language)


@functools.cache
def _kinds_of(frame: Frame, language: LanguageData) -> frozenset[Kind]:
    other = language.frame(frame.otherwise) if frame.otherwise is not None else None
    return frozenset({frame.kind}) | (_kinds_of(other, language) if other is not None else set())


def aside_of(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> int | None:
    """Where the name stands that an aside with the sum at `index` describes: ``X, valued at 3 billion, buys Y``.

    None where the sum stands in no aside before the cue, or one that tells a price: ``X, for 3 billion, sells Y``.
    """
    if index > cue.first or not any(item.lower == "," for item in items[index + 1 : cue.first]):
        return None
    for back in range(index - 1, max(0, index - _ASIDE), -1):
        if items[back].lower == ",":
            named = items[back - 1].kind == "name" and items[back - 1].is_nominal
            named |= items[back + 1].lower in language.relatives and items[back - 1].kind == "word"
            return back - 1 if named and items[back + 1].lower not in language.price_marks else None
        if items[back].lower in {";", ":", "."}:
            return None
    return _opened_for(items, index, language)


def _opened_for(items: Sequence[Item], index: int, language: LanguageData) -> int | None:
    """Where the name stands behind a comma that an opening with a sum describes: ``Valued at 3 billion, X buys Y``."""
    if index >= _ASIDE or items[0].lower in language.preposition_forms or any(i.is_nominal for i in items[:index]):
        return None
    comma = index + 1 if items[index + 1].lower == "," else 0
    named = bool(comma) and items[comma + 1].kind == "name" and items[comma + 1].is_nominal
    return comma + 1 if named else None


def is_made(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a sum is that of the company which a merger makes: ``creating a group worth 4 billion``."""
    aside = aside_before(items, index, language)
    before = items[max(cue.last + 1, index - _MADE) : index] if aside is None else ()
    return any(
        item.lower in language.combined_words
        or any(verb in language.making_verbs for verb, _ in language.verb_forms.get(item.lower, ()))
        for item in before
    )


def is_result(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a sum is what is sold, earned or owed in a year: ``$20 million in cloud revenue``, ``a $9 million gain``.

    So it is behind a verb for what a business brings in: ``contributed $4 million``.
    """
    before = (item for item in items[max(0, index - _BRINGS) : index] if item.kind == "word")
    if any(verb in language.earning_verbs for item in before for verb, _ in language.verb_forms.get(item.lower, ())):
        return True
    for at, item in enumerate(items[index + 1 : index + 1 + _RESULT]):
        if item.kind == "word" and item.lower in language.result_nouns:
            return True
        joint = item.lower in language.preposition_forms
        acts = item.lower in language.auxiliaries["infinitive"] or (not joint and item.word.is_finite)
        if item.kind != "word" or item.lower in language.determiners or acts or (at and joint):
            return False
    return False


def is_of_round(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a sum is that of a round or a loan: ``in $160m funding as it plans an IPO``, ``$1bn in a round``."""
    for item in items[index + 1 : index + 1 + _RAISED]:
        if item.kind != "word" or item.word.is_finite:
            return False
        kinds = language.priced_nouns.get(item.lower)
        if kinds:
            return kinds <= _RAISED_OTHERWISE
    return False


def is_worth(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a sum behind a listing is what the company is worth: ``lists for 4 billion``, ``IPO à 4 milliards``."""
    if cue.frame.kind is not Kind.IPO or index <= cue.last or items[index - 1].lower not in language.worth_marks:
        return False
    return all(item.kind != "mark" for item in items[cue.last + 1 : index])


def is_worth_of_shares(items: Row, money: Money, cue: Cue, language: LanguageData) -> bool:
    """Whether a sum that values something behind a cue values the shares that it tells of, and not their company.

    ``a stake in X valued at $2bn``, ``bought 3 million shares of X, worth $2bn``; not ``a 5% stake in X, valued at``,
    nor ``a 5% stake at a valuation of $2bn``, nor ``a stake in a deal valuing X at $2bn``.
    """
    shares = cue.verb and cue.frame.kind is Kind.INVESTMENT and items[cue.last].lower in language.stake_words
    index = next((i for i in items.places("money") if items[i].value is money), -1)
    if not shares or not cue.last < index <= cue.last + _WORTH:
        return False
    beside = {item.lower for item in (*items[index - 2 : index], *items[index + 1 : index + 2])}
    if not beside.isdisjoint(language.numbers.valuation_nouns) or _values_firm(items[cue.last + 1 : index], language):
        return False
    valued = index - 1
    while valued > cue.last and items[valued].kind == "word" and items[valued].lower not in language.stake_words:
        valued -= 1
    if items[valued].lower != ",":
        return valued == cue.last or items[valued].kind == "name"
    counted = any(item.lower[:1].isdigit() for item in items[cue.first : cue.last])
    return counted or items[valued - 1].kind == "word"


def _values_firm(told: Sequence[Item], language: LanguageData) -> bool:
    """Whether a verb says what somebody is worth, who stands behind it: ``in a deal valuing the firm at``."""
    return any(
        verb.lower in language.valuing_words and behind.kind != "money" and behind.word.prepositions is None
        for verb, behind in itertools.pairwise(told)
    )


def _is_size_of_what_lists(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a sum only tells how large that is which goes public: ``the IPO of its $4 billion retail arm``."""
    between = items[cue.last + 1 : index]
    behind = items[index + 1] if index + 1 < len(items) else None
    owned = bool(between) and between[-1].lower in language.possessives and len(between) <= _NAMED
    return owned and behind is not None and (behind.is_nominal or behind.kind == "word")
