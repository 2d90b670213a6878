"""What can be decided on a deal and on a report of it, with what will happen in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb

from store import corrections
from store.correcting import Candidate, deals_to_join
from store.corrections import Outcome
from store.explore import DealDetail, ReportDetail, format_date
from tui.display import counted, stage_text
from tui.screens.deciding import Asking, Choice


def joining(detail: DealDetail, report: ReportDetail) -> Asking:
    """Which deal this one is the same as."""
    deal = detail.deal

    def choice(candidate: Candidate) -> Choice:
        other = candidate.deal
        sizes = f"{counted(deal.report_count, 'report')} and {counted(other.report_count, 'report')}"
        return Choice(
            label=f"{format_date(other.date) or 'no date'}  {other.title}",
            note=other.money or stage_text(other.stage),
            says=f"“{deal.title}” and “{other.title}” become one deal: {sizes}",
            act=lambda connection, reason: corrections.join(connection, deal.deal_id, other.deal_id, reason),
            reports=(report.report_id,),
            quote=candidate.quote,
        )

    return Asking(
        title=f"Join with “{deal.title}”",
        find=lambda cursor, words: list(map(choice, deals_to_join(cursor, deal.deal_id, words))),
        nothing="no other deal fits these words",
        prompt="search for the other deal",
    )


def splitting(detail: DealDetail, report: ReportDetail) -> Asking:
    """How the report is of another deal."""
    others = len(detail.reports) - 1
    ident = report.report_id
    outlet = report.document.publisher or report.document.title or "this article"
    rest = f"the other {counted(others, 'report')}"
    choices = [
        Choice(
            label="From the others",
            note="",
            says=f"the report of {outlet} leaves “{detail.deal.title}”: apart from {rest}, open to others",
            act=lambda connection, reason: corrections.split(connection, ident, None, reason),
            reports=(ident,),
        ),
        Choice(
            label="Alone",
            note="",
            says=f"the report of {outlet} is a deal of its own, whatever is loaded later; {rest} stay together",
            act=lambda connection, reason: corrections.split(connection, ident, None, reason, alone=True),
            reports=(ident,),
        ),
    ]
    return _of(f"Split off the report of {outlet}", choices if others else [], "the deal has no other report")


def rejecting(detail: DealDetail, report: ReportDetail) -> Asking:
    """Whether the report, or all of them, are of no deal."""
    says = "{} of no deal at all; the corrections (C) list what was rejected, to restore it"
    return _of("Reject", _of_some(detail, report, says, corrections.reject, asks=True), "")


def checking(detail: DealDetail, report: ReportDetail) -> Asking:
    """Whether the report, or all of them, are right."""
    says = "{} compared with the article and found right, as long as it is shown as now"
    return _of("Confirm", _of_some(detail, report, says, corrections.check, asks=False), "")


def _of_some(
    detail: DealDetail, report: ReportDetail, says: str, act: Callable[..., Outcome], *, asks: bool
) -> list[Choice]:
    """The same for this report and for all reports of the deal."""
    every = [each.report_id for each in detail.reports]
    outlet = report.document.publisher or report.document.title or "this article"
    of_one = f"the report of {outlet}"
    one = Choice(of_one, "", says.format(of_one), _on([report.report_id], act), (report.report_id,), asks=asks)
    of_all = f"all {len(every)} reports of the deal"
    whole = Choice(of_all, "", says.format(of_all), _on(every, act), (report.report_id,), asks=asks)
    return [whole, one] if len(every) > 1 else [one]


def _on(ids: Sequence[str], act: Callable[..., Outcome]) -> Callable[[duckdb.DuckDBPyConnection, str], Outcome]:
    return lambda connection, reason: act(connection, ids, reason)


def _of(title: str, choices: list[Choice], nothing: str) -> Asking:
    return Asking(title, lambda _cursor, _words: choices, nothing)
