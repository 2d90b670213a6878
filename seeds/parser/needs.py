"""What a frame may need beside roles: whether a draft has it."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.asked import asks_price, is_for_stake, meets_offer
from seeds.parser.clauses import clause_end
from seeds.parser.combined import combines_firms
from seeds.parser.cues import Cue
from seeds.parser.dates import DateMention
from seeds.parser.drafts import Draft, names_in
from seeds.parser.goods import has_goods
from seeds.parser.governors import governor
from seeds.parser.items import Item, Reference, said
from seeds.parser.lenders import is_financier
from seeds.parser.markets import is_on_market, names_exchange, tells_a_state
from seeds.parser.names import NameMention
from seeds.parser.plants import described_plant, tells_in_relative
from seeds.parser.positions import are_named_bare
from seeds.parser.properties import has_property, is_itself
from seeds.parser.spending import counts_sum, has_site, has_term, promises_sum
from seeds.parser.subject_nouns import is_predicate, subject_is
from seeds.parser.together import deal_with_others, is_done_together, partners_of
from seeds.parser.vehicles import names_vehicle, tells_vehicle
from seeds.parser.wares import names_wares
from seeds.parser.word_classes import is_finite
from seeds.vocabulary import Kind, Role, Side, side_of

_ROLES = frozenset(role.value for role in Role)
_SITE = 15
"""How many items around a cue are looked at for a plant or a data centre."""
_NAMED = 8
"""How many items before a cue are looked at for the fund that is told of."""
_PART = 6
"""How many items before a name its *of* may say which part of it is meant."""
_LOAN_BEFORE, _LOAN_BEHIND = 6, 25
"""How many items before and behind a cue are looked at for a word that makes a loan of what is obtained."""
_AHEAD = frozenset({"future", "conditional", "infinitive"})
"""The tenses in which something is told that is still to come: ``sera coté``, ``devrait être coté``."""
_OPENING = 2
"""Before which item a date opens a sentence: ``Since 2015, X has been owned by Y``."""

_NOUN_PHRASE = 2
"""How many words one who acts without a name has at least: ``the army``."""
_CLOSE = 4
"""How many items may stand between a noun and the sum that is its own: ``a loan of about 5 billion``."""
_SHARES = 3
"""How many items behind what is paid shares may stand that it is paid for."""
_STUDY = 25
"""How many items before a word for doing it together a study or a broadcast may be named."""
_QUOTES = frozenset('«“"')
"""Marks behind which what is called a sale has a title: an event, ``la vente « X »``."""
_RAISED = 12
"""How many items before what else was raised a round is told: ``raised $9m in equity led by X, and $2m in debt``."""


def only_with(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether all that a draft names is whom something is done *with*, so that who does it was named before."""
    starts = {p.start for group in draft.parties.values() for p in group}
    partners = [i for i, item in enumerate(items) if item.start in starts and item.is_nominal]
    return bool(partners) and all(governor(items, i, language) in language.with_words for i in partners)


def _joined(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether partners are joined by *with* or *between*, or all stand on one side of the cue: ``A and B announce``."""
    partners = partners_of(items, draft)
    if any(governor(items, i, language) in language.joining_prepositions for i in partners):
        return True
    return len(partners) > 1 and len({i < draft.cue.first for i in partners}) == 1


def has(items: Sequence[Item], draft: Draft, need: str, language: LanguageData) -> bool:
    """Whether a draft has what its frame names as a need: a role, or one of `seeds.language.NEEDS`."""
    if need in _ROLES:
        return need in draft.parties
    if need == "amount":
        return draft.money is not None
    if need == "percent":
        return draft.percent is not None
    if need == "round":
        return draft.round is not None
    if need == "date":
        return draft.date is not None
    if need == "since":
        told = (*items[:_OPENING], *items[draft.cue.last :])
        return any(isinstance(item.value, DateMention) and item.value.since for item in told)
    if need == "place":
        return _has_place(items, draft, language)
    if need == "term":
        return has_term(items, draft, language)
    if need == "promised":
        return promises_sum(items, draft, language)
    if need == "close":
        return draft.money is not None and _steps_to_money(items, draft) <= _CLOSE
    if need == "goods":
        return has_goods(items, draft.cue, language)
    if need == "wares":
        starts = {p.start for p in draft.parties.get(Role.SUPPLIER, ())}
        return any(names_wares(items, i, language) for i, item in enumerate(items) if item.start in starts)
    if need == "vehicle":
        end = clause_end(items, draft.cue.last, language)
        named = names_vehicle(items, draft.cue.first - _NAMED, end, language)
        return named or tells_vehicle(items, draft.cue.last + 1, end, language)
    if need == "endowed":
        return subject_is(items, draft.cue, language.vehicle_nouns, language)
    if need == "predicate":
        return is_predicate(items, draft.cue, language)
    if need == "event":
        return not tells_a_state(items, draft.cue, language)
    if need == "site":
        return has_site(items, draft, language) or _is_built_there(items, draft, language)
    if need in {"property", "own"}:
        return has_property(items, draft, language, owned=need == "own")
    if need == "nameless":
        acts = draft.cue.verb and draft.cue.group >= _NOUN_PHRASE and draft.cue.frame.subject not in draft.parties
        return acts and all(item.kind != "name" for item in items[: draft.cue.first])
    if need == "itself":
        return is_itself(items, draft.cue, language)
    if need == "firm":
        return all(_is_firm(items, draft.cue, party.start, language) for party in draft.parties.get(Role.TARGET, ()))
    if need == "named":
        bought = {party.start for party in draft.parties.get(Role.TARGET, ())}
        return any(item.kind == "name" and item.start in bought for item in items)
    if need == "bare":
        bought = {party.start for party in draft.parties.get(Role.TARGET, ())}
        return are_named_bare(items, bought, language)
    if need == "corporate":
        acting = draft.parties.get(draft.cue.frame.subject, ()) if draft.cue.frame.subject else ()
        return all(party.name.kind != "person" for party in acting)
    if need == "firms":
        return combines_firms(items, draft, language)
    if need == "passive":
        return draft.cue.passive
    if need == "perfect":
        return draft.cue.tense == "past" and draft.cue.group < draft.cue.first
    if need == "coming":
        return draft.cue.tense in _AHEAD
    if need == "unspent":
        return not draft.cue.verb or draft.cue.tense != "past"
    if need == "verbless":
        return not any(i.kind == "word" and is_finite(i, language) for i in items) and not _acts_before(
            items, draft.cue.first
        )
    if need == "direct":
        behind = items[draft.cue.last + 1 : draft.cue.last + 2]
        return any(item.lower in draft.cue.frame.prepositions for item in behind)
    if need == "opening":
        return draft.cue.group == 0
    if need == "ahead":
        before = items[max(0, draft.cue.first - _CLOSE) : draft.cue.last]
        return draft.money is not None and any(item.value is draft.money for item in before)
    if need == "counted":
        return draft.money is not None and counts_sum(items, draft, language)
    if need == "raised":
        before = items[max(0, draft.cue.first - _RAISED) : draft.cue.first]
        return _tells_of_a_round([item for item in before if item.value is not draft.money], language)
    if need == "contract":
        return _is_under_contract(items, draft.cue, language)
    if need == "market":
        issuers = draft.parties.get(Role.ISSUER, ())
        if issuers and all(names_exchange(party.name, language) for party in issuers):
            return False
        return is_on_market(items, draft.cue, language) and not _speaks_of_any(items, draft, language)
    if need == "single":
        return not items[draft.cue.last].lower.endswith(language.plurals)
    if need == "listed":
        return any(item.lower in language.debut_words for item in items)
    if need == "unmerged":
        return all(item.lower not in language.merging_words for item in items)
    if need == "financed":
        return _is_plainly_won(items, draft, language) or any(i.lower in language.financing_words for i in items)
    if need == "court":
        return any(item.lower in language.court_words for item in items)
    if need == "business":
        return not _tells_of_study(items, draft.cue, language)
    if need == "untitled":
        return all(item.text not in _QUOTES for item in items[draft.cue.last + 1 : draft.cue.last + 2])
    if need == "loan":
        around = items[max(0, draft.cue.first - _LOAN_BEFORE) : draft.cue.last + _LOAN_BEHIND]
        return any(said(item) in language.loan_words for item in around)
    if need == "work":
        return _tells_work(items, draft.cue, language)
    if need == "plant":
        before = items[max(0, draft.cue.group - _SITE) : draft.cue.group if draft.cue.verb else draft.cue.last + 1]
        each = any(item.lower in language.each_words for item in items[draft.cue.first : draft.cue.last + _CLOSE])
        if any(item.lower in language.loss_nouns for item in before):
            return False
        plant = any(item.lower in language.built_nouns for item in before)
        plant |= subject_is(items, draft.cue, language.facility_nouns, language)
        return not each and (plant or described_plant(items, draft.cue, language) is not None)
    if need == "facility":
        before = items[max(0, draft.cue.first - _SITE) : draft.cue.first]
        behind = items[draft.cue.first + draft.cue.verb : draft.cue.last + _SITE]
        plants = language.built_nouns or language.facility_nouns
        if draft.cue.passive or tells_in_relative(items, draft.cue, language):
            plants |= language.facility_nouns
        built = any(item.lower in plants for item in before)
        return built or any(item.lower in language.facility_nouns for item in behind)
    if need == "asked":
        return asks_price(items, draft, language)
    if need == "staked":
        return is_for_stake(items, draft.cue, language)
    if need == "met":
        return meets_offer(items, draft, language)
    if need == "together":
        return is_done_together(items, draft.cue, language)
    if need == "inside":
        return draft.cue.passive or (_named_inside(items, draft) and not _pays_for_shares(items, draft.cue, language))
    if need in {"payer", "payee"}:
        return any(side_of(role).value == need for role in draft.parties)
    if need == "financier":
        payers = [p for role, group in draft.parties.items() if side_of(role) is Side.PAYER for p in group]
        lends = draft.cue.frame.kind is Kind.DEBT
        return all(is_financier(items, payer, language, lends=lends) for payer in payers)
    if need == "joined":
        return _joined(items, draft, language)
    if need == "tied":
        return any(governor(items, i, language) in language.joining_prepositions for i in partners_of(items, draft))
    paired = need == "pair" and len(names_in(draft)) >= 2 and not _are_persons(draft)
    return paired and not deal_with_others(items, draft, language)


def _tells_of_study(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether it is a study or a broadcast that is done together: ``une enquête, menée en partenariat avec``."""
    beside = cue.first > 0 and items[cue.first - 1].lower in language.place_prepositions
    before = items[max(0, cue.first - _STUDY) : cue.first]
    return beside and any(item.lower in language.study_nouns for item in before)


def _speaks_of_any(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a noun in the plural is of nobody told of: ``bad for IPOs``, no ``their IPOs``, ``the IPOs of X``."""
    cue = draft.cue
    if cue.verb or not items[cue.last].lower.endswith(language.plurals):
        return False
    before = items[cue.first - 1] if cue.first else None
    if before is not None and (before.kind == "reference" or before.word.is_possessive or before.is_nominal):
        return False
    starts = {p.start for group in draft.parties.values() for p in group}
    if len(starts) > 1:
        return False  # ``X and Y plan listings``
    tying = {*language.numbers.of, *language.agents, *language.inclusions}
    return not any(item.start in starts and governor(items, i, language) in tying for i, item in enumerate(items))


def _are_persons(draft: Draft) -> bool:
    """Whether all who take part are persons, who make no deal with each other: ``A joined forces with B``."""
    return all(p.name.kind == "person" for group in draft.parties.values() for p in group)


def _is_firm(items: Sequence[Item], cue: Cue, start: int, language: LanguageData) -> bool:
    """Whether what a verb takes is named, as a whole or by a part that can be bought, and is no other thing *of* it.

    ``reprend X``, ``reprend 80 % de X``, ``il a été repris par X``; not ``la reprend``, ``reprend l'idée de X``, nor
    ``les voitures de X ont trouvé preneur``.
    """
    index = next((i for i, item in enumerate(items) if item.start == start), None)
    if index is None:
        return True
    value = items[index].value
    if isinstance(value, Reference) and value.pronoun:
        return cue.passive or cue.first < index < cue.last  # ``took it private``
    acts = index < cue.first and cue.frame.subject is Role.TARGET
    hangs_on = governor(items, index, language)
    if acts and hangs_on not in {"", *language.numbers.of}:
        return False
    if (index < cue.first and not acts) or hangs_on not in language.numbers.of:
        return True
    parts = language.company_words | language.shop_nouns | language.facility_nouns | language.workforce_nouns
    between = items[max(0, index - _PART) : index] if acts else items[cue.last + 1 : index]
    return any(item.kind == "percent" or item.lower in parts for item in between)


def _is_under_contract(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether words for a contract open the sentence or stand close before the verb, and no sum is what it gives.

    A preposition may bring them in behind it: ``will supply X under a ten-year agreement``.
    """
    if cue.tense in {"infinitive", "gerund"}:
        return False
    end = clause_end(items, cue.last, language)
    told = any(item.lower in language.contract_words for item in items[: cue.group])
    told = told or any(
        items[i].lower in language.contract_words
        and any(item.lower in language.means_words for item in items[max(cue.last, i - _CLOSE) : i])
        for i in range(cue.last + 1, end)
    )
    behind = items[cue.last + 1 : cue.last + 1 + _CLOSE]
    return told and all(item.kind != "money" for item in behind)


def _tells_work(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether work or goods stand behind a verb or noun, or are the subject of a passive: ``works given to X``."""
    places = (
        *(range(max(0, cue.group - _SITE), cue.group) if cue.passive else ()),
        *range((cue.last if cue.verb else cue.first) + 1, clause_end(items, cue.last, language)),
    )
    return any(items[i].lower in language.work_nouns or items[i].lower in language.goods_nouns for i in places)


def _is_built_there(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a plant is the subject of a passive, and where it is: ``a factory will be built by X in Ohio``.

    Without a place its builder may work for another: ``the hospital will be built by X``.
    """
    plants = language.built_nouns or language.facility_nouns
    said = draft.cue.passive and draft.cue.verb and subject_is(items, draft.cue, plants, language)
    return said and _has_place(items, draft, language)


def _has_place(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a place follows the cue: one that is known, or a name that takes no part and stands behind *at*.

    One that opens the sentence counts as well, and the object of its verb, ``choisit la Meuse pour``, and a pronoun
    for one before a verb: ``y investira``.
    """
    if draft.cue.verb and any(
        i.lower in language.place_pronouns for i in items[max(0, draft.cue.group - 2) : draft.cue.first]
    ):
        return True
    taken = {p.start for group in draft.parties.values() for p in group}
    opening = range(1, 2) if items[0].lower in language.place_prepositions else range(0)
    object_ = range(draft.cue.first + 1, min(len(items), draft.cue.first + 3))
    for index in (*opening, *object_, *range(draft.cue.last, len(items))):
        value = items[index].value
        if isinstance(value, NameMention):
            if value.kind == "place":
                return True
            placed = items[index - 1].lower in language.place_prepositions
            if value.start not in taken and placed and items[index - 2].lower not in language.stake_words:
                return True
    return False


def _named_inside(items: Sequence[Item], draft: Draft) -> bool:
    """Whether who is paid is named before the cue ends: ``hired X to build``, no ``hired staff to build X``."""
    end = items[draft.cue.last].end
    paid = (p for role, group in draft.parties.items() if side_of(role) is Side.PAYEE for p in group)
    return any(p.start < end for p in paid)


def _pays_for_shares(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether what is paid for is a part of a company: ``paid X 3 million for the stake``."""
    behind = items[cue.last + 1 : cue.last + 1 + _SHARES]
    return any(item.lower in language.stake_words or item.kind == "percent" for item in behind)


def _acts_before(items: Sequence[Item], at: int) -> bool:
    """Whether an infinitive stands before a word, as where no other verb is known: ``vient de lever 3 millions``."""
    return any(item.kind == "word" and item.word.is_infinitive for item in items[:at])


def _tells_of_a_round(items: Sequence[Item], language: LanguageData) -> bool:
    """Whether items tell a sum and a round, or what is sold in one: ``raised $9m in equity and``."""
    return any(item.kind == "money" for item in items) and any(
        item.lower in language.owned_nouns or Kind.FUNDING_ROUND in language.priced_nouns.get(item.lower, ())
        for item in items
    )


def _is_plainly_won(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether a sum is all that is won, and an infinitive may say what it is for: ``lands $20m to open``."""
    index = next((i for i, item in enumerate(items) if item.value is draft.money), len(items))
    behind = items[index + 1 : index + 2]
    if draft.money is None or any(item.lower not in language.bound_words for item in items[draft.cue.last + 1 : index]):
        return False
    ends = {".", *language.auxiliaries["infinitive"]}
    return draft.cue.last < index and all(item.lower in ends for item in behind)


def _steps_to_money(items: Sequence[Item], draft: Draft) -> int:
    """How many items lie between a cue and its sum."""
    index = next((i for i, item in enumerate(items) if item.value is draft.money), len(items))
    cue = draft.cue
    return 0 if cue.first <= index <= cue.last else min(abs(index - cue.first), abs(index - cue.last))
