"""Which deals are listed or counted: those of a search, of one company where one is chosen."""

from __future__ import annotations

from typing import Any, NamedTuple

from store.search import Search


class Statement(NamedTuple):
    """A statement or a part of one with its parameters, ready for `store.query.Query` or `store.export.export`."""

    sql: str
    params: tuple[Any, ...]


OF_COMPANY = """d.deal_no IN (
    SELECT i.deal_no FROM involvements AS i JOIN company_numbers AS n USING (company_no) WHERE n.company_id = ?)"""

OF_COMPANY_SHOWN = "d.deal_id IN (SELECT p.deal_id FROM parties AS p WHERE p.company_id = ?)"
"""The same without numbers, to be shown and copied."""


def which_deals(search: Search | None, company_id: str | None, of_company: str = OF_COMPANY) -> Statement:
    """The conditions on the deal `d`; without parameters every deal is wanted."""
    conditions: list[str] = []
    params: list[Any] = []
    if search is not None and search.terms:
        conditions.append(search.condition)
        params += search.params
    if company_id is not None:
        conditions.append(of_company)
        params.append(company_id)
    return Statement("\n  AND ".join(conditions) or "true", tuple(params))
