"""Links kept in line with deals: those of deals that changed, and of parts that could belong to one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

import duckdb

from store.database import append
from store.deal_links import PART_OF, Link, Sketch, pair_links, part_links
from store.deal_reports import reports_of
from store.facts import ReportFact
from store.heads import chronological
from store.lookups import rows_by_key
from store.meeting import Meetings

_FROM = "SELECT * FROM links WHERE from_deal_id {}"

_TO = "SELECT * FROM links WHERE to_deal_id {}"

_UNLINK = "DELETE FROM links WHERE from_deal_id = ? AND to_deal_id = ? AND kind = ?"


class Relinked(NamedTuple):
    """All links of some deals as they are now, with others beside them, and those that are new or gone."""

    links: set[Link]
    changed: set[Link]


def relink(
    connection: duckdb.DuckDBPyConnection, meetings: Meetings, deals: Iterable[Sketch], changed: Collection[str]
) -> Relinked:
    """Finds the links of some deals anew once they are written; `changed` are their ids and those that they had."""
    own = list(deals)
    known = {deal.deal_id for deal in own}
    old = links_of(connection, changed)
    parted = {part for part, whole, kind in old if kind == PART_OF and whole in changed}
    beside = _beside(meetings, own) | parted
    around = sketched(connection, meetings, beside - known)
    parts = [deal for deal in around if deal.has_part]
    known |= {deal.deal_id for deal in around}
    around += sketched(connection, meetings, _beside(meetings, parts) - known)
    crowded = meetings.crowded([report for deal in (*own, *around) for report in deal.reports])
    links = part_links([*own, *parts], [*own, *around], crowded) | pair_links(own, [*own, *around], crowded)
    others = {deal.deal_id for deal in parts}.difference(changed)
    old |= {link for link in rows_by_key(connection, _FROM, others) if link[2] == PART_OF}
    return _write(connection, old, links)


def links_of(connection: duckdb.DuckDBPyConnection, deal_ids: Collection[str]) -> set[Link]:
    """The links with one of these deals at an end, as they are stored."""
    found = [*rows_by_key(connection, _FROM, deal_ids), *rows_by_key(connection, _TO, deal_ids)]
    return {(start, end, kind) for start, end, kind in found}


def _write(connection: duckdb.DuckDBPyConnection, old: set[Link], links: set[Link]) -> Relinked:
    """Puts links in the place of those that there were."""
    for link in sorted(old - links):
        connection.execute(_UNLINK, link)
    append(connection, "links", sorted(links - old))
    return Relinked(links, old ^ links)


def _beside(meetings: Meetings, deals: Collection[Sketch]) -> set[str]:
    """The deals that have a report under a key of these."""
    own = {report.report_id for deal in deals for report in deal.reports}
    return meetings.deals_of(meetings.beside([report for deal in deals for report in deal.reports]) - own)


def sketched(connection: duckdb.DuckDBPyConnection, meetings: Meetings, deal_ids: Collection[str]) -> list[Sketch]:
    """Deals as they are stored; ids that no deal has are left out."""
    reports = {ident: deal_id for deal_id, ident in reports_of(connection, deal_ids)}
    found: dict[str, list[ReportFact]] = {}
    for fact in meetings.facts(reports):
        found.setdefault(reports[fact.report_id], []).append(fact)
    return [Sketch(ident, tuple(sorted(facts, key=chronological))) for ident, facts in sorted(found.items())]
