"""Links kept in line with deals: those of deals that changed, and of parts that could belong to one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import duckdb

from store.database import append
from store.deal_links import PART_OF, Link, Sketch, pair_links, part_links
from store.facts import ReportFact
from store.heads import chronological
from store.lookups import rows_by_key
from store.meeting import Meetings

_DEALS = "SELECT deal_id FROM reports WHERE report_id {}"

_REPORTS = "SELECT deal_id, report_id FROM reports WHERE deal_id {}"

_LINKS = """
    SELECT * FROM links
    WHERE from_deal_id = ANY($ids) OR to_deal_id = ANY($ids) OR (kind = $part_of AND from_deal_id = ANY($parts))
"""

_PARTS_OF = "SELECT from_deal_id FROM links WHERE kind = $part_of AND to_deal_id = ANY($ids)"

_UNLINK = "DELETE FROM links WHERE from_deal_id = ? AND to_deal_id = ? AND kind = ?"


def relink(
    connection: duckdb.DuckDBPyConnection, meetings: Meetings, deals: Iterable[Sketch], changed: Collection[str]
) -> set[Link]:
    """Finds the links of some deals anew once they are written; `changed` are their ids and those that they had.

    Gives the links that are new or gone.
    """
    own = list(deals)
    known = {deal.deal_id for deal in own}
    parted = connection.execute(_PARTS_OF, {"ids": sorted(changed), "part_of": PART_OF}).fetchall()
    beside = _beside(connection, meetings, own) | {ident for (ident,) in parted}
    around = sketched(connection, meetings, beside - known)
    parts = [deal for deal in around if deal.has_part]
    known |= {deal.deal_id for deal in around}
    around += sketched(connection, meetings, _beside(connection, meetings, parts) - known)
    crowded = meetings.crowded([report for deal in (*own, *around) for report in deal.reports])
    links = part_links([*own, *parts], [*own, *around], crowded) | pair_links(own, [*own, *around], crowded)
    return _write(
        connection, links, {"ids": sorted(changed), "parts": [deal.deal_id for deal in parts], "part_of": PART_OF}
    )


def _write(connection: duckdb.DuckDBPyConnection, links: set[Link], touched: dict[str, object]) -> set[Link]:
    old = set(connection.execute(_LINKS, touched).fetchall())
    for link in sorted(old - links):
        connection.execute(_UNLINK, link)
    append(connection, "links", sorted(links - old))
    return old ^ links


def _beside(connection: duckdb.DuckDBPyConnection, meetings: Meetings, deals: Collection[Sketch]) -> set[str]:
    """The deals that have a report under a key of these."""
    own = {report.report_id for deal in deals for report in deal.reports}
    met = meetings.beside([report for deal in deals for report in deal.reports]) - own
    return {ident for (ident,) in rows_by_key(connection, _DEALS, met) if ident is not None}


def sketched(connection: duckdb.DuckDBPyConnection, meetings: Meetings, deal_ids: Collection[str]) -> list[Sketch]:
    """Deals as they are stored; ids that no deal has are left out."""
    reports = {ident: deal_id for deal_id, ident in rows_by_key(connection, _REPORTS, deal_ids)}
    found: dict[str, list[ReportFact]] = {}
    for fact in meetings.facts(reports):
        found.setdefault(reports[fact.report_id], []).append(fact)
    return [Sketch(ident, tuple(sorted(facts, key=chronological))) for ident, facts in sorted(found.items())]
