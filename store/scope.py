"""Reports as they are stored, read as merging looks at them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import duckdb

from seeds.vocabulary import Bound, Confirmation, Kind, Role, Side, Stage
from store.facts import Money, PartyFact, ReportFact
from store.lookups import rows_by_key

Row = tuple[Any, ...]

# No joins: with them DuckDB reads whole tables, where each of these looks up a few rows by their keys.
_REPORTS = """
    SELECT
        report_id, deal_id, merge_rule, disputes, quote,
        document_id, ordinal, kind, stage, confirmation, amount, amount_max, currency,
        bound, currency_inferred, stake_pct, valuation, round, date, checked
    FROM report_values
    WHERE report_id {}
"""

_DOCUMENTS = "SELECT document_id, title, published, language, publisher FROM documents WHERE document_id {}"

_PARTIES = (
    "SELECT report_id, company_id, role, side, name FROM report_cast WHERE report_id {} ORDER BY report_id, ordinal"
)

_COMPANIES = """
    SELECT company_id, CASE WHEN named_by <> 'articles' THEN name END, owner_id FROM companies WHERE company_id {}
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
    rows = rows_by_key(connection, _REPORTS, report_ids)
    cast = rows_by_key(connection, _PARTIES, report_ids)
    documents = {row[0]: row[1:] for row in rows_by_key(connection, _DOCUMENTS, {row[5] for row in rows})}
    companies = {row[0]: row[1:] for row in rows_by_key(connection, _COMPANIES, {row[1] for row in cast})}
    parties: dict[str, list[PartyFact]] = {}
    words: dict[str, set[str]] = {row[0]: {title for title in documents[row[5]][:1] if title} for row in rows}
    # A company that is about to be written has no row yet: whoever asks then does not look at the parties.
    for report_id, company_id, role, side, printed in (row for row in cast if row[1] in companies):
        shown, owner_id = companies[company_id]
        fact = PartyFact(company_id, shown or printed, Role(role), Side(side), owner_id)
        parties.setdefault(report_id, []).append(fact)
        words.setdefault(report_id, set()).update((fact.name, printed))
    return Scope(
        [_fact(row, documents[row[5]][1], tuple(parties.get(row[0], ()))) for row in rows],
        {row[0]: row[1:4] for row in rows},
        words,
        {row[0]: documents[row[5]][2:] for row in rows},
        {row[0]: row[4] for row in rows},
    )


def _fact(row: Row, published: str | None, parties: tuple[PartyFact, ...]) -> ReportFact:
    document_id, ordinal, kind, stage, confirmation, amount, amount_max, currency, bound = row[5:14]
    inferred, stake_pct, valuation, round_, date, checked = row[14:]
    return ReportFact(
        report_id=row[0],
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
