"""Statements to start from in the SQL console."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    """A statement with what it answers."""

    title: str
    sql: str


EXAMPLES = (
    Example(
        "the largest deals",
        "SELECT deal_id, date, title, stage, bound, amount, currency\n"
        "FROM deals\n"
        "WHERE amount IS NOT NULL\n"
        "ORDER BY amount DESC\n"
        "LIMIT 20",
    ),
    Example(
        "deals whose figure changed from report to report",
        "SELECT r.deal_id, o.published, o.publisher, r.stage, r.bound, r.amount, r.currency\n"
        "FROM reports r JOIN documents o USING (document_id)\n"
        "WHERE r.deal_id IN (\n"
        "  SELECT deal_id FROM reports GROUP BY deal_id HAVING count(DISTINCT amount) > 1)\n"
        "ORDER BY r.deal_id, o.published_on",
    ),
    Example("money that comes back to where it started", "FROM loops"),
    Example("reports that contradict each other", "FROM conflicts"),
    Example("who paid whom", "FROM flows\nORDER BY amount DESC NULLS LAST"),
    Example(
        "deals by stage and confirmation",
        "SELECT stage, confirmation, count(*) AS deals\nFROM deals\nGROUP BY ALL\nORDER BY deals DESC",
    ),
    Example(
        "the words that prove each amount",
        "SELECT r.deal_id, e.quote, r.amount, r.currency, o.publisher, o.title\n"
        "FROM evidence e JOIN reports r USING (report_id) JOIN documents o USING (document_id)\n"
        "WHERE e.field = 'amount'",
    ),
    Example(
        "the tables and their columns",
        "SELECT table_name, column_name, data_type, comment\nFROM duckdb_columns()\nWHERE NOT internal",
    ),
)
