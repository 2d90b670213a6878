"""Money that comes back to where it started: each payment of a loop with its proof, and how sure the money is."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import duckdb

from seeds.saying import say
from seeds.vocabulary import Stage
from store.errors import QueryError
from store.format import Money, format_money, format_totals
from store.money_flow import FlowRow

MOST_LEGS = 5
"""The payments of the longest loop that is looked for."""


@dataclass(frozen=True, slots=True)
class LoopLeg:
    """One payment of a loop, with the report and the words that prove it.

    `start` and `end` are the place of `quote` in the text of the document, `amount_usd` is the amount in US dollars of
    the day of the deal; None when it is not known or shared by several companies.
    """

    flow: FlowRow
    amount_usd: float | None
    report_id: str
    document_id: str
    quote: str
    start: int | None
    end: int | None

    @property
    def own_amount(self) -> Money | None:
        """What this payer alone pays this payee, as far as it is known."""
        flow = self.flow
        if flow.amount is None or flow.currency is None or flow.shared:
            return None
        return Money(flow.amount, flow.currency)


@dataclass(frozen=True, slots=True)
class Committed:
    """The payments of a loop by how sure they are: `paid` when completed, `agreed` when announced, else `promised`.

    One sum for each currency, the largest first; of a range the lower end counts.
    """

    paid: tuple[Money, ...]
    agreed: tuple[Money, ...]
    promised: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class CommittedUsd:
    """As `Committed`, in US dollars of the day of each deal; None where there is no payment."""

    paid: float | None
    agreed: float | None
    promised: float | None


@dataclass(frozen=True, slots=True)
class Loop:
    """Money that comes back to where it started; the last leg ends where the first begins."""

    loop_id: str
    legs: tuple[LoopLeg, ...]

    @property
    def same_class(self) -> bool:
        """Whether all payments are of one class: two companies that lend to each other are hardly a circle."""
        return len({leg.flow.kind_of_money for leg in self.legs}) == 1

    @property
    def unknown_legs(self) -> int:
        """How many payments count in no sum: their amounts are not known, or several companies share them."""
        return sum(leg.own_amount is None for leg in self.legs)

    @property
    def smallest_usd(self) -> float | None:
        """The smallest payment, more than which cannot have gone all the way round; None when one is not known."""
        known = [leg.amount_usd for leg in self.legs if leg.amount_usd is not None]
        return min(known) if len(known) == len(self.legs) else None

    @property
    def committed(self) -> Committed:
        """The payments by how sure they are, in their own currencies."""
        return Committed(*(_sums(legs) for legs in self._by_stage()))

    @property
    def summary(self) -> str:
        """What is paid, agreed and promised, and how many payments are in none of these sums, in words."""
        sums = self.committed
        named = (("paid", sums.paid), ("agreed", sums.agreed), ("promised", sums.promised))
        parts = [f"{word} {format_totals(moneys)}" for word, moneys in named if moneys]
        if self.unknown_legs:
            parts.append(f"{self.unknown_legs} of {len(self.legs)} payments not known")
        return " · ".join(parts)

    @property
    def committed_usd(self) -> CommittedUsd:
        """The payments by how sure they are, in US dollars."""
        known = ([leg.amount_usd for leg in legs if leg.amount_usd is not None] for legs in self._by_stage())
        return CommittedUsd(*(sum(amounts) if amounts else None for amounts in known))

    def _by_stage(self) -> Iterable[list[LoopLeg]]:
        for fits in _STAGES:
            yield [leg for leg in self.legs if fits(Stage(leg.flow.stage))]


@dataclass(frozen=True, slots=True)
class Loops:
    """Loops, those whose smallest payment is largest first.

    `truncated` when there are more than were asked for. In a large database not every payment is looked at: then
    `complete` is False and `from_usd` is the smallest amount in US dollars that was (for the loops of one company: of
    the payments between others).
    """

    loops: tuple[Loop, ...]
    truncated: bool
    complete: bool
    from_usd: float | None

    @property
    def extent(self) -> str:
        """How far was looked, in words; nothing when everything was."""
        if self.complete:
            return ""
        if self.from_usd is None:
            return "only a part of the payments was looked at"
        return f"only the largest payments were looked at, from {format_money(round(self.from_usd), currency='USD')} on"


def find_loops(
    cursor: duckdb.DuckDBPyConnection,
    *,
    company_id: str | None = None,
    least_usd: float | None = None,
    limit: int | None = None,
) -> Loops:
    """The loops, or those through one company, all of whose payments are at least `least_usd` when that is given."""
    rows = cursor.execute(_FOUND, (company_id, least_usd, None if limit is None else limit + 1)).fetchall()
    complete, from_usd = rows[0][:2] if rows else (True, None)
    found = [row[2:] for row in rows if row[2] is not None]
    legs = {
        (row[0], row[1], row[3]): row
        for row in cursor.execute(_LEGS, {"deals": sorted({row[1] for row in found})}).fetchall()
    }
    loops = tuple(
        Loop(loop_id, tuple(_leg(legs[row[1:4]], row[4]) for row in group))
        for loop_id, group in itertools.groupby(found, key=lambda row: str(row[0]))
    )
    truncated = limit is not None and len(loops) > limit
    return Loops(loops[:limit], truncated, bool(complete), from_usd)


def company_named(cursor: duckdb.DuckDBPyConnection, name: str) -> str:
    """The id of the company with this id, name or alias. Raises `QueryError` when there is none, or more than one."""
    rows = cursor.execute(_COMPANY, {"name": name}).fetchall()
    if not rows:
        raise QueryError(say("no company is called {name!r}; dealtrail companies lists them", name=name))
    best = [company_id for company_id, rank in rows if rank == rows[0][1]]
    if len(best) > 1:
        more = ", ..." if len(best) > 5 else ""
        raise QueryError(
            say(
                "{name!r} may be {count} companies; name one of {names}{more}",
                name=name,
                count=len(best),
                names=", ".join(best[:5]),
                more=more,
            )
        )
    return str(best[0])


def _leg(row: tuple[Any, ...], own_usd: float | None) -> LoopLeg:
    return LoopLeg(FlowRow(*row[:15]), own_usd, *row[15:])


def _sums(legs: Iterable[LoopLeg]) -> tuple[Money, ...]:
    sums: dict[str, int] = {}
    for leg in legs:
        if leg.own_amount is not None:
            sums[leg.own_amount.currency] = sums.get(leg.own_amount.currency, 0) + leg.own_amount.amount
    return tuple(
        Money(amount, currency) for currency, amount in sorted(sums.items(), key=lambda item: (-item[1], item))
    )


_STAGES: tuple[Callable[[Stage], bool], ...] = (
    lambda stage: stage is Stage.COMPLETED,
    lambda stage: stage is Stage.ANNOUNCED,
    lambda stage: stage not in (Stage.COMPLETED, Stage.ANNOUNCED),
)

_FOUND = """
WITH found AS MATERIALIZED (
    SELECT * FROM loop_search(CAST(? AS VARCHAR), CAST(? AS DOUBLE))
),
first AS MATERIALIZED (
    SELECT loop_id, legs, CASE WHEN count(own_usd) = legs THEN min(own_usd) END AS smallest_usd
    FROM found
    WHERE loop_id IS NOT NULL
    GROUP BY loop_id, legs
    ORDER BY smallest_usd DESC NULLS LAST, legs, loop_id
    LIMIT ?
)
SELECT f.complete, f.from_usd, f.loop_id, f.deal_id, f.payer_id, f.payee_id, f.own_usd
FROM found AS f LEFT JOIN first AS i USING (loop_id)
WHERE i.loop_id IS NOT NULL OR f.loop_id IS NULL
ORDER BY i.smallest_usd DESC NULLS LAST, i.legs, f.loop_id, f.leg
"""
"""Ids first: what a reader sees is looked up for the legs that are shown only."""

_LEGS = """
SELECT
    d.deal_id, m.payer_id, payer.name, m.payee_id, payee.name, d.kind, m.class, d.amount, d.amount_max, d.currency,
    d.bound, m.shared, d.stage, d.confirmation, d.date, p.report_id, p.document_id, p.quote, p.span_start,
    p.span_start + length(p.quote)
FROM payment_proofs($deals) AS p
JOIN (FROM deals WHERE deal_id IN (SELECT unnest($deals))) AS d USING (deal_id)
JOIN (FROM payments WHERE deal_id IN (SELECT unnest($deals))) AS m USING (deal_id, payer_id, payee_id)
JOIN companies AS payer ON payer.company_id = m.payer_id
JOIN companies AS payee ON payee.company_id = m.payee_id
"""

_COMPANY = """
SELECT company_id, min(rank) AS rank
FROM (
    SELECT company_id, 0 AS rank FROM companies WHERE company_id = lower($name)
    UNION ALL
    SELECT company_id, 1 FROM companies WHERE fold = fold($name)
    UNION ALL
    SELECT company_id, 2 FROM company_names WHERE fold = fold($name)
    UNION ALL
    SELECT company_id, 3 FROM companies WHERE contains(fold, fold($name))
)
GROUP BY company_id
ORDER BY rank, company_id
"""
