"""Who takes part in a deal."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True)
class DealCompany:
    """A company that takes part in a deal, with its roles."""

    company_id: str
    name: str
    roles: tuple[str, ...]


def deal_companies(cursor: duckdb.DuckDBPyConnection, deal_id: str) -> list[DealCompany]:
    """The companies of a deal, payers first."""
    return [
        DealCompany(company_id, name, tuple(roles))
        for company_id, name, roles in cursor.execute(_CAST, (deal_id,)).fetchall()
    ]


_CAST = """
SELECT p.company_id, c.name, list(DISTINCT p.role ORDER BY p.role)
FROM parties AS p JOIN companies AS c USING (company_id)
WHERE p.deal_no = (SELECT deal_no FROM deals WHERE deal_id = ?)
GROUP BY p.company_id, c.name
ORDER BY min(list_position(['payer', 'payee', 'neither'], p.side)), c.name, p.company_id
"""
