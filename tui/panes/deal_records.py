"""What the timeline shows of a deal: who pays whom, how much, how far it is; and what where there is none."""

from __future__ import annotations

import math
from collections.abc import Sequence

from store.explore import DealOrder, DealRow
from tui.display import CORRECTED, cell_text, confirmation_sign, stage_text, words
from tui.state import View
from tui.widgets.columns import Column
from tui.widgets.records import Record
from tui.wording import figures, is_english, tr

COLUMNS = (
    Column("date", "date", width=10, last=3),
    Column("title", "payer → payee", least=16, ideal=20),
    Column("kind", "kind", width=13, drop=2, sortable=True),
    Column("size", "", width=1, drop=1, last=5),
    Column("amount", "amount", width=14, right=True, sortable=True),
    Column("stage", "stage", width=12, last=1, sortable=True),
    Column("confirmation", "", width=1, last=2),
    Column("confirmed", "confirmation", width=12, drop=4),
    Column("sources", "sources", width=9, right=True, drop=3, sortable=True),
)

SORTED = {
    DealOrder.NEWEST: "-date",
    DealOrder.OLDEST: "date",
    DealOrder.LARGEST: "-amount",
    DealOrder.SMALLEST: "amount",
    DealOrder.TITLE: "kind",
    DealOrder.STAGE: "stage",
    DealOrder.SOURCES: "-sources",
}
"""The column that each order sorts by, with a minus where the largest comes first."""
FACET_OF = {"kind": "kind", "stage": "stage", "confirmation": "confirmation", "confirmed": "confirmation"}
"""The facet of which a column holds the value."""

SIZES = "▁▂▃▄▅▆▇█"
"""The bars of sizes, each about five times the one before."""
SMALLEST, LARGEST = 1e6, 1e11
"""Dollars of the lowest bar and of the highest one."""


NEW = "•"
"""The sign of a deal that came with articles loaded here, and that nobody looked at yet."""


def deal_record(deal: DealRow, *, is_new: bool = False) -> Record:
    """A deal as a row of `COLUMNS`."""
    shown = (
        deal.date or "",
        " ".join([*([NEW] if is_new else []), *([CORRECTED] if deal.corrected else []), who(deal)]),
        words(deal.kind),
        size_bar(deal.amount_usd),
        f"≠ {figures(deal.money)}" if deal.conflict else figures(deal.money),
        stage_text(deal.stage),
        confirmation_sign(deal.confirmation),
        words(deal.confirmation),
        str(deal.source_count),
    )
    values = (
        deal.date,
        who(deal, whole=True),
        deal.kind,
        deal.amount_usd,
        deal.amount,
        deal.stage,
        deal.confirmation,
        deal.confirmation,
        deal.source_count,
    )
    tones = ("muted", "", "muted", "muted", "warning" if deal.conflict else "strong", "", "muted", "muted", "muted")
    return Record(tuple(map(cell_text, shown)), tones, values, deal.deal_id)


def who(deal: DealRow, *, whole: bool = False) -> str:
    """Who pays whom: "Amazon → OpenAI", "Amazon +2 → OpenAI", or all names if `whole`; partners around a "↔"."""
    shown = ", ".join if whole else _several
    if deal.partners and not deal.payers and not deal.payees:
        first, *others = deal.partners
        return f"{first} ↔ {shown(others)}" if others else first
    payees = [*deal.payees, *deal.partners]
    return " ".join(filter(None, (shown(deal.payers), "→" if payees else "", shown(payees)))) or title(deal)


def title(deal: DealRow) -> str:
    """What a deal of which nobody is named is called."""
    return deal.title if is_english() else f"{words(deal.kind)}, {tr('an unnamed company')}"


def _several(names: Sequence[str]) -> str:
    """The first name and how many others there are."""
    return " +".join([*names[:1], *([str(len(names) - 1)] if len(names) > 1 else [])])


def size_bar(dollars: float | None) -> str:
    """A bar for an amount in US dollars, on a logarithmic scale; nothing without one."""
    if not dollars or dollars <= 0:
        return ""
    share = math.log(dollars / SMALLEST) / math.log(LARGEST / SMALLEST)
    return SIZES[min(len(SIZES) - 1, max(0, round(share * (len(SIZES) - 1))))]


def nothing_in(view: View) -> str:
    """Why a view lists no deal, and the way out."""
    if view.search.text.strip() and view.company_id is not None:
        return tr(
            "No deal of {company_name} fits the search; esc steps out.", company_name=cell_text(view.company_name)
        )
    if view.search.text.strip():
        return tr("No deal fits the search; esc clears it.")
    if view.company_id is not None:
        return tr(
            "{company_name} takes part in no deal; the articles that name it are below.",
            company_name=cell_text(view.company_name),
        )
    return tr("No deal yet; `dealtrail load PATH` reads articles into this database.")


def rows_near(row: int, page: int, count: int) -> tuple[list[int], list[int]]:
    """The rows that the next key leads to from a row, and those that further keys do, the likeliest first."""
    soonest = [row + 1, row - 1, row + page, row - page, count - 1, 0]
    others = [row + steps for steps in range(2, 2 * page + 2)] + [row - steps for steps in range(2, page + 2)]
    found = [near for near in dict.fromkeys((*soonest, *others)) if 0 <= near < count and near != row]
    first = [near for near in found if near in soonest]
    return first, [near for near in found if near not in soonest]
