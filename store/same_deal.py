"""When two reports are of one deal: a first clear rule over parties, kinds, rounds, dates and amounts.

`forbids` says what can never be one deal; `reason` says in words why two reports that are not forbidden are one.
"""

from __future__ import annotations

from typing import NamedTuple

from seeds.vocabulary import Kind, Stage
from store.facts import EARLY, SETTLED, Likeness, ReportFact

_TALKS = 180
"""Days that rumours of one deal may lie apart, and the last rumour and the announcement."""

_CLOSING = 730
"""Days from the announcement to the completion."""

_ONE_EVENT = 60
"""Days that two dates of one event may differ."""

_LATE_NEWS = 30
"""Days that an outlet may lag behind the others."""

_DIFFERENT = frozenset({Likeness.NEAR, Likeness.FAR})
_UNIQUE = frozenset({Kind.ACQUISITION, Kind.PARTNERSHIP, Kind.JOINT_VENTURE})
"""Kinds of which the same companies have one at a time, so that a recall needs no amount."""

_TWO = 2
"""How many companies merge at least."""

_PLAN_CHANGE = 1.25
"""The ratio up to which a spending plan of one year is the same plan with a new figure."""


class Reason(NamedTuple):
    """Why two reports are one deal; `days` lie between them, None when that does not matter or is not known."""

    words: str
    days: int | None = None

    def __str__(self) -> str:
        if self.days is None:
            return self.words
        if self.days == 0:
            return f"{self.words}, same date"
        return f"{self.words}, {self.days} {'day' if self.days == 1 else 'days'} apart"


def related(one: ReportFact, other: ReportFact) -> bool:
    """Whether the two reports are about the same object and may at all be one deal."""
    if one.family != other.family or one.is_loose != other.is_loose:
        return False
    if one.is_loose:
        return not one.companies.isdisjoint(other.companies)
    if one.family == "alliance":
        return len(one.companies & other.companies) > 1
    return not one.objects.isdisjoint(other.objects)


def forbids(one: ReportFact, other: ReportFact) -> bool:
    """Whether the two reports cannot be one deal, whatever else speaks for it."""
    like = one.like(other)
    if _rivals(one, other, like):
        return True
    if one.round_key and other.round_key and one.round_key != other.round_key:
        return True
    if one.kind is Kind.CAPEX:
        return _other_plan(one, other, like)
    if _told_apart(one, other, like) or _other_event(one, other, like) or _further_contract(one, other, like):
        return True
    return _new_approach(one, other, like) or _after_the_end(one, other)


def reason(one: ReportFact, other: ReportFact) -> Reason | None:
    """Why the two reports are one deal, in words; None when nothing says so."""
    like, days = one.like(other), one.days_from(other)
    if one.kind is Kind.CAPEX:
        return _plan_reason(one, other, like, days)
    if Stage.CANCELLED in (one.stage, other.stage):
        return _end_reason(one, other, days)
    early, settled = (one, other) if one.stage in EARLY else (other, one)
    if early.stage in SETTLED:
        return _settled_reason(one, other, like, days)
    if settled.stage in EARLY:
        return _near("same parties, talks", days, _TALKS)
    return _agreed_reason(early, settled, like, days)


def matches_by_amount(loose: ReportFact, other: ReportFact) -> bool:
    """Whether a report without its other side is of the same deal, by its payer, amount and date."""
    side = loose.companies if loose.family == "alliance" else loose.payers
    against = other.companies if loose.family == "alliance" else other.payers
    return (
        loose.family == other.family
        and bool(side & against)
        and loose.same_figure(other)
        and not _other_event(loose, other, Likeness.SAME)
        and reason(loose, other) is not None
    )


def _rivals(one: ReportFact, other: ReportFact, like: Likeness) -> bool:
    """Whether the two name different payers, or the parts and the whole of one round."""
    if one.family == "equity":
        return _rival_money(one, other, like)
    if one.family == "alliance":
        return _other_alliance(one, other, like)
    if one.family == "acquisition":
        return _disjoint(one.payers, other.payers) or _other_merger(one, other) or _other_merger(other, one)
    if one.family == "debt":
        return _disjoint(one.payers, other.payers) and like is not Likeness.SAME
    return one.kind is Kind.CAPEX and _disjoint(one.partners, other.partners)


def _other_merger(merger: ReportFact, other: ReportFact) -> bool:
    """Whether one tells of companies that merge, and the other of a deal in which one of them has another opposite."""
    if not merger.partners:
        return False
    sides = (other.payers, other.objects) if other.payers else (other.partners,)
    return any(side and side.isdisjoint(merger.partners) for side in sides) or (
        bool(other.partners) and len(merger.partners & other.partners) < _TWO
    )


def _rival_money(one: ReportFact, other: ReportFact, like: Likeness) -> bool:
    if one.is_part and other.is_part:
        nested = one.payers <= other.payers or other.payers <= one.payers
        return one.payers != other.payers and not (nested and like is Likeness.SAME)
    if one.is_part != other.is_part:
        part, whole = (one, other) if one.is_part else (other, one)
        if whole.kind is Kind.INVESTMENT:
            return like is not Likeness.SAME
        alone = whole.payers == part.payers and not whole.has_lead
        return not (alone and like in (Likeness.SAME, Likeness.UNKNOWN))
    same_label = one.round_key is not None and one.round_key == other.round_key
    return _disjoint(one.payers, other.payers) and like is not Likeness.SAME and not same_label


def _other_alliance(one: ReportFact, other: ReportFact, like: Likeness) -> bool:
    if one.kind is not other.kind and like is not Likeness.SAME:
        return True
    if one.kind is other.kind is Kind.CONTRACT:
        return _disjoint(one.payers, other.payers) or _disjoint(one.suppliers, other.suppliers)
    return not (one.companies <= other.companies or other.companies <= one.companies)


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _told_apart(one: ReportFact, other: ReportFact, like: Likeness) -> bool:
    """Whether one document tells the two beside each other, as two deals: nobody rounds an amount to contradict it."""
    if one.document_id != other.document_id or like is Likeness.UNKNOWN or one.same_figure(other):
        return False
    if one.stage in SETTLED and other.stage in SETTLED:
        return like is not Likeness.COMPATIBLE
    if (one.stage in SETTLED) == (other.stage in SETTLED):
        return False
    early, settled = (one, other) if other.stage in SETTLED else (other, one)
    return not (early.event and settled.moment and early.event.last < settled.moment.first)


def _other_event(one: ReportFact, other: ReportFact, like: Likeness) -> bool:
    """Whether both are settled and have dates that cannot be of one event."""
    if one.stage not in SETTLED or other.stage not in SETTLED or one.event is None or other.event is None:
        return False
    days = one.event.days_from(other.event)
    if one.stage is other.stage and days > _ONE_EVENT:
        return True
    return like is Likeness.FAR and days > 0


def _further_contract(one: ReportFact, other: ReportFact, like: Likeness) -> bool:
    """Whether two signed contracts of the same companies have other amounts and lie apart: the later is new money."""
    if one.kind is not Kind.CONTRACT or other.kind is not Kind.CONTRACT or one.stage is not other.stage:
        return False
    days = one.days_from(other)
    return (
        one.stage in SETTLED and like in _DIFFERENT | {Likeness.COMPATIBLE} and days is not None and days > _ONE_EVENT
    )


def _new_approach(one: ReportFact, other: ReportFact, like: Likeness) -> bool:
    """Whether one speaks of talks and the other of a deal that was done before them."""
    early, done = (one, other) if one.stage in EARLY else (other, one)
    if early.stage not in EARLY or done.stage is not Stage.COMPLETED or early.same_figure(done):
        return False
    if early.moment is None or done.moment is None:
        return like in _DIFFERENT
    if early.moment.first <= done.moment.last:
        return False
    late = early.moment.days_from(done.moment) > _LATE_NEWS
    return late or like not in (Likeness.UNKNOWN, Likeness.SAME)


def _after_the_end(one: ReportFact, other: ReportFact) -> bool:
    """Whether one speaks of a deal long after the other said that it was off."""
    end, later = (one, other) if one.stage is Stage.CANCELLED else (other, one)
    if end.stage is not Stage.CANCELLED or later.stage is Stage.CANCELLED or end.moment is None or later.moment is None:
        return False
    return later.moment.first > end.moment.last and later.moment.days_from(end.moment) > _LATE_NEWS


def _other_plan(one: ReportFact, other: ReportFact, like: Likeness) -> bool:
    if one.event and other.event and one.event.days_from(other.event) > 0:
        return True
    return like is Likeness.FAR or (one.document_id == other.document_id and like is not Likeness.SAME)


def _plan_reason(one: ReportFact, other: ReportFact, like: Likeness, days: int | None) -> Reason | None:
    """Why two reports of a sponsor's spending are one plan; plans of different amounts stay apart."""
    if like is Likeness.SAME:
        return _near("same sponsor and amount", days, _CLOSING)
    if like is Likeness.UNKNOWN:
        same_partners = bool(one.partners & other.partners)
        silent = one.money is None and other.money is None
        limit = _TALKS if same_partners else _ONE_EVENT
        return _near("same sponsor", days, limit) if same_partners or silent else None
    small, large = sorted(money.amount for money in (one.money, other.money) if money is not None)
    if one.event and other.event and large <= _PLAN_CHANGE * small:
        return Reason("same sponsor and year, a near amount")
    return None


def _end_reason(one: ReportFact, other: ReportFact, days: int | None) -> Reason | None:
    """Why a report of the end belongs to an earlier one."""
    if one.stage is other.stage:
        return _near("same parties, both of the end", days, _TALKS)
    return _near("same parties, the end of it", days, _CLOSING)


def _settled_reason(one: ReportFact, other: ReportFact, like: Likeness, days: int | None) -> Reason | None:
    """Why two reports of an agreed deal are one: near dates, or a recall of the same amount."""
    if days is None:
        return None if like is Likeness.FAR else Reason("same parties")
    recall = one.event is None or other.event is None
    if like is Likeness.SAME:
        old = recall and days > _CLOSING
        return (
            Reason("recalls the same parties and amount") if old else _near("same parties and amount", days, _CLOSING)
        )
    if like is Likeness.FAR:
        return _near("same parties, amounts that contradict each other", days, _LATE_NEWS)
    if one.stage is not other.stage:
        return _near("same parties, announced and completed", days, _CLOSING)
    if days > _TALKS and recall and like is Likeness.UNKNOWN and one.kind in _UNIQUE:
        return Reason("recalls the same parties")
    return _near("same parties", days, _TALKS)


def _agreed_reason(early: ReportFact, settled: ReportFact, like: Likeness, days: int | None) -> Reason | None:
    """Why talks led to an agreed deal; talks that are told after it must fit it."""
    if days is None or early.moment is None or settled.moment is None:
        return Reason("same parties")
    if early.moment.first <= settled.moment.last:
        planned = early.stage is Stage.PLANNED and settled.stage is Stage.COMPLETED
        return _near("same parties, talks before the agreement", days, _CLOSING if planned else _TALKS)
    if like is Likeness.SAME:
        return _near("same parties and amount, told later", days, _CLOSING)
    if like is Likeness.UNKNOWN:
        return _near("same parties, told later", days, _TALKS if settled.stage is Stage.ANNOUNCED else _LATE_NEWS)
    return None


def _near(words: str, days: int | None, limit: int) -> Reason | None:
    """The reason with the days between, when these are within the limit or not known."""
    return Reason(words, days) if days is None or days <= limit else None
