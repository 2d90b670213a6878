"""Drafts: a cue with the parties around it, and the sum, share, round and date that go with it."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from seeds.language import LanguageData
from seeds.parser.arguments import find_arguments
from seeds.parser.cues import Cue, is_adverb
from seeds.parser.dates import DateMention
from seeds.parser.elsewhere import belongs_elsewhere, kinds_of
from seeds.parser.hints import singular
from seeds.parser.items import Item, Percent, Reference, Round
from seeds.parser.money import Money
from seeds.parser.names import NameMention
from seeds.parser.references import Discourse
from seeds.parser.rightward import owned_firm
from seeds.parser.syntax import OWNER, VERB, clause_end, governor
from seeds.parser.tokens import Row
from seeds.parser.wares import names_wares
from seeds.vocabulary import Kind, Role, Side, side_of

PERSON_ROLES = frozenset({Role.INVESTOR, Role.LEAD_INVESTOR, Role.ACQUIRER, Role.MANAGER, Role.SELLER})

_INVESTING = frozenset({Role.INVESTOR, Role.LEAD_INVESTOR})
_COMPANY_ROLES = frozenset({Role.TARGET, Role.ISSUER})
"""Roles that no public body has."""

EQUITY = frozenset({Kind.INVESTMENT, Kind.FUNDING_ROUND, Kind.ACQUISITION, Kind.IPO})

_NEAR = 14
"""How many items may stand between a cue and the share or the round label that belongs to it."""

_RISE = 3
"""How many items may stand between the two shares of ``from 20 percent to 60``."""

_FOLLOWS = 3
"""How many items before a noun the word may stand behind which it only tells when something was."""
_HELD = 7
"""How many items may stand between a share that is bought and the verb by which another holds it."""
_FARTHEST = 32
"""Beyond this distance, in items, a sum belongs to no cue."""
_NEAR_DATE = 16
"""How many items may stand between a cue and the date that belongs to it."""
_ACROSS = 12
"""What it adds to the distance between a cue and a sum when another cue, or a new clause, stands between."""


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


@dataclass
class Draft:
    """A cue with what was gathered around it; words at `stop` or later belong to another cue."""

    cue: Cue
    stop: int | None
    parties: dict[Role, list[Participant]]
    money: Money | None = None
    percent: Percent | None = None
    round: Round | None = None
    date: DateMention | None = None
    told_by: Cue | None = None
    """Another cue that tells how far the deal is: ``plans to raise`` for a listing."""


def draft_at(
    items: Sequence[Item], cue: Cue, cues: Sequence[Cue], discourse: Discourse, language: LanguageData
) -> Draft:
    """The draft of a cue: its parties alone, until the sums are shared out."""
    stop = None
    if not cue.verb:
        owner = _next_owner(items, cue.last + 1, language)
        later = (other for other in cues if other.first > cue.last)
        stop = min((o.first for o in later if o.frame.kind is not cue.frame.kind or owner < o.first), default=None)
    return Draft(cue, stop, participants(items, cue, stop, discourse, language))


def _next_owner(items: Sequence[Item], start: int, language: LanguageData) -> int:
    """Where the next owner's mark stands, behind which everything is another's, if it is no firm that is bought."""
    marks = (i for i in range(start, len(items)) if items[i].word.is_possessive)
    return next((i for i in marks if owned_firm(items, i - 1, len(items), language) is None), len(items))


def participants(
    items: Sequence[Item], cue: Cue, stop: int | None, discourse: Discourse, language: LanguageData
) -> dict[Role, list[Participant]]:
    """Who takes part, by role: references resolved, nobody twice, persons and products only where they can act."""
    parties: dict[Role, list[Participant]] = {}
    seen: set[str] = set()
    arguments, rules = find_arguments(items, cue, language, stop=stop)
    for role, indices in arguments.items():
        resolved = [(index, name) for index in indices for name in discourse.resolve_all(items, index)]
        if role in _INVESTING:
            resolved = [(index, _titled(items, index, language) or name) for index, name in resolved]
        for index, name in resolved:
            if side_of(role) is Side.PAYER and _only_holders(items, index, language):
                continue
            if name.kind == "government" and role is Role.SPONSOR:
                continue
            if role is Role.TARGET and cue.frame.kind is Kind.INVESTMENT and names_wares(items, index, language):
                continue
            if role is Role.TARGET and _is_counted(items, index, language):
                continue
            if role is Role.TARGET and cue.frame.kind is Kind.ACQUISITION and _are_shares(items, index, language):
                continue
            if role is Role.ISSUER and name.name.rpartition(" ")[2].casefold() in language.exchange_nouns:
                continue
            if role is Role.SPONSOR and _is_plant(name.name, language):
                continue
            if name.office is not None:
                if not name.office:
                    continue
                if _acts_for_company(role, cue.frame.kind) and not _is_pronoun(items[index]):
                    name = replace(name, name=name.office, kind="company", office=None)
            if name.kind == "person" and not name.known and _is_offered_for(items, index, cue, role, language):
                name = replace(name, kind="company", office=None)
            if role is Role.MANAGER and items[index].kind == "reference":
                name = discourse.manager_instead(name) or name
            if name.kind == "person" and cue.frame.merges:
                continue
            if name.kind == "person" and role is Role.ACQUIRER and _comes_after(items, index, cue, language):
                company = discourse.main or discourse.topic
                if company is None or company.kind != "company":
                    continue
                name = company
            if name.kind == "person":
                company = _no_person(items[index], name, discourse, may_act=role in PERSON_ROLES)
                if company is None and role not in PERSON_ROLES:
                    continue
                name = company or name
            if name.name in seen or (name.kind == "government" and role in _COMPANY_ROLES):
                continue
            if name.owner is not None and cue.frame.object is role is cue.frame.of and role is not Role.SUPPLIER:
                continue
            if name.owner is not None and _is_bought(items, index, cue, role, language):
                name = replace(name, kind="company", owner=None)
            if name.owner is not None:
                bought = cue.frame.kind is Kind.CONTRACT and role is Role.SUPPLIER
                acts = side_of(role) is Side.PAYER and not (name.known and role is Role.CUSTOMER)
                if not (bought or acts) or name.owner in seen:
                    continue
                name = replace(name, name=name.owner if bought else name.name, kind="company", owner=None)
            seen.add(name.name)
            rule = _rule(items, index, cue, rules[index], language)
            told = Participant(name, items[index].start, items[index].end, rule, described=_is_described(items[index]))
            parties.setdefault(role, []).append(told)
    return _public_lenders(parties, cue, language)


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


def _comes_after(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether what somebody does only follows on a purchase: ``Ann Reed becomes its head after the purchase of X``."""
    before = items[max(0, cue.first - _FOLLOWS) : cue.first]
    apart = not cue.verb and index < cue.first and items[index].kind == "name"
    return apart and any(item.lower in language.means_words for item in before)


def _titled(items: Sequence[Item], index: int, language: LanguageData) -> NameMention | None:
    """The officer who invests on their own, where a name only says whose: ``from X chief executive Ann Reed``."""
    behind = index + 1
    while behind < len(items) and items[behind].lower in language.officer_titles:
        behind += 1
    value = items[behind].value if index + 1 < behind < len(items) else None
    return value if isinstance(value, NameMention) and value.kind == "person" else None


def _is_offered_for(items: Sequence[Item], index: int, cue: Cue, role: Role, language: LanguageData) -> bool:
    """Whether a name like a person's is that of a company, since an offer is made for it: ``une OPA sur X Y``."""
    bid = role is Role.TARGET and items[index].kind == "name" and not cue.verb and index > cue.last
    return bid and any(item.lower in language.offer_nouns for item in items[cue.first : cue.last + 1])


def _no_person(item: Item, person: NameMention, discourse: Discourse, *, may_act: bool) -> NameMention | None:
    """The company that words for a company stand for, where they led to a person: ``le géant``, ``la société``.

    A pronoun stands for the person where a person may act.
    """
    value = item.value
    means_company = isinstance(value, Reference) and not value.person and not (value.pronoun and may_act)
    return discourse.company_instead(person) if means_company else None


def _is_plant(name: str, language: LanguageData) -> bool:
    """Whether a name is that of one plant; a word for several ends the name of a company: ``Brindle Hotels``."""
    last = name.rpartition(" ")[2].casefold()
    return last in language.plant_nouns and singular(last, language) == last


def _is_pronoun(item: Item) -> bool:
    """Whether a person is only meant by a pronoun, and so told of for himself: ``il a racheté``."""
    return isinstance(item.value, Reference) and item.value.pronoun


def _is_described(item: Item) -> bool:
    """Whether a noun, and no pronoun, stands for a name said before: ``le groupe``."""
    return item.kind == "reference" and not _is_pronoun(item)


def _acts_for_company(role: Role, kind: Kind) -> bool:
    """Whether an officer in that role acts for the company, and does not spend or sell what is his own."""
    raises = role is Role.TARGET and kind is Kind.FUNDING_ROUND
    return raises or (side_of(role) is Side.PAYER and role not in {Role.INVESTOR, Role.LEAD_INVESTOR})


def _only_holders(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether those who act are only holders of a company's shares or debt, or work for it: ``X shareholders get``."""
    return index + 1 < len(items) and items[index + 1].lower in language.holder_nouns


def _is_counted(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a large number before a name makes it goods: ``sold 7 million iPhones``, no ``2 million X shares``."""
    before = items[index - 1] if index else None
    shares = index + 1 < len(items) and items[index + 1].lower in language.stake_words
    return before is not None and before.kind == "word" and before.lower in language.numbers.scales and not shares


def _are_shares(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether so many shares of a company are told of, and not the company: ``19 million X shares``."""
    shares = index + 1 < len(items) and items[index + 1].lower in language.stake_words
    before = items[index - 1].lower if index else ""
    return shares and (before.isdigit() or before in language.numbers.words or before in language.numbers.scales)


def _is_bought(items: Sequence[Item], index: int, cue: Cue, role: Role, language: LanguageData) -> bool:
    """Whether a product is itself what is bought, as ``Instagram`` once was: no mere word behind a comma."""
    bought = cue.frame.kind is Kind.ACQUISITION and role is Role.TARGET and items[index].kind != "reference"
    return bought and (index < cue.first or governor(items, index, language) != "")


def _rule(items: Sequence[Item], index: int, cue: Cue, rule: str, language: LanguageData) -> str:
    """The rule that gave an item its role, with the word that it hangs on and the name that it stands for."""
    hangs_on = governor(items, index, language) if index > cue.first else ""
    written = hangs_on.replace("' ", "'")
    told = rule if hangs_on in {"", VERB, OWNER} else f'{rule}, by "{written}"'
    return f"{told}; the words stand for a name said before" if items[index].kind == "reference" else told


def through_rounds(items: Sequence[Item], drafts: list[Draft], language: LanguageData) -> None:
    """Who invests in a company's round invests in the company: ``investir dans la levée de fonds d'X``."""
    for draft in drafts:
        frame = draft.cue.frame
        if not draft.cue.verb or frame.kind is not Kind.INVESTMENT or Role.TARGET in draft.parties:
            continue
        rounds = [d for d in drafts if d.cue.frame.kind is Kind.FUNDING_ROUND and Role.TARGET in d.parties]
        end = clause_end(items, draft.cue.last, language) if rounds else 0
        for other in rounds:
            if (
                draft.cue.last < other.cue.first < end
                and governor(items, other.cue.first, language) in frame.prepositions
            ):
                draft.parties[Role.TARGET] = other.parties[Role.TARGET]


def same_investor(drafts: list[Draft]) -> None:
    """``holds 27% of OpenAI after investing 13 billion``: money of one investor in one sentence has one target."""
    for draft in drafts:
        investors = draft.parties.get(Role.INVESTOR)
        if draft.cue.frame.kind is not Kind.INVESTMENT or Role.TARGET in draft.parties or not draft.cue.verb:
            continue
        for other in drafts:
            theirs = other.parties.get(Role.INVESTOR)
            same = not investors or (theirs and investors[0].name.name == theirs[0].name.name)
            stake = other.cue.frame.kind is Kind.INVESTMENT and Role.TARGET in other.parties and bool(theirs)
            if other is not draft and stake and same and other.cue.last < draft.cue.first:
                draft.parties = {**draft.parties, Role.TARGET: other.parties[Role.TARGET]}
                draft.parties.setdefault(Role.INVESTOR, other.parties[Role.INVESTOR])


def held_by_another(drafts: list[Draft]) -> None:
    """``rachète les 20 % que X détient dans Y``: a share that another holds is one of what that one holds it in."""
    for draft in drafts:
        invests = draft.cue.verb and draft.cue.frame.kind is Kind.INVESTMENT and Role.INVESTOR in draft.parties
        if not invests or Role.TARGET in draft.parties:
            continue
        for other in drafts:
            held = other.cue.frame.yields and other.cue.frame.kind is Kind.INVESTMENT and Role.TARGET in other.parties
            if held and 0 < other.cue.first - draft.cue.last <= _HELD:
                draft.parties = {**draft.parties, Role.TARGET: other.parties[Role.TARGET]}
                break


def same_target(items: Sequence[Item], drafts: list[Draft], language: LanguageData) -> None:
    """``buys X, topping an offer from Y``: an offer without a target is for what others in its sentence are for."""
    for draft in drafts:
        cue = draft.cue
        if cue.frame.kind is not Kind.ACQUISITION or Role.TARGET in draft.parties or Role.ACQUIRER not in draft.parties:
            continue
        if not any(item.lower in language.offer_nouns for item in items[cue.first : cue.last + 1]):
            continue
        for other in drafts:
            frame = other.cue.frame
            bought = {frame.kind, language.frame(frame.otherwise).kind if frame.otherwise else frame.kind}
            target = other.parties.get(Role.TARGET) or other.parties.get(Role.SUPPLIER)
            if (
                other is not draft
                and Kind.ACQUISITION in bought
                and target
                and not {p.name.name for p in target} & names_in(draft)
            ):
                draft.parties[Role.TARGET] = target
                break


def listings(items: Sequence[Item], drafts: list[Draft]) -> None:
    """Money raised by going public is the listing's: ``raise 10 billion from its listing``.

    That of named investors is a round's, and what was once spun off has raised nothing by that.
    """
    for draft in drafts:
        from_investors = any(side_of(role) is Side.PAYER for role in draft.parties)
        round_of_its_own = from_investors or draft.round is not None
        if draft.cue.frame.kind is not Kind.FUNDING_ROUND or draft.money is None or round_of_its_own:
            continue
        borrowed = _borrowed(draft, drafts)
        if borrowed is not None:
            borrowed.money, draft.money = draft.money, None
            continue
        for other in drafts:
            parted = other.cue.passive and other.cue.frame.subject is Role.SELLER
            apart = Role.ISSUER not in other.parties and _of_somebody_else(items, other.cue, draft)
            if other.cue.frame.kind is Kind.IPO and not (parted or apart) and other.money in {None, draft.money}:
                other.money, draft.money = draft.money, None
                other.told_by = draft.cue
                if Role.ISSUER not in other.parties and Role.TARGET in draft.parties:
                    other.parties[Role.ISSUER] = draft.parties[Role.TARGET]
                break


def _of_somebody_else(items: Sequence[Item], listing: Cue, draft: Draft) -> bool:
    """Whether another company stands between a listing and who raises money: ``a listing would value X, while Y``."""
    between = (item.value for item in items[listing.last + 1 : draft.cue.first] if item.is_nominal)
    return any(isinstance(name, NameMention) and name.name not in names_in(draft) for name in between)


def _borrowed(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The loan or bond told before what it is to raise: ``launched a bond sale to raise 300 million``."""
    if draft.cue.tense != "infinitive":
        return None
    loans = (d for d in drafts if d.cue.frame.kind is Kind.DEBT and d.cue.first < draft.cue.first and d.money is None)
    return next((loan for loan in loans if Role.BORROWER in loan.parties), None)


def share_targets(drafts: list[Draft]) -> None:
    """Two words for one round in a sentence, ``lève 30 millions en série A``, have one target."""
    rounds = [draft for draft in drafts if draft.cue.frame.kind is Kind.FUNDING_ROUND]
    told = next((draft.parties[Role.TARGET] for draft in rounds if Role.TARGET in draft.parties), None)
    for draft in rounds:
        if told and Role.TARGET not in draft.parties and not {p.name.name for p in told} & names_in(draft):
            draft.parties[Role.TARGET] = told


def raised_by_target(drafts: list[Draft]) -> None:
    """``X takes a stake in Y as part of a fundraising``: who invests raises nothing there, whom it invests in does."""
    stakes = [
        d for d in drafts if d.cue.frame.kind is Kind.INVESTMENT and {Role.INVESTOR, Role.TARGET} <= set(d.parties)
    ]
    for draft in drafts if stakes else ():
        if draft.cue.verb or draft.cue.frame.kind is not Kind.FUNDING_ROUND or Role.TARGET not in draft.parties:
            continue
        named = {p.name.name for p in draft.parties[Role.TARGET]}
        for stake in stakes:
            if stake.cue.first < draft.cue.first and named <= {p.name.name for p in stake.parties[Role.INVESTOR]}:
                draft.parties[Role.TARGET] = stake.parties[Role.TARGET]


def share_out(items: Row, drafts: list[Draft], spent: Sequence[Money], language: LanguageData) -> None:
    """Give each sum to the cue nearest to it, each cue at most one; likewise shares, rounds and dates.

    Where nothing is told of that has a valuation, a sum that looks like one is what a plant or an order costs. What is
    `spent` otherwise has no cue, and what is owed only one of a loan or bond.
    """
    valued = any(draft.cue.frame.kind in EQUITY and draft.cue.frame.needs for draft in drafts)
    uses = {"amount", "price"} if valued else {"amount", "price", "valuation"}
    sums = [
        (i, money)
        for i in items.places("money")
        if isinstance(money := items[i].value, Money) and money.use in {*uses, "debt"} and money not in spent
    ]
    verbs = sorted({draft.cue.first for draft in drafts if draft.cue.verb})
    pairs = sorted(
        (_reach(items, index, draft.cue, end, verbs, language), d, index)
        for d, draft in enumerate(drafts if sums else ())
        if not _leaves_sums(items, draft, drafts, language)
        for end in (clause_end(items, draft.cue.last, language),)
        for index, money in sums
        if not _in_clause_before(items, index, draft.cue, language)
        and not belongs_elsewhere(items, index, draft.cue, language)
        and (money.use != "debt" or draft.cue.frame.kind is Kind.DEBT)
    )
    values = dict(sums)
    for draft in drafts:
        draft.money = None
    taken: dict[int, int] = {}
    for distance, number, index in pairs:
        draft = drafts[number]
        free = index not in taken or _same_deal(drafts[taken[index]], draft)
        if draft.money is None and free and distance <= _FARTHEST:
            draft.money = values[index]
            taken.setdefault(index, number)
    for draft in drafts:
        draft.money = next((o.money for o in drafts if _within(draft.cue, o.cue)), draft.money)
    dated = bool(items.places("date"))
    for draft in drafts:
        draft.percent = _nearest_stake(items, draft.cue, language) if draft.cue.frame.kind in EQUITY else None
        draft.round = _nearest_round(items, draft.cue) if draft.cue.frame.kind is Kind.FUNDING_ROUND else None
        draft.date = _date(items, draft, drafts, language) if dated else None


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


def _reach(items: Sequence[Item], index: int, cue: Cue, end: int, verbs: Sequence[int], language: LanguageData) -> int:
    """How far a sum is from a cue; farther where what follows has it, never too far where it is *the* deal's."""
    distance = _distance(cue, index, end, verbs)
    if index < cue.first:
        return distance
    if index > cue.last and _leads_on(items, index, language):
        return distance + _ACROSS
    return min(distance, _FARTHEST) if _is_of_the_deal(items, index, cue, language) else distance


def _is_of_the_deal(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a sum is told with a word that points to the deal: ``the $2 billion deal``, ``ce rachat à 2 Md``."""
    behind = items[index + 1].lower if index + 1 < len(items) else ""
    before = [item.lower for item in items[max(0, index - 3) : index]]
    noun = behind if before and before[-1] in language.definites else ""
    if len(before) == 3 and before[0] in language.definites:
        noun = noun or before[1]
    kinds = language.priced_nouns.get(noun)
    return kinds is not None and (not kinds or cue.frame.kind.value in kinds)


def _leads_on(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a sum is that of what follows it: ``a $2 billion deal to buy X``."""
    after = [item.lower for item in items[index + 1 : index + 3]]
    return len(after) == 2 and after[0] in language.deal_nouns and after[1] in language.auxiliaries["infinitive"]


def _within(cue: Cue, other: Cue) -> bool:
    """Whether a cue is the end of a longer one, and so tells the same deal: ``paid $2 billion to buy``."""
    return cue.verb and other.first < cue.first and cue.last <= other.last and bool(other.frame.needs)


def _is_owned(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a venture is spoken of as one that is there already: ``their joint venture in Ohio``."""
    return any(item.lower in language.possessives for item in items[max(0, cue.first - 2) : cue.first])


def _leaves_sums(items: Sequence[Item], draft: Draft, drafts: list[Draft], language: LanguageData) -> bool:
    """Whether a cue that finds no deal of its own names another's action: ``signed an agreement to buy``."""
    cue = draft.cue
    if cue.frame.kind is Kind.JOINT_VENTURE and not cue.verb and _is_owned(items, cue, language):
        return any(other.cue.verb and other is not draft and other.cue.frame.needs for other in drafts)
    return not cue.frame.needs and any(cue.first < other.cue.first <= cue.last for other in drafts)


def _same_deal(one: Draft, other: Draft) -> bool:
    """Whether two cues are two words for one deal: ``annonce une levée`` and ``lève``."""
    if one.cue.frame.kind is not other.cue.frame.kind:
        return False
    shared = set(one.parties) & set(other.parties)
    return all({p.name.name for p in one.parties[r]} & {p.name.name for p in other.parties[r]} for r in shared)


def names_in(draft: Draft) -> set[str]:
    """The names of all its parties."""
    return {p.name.name for group in draft.parties.values() for p in group}


def _is_priced(cue: Cue) -> bool:
    """Whether a sum right before a noun is its own, whatever verb is near: ``paid a fee for the $2bn purchase``."""
    return not cue.verb and cue.frame.kind is not Kind.FUNDING_ROUND


def _distance(cue: Cue, index: int, end: int, verbs: Sequence[int]) -> int:
    """How far a sum is from a cue, in items; sums before a verb, and beyond other cues or clauses, are further.

    The clause of the cue ends at `end`, and the verbs of all cues stand at `verbs`.
    """
    if cue.first <= index <= cue.last or (_is_priced(cue) and index == cue.first - 1):
        return 0
    if index > cue.last:
        distance = index - cue.last + (_ACROSS if index >= end else 0)
        between = (cue.last + 1, index)
    else:
        distance = cue.first - index + (6 if cue.verb and not cue.passive else 2)
        between = (index + 1, cue.first)
    crossed = bisect.bisect_left(verbs, between[1]) - bisect.bisect_left(verbs, between[0])
    return distance + _ACROSS * crossed


def _nearest_stake(items: Row, cue: Cue, language: LanguageData) -> Percent | None:
    """The share nearest to a cue; of ``from 20 percent to 60`` it is the one that is reached."""
    shares = [(i, share) for i in items.places("percent") if isinstance(share := items[i].value, Percent)]
    stakes = [(i, share) for i, share in shares if share.stake and not _is_held(items, i, cue, language)]
    best = min(stakes, key=lambda pair: _steps(cue, pair[0]), default=None)
    if best is None or _steps(cue, best[0]) > _NEAR:
        return None
    rises_to = language.rises.get(items[best[0] - 1].lower) if best[0] else None
    reached = (share for i, share in shares if best[0] < i <= best[0] + _RISE and items[i - 1].lower == rises_to)
    return next(reached, best[1])


def _is_held(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a share is what a relative clause says somebody has already: ``X, qui détient 40 % de Y, acquiert``."""
    back = index - 1
    while back > 0 and is_adverb(items[back], language):
        back -= 1
    holds = back > 0 and items[back].lower in language.stake_words and items[back].word.is_finite
    apart = not cue.first <= back <= cue.last
    return holds and apart and items[back - 1].lower in language.relatives


def _nearest_round(items: Row, cue: Cue) -> Round | None:
    labels = [(i, label) for i in items.places("round") if isinstance(label := items[i].value, Round)]
    best = min(labels, key=lambda pair: _steps(cue, pair[0]), default=None)
    return best[1] if best is not None and _steps(cue, best[0]) <= _NEAR else None


def _steps(cue: Cue, index: int) -> int:
    return 0 if cue.first <= index <= cue.last else min(abs(index - cue.first), abs(index - cue.last))


def _date(items: Row, draft: Draft, drafts: list[Draft], language: LanguageData) -> DateMention | None:
    """The nearest date in the cue's clause that stands on this side of the verbs of other deals.

    A date that opens the sentence is that of all its deals that have none of their own.
    """
    cue = draft.cue
    others = [
        d.cue.first
        for d in drafts
        if (d.cue.verb or _is_another(d, draft, language)) and not (d.money is draft.money and _same_deal(d, draft))
    ]
    end = clause_end(items, cue.last, language)
    dates = [(i, date) for i in items.places("date") if i < end and isinstance(date := items[i].value, DateMention)]
    dates = [(i, date) for i, date in dates if date.value is not None and not _of_founding(items, i, language)]
    before = [d for d in drafts if d.cue.last < cue.first and _is_another(d, draft, language)]
    told = [(d.cue.last, clause_end(items, d.cue.last, language)) for d in before]
    dates = [(i, date) for i, date in dates if i > cue.first or not any(last < i < end for last, end in told)]
    near = [
        (min(abs(i - cue.first), abs(i - cue.last)), date)
        for i, date in dates
        if not any(min(i, cue.first) < other < max(i, cue.last) for other in others)
    ]
    best = min(near, key=lambda pair: pair[0], default=None)
    if best is not None and best[0] <= _NEAR_DATE:
        return best[1]
    return next((date for i, date in dates if not any(item.kind == "name" for item in items[: i + 1])), None)


def _is_another(one: Draft, other: Draft, language: LanguageData) -> bool:
    """Whether two cues tell of two deals of one kind: of two sums, or with nobody in common on a side of both."""
    if not kinds_of(one.cue, language) & kinds_of(other.cue, language):
        return False
    if one.money is not None and other.money is not None and one.money is not other.money:
        return True
    return any(
        ours.isdisjoint(theirs)
        for side in (Side.PAYER, Side.PAYEE)
        if (ours := _on(one, side)) and (theirs := _on(other, side))
    )


def _on(draft: Draft, side: Side) -> set[str]:
    return {p.name.name for role, group in draft.parties.items() if side_of(role) is side for p in group}


def _of_founding(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a date tells when a company was founded, ``founded in 2015``, and not when a deal was made."""
    return any(item.lower in language.founding_words for item in items[max(0, index - 3) : index])
