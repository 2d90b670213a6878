"""The table `involvements`, which lists and counts are made from: filled for all deals, or for those that change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import duckdb

from seeds.vocabulary import Confirmation, Kind, Role, Side
from store.database import append
from store.facts import SETTLED
from store.paying import Paid

_SOLD = frozenset({Kind.ACQUISITION, Kind.INVESTMENT})


def fill_lists(connection: duckdb.DuckDBPyConnection) -> None:
    """Writes the lists of all deals into the empty tables."""
    connection.execute(_NUMBERS)
    connection.execute(_INVOLVEMENTS)


def write_lists(connection: duckdb.DuckDBPyConnection, deals: Collection[Paid]) -> None:
    """Writes the lists of some deals in place of those that they had under the same numbers."""
    if not deals:
        return
    connection.execute("DELETE FROM involvements WHERE deal_no = ANY(?)", [[deal.deal_no for deal in deals]])
    numbers = _company_numbers(connection, {company for deal in deals for company, _, _ in deal.parties})
    rows = [(deal.deal_no, numbers[company], *money) for deal in deals for company, money in _involved(deal)]
    append(connection, "involvements", rows)


def _involved(deal: Paid) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Each company of a deal with what it pays and gets alone, as the view ``company_deals`` has it."""
    counts = deal.stage in SETTLED and deal.confirmation is not Confirmation.DENIED
    sellers = {company for company, role, _ in deal.parties if role is Role.SELLER and deal.kind in _SOLD}
    payer = _only(_on_side(deal, Side.PAYER) if counts else ())
    payee = _only((sellers or _on_side(deal, Side.PAYEE)) if counts and not deal.is_part else ())
    for company in sorted({company for company, _, _ in deal.parties}):
        paid = deal.amount if company == payer and company not in deal.apart else None
        received = deal.amount if company == payee else None
        currency = None if paid is None and received is None else deal.currency
        yield company, (paid, received, currency, deal.last_reported)


def _on_side(deal: Paid, side: Side) -> set[str]:
    return {company for company, _, its_side in deal.parties if its_side is side}


def _only(companies: Collection[str]) -> str | None:
    return next(iter(companies)) if len(companies) == 1 else None


def _company_numbers(connection: duckdb.DuckDBPyConnection, company_ids: Iterable[str]) -> dict[str, int]:
    """The number of each company; those without one get the next."""
    wanted = sorted(company_ids)
    found = connection.execute(
        "SELECT company_id, company_no FROM company_numbers WHERE company_id = ANY(?)", [wanted]
    ).fetchall()
    numbers: dict[str, int] = dict(found)
    ((last,),) = connection.execute("SELECT coalesce(max(company_no), 0) FROM company_numbers").fetchall()
    new = {ident: last + place for place, ident in enumerate((i for i in wanted if i not in numbers), start=1)}
    append(connection, "company_numbers", list(new.items()))
    return numbers | new


_NUMBERS = """
INSERT INTO company_numbers
SELECT company_id, row_number() OVER (ORDER BY company_id) FROM (SELECT DISTINCT company_id FROM parties)
"""

_INVOLVEMENTS = """
INSERT INTO involvements
SELECT
    d.deal_no,
    n.company_no,
    CASE WHEN h.pays AND d.stage IN ('announced', 'completed') THEN d.amount END AS paid,
    CASE WHEN h.gets AND d.stage IN ('announced', 'completed') THEN d.amount END AS received,
    CASE WHEN paid IS NOT NULL OR received IS NOT NULL THEN d.currency END,
    d.last_reported
FROM (SELECT DISTINCT deal_id, company_id FROM parties) AS p
JOIN deals AS d USING (deal_id)
JOIN company_numbers AS n USING (company_id)
LEFT JOIN company_deals AS h USING (deal_id, company_id)
ORDER BY d.deal_no, n.company_no
"""
