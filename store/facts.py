"""What merging looks at in a report: who, how much, when."""

from __future__ import annotations

import datetime
from collections.abc import Hashable
from enum import Enum, auto
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from seeds.vocabulary import Bound, Confirmation, Kind, Role, Side, Stage, family_of
from store.once import once
from store.periods import Period, period_of

if TYPE_CHECKING:
    from store.merge_keys import MergeKey

EARLY = frozenset({Stage.CONSIDERED, Stage.IN_TALKS, Stage.PLANNED})
"""The stages before anything is agreed: a new amount is history, not a contradiction."""

SETTLED = frozenset({Stage.ANNOUNCED, Stage.COMPLETED})
"""The stages with figures that should no longer change."""

ROUNDING = 0.05
"""Two amounts this close are one: press figures have two digits."""

FAR_APART = 1.5
"""The ratio from which two amounts are of two deals rather than told differently."""

_ABOUT = 0.1
_OBJECTS = frozenset({Role.TARGET, Role.BORROWER, Role.SPONSOR, Role.ISSUER, Role.MANAGER})
_ABOUT_ITSELF = frozenset({Role.TARGET, Role.BORROWER, Role.ISSUER, Role.MANAGER, Role.SELLER})
GIVERS = frozenset({Role.INVESTOR, Role.LEAD_INVESTOR, Role.ACQUIRER, Role.LENDER, Role.CUSTOMER})


class Likeness(Enum):
    """How two amounts compare."""

    UNKNOWN = auto()
    """One is missing, or their currencies differ."""
    SAME = auto()
    COMPATIBLE = auto()
    """Different figures that can both hold: ``up to 50`` and ``40``."""
    NEAR = auto()
    FAR = auto()


class Money(NamedTuple):
    """An amount in full units with its range, currency and bound."""

    amount: int
    amount_max: int | None
    currency: str
    bound: Bound

    @property
    def span(self) -> tuple[float, float]:
        """The true figures that the amount allows."""
        top = self.amount if self.amount_max is None else self.amount_max
        if self.bound is Bound.ABOUT:
            return self.amount * (1 - _ABOUT), top * (1 + _ABOUT)
        if self.bound is Bound.UP_TO:
            return 0, top
        return self.amount, inf if self.bound is Bound.AT_LEAST else top

    def like(self, other: Money) -> Likeness:
        """How this amount compares with another."""
        if self.currency != other.currency:
            return Likeness.UNKNOWN
        small, large = sorted((self.amount, other.amount))
        if large - small <= ROUNDING * large:
            return Likeness.SAME
        (low, high), (other_low, other_high) = self.span, other.span
        if max(low, other_low) <= min(high, other_high) * (1 + ROUNDING):
            return Likeness.COMPATIBLE
        return Likeness.NEAR if large <= FAR_APART * small else Likeness.FAR


class PartyFact(NamedTuple):
    """A company's role in a report; `name` is the one to show, `owner_id` the known company that it belongs to."""

    company_id: str
    name: str
    role: Role
    side: Side
    owner_id: str | None = None

    @property
    def purse(self) -> str:
        """The company as merging compares it: its owner when it acts for it, itself when the deal is about it."""
        return self.company_id if self.owner_id is None or self.role in _ABOUT_ITSELF else self.owner_id


class _Values(NamedTuple):
    """The values of a report; a tuple is made several times as fast as a frozen dataclass."""

    report_id: str
    document_id: str
    ordinal: int
    kind: Kind
    stage: Stage
    confirmation: Confirmation
    parties: tuple[PartyFact, ...]
    money: Money | None = None
    currency: str | None = None
    currency_inferred: bool = False
    stake_pct: float | None = None
    valuation: int | None = None
    round: str | None = None
    date: str | None = None
    published: str | None = None
    checked: bool = False


class ReportFact(_Values):
    """A report as merging sees it; `published` is the date of its document, with its precision.

    `checked` tells whether the user compared it with its article.
    """

    @once
    def family(self) -> str:
        """The family of kinds inside which reports may be one deal."""
        return family_of(self.kind)

    @once
    def companies(self) -> frozenset[str]:
        """Everyone who takes part."""
        return frozenset([party.purse for party in self.parties])

    @once
    def objects(self) -> frozenset[str]:
        """Whom the deal is about: the target, the borrower, the sponsor of a spending plan, all that merge."""
        return self._with(_OBJECTS) | (self.partners if self.kind is Kind.ACQUISITION else frozenset())

    @once
    def payers(self) -> frozenset[str]:
        """Who gives the money; a sponsor is the object of its own plan and not among them."""
        return self._with(GIVERS)

    @once
    def suppliers(self) -> frozenset[str]:
        """Who delivers."""
        return self._with(frozenset({Role.SUPPLIER}))

    @once
    def partners(self) -> frozenset[str]:
        """Who takes part on neither side of the money."""
        return self._with(frozenset({Role.PARTNER}))

    @once
    def has_lead(self) -> bool:
        """Whether an investor leads others."""
        return any(party.role is Role.LEAD_INVESTOR for party in self.parties)

    @once
    def is_part(self) -> bool:
        """Whether it is a named investor's own part, rather than a company's whole round."""
        return self.kind is Kind.INVESTMENT and bool(self.payers)

    @once
    def is_loose(self) -> bool:
        """Whether the other side of the deal is not named, so that only the amount can tell which deal it is."""
        if self.family == "alliance":
            return len(self.companies) == 1
        return bool(self.payers) and not self.objects

    @once
    def round_key(self) -> str | None:
        """The label of the round as compared."""
        return None if self.round is None else " ".join(self.round.casefold().replace("-", " ").split())

    @once
    def event(self) -> Period | None:
        """The days when it happened, as the report says."""
        return None if self.date is None else period_of(self.date)

    @once
    def printed(self) -> Period | None:
        """The days when the document was published."""
        return None if self.published is None else period_of(self.published)

    @once
    def moment(self) -> Period | None:
        """The days that the report speaks of: of the event if that is past, else of the publication."""
        if self.event is None or self.printed is None:
            return self.event or self.printed
        if self.event.first > self.printed.last:
            return self.printed
        return Period(self.event.first, min(self.event.last, self.printed.last))

    @once
    def profile(self) -> Hashable:
        """All that the rule of `same_deal` looks at, but for the days and the document; many reports share one."""
        return (
            self.kind,
            self.stage,
            self.companies,
            self.payers,
            self.objects,
            self.suppliers,
            self.partners,
            self.has_lead,
            self.money,
            self.round_key,
            self.event,
        )

    @once
    def keys(self) -> list[MergeKey]:
        """Under which it meets the reports that may be one deal with it; made once, as merging asks often."""
        from store.merge_keys import merge_keys  # which builds on this module

        return merge_keys(self)

    def like(self, other: ReportFact) -> Likeness:
        """How the amounts of two reports compare."""
        if self.money is None or other.money is None:
            return Likeness.UNKNOWN
        return self.money.like(other.money)

    def same_figure(self, other: ReportFact) -> bool:
        """Whether both give one and the same amount, to the last digit."""
        if self.money is None or other.money is None:
            return False
        return (self.money.amount, self.money.currency) == (other.money.amount, other.money.currency)

    def days_from(self, other: ReportFact) -> int | None:
        """The days between the moments of two reports; None when one has no date."""
        if self.moment is None or other.moment is None:
            return None
        return self.moment.days_from(other.moment)

    @property
    def last_known(self) -> datetime.date:
        """The day to put the reports of a deal in order by; undated reports come first."""
        return datetime.date.min if self.moment is None else self.moment.last

    def _with(self, roles: frozenset[Role]) -> frozenset[str]:
        return frozenset([party.purse for party in self.parties if party.role in roles])
