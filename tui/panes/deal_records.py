"""What the timeline shows of a deal, and what where there is none."""

from __future__ import annotations

from store.explore import DealRow
from tui.display import cell_text, confirmation_sign, stage_text, words
from tui.state import View
from tui.widgets.records import Record


def deal_record(deal: DealRow) -> Record:
    """A deal as a row of the columns of the deals pane."""
    shown = (
        deal.date or "",
        deal.title,
        words(deal.kind),
        f"≠ {deal.money}" if deal.conflict else deal.money,
        stage_text(deal.stage),
        confirmation_sign(deal.confirmation),
        str(deal.report_count),
    )
    money_tone = "warning" if deal.conflict else "strong"
    values = (deal.date, deal.title, deal.kind, deal.amount, deal.stage, deal.confirmation, deal.report_count)
    return Record(
        tuple(map(cell_text, shown)), ("muted", "", "muted", money_tone, "", "muted", "muted"), values, deal.deal_id
    )


def nothing_in(view: View) -> str:
    """Why a view lists no deal, and the way out."""
    if view.search.text.strip() and view.company_id is not None:
        return f"No deal of {cell_text(view.company_name)} fits the search; esc steps out."
    if view.search.text.strip():
        return "No deal fits the search; esc clears it."
    if view.company_id is not None:
        return f"{cell_text(view.company_name)} takes part in no deal; the articles that name it are below."
    return "No deal yet; `dealtrail load PATH` reads articles into this database."
