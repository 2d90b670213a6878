"""Who takes part in the deal of a cue, and in which role: references resolved, offices turned into companies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from seeds.language import LanguageData
from seeds.parser.appositions import called_owner
from seeds.parser.arguments import find_arguments
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.governors import OWNER, VERB, governor
from seeds.parser.hints import singular
from seeds.parser.instead import gets_money, meant_instead, named_across
from seeds.parser.items import Item, Reference
from seeds.parser.mentions import FIRM_KINDS, OF_THE_TEXT, NameMention
from seeds.parser.offers import only_holders
from seeds.parser.owning_persons import called_rich
from seeds.parser.phrases import SITE
from seeds.parser.references import Discourse
from seeds.parser.tellers import only_tells, teller_company
from seeds.parser.titled import is_work
from seeds.parser.tokens import NAMING, Row
from seeds.parser.trades import leads_to_firm
from seeds.parser.vehicles import house_of, is_vehicle
from seeds.parser.wares import counts_product, is_product, is_specimen, is_thing, maker_of_counted, names_wares
from seeds.vocabulary import Kind, Role, Side, side_of

PERSON_ROLES = frozenset({Role.INVESTOR, Role.LEAD_INVESTOR, Role.ACQUIRER, Role.MANAGER, Role.SELLER, Role.LENDER})


_TRADERS = frozenset({Role.CUSTOMER, Role.SUPPLIER})

_BOUGHT = 4
"""How many words may stand between the verb or noun of a purchase and a name that is so known to be a company's."""

_COMMITTED = frozenset({Role.PARTNER, Role.SUPPLIER})
"""Roles in which an officer commits the company: ``X boss A B signed a partnership with Y``."""

_COMPANY_ROLES = frozenset({Role.TARGET, Role.ISSUER})
"""Roles that no public body has."""


@dataclass(slots=True, unsafe_hash=True)
class Participant:
    """A name in a role, and the words that put it there."""

    name: NameMention
    start: int
    end: int
    rule: str = ""
    """The rule that gave the role."""
    left_out: bool = False
    """Whether the sentence itself does not name it, nor say any word for it."""
    described: bool = False
    """Whether a noun stands for its name: ``the group``."""


def participants(
    items: Row, cue: Cue, stop: int | None, discourse: Discourse, language: LanguageData
) -> dict[Role, list[Participant]]:
    """Who takes part, by role: references resolved, nobody twice, persons and products only where they can act."""
    if items.kinds.isdisjoint(NAMING):
        return {}
    parties: dict[Role, list[Participant]] = {}
    seen: set[str] = set()
    arguments, rules = find_arguments(items, cue, language, stop=stop)
    sides = [i for role, indices in arguments.items() if role is not Role.SELLER for i in indices]
    bought = cue.frame.counterpart is Role.SELLER and Role.SELLER in arguments
    taken = {name.name for i in sides for name in discourse.resolve_all(items, i)} if bought else set()
    both = {name.name for i in sides if _is_pair(items[i]) for name in discourse.resolve_all(items, i)}
    targets = arguments.get(Role.TARGET, ()) if Role.ACQUIRER in arguments else ()
    bought_firms = {name.name for i in targets for name in discourse.resolve_all(items, i)}
    for role, indices in arguments.items():
        resolved = [(index, name) for index in indices for name in discourse.resolve_all(items, index)]
        pays = cue.frame.subject is role and side_of(role) is Side.PAYER and any(_is_pronoun(items[i]) for i in indices)
        described = role is Role.TARGET and any(items[i].kind == "reference" for i in indices)
        across = named_across(items, arguments, role) if described or pays else set()
        for index, name in resolved:
            if name.name in across and items[index].kind == "reference":
                other = meant_instead(items, index, across, language)
                if other is None and described:
                    continue
                name = other or name
            if side_of(role) is Side.PAYER and only_holders(items, index, cue, language):
                continue
            if role is Role.SELLER and _is_described(items[index]) and name.name in taken:
                continue
            if (name.kind == "government" and role is Role.SPONSOR) or (
                name.name in both and _is_pronoun(items[index])
            ):
                continue
            if role is Role.TARGET and cue.frame.kind is Kind.INVESTMENT and names_wares(items, index, language):
                continue
            if role is Role.TARGET and cue.frame.kind is Kind.INVESTMENT and _names_plant(items, index, cue, language):
                continue
            if role is Role.TARGET and (_is_counted(items, index, language) or counts_product(items, index, language)):
                continue
            if role is not Role.SUPPLIER and is_specimen(items, index, language, sold=_is_sold(role, cue)):
                continue
            supplier = min(arguments.get(Role.SUPPLIER, (index,)))
            if role is Role.SUPPLIER and supplier < index > cue.last and names_wares(items, index, language):
                continue  # ``supplies X with Y chips``, ``chose X to power 20 Y jets``
            if role in _TRADERS and is_thing(items, index, language, buys=role is Role.CUSTOMER):
                continue
            if _is_sold(role, cue) and (_are_shares(items, index, language) or is_work(items, index, language)):
                continue
            if role is Role.ISSUER and name.name.rpartition(" ")[2].casefold() in language.exchange_nouns:
                continue
            office = name.office
            if office == "" or (role is Role.ACQUIRER and office in bought_firms):
                continue
            alone = role is Role.ACQUIRER and (len(indices) > 1 or called_rich(items, index, language))
            himself = _is_pronoun(items[index]) and not only_tells(items, index, cue, role, language)
            himself |= role is Role.ACQUIRER and cue.verb and items[cue.group - 1].lower in language.personal_relatives
            if office == OF_THE_TEXT:
                tells = role in {Role.ACQUIRER, Role.SPONSOR} or (role is Role.INVESTOR and not cue.verb)
                name = (tells and teller_company(items, arguments, role, discourse)) or name
            elif (
                office
                and not himself
                and (
                    (not alone and _acts_for_company(name, items, index, cue, role, language))
                    or (role is not Role.ACQUIRER and _announces(items, index, cue, language))
                )
            ):
                name = replace(name, name=office, text=office, kind="company", office=None)
            if name.kind == "person" and not name.known and _is_offered_for(items, index, cue, role, language):
                name = replace(name, kind="company", office=None)
            if role is Role.MANAGER and items[index].kind == "reference":
                name = discourse.manager_instead(name) or name
            if role is Role.TARGET and gets_money(items[index], cue, language):
                name = discourse.raiser_instead(name) or name
            if role is Role.TARGET and cue.frame.kind is Kind.FUNDING_ROUND and _are_firms(items, index, language):
                continue
            raised = role is Role.MANAGER or (role is Role.TARGET and cue.frame.kind is Kind.FUNDING_ROUND)
            if raised and is_vehicle(name.name, language):
                name = _house(items, name, discourse, language) or name
            if name.kind == "person" and cue.frame.merges:
                continue
            if name.kind == "person":
                company = _no_person(items[index], name, discourse, may_act=role in PERSON_ROLES)
                if company is None and not name.known and only_tells(items, index, cue, role, language):
                    company = teller_company(items, arguments, role, discourse)
                if company is None and (role not in PERSON_ROLES or _means_company(items[index])):
                    continue
                name = company or name
            if name.name in seen or (name.kind == "government" and role in _COMPANY_ROLES):
                continue
            if name.owner is not None and _acts_for_itself(items, index, cue, role, language):
                name = replace(name, kind="company", owner=None)
            if name.owner is not None and cue.frame.object is role is cue.frame.of and role is not Role.SUPPLIER:
                continue
            if name.owner is not None and _is_bought(items, index, cue, role, language):
                name = replace(name, kind="company", owner=None)
            if name.owner is not None:
                bought = role is Role.PARTNER or (cue.frame.kind is Kind.CONTRACT and role is Role.SUPPLIER)
                acts = side_of(role) is Side.PAYER and not (name.known and role is Role.CUSTOMER)
                if not (bought or acts) or name.owner in seen:
                    continue
                name = replace(name, name=name.owner, text=name.owner) if bought else name
                name = replace(name, kind="company", owner=None)
            seen.add(name.name)
            rule = _rule(items, index, cue, rules[index], language)
            told = Participant(name, items[index].start, items[index].end, rule, described=_is_described(items[index]))
            parties.setdefault(role, []).append(told)
    if cue.frame.kind is Kind.ACQUISITION and items[cue.first].lower in language.offer_nouns:
        parties = _sold_by_owner(items, cue, parties, discourse, language)
    if Role.CUSTOMER in arguments and Role.CUSTOMER not in parties:
        parties = _makers_sell_theirs(items, parties)
    ordered = cue.frame.of is Role.SUPPLIER or cue.frame.mutual
    if ordered and Role.CUSTOMER in parties and Role.SUPPLIER not in parties:
        parties = _with_maker(items, cue, parties, language)
    if Role.SUPPLIER in parties and Role.CUSTOMER not in parties and Role.CUSTOMER in cue.frame.prepositions.values():
        parties = _with_owner(items, cue, parties, language)
    return _public_lenders(parties, cue, language)


def _sold_by_owner(
    items: Sequence[Item],
    cue: Cue,
    parties: dict[Role, list[Participant]],
    discourse: Discourse,
    language: LanguageData,
) -> dict[Role, list[Participant]]:
    """The parties, where the owner of a company accepts an offer for it: ``Its owner, X, accepted a bid from Y``."""
    seller = next((i for i in range(cue.first) if items[i].kind == "name" and items[i].is_nominal), None)
    its = called_owner(items, seller, language) if seller is not None else None
    sold = discourse.whose(items, its) if its is not None else None
    name = items[seller].value if seller is not None else None
    if its is None or seller is None or sold is None or not isinstance(name, NameMention):
        return parties
    if Role.ACQUIRER not in parties or sold.name in {party.name.name for party in parties[Role.ACQUIRER]}:
        return parties
    target = Participant(sold, items[its].start, items[its].end, "whose owner has an offer for it")
    owner = Participant(name, items[seller].start, items[seller].end, "owner of what an offer is for")
    return {**parties, Role.TARGET: [target], Role.SELLER: [owner]}


def _house(
    items: Sequence[Item], fund: NameMention, discourse: Discourse, language: LanguageData
) -> NameMention | None:
    """The house of a fund, where the sentence that names the fund tells it."""
    told = [item.value.name if isinstance(item.value, NameMention) else "" for item in items]
    house = house_of(items, told.index(fund.name), language) if fund.name in told else None
    meant = discourse.resolve_all(items, house) if house is not None else []
    return next((replace(name, kind="fund") for name in meant if name.kind in FIRM_KINDS), None)


def _makers_sell_theirs(items: Sequence[Item], parties: dict[Role, list[Participant]]) -> dict[Role, list[Participant]]:
    """The parties, where who acts makes what another so buys: ``Airbus announced an order for 20 A320s from Y``."""
    products = {item.start for item in items if is_product(item)}
    makers = [p for p in parties.get(Role.SUPPLIER, ()) if p.start in products]
    others = [p for p in parties.get(Role.SUPPLIER, ()) if p not in makers]
    return {**parties, Role.SUPPLIER: makers, Role.CUSTOMER: others} if makers and others else parties


def _with_maker(
    items: Sequence[Item], cue: Cue, parties: dict[Role, list[Participant]], language: LanguageData
) -> dict[Role, list[Participant]]:
    """The parties, with who makes the products that are counted behind an order's noun: ``36 avions de combat Y``."""
    taken = {party.name.name for group in parties.values() for party in group}
    for index in range(cue.first + 1, clause_end(items, cue.last, language)):
        value, maker_name = items[index].value, maker_of_counted(items, index, language)
        if isinstance(value, NameMention) and maker_name is not None and maker_name not in taken:
            maker = replace(value, name=maker_name, text=maker_name, kind="company", owner=None)
            told = Participant(maker, items[index].start, items[index].end, "maker of what is counted")
            return {**parties, Role.SUPPLIER: [told]}
    return parties


def _with_owner(
    items: Sequence[Item], cue: Cue, parties: dict[Role, list[Participant]], language: LanguageData
) -> dict[Role, list[Participant]]:
    """The parties, with whose things the work of a contract is done on: ``wins a contract to run X's network``."""
    taken = {party.name.name for group in parties.values() for party in group}
    does = False
    for index in range(cue.last, clause_end(items, cue.last, language) - 1):
        does |= items[index].lower in language.auxiliaries["infinitive"]
        value = items[index].value
        if not does or not isinstance(value, NameMention) or not items[index + 1].word.is_possessive:
            continue
        if value.kind in {"company", "government"} and value.owner is None and value.name not in taken:
            told = Participant(value, items[index].start, items[index].end, "owner of what the work is done on")
            return {**parties, Role.CUSTOMER: [told]}
    return parties


def _public_lenders(
    parties: dict[Role, list[Participant]], cue: Cue, language: LanguageData
) -> dict[Role, list[Participant]]:
    """The parties, where a public body that signs for a loan together with a company lends.

    A state borrows nothing here but from a lender that is named; a public bank or agency may be told to issue bonds.
    """
    borrowers = parties.get(Role.BORROWER, [])
    public = [p for p in borrowers if p.name.kind == "government"]
    if not public:
        return parties
    companies = [p for p in borrowers if p not in public]
    if companies:
        lenders = [*parties.get(Role.LENDER, []), *public]
        return {**parties, Role.BORROWER: companies, Role.LENDER: lenders}
    words = {word for p in public for word in p.name.text.casefold().replace("’", "'").replace("'", " ").split()}
    states = language.government_nouns | language.states | language.local_bodies
    if cue.verb and (Role.LENDER in parties or not words & states):
        return parties
    return {role: group for role, group in parties.items() if role is not Role.BORROWER}


def _is_offered_for(items: Sequence[Item], index: int, cue: Cue, role: Role, language: LanguageData) -> bool:
    """Whether a name like a person's is that of a company, since an offer is made for it: ``une OPA sur X Y``."""
    bid = role is Role.TARGET and items[index].kind == "name" and index > cue.last
    between = items[cue.last + 1 : index]
    several = not cue.verb and items[cue.first].lower.endswith(language.plurals)
    if bid and cue.frame.kind is Kind.ACQUISITION and not (several or cue.frame.merges) and len(between) <= _BOUGHT:
        plain = all(item.kind == "word" and not item.word.is_finite for item in between)
        direct = governor(items, index, language) in {VERB, *(() if cue.verb else language.numbers.of)}
        if plain and direct:
            return True
    return bid and not cue.verb and any(item.lower in language.offer_nouns for item in items[cue.first : cue.last + 1])


def _no_person(item: Item, person: NameMention, discourse: Discourse, *, may_act: bool) -> NameMention | None:
    """The company that words for a company stand for, where they led to a person: ``le géant``, ``la société``.

    A pronoun stands for the person where a person may act.
    """
    value = item.value
    stands = isinstance(value, Reference) and not value.person and not (value.pronoun and may_act)
    return discourse.company_instead(person) if stands else None


def _means_company(item: Item) -> bool:
    """Whether words stand for a company, and so for no person: ``the company``."""
    value = item.value
    return isinstance(value, Reference) and not (value.person or value.pronoun or value.side or value.order is not None)


def _is_pronoun(item: Item) -> bool:
    """Whether a person is only meant by a pronoun, and so told of for himself: ``il a racheté``."""
    return isinstance(item.value, Reference) and item.value.pronoun


def _is_pair(item: Item) -> bool:
    """Whether a noun stands for two at once, so that no pronoun beside it is one of them: ``les deux groupes``."""
    return isinstance(item.value, Reference) and item.value.pair and not item.value.pronoun


def _is_described(item: Item) -> bool:
    """Whether a noun, and no pronoun, stands for a name said before: ``le groupe``."""
    return item.kind == "reference" and not _is_pronoun(item)


def _acts_for_company(
    name: NameMention, items: Sequence[Item], index: int, cue: Cue, role: Role, language: LanguageData
) -> bool:
    """Whether an officer in that role acts for the company, and does not spend or sell what is his own.

    Whom a list knows as a person buys for himself.
    """
    raises = role in _COMMITTED or (role is Role.TARGET and cue.frame.kind is Kind.FUNDING_ROUND)
    pays = side_of(role) is Side.PAYER and role not in {Role.INVESTOR, Role.LEAD_INVESTOR}
    tells = only_tells(items, index, cue, role, language)
    return raises or tells or (pays and not (role is Role.ACQUIRER and name.known))


def _announces(items: Sequence[Item], person: int, cue: Cue, language: LanguageData) -> bool:
    """Whether an officer tells of what a noun says, and it is not called the officer's own: ``unveiled a deal``."""
    own = items[person + 1].lower in language.possessive_marks if person + 1 < len(items) else False
    return not cue.verb and person < cue.first and not own


def _names_plant(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a name only tells whose a plant is that money is put into, or where: ``dans l'usine X``, ``the X plant``.

    Not ``la brasserie X``, nor a share of one: ``acquire half of its X project``.
    """
    if any(item.kind == "percent" or item.lower in language.stake_words for item in items[cue.first : cue.last + 1]):
        return False
    if not index or items[index].kind != "name" or leads_to_firm(items, index, language):
        return False
    behind = items[index + 1 : index + 2]
    if any(item.lower in language.project_nouns for item in behind):
        return True
    plants = (item for item in (items[index - 1], *behind) if SITE in item.word.stems)
    return any(language.generic_nouns.isdisjoint({plant.lower, singular(plant.lower, language)}) for plant in plants)


def _are_firms(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a name only tells which of several firms raise money: ``X start-ups raised``."""
    behind = items[index + 1].lower if items[index].kind == "name" and index + 1 < len(items) else ""
    one = singular(behind, language)
    return one != behind and (one in language.generic_nouns or one in language.startup_nouns)


def _is_counted(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a large number before a name makes it goods: ``sold 7 million iPhones``, no ``2 million X shares``."""
    before = items[index - 1] if index else None
    shares = any(item.lower in language.stake_words for item in items[index + 1 : index + 3])
    return before is not None and before.kind == "word" and before.lower in language.numbers.scales and not shares


def _are_shares(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether so many shares of a company are told of, and not the company: ``19 million X shares``.

    So are all kinds of them, which need no number: ``those who bought X securities``, ``X ("the Firm") securities``,
    ``l'achat d'actions X``.
    """
    behind = index + 1
    while behind < len(items) and items[behind].lower == "(":
        behind = next((i for i in range(behind, len(items)) if items[i].lower == ")"), len(items)) + 1
    if behind < len(items) and items[behind].lower in language.paper_nouns:
        return True
    if language.maker_behind_goods and index > 1 and items[index - 1].lower in language.paper_nouns:
        return items[index - 2].lower in language.numbers.of or items[index - 2].lower in language.plural_articles
    shares = index + 1 < len(items) and items[index + 1].lower in language.stake_words
    before = items[index - 1].lower if index else ""
    return shares and (before.isdigit() or before in language.numbers.words or before in language.numbers.scales)


def _is_bought(items: Sequence[Item], index: int, cue: Cue, role: Role, language: LanguageData) -> bool:
    """Whether a product is itself what is bought, as ``Instagram`` once was: no mere word behind a comma."""
    bought = cue.frame.kind is Kind.ACQUISITION and role is Role.TARGET and items[index].kind != "reference"
    return bought and (index < cue.first or governor(items, index, language) != "")


def _acts_for_itself(items: Sequence[Item], index: int, cue: Cue, role: Role, language: LanguageData) -> bool:
    """Whether a brand is a company of its own: it raises money, borrows, is listed, or its shares are bought."""
    if items[index].kind == "reference":
        return False
    if role in {Role.BORROWER, Role.ISSUER} or (role is Role.TARGET and cue.frame.kind is Kind.FUNDING_ROUND):
        return True
    if role is not Role.TARGET or cue.frame.kind is not Kind.INVESTMENT:
        return False
    told = items[cue.first : cue.last + 1]
    return any(item.kind == "percent" or item.lower in language.stake_words for item in told)


def _is_sold(role: Role, cue: Cue) -> bool:
    """Whether a role is that of what a purchase is about."""
    return role is Role.TARGET and cue.frame.kind is Kind.ACQUISITION


def _rule(items: Sequence[Item], index: int, cue: Cue, rule: str, language: LanguageData) -> str:
    """The rule that gave an item its role, with the word that it hangs on and the name that it stands for."""
    hangs_on = governor(items, index, language) if index > cue.first else ""
    written = hangs_on.replace("' ", "'")
    told = rule if hangs_on in {"", VERB, OWNER} else f'{rule}, by "{written}"'
    return f"{told}; the words stand for a name said before" if items[index].kind == "reference" else told
