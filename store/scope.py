"""Reports as they are stored, read as merging looks at them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import duckdb

from seeds.vocabulary import Bound, Confirmation, Kind, Role, Side, Stage, by_value
from store.facts import Money, PartyFact, ReportFact
from store.lookups import rows_by_key
from store.statements import ask

Row = tuple[Any, ...]

# No joins: with them DuckDB reads whole tables, where each of these looks up a few rows by their keys.
_REPORTS = """
    SELECT
        report_id, deal_id, merge_rule, disputes, quote,
        document_id, ordinal, kind, stage, confirmation, amount, amount_max, currency,
        bound, currency_inferred, stake_pct, valuation, round, date, {} AS checked, report_no
    FROM {}
    WHERE report_id {{}}
"""
_AS_PARSED = _REPORTS.format("false", "reports")
_AS_CORRECTED = _REPORTS.format("checked", "report_values")

_CORRECTED = "SELECT report_id FROM corrected_reports WHERE report_id {}"

_DOCUMENTS = "SELECT document_id, title, published, language, publisher FROM documents WHERE document_id {}"

_PARTIES = "SELECT report_no, ordinal, company_id, role, side, name FROM {} WHERE report_no {{}}"
_PARTIES_AS_PARSED = _PARTIES.format("report_parties")
_PARTIES_AS_CORRECTED = _PARTIES.format("report_cast")

_COMPANIES = "SELECT company_id, named_by, name, owner_id FROM companies WHERE company_id {}"

_PRINTED = "articles"
"""What names a company that is shown as it is printed."""

_KINDS, _STAGES, _CONFIRMATIONS = by_value(Kind), by_value(Stage), by_value(Confirmation)
_BOUNDS, _ROLES, _SIDES = by_value(Bound), by_value(Role), by_value(Side)


@dataclass(frozen=True, slots=True)
class Scope:
    """Reports as they are stored: what merging looks at, where each one is (its deal, the rule, whether it disputes),
    the names and titles that it is found by, the language and the outlet of its document, its passage and its number.
    """

    facts: list[ReportFact]
    places: dict[str, Row]
    words: dict[str, list[str]]
    sources: dict[str, Row]
    passages: dict[str, str]
    numbers: dict[str, int]


def read_scope(connection: duckdb.DuckDBPyConnection, report_ids: Collection[str]) -> Scope:
    """The reports that there are of these ids."""
    # Few reports are corrected, and to plan what the views do takes longer than to read a report as it was parsed.
    corrected: set[str] = set()
    if ask(connection, "SELECT 1 FROM corrected_reports LIMIT 1").fetchone() is not None:
        corrected = {ident for (ident,) in rows_by_key(connection, _CORRECTED, report_ids)}
    parsed = set(report_ids) - corrected
    rows = rows_by_key(connection, _AS_PARSED, parsed) + rows_by_key(connection, _AS_CORRECTED, corrected)
    numbers: dict[str, int] = {row[0]: row[-1] for row in rows}
    cast = []
    for sql, ids in ((_PARTIES_AS_PARSED, parsed), (_PARTIES_AS_CORRECTED, corrected)):
        cast += rows_by_key(connection, sql, [numbers[ident] for ident in ids & numbers.keys()], "INTEGER")
    documents = {row[0]: row[1:] for row in rows_by_key(connection, _DOCUMENTS, {row[5] for row in rows})}
    companies = {row[0]: row[1:] for row in rows_by_key(connection, _COMPANIES, {row[2] for row in cast})}
    parties: dict[int, list[PartyFact]] = {row[-1]: [] for row in rows}
    words: dict[int, list[str]] = {row[-1]: [title for title in documents[row[5]][:1] if title] for row in rows}
    # A company that is about to be written has no row yet: whoever asks then does not look at the parties.
    for number, _, company_id, role, side, printed in sorted(row for row in cast if row[2] in companies):
        named_by, shown, owner_id = companies[company_id]
        name = printed if named_by == _PRINTED else shown
        parties[number].append(PartyFact(company_id, name, _ROLES[role], _SIDES[side], owner_id))
        words[number] += (name, printed)
    return Scope(
        [_fact(row, documents[row[5]][1], tuple(parties[row[-1]])) for row in rows],
        {row[0]: row[1:4] for row in rows},
        {row[0]: words[row[-1]] for row in rows},
        {row[0]: documents[row[5]][2:] for row in rows},
        {row[0]: row[4] for row in rows},
        numbers,
    )


def _fact(row: Row, published: str | None, parties: tuple[PartyFact, ...]) -> ReportFact:
    document_id, ordinal, kind, stage, confirmation, amount, amount_max, currency, bound = row[5:14]
    inferred, stake_pct, valuation, round_, date, checked = row[14:20]
    return ReportFact(
        report_id=row[0],
        document_id=document_id,
        ordinal=ordinal,
        kind=_KINDS[kind],
        stage=_STAGES[stage],
        confirmation=_CONFIRMATIONS[confirmation],
        parties=parties,
        money=None if amount is None else Money(amount, amount_max, currency, _BOUNDS[bound]),
        currency=currency,
        currency_inferred=inferred,
        stake_pct=stake_pct,
        valuation=valuation,
        round=round_,
        date=date,
        published=published,
        checked=checked,
    )
