"""What a deal shows of its reports: the latest best confirmed stage and figures, a title and a readable name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

from seeds.vocabulary import Confirmation, Kind, Role, Side, Stage
from store.facts import EARLY, SETTLED, Likeness, Money, ReportFact

_PROGRESS = {stage: step for step, stage in enumerate(Stage)}
_WEIGHT = {
    Confirmation.SPECULATED: 0,
    Confirmation.REPORTED: 1,
    Confirmation.DENIED: 2,
    Confirmation.CONFIRMED: 3,
}
_TITLES = {
    Kind.FUNDING_ROUND: "Funding round of {payees}",
    Kind.INVESTMENT: "Investment of {payers} in {payees}",
    Kind.ACQUISITION: "Acquisition of {payees} by {payers}",
    Kind.FUND: "Fund of {payees}",
    Kind.CONTRACT: "Contract of {payers} with {payees}",
    Kind.PARTNERSHIP: "Partnership of {others}",
    Kind.JOINT_VENTURE: "Joint venture of {others}",
    Kind.CAPEX: "Spending plan of {payers}",
    Kind.IPO: "Public offering of {payees}",
    Kind.DEBT: "Debt of {payees}",
}
_WITHOUT_SIDES = {Kind.CONTRACT: "Contract", Kind.ACQUISITION: "Merger"}
"""What a deal is called of which no side is known."""
_NAMED_BY_PAYEE = frozenset({Kind.FUNDING_ROUND, Kind.FUND, Kind.IPO})
_MOST_NAMES = 3
_UNNAMED = "unnamed"
_Field = TypeVar("_Field")

Cast: TypeAlias = tuple[tuple[str, Role, Side], ...]
"""Who takes part in a deal: company, role and side of the money."""


class Head(NamedTuple):
    """What a deal shows; `date` is its best known date and `report_id` the report that gives its stage."""

    report_id: str
    title: str
    slug: str
    kind: Kind
    stage: Stage
    confirmation: Confirmation
    money: Money | None
    currency: str | None
    currency_inferred: bool
    stake_pct: float | None
    valuation: int | None
    round: str | None
    date: str | None
    parties: Cast


def chronological(report: ReportFact) -> tuple[object, ...]:
    """The order in which the reports of a deal are read, whatever the order in which they were loaded."""
    return (
        report.last_known,
        "" if report.printed is None else report.printed.last.isoformat(),
        _WEIGHT[report.confirmation],
        _PROGRESS[report.stage],
        report.document_id,
        report.ordinal,
    )


def head_of(reports: Sequence[ReportFact]) -> Head:
    """The head of a deal with these reports, which stand in chronological order.

    A field that the head's own report leaves open comes from the best other one.
    """
    head = reports[0]
    for report in reports[1:]:
        if _takes_over(report, head):
            head = report
    ranked, cast = _ranked(reports, head), cast_of(reports)
    priced = next((report for report in ranked if report.money is not None), None)
    valued = next(
        (r for r in ranked if r.valuation is not None and (priced is None or r.currency == priced.currency)), None
    )
    source = priced or valued
    return Head(
        report_id=head.report_id,
        title=_title(head.kind, ranked, cast),
        slug=_slug(head.kind, reports, cast),
        kind=head.kind,
        stage=head.stage,
        confirmation=head.confirmation,
        money=None if priced is None else priced.money,
        currency=None if source is None else source.currency,
        currency_inferred=source is not None and source.currency_inferred,
        stake_pct=_first(report.stake_pct for report in ranked),
        valuation=None if valued is None else valued.valuation,
        round=_first(report.round for report in ranked),
        date=_date(head, reports),
        parties=cast,
    )


def cast_of(reports: Iterable[ReportFact]) -> Cast:
    """Everyone who takes part, each role once.

    Who leads a round is not listed as an investor too, nor a company beside its owner in the same role: some articles
    name the one, some the other. Nor is who pays or is paid a mere partner, though some articles tell no more.
    """
    parties = {party for report in reports for party in report.parties}
    roles = {(party.company_id, party.role) for party in parties}
    on_sides = {party.company_id for party in parties if party.side is not Side.NEITHER}
    return tuple(
        sorted(
            {
                (party.company_id, party.role, party.side)
                for party in parties
                if (party.owner_id is None or (party.owner_id, party.role) not in roles)
                and not (party.role is Role.INVESTOR and (party.company_id, Role.LEAD_INVESTOR) in roles)
                and not (party.side is Side.NEITHER and party.company_id in on_sides)
            }
        )
    )


def numbered(slug: str, number: int) -> str:
    """The id of the deal that is the first, second ... of those with one readable name."""
    return slug if number == 1 else f"{slug}.{number}"


def slug_of(deal_id: str) -> str:
    """The readable name that an id was made from."""
    return deal_id.partition(".")[0]


def disputes(report: ReportFact, head: Head) -> bool:
    """Whether a report of an agreed deal gives another amount than the one shown."""
    if head.stage not in SETTLED or report.stage not in SETTLED or head.money is None or report.money is None:
        return False
    if report.confirmation in (Confirmation.DENIED, Confirmation.SPECULATED):
        return False
    return head.money.like(report.money) in (Likeness.NEAR, Likeness.FAR)


def _takes_over(report: ReportFact, head: ReportFact) -> bool:
    """Whether a later report decides the stage: one that says less surely can only move the deal on.

    The end of a deal that somebody confirmed needs to be confirmed as well.
    """
    surer = _WEIGHT[report.confirmation] - _WEIGHT[head.confirmation]
    further = _PROGRESS[report.stage] - _PROGRESS[head.stage]
    if further == 0:
        return surer >= 0
    if further < 0:
        return surer > 0 and report.confirmation is Confirmation.CONFIRMED
    if report.confirmation is Confirmation.SPECULATED or report.stage is Stage.CANCELLED:
        return surer >= 0
    return True


def _ranked(reports: Sequence[ReportFact], head: ReportFact) -> list[ReportFact]:
    """The head first, then those as far as the head, then the rest; the latest of each first."""
    early = head.stage in EARLY
    return [
        head,
        *(r for r in reversed(reports) if r is not head and (r.stage in EARLY) == early),
        *(r for r in reversed(reports) if r is not head and (r.stage in EARLY) != early),
    ]


def _date(head: ReportFact, reports: Sequence[ReportFact]) -> str | None:
    """The date of the event; without one, an agreed deal has the date of the first article that says so."""
    if head.date is not None:
        return head.date
    if head.stage in EARLY:
        return head.published or _first(report.published for report in reversed(reports))
    same = [report for report in reports if report.stage is head.stage]
    dated = _first(report.date for report in reversed(same))
    return dated or _first(report.published for report in (*same, *reports))


def _title(kind: Kind, ranked: Sequence[ReportFact], cast: Cast) -> str:
    """Who does what with whom: each company by the name that the best report has for it, sellers behind the others."""
    everyone: dict[str, str] = {}
    sellers: dict[str, str] = {}
    sides: dict[Side, dict[str, str]] = {Side.PAYER: {}, Side.PAYEE: {}, Side.NEITHER: {}}
    for party in (party for report in ranked for party in report.parties):
        if (party.company_id, party.role, party.side) in cast:
            for names in (everyone, sellers if party.role is Role.SELLER else sides[party.side]):
                names.setdefault(party.company_id, party.name)
    payers, payees = sides[Side.PAYER], sides[Side.PAYEE]
    if kind in _WITHOUT_SIDES and everyone and not payers and not payees:
        return f"{_WITHOUT_SIDES[kind]} of {_listed(everyone)}"
    title = _TITLES[kind].format(payers=_listed(payers), payees=_listed(payees), others=_listed(everyone))
    return f"{title} from {_listed(sellers)}" if sellers else title


def _listed(companies: Mapping[str, str]) -> str:
    names = list(companies.values())
    if not names:
        return "an unnamed company"
    if len(names) > _MOST_NAMES:
        return f"{', '.join(names[:_MOST_NAMES])} and {len(names) - _MOST_NAMES} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _slug(kind: Kind, reports: Sequence[ReportFact], cast: Cast) -> str:
    """The readable name of the deal: its companies, its kind and its first month."""
    first, second = _ids(cast, Side.PAYER), _ids(cast, Side.PAYEE)
    if kind in _NAMED_BY_PAYEE:
        first = []
    elif kind is not Kind.CAPEX and (first or second):
        first, second = first or [_UNNAMED], second or [_UNNAMED]
    companies = first + second or _ids(cast, Side.NEITHER) or [_UNNAMED]
    dated = next((report for report in reports if report.moment is not None), None)
    moment = "undated" if dated is None else _month(dated)
    return "-".join([*companies, kind.value.replace("_", "-"), moment])


def _ids(cast: Cast, side: Side) -> list[str]:
    """The companies on a side but for sellers, by id; of many the first and how many more there are."""
    ids = sorted({company for company, role, its_side in cast if its_side is side and role is not Role.SELLER})
    return ids if len(ids) <= _MOST_NAMES else [ids[0], "and", str(len(ids) - 1), "more"]


def _month(report: ReportFact) -> str:
    date = report.date if report.event is not None and report.event == report.moment else report.published
    return (date or report.date or "")[:7].lower()


def _first(values: Iterable[_Field | None]) -> _Field | None:
    return next((value for value in values if value is not None), None)
