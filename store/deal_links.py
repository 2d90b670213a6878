"""How deals relate: the part and its round, rival bids, extensions of a contract, new approaches after the end.

Each is decided from the reports of the two deals; for a part the nearest of all rounds that it fits is chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from seeds.vocabulary import Kind, Role, Stage
from store.facts import EARLY, ROUNDING, SETTLED, Likeness, ReportFact
from store.heads import Head, head_of
from store.merging import Deal
from store.periods import Period

PART_OF = "part_of"
COMPETES_WITH = "competes_with"
AMENDS = "amends"
SUPERSEDES = "supersedes"

Link = tuple[str, str, str]
"""From which deal, to which, and how they relate."""

PART_DAYS = 180
RIVAL_DAYS = 180
NEW_APPROACH_DAYS = 730
_FAR_AWAY = 10**6


@dataclass(frozen=True)
class Sketch:
    """A deal as its links are found: its reports in chronological order, and its head."""

    deal_id: str
    reports: tuple[ReportFact, ...]

    @classmethod
    def of(cls, deal: Deal) -> Sketch:
        """A deal that was just derived."""
        return cls(deal.deal_id, tuple(member.report for member in deal.members))

    @cached_property
    def head(self) -> Head:
        """What the deal shows."""
        return head_of(self.reports)

    @cached_property
    def keys(self) -> frozenset[int]:
        """The keys of its reports that name whom a deal is about, or both sides of it: no link holds without one in
        common, while an amount of one payer links nothing."""
        return frozenset(key.key for report in self.reports for key in report.keys if key.crowds)

    @cached_property
    def payers(self) -> frozenset[str]:
        """Everyone who gives the money."""
        return frozenset(company for report in self.reports for company in report.payers)

    @cached_property
    def objects(self) -> frozenset[str]:
        """Everyone whom the deal is about."""
        return frozenset(company for report in self.reports for company in report.objects)

    @cached_property
    def suppliers(self) -> frozenset[str]:
        """Everyone who delivers."""
        return frozenset(company for report in self.reports for company in report.suppliers)

    @cached_property
    def sellers(self) -> frozenset[str]:
        """Everyone who sells."""
        return frozenset(p.purse for report in self.reports for p in report.parties if p.role is Role.SELLER)

    @cached_property
    def documents(self) -> frozenset[str]:
        """The documents that tell of it."""
        return frozenset(report.document_id for report in self.reports)

    @cached_property
    def has_part(self) -> bool:
        """Whether it is a named investor's own part."""
        return any(report.is_part for report in self.reports)

    @property
    def is_round(self) -> bool:
        """Whether it is a whole round, which parts can belong to."""
        return self.reports[0].family == "equity" and not self.has_part

    @cached_property
    def moments(self) -> list[Period]:
        """The days that its reports speak of, each once."""
        return sorted({report.moment for report in self.reports if report.moment is not None})


def links_among(sketches: Sequence[Sketch], crowded: Collection[int] = frozenset()) -> set[Link]:
    """All links between some deals; `crowded` are the merge keys that very many reports have."""
    return part_links(sketches, sketches, crowded) | pair_links(sketches, sketches, crowded)


def part_links(parts: Iterable[Sketch], among: Collection[Sketch], crowded: Collection[int]) -> set[Link]:
    """Each investor's own part linked to the round that it belongs to, of those at hand."""
    rounds = _by_key((deal for deal in among if deal.is_round), crowded)
    links = set()
    for part in parts:
        if part.has_part:
            wholes = {whole.deal_id: whole for key in part.keys for whole in rounds.get(key, ())}
            links |= part_link(part, wholes.values())
    return links


def part_link(part: Sketch, rounds: Iterable[Sketch]) -> set[Link]:
    """The link of an investor's own part to the nearest of some rounds; none when it fits none of them."""
    distances = [(_part_distance(part, whole), whole.deal_id) for whole in rounds]
    fits = [(distance, ident) for distance, ident in distances if distance is not None]
    return {(part.deal_id, min(fits)[1], PART_OF)} if fits else set()


def pair_links(some: Collection[Sketch], among: Collection[Sketch], crowded: Collection[int]) -> set[Link]:
    """The links of other kinds between some deals and all those at hand."""
    everyone = _by_key(among, crowded)
    ended = _by_key((deal for deal in among if deal.head.stage is Stage.CANCELLED), crowded)
    bids = _by_key((deal for deal in among if deal.head.kind is Kind.ACQUISITION), crowded)
    contracts = _by_key((deal for deal in among if deal.head.kind is Kind.CONTRACT), crowded)
    links = set()
    for deal in some:
        wanted = [everyone if deal.head.stage is Stage.CANCELLED else ended]
        wanted += [bids] if deal.head.kind is Kind.ACQUISITION else []
        wanted += [contracts] if deal.head.kind is Kind.CONTRACT else []
        others = {other.deal_id: other for key in deal.keys for standing in wanted for other in standing.get(key, ())}
        links |= {link for other in others.values() if other is not deal for link in links_between(deal, other)}
    return links


def _by_key(deals: Iterable[Sketch], crowded: Collection[int]) -> dict[int, list[Sketch]]:
    """The deals under each of their keys that is not crowded."""
    standing: dict[int, list[Sketch]] = {}
    for deal in deals:
        for key in deal.keys.difference(crowded):
            standing.setdefault(key, []).append(deal)
    return standing


def links_between(one: Sketch, other: Sketch) -> set[Link]:
    """The links of other kinds between two deals."""
    earlier, later = sorted((one, other), key=lambda deal: (deal.reports[0].last_known, deal.deal_id))
    kinds = [
        kind
        for kind, holds in ((COMPETES_WITH, _compete), (SUPERSEDES, _supersedes), (AMENDS, _amends))
        if holds(earlier, later)
    ]
    return {(later.deal_id, earlier.deal_id, kind) for kind in kinds}


def _compete(earlier: Sketch, later: Sketch) -> bool:
    """Whether two buyers are after one company at the same time; who bought it before may sell it later."""
    if earlier.head.kind is not Kind.ACQUISITION or later.head.kind is not Kind.ACQUISITION:
        return False
    if earlier.objects.isdisjoint(later.objects) or not earlier.payers or not later.payers:
        return False
    if earlier.payers & later.payers or earlier.payers & later.sellers:
        return False
    days = _days_between(earlier, later)
    over = [report.last_known for report in earlier.reports if report.stage in (Stage.COMPLETED, Stage.CANCELLED)]
    return days is not None and days <= RIVAL_DAYS and not (over and min(over) < later.reports[0].last_known)


def _supersedes(earlier: Sketch, later: Sketch) -> bool:
    """Whether a deal is the new approach of a buyer or investor who had given up."""
    ends = [report.moment for report in earlier.reports if report.stage is Stage.CANCELLED and report.moment]
    if earlier.head.stage is not Stage.CANCELLED or not ends or earlier.objects.isdisjoint(later.objects):
        return False
    if earlier.reports[0].family != later.reports[0].family or not earlier.payers & later.payers:
        return False
    begins = later.moments[0] if later.moments else None
    return begins is not None and begins.first > ends[-1].last and begins.days_from(ends[-1]) <= NEW_APPROACH_DAYS


def _amends(earlier: Sketch, later: Sketch) -> bool:
    """Whether a contract brings new money for another: one article tells of both, and their amounts differ."""
    if earlier.head.kind is not Kind.CONTRACT or later.head.kind is not Kind.CONTRACT:
        return False
    if not (earlier.payers & later.payers and earlier.suppliers & later.suppliers):
        return False
    if earlier.head.stage not in SETTLED or later.head.stage not in SETTLED or not earlier.documents & later.documents:
        return False
    if earlier.head.money is None or later.head.money is None:
        return False
    return earlier.head.money.like(later.head.money) is not Likeness.SAME


def _part_distance(part: Sketch, whole: Sketch) -> tuple[bool, bool, int] | None:
    """How far a part is from a round (told elsewhere, not named there, days apart); None when it is no part of it."""
    together = not part.documents.isdisjoint(whole.documents)
    named = not part.payers.isdisjoint(whole.payers)
    days = _days_between(part, whole)
    own, shown = part.head, whole.head
    if part.objects.isdisjoint(whole.objects) or (whole.payers and not named and not together):
        return None
    if own.round and shown.round and own.round.casefold() != shown.round.casefold():
        return None
    if _exceeds(own, shown) or _done_before(part, whole) or (days or 0) > PART_DAYS:
        return None
    return not together, not named, _FAR_AWAY if days is None else days


def _exceeds(part: Head, whole: Head) -> bool:
    """Whether the part is larger than the round can be."""
    if part.money is None or whole.money is None or part.money.currency != whole.money.currency:
        return False
    return part.money.amount > whole.money.span[1] * (1 + ROUNDING)


def _done_before(part: Sketch, whole: Sketch) -> bool:
    """Whether the part was paid before the talks on the round began."""
    return (
        part.head.stage is Stage.COMPLETED
        and whole.head.stage in EARLY
        and part.reports[-1].last_known < whole.reports[0].last_known
    )


def _days_between(one: Sketch, other: Sketch) -> int | None:
    """The days between the two reports that lie closest; None without dates."""
    return min((first.days_from(second) for first in one.moments for second in other.moments), default=None)
