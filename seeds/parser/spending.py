"""Money that a company spends itself, beside what it buys or builds for others, and the plants that it is spent on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.dates import DateMention
from seeds.parser.deal_nouns import deal_noun
from seeds.parser.drafts import Draft, names_in
from seeds.parser.governors import VERB, governor
from seeds.parser.items import Item
from seeds.parser.lenders import is_financier
from seeds.parser.names import NameMention
from seeds.parser.prepositions import preposition_ending
from seeds.parser.word_classes import is_finite, is_noun
from seeds.vocabulary import Kind, Role, Side, side_of

_BOUGHT = frozenset({Kind.ACQUISITION, Kind.INVESTMENT})
"""Kinds that money is spent for."""
_SPENT_ON = 5
"""How many items behind a sum the noun stands at most for the purchase that it is spent on."""
_FINANCED = frozenset({Kind.FUNDING_ROUND, Kind.DEBT, Kind.INVESTMENT, Kind.IPO})
"""Kinds by which a company gets money."""
_PROMISED = frozenset({"infinitive", "future", "conditional"})
"""The tenses of what a buyer will spend on what it has bought."""
_SPENT = 4
"""How many items behind a verb the sum that it spends may stand."""
_DIRECT = 6
"""How many items behind a verb its own sum may stand: ``investir la bagatelle de 3 milliards``."""
_PURPOSE = 2
"""How many items may stand between a sum and the infinitive that it is spent for: ``pour s'offrir``, ``to buy``."""
_PAID = frozenset({"price", "outlay"})
"""What the verbs are said to do by which somebody spends a sum."""
_FOR = 9
"""How many items behind a sum may tell what is bought for it."""
_BEFORE = 40
"""How many items before a verb are looked at for what makes its sum no spending of its own."""
_SITE = 15
"""How many items around a verb are looked at for the plant that it tells more of, and for the end of an aside."""
_PLANT, _BUILT = 6, 14
"""How many items from a cue are looked at for the plant that is built, and how many past its sum or size alone."""
_TERM = 4
"""How many items before a word for years its preposition may stand: ``over the next five years``."""
_RELATIVE = 7
"""How many items before a verb the relative that is its object may stand: ``the mill that X is building``."""


def builds_for_another(items: Sequence[Item], draft: Draft, others: Sequence[Draft], language: LanguageData) -> bool:
    """Whether what is built is built under a contract of the sentence: ``won|gave X a contract to build a bridge``.

    What it costs is then the contract's sum, where that has none.
    """
    contract = next((other for other in others if _is_under(items, draft, other, language)), None)
    if contract is not None and contract.money is None:
        contract.money = draft.money
    return contract is not None


def _is_under(items: Sequence[Item], draft: Draft, other: Draft, language: LanguageData) -> bool:
    """Whether what is built is built under that contract.

    The noun for it, or a sum that the contract lacks, must stand in the contract's own clause.
    """
    cue, contract = draft.cue, other.cue
    if contract.frame.kind is not Kind.CONTRACT or contract.first >= cue.first or cue.frame.kind is not Kind.CAPEX:
        return False
    if draft.money not in {None, other.money} and other.money is not None:
        return False
    builders = {p.name.name for p in draft.parties.get(Role.SPONSOR, ())}
    acts = cue.verb and cue.tense != "infinitive"
    if not builders & (_suppliers(other) if acts else names_in(other)):
        return False
    between = range(contract.last + 1, cue.group)
    apart = any(is_finite(items[i], language) and not is_noun(items, i, language) for i in between)
    return not apart or (cue.verb and draft.money in {None, other.money})


def _suppliers(draft: Draft) -> set[str]:
    return {p.name.name for p in draft.parties.get(Role.SUPPLIER, ())}


def pays_for_another(items: Sequence[Item], draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether what is spent is the price of the purchase that it is for: ``is spending $2 billion to buy X``.

    A noun may tell of that, ``spent $2 billion on the purchase of X``, or the same verb: ``committed $3 million to X``.
    """
    cue = draft.cue
    if cue.frame.kind is not Kind.CAPEX or not cue.verb:
        return False
    if any(_is_same_told_whole(draft, other) for other in others):
        return True
    behind = (other for other in others if other.cue.first > cue.last)
    bought = min(behind, key=lambda other: other.cue.first, default=None)
    if bought is None or bought.cue.frame.kind not in _BOUGHT:
        return False
    on_noun = not bought.cue.verb and _is_spent_on(items, draft, bought)
    spenders = {p.name.name for p in draft.parties.get(Role.SPONSOR, ())}
    if not (bought.cue.tense == "infinitive" or on_noun) or bought.money not in {None, draft.money}:
        return False
    if not spenders & names_in(bought):
        return False
    bought.money = draft.money
    return True


def _is_same_told_whole(draft: Draft, other: Draft) -> bool:
    """Whether the very words and sum of a spending plan tell a deal with two sides."""
    same = other.cue.first == draft.cue.first and other.money is not None and other.money is draft.money
    sides = {side_of(role) for role, group in other.parties.items() if group}
    return same and other.cue.frame.kind is not Kind.CAPEX and {Side.PAYER, Side.PAYEE} <= sides


def _is_spent_on(items: Sequence[Item], draft: Draft, bought: Draft) -> bool:
    """Whether a preposition joins the noun for a purchase to the sum: ``$2 billion on the purchase of X``."""
    at = next((i for i in range(bought.cue.first) if items[i].value is draft.money), None)
    if draft.money is None or at is None or not 1 < bought.cue.first - at <= _SPENT_ON:
        return False
    return items[at + 1].word.prepositions is not None and all(
        i.kind == "word" for i in items[at + 1 : bought.cue.first]
    )


def is_spent_to(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a sum is what a verb before it spends to do what a cue says: ``débourser 3 millions pour racheter X``."""
    purpose = items[index + 1 : cue.first]
    if cue.tense != "infinitive" or not 0 < len(purpose) <= _PURPOSE:
        return False
    if purpose[0].lower not in language.price_marks | language.auxiliaries["infinitive"]:
        return False
    before = reversed(items[max(0, index - _DIRECT) : index])
    verb = next((item for item in before if item.word.is_verb_form), None)
    told = language.verb_forms.get(verb.lower, ()) if verb is not None else ()
    return any(language.payment_verbs.get(name) in _PAID for name, _ in told)


def buys_firms(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether what is spent is spent on companies, or parts of them: ``offers 9 million for the takeover of 20 shops``.

    What is paid for the purchase of things, or is set aside for acquisitions, may still be one's own spending.
    """
    at = next((i for i, item in enumerate(items) if item.value is draft.money), None)
    if draft.cue.frame.kind is not Kind.CAPEX or draft.money is None or at is None:
        return False
    told = items[at + 1 : clause_end(items, at, language)][:_FOR]
    noun = next((i for i, item in enumerate(told) if item.lower in language.takeover_nouns), None)
    if not noun or told[0].word.prepositions is None:
        return False
    bought = language.property_nouns | language.shop_nouns | language.part_nouns | language.generic_nouns
    return any(item.lower in bought for item in told[noun + 1 :])


def is_what_money_is_for(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether an infinitive only tells, without a sum, what its company got money for: ``lève 5 M€ pour bâtir``."""
    cue = draft.cue
    plain = cue.frame.kind is Kind.CAPEX and cue.verb and cue.tense == "infinitive" and draft.money is None
    return plain and any(
        other.cue.frame.kind in _FINANCED
        and other.money is not None
        and other.cue.first < cue.first
        and names_in(other) & names_in(draft)
        for other in others
    )


def is_what_deal_is_for(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether an infinitive only tells what a deal of another kind lets its company do, and has no sum of its own.

    ``Cette acquisition, d'un montant de 9 M€, permettra d'agrandir son usine``.
    """
    cue = draft.cue
    if cue.frame.kind is not Kind.CAPEX or not cue.verb or cue.tense != "infinitive":
        return False
    at, kinds = deal_noun(items, language)
    if at is None or not kinds or Kind.CAPEX.value in kinds:
        return False
    return at < cue.first and all(item.value is not draft.money for item in items[cue.first :] if item.kind == "money")


def spends_after(items: Sequence[Item], draft: Draft, drafts: Sequence[Draft], language: LanguageData) -> bool:
    """Whether a sum is no price, since who bought before spends it now: ``X, qui reprend Y, va investir 3 M€``.

    What the purchase itself does is told of its price: ``Le rachat de Y coûtera 3 M€ à X``.
    """
    cue = draft.cue
    if not cue.verb or cue.passive or cue.tense not in _PROMISED or cue.frame.kind not in {Kind.CAPEX, Kind.INVESTMENT}:
        return False
    bought = max((d.cue for d in drafts if d.cue.frame.kind in _BOUGHT and d is not draft), key=_place, default=cue)
    if bought.first >= cue.first:
        return False
    between = items[bought.last + 1 : cue.group]
    if not bought.verb and not any(item.kind == "mark" or is_finite(item, language) for item in between):
        return False
    return any(item.value is draft.money for item in items[cue.last + 1 : cue.last + 1 + _SPENT])


def _place(cue: Cue) -> int:
    return cue.first


def spends(cue: Cue) -> bool:
    """Whether a cue may tell a spending plan by itself."""
    return cue.frame.kind is Kind.CAPEX and cue.frame.context is None and bool(cue.frame.needs)


def has_site(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a plant is what is built, opened or spent on."""
    plants = language.built_nouns or language.facility_nouns
    named = any(not party.left_out for party in draft.parties.get(Role.SPONSOR, ()))
    if named and draft.cue.verb and _tells_more_of(items, draft.cue, plants, language):
        return True
    if named and _is_to_be_built(items, draft.cue, language):
        return True
    begin = _past_aside(items, draft.cue.last, language)
    first = draft.cue.first if draft.cue.verb else begin
    near = range(first, min(len(items), begin + _BUILT))
    built = next((i for i in near if items[i].lower in plants and not _is_lent(items, i, language)), None)
    if built is None or _serves(items, draft.cue.first, built, language):
        return False
    if _tells_where(items, draft.cue.last, built, language):
        return False
    return built < begin + _PLANT or _adjoins(items, begin, built, language)


def _tells_where(items: Sequence[Item], verb: int, plant: int, language: LanguageData) -> bool:
    """Whether a plant is only where something was made: ``vans built at its plant``."""
    between = items[verb + 1 : plant]
    where = bool(between) and between[0].lower in language.town_prepositions
    return where and all(item.kind == "word" for item in between)


def _tells_more_of(items: Sequence[Item], cue: Cue, nouns: frozenset[str], language: LanguageData) -> bool:
    """Whether a verb stands in a relative that tells more of such a noun: ``l'usine que X construit``."""
    near = range(cue.group - 1, max(0, cue.group - _RELATIVE), -1)
    at = next((i for i in near if items[i].lower in language.object_relatives), None)
    if at is None or not any(item.is_nominal for item in items[at + 1 : cue.group]):
        return False
    return any(item.lower in nouns for item in items[max(0, at - _SITE) : at])


def _is_to_be_built(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a plant is what a passive tells that will be done to it: ``une usine sera construite par X``.

    What others have built for money, such as a hospital, is none, nor what was built once.
    """
    if not (cue.verb and cue.passive and cue.tense in _PROMISED):
        return False
    for index in range(cue.group - 1, max(-1, cue.group - 1 - _SITE), -1):
        if not language.site_nouns.isdisjoint(items[index].word.stems):
            return True
        verb = items[index].kind == "word" and is_finite(items[index], language) and not is_noun(items, index, language)
        if verb or items[index].lower in {";", ":"}:
            return False
    return False


def _past_aside(items: Sequence[Item], index: int, language: LanguageData) -> int:
    """Past words that a preposition begins between commas: ``bâtir, pour 50 millions d'euros, une usine``, ``à X,``.

    A place may stand before them: ``bâtir à X, pour 50 millions d'euros, une usine``.
    """
    placed = index + 3 < len(items) and items[index + 1].lower in language.place_prepositions
    comma = index + 1 + 2 * placed
    if comma + 1 >= len(items) or items[comma].lower != "," or items[comma + 1].word.prepositions is None:
        return index
    return next((i for i in range(comma + 1, min(len(items), index + _SITE)) if items[i].lower == ","), index)


def _is_lent(items: Sequence[Item], plant: int, language: LanguageData) -> bool:
    """Whether what may be a plant is a loan by the word before it: ``its credit facility``."""
    return plant > 0 and items[plant - 1].lower in language.lent_nouns


def _adjoins(items: Sequence[Item], begin: int, end: int, language: LanguageData) -> bool:
    """Whether a sum or size and at most an *of* stand between two items: ``a $3 million frozen food plant``."""
    between = range(begin + 1, end)
    if not any(items[i].kind == "money" or items[i].lower.isdigit() for i in between):
        return False
    joined = all(preposition_ending(items, i, language) in {"", *language.numbers.of} for i in between)
    plain = all(items[i].kind != "mark" or _parts_digits(items, i) for i in between)
    return joined and plain and not any(is_finite(items[i], language) for i in between)


def _parts_digits(items: Sequence[Item], mark: int) -> bool:
    """Whether a mark stands within a number: ``a 20,000 sq m warehouse``."""
    return items[mark - 1].lower.isdigit() and items[mark + 1].lower[:1].isdigit()


def _serves(items: Sequence[Item], begin: int, plant: int, language: LanguageData) -> bool:
    """Whether what is made is only for a plant: ``builds software for data centers``; a price has a *for* too."""
    return any(items[i].lower in language.price_marks and items[i + 1].kind == "word" for i in range(begin + 1, plant))


def promises_sum(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a company tells a sum that it will spend, and not on other companies: ``X will invest 400 million``.

    Who invests by trade spends nothing itself, nor who is talked into it, ``convinced X to invest``, or buys a company.
    """
    cue = draft.cue
    sponsors = draft.parties.get(Role.SPONSOR, ())
    goes_on = cue.tense == "gerund" and cue.group < cue.first
    promised = cue.tense in _PROMISED or goes_on
    if not promised or any(party.name.kind != "company" or party.left_out for party in sponsors):
        return False
    if any(is_financier(items, party, language, lends=True) for party in sponsors):
        return False
    starts = {party.start for party in sponsors}
    for at in range(max(0, cue.group - _BEFORE), cue.group):
        told_into = items[at].start in starts and governor(items, at, language) == VERB
        if told_into or items[at].lower in language.takeover_forms:
            return False
    behind = items[cue.first + 1 : clause_end(items, cue.last, language)]
    if goes_on and any(isinstance(item.value, NameMention) and item.value.kind == "company" for item in behind):
        return False
    beside = next((i for i, item in enumerate(behind[:_DIRECT]) if item.value is draft.money), None)
    direct = beside is not None and (not goes_on or _says_for_what(behind[beside + 1 :], language))
    return (
        direct
        and not any(item.lower in language.generic_forms for item in behind)
        and not _buys_shares(behind, language)
    )


def _says_for_what(behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether words behind a sum begin to tell what it is put into: ``in its mills``, ``to build``, and not ``too``."""
    first = behind[0].lower if behind else ""
    return first in language.preposition_forms or first in language.auxiliaries["infinitive"]


def _buys_shares(behind: Sequence[Item], language: LanguageData) -> bool:
    """Whether shares are what is paid for: ``a subscription of shares``, and no ``capital projects``."""
    ends = (
        at + 1 == len(behind) or preposition_ending(behind, at + 1, language) or behind[at + 1].kind == "mark"
        for at in range(len(behind))
    )
    return any(end and item.lower in language.owned_nouns for item, end in zip(behind, ends, strict=True))


def counts_sum(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a sum counts what the cue's noun tells, and is nobody's: ``10 millions d'euros d'investissements``."""
    cue = draft.cue
    for noun in (cue.first, cue.last):
        told = noun > 1 and items[noun - 1].lower in language.numbers.of and items[noun - 2].value is draft.money
        behind = preposition_ending(items, noun + 1, language) if noun + 1 < len(items) else ""
        if told and behind not in language.numbers.of and behind not in language.agents:
            return True
    return False


def has_term(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether it is told for how many years a company spends money, or by when: ``over five years``, ``by 2030``."""
    if any(p.name.kind != "company" for p in draft.parties.get(Role.SPONSOR, ())):
        return False
    end = clause_end(items, draft.cue.last, language)
    if any(isinstance(item.value, DateMention) and item.value.until for item in items[draft.cue.last + 1 : end]):
        return True
    return any(
        items[i].lower in language.term_units
        and any(item.lower in language.term_prepositions for item in items[max(draft.cue.first, i - _TERM) : i])
        for i in range(draft.cue.last + 1, end)
    )


def as_spending(draft: Draft, language: LanguageData) -> Draft:
    """An investment into no company as what its sponsor spends: ``$3bn in Japan and $1bn in X``."""
    frame = draft.cue.frame
    while frame.otherwise is not None and frame.kind is not Kind.CAPEX:
        frame = language.frame(frame.otherwise)
    investors = draft.parties.get(Role.INVESTOR)
    if frame.kind is not Kind.CAPEX or not investors:
        return draft
    return replace(draft, cue=replace(draft.cue, frame=frame), parties={Role.SPONSOR: investors})
