"""The tables that lists and counts are made from: filled for all deals, or kept in line with those that change."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeAlias

import duckdb

from seeds.vocabulary import Confirmation, Kind, Role, Side
from store.database import append
from store.facts import SETTLED
from store.lookups import rows_by_key
from store.paying import Paid

Row: TypeAlias = tuple[Any, ...]

_SOLD = frozenset({Kind.ACQUISITION, Kind.INVESTMENT})


def fill_lists(connection: duckdb.DuckDBPyConnection) -> None:
    """Writes the lists of all deals into the empty tables."""
    connection.execute(_NUMBERS)
    connection.execute(_INVOLVEMENTS)
    connection.execute(_SUMS.format(""))


def write_lists(connection: duckdb.DuckDBPyConnection, gone: Collection[int], deals: Collection[Paid]) -> None:
    """Takes away the lists of deals that are gone, by number, and writes those of others in place of what they had."""
    old = [*gone, *(deal.deal_no for deal in deals)]
    if not old:
        return
    left = rows_by_key(connection, "DELETE FROM involvements WHERE deal_no {} RETURNING *", old, "INTEGER")
    numbers = _company_numbers(connection, {company for deal in deals for company, _, _ in deal.parties})
    rows = [(deal.deal_no, numbers[company], *part) for deal in deals for company, part in _involved(deal)]
    append(connection, "involvements", rows)
    _add_up(connection, left, rows)


def _add_up(connection: duckdb.DuckDBPyConnection, left: Collection[Row], came: Collection[Row]) -> None:
    """Brings the sums of companies in line with involvements that went and that came.

    All involvements of a company are read only where its last article may be among what went: that takes long.
    """
    changed = sorted({row[1] for row in (*left, *came)})
    old = rows_by_key(connection, "DELETE FROM company_sums WHERE company_no {} RETURNING *", changed, "INTEGER")
    sums: dict[tuple[int, str | None], Row] = {(row[0], row[1]): row[2:] for row in old}
    newest: dict[tuple[int, str | None], datetime.date] = {}
    for _, company, *_, currency, last in came:
        newest[company, currency] = max(last or datetime.date.min, newest.get((company, currency), datetime.date.min))
    stale: set[int] = set()
    for sign, rows in ((-1, left), (1, came)):
        for _, company, _, _, paid, received, currency, last in rows:
            key = (company, currency)
            count, all_paid, all_received, latest = sums.get(key, (0, 0, 0, None))
            if sign < 0 and last is not None and last == latest and newest.get(key, datetime.date.min) < last:
                stale.add(company)
            if sign > 0 and last is not None:
                latest = max(last, latest or last)
            sums[key] = (count + sign, all_paid + sign * (paid or 0), all_received + sign * (received or 0), latest)
    append(connection, "company_sums", [(*k, *row) for k, row in sums.items() if k[0] not in stale and row[0]])
    if stale:
        connection.execute(_SUMS.format("WHERE company_no = ANY(?)"), [sorted(stale)])


def _involved(deal: Paid) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Each company of a deal: its sides, and what it pays and gets alone, as the view ``company_deals`` has it."""
    counts = deal.stage in SETTLED and deal.confirmation is not Confirmation.DENIED
    sellers = {company for company, role, _ in deal.parties if role is Role.SELLER and deal.kind in _SOLD}
    payers, payees = _on_side(deal, Side.PAYER), _on_side(deal, Side.PAYEE)
    payer = _only(payers if counts else ())
    payee = _only((sellers or payees) if counts and not deal.is_part else ())
    for company in sorted({company for company, _, _ in deal.parties}):
        paid = deal.amount if company == payer and company not in deal.apart else None
        received = deal.amount if company == payee else None
        currency = None if paid is None and received is None else deal.currency
        yield company, (company in payers, company in payees, paid, received, currency, deal.last_reported)


def _on_side(deal: Paid, side: Side) -> set[str]:
    return {company for company, _, its_side in deal.parties if its_side is side}


def _only(companies: Collection[str]) -> str | None:
    return next(iter(companies)) if len(companies) == 1 else None


def _company_numbers(connection: duckdb.DuckDBPyConnection, company_ids: Iterable[str]) -> dict[str, int]:
    """The number of each company; those without one get the next."""
    wanted = sorted(company_ids)
    sql = "SELECT company_id, company_no FROM company_numbers WHERE company_id {}"
    numbers: dict[str, int] = dict(rows_by_key(connection, sql, wanted))
    unknown = [ident for ident in wanted if ident not in numbers]
    if unknown:
        ((last,),) = connection.execute("SELECT coalesce(max(company_no), 0) FROM company_numbers").fetchall()
        numbers |= {ident: last + place for place, ident in enumerate(unknown, start=1)}
        append(connection, "company_numbers", [(ident, numbers[ident]) for ident in unknown])
    return numbers


_NUMBERS = """
INSERT INTO company_numbers
SELECT company_id, row_number() OVER (ORDER BY company_id) FROM (SELECT DISTINCT company_id FROM parties)
"""

_INVOLVEMENTS = """
INSERT INTO involvements
SELECT
    d.deal_no,
    n.company_no,
    p.is_payer,
    p.is_payee,
    CASE WHEN h.pays AND d.stage IN ('announced', 'completed') THEN d.amount END AS paid,
    CASE WHEN h.gets AND d.stage IN ('announced', 'completed') THEN d.amount END AS received,
    CASE WHEN paid IS NOT NULL OR received IS NOT NULL THEN d.currency END,
    d.last_reported
FROM (
    SELECT deal_id, company_id, bool_or(side = 'payer') AS is_payer, bool_or(side = 'payee') AS is_payee
    FROM parties
    GROUP BY deal_id, company_id
) AS p
JOIN deals AS d USING (deal_id)
JOIN company_numbers AS n USING (company_id)
LEFT JOIN company_deals AS h USING (deal_id, company_id)
ORDER BY d.deal_no, n.company_no
"""

_SUMS = """
INSERT INTO company_sums
SELECT
    company_no, currency, count(*), coalesce(sum(paid), 0), coalesce(sum(received), 0), max(last_reported)
FROM involvements
{}
GROUP BY company_no, currency
ORDER BY company_no, currency
"""
