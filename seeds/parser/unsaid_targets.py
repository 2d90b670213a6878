"""Into whom money goes where a sentence does not say it: the round told of last, or whom the text is about."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.drafts import Draft, names_in
from seeds.parser.governors import governor
from seeds.parser.hints import singular
from seeds.parser.items import Item
from seeds.parser.money import Money
from seeds.parser.names import NameMention
from seeds.parser.needs import has
from seeds.parser.ownership import are_own_shares
from seeds.parser.prepositions import preposition_ending
from seeds.parser.references import Discourse
from seeds.parser.surroundings import teller_alone
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Kind, Role

_GIVEN = frozenset({Kind.INVESTMENT, Kind.FUNDING_ROUND})
"""The kinds of deals by which money goes into a company."""
_OWN_SUM = 4
"""Within how many items behind a word for an investment its sum stands: ``investissement total de 8 milliards``."""
_RIGHT_BEHIND = 4
"""Up to how many items from the end of a cue a word for an earlier deal may stand: ``le tour de table précédent``."""
_NOT_FINITE = frozenset({"gerund", "infinitive"})
"""The tenses of verbs that leave out who acts, where another verb of the sentence has told it."""
_ANY = 4
"""How many words behind an article the noun may stand for a company that nobody has named."""
_PARTICLE = 2
"""How many words a verb has with its particle: ``put in``."""
_PHRASE = 2
"""How many words the cues have that say too little of which round is meant."""
_SAID = 5
"""How many items behind a preposition may say what is invested in."""
_OF_SHARES = frozenset({Kind.ACQUISITION, Kind.INVESTMENT})
_BUYERS = frozenset({Role.ACQUIRER, Role.INVESTOR})
_BESIDE = 40
"""How many items around a noun are looked at for another company that a stake may be one of."""
_LEAST_PRICE = 1_000_000
"""The least that a company costs which is told to be sold without a buyer."""
_OF_CAPITAL = 2
"""How many items behind a share the word may stand for what it is of: ``100 % du capital``."""
_MEANS = 2
"""How many items behind a preposition the noun may stand for what money is given as: ``in fresh equity``."""


def recalls_round(items: Sequence[Item], draft: Draft, discourse: Discourse, language: LanguageData) -> bool:
    """Whether an investor without a target joins the round just told of; a site or a place makes it a plan."""
    raising = discourse.raising
    of_round = draft.cue.frame.recalls and draft.cue.frame.kind in _GIVEN
    if not of_round or Role.TARGET in draft.parties or raising is None or is_earlier(items, draft.cue, language):
        return False
    if draft.cue.frame.kind is Kind.INVESTMENT and draft.cue.size == 1 and draft.money is None:
        return False
    told_alike = discourse.round_is_fresh or (draft.cue.frame.kind is Kind.FUNDING_ROUND and len(names_in(draft)) > 1)
    if not told_alike or raising.name in names_in(draft):
        return False
    if draft.cue.verb and draft.cue.size <= _PHRASE and names_no_target(items, draft.cue, language):
        return False
    may_be_plan = draft.cue.frame.otherwise is not None
    if may_be_plan and discourse.turned_to([party.name for party in draft.parties.get(Role.INVESTOR, ())]):
        return False
    return not (may_be_plan and (has(items, draft, "facility", language) or has(items, draft, "place", language)))


def same_investor(items: Sequence[Item], drafts: Sequence[Draft], language: LanguageData) -> None:
    """``holds 27% of OpenAI after investing 13 billion``: money of one investor in one sentence has one target.

    A finite verb without an investor has one that is no name: ``while its founders invest 2 million``.
    """
    for draft in drafts:
        investors = draft.parties.get(Role.INVESTOR)
        if draft.cue.frame.kind is not Kind.INVESTMENT or Role.TARGET in draft.parties or not draft.cue.verb:
            continue
        if takes_any_firm(items, draft.cue, language):
            continue
        for other in drafts:
            theirs = other.parties.get(Role.INVESTOR)
            same = not investors or (theirs and investors[0].name.name == theirs[0].name.name)
            stake = other.cue.frame.kind is Kind.INVESTMENT and Role.TARGET in other.parties and bool(theirs)
            if other is not draft and stake and same and other.cue.last < draft.cue.first:
                draft.parties = {**draft.parties, Role.TARGET: other.parties[Role.TARGET]}
                if draft.cue.tense in _NOT_FINITE:
                    draft.parties.setdefault(Role.INVESTOR, other.parties[Role.INVESTOR])


def takes_any_firm(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether the object of a verb is a company that nobody has named: ``backed a rival``, ``into several rivals``."""
    begin = cue.last + 1
    while begin < len(items) and (items[begin].kind == "money" or items[begin].word.prepositions is not None):
        begin += 1
    article = items[begin : begin + 1]
    if not article or article[0].lower in language.definites or article[0].lower in language.possessives:
        return False
    told = article[0].lower in language.determiners | language.indefinites | {*language.numbers.words}
    nouns = language.generic_nouns | language.related_nouns
    behind = items[begin + 1 : begin + 1 + _ANY]
    plain = list(itertools.takewhile(lambda item: item.kind == "word", behind))
    return told and any(singular(item.lower, language) in nouns for item in plain)


def into_same_company(items: Sequence[Item], drafts: Sequence[Draft]) -> None:
    """``L'investissement de X dans Z s'ajoute à un investissement de 8 milliards de Y``: Y put its money into Z too."""
    told = [d for d in drafts if d.cue.frame.kind in _GIVEN and d.parties.get(Role.TARGET)]
    into = {party.name.name: party for draft in told for party in draft.parties[Role.TARGET]}
    givers = {party.name.name for draft in told for party in draft.parties.get(Role.INVESTOR, ())}
    for draft in drafts:
        cue, investors = draft.cue, draft.parties.get(Role.INVESTOR, [])
        if cue.verb or cue.frame.kind is not Kind.INVESTMENT or Role.TARGET in draft.parties or len(into) != 1:
            continue
        own = any(item.kind == "money" for item in items[cue.last + 1 : cue.last + 1 + _OWN_SUM])
        names = {party.name.name for party in investors}
        if own and names and names.isdisjoint(givers) and names.isdisjoint(into):
            draft.parties = {**draft.parties, Role.TARGET: list(into.values())}


def into_round_before(items: Sequence[Item], drafts: Sequence[Draft], language: LanguageData) -> None:
    """Who puts in money behind words for a round puts it into that: ``X is raising $3bn, of which Y invests 1``."""
    for draft in drafts:
        cue, investors = draft.cue, draft.parties.get(Role.INVESTOR, ())
        puts_in = cue.verb and not cue.passive and cue.frame.recalls and cue.frame.kind is Kind.INVESTMENT
        if not puts_in or not investors or Role.TARGET in draft.parties or names_no_target(items, cue, language):
            continue
        rounds = [d for d in drafts if d.cue.frame.kind is Kind.FUNDING_ROUND and d.cue.last < cue.first]
        raising = next((d.parties[Role.TARGET] for d in reversed(rounds) if Role.TARGET in d.parties), ())
        plan = any(has(items, draft, need, language) for need in ("facility", "place", "term"))
        if raising and not plan and not {p.name.name for p in raising} & {p.name.name for p in investors}:
            draft.parties = {**draft.parties, Role.TARGET: list(raising)}


def is_earlier(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a word says that a deal came before the one that is told: ``led the previous round``.

    So does a date between an article and its noun: ``joined a 2023 round``.
    """
    begin = cue.first - (cue.first > 0 and not cue.verb)
    within = itertools.pairwise(items[begin : cue.last + 1])
    if any(one.lower in language.indefinite_articles and other.kind == "date" for one, other in within):
        return True
    return any(item.lower in language.earlier_words for item in items[begin : cue.last + _RIGHT_BEHIND])


def names_no_target(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether words without a name say what is invested in: ``created to invest in young companies``, no round.

    The *in* of ``putting in $5 million`` says nothing of that.
    """
    for index in range(cue.last, clause_end(items, cue.last, language) - 1):
        phrase = preposition_ending(items, index, language)
        if cue.frame.prepositions.get(phrase) is Role.TARGET and items[index + 1].kind != "money":
            said = items[index + 1 : index + 1 + _SAID]
            if said[0].lower in language.possessives and said[1:2] and said[1].lower in language.facility_nouns:
                return True
            named = any(item.is_nominal or item.lower in language.definites for item in said)
            return not named and not any(item.lower in language.frame_nouns for item in said)
    return False


def is_small(money: Money) -> bool:
    """Whether a sum is the price of a thing rather than of a company."""
    return money.amount < _LEAST_PRICE


def is_own_round(items: Sequence[Item], draft: Draft, discourse: Discourse, language: LanguageData) -> bool:
    """Whether a noun tells of a round and its sum and the sentence names no company but those who invest.

    So may a verb in the passive that says nothing of who raised it, nor where: ``6 millions ont été levés``.
    """
    frame = draft.cue.frame
    raises = frame.kind is Kind.FUNDING_ROUND and Role.TARGET not in draft.parties
    raises &= not draft.cue.verb or (draft.cue.passive and not draft.cue.reduced and _is_raised(items, draft, language))
    if not raises or draft.money is None or is_small(draft.money) or discourse.main is None:
        return False
    if not draft.cue.verb and items[draft.cue.first].lower.endswith(language.plurals):
        return False
    named = {i.value.name for i in items if isinstance(i.value, NameMention) and i.is_nominal}
    return named <= names_in(draft) and discourse.main.name not in named


def _is_raised(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a sum opens its sentence and is raised in no place, and by nobody who is only described."""
    agents = {item.lower for item in items[draft.cue.last :]} & {*language.agents}
    invested = any(role is not Role.TARGET and group for role, group in draft.parties.items())
    return (not agents or invested) and not has(items, draft, "place", language)


def funded(items: Sequence[Item], draft: Draft, discourse: Discourse, language: LanguageData) -> NameMention | None:
    """Who gets what a fund has invested in nothing that its sentence names: ``En 2015, X a investi 8 millions``.

    What is injected as equity is the company's that was spoken of, or that this one has put money into, whoever gives
    it: ``X will inject 8 million``; and who was told to put money into somebody puts in its part: ``X and Y are to
    invest in Z. X will invest 8 million``.
    """
    if draft.cue.reduced:
        return _got_known_sum(items, draft, discourse, language)
    verbs = {verb for verb, _ in language.verb_forms.get(items[draft.cue.first].lower, ())}
    equity = any(language.payment_verbs.get(verb) == "stake" for verb in verbs)
    plain = draft.cue.verb and draft.cue.frame.kind is Kind.INVESTMENT and not draft.cue.passive
    told_by_both = all({"investor", "target", "amount"} <= set(needs) for needs in draft.cue.frame.needs)
    if (
        not plain
        or (draft.cue.size > 1 and not equity and not told_by_both and not _puts_in(items, draft, language))
        or draft.money is None
        or Role.INVESTOR not in draft.parties
        or Role.TARGET in draft.parties
    ):
        return None
    if _says_in_what(items, draft, language):
        return None
    investors = [party.name for party in draft.parties[Role.INVESTOR]]
    if verbs & language.earning_verbs and all(name.kind == "government" for name in investors):
        return None  # ``The state contributes 8 million``
    if (backed := discourse.backed_by(investors)) is not None and not has(items, draft, "term", language):
        return backed if backed.name not in names_in(draft) else None
    if equity:
        told = discourse.topic if discourse.topic is not None and discourse.topic.kind == "company" else None
        told = told and (discourse.backed_by([told]) or told)
    else:
        told = discourse.funded_by(investors)
    return told if told is not None and told.name not in names_in(draft) else None


def _says_in_what(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether words behind a verb say what its money goes into, be it a plant, a place or a company without a name."""
    end = clause_end(items, draft.cue.last, language)
    if draft.cue.reduced:
        end = next((i for i in range(draft.cue.last + 1, end) if is_finite(items[i], language)), end)
    behind = range(draft.cue.last + 1, end)
    prepositions = {preposition_ending(items, i, language) for i in behind if not _is_means(items, i, language)}
    aimed = any(draft.cue.frame.prepositions.get(phrase) is Role.TARGET for phrase in prepositions)
    if aimed or draft.cue.reduced:
        return aimed
    return has(items, draft, "facility", language) or has(items, draft, "place", language)


def _got_known_sum(
    items: Sequence[Item], draft: Draft, discourse: Discourse, language: LanguageData
) -> NameMention | None:
    """Who got a sum that is spoken of as known: ``Y loses money despite the 3 billion invested by X``, or the topic."""
    cue, at = draft.cue, draft.cue.group - 1
    if cue.frame.kind is not Kind.INVESTMENT or draft.parties.keys() != {Role.INVESTOR} or draft.money is None:
        return None
    told = next((i for i in range(at - 1, -1, -1) if items[i].lower not in language.bound_words), at)
    pointer = items[max(told, 0)].lower
    known = pointer in language.sum_pointers or (pointer in language.plural_articles and told > 0)
    if items[at].value is not draft.money or not known:
        return None
    if _says_in_what(items, draft, language):
        return None
    joins = {"", *language.receiving_words}
    named = {
        value.name: value
        for i, item in enumerate(items)
        if isinstance(value := item.value, NameMention) and item.is_nominal and governor(items, i, language) in joins
    }
    others = [name for name in named.values() if name.kind == "company" and name.name not in names_in(draft)]
    if others or discourse.topic is None:
        return others[0] if len(others) == 1 else None
    topic = discourse.topic
    return topic if topic.kind == "company" and topic.name not in names_in(draft) else None


def _puts_in(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a sum right behind a verb and its particle is what is put in: ``have put in €60 million``."""
    cue = draft.cue
    particle = cue.size == _PARTICLE and items[cue.last].lower in language.content_prepositions
    return particle and cue.last + 1 < len(items) and items[cue.last + 1].value is draft.money


def _is_means(items: Sequence[Item], preposition: int, language: LanguageData) -> bool:
    """Whether a preposition brings in what money is given as, and not for whom: ``in fresh equity``."""
    return any(item.lower in language.payment_means for item in items[preposition + 1 : preposition + 1 + _MEANS])


def joins_topic(draft: Draft, discourse: Discourse) -> bool:
    """Whether an investor subscribes what no round before explains, so that it is the topic's: its capital increase."""
    plain = draft.cue.verb and draft.cue.size > _PHRASE and Role.TARGET not in draft.parties
    told = draft.cue.frame.recalls and Role.INVESTOR in draft.parties and discourse.raising is None
    topic = discourse.topic
    return plain and told and topic is not None and topic.kind != "person" and topic.name not in names_in(draft)


def entered(items: Sequence[Item], draft: Draft, discourse: Discourse, language: LanguageData) -> NameMention | None:
    """In whom shares are bought where a sentence says of nobody: ``X has a new owner. Y has taken a majority stake``.

    So are those that another sells, and those that an investor by trade has held: ``Y buys the stake of Elm Capital``,
    ``Elm Capital sells it to Y``.
    """
    cue, kind = draft.cue, draft.cue.frame.kind
    shares = language.stake_words | language.majority_words
    told = cue.verb and not cue.passive and kind in _OF_SHARES and not cue.frame.recalls
    last = cue.last + _OF_CAPITAL * (items[cue.last].kind == "percent")
    words = [item.lower for item in items[cue.first : last + 1]]
    share = singular(words[-1], language)
    several = share != words[-1] and share in shares | language.quoted_words
    own = several and not {*words}.isdisjoint(language.possessives)
    if not told or shares.isdisjoint(words) or (own and not _sells_on(draft)):
        return None  # ``rachète ses propres actions``
    topic = _teller(items, draft, language) or discourse.owned_topic
    held = [party.name for party in draft.parties.get(Role.TARGET, draft.parties.get(Role.SELLER, []))]
    paid = not draft.parties.keys().isdisjoint(_BUYERS)
    if topic is None or not paid or topic.name in names_in(draft):
        return discourse.bought_by(held) if paid and _sells_on(draft) else None
    if held:
        own = any(item.lower in language.possessives for item in items[cue.first : cue.last + 1])
        own |= any(are_own_shares(item) for item in items[cue.first : clause_end(items, cue.last, language)])
        starts = {party.start for party in draft.parties.get(Role.SELLER, ())}
        at = next((i for i, item in enumerate(items) if item.start in starts), 0)
        of = at > cue.last and governor(items, at, language) in language.numbers.of
        if _sells_on(draft) and not (own or of):
            return topic
        return topic if discourse.are_investors(held) and _are_held_by(items, cue, draft, language) else None
    end = clause_end(items, cue.last, language)
    behind = range(cue.last + 1, min(end, len(items) - 1))
    said = (i for i in behind if cue.frame.prepositions.get(preposition_ending(items, i, language)) is Role.TARGET)
    aimed = any(items[i + 1].lower not in shares for i in said) or any(i.is_nominal for i in items[cue.last + 1 : end])
    return None if aimed or cue.size < _PHRASE else topic


def _teller(items: Sequence[Item], draft: Draft, language: LanguageData) -> NameMention | None:
    """The company that says who buys its shares: ``X said Y has raised its stake to 12 percent``."""
    starts = {party.start for party in draft.parties.get(Role.INVESTOR, ())}
    at = next((i for i, item in enumerate(items) if item.start in starts), 0)
    teller = teller_alone(items, at, language)
    return teller if teller is not None and teller.name not in names_in(draft) else None


def _sells_on(draft: Draft) -> bool:
    """Whether somebody is told to sell shares, and not of whom: ``Y cède 100 % du capital à Z``."""
    return Role.TARGET not in draft.parties and len(draft.parties.get(Role.SELLER, ())) == 1


def _are_held_by(items: Sequence[Item], cue: Cue, draft: Draft, language: LanguageData) -> bool:
    """Whether the shares are those of who is named: by an *of* right behind them, or as the seller's own."""
    if Role.TARGET not in draft.parties:
        return any(item.lower in language.possessives for item in items[cue.first : cue.last + 1])
    of = cue.last + 1 < len(items) and items[cue.last + 1].lower in language.numbers.of
    return of and items[cue.last].lower in language.stake_words and draft.percent is None


def stake_sold_in(draft: Draft, discourse: Discourse) -> NameMention | None:
    """In whom somebody sells a share who is only referred to: ``The state is leaving X. It will sell its 30% to Y``."""
    sellers = draft.parties.get(Role.SELLER, [])
    sold = draft.cue.verb and draft.cue.frame.kind is Kind.INVESTMENT and draft.percent is not None
    if not sold or Role.TARGET in draft.parties or Role.INVESTOR not in draft.parties or len(sellers) != 1:
        return None
    seller = sellers[0]
    if seller.left_out or seller.name.start <= seller.start < seller.name.end:
        return None
    told = discourse.company_instead(seller.name)
    return told if told is not None and told.kind == "company" and told.name not in names_in(draft) else None


def takes_stake_in(main: NameMention, items: Sequence[Item], draft: Draft) -> bool:
    """Whether a noun tells who takes a stake and not in whom: ``une prise de participation de 12 % de X``.

    Then it is one in the company that the text is about, where the sentence names no other.
    """
    frame = draft.cue.frame
    told = not draft.cue.verb and draft.cue.size > 1 and frame.kind is Kind.INVESTMENT and draft.money is None
    of_investor = Role.INVESTOR in {frame.of, frame.inside} and not frame.recalls
    if not told or not of_investor or draft.parties.keys() != {Role.INVESTOR} or main.kind != "company":
        return False
    near = range(max(0, draft.cue.first - _BESIDE), min(len(items), draft.cue.last + _BESIDE))
    named = {
        value.name
        for i in near
        if isinstance(value := items[i].value, NameMention) and items[i].is_nominal and items[i - 2].kind != "percent"
    }
    return main.name not in names_in(draft) and named <= names_in(draft) | {main.name}
