"""What can be decided on a deal and on a report of it, with what will happen in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb

from store import corrections
from store.correcting import Candidate, deals_to_join
from store.corrections import Outcome
from store.explore import DealDetail, ReportDetail, format_date
from tui.display import stage_text
from tui.panes.deal_records import who
from tui.screens.deciding import Asking, Choice
from tui.wording import counted, figures, tr


def joining(detail: DealDetail, report: ReportDetail) -> Asking:
    """Which deal this one is the same as."""
    deal = detail.deal

    def choice(candidate: Candidate) -> Choice:
        other = candidate.deal
        sizes = tr(
            "{reports} and {others}",
            reports=counted(deal.report_count, "report"),
            others=counted(other.report_count, "report"),
        )
        return Choice(
            label=f"{figures(format_date(other.date)) or tr('no date')}  {who(other)}",
            note=figures(other.money) or stage_text(other.stage),
            says=tr("“{title}” and “{other}” become one deal: {sizes}", title=who(deal), other=who(other), sizes=sizes),
            act=lambda connection, reason: corrections.join(connection, deal.deal_id, other.deal_id, reason),
            reports=(report.report_id,),
            quote=candidate.quote,
        )

    return Asking(
        title=tr("Join with “{title}”", title=who(deal)),
        find=lambda cursor, words: list(map(choice, deals_to_join(cursor, deal.deal_id, words))),
        nothing=tr("no other deal fits these words"),
        prompt=tr("search for the other deal"),
    )


def splitting(detail: DealDetail, report: ReportDetail) -> Asking:
    """How the report is of another deal."""
    others = len(detail.reports) - 1
    ident = report.report_id
    outlet = report.document.publisher or report.document.title or tr("this article")
    rest = tr("the other {reports}", reports=counted(others, "report"))
    choices = [
        Choice(
            label=tr("From the others"),
            note="",
            says=tr(
                "the report of {outlet} leaves “{title}”: apart from {rest}, open to others",
                outlet=outlet,
                title=who(detail.deal),
                rest=rest,
            ),
            act=lambda connection, reason: corrections.split(connection, ident, None, reason),
            reports=(ident,),
        ),
        Choice(
            label=tr("Alone"),
            note="",
            says=tr(
                "the report of {outlet} is a deal of its own, whatever is loaded later; {rest} stay together",
                outlet=outlet,
                rest=rest,
            ),
            act=lambda connection, reason: corrections.split(connection, ident, None, reason, alone=True),
            reports=(ident,),
        ),
    ]
    return _of(
        tr("Split off the report of {outlet}", outlet=outlet),
        choices if others else [],
        tr("the deal has no other report"),
    )


def rejecting(detail: DealDetail, report: ReportDetail) -> Asking:
    """Whether the report, or all of them, are of no deal."""
    says = tr("{reports} of no deal at all; the corrections (C) list what was rejected, to restore it")
    return _of(tr("Reject"), _of_some(detail, report, says, corrections.reject, asks=True), "")


def checking(detail: DealDetail, report: ReportDetail) -> Asking:
    """Whether the report, or all of them, are right."""
    says = tr("{reports} compared with the article and found right, as long as it is shown as now")
    return _of(tr("Confirm"), _of_some(detail, report, says, corrections.check, asks=False), "")


def _of_some(
    detail: DealDetail, report: ReportDetail, says: str, act: Callable[..., Outcome], *, asks: bool
) -> list[Choice]:
    """The same for this report and for all reports of the deal."""
    every = [each.report_id for each in detail.reports]
    outlet = report.document.publisher or report.document.title or tr("this article")
    of_one = tr("the report of {outlet}", outlet=outlet)
    one = Choice(of_one, "", says.format(reports=of_one), _on([report.report_id], act), (report.report_id,), asks=asks)
    of_all = tr("all {count} reports of the deal", count=len(every))
    whole = Choice(of_all, "", says.format(reports=of_all), _on(every, act), (report.report_id,), asks=asks)
    return [whole, one] if len(every) > 1 else [one]


def _on(ids: Sequence[str], act: Callable[..., Outcome]) -> Callable[[duckdb.DuckDBPyConnection, str], Outcome]:
    return lambda connection, reason: act(connection, ids, reason)


def _of(title: str, choices: list[Choice], nothing: str) -> Asking:
    return Asking(title, lambda _cursor, _words: choices, nothing)
