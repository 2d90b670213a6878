"""How loops look in a list, on the legs of a ring, and in words."""

from __future__ import annotations

from collections.abc import Iterator

from store.explore import Loop, LoopLeg, Loops, format_date, format_money, format_totals
from store.format import format_converted
from tui.display import cell_text, confirmation_text, stage_text, words
from tui.widgets.columns import Column
from tui.widgets.records import Record
from tui.widgets.ring_drawing import Leg
from tui.wording import figures, later, tr

LOOP_COLUMNS = (
    Column("loop", "loop", least=16, ideal=24),
    Column("legs", "legs", width=4, right=True, drop=4, last=5),
    Column("smallest", "smallest", width=14, right=True, last=1),
    Column("paid", "paid", width=14, right=True, drop=1, last=2),
    Column("agreed", "agreed", width=14, right=True, drop=2, last=3),
    Column("promised", "promised", width=14, right=True, drop=3, last=4),
)
_SURE = {"completed": later("paid"), "announced": later("agreed")}
_PROMISED = later("promised")


def loop_record(loop: Loop) -> Record:
    """A loop as a row of `LOOP_COLUMNS`."""
    sums = loop.committed_usd
    shown = (
        loop_name(loop),
        str(len(loop.legs)),
        _smallest(loop) or tr("not known"),
        *(_dollars(loop, amount) for amount in (sums.paid, sums.agreed, sums.promised)),
    )
    values = (shown[0], len(loop.legs), loop.smallest_usd, sums.paid, sums.agreed, sums.promised)
    smallest_tone = "strong" if loop.smallest_usd is not None else "muted"
    return Record(tuple(map(cell_text, shown)), ("", "muted", smallest_tone, "", "", ""), values)


def loop_name(loop: Loop) -> str:
    """The companies in the order of the payments, the first one again at the end."""
    names = [leg.flow.payer for leg in loop.legs]
    return " → ".join([*names, names[0]])


def loop_sums(loop: Loop) -> str:
    """What the payments of a loop add up to, in their own currencies, and what that does not say."""
    parts = list(_summary(loop))
    if smallest := _smallest(loop):
        parts.append(tr("no more than {smallest} can have gone all the way round", smallest=smallest))
    if loop.same_class:
        parts.append(tr("all {kind_of_money}", kind_of_money=words(loop.legs[0].flow.kind_of_money)))
    return " · ".join(part for part in parts if part)


def _summary(loop: Loop) -> Iterator[str]:
    """What is paid, agreed and promised, and how many payments are in none of these sums."""
    sums = loop.committed
    if sums.paid:
        yield tr("paid {money}", money=figures(format_totals(sums.paid)))
    if sums.agreed:
        yield tr("agreed {money}", money=figures(format_totals(sums.agreed)))
    if sums.promised:
        yield tr("promised {money}", money=figures(format_totals(sums.promised)))
    if loop.unknown_legs:
        yield tr("{count} of {all} payments not known", count=loop.unknown_legs, all=len(loop.legs))


def loop_extent(found: Loops) -> str:
    """How far was looked; nothing when everything was."""
    if found.complete:
        return ""
    if found.from_usd is None:
        return tr("only a part of the payments was looked at")
    least = figures(format_money(round(found.from_usd), currency="USD"))
    return tr("only the largest payments were looked at, from {amount} on", amount=least)


def ring_leg(leg: LoopLeg) -> Leg:
    """A payment as the ring shows it."""
    flow = leg.flow
    shared = tr(" shared") if flow.shared and flow.money else ""
    sign = stage_text(flow.stage).partition(" ")[0]
    return Leg(
        payer=cell_text(flow.payer),
        amount=cell_text(f"{figures(flow.money)}{shared}") or tr("amount not known"),
        terms=f"{words(flow.kind_of_money)} {sign} {tr(_SURE.get(flow.stage, _PROMISED))}",
    )


def leg_heading(leg: LoopLeg, number: int, count: int) -> str:
    """Who pays whom in a payment of a loop."""
    return cell_text(
        tr(
            "payment {number} of {count}: {payer} → {payee}",
            number=number,
            count=count,
            payer=leg.flow.payer,
            payee=leg.flow.payee,
        )
    )


def leg_facts(leg: LoopLeg) -> str:
    """What a payment is, and how sure."""
    flow = leg.flow
    parts = [
        words(flow.kind),
        figures(flow.money) or tr("amount not known"),
        stage_text(flow.stage),
        confirmation_text(flow.confirmation),
        figures(format_date(flow.date)),
        tr("shared: several companies pay or get this amount together") if flow.shared and flow.money else "",
    ]
    return cell_text(" · ".join(part for part in parts if part))


def leg_quote(leg: LoopLeg) -> str:
    """The words that prove a payment."""
    return cell_text(f"« {leg.quote} »")


def _smallest(loop: Loop) -> str:
    return "" if loop.smallest_usd is None else _dollars(loop, loop.smallest_usd)


def _dollars(loop: Loop, amount: float | None) -> str:
    """An amount in US dollars, with ≈ where the payments of the loop are in other currencies too."""
    if amount is None:
        return ""
    if any(leg.flow.currency != "USD" for leg in loop.legs if leg.own_amount is not None):
        return figures(format_converted(amount, None, "USD"))
    return figures(format_money(round(amount), currency="USD"))
