"""Drafts: a cue with the parties around it, and the sum, share, round and date that go with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue
from seeds.parser.dates import DateMention
from seeds.parser.elsewhere import is_of_round, kinds_of
from seeds.parser.governors import governor
from seeds.parser.items import Item, Percent, Round
from seeds.parser.money import Money
from seeds.parser.ownership import owned_firm
from seeds.parser.participants import Participant, participants
from seeds.parser.prepositions import of_before, preposition_ending
from seeds.parser.references import Discourse
from seeds.parser.tokens import Row
from seeds.vocabulary import Kind, Role, Side, side_of

EQUITY = frozenset({Kind.INVESTMENT, Kind.FUNDING_ROUND, Kind.ACQUISITION, Kind.IPO})
_SELLING = frozenset({Role.SELLER, Role.SUPPLIER})
"""The roles of who sells a company, or something of it, before it is known what is sold."""
_HELD = 7
"""How many items may stand between a purchase and the verb by which another holds the share that is bought."""
_JOINED = 3
"""How many items may stand between *and* and the name of a round behind it, its sum among them."""


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


def draft_at(items: Row, cue: Cue, cues: Sequence[Cue], discourse: Discourse, language: LanguageData) -> Draft:
    """The draft of a cue: its parties alone, until the sums are shared out."""
    stop = None
    if not cue.verb:
        owner = _next_owner(items, cue.last + 1, language)
        later = (
            o
            for o in cues
            if o.first > cue.last
            and o.frame.context is None
            and not (_is_object(items, o, language) or _only_describes(items, o, language))
            and not _tells_of_noun(items, cue, o, language)
        )
        kinds = kinds_of(cue, language)
        ends = (
            other.first
            for other in later
            if other.frame.kind not in kinds
            or owner < other.first
            or items[other.first].lower in language.noun_pronouns
            or _is_next_round(items, cue, other, language)
            or _is_one_of_several(items, cue, other, language)
        )
        stop = min(ends, default=None)
    return Draft(cue, stop, participants(items, cue, stop, discourse, language))


def _is_next_round(items: Sequence[Item], cue: Cue, other: Cue, language: LanguageData) -> bool:
    """Whether a later cue names another round: ``a seed round led by X and a Series A led by Y``."""
    if other.verb or cue.frame.kind is not Kind.FUNDING_ROUND:
        return False
    one, label = (
        next((item.value for item in items[c.first : c.last + 1] if isinstance(item.value, Round)), None)
        for c in (cue, other)
    )
    before = items[max(cue.last, other.first - _JOINED) : other.first]
    joined = one is not None or any(item.lower in language.coordinators for item in before)
    return label is not None and one != label and joined


def _is_one_of_several(items: Sequence[Item], cue: Cue, other: Cue, language: LanguageData) -> bool:
    """Whether a later noun tells one of those that a cue tells together: ``orders, including an order from``."""
    several = items[cue.first].lower.endswith(language.plurals) and not other.verb
    between = range(cue.last + 1, other.first)
    return several and any(preposition_ending(items, i, language) in language.inclusions for i in between)


def _is_object(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a word for a plant or a part only tells what is traded: ``the sale of its lending unit to X``."""
    built = items[cue.first].lower in language.built_nouns and not cue.verb
    return (built or is_part(items, cue, language)) and of_before(items, cue.first, language) is not None


def is_part(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether words that tell of no deal are for a part of a company: ``lending unit``."""
    return not (cue.verb or cue.frame.needs) and items[cue.last].lower in language.part_nouns


def _only_describes(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a noun only says whose, or what, another is: ``l'achat de X par sa filiale Y``, ``joint venture X``."""
    owned = cue.frame.yields and items[cue.first - 1].lower in language.possessives
    behind = items[cue.last + 1 : cue.last + 2]
    return not cue.verb and (owned or (cue.frame.kind is Kind.JOINT_VENTURE and any(i.kind == "name" for i in behind)))


def _tells_of_noun(items: Sequence[Item], noun: Cue, other: Cue, language: LanguageData) -> bool:
    """Whether a participle right behind a noun only tells more of it: ``le rachat, annoncé en mars, de X``.

    So does one without commas: ``le rachat envisagé de X``.
    """
    uses = language.verb_forms.get(items[other.first].lower, ())
    told = any(tense == "participle" and verb in language.support_verbs for verb, tense in uses)
    told &= other.verb and other.group == other.first
    between = items[noun.last + 1 : other.first]
    apart = all(item.word.is_adverb for item in between if item is not between[0] or item.lower != ",")
    ruled = any(verb in language.ruling_verbs for verb, _ in uses)  # ``le rachat approuvé par Bruxelles de X``
    by = any(item.lower in language.agents for item in items[other.last + 1 : other.last + 3])
    return bool(told and apart and not (by and (between or ruled)))


def _next_owner(items: Sequence[Item], start: int, language: LanguageData) -> int:
    """Where the next owner's mark stands, behind which everything is another's, if it is no firm that is bought."""
    marks = (i for i in range(start, len(items)) if items[i].word.is_possessive)
    return next((i for i in marks if owned_firm(items, i - 1, len(items), language) is None), len(items))


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


def same_buyer(items: Sequence[Item], drafts: list[Draft], language: LanguageData) -> None:
    """``its third purchase, after those of X and Y``: who made the one made those that the pronoun stands for."""
    for draft, before in ((d, b) for i, d in enumerate(drafts) for b in drafts[:i][-1:]):
        cue = draft.cue
        told = cue.size == 1 and items[cue.first].lower in language.noun_pronouns and before.cue.frame is cue.frame
        buyers = before.parties.get(Role.ACQUIRER, [])
        own = any(party.start > items[cue.first].start for party in draft.parties.get(Role.ACQUIRER, ()))
        if told and buyers and not own and items[cue.first - 1].lower in language.past_prepositions:
            draft.parties = {**draft.parties, Role.ACQUIRER: buyers}


def same_target(items: Sequence[Item], drafts: list[Draft], language: LanguageData) -> None:
    """``buys X, topping an offer from Y``: an offer without a target is for what others in its sentence are for.

    So is a rival one that is not told to be for another: ``raised its bid for X after a rival offer from Y``. What
    somebody only owns is none of those, ``X, the owner of Y, withdrew its offer``, nor what the offer itself does:
    ``X's approach combines Y and Z``.
    """
    for draft in drafts:
        cue = draft.cue
        if cue.frame.kind is not Kind.ACQUISITION or Role.ACQUIRER not in draft.parties:
            continue
        told = {item.lower for item in items[cue.first : cue.last + 1]}
        if told.isdisjoint(language.offer_nouns | language.noun_pronouns):
            continue
        if Role.TARGET in draft.parties and not _competes(items, draft, language):
            continue
        for other in drafts:
            frame = other.cue.frame
            bought = {frame.kind, language.frame(frame.otherwise).kind if frame.otherwise else frame.kind}
            target = other.parties.get(Role.TARGET) or _bought(items, other, language)
            if (
                other is not draft
                and Kind.ACQUISITION in bought
                and not (other.cue.verb and other.cue.group == cue.last + 1)
                and not all("since" in needs for needs in frame.needs)
                and target
                and not {p.name.name for p in target} & _sides(draft)
            ):
                draft.parties = {**draft.parties, Role.TARGET: target}
                break


def _competes(items: Sequence[Item], draft: Draft, language: LanguageData) -> bool:
    """Whether words say that an offer competes with another, and none behind it for whom it is."""
    cue = draft.cue
    beside = items[max(0, cue.first - 1) : cue.last + 2]
    behind = any(party.start > items[cue.last].start for party in draft.parties[Role.TARGET])
    return not (cue.verb or behind) and any(item.lower in language.contest_words for item in beside)


def _sides(draft: Draft) -> set[str]:
    """Who takes part in an offer, but for whom it is thought to be for."""
    return {p.name.name for role, group in draft.parties.items() if role is not Role.TARGET for p in group}


def _bought(items: Sequence[Item], draft: Draft, language: LanguageData) -> list[Participant]:
    """Whom a verb that may tell of goods has as its object, without whom they are bought of: ``to buy X from Y``."""
    named = draft.parties.get(Role.SUPPLIER, [])
    frame = language.frame(draft.cue.frame.otherwise) if draft.cue.frame.otherwise else draft.cue.frame
    if len(named) < 2:
        return named
    behind = range(draft.cue.last + 1, clause_end(items, draft.cue.last, language))
    told = (i for i in behind if items[i].is_nominal)
    sellers = {items[i].start for i in told if frame.prepositions.get(governor(items, i, language)) is Role.SELLER}
    return [party for party in named if party.start not in sellers]


def raised_otherwise(items: Row, drafts: list[Draft], language: LanguageData) -> None:
    """Money raised by going public is the listing's, and by borrowing the loan's: ``raise 10 billion from its IPO``.

    What is raised by a sale is its price, ``sold its shares in X, raising 5 million``, and by new shares what is paid
    for them. That of named investors is a round's, and what was once spun off has raised nothing by that.
    """
    sums = items.places("money")
    for draft in drafts:
        from_investors = any(side_of(role) is Side.PAYER for role in draft.parties)
        round_of_its_own = from_investors or draft.round is not None or _in_a_round(items, draft, drafts)
        round_of_its_own |= any(items[i].value is draft.money and is_of_round(items, i, language) for i in sums)
        if draft.cue.frame.kind is not Kind.FUNDING_ROUND or draft.money is None or round_of_its_own:
            continue
        for other in drafts:
            apart = _at_another_time(items, draft, other, language) or _in_passing(items, draft, other, language)
            brings = (_lists(other, draft) and not apart) or _borrows(other, draft)
            paid = _sells(items, other, draft, language) or _subscribes(items, other, draft, language)
            if other.money in {None, draft.money} and (brings or paid):
                other.money, draft.money = draft.money, None
                other.told_by = draft.cue if brings else other.told_by
                role = Role.ISSUER if other.cue.frame.kind is Kind.IPO else Role.BORROWER
                if paid and other.cue.frame.subject is Role.SELLER:
                    role = Role.SELLER
                if (brings or role is Role.SELLER) and role not in other.parties and Role.TARGET in draft.parties:
                    other.parties[role] = draft.parties[Role.TARGET]
                break


def _in_a_round(items: Sequence[Item], draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether words behind a verb say that a round is what raises its money: ``raised $5m in a funding round``."""
    cue = draft.cue
    nouns = (d.cue for d in drafts if d.cue.frame.kind is Kind.FUNDING_ROUND and not d.cue.verb)
    return cue.verb and any(
        cue.first < noun.first and all(item.kind != "mark" for item in items[cue.first : noun.first]) for noun in nouns
    )


def _lists(draft: Draft, raised: Draft) -> bool:
    """Whether a company goes public by a draft; one said to be parted from another need have raised nothing by that.

    ``raised $5m, valuing the company spun off from Y``, but ``spins off Y, raising $5m``.
    """
    told_behind = draft.cue.tense == "past" and raised.cue.first < draft.cue.first
    parted = draft.cue.frame.subject is Role.SELLER and (draft.cue.passive or told_behind)
    return draft.cue.frame.kind is Kind.IPO and not parted


def _at_another_time(items: Sequence[Item], one: Draft, other: Draft, language: LanguageData) -> bool:
    """Whether a preposition of time parts two cues: ``raised 5 million ahead of its listing``."""
    first, second = sorted((one.cue, other.cue), key=lambda cue: cue.first)
    between = range(first.first + 1, second.first)
    return any(preposition_ending(items, at, language) in language.time_prepositions for at in between)


def _in_passing(items: Sequence[Item], raised: Draft, other: Draft, language: LanguageData) -> bool:
    """Whether a relative between commas tells what was raised before: ``X, which has raised $5m, plans a listing``."""
    cue = raised.cue
    relative = cue.verb and cue.tense == "past" and cue.group > 0 and items[cue.group - 1].lower in language.relatives
    closed = relative and any(item.lower == "," for item in items[cue.last : other.cue.first])
    return closed and cue.group > 1 and items[cue.group - 2].lower == ","


def _borrows(draft: Draft, raised: Draft) -> bool:
    """Whether a draft tells of what raises the money behind it: ``sold its first bond, raising 5 million``."""
    cue = draft.cue
    told = cue.frame.kind is Kind.DEBT and bool(cue.frame.needs)
    names, raisers = names_in(draft), names_in(raised)
    return told and raised.cue.tense == "gerund" and cue.first < raised.cue.first and (raisers <= names or not names)


def _subscribes(items: Sequence[Item], draft: Draft, raised: Draft, language: LanguageData) -> bool:
    """Whether a draft tells of the stake that new shares give: ``takes 10% of X through a capital increase of 5m``."""
    stake = draft.cue.frame.kind is Kind.INVESTMENT and draft.percent is not None and Role.INVESTOR in draft.parties
    if not stake or raised.cue.verb or draft.cue.first > raised.cue.first:
        return False
    same = {p.name.name for p in draft.parties.get(Role.TARGET, ())} & names_in(raised)
    means = language.means_words.intersection(governor(items, raised.cue.first, language).split())
    return bool(same) and bool(means)


def _sells(items: Sequence[Item], draft: Draft, raised: Draft, language: LanguageData) -> bool:
    """Whether a draft tells of the sale that raises the money behind it: ``sold shares in X, raising 5 million``.

    So does a noun that is the subject of the verb, ``the sale of its tools arm would raise 5 million``, and for whom it
    raises money sells.
    """
    sellers = {party.name.name for role in _SELLING for party in draft.parties.get(role, ())}
    between = items[draft.cue.last + 1 : raised.cue.group]
    parted = any(item.kind == "mark" or item.lower in language.coordinators for item in between)
    subject = not draft.cue.verb and not parted
    behind = draft.cue.first < raised.cue.first and (subject or raised.cue.tense == "gerund")
    untold = subject and not sellers and draft.cue.frame.subject is Role.SELLER and Role.TARGET in draft.parties
    return behind and bool(draft.cue.frame.needs) and (untold or (bool(sellers) and names_in(raised) <= sellers))


def share_targets(items: Sequence[Item], drafts: list[Draft], language: LanguageData) -> None:
    """Two words for one round in a sentence, ``lève 30 millions en série A``, have one target.

    What is told before a colon is not one of those behind it: ``Deux start-up ont levé 9 millions : X a réuni 5``; nor
    who does something else in a clause behind it: ``X led the round and Y took part``.
    """
    rounds = [draft for draft in drafts if draft.cue.frame.kind is Kind.FUNDING_ROUND]
    first = next((draft for draft in rounds if Role.TARGET in draft.parties), None)
    if first is None:
        return
    told = first.parties[Role.TARGET]
    for draft in rounds:
        between = range(draft.cue.last, first.cue.first)
        apart = any(items[i].lower == ":" or _begins_clause(items, i, draft, told, language) for i in between)
        if Role.TARGET not in draft.parties and not apart and not {p.name.name for p in told} & names_in(draft):
            draft.parties[Role.TARGET] = told


def _begins_clause(
    items: Sequence[Item], index: int, draft: Draft, told: Sequence[Participant], language: LanguageData
) -> bool:
    """Whether the first of those told acts in a clause of its own behind a verb: ``led the round and X joined``."""
    named = items[index].start == told[0].start
    return named and draft.cue.verb and items[index - 1].lower in language.coordinators


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


def raised_by_another(drafts: list[Draft]) -> None:
    """``X led the Series B, which follows a Series A``: who leads a round has raised none of those told with it."""
    led = [d for d in drafts if d.cue.verb and Role.LEAD_INVESTOR in d.parties and Role.TARGET not in d.parties]
    leaders = {p.name.name for draft in led for p in draft.parties[Role.LEAD_INVESTOR]}
    for draft in drafts if leaders else ():
        raised = {p.name.name for p in draft.parties.get(Role.TARGET, ())}
        if draft.cue.frame.kind is Kind.FUNDING_ROUND and not draft.cue.verb and raised and raised <= leaders:
            draft.parties = {role: group for role, group in draft.parties.items() if role is not Role.TARGET}


def names_in(draft: Draft) -> set[str]:
    """The names of all its parties."""
    return {p.name.name for group in draft.parties.values() for p in group}
