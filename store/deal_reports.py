"""The way from deals to their reports, by numbers: in an index of ids it would take several times the memory."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import duckdb

from store.lookups import rows_by_key

_NUMBERS = "SELECT deal_no, deal_id FROM deals WHERE deal_id {}"

_OF_DEALS = "SELECT report_no, deal_no FROM deal_reports WHERE deal_no {}"

_IDS = "SELECT report_no, report_id FROM reports WHERE report_no {}"


def reports_of(connection: duckdb.DuckDBPyConnection, deal_ids: Iterable[str]) -> list[tuple[str, str]]:
    """The reports of deals, each with its deal: pairs of the id of a deal and that of a report."""
    deals: dict[int, str] = dict(rows_by_key(connection, _NUMBERS, set(deal_ids)))
    numbers = numbers_of(connection, deals)
    return [(deals[numbers[number]], ident) for number, ident in rows_by_key(connection, _IDS, numbers, "INTEGER")]


def numbers_of(connection: duckdb.DuckDBPyConnection, deals: Collection[int]) -> dict[int, int]:
    """The numbers of the reports of deals, each with that of its deal."""
    return dict(rows_by_key(connection, _OF_DEALS, deals, "INTEGER"))
