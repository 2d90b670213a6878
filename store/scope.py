"""Reports as they are stored, read as merging looks at them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import duckdb

from seeds.vocabulary import Bound, Confirmation, Kind, Role, Side, Stage
from store.facts import Money, PartyFact, ReportFact
from store.lookups import rows_by_key

Row = tuple[Any, ...]

_REPORTS = """
    SELECT
        r.report_id, o.title, r.deal_id, r.merge_rule, r.disputes,
        r.document_id, r.ordinal, r.kind, r.stage, r.confirmation, r.amount, r.amount_max, r.currency,
        r.bound, r.currency_inferred, r.stake_pct, r.valuation, r.round, r.date, o.published,
        r.checked, o.language, o.publisher, r.quote
    FROM report_values AS r JOIN documents AS o USING (document_id)
    WHERE r.report_id {}
"""

_PARTIES = """
    SELECT
        p.report_id, p.company_id, CASE WHEN c.named_by = 'articles' THEN p.name ELSE c.name END,
        p.role, p.side, c.owner_id, p.name
    FROM report_cast AS p JOIN companies AS c USING (company_id)
    WHERE p.report_id {}
    ORDER BY p.report_id, p.ordinal
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Reports as they are stored: what merging looks at, where each one is (its deal, the rule, whether it disputes),
    the names and titles that it is found by, the language and the outlet of its document, and its passage."""

    facts: list[ReportFact]
    places: dict[str, Row]
    words: dict[str, set[str]]
    sources: dict[str, Row]
    passages: dict[str, str]


def read_scope(connection: duckdb.DuckDBPyConnection, report_ids: Collection[str]) -> Scope:
    """The reports that there are of these ids."""
    parties: dict[str, list[PartyFact]] = {}
    words: dict[str, set[str]] = {}
    for report_id, company_id, name, role, side, owner_id, printed in rows_by_key(connection, _PARTIES, report_ids):
        parties.setdefault(report_id, []).append(PartyFact(company_id, name, Role(role), Side(side), owner_id))
        words.setdefault(report_id, set()).update((name, printed))
    rows = rows_by_key(connection, _REPORTS, report_ids)
    for report_id, title, *_ in rows:
        words.setdefault(report_id, set()).update([title] if title else [])
    facts = [_fact(row[0], row[5:-3], tuple(parties.get(row[0], ()))) for row in rows]
    places, sources = {row[0]: row[2:5] for row in rows}, {row[0]: row[-3:-1] for row in rows}
    return Scope(facts, places, words, sources, {row[0]: row[-1] for row in rows})


def select(connection: duckdb.DuckDBPyConnection, sql: str, ids: Iterable[str]) -> list[Row]:
    """The rows of a query about `$ids`."""
    return connection.execute(sql, {"ids": sorted(ids)}).fetchall()


def _fact(report_id: str, row: Row, parties: tuple[PartyFact, ...]) -> ReportFact:
    document_id, ordinal, kind, stage, confirmation, amount, amount_max, currency, bound = row[:9]
    inferred, stake_pct, valuation, round_, date, published, checked = row[9:]
    return ReportFact(
        report_id=report_id,
        document_id=document_id,
        ordinal=ordinal,
        kind=Kind(kind),
        stage=Stage(stage),
        confirmation=Confirmation(confirmation),
        parties=parties,
        money=None if amount is None else Money(amount, amount_max, currency, Bound(bound)),
        currency=currency,
        currency_inferred=inferred,
        stake_pct=stake_pct,
        valuation=valuation,
        round=round_,
        date=date,
        published=published,
        checked=checked,
    )
