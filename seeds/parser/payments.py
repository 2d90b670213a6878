"""What a side of the deal told before pays, offers or gets: ``The group offers 9 million``, ``It will receive``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seeds.language import LanguageData
from seeds.parser.deal_nouns import deal_noun
from seeds.parser.findings import Finding, sums_in, valuation_in
from seeds.parser.followups import is_background
from seeds.parser.governors import governor
from seeds.parser.items import Item, Reference
from seeds.parser.mentions import FIRM_KINDS
from seeds.parser.money import Money
from seeds.parser.names import PARTY_KINDS, NameMention
from seeds.parser.participants import Participant
from seeds.parser.references import Discourse
from seeds.parser.segment import Sentence
from seeds.parser.subjects import subject_before
from seeds.parser.tokens import Row
from seeds.vocabulary import Bound, Kind, Role, Side

_BEHIND = 700
"""How many characters behind a deal its payment may be told: some texts are one block from end to end."""
_LATEST = 4
"""How many deals told last may be paid for."""
_PAID_FOR = 6
"""How many items behind a sum may say what it is paid for, or in what."""
_PAID_BY: dict[str, frozenset[Kind]] = {
    "price": frozenset({Kind.ACQUISITION, Kind.INVESTMENT, Kind.CONTRACT, Kind.PARTNERSHIP}),
    "proceeds": frozenset({Kind.ACQUISITION, Kind.INVESTMENT, Kind.FUNDING_ROUND, Kind.CONTRACT, Kind.PARTNERSHIP}),
    "stake": frozenset({Kind.INVESTMENT}),
    "outlay": frozenset({Kind.CAPEX}),
    "work": frozenset({Kind.CONTRACT}),
    "trade": frozenset({Kind.ACQUISITION, Kind.INVESTMENT}),
    "float": frozenset({Kind.IPO}),
}
"""The kinds of deals whose sum each sort of verb tells: who pays a price does not invest it."""
_PRICED = frozenset[Kind]().union(*_PAID_BY.values())
_PUT_IN = frozenset({"stake", "outlay"})
"""The sorts of verbs for money that is put into a purchase where that is said: ``invests 9 million in the deal``."""
_OF_ANY_SIDE = frozenset({"work", "trade", "float"})
"""The sorts of verbs of which either side may be the subject, which tell a price only where its preposition stands."""
_MEANS = 2
"""Within how many items behind a sum the word stands that says in what it is paid: ``en numéraire``."""
_INTO = 3
"""How many items behind a sum tell the deal that it is put into: ``dans cette opération``."""
_MARK = 3
"""How many items before a price its preposition may stand: ``for about 5 billion``."""
_BUYERS = {Kind.ACQUISITION: Role.ACQUIRER, Kind.INVESTMENT: Role.INVESTOR}


@dataclass(frozen=True, slots=True)
class _Payment:
    """Who is told to pay a sum, or to get it, and where the sum stands."""

    verb: int
    money: int
    parties: tuple[Participant, ...]
    sort: str
    several: bool
    """Whether *they* pay or get it, who are all that do so in the deal told before."""
    kinds: frozenset[str] = frozenset()
    """The kinds of the deal that the sentence says to bring it to somebody: ``Cette vente lui permet d'encaisser``."""

    @property
    def acting(self) -> set[str]:
        """The names of those who pay or get it."""
        return {party.name.name for party in self.parties}


def add_payment(
    sentence: Sentence, items: Row, findings: Sequence[Finding], discourse: Discourse, language: LanguageData
) -> None:
    """Give a deal without a sum what a sentence that tells none of its own says its buyer pays, or its seller gets.

    What the company that is bought is said to be worth is the price of all of it.
    """
    hosts = list(_open_hosts(sentence, findings))
    if not hosts or any(host.told_in(sentence) for host in hosts):
        return
    worth = valuation_in(items)
    if worth is not None:
        host = next((h for h in hosts if _is_valued(items, h, worth, discourse, language)), None)
        if host is not None:
            _give(host, worth, sentence, "what a later sentence says that the company bought is worth")
        return
    sums = [money for money in sums_in(items) if money.use in {"amount", "price"}]
    whole = all(_adds_nothing(items, money, language) for money in sums[1:])
    payment = _payment_in(items, sums[0], discourse, language) if sums and whole else None
    if payment is None:
        return
    for host in hosts:
        gets = payment.sort == "proceeds"
        side = _sellers(host) if gets else host.names(Side.PAYER)
        allied = host.kind is Kind.PARTNERSHIP
        side = host.everyone() if payment.sort in _OF_ANY_SIDE or allied else side
        if (
            _may_pay(items, payment, host, language)
            and (
                payment.acting & side
                or (payment.several and len(side) > 1)
                or host.kind.value in payment.kinds
                or _buys(payment, host)
            )
            and _is_for(items, payment.money, host, discourse, language)
        ):
            _give(host, sums[0], sentence, "what a side of the deal told before pays or gets")
            if gets:
                _name_buyer(host, items, payment, language)
            elif _buys(payment, host):
                host.parties[Role.ACQUIRER] = list(payment.parties)
            return


def _buys(payment: _Payment, host: Finding) -> bool:
    """Whether firms that are no party of a sale without a buyer are told to pay a price, and so are its buyers."""
    sold = host.kind is Kind.ACQUISITION and Role.SELLER in host.parties and not host.names(Side.PAYER)
    firms = all(party.name.kind in FIRM_KINDS for party in payment.parties)
    return sold and firms and payment.sort == "price" and payment.acting.isdisjoint(host.everyone())


def _adds_nothing(items: Row, money: Money, language: LanguageData) -> bool:
    """Whether a further sum tells of the same price: ``60 million, then up to 90``, ``60 million, including 10``."""
    before = next(items[at - 1].lower for at in items.places("money") if items[at].value is money)
    return money.bound is Bound.UP_TO or before in language.inclusions


def _may_pay(items: Row, payment: _Payment, host: Finding, language: LanguageData) -> bool:
    """Whether a payment may be that of a deal of such a kind; money is put into a purchase where that is said."""
    if host.kind in _PAID_BY[payment.sort]:
        return True
    into = items[payment.money + 1 : payment.money + 1 + _INTO]
    told = len(into) == _INTO and into[0].word.prepositions is not None
    kinds = language.priced_nouns.get(into[-1].lower) if told else None
    return payment.sort in _PUT_IN and host.kind in _BUYERS and kinds is not None and host.kind.value in kinds


def add_paying_buyer(
    sentence: Sentence, items: Row, begun: Sequence[Finding], discourse: Discourse, language: LanguageData
) -> None:
    """Give what was told to be sold the buyers and the price that the next sentence tells: ``X offers 9 million``."""
    sums = [money for money in sums_in(items) if money.use in {"amount", "price"}]
    payment = _payment_in(items, sums[0], discourse, language) if begun and len(sums) == 1 else None
    if payment is None or payment.sort != "price" or not payment.acting:
        return
    for host in begun:
        firms = all(buyer.name.kind in FIRM_KINDS for buyer in payment.parties)
        other = firms and payment.acting.isdisjoint(host.everyone())
        if other and _is_for(items, payment.money, host, discourse, language):
            host.parties[Role.ACQUIRER] = list(payment.parties)
            _give(host, sums[0], sentence, "what another is told to pay for it")
            return


def _open_hosts(sentence: Sentence, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The deals told last, the latest first, that have no sum yet and that a sentence may tell more of."""
    for host in findings[: -_LATEST - 1 : -1]:
        near = sentence.block - host.sentence.block <= 1 and sentence.start - host.sentence.end <= _BEHIND
        if near and host.kind in _PRICED and host.money is None and not (host.holding or is_background(host)):
            yield host


def _sellers(host: Finding) -> set[str]:
    """Who gets the price of a deal: who sells, where that is told, else who is paid."""
    return host.named_as(Role.SELLER) or host.names(Side.PAYEE)


def _payment_in(items: Row, money: Money, discourse: Discourse, language: LanguageData) -> _Payment | None:
    """The payment of the only sum of a sentence, where a verb for paying or getting stands before it."""
    at = next(index for index in items.places("money") if items[index].value is money)
    for verb in range(at - 1, 0, -1):
        item = items[verb]
        if item.kind == "money" or item.lower in language.relatives or item.lower in {";", ":"}:
            return None
        uses = language.verb_forms.get(item.lower, ()) if item.kind == "word" else ()
        names = [name for verb_, _ in uses for name in (f"{verb_} {items[verb + 1].lower}", verb_)]
        told = next((name for name in names if name in language.payment_verbs), None)
        helped = items[verb - 1].lower in language.auxiliaries["be"]
        if told is None or helped != any(tense == "gerund" for _, tense in uses):
            continue
        sort = language.payment_verbs[told]
        if sort in _OF_ANY_SIDE and not _is_price(items, at, language):
            return None
        if sort == "trade" and not _takes_part(items[verb + 1 : at], language):
            return None
        subject = subject_before(items, verb, language)
        acting = tuple(
            Participant(name, items[index].start, items[index].end, "who pays in a later sentence")
            for index in subject
            for name in discourse.resolve_all(items, index)
        )
        values = [items[index].value for index in subject]
        several = any(isinstance(value, Reference) and value.pronoun and value.pair for value in values)
        brings = not subject and sort == "proceeds" and item.word.is_infinitive
        kinds = deal_noun(items, language)[1] if brings else frozenset()
        return _Payment(verb, at, acting, sort, several, kinds) if acting or several or kinds else None
    return None


def _is_price(items: Row, money: int, language: LanguageData) -> bool:
    """Whether a sum is told as the price of something: ``will build 20 trains for about 9 million``."""
    return any(item.lower in language.price_marks for item in items[max(0, money - _MARK) : money])


def _takes_part(object_: Sequence[Item], language: LanguageData) -> bool:
    """Whether what is bought or sold is a part of a company, and no ware: ``reprend 84 magasins pour``."""
    words = {item.lower for item in object_}
    parts = language.property_nouns | language.owned_parts | language.facility_nouns | language.workforce_nouns
    return not words.isdisjoint(parts) and (words - parts).isdisjoint(language.goods_nouns)


def _is_for(items: Row, money: int, host: Finding, discourse: Discourse, language: LanguageData) -> bool:
    """Whether what stands behind a sum lets it be the price of a deal: nothing, its means, or what is bought."""
    behind = items[money + 1 : money + 1 + _PAID_FOR]
    if not behind or behind[0].kind == "mark":
        return True
    named = [index for index in range(money + 1, len(items)) if items[index].kind == "name" and items[index].is_nominal]
    if any(name.name not in host.everyone() for index in named for name in discourse.resolve_all(items, index)):
        if host.kind not in _BUYERS:
            return False
        return items[named[0] - 1].lower in language.payment_sources and len(named) == 1
    if any(item.lower in language.payment_means for item in behind[:_MEANS]):
        return True
    opener = behind[0].lower
    opens = opener in language.preposition_forms and len(behind) > 1
    if opens or opener in language.price_marks or opener in language.receiving_words:
        return _is_part_of_deal(items, money + 2, host, discourse, language)
    return any(item.lower in language.payment_means for item in behind)


def _is_part_of_deal(items: Row, begin: int, host: Finding, discourse: Discourse, language: LanguageData) -> bool:
    """Whether words tell of a party of a deal, of its shares, or of the deal: ``for the stake``, ``to the seller``."""
    points = items[begin].lower in language.definites if begin < len(items) else False
    sites = language.property_nouns | language.plant_nouns if points and host.kind in _BUYERS else frozenset()
    if points and (begin + 1 == len(items) or items[begin + 1].kind == "mark"):
        return True
    for index in range(begin, min(begin + _PAID_FOR, len(items))):
        item = items[index]
        if item.is_nominal:
            return any(name.name in host.everyone() for name in discourse.resolve_all(items, index))
        kinds = language.priced_nouns.get(item.lower)
        if kinds is not None:
            return not kinds or host.kind.value in kinds
        if item.lower in language.stake_words or item.lower in sites or item.kind == "percent":
            return True
    return False


def _name_buyer(host: Finding, items: Row, payment: _Payment, language: LanguageData) -> None:
    """Take whom a seller gets the money from for a buyer that is not known: ``will receive 9 million from X``."""
    role = _BUYERS.get(host.kind)
    if role is None or host.names(Side.PAYER):
        return
    for index in range(payment.verb + 1, len(items)):
        name = items[index].value
        if items[index].is_nominal and isinstance(name, NameMention) and name.kind in PARTY_KINDS:
            if governor(items, index, language) and name.name not in host.everyone():
                rule = "whom the seller gets the price from"
                host.parties[role] = [Participant(name, items[index].start, items[index].end, rule)]
            return


def _is_valued(items: Row, host: Finding, worth: Money, discourse: Discourse, language: LanguageData) -> bool:
    """Whether a sentence tells what the company that is bought is worth now, and not what it was, or another is."""
    whole = host.kind is Kind.ACQUISITION and host.percent is None
    if not whole or items.places("date") or items.places("round"):
        return False
    at = next(index for index in items.places("money") if items[index].value is worth)
    if any(tense in {"past", "imperfect"} for i in items[:at] for _, tense in language.verb_forms.get(i.lower, ())):
        return False
    if not any(item.lower in language.valuing_words for item in items[:at]):
        return False
    targets = host.named_as(Role.TARGET)
    for index in range(at - 1, -1, -1):
        if _stands_for_firm(items[index]):
            meant = {name.name for name in discourse.resolve_all(items, index)}
            return bool(meant & targets) or (meant <= host.everyone() and _is_priced_firm(items, index, host, language))
    return False


def _is_priced_firm(items: Row, index: int, host: Finding, language: LanguageData) -> bool:
    """Whether a noun behind a word for valuing means who is bought, for no more than the buyer's shares are told.

    ``Holders of X get two new shares for each, valuing the miner at $4bn``; not ``Its shares rose, valuing it at``.
    """
    value = items[index].value
    described = isinstance(value, Reference) and not value.pronoun
    if not described or index == 0 or items[index - 1].lower not in language.valuing_words:
        return False
    if any(item.lower in language.movement_words for item in items[:index]):
        return False
    named = {i.value.name for i in items[:index] if isinstance(i.value, NameMention)} & host.everyone()
    return not named or bool(named & host.named_as(Role.TARGET))


def _stands_for_firm(item: Item) -> bool:
    return item.is_nominal and isinstance(item.value, NameMention | Reference)


def _give(host: Finding, money: Money, sentence: Sentence, rule: str) -> None:
    host.money = money
    host.rules["amount"] = rule
    host.sentences.append(sentence)
