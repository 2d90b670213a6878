"""Reports become deals: the rule of `same_deal` applied to a set of reports that may have to do with each other.

Everything is a function of the set: the order in which reports were loaded does not matter. What the user decided
(`Correction`) holds over the rule.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from typing import NamedTuple

from store.facts import Likeness, ReportFact
from store.heads import Cast, Head, chronological, disputes, head_of, numbered
from store.merge_keys import meet, points
from store.once import once
from store.same_deal import Reason, forbids, matches_by_amount, reason, related

FIRST_RULE = Reason("first report of the deal")
LOOSE_RULE = Reason("names one side only; its amount fits this deal alone")
JOIN_RULE = Reason("joined by the user")
SPLIT_RULE = Reason("split off by the user")
REJECT_RULE = "rejected by the user"

_FAR_AWAY = 10**6

_FEW = 2
"""Reports of a deal that are compared as they are; most deals have no more."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user decided on a report: ``reject``, ``restore``, ``join`` with or ``split`` from another or all."""

    correction_id: int
    kind: str
    report_id: str
    other_report_id: str | None = None


class Member(NamedTuple):
    """A report of a deal, the rule that put it there, and whether it disputes the amount shown."""

    report: ReportFact
    rule: Reason
    disputes: bool


class _Told(NamedTuple):
    """What a deal is made of."""

    deal_id: str
    head: Head
    members: tuple[Member, ...]


class Deal(_Told):
    """A deal with its reports in chronological order."""

    @property
    def parties(self) -> Cast:
        """Who takes part."""
        return self.head.parties

    @property
    def merge_rule(self) -> str:
        """Why the reports are one deal."""
        words = sorted({member.rule.words for member in self.members} - {FIRST_RULE.words})
        return "; ".join(words) or FIRST_RULE.words

    @once
    def report_ids(self) -> tuple[str, ...]:
        """Its reports."""
        return tuple([member.report.report_id for member in self.members])

    @once
    def document_ids(self) -> frozenset[str]:
        """The documents that report it."""
        return frozenset(member.report.document_id for member in self.members)


@dataclass(frozen=True, slots=True)
class Derived:
    """The deals of some reports, and the ids of rejected reports."""

    deals: tuple[Deal, ...]
    rejected: tuple[str, ...]


@dataclass(eq=False, slots=True)
class _Cluster:
    """Reports that are one deal, with the rule of each; `place` is its place among the deals that were begun."""

    place: int = 0
    rules: dict[str, Reason] = field(default_factory=dict)
    reports: list[ReportFact] = field(default_factory=list)
    noted: int = 0
    ends: dict[Hashable, list[ReportFact]] = field(default_factory=dict)
    by_document: dict[str, list[ReportFact]] = field(default_factory=dict)

    def add(self, report: ReportFact, rule: Reason) -> None:
        self.reports.append(report)
        self.rules[report.report_id] = rule

    def to_compare(self, report: ReportFact) -> Iterable[ReportFact]:
        """The reports that decide whether another one belongs here.

        Reports come in the order of their last day, so of those that differ in their days only, the first and the last
        one decide for all between; what stands in one document is compared one by one. A few are all
        compared: to find out which decide would take longer.
        """
        if len(self.reports) <= _FEW:
            return self.reports
        for new in self.reports[self.noted :]:
            self.ends.setdefault(new.profile, [])[1:] = [new]
            self.by_document.setdefault(new.document_id, []).append(new)
        self.noted = len(self.reports)
        return chain(*self.ends.values(), self.by_document.get(report.document_id, ()))

    @property
    def payers(self) -> frozenset[str]:
        return frozenset(company for report in self.reports for company in report.payers)


@dataclass(frozen=True, slots=True)
class _Decisions:
    """The corrections as merging asks for them; of two on the same reports the later one holds."""

    rejected: frozenset[str]
    alone: frozenset[str]
    apart: dict[frozenset[str], Correction]
    joined: tuple[Correction, ...]

    @classmethod
    def of(cls, corrections: Iterable[Correction]) -> _Decisions:
        last: dict[frozenset[str], Correction] = {}
        rejected: set[str] = set()
        for correction in sorted(corrections, key=lambda c: c.correction_id):
            if correction.kind == "reject":
                rejected.add(correction.report_id)
            elif correction.kind == "restore":
                rejected.discard(correction.report_id)
            else:
                last[frozenset({correction.report_id, correction.other_report_id or ""})] = correction
        splits = [c for c in last.values() if c.kind == "split"]
        return cls(
            frozenset(rejected),
            frozenset(c.report_id for c in splits if c.other_report_id is None),
            {pair: c for pair, c in last.items() if c.kind == "split" and c.other_report_id is not None},
            tuple(c for c in last.values() if c.kind == "join"),
        )

    def keep_apart(self, report: ReportFact, cluster: _Cluster) -> bool:
        return bool(self.splits(report.report_id, cluster))

    def splits(self, report_id: str, cluster: _Cluster) -> list[Correction]:
        """The decisions that a report is not of one deal with reports of another deal."""
        if not self.apart:
            return []
        pairs = (frozenset({report_id, other}) for other in cluster.rules)
        return [self.apart[pair] for pair in pairs if pair in self.apart]


class _Meeting:
    """Deals by the points in which their reports meet others."""

    def __init__(self, crowded: Collection[int]) -> None:
        self._crowded = crowded
        self._points: dict[str, dict[Hashable, bool]] = {}
        self._all: dict[Hashable, dict[int, _Cluster]] = {}
        self._strong: dict[Hashable, dict[int, _Cluster]] = {}
        self._places = count()

    def points_of(self, report: ReportFact) -> dict[Hashable, bool]:
        found = self._points.get(report.report_id)
        if found is None:
            found = self._points[report.report_id] = points(report, self._crowded)
        return found

    def meet(self, one: ReportFact, other: ReportFact) -> bool:
        return meet(self.points_of(one), self.points_of(other))

    def begin(self) -> _Cluster:
        return _Cluster(next(self._places))

    def add(self, report: ReportFact, cluster: _Cluster) -> None:
        for point, strong in self.points_of(report).items():
            self._all.setdefault(point, {})[cluster.place] = cluster
            if strong:
                self._strong.setdefault(point, {})[cluster.place] = cluster

    def near(self, report: ReportFact) -> list[_Cluster]:
        """The deals with a report that this one meets, in the order in which they were begun."""
        found: dict[int, _Cluster] = {}
        for point, strong in self.points_of(report).items():
            found.update((self._all if strong else self._strong).get(point, ()))
        return [found[place] for place in sorted(found)]


def derive(
    reports: Iterable[ReportFact], corrections: Iterable[Correction] = (), crowded: Collection[int] = frozenset()
) -> Derived:
    """The deals that a set of reports makes; every report is in exactly one of them, or rejected.

    `crowded` are the merge keys that very many reports have, in the set or beyond it. Reports that are connected over
    no `may_be_one` have nothing to do with each other: their deals are the same whether they are derived together or
    apart.
    """
    decisions = _Decisions.of(corrections)
    in_time = sorted(reports, key=chronological)
    place = {report.report_id: place for place, report in enumerate(in_time)}
    # Dated reports first, so that undated ones find the deals that they may belong to.
    ordered = sorted(in_time, key=lambda report: report.moment is None)
    kept = [report for report in ordered if report.report_id not in decisions.rejected]
    meeting = _Meeting(crowded)
    clusters = _clusters([report for report in kept if not report.is_loose], decisions, meeting)
    clusters += _placed_by_amount([report for report in kept if report.is_loose], decisions, meeting)
    clusters = _joined(clusters, decisions)
    for cluster in clusters:
        cluster.reports.sort(key=lambda report: place[report.report_id])
    clusters.sort(key=lambda cluster: place[cluster.reports[0].report_id])
    return Derived(_deals(clusters), tuple(sorted(place.keys() & decisions.rejected)))


def may_be_one(one: ReportFact, other: ReportFact) -> bool:
    """Whether two reports that meet say by themselves that they are of one deal."""
    if one.is_loose != other.is_loose:
        loose, named = (one, other) if one.is_loose else (other, one)
        return matches_by_amount(loose, named)
    return related(one, other) and not forbids(one, other) and reason(one, other) is not None


def _clusters(reports: Sequence[ReportFact], decisions: _Decisions, meeting: _Meeting) -> list[_Cluster]:
    """The reports, one after the other, each with the deal that it fits best or as a new one."""
    clusters: list[_Cluster] = []
    for report in reports:
        if report.report_id in decisions.alone:
            continue
        home, rule = _best_home(report, decisions, meeting)
        if home is None:
            home = meeting.begin()
            clusters.append(home)
        home.add(report, rule)
        meeting.add(report, home)
    return clusters + [_single(report, SPLIT_RULE) for report in reports if report.report_id in decisions.alone]


def _single(report: ReportFact, rule: Reason) -> _Cluster:
    cluster = _Cluster()
    cluster.add(report, rule)
    return cluster


def _best_home(report: ReportFact, decisions: _Decisions, meeting: _Meeting) -> tuple[_Cluster | None, Reason]:
    """The deal that a report fits best, with the reason; none when no deal fits or several payers do equally."""
    fits: list[tuple[tuple[bool, int, int], _Cluster, Reason]] = []
    split = False
    for place, cluster in enumerate(meeting.near(report)):
        fit = _fit(report, cluster, meeting)
        if fit is None:
            continue
        if decisions.keep_apart(report, cluster):
            split = True
            continue
        (other_amount, days), rule = fit
        fits.append(((other_amount, days, place), cluster, rule))
    fits.sort(key=lambda fit: fit[0])
    if not fits or _is_ambiguous(report, [(key[0], cluster) for key, cluster, _ in fits]):
        return None, SPLIT_RULE if split else FIRST_RULE
    return fits[0][1], fits[0][2]


def _is_ambiguous(report: ReportFact, fits: Sequence[tuple[bool, _Cluster]]) -> bool:
    """Whether a report that names no payer fits deals of different payers, and its amount does not decide."""
    best = [cluster for other_amount, cluster in fits if other_amount == fits[0][0]]
    return not report.payers and len({cluster.payers for cluster in best if cluster.payers}) > 1


def _fit(report: ReportFact, cluster: _Cluster, meeting: _Meeting) -> tuple[tuple[bool, int], Reason] | None:
    """How well a report fits a deal (another amount, days apart), with the reason; None when it does not."""
    best: tuple[tuple[bool, int], Reason] | None = None
    for other in cluster.to_compare(report):
        if not related(report, other) or forbids(report, other):
            return None
        rule = reason(report, other)
        if rule is None or not meeting.meet(report, other):
            continue
        days = report.days_from(other)
        rank = (report.like(other) is not Likeness.SAME, _FAR_AWAY if days is None else days)
        if best is None or rank < best[0]:
            best = rank, rule
    return best


def _placed_by_amount(loose: Sequence[ReportFact], decisions: _Decisions, meeting: _Meeting) -> list[_Cluster]:
    """Puts reports that name one side only into the one deal that their amount fits; makes deals of the rest."""
    rest = []
    placed = []
    for report in loose:
        homes = [] if report.report_id in decisions.alone else _homes_by_amount(report, decisions, meeting)
        if len(homes) == 1:
            placed.append((homes[0], report))
        else:
            rest.append(report)
    for home, report in placed:
        home.add(report, LOOSE_RULE)
    return _clusters(rest, decisions, meeting)


def _homes_by_amount(report: ReportFact, decisions: _Decisions, meeting: _Meeting) -> list[_Cluster]:
    return [
        cluster
        for cluster in meeting.near(report)
        if any(matches_by_amount(report, other) and meeting.meet(report, other) for other in cluster.reports)
        and not decisions.keep_apart(report, cluster)
    ]


def _joined(clusters: list[_Cluster], decisions: _Decisions) -> list[_Cluster]:
    """The deals after the user's joins, without the reports that the user split from one of the other deal."""
    home = {report_id: cluster for cluster in clusters for report_id in cluster.rules}
    for join in decisions.joined:
        source, target = home.get(join.report_id), home.get(join.other_report_id or "")
        if source is None or target is None or source is target:
            continue
        splits = [split for report in source.reports for split in decisions.splits(report.report_id, target)]
        leaving = {_leaver(split, join, source) for split in splits}
        new = _Cluster(), _Cluster(), _Cluster()
        for cluster, behind in ((target, new[1]), (source, new[2])):
            for report in cluster.reports:
                rule = JOIN_RULE if report.report_id == join.report_id else cluster.rules[report.report_id]
                (behind if report.report_id in leaving else new[0]).add(report, rule)
        home |= {report_id: cluster for cluster in new for report_id in cluster.rules}
        clusters = [cluster for cluster in clusters if cluster not in (source, target)]
        clusters += [cluster for cluster in new if cluster.reports]
    return clusters


def _leaver(split: Correction, join: Correction, source: _Cluster) -> str | None:
    """Which of two reports that were split may not be in a joined deal; the two that were joined stay.

    After the join the one that was split off goes, before it the one that would come along.
    """
    pair = [split.report_id, split.other_report_id]
    if split.correction_id < join.correction_id and split.report_id not in source.rules:
        pair.reverse()
    return next((ident for ident in pair if ident not in (join.report_id, join.other_report_id)), None)


def _deals(clusters: Sequence[_Cluster]) -> tuple[Deal, ...]:
    """The deals, each under its readable name; those that share a name are numbered in order of time."""
    count: dict[str, int] = {}
    deals = []
    for cluster in clusters:
        head = head_of(cluster.reports)
        number = count[head.slug] = count.get(head.slug, 0) + 1
        members = tuple(
            Member(report, cluster.rules[report.report_id], disputes(report, head)) for report in cluster.reports
        )
        deals.append(Deal(numbered(head.slug, number), head, members))
    return tuple(deals)
