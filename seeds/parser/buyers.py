"""Who buys and who sells under a contract, where the companies tell it better than the words of the sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from seeds.gazetteer import sectors
from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.governors import governor, hanging
from seeds.parser.items import Item
from seeds.parser.names import NameMention
from seeds.parser.participants import Participant
from seeds.parser.wares import maker_of_counted
from seeds.vocabulary import Role

_OWNED = 3
"""How many items before goods a possessive may stand: ``its next electric cars``."""

_POWER = "power"
"""The sector of those who sell power."""

_Parties = dict[Role, list[Participant]]


def directed(items: Sequence[Item], cue: Cue, parties: _Parties, language: LanguageData) -> _Parties:
    """The parties of a contract, with who pays whom as far as the sentence, or what is known of them, tells it."""
    signed = owner_buys(items, cue, generators_sell(items, cue, parties, language), language)
    signed = _counted_maker_sells(items, cue, signed, language)
    told = _with_other_side(public_buyer(makers_sell(items, cue, signed, language)))
    if not cue.frame.mutual or told is not parties or _tells_buyer(items, cue, parties, language):
        return told
    signers = sorted((one for group in parties.values() for one in group), key=lambda one: one.start)
    return {Role.PARTNER: signers}


def _counted_maker_sells(items: Sequence[Item], cue: Cue, parties: _Parties, language: LanguageData) -> _Parties:
    """The parties, where who signs buys so many things of another: ``Velora a signé une commande de 20 Airbus``."""
    signers = parties.get(Role.SUPPLIER, [])
    if not signers or Role.CUSTOMER in parties:
        return parties
    for index in range(cue.last + 1, clause_end(items, cue.last, language)):
        value, maker = items[index].value, maker_of_counted(items, index, language)
        if isinstance(value, NameMention) and maker is not None and all(one.name.name != maker for one in signers):
            named = replace(value, name=maker, text=maker, kind="company", owner=None)
            told = Participant(named, items[index].start, items[index].end, "maker of what is counted")
            return {**parties, Role.CUSTOMER: signers, Role.SUPPLIER: [told]}
    return parties


def _with_other_side(parties: _Parties) -> _Parties:
    """The parties, where one only signs with who is told to supply or to buy: ``contract for X with Y``."""
    signers = parties.get(Role.PARTNER, [])
    sides = [role for role in (Role.CUSTOMER, Role.SUPPLIER) if parties.get(role)]
    if not signers or len(sides) != 1:
        return parties
    other = Role.SUPPLIER if sides[0] is Role.CUSTOMER else Role.CUSTOMER
    return {sides[0]: parties[sides[0]], other: signers}


def _tells_buyer(items: Sequence[Item], cue: Cue, parties: _Parties, language: LanguageData) -> bool:
    """Whether more than the order of the names tells that the signer buys.

    Another is bought *from*, makes what is bought or is paid by a public body, or the signer needs it for its own.
    """
    buyers, sellers = parties.get(Role.CUSTOMER, []), parties.get(Role.SUPPLIER, [])
    if not buyers or not sellers or any(one.name.kind == "government" for one in buyers):
        return True
    if any(_makes(items, cue, one, language) for one in sellers):
        return True
    if any(_needs(items, cue, one, language) for one in buyers):
        return True
    places = [i for i, item in enumerate(items) if any(item.start == one.start for one in sellers)]
    if any(governor(items, i, language) not in language.with_words for i in places):
        return True
    behind = range(cue.last + 1, clause_end(items, cue.last, language) - 1)
    return any(_is_for_own(items, i, language) for i in behind)


def makers_sell(items: Sequence[Item], cue: Cue, parties: _Parties, language: LanguageData) -> _Parties:
    """The two sides changed about where the customer makes what is bought: ``Airbus signed a deal with X for 20 jets``.

    So they are where they sign as equals and only the other's sector needs it, and where no goods are named but one's
    sector makes what the other's needs: ``Airbus's order from Lufthansa``. A lone verb says itself who buys:
    ``Airbus buys engines for its jets from X``.
    """
    if cue.verb and cue.size == 1:
        return parties
    buyers, sellers = parties.get(Role.CUSTOMER, []), parties.get(Role.SUPPLIER, [])
    if not buyers or not sellers or any(_makes(items, cue, one, language) for one in sellers):
        return parties
    needed = cue.frame.mutual and any(_needs(items, cue, one, language) for one in sellers)
    needed = needed and not any(_needs(items, cue, one, language) for one in buyers)
    needed |= _trade_by_sector(items, cue, sellers, buyers, language)
    if not needed and not any(_makes(items, cue, one, language) for one in buyers):
        return parties
    return {**parties, Role.CUSTOMER: sellers, Role.SUPPLIER: buyers}


def _trade_by_sector(
    items: Sequence[Item],
    cue: Cue,
    buyers: Sequence[Participant],
    sellers: Sequence[Participant],
    language: LanguageData,
) -> bool:
    """Whether those of one side make what the others need, where no goods are named: ``Airbus's order from Iberia``."""
    if any(items[i].lower in language.goods_nouns for i in range(cue.first, clause_end(items, cue.last, language))):
        return False
    made = {goods for one in sellers for goods in _of_sector(items, one, language.sector_goods, language)}
    return any(goods in made for one in buyers for goods in _of_sector(items, one, language.sector_needs, language))


def _of_sector(
    items: Sequence[Item], company: Participant, by_sector: Mapping[str, frozenset[str]], language: LanguageData
) -> frozenset[str]:
    """The goods of a company's sector.

    It is known, or the word before a name tells it where one signs *with* that: ``conclue avec l'avionneur X``.
    """
    sector = sectors().get(company.name.name, "")
    at = next((i for i, item in enumerate(items) if item.start == company.start), 0)
    if not sector and at and governor(items, at, language) in language.with_words:
        sector = language.sector_of_noun.get(items[at - 1].lower, "")
    return by_sector.get(sector, frozenset())


def owner_buys(items: Sequence[Item], cue: Cue, parties: _Parties, language: LanguageData) -> _Parties:
    """The two sides changed about where the work is on what is the signer's own: ``signs a deal to run X's network``.

    So is what is done ``for its needs``.
    """
    signers = [one for one in parties.get(Role.SUPPLIER, ()) if one.start < items[cue.first].start]
    does = cue.verb and not cue.passive and items[cue.last - 1].lower in language.auxiliaries["infinitive"]
    if not does or not signers or Role.CUSTOMER not in parties:
        return parties
    names = {one.name.name for one in signers}
    behind = range(cue.last + 1, clause_end(items, cue.last, language) - 1)
    if not any(_is_owned_by(items, i, names, language) for i in behind):
        return parties
    return {**parties, Role.CUSTOMER: parties[Role.SUPPLIER], Role.SUPPLIER: parties[Role.CUSTOMER]}


def _is_owned_by(items: Sequence[Item], at: int, names: set[str], language: LanguageData) -> bool:
    """Whether a name of those owns what follows, or something is done for what is their own."""
    value, behind = items[at].value, items[at + 1]
    if isinstance(value, NameMention):
        return value.name in names and behind.word.is_possessive
    return _is_for_own(items, at, language)


def _is_for_own(items: Sequence[Item], at: int, language: LanguageData) -> bool:
    return items[at].lower in language.price_marks and items[at + 1].lower in language.possessives


def _makes(items: Sequence[Item], cue: Cue, company: Participant, language: LanguageData) -> bool:
    """Whether a sentence counts products of a company, or names goods that all of its sector make.

    What stands behind other goods is only what those are for: ``a deal for batteries that it will use in cars``.
    """
    if any(maker_of_counted(items, i, language) == company.name.name for i in range(len(items))):
        return True
    return _names_goods(items, cue, company, language.sector_goods, language)


def _needs(items: Sequence[Item], cue: Cue, company: Participant, language: LanguageData) -> bool:
    """Whether a sentence names goods that all of a company's sector buy: ``Emirates signed a deal for 20 jets``."""
    return _names_goods(items, cue, company, language.sector_needs, language)


def _names_goods(
    items: Sequence[Item],
    cue: Cue,
    company: Participant,
    by_sector: Mapping[str, frozenset[str]],
    language: LanguageData,
) -> bool:
    """Whether the first goods that are named behind a cue, or ones before them, are those of a company's sector."""
    goods = _of_sector(items, company, by_sector, language)
    named = [i for i, item in enumerate(items) if item.lower in goods]
    first = next((i for i in range(cue.first, len(items)) if items[i].lower in language.goods_nouns), len(items))
    return any(not _are_owned(items, i, language) for i in named if i <= first)


def _are_owned(items: Sequence[Item], goods: int, language: LanguageData) -> bool:
    """Whether goods are what the bought ones are for: ``batteries for its cars``, ``for X's cars``."""
    near = range(max(0, goods - _OWNED), goods)
    if any(items[i].lower in language.possessives for i in near):
        return True
    owners = (i - 1 for i in near if i and items[i].word.is_possessive and items[i - 1].is_nominal)
    return any(hanging(items, owner, language) in language.price_marks for owner in owners)


def generators_sell(items: Sequence[Item], cue: Cue, parties: _Parties, language: LanguageData) -> _Parties:
    """Of a power purchase agreement the one who generates power is the supplier, whoever signs with whom."""
    signers = [*parties.get(Role.PARTNER, ()), *parties.get(Role.CUSTOMER, ()), *parties.get(Role.SUPPLIER, ())]
    told = " ".join(item.lower for item in items[cue.first : cue.last + 2]).replace("' ", "'")
    if len(signers) < 2 or not any(f" {phrase}" in f" {told}" for phrase in language.power_contracts):
        return parties
    sellers = [one for one in signers if _generates(items, one, language)]
    if not sellers or len(sellers) == len(signers):
        return parties
    buyers = [one for one in signers if one not in sellers]
    return {Role.CUSTOMER: buyers, Role.SUPPLIER: sellers}


def _generates(items: Sequence[Item], party: Participant, language: LanguageData) -> bool:
    """Whether a party is known to sell power, or its name or the word before says so: ``developer X``, ``X Solar``."""
    if sectors().get(party.name.name) == _POWER:
        return True
    at = next((i for i, item in enumerate(items) if item.start == party.start), 0)
    described = at > 0 and items[at - 1].lower in language.power_sellers
    return described or any(word in language.power_words for word in party.name.name.casefold().split()[1:])


def public_buyer(parties: _Parties) -> _Parties:
    """Of a contract between a public body and a company the body is the customer, whoever signs with whom."""
    signers = parties.get(Role.PARTNER, [])
    bodies = [p for p in signers if p.name.kind == "government"]
    if bodies and len(bodies) < len(signers):
        companies = [p for p in signers if p not in bodies]
        directed = {**parties, Role.CUSTOMER: bodies, Role.SUPPLIER: companies}
        del directed[Role.PARTNER]
        return directed
    sellers, buyers = parties.get(Role.SUPPLIER, []), parties.get(Role.CUSTOMER, [])
    public = bool(sellers) and all(p.name.kind == "government" for p in sellers)
    if public and all(p.name.kind != "government" for p in buyers):
        turned = {**parties, Role.SUPPLIER: buyers, Role.CUSTOMER: sellers}
        return {role: group for role, group in turned.items() if group}
    return parties
