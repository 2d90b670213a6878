"""Deals kept in line with their reports: what a change may touch is read, derived anew and written where it differs.

A change touches the reports that meet under a key of `facts.merge_keys`, or by a join of the user's, directly or over
others; never the whole database.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import duckdb

from seeds.vocabulary import Bound, Confirmation, Kind, Role, Side, Stage
from store.database import append
from store.decided import decided
from store.exchange import BASE, usd_rate, write_rates
from store.facts import Money, PartyFact, ReportFact, merge_keys
from store.heads import slug_of
from store.merging import PART_OF, REJECT_RULE, Deal, Derived, derive
from store.payments import payments_of
from store.periods import first_day
from store.search_index import index_deals, new_numbers

Row = tuple[Any, ...]

_MEETING = """
    WITH mine AS (SELECT key, bool_or(strong) AS strong FROM merge_keys WHERE report_id = ANY($ids) GROUP BY key)
    SELECT o.report_id FROM merge_keys AS o JOIN mine AS m USING (key) WHERE m.strong OR o.strong
    UNION
    SELECT o.report_id
    FROM decisions AS d JOIN decisions AS o USING (correction_id)
    WHERE d.kind = 'join' AND d.report_id = ANY($ids)
"""

_REPORTS = """
    SELECT
        r.report_id, o.title, r.deal_id, r.merge_rule, r.disputes,
        r.document_id, r.ordinal, r.kind, r.stage, r.confirmation, r.amount, r.amount_max, r.currency,
        r.bound, r.currency_inferred, r.stake_pct, r.valuation, r.round, r.date, o.published,
        r.checked
    FROM report_values AS r JOIN documents AS o USING (document_id)
    WHERE r.report_id = ANY($ids)
"""

_PARTIES = """
    SELECT
        p.report_id, p.company_id, CASE WHEN c.named_by = 'articles' THEN p.name ELSE c.name END,
        p.role, p.side, c.owner_id, p.name
    FROM report_cast AS p JOIN companies AS c USING (company_id)
    WHERE p.report_id = ANY($ids)
    ORDER BY p.report_id, p.ordinal
"""

_QUOTES = "SELECT report_id, quote FROM evidence WHERE report_id = ANY($ids)"

_BETWEEN_WORDS = " | "


@dataclass(frozen=True, slots=True)
class _Scope:
    """Reports as they are stored: what merging looks at, where each one is (its deal, the rule, whether it disputes),
    and the names and titles that it is found by."""

    facts: list[ReportFact]
    places: dict[str, Row]
    words: dict[str, set[str]]


def met_by(connection: duckdb.DuckDBPyConnection, report_ids: Iterable[str]) -> set[str]:
    """The reports that a change of some reports may touch, themselves included."""
    found = new = set(report_ids)
    while new:
        new = {ident for (ident,) in _select(connection, _MEETING, new)} - found
        found = found | new
    return found


def rederive(connection: duckdb.DuckDBPyConnection, reports: set[str], deals: set[str], changed: set[str]) -> None:
    """Derives anew everything that a change may touch, from reports, and from deals that may have lost one.

    Deals with one of the `changed` reports are written even when they look as before: their words may differ.
    """
    while True:
        scope = _read(connection, met_by(connection, reports))
        derived = derive(scope.facts, decided(connection, scope.places))
        old = deals | {place[0] for place in scope.places.values() if place[0] is not None}
        slugs = {deal.head.slug for deal in derived.deals} | {slug_of(deal_id) for deal_id in old}
        old_rows = {row[0]: row for row in _select(connection, "SELECT * FROM deals WHERE slug = ANY($ids)", slugs)}
        namesakes = old_rows.keys() - old
        if not namesakes:
            break
        reports = reports | _reports_of_deals(connection, namesakes)
    moved = _place_reports(connection, derived, scope.places)
    rows = {deal.deal_id: _deal_row(deal) for deal in derived.deals}
    dirty = [
        deal
        for deal in derived.deals
        if old_rows.get(deal.deal_id, ())[:-1] != rows[deal.deal_id]
        or not (moved | changed).isdisjoint(deal.report_ids)
    ]
    _remove_deals(connection, old_rows.keys() - (rows.keys() - {deal.deal_id for deal in dirty}))
    numbers = new_numbers(connection, len(dirty))
    append(connection, "deals", [(*rows[deal.deal_id], number) for deal, number in zip(dirty, numbers, strict=True)])
    append(connection, "parties", [(deal.deal_id, *map(str, party)) for deal in dirty for party in deal.parties])
    write_rates(connection, {row[-1] for row in rows.values()}, {row[-2] for row in old_rows.values()})
    _write_search_text(connection, dirty, numbers, scope.words)
    index_deals(connection, numbers)
    changed_links = _replace_links(connection, derived, old_rows.keys() | rows.keys())
    _write_payments(connection, derived, {deal.deal_id for deal in dirty}, changed_links)


def rekey(connection: duckdb.DuckDBPyConnection, report_ids: Collection[str]) -> None:
    """Writes the merge keys of some reports anew, from what they say now."""
    if report_ids:
        connection.execute("DELETE FROM merge_keys WHERE report_id = ANY(?)", [sorted(report_ids)])
        facts = _read(connection, report_ids).facts
        append(connection, "merge_keys", [(fact.report_id, *key) for fact in facts for key in merge_keys(fact)])


def _reports_of_deals(connection: duckdb.DuckDBPyConnection, deal_ids: Iterable[str]) -> set[str]:
    rows = _select(connection, "SELECT report_id FROM reports WHERE deal_id = ANY($ids)", deal_ids)
    return {ident for (ident,) in rows}


def _read(connection: duckdb.DuckDBPyConnection, report_ids: Collection[str]) -> _Scope:
    """The reports that there are of these ids."""
    parties: dict[str, list[PartyFact]] = {}
    words: dict[str, set[str]] = {}
    for report_id, company_id, name, role, side, owner_id, printed in _select(connection, _PARTIES, report_ids):
        parties.setdefault(report_id, []).append(PartyFact(company_id, name, Role(role), Side(side), owner_id))
        words.setdefault(report_id, set()).update((name, printed))
    rows = _select(connection, _REPORTS, report_ids)
    for report_id, title, *_ in rows:
        words.setdefault(report_id, set()).update([title] if title else [])
    facts = [_fact(row[0], row[5:], tuple(parties.get(row[0], ()))) for row in rows]
    return _Scope(facts, {row[0]: row[2:5] for row in rows}, words)


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


def _place_reports(connection: duckdb.DuckDBPyConnection, derived: Derived, old: dict[str, Row]) -> set[str]:
    """Writes into the reports where they belong; the ids of those for which that is new."""
    places: dict[str, Row] = dict.fromkeys(derived.rejected, (None, REJECT_RULE, False))
    for deal in derived.deals:
        places |= {m.report.report_id: (deal.deal_id, str(m.rule), m.disputes) for m in deal.members}
    moved = {ident for ident, place in places.items() if place != old[ident]}
    columns = ["report_id", "deal_id", "merge_rule", "disputes"]
    with connection.appender("reports", columns=columns, action="update", key=["report_id"]) as appender:
        appender.append_rows([(ident, *places[ident]) for ident in sorted(moved)])
    return moved


def _remove_deals(connection: duckdb.DuckDBPyConnection, deal_ids: Collection[str]) -> None:
    numbers = _select(connection, "SELECT deal_no FROM deals WHERE deal_id = ANY($ids)", deal_ids) if deal_ids else ()
    if numbers:
        connection.execute("DELETE FROM search_text WHERE deal_no = ANY(?)", [[number for (number,) in numbers]])
    for table in ("deals", "parties", "payments") if deal_ids else ():
        connection.execute(f"DELETE FROM {table} WHERE deal_id = ANY(?)", [sorted(deal_ids)])  # noqa: S608


def _write_search_text(
    connection: duckdb.DuckDBPyConnection, deals: Collection[Deal], numbers: list[int], words: dict[str, set[str]]
) -> None:
    """The title, the names, the headlines and the quotes of each deal, each once, folded by the database itself."""
    found: dict[str, set[str]] = {}
    for report_id, quote in _select(connection, _QUOTES, {ident for deal in deals for ident in deal.report_ids}):
        found.setdefault(report_id, set()).add(quote)
    texts = []
    for deal in deals:
        names = sorted(set().union(*(words[ident] for ident in deal.report_ids)))
        quotes = sorted(set().union(*(found[ident] for ident in deal.report_ids)))
        texts.append(_BETWEEN_WORDS.join((deal.head.title, *names, *quotes)))
    sql = "INSERT INTO search_text SELECT unnest(?::INTEGER[]), fold(unnest(?))"
    connection.execute(sql, [numbers, texts])


def _replace_links(connection: duckdb.DuckDBPyConnection, derived: Derived, deals: Collection[str]) -> set[Row]:
    """Writes the links that start at these deals; those that are new or gone."""
    changed = set(_select(connection, "SELECT * FROM links WHERE from_deal_id = ANY($ids)", deals)) ^ set(derived.links)
    if changed:
        connection.execute("DELETE FROM links WHERE from_deal_id = ANY(?)", [sorted(deals)])
        append(connection, "links", derived.links)
    return changed


def _write_payments(
    connection: duckdb.DuckDBPyConnection, derived: Derived, dirty: set[str], changed_links: Collection[Row]
) -> None:
    """The payments of the deals just written, and of those whose parts changed, which pay for themselves."""
    deals = {deal.deal_id: deal for deal in derived.deals}
    apart: dict[str, set[str]] = {}
    wholes = {whole for _, whole, _ in changed_links} & deals.keys() - dirty
    for part, whole, kind in derived.links:
        if kind == PART_OF:
            apart.setdefault(whole, set()).update(
                company for company, _, side in deals[part].parties if side is Side.PAYER
            )
            wholes |= {whole} - dirty if part in dirty else set()
    if wholes:
        connection.execute("DELETE FROM payments WHERE deal_id = ANY(?)", [sorted(wholes)])
    found = (deals[ident] for ident in sorted(dirty | wholes))
    rows = [row for d in found for row in payments_of(d.deal_id, d.head.kind, d.parties, apart.get(d.deal_id, ()))]
    append(connection, "payments", rows)


def _deal_row(deal: Deal) -> Row:
    head, reports = deal.head, [member.report for member in deal.members]
    days = sorted(day for day in (first_day(report.published) for report in reports) if day is not None)
    money = head.money
    return (
        deal.deal_id,
        head.slug,
        head.title,
        head.kind.value,
        head.stage.value,
        head.confirmation.value,
        None if money is None else money.amount,
        None if money is None else money.amount_max,
        head.currency,
        head.currency_inferred,
        None if money is None else money.bound.value,
        head.stake_pct,
        head.valuation,
        head.round,
        head.date,
        first_day(head.date),
        days[0] if days else None,
        days[-1] if days else None,
        len(reports),
        len({report.document_id for report in reports}),
        head.report_id,
        deal.merge_rule,
        all(report.checked for report in reports),
        *_in_dollars(money, head.currency, first_day(head.date)),
    )


def _in_dollars(
    money: Money | None, currency: str | None, day: datetime.date | None
) -> tuple[float | None, float | None, datetime.date | None]:
    """The amounts in US dollars, and the day of the rate; dollars need no rate."""
    rate = None if currency is None or day is None else usd_rate(currency, day)
    worth = 1.0 if currency == BASE else None if rate is None else rate.usd
    on = None if rate is None else rate.on
    if money is None or worth is None:
        return None, None, on
    return money.amount * worth, None if money.amount_max is None else money.amount_max * worth, on


def _select(connection: duckdb.DuckDBPyConnection, sql: str, ids: Iterable[str]) -> list[Row]:
    """The rows of a query about `$ids`."""
    return connection.execute(sql, {"ids": sorted(ids)}).fetchall()
