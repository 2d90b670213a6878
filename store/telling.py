"""Statements to export whose words for people are in another language than the database's.

The database says who does what in a title, and why a name means a company, in English. A reader of another language
exports what is seen on the screen: these words are told in that language, names of columns and codes stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from store.chosen_deals import Statement


@dataclass(frozen=True)
class Titles:
    """How deals are titled: what stands before the names, by kind of deal, and the title of one that names nobody."""

    heads: Mapping[str, str]
    unnamed: str


def with_titles(deals: Statement, titles: Titles) -> Statement:
    """The rows of `store.explore.deal_table`, titled by their kind and by who pays whom, as the timeline shows them."""
    title, params = _title(titles)
    return Statement(_DEALS.format(title, deals.sql), (*params, *deals.params))


def with_title(reports: Statement, titles: Titles, deal_id: str) -> Statement:
    """The rows of `store.listed_tables.report_table`, with the title of their deal as `with_titles` has it."""
    title, params = _title(titles)
    return Statement(_REPORTS.format(title, reports.sql), (*params, deal_id, *reports.params))


def with_rules(names: Statement, rules: Mapping[str, str]) -> Statement:
    """The rows of `store.listed_tables.name_table`, with why each name means the company in other words."""
    cases = " ".join("WHEN ? THEN ?" for _ in rules)
    sql = f"SELECT * REPLACE (CASE rule {cases} ELSE rule END AS rule) FROM ({names.sql})"  # noqa: S608
    return Statement(sql, (*(text for pair in rules.items() for text in pair), *names.params))


def _title(titles: Titles) -> tuple[str, tuple[str, ...]]:
    """The expression of a title over `kind`, `payers`, `payees` and `partners`, and its parameters."""
    cases = " ".join("WHEN ? THEN ?" for _ in titles.heads)
    params = (*(text for pair in titles.heads.items() for text in pair), titles.unnamed)
    return f"concat(CASE kind {cases} ELSE kind || ' ' END, coalesce({_WHO}, ?))", params


_WHO = """nullif(CASE
        WHEN payers IS NULL AND payees IS NULL
        THEN replace(regexp_replace(partners, '; ', ' ↔ '), '; ', ', ')
        ELSE concat_ws(' ', replace(payers, '; ', ', '),
            CASE WHEN coalesce(payees, partners) IS NOT NULL THEN '→' END,
            nullif(concat_ws(', ', replace(payees, '; ', ', '), replace(partners, '; ', ', ')), ''))
    END, '')"""

_DEALS = """
SELECT * REPLACE ({} AS title)
FROM ({})
"""

_REPORTS = """
SELECT * REPLACE (coalesce((
    SELECT {}
    FROM (
        SELECT
            any_value(d.kind) AS kind,
            string_agg(DISTINCT c.name, '; ' ORDER BY c.name) FILTER (p.side = 'payer') AS payers,
            string_agg(DISTINCT c.name, '; ' ORDER BY c.name) FILTER (p.side = 'payee') AS payees,
            string_agg(DISTINCT c.name, '; ' ORDER BY c.name) FILTER (p.side = 'neither') AS partners
        FROM deals AS d JOIN parties AS p USING (deal_id) JOIN companies AS c USING (company_id)
        WHERE d.deal_id = ?
        HAVING count(*) > 0
    )), deal) AS deal)
FROM ({})
"""
