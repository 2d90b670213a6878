"""Which sums, shares, rounds and dates of a sentence belong to which of its cues."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.parser.clauses import clause_end
from seeds.parser.cues import Cue, names_sort
from seeds.parser.dates import DateMention
from seeds.parser.descriptions import is_acting_venture
from seeds.parser.drafts import EQUITY, Draft, is_part
from seeds.parser.elsewhere import OPENING, belongs_elsewhere, is_fronted, kinds_of, leads_to_act
from seeds.parser.enclosed import aside_before, in_relative_before
from seeds.parser.further_actions import further_action
from seeds.parser.items import Item, Round
from seeds.parser.money import Money
from seeds.parser.nearest_shares import NEAR, is_parted, nearest_share, steps
from seeds.parser.resold import sells_to_buy
from seeds.parser.spending import is_spent_to
from seeds.parser.tokens import Row
from seeds.vocabulary import Kind, Side, side_of

_OWN_SUM = 3
"""How many items behind a noun that tells of no deal a sum is its own: ``annual sales of $200 million``."""

_INTO_ROUND = 2
"""How many words may stand between a sum and the name of its round."""

_TOLD_OF = 7
"""How many items may stand between a sum and the verb of which a relative makes it the object."""

_FARTHEST = 32
"""Beyond this distance, in items, a sum belongs to no cue."""

_TOLD_ON = 4
"""Within how many items before a date the verb stands by which a deal was told that day: ``said late on Tuesday``."""
_NEAR_DATE = 16
"""How many items may stand between a cue and the date that belongs to it."""

_ACROSS = 12
"""What it adds to the distance between a cue and a sum when another cue, or a new clause, stands between."""
_PART = 4
"""How many items behind a sum one may stand that is a part of it: ``, dont plus de 12 millions``."""
_PARTED = 18
"""What it adds for a verb behind a sum when another verb stands before it, and a comma or *and* between."""


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
    for draft in drafts:
        draft.money = None
    if sums:
        _share_sums(items, drafts, sums, language)
    dated = bool(items.places("date"))
    for draft in drafts:
        shares = bool(items.places("percent")) and not EQUITY.isdisjoint(kinds_of(draft.cue, language))
        others = [other.cue for other in drafts if shares and _has_others(other, draft)]
        draft.percent = nearest_share(items, draft.cue, others, language) if shares else None
        raises = draft.cue.frame.kind is Kind.FUNDING_ROUND
        draft.round = _nearest_round(items, draft.cue, language) if raises else None
        draft.date = _date(items, draft, drafts, language) if dated else None


def _share_sums(items: Row, drafts: list[Draft], sums: list[tuple[int, Money]], language: LanguageData) -> None:
    """Give each of those sums, which stand at their places, to the cue nearest to it."""
    verbs = sorted({draft.cue.first for draft in drafts if draft.cue.verb})
    parts = _parts(items, [index for index, _ in sums], language)
    asides = {index: aside for index, _ in sums if (aside := aside_before(items, index, language))}
    bought = [
        draft
        for draft in drafts
        if not EQUITY.isdisjoint(kinds_of(draft.cue, language)) and not any(_within(draft.cue, o.cue) for o in drafts)
    ]
    spent_to = {i: d for i, _ in sums for d in bought if is_spent_to(items, i, d.cue, language)}
    pairs = sorted(
        (_reach_past(items, index, draft.cue, end, verbs, asides.get(index), language), d, index)
        for d, draft in enumerate(drafts)
        if not _leaves_sums(items, draft, drafts, language)
        for end in (further_action(items, draft.cue, clause_end(items, draft.cue.last, language), language),)
        for index, money in sums
        if spent_to.get(index, draft) is draft
        and not (index in parts and draft.cue.last < index)
        and not belongs_elsewhere(items, index, draft.cue, language)
        and not _is_size(items, index, draft, language)
        and not (index in asides and asides[index].start < draft.cue.first < asides[index].stop)
        and (money.use != "debt" or draft.cue.frame.kind is Kind.DEBT)
    )
    values = dict(sums)
    taken: dict[int, int] = {}
    for distance, number, index in pairs:
        draft = drafts[number]
        free = index not in taken or _same_deal(drafts[taken[index]], draft)
        if draft.money is None and free and distance <= _FARTHEST:
            draft.money = values[index]
            taken.setdefault(index, number)
    for draft in drafts:
        draft.money = next((o.money for o in drafts if _within(draft.cue, o.cue)), draft.money)


def _reach_past(
    items: Sequence[Item],
    index: int,
    cue: Cue,
    end: int,
    verbs: Sequence[int],
    aside: range | None,
    language: LanguageData,
) -> int:
    """How far a sum is from a cue, an aside between them not counted."""
    if aside is None or cue.last >= aside.start:
        return _reach(items, index, cue, end, verbs, language)
    return index - aside.stop + _distance(cue, aside.start, end, verbs)


def _parts(items: Sequence[Item], places: Sequence[int], language: LanguageData) -> set[int]:
    """The sums that only tell a part of the one before them: ``20 millions d'euros, dont 12 millions``."""
    return {
        place
        for whole, place in itertools.pairwise(places)
        if place - whole <= _PART and any(item.lower in language.inclusions for item in items[whole + 1 : place])
    }


def _is_size(items: Sequence[Item], index: int, draft: Draft, language: LanguageData) -> bool:
    """Whether a sum only tells how large one is whose name follows, and who is not paid: ``the $3 billion Elm Fund``.

    A word behind the name may make the sum that of a deal: ``the $3 billion Elm takeover``.
    """
    before = items[index - 1] if index else None
    opens = before is not None and (before.lower in language.definites or before.lower == ";")
    if draft.cue.frame.kind not in EQUITY or not opens or index + 2 >= len(items):
        return False
    name, behind = items[index + 1 : index + 3]
    if name.kind != "name" or not (behind.kind == "mark" or behind.word.may_stand_beside or behind.word.is_finite):
        return False
    payees = (p for role, group in draft.parties.items() if side_of(role) is Side.PAYEE for p in group)
    return all(p.start != name.start for p in payees)


def _reach(items: Sequence[Item], index: int, cue: Cue, end: int, verbs: Sequence[int], language: LanguageData) -> int:
    """How far a sum is from a cue; farther where *and* parts them, too far where what follows has it."""
    distance = _distance(cue, index, end, verbs)
    if index < cue.first and (
        _is_of_round(items, index, cue, language)
        or _is_its_object(items, index, cue, verbs, language)
        or is_spent_to(items, index, cue, language)
    ):
        return 1
    if index < cue.first and cue.verb:
        told = bool(verbs) and verbs[0] < index
        return distance + _PARTED * (told and is_parted(items, index, cue, language))
    if index < cue.first:
        return distance + _ACROSS * _is_joined(items, index, cue, language)
    return _FARTHEST + 1 if index > cue.last and _is_for_more(items, index, language) else distance


def _is_of_round(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a preposition alone parts a sum from the name of its round: ``$10 million in a seed round``."""
    between = items[index + 1 : cue.first]
    if cue.verb or cue.frame.kind is not Kind.FUNDING_ROUND or not 0 < len(between) <= _INTO_ROUND:
        return False
    return between[0].lower in language.preposition_forms and all(i.lower in language.determiners for i in between[1:])


def _is_its_object(items: Sequence[Item], index: int, cue: Cue, verbs: Sequence[int], language: LanguageData) -> bool:
    """Whether a relative right behind a sum makes it a verb's object: ``les 3 millions qu'elle vient de lever``."""
    between = items[index + 1 : cue.first]
    if not cue.verb or not 0 < len(between) <= _TOLD_OF or between[0].lower not in language.object_relatives:
        return False
    return not any(index < verb < cue.first for verb in verbs) and not any(item.kind == "mark" for item in between)


def _is_joined(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether *and* parts a sum from a noun behind it: ``the purchase of X for $3m and the sale of Y``."""
    return any(item.lower in language.coordinators for item in items[index + 1 : cue.first])


def _is_for_more(items: Sequence[Item], index: int, language: LanguageData) -> bool:
    """Whether a further sum is told with a purpose of its own: ``to buy X, and $2 billion to repay debt``."""
    behind = items[index + 1] if index + 1 < len(items) else None
    purpose = behind is not None and behind.lower in language.auxiliaries["infinitive"]
    return purpose and items[index - 1].lower in language.coordinators


def _within(cue: Cue, other: Cue) -> bool:
    """Whether a cue is the end of a longer one, and so tells the same deal: ``paid $2 billion to buy``."""
    return cue.verb and other.first < cue.first and cue.last <= other.last and bool(other.frame.needs)


def _is_owned(items: Sequence[Item], cue: Cue, language: LanguageData) -> bool:
    """Whether a venture is spoken of as one that is there already: ``their joint venture in Ohio``."""
    return any(item.lower in language.possessives for item in items[max(0, cue.first - 2) : cue.first])


def _leaves_sums(items: Sequence[Item], draft: Draft, drafts: list[Draft], language: LanguageData) -> bool:
    """Whether a cue that finds no deal of its own names another's action, or its price: ``signed a deal to buy``."""
    cue = draft.cue
    venture = cue.frame.kind is Kind.JOINT_VENTURE and not cue.verb
    if venture and (_is_owned(items, cue, language) or is_acting_venture(items, cue.last, language)):
        others = [other.cue for other in drafts if other is not draft and other.cue.frame.needs]
        return any(other.verb or other.frame.kind in EQUITY for other in others)
    if cue.frame.needs:
        fronted = cue.frame.kind is Kind.CAPEX and _pays_for_fronted(items, cue, drafts)
        return fronted or any(names_sort(other.cue, cue) for other in drafts)
    if (not cue.verb and _tells_sort(items, cue)) or is_part(items, cue, language) or leads_to_act(items, cue):
        return True
    own = (item.value for item in items[max(0, cue.first - _OWN_SUM) : cue.last + 1 + _OWN_SUM])
    if any(isinstance(value, Money) and value.use == "other" for value in own):
        return True
    return items[cue.last].lower in language.price_nouns or any(
        cue.first < other.cue.first <= cue.last for other in drafts
    )


def _pays_for_fronted(items: Sequence[Item], cue: Cue, drafts: list[Draft]) -> bool:
    """Whether what a verb spends is for the purchase that opens its sentence: ``Pour racheter X, Y débourse``."""
    if not cue.verb or all(item.word.prepositions is None for item in items[:OPENING]):
        return False
    return any(is_fronted(d.cue) and d.cue.frame.kind in EQUITY and d.cue.last < cue.first for d in drafts)


def _tells_sort(items: Sequence[Item], cue: Cue) -> bool:
    """Whether words only say what the one named behind them is: ``le fonds de pension canadien X``."""
    behind = items[cue.last + 1 : cue.last + 3]
    told = [item for item in behind if not item.word.is_demonym]
    return bool(told) and told[0].kind == "name"


def _same_deal(one: Draft, other: Draft) -> bool:
    """Whether two cues are two words for one deal: ``annonce une levée`` and ``lève``."""
    if one.cue.frame.kind is not other.cue.frame.kind or sells_to_buy(one, other) or sells_to_buy(other, one):
        return False
    shared = set(one.parties) & set(other.parties)
    return all({p.name.name for p in one.parties[r]} & {p.name.name for p in other.parties[r]} for r in shared)


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
        distance = index - cue.last + (_ACROSS if index >= end and not is_fronted(cue) else 0)
        between = (cue.last + 1, index)
    else:
        distance = cue.first - index + (6 if cue.verb and not cue.passive else 2)
        between = (index + 1, cue.first)
    crossed = bisect.bisect_left(verbs, between[1]) - bisect.bisect_left(verbs, between[0])
    return distance + _ACROSS * crossed


def _nearest_round(items: Row, cue: Cue, language: LanguageData) -> Round | None:
    """The round label nearest to a cue; one of an earlier clause is farther: ``in a seed round, while X raised``."""
    labels = [
        (_steps_over_clauses(items, i, cue, language), label)
        for i in items.places("round")
        if isinstance(label := items[i].value, Round) and steps(cue, i) <= NEAR
    ]
    return min(labels, key=lambda pair: pair[0], default=(0, None))[1]


def _opens_clause(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> bool:
    """Whether a word that opens or joins a clause stands between an item and a verb behind it."""
    between = items[index + 1 : cue.first] if cue.verb else ()
    return any(item.lower in language.clause_breaks or item.lower in language.coordinators for item in between)


def _steps_over_clauses(items: Sequence[Item], index: int, cue: Cue, language: LanguageData) -> int:
    """How far an item is from a cue; one of an earlier clause is farther: ``left in 2002 and sold shops in 2003``."""
    return steps(cue, index) + _ACROSS * (index < cue.first and _opens_clause(items, index, cue, language))


def _date(items: Row, draft: Draft, drafts: list[Draft], language: LanguageData) -> DateMention | None:
    """The nearest date in the cue's clause that stands on this side of the verbs of other deals.

    A date that opens the sentence is that of all its deals that have none; *since 2019* is that of a share.
    """
    cue = draft.cue
    others = [
        d.cue.first
        for d in drafts
        if (d.cue.verb or _is_another(d, draft, language)) and not (d.money is draft.money and _same_deal(d, draft))
    ]
    end = clause_end(items, cue.last, language)
    dates = [(i, date) for i in items.places("date") if i < end and isinstance(date := items[i].value, DateMention)]
    lasting = cue.frame.holding or any("since" in needs for needs in cue.frame.needs)
    known = ((i, date) for i, date in dates if date.value is not None and (lasting or not date.since))
    dates = [
        (i, date)
        for i, date in known
        if not _of_founding(items, i, language) and not in_relative_before(items, i, cue.first, language)
    ]
    before = [d for d in drafts if d.cue.last < cue.first and _is_another(d, draft, language)]
    told = [(d.cue.last, clause_end(items, d.cue.last, language)) for d in before]
    dates = [(i, date) for i, date in dates if i > cue.first or not any(last < i < end for last, end in told)]
    near = [
        (i, date)
        for i, date in dates
        if steps(cue, i) <= _NEAR_DATE and not any(min(i, cue.first) < other < max(i, cue.last) for other in others)
    ]
    if near:
        return min(near, key=lambda pair: _steps_over_clauses(items, pair[0], cue, language))[1]
    opening = (date for i, date in dates if not any(item.kind == "name" for item in items[: i + 1]))
    return next(opening, None) or _told_on(items, draft, others, language)


def _told_on(items: Row, draft: Draft, others: Sequence[int], language: LanguageData) -> DateMention | None:
    """The day on which somebody told a deal, behind it in the sentence: ``X buys Y, the companies said on Tuesday``."""

    def tells(item: Item) -> bool:
        uses = language.verb_forms.get(item.lower, ())
        return any(verb in telling and tense in {"past", "participle"} for verb, tense in uses)

    telling = language.promise_verbs | language.speech_verbs
    for at in items.places("date"):
        date = items[at].value
        verb = next(
            (back for back in range(at - 1, max(draft.cue.last, at - 1 - _TOLD_ON), -1) if tells(items[back])), 0
        )
        between = items[draft.cue.last + 1 : verb]
        apart = any(draft.cue.last < other < verb for other in others) or not any(i.lower == "," for i in between)
        another = any(
            i.lower in language.relatives for i in [*between, *items[at + 1 : at + 2]]
        )  # ``said on Monday that``
        if verb and not (apart or another) and isinstance(date, DateMention) and date.value and not date.since:
            return date
    return None


def _is_another(one: Draft, other: Draft, language: LanguageData) -> bool:
    """Whether two cues tell of two deals of one kind: of two sums, or with nobody in common on a side of both."""
    if not kinds_of(one.cue, language) & kinds_of(other.cue, language):
        return False
    if one.money is not None and other.money is not None and one.money is not other.money:
        return True
    return _has_others(one, other)


def _has_others(one: Draft, other: Draft) -> bool:
    """Whether two cues have nobody in common on a side of both."""
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
