"""The links of all deals at once, when none is written yet.

Most deals can have no link. The database finds the pairs that can, by their kinds, a key in common and their days;
whether they are linked is for the rule of `store.deal_links` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import duckdb

from store.database import append
from store.deal_links import NEW_APPROACH_DAYS, PART_DAYS, RIVAL_DAYS, Link, Sketch, links_between, part_link
from store.facts import GIVERS
from store.linking import sketched
from store.meeting import Meetings
from store.merge_keys import CROWD

_BATCH = 30_000
"""Deals whose links are found at a time: some kilobytes each, for those that can have one."""

_STANDING = """
CREATE OR REPLACE TEMP TABLE standing AS
SELECT DISTINCT d.deal_no, k.key, r.document_id
FROM merge_keys AS k
JOIN (
    SELECT key FROM merge_keys WHERE crowds GROUP BY key HAVING count(*) BETWEEN 2 AND $crowd
) USING (key)
JOIN reports AS r USING (report_id)
JOIN deals AS d USING (deal_id)
"""
"""Deals under the keys of theirs that others may have too, with the documents that say so."""

_OUTLINES = """
CREATE OR REPLACE TEMP TABLE outlines AS
WITH moments AS (
    SELECT report_id, any_value(first_on) AS first_on, any_value(last_on) AS last_on FROM merge_keys GROUP BY report_id
),
givers AS (
    SELECT p.report_id, list(coalesce(c.owner_id, p.company_id)) AS payers
    FROM report_cast AS p JOIN companies AS c USING (company_id)
    WHERE p.role = ANY($givers)
    GROUP BY p.report_id
),
reported AS (
    SELECT
        r.deal_id, r.document_id,
        r.kind IN ('funding_round', 'investment') AS is_equity,
        r.kind = 'investment' AND g.report_id IS NOT NULL AS is_part,
        coalesce(g.payers, []) AS payers,
        m.report_id IS NOT NULL AS has_keys, m.first_on, m.last_on
    FROM report_values AS r
    LEFT JOIN givers AS g USING (report_id)
    LEFT JOIN moments AS m USING (report_id)
)
SELECT
    d.deal_no,
    any_value(d.kind) AS kind,
    any_value(d.stage) AS stage,
    bool_or(r.is_part) AS has_part,
    bool_or(r.is_equity) AND NOT bool_or(r.is_part) AS is_round,
    flatten(list(r.payers)) AS payers,
    list(r.document_id) AS documents,
    CASE WHEN bool_and(r.has_keys) THEN min(r.first_on) END AS first_on,
    CASE WHEN bool_and(r.has_keys) THEN max(r.last_on) END AS last_on
FROM reported AS r JOIN deals AS d USING (deal_id)
WHERE d.deal_no IN (SELECT deal_no FROM standing)
GROUP BY d.deal_no
"""
"""What of a deal decides which links it can have; days of reports without a key are not known here."""

_PAIRS = """
CREATE OR REPLACE TEMP TABLE pairs AS
WITH near AS MATERIALIZED (
    SELECT DISTINCT one.deal_no, other.deal_no AS other_no
    FROM standing AS s
    JOIN standing AS o ON o.key = s.key AND o.deal_no <> s.deal_no
    JOIN outlines AS one ON one.deal_no = s.deal_no
    JOIN outlines AS other ON other.deal_no = o.deal_no
    WHERE
        CASE
            WHEN one.has_part AND other.is_round THEN
                coalesce(
                    one.first_on <= other.last_on + $part_days AND other.first_on <= one.last_on + $part_days, true
                )
        END
        OR CASE
            WHEN one.kind = 'acquisition' AND other.kind = 'acquisition' THEN
                coalesce(one.first_on BETWEEN other.first_on AND other.last_on + $rival_days, true)
        END
        OR CASE
            WHEN one.stage = 'cancelled' THEN
                coalesce(
                    other.first_on > one.first_on AND other.first_on <= one.last_on + $new_approach_days, true
                )
        END
        OR (
            one.kind = 'contract' AND other.kind = 'contract'
            AND o.document_id = s.document_id AND one.deal_no < other.deal_no
        )
)
SELECT n.*
FROM near AS n
JOIN outlines AS one USING (deal_no)
JOIN outlines AS other ON other.deal_no = n.other_no
WHERE
    CASE
        WHEN list_has_any(one.payers, other.payers) THEN
            (one.has_part AND other.is_round)
            OR one.stage = 'cancelled'
            OR one.kind = 'contract'
        ELSE
            (one.has_part AND other.is_round AND len(other.payers) = 0)
            OR (one.has_part AND other.is_round AND list_has_any(one.documents, other.documents))
            OR (one.kind = 'acquisition' AND len(one.payers) > 0 AND len(other.payers) > 0)
    END
"""
"""Deals with others that they may be linked with: parts with rounds that have their payer, none at all or an article in
common, bids with other bidders' bids, what was given up with what its payer did later, contracts of one payer that an
article tells together."""

_SOME = """
SELECT one.deal_id, other.deal_id
FROM pairs AS p
JOIN deals AS one USING (deal_no)
JOIN deals AS other ON other.deal_no = p.other_no
WHERE p.deal_no >= ? AND p.deal_no < ?
"""


def link_all(connection: duckdb.DuckDBPyConnection, told: Callable[[], None]) -> None:
    """Finds the links of all deals; `told` is called after some thousands of them."""
    connection.execute(_STANDING, {"crowd": CROWD})
    connection.execute(_OUTLINES, {"givers": sorted(GIVERS)})
    connection.execute(
        _PAIRS, {"part_days": PART_DAYS, "rival_days": RIVAL_DAYS, "new_approach_days": NEW_APPROACH_DAYS}
    )
    links: set[Link] = set()
    for first, end in _ranges(connection):
        links |= _links(connection, connection.execute(_SOME, [first, end]).fetchall())
        told()
    append(connection, "links", sorted(links))
    connection.execute("DROP TABLE standing; DROP TABLE outlines; DROP TABLE pairs")


def _ranges(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, int]]:
    """The numbers of deals that have a pair, in parts."""
    ((low, high),) = connection.execute("SELECT min(deal_no), max(deal_no) FROM pairs").fetchall()
    if low is not None:
        yield from ((first, first + _BATCH) for first in range(low, high + 1, _BATCH))


def _links(connection: duckdb.DuckDBPyConnection, pairs: Sequence[tuple[str, str]]) -> set[Link]:
    """The links between deals and all those that they stand in pairs with."""
    ids = {ident for pair in pairs for ident in pair}
    deals = {deal.deal_id: deal for deal in sketched(connection, Meetings(connection), ids)}
    links: set[Link] = set()
    rounds: dict[str, list[Sketch]] = {}
    for one, other in ((deals[ident], deals[other]) for ident, other in pairs):
        links |= links_between(one, other)
        if one.has_part and other.is_round:
            rounds.setdefault(one.deal_id, []).append(other)
    return links.union(*(part_link(deals[ident], wholes) for ident, wholes in rounds.items()))
