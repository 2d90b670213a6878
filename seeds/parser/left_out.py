"""Whom a sentence leaves out of its deal: the company that the text is about, or whose round was told of last."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.behind_colons import told_before_colon
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.deal_lists import buyer_of_list, goes_on_list, is_made_by_some, names_bought, tells_only_target
from seeds.parser.drafts import Draft, names_in
from seeds.parser.governors import governor
from seeds.parser.items import Item, Reference
from seeds.parser.mentions import FIRM_KINDS
from seeds.parser.names import NameMention
from seeds.parser.needs import has, only_with
from seeds.parser.owning_persons import as_company
from seeds.parser.participants import Participant
from seeds.parser.prepositions import preposition_ending
from seeds.parser.ranked import is_ranked
from seeds.parser.references import Discourse
from seeds.parser.segment import Sentence
from seeds.parser.shares_sold import give_company_of_shares
from seeds.parser.unsaid_targets import (
    entered,
    funded,
    is_own_round,
    is_small,
    joins_topic,
    recalls_round,
    stake_sold_in,
    takes_stake_in,
)
from seeds.vocabulary import Kind, Role, Stage

_STAFF = 8
"""How many items behind a verb the word for those who are taken over may stand."""
_PURCHASE = 8
"""How many items before a name the noun may stand that tells it as bought: ``l'achat de 70 % du capital de X``."""
_NEWS = 5
"""Within how many items of its opening a sentence says what news it tells of: ``The latest funding comes``."""
_LISTED = 2
"""How many items before the noun of a listing its article may stand: ``the planned listing``."""
_BEFORE_PRICE = 3
"""How many items before a price its preposition may stand: ``for about 5 billion``."""


def supply(
    items: Sequence[Item], draft: Draft, sentence: Sentence, discourse: Discourse, language: LanguageData
) -> None:
    """Give a draft whom its sentence leaves out, where the text before tells who it is."""
    told = told_before_colon(items, draft, language)
    if told is not None and draft.cue.frame.subject is not None:
        said = Participant(told, told.start, told.end, "told of before the colon")
        draft.parties.setdefault(draft.cue.frame.subject, []).insert(0, said)
    _supply_topic(items, draft, sentence, discourse, language)
    if _is_unclaimed_purchase(items, draft, language) or (discourse.main and names_bought(items, draft, language)):
        _supply_buyer(items, draft, discourse, language, titled=sentence.heading)
    lister = buyer_of_list(items, draft, discourse, language)
    if lister is not None:
        draft.parties[Role.ACQUIRER] = [_as_named(lister)]
    bought = _is_bought_by(items, draft, language)
    bid = bought or _is_judged_bid(items, draft, language) or _takes_over_staff(items, draft, language)
    tendered = Kind.CONTRACT in discourse.kinds and Kind.ACQUISITION not in discourse.kinds
    if bid and not tendered:  # no ``A bid by X for the contract``
        _supply_bid(items, draft, discourse, of_topic=bought)
    if is_own_round(items, draft, discourse, language) and discourse.main is not None:
        draft.parties[Role.TARGET] = [_as_named(discourse.backed_by([discourse.main]) or discourse.main)]
    if _is_own_listing(items, draft, discourse, language) and discourse.main is not None:
        draft.parties[Role.TARGET if draft.cue.frame.may_list else Role.ISSUER] = [_as_named(discourse.main)]
    borrower = _own_borrower(items, draft, discourse, language)
    if borrower is not None:
        draft.parties[Role.BORROWER] = [_as_named(borrower)]
    if recalls_round(items, draft, discourse, language) and discourse.raising is not None:
        draft.parties[Role.TARGET] = [_as_named(discourse.raising)]
    given_to = funded(items, draft, discourse, language)
    if given_to is not None:
        draft.parties[Role.TARGET] = [_as_named(given_to)]
    sold_in = stake_sold_in(draft, discourse)
    if sold_in is not None:
        draft.parties[Role.TARGET] = [_as_named(sold_in)]
    give_company_of_shares(items, draft, language)
    if joins_topic(draft, discourse) and discourse.topic is not None:
        draft.parties[Role.TARGET] = [_as_named(discourse.topic)]
    bought_in = entered(items, draft, discourse, language)
    if bought_in is not None:
        draft.parties.setdefault(Role.SELLER, draft.parties.pop(Role.TARGET, []))
        draft.parties = {role: group for role, group in draft.parties.items() if group}
        draft.parties[Role.TARGET] = [_as_named(bought_in)]
    if discourse.main is not None and takes_stake_in(discourse.main, items, draft):
        draft.parties[Role.TARGET] = [_as_named(discourse.main)]
    _leave_out_doubtful(draft, discourse)


def _leave_out_doubtful(draft: Draft, discourse: Discourse) -> None:
    """Take back whom only capitals make a company: a surname or a village that the text names often."""
    for role, group in list(draft.parties.items()):
        sure = [party for party in group if not party.left_out or discourse.vouches_for(party.name)]
        if sure:
            draft.parties[role] = sure
        else:
            del draft.parties[role]


def has_price_mark(items: Sequence[Item], draft: Draft, at: int, language: LanguageData) -> bool:
    """Whether the sum at `at` is told as a price behind the cue: ``for about 5 billion``."""
    before = items[max(draft.cue.last, at - _BEFORE_PRICE) : at]
    return any(item.lower in language.price_marks for item in before)


def _supply_topic(
    items: Sequence[Item], draft: Draft, sentence: Sentence, discourse: Discourse, language: LanguageData
) -> None:
    """A list item without a subject, and a plan in the passive, are about what the text before is about."""
    frame = draft.cue.frame
    role = frame.subject
    passive_plan = _is_plan_without_owner(items, draft, discourse, language)
    pairs = role is Role.PARTNER or (frame.kind is Kind.ACQUISITION and frame.of is role)
    adjunct = draft.cue.first > 0 and items[draft.cue.first - 1].lower in language.place_prepositions
    adjunct &= role is not Role.PARTNER or _names_others(items, draft, discourse.topic)
    lone = pairs and not draft.cue.verb and not adjunct and only_with(items, draft, language)
    opens = sentence.list_item and _opens(items, draft.cue, language)
    dated = _dates_news(items, draft.cue, language)
    if role is None or not (opens or lone or passive_plan or dated):
        return
    if role in draft.parties and role is not Role.PARTNER:
        return
    topic = discourse.main if passive_plan and discourse.main and not sentence.list_item else discourse.topic
    topic = as_company(topic) if topic is not None and topic.kind == "person" and topic.office else topic
    if lone and role is Role.PARTNER and not opens and not (_points_back(items) or _is_well_told(topic, discourse)):
        return
    if topic is not None and topic.name not in names_in(draft):
        draft.parties.setdefault(role, []).append(_as_named(topic))


def _dates_news(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a deal only dates news of whom the text is about: ``The news comes a year after buying X``.

    So does the noun of one that a deal told before comes after: ``L'opération intervient après le rachat de X``.
    """
    opening = items[: cue.group]
    if not cue.verb and cue.frame.of is Role.TARGET:
        opening = opening[:-1] if opening and opening[-1].lower in language.determiners else opening
    elif not cue.verb or cue.passive:
        return False
    if not opening or any(item.kind == "name" for item in opening):
        return False
    nouns = language.news_nouns if cue.verb else language.news_nouns | language.takeover_nouns
    told = any(item.lower in nouns for item in opening[:_NEWS])
    return told and opening[-1].lower in language.dating_prepositions


def _names_others(items: Sequence[Item], draft: Draft, topic: NameMention | None) -> bool:
    """Whether a sentence names a company that takes no part in its deal, other than what the text is about."""
    values = (item.value for item in items if item.kind == "name")
    named = {value.name for value in values if isinstance(value, NameMention) and value.kind in FIRM_KINDS}
    return not named <= names_in(draft) | ({topic.name} if topic else set())


def _is_plan_without_owner(items: Sequence[Item], draft: Draft, discourse: Discourse, language: LanguageData) -> bool:
    """Whether a plan to spend money is told in the passive or by a noun, not whose: ``8 millions seront investis``.

    A participle beside its noun tells of what is there already: ``inaugurée en 1952, l'usine``.
    """
    cue = draft.cue
    told = (cue.passive and not cue.reduced) or (
        not cue.verb and (cue.size > 1 or _means_spending(items, draft, language))
    )
    if cue.frame.kind is not Kind.CAPEX or not told:
        return False
    if cue.verb and cue.group and items[cue.group - 1].kind == "name":
        return False  # ``X was allocated 8 million``
    if _tells_of_many(items, cue, language) or _is_shared(items, draft, language):
        return False
    return _is_surely_its_own(items, draft, discourse, language)


def _is_well_told(topic: NameMention | None, discourse: Discourse) -> bool:
    """Whether what a text speaks of is well known or named most often, and so no chance capital of a heading."""
    main = discourse.main
    return topic is not None and (topic.known or (main is not None and topic.name == main.name))


def _tells_of_many(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a phrase in the passive has its noun in the plural, ``investments were announced``: those of anybody."""
    return cue.passive and cue.size > 1 and items[cue.first].lower.endswith(language.plurals)


def _is_surely_its_own(items: Sequence[Item], draft: Draft, discourse: Discourse, language: LanguageData) -> bool:
    """Whether words of the sentence stand for somebody named before, so that a plan without an owner is no state's.

    A noun may do without them where the company that the text is about is well known, a verb where a plant is told too.
    """
    if _points_back(items):
        return True
    known = discourse.main is not None and discourse.main.known
    return known and (not draft.cue.verb or has(items, draft, "facility", language))


def _means_spending(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a noun has a sum, and means spending alone or is told of a plant: ``$4 million for a mill``."""
    return draft.money is not None and (bool(draft.cue.frame.nouns) or has(items, draft, "facility", language))


def _points_back(items: Sequence[Item]) -> bool:
    """Whether words stand for somebody named before."""
    return any(isinstance(item.value, Reference) for item in items)


def _is_shared(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a company acts in the sentence, so that a plan without an owner is not another's: ``X spends 4 million``.

    Only a noun behind it is meant: ``X consacrera 4 millions à son site dans un plan de modernisation``.
    """
    acting = (i for i in range(draft.cue.first) if items[i].is_nominal and governor(items, i, language) == "")
    return not draft.cue.verb and any(items[i].kind == "name" for i in acting)


def _is_unclaimed_purchase(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a noun tells what was bought, what share, when or at what price, not by whom: ``l'achat de X en mars``.

    One that opens the sentence, or stands behind its colon, needs none of it: ``Dernière opération : le rachat de X``.
    A sum right before it is its price: ``the $555 million acquisition of X``.
    So may a participle tell from whom something was bought: ``X, acquise auprès de Y``.
    """
    frame, cue = draft.cue.frame, draft.cue
    buys = frame.kind is Kind.ACQUISITION and frame.subject is Role.ACQUIRER
    if buys and cue.passive and set(draft.parties) == {Role.TARGET, Role.SELLER}:
        return cue.reduced or not is_made_by_some(items, cue, language)
    sold = draft.money is not None and Role.SELLER in draft.parties
    if not tells_only_target(draft, but=frozenset({Role.SELLER}) if sold else frozenset()):
        return False
    if is_made_by_some(items, cue, language):
        return False
    before = [item.lower for item in items[: cue.first] if item.lower not in language.determiners]
    dated = draft.date is not None and frame.stage is Stage.ANNOUNCED
    if not before or before[-1] == ":" or draft.percent is not None or dated:
        return True
    if draft.money is None or is_small(draft.money):
        return False
    at = next((i for i, item in enumerate(items) if item.value is draft.money), 0)
    return at == cue.first - 1 or has_price_mark(items, draft, at, language)


def _supply_buyer(
    items: Sequence[Item], draft: Draft, discourse: Discourse, language: LanguageData, *, titled: bool
) -> None:
    """The company that a text is about has bought what a sentence tells as bought, if it names no other company.

    One that the sentence tells as bought too is no other: ``le rachat de X et l'acquisition en mars de Y``.

    A headline may name that company too, behind what it bought: ``Rachat de X : l'expansion de Y``.
    """
    named = [
        item.value
        for at, item in enumerate(items)
        if isinstance(item.value, NameMention)
        and item.value.kind in FIRM_KINDS
        and not (_is_bought(items, at, language) or goes_on_list(items, draft, at, language))
    ]
    others = {name.name for name in named} - names_in(draft)
    buyer = discourse.main or discourse.topic
    if buyer is None or buyer.kind != "company" or buyer.name in names_in(draft):
        return
    if titled and others == {buyer.name}:
        said = next(name for name in named if name.name == buyer.name)
        draft.parties[Role.ACQUIRER] = [Participant(said, said.start, said.end, "whom the text is about")]
    elif not others:
        draft.parties[Role.ACQUIRER] = [_as_named(buyer)]


def _is_bought(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    """Whether a name hangs by *of* on a noun that tells of a purchase: ``le rachat de X``."""
    if governor(items, at, language) not in language.numbers.of:
        return False
    before = itertools.takewhile(lambda item: not item.is_nominal, reversed(items[max(0, at - _PURCHASE) : at]))
    return any(item.lower in language.takeover_nouns for item in before)


def _is_bought_by(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a noun tells by whom and not of what a purchase is: ``favorable à une acquisition par X``."""
    cue, buyers = draft.cue, draft.parties.get(Role.ACQUIRER, [])
    told = cue.frame.kind is Kind.ACQUISITION and cue.frame.of is Role.TARGET and set(draft.parties) == {Role.ACQUIRER}
    if cue.verb or not told or items[cue.last].lower.endswith(language.plurals):
        return False
    if cue.first == 0 or preposition_ending(items, cue.first - 1, language) in language.numbers.of:
        return False  # ``en cas de reprise par X``
    if is_ranked(items, cue.first, language):
        return False  # ``It is the third acquisition by X``
    first = next((i for i in range(cue.last + 1, len(items)) if items[i].start == buyers[0].start), None)
    if first is None or governor(items, first, language) not in language.agents:
        return False
    return not any(item.word.uncontracted in language.numbers.of for item in items[cue.last + 1 : first - 1])


def _is_judged_bid(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a court decides on a bid, for what is not said again: ``le tribunal a validé la reprise par X``."""
    cue = draft.cue
    if cue.verb or cue.frame.kind is not Kind.ACQUISITION or set(draft.parties) != {Role.ACQUIRER}:
        return False
    verbs = {verb for item in items for verb, _ in language.verb_forms.get(item.lower, ())}
    decides = verbs & (language.answer_verbs | language.control_verbs)
    return bool(decides) and any(item.lower in language.court_words for item in items)


def _takes_over_staff(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a buyer takes over so many of those who work for a company: ``X propose de reprendre 40 salariés``."""
    cue = draft.cue
    if not cue.verb or cue.passive or cue.size > 1 or set(draft.parties) != {Role.ACQUIRER}:
        return False
    behind = items[cue.last + 1 : min(clause_end(items, cue.last, language), cue.last + 1 + _STAFF)]
    taken = [item.lower for item in itertools.takewhile(lambda item: item.lower not in language.with_words, behind)]
    return cue.frame.kind is Kind.ACQUISITION and bool(language.workforce_nouns.intersection(taken))


def _supply_bid(items: Sequence[Item], draft: Draft, discourse: Discourse, *, of_topic: bool) -> None:
    """The only other company that the sentence names before, or the one that the text is about, is bid for.

    Of several named before it is the topic among them, where nobody has to decide on the bids of several.
    """
    before = [i.value for i in items[: draft.cue.first] if i.is_nominal and isinstance(i.value, NameMention)]
    others = {name.name: name for name in before if name.name not in names_in(draft) and name.kind == "company"}
    target = discourse.topic or discourse.main
    if others and not (of_topic and target is not None and target.name in others):
        target = next(iter(others.values())) if len(others) == 1 else None
    if target is not None and target.kind == "company" and target.name not in names_in(draft):
        draft.parties[Role.TARGET] = [_as_named(target)]


def _is_own_listing(items: Sequence[Item], draft: Draft, discourse: Discourse, language: LanguageData) -> bool:
    """Whether a noun tells of one listing, of nobody's, and the sentence names no company but the text's own.

    *The offering* is the text's own too.
    """
    cue, main = draft.cue, discourse.main
    told = (cue.frame.kind is Kind.IPO or cue.frame.may_list) and not (cue.verb or cue.passive)
    if not told or main is None or main.kind != "company" or {Role.ISSUER, Role.TARGET} & set(draft.parties):
        return False
    before = items[max(0, cue.first - _LISTED) : cue.first]
    several = any(items[at].lower.endswith(language.plurals) for at in (cue.first, cue.last))
    if several or (not cue.frame.may_list and any(item.lower in language.definites for item in before)):
        return False
    named = {i.value.name for i in items if isinstance(i.value, NameMention) and i.value.kind in FIRM_KINDS}
    return named <= {main.name}


def _own_borrower(
    items: Sequence[Item], draft: Draft, discourse: Discourse, language: LanguageData
) -> NameMention | None:
    """Whom a loan is for that has a sum and who lends, where the sentence names no company that may borrow.

    What pays for a deal told before may have either alone, and its buyer borrows.
    """
    frame = draft.cue.frame
    if frame.kind is not Kind.DEBT or Role.BORROWER in draft.parties:
        return None
    summed = draft.money is not None and not is_small(draft.money)
    lent = Role.LENDER in draft.parties and (not draft.cue.verb or has(items, draft, "loan", language))
    if not (frame.recalls or (summed and lent)):
        return None
    own = items[: draft.stop] if frame.recalls else items
    named = {i.value.name for i in own if isinstance(i.value, NameMention) and i.is_nominal}
    topic = discourse.topic
    turned = topic is not None and topic.kind == "company" and not discourse.took_part(topic)
    told = (frame.recalls and (topic if turned else discourse.buying)) or discourse.main or topic
    fits = told is not None and told.kind == "company" and named <= names_in(draft) and told.name not in named
    return told if fits else None


def _opens(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a cue begins its sentence, so that nothing before it may be its subject; a present form is a noun there.

    ``Contrat avec X``, ``Racheté par X``, ``En mars, accord avec X``, but not ``L'outil fournit``, ``Mise à jour``.
    """
    before = items[: cue.group]
    acts = any(i.is_nominal or (i.lower in language.verb_forms and i.kind == "word") for i in before)
    return not acts and not (cue.verb and cue.tense == "present")


def _as_named(name: NameMention) -> Participant:
    """A party that the sentence itself leaves out, proven by the words that named it before."""
    return Participant(name, name.start, name.end, "left out here, and named before", left_out=True)
