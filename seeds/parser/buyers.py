"""Who buys and who sells under a contract, where the companies tell it better than the words of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.gazetteer import sectors
from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.items import Item
from seeds.parser.names import NameMention
from seeds.parser.participants import Participant
from seeds.parser.wares import counts_product
from seeds.vocabulary import Role

_OWNED = 3
"""How many items before goods a possessive may stand: ``its next electric cars``."""

_POWER = "power"
"""The sector of those who sell power."""

_Parties = dict[Role, list[Participant]]


def makers_sell(items: Sequence[Item], cue: Cue, parties: _Parties, language: LanguageData) -> _Parties:
    """The two sides changed about where the customer makes what is bought: ``Airbus signed a deal with X for 20 jets``.

    A lone verb says itself who buys: ``Airbus buys engines for its jets from X``.
    """
    if cue.verb and cue.size == 1:
        return parties
    buyers, sellers = parties.get(Role.CUSTOMER, []), parties.get(Role.SUPPLIER, [])
    if not buyers or not sellers or not any(_makes(items, cue, one.name, language) for one in buyers):
        return parties
    if any(_makes(items, cue, one.name, language) for one in sellers):
        return parties
    return {**parties, Role.CUSTOMER: sellers, Role.SUPPLIER: buyers}


def owner_buys(items: Sequence[Item], cue: Cue, parties: _Parties, language: LanguageData) -> _Parties:
    """The two sides changed about where the work is on what is the signer's own: ``signs a deal to run X's network``.

    So is what is done ``for its needs``.
    """
    signers = [one for one in parties.get(Role.SUPPLIER, ()) if one.start < items[cue.first].start]
    does = cue.verb and items[cue.last - 1].lower in language.auxiliaries["infinitive"]
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
    return items[at].lower in language.price_marks and behind.lower in language.possessives


def _makes(items: Sequence[Item], cue: Cue, company: NameMention, language: LanguageData) -> bool:
    """Whether a sentence counts products of a company, or names goods that all of its sector make.

    What stands behind other goods is only what those are for: ``a deal for batteries that it will use in cars``.
    """
    if any(counts_product(items, i, language) and _owner(items[i]) == company.name for i in range(len(items))):
        return True
    goods = language.sector_goods.get(sectors().get(company.name, ""), frozenset())
    named = [i for i, item in enumerate(items) if item.lower in goods]
    first = next((i for i in range(cue.first, len(items)) if items[i].lower in language.goods_nouns), len(items))
    return any(not _are_owned(items, i, language) for i in named if i <= first)


def _are_owned(items: Sequence[Item], goods: int, language: LanguageData) -> bool:
    """Whether goods are what the bought ones are for: ``batteries for its cars``."""
    return any(item.lower in language.possessives for item in items[max(0, goods - _OWNED) : goods])


def _owner(item: Item) -> str | None:
    return item.value.owner if isinstance(item.value, NameMention) else None


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
