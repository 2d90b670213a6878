"""``dealtrail schema``: what the tables and columns are."""

from __future__ import annotations

from pathlib import Path

import click

from tui.commands.options import db_option, format_options

_COLUMNS = """
SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS type, c.comment
FROM duckdb_columns() AS c
WHERE NOT c.internal AND (? IS NULL OR c.table_name = ?)
ORDER BY c.table_name, c.column_index
"""
_TABLES = """
SELECT name, kind, comment FROM (
  SELECT table_name AS name, 'table' AS kind, comment FROM duckdb_tables() WHERE NOT internal
  UNION ALL
  SELECT view_name, 'view', comment FROM duckdb_views() WHERE NOT internal)
ORDER BY kind, name
"""


@click.command("schema")
@click.argument("table", required=False)
@format_options
@db_option
def command(table: str | None, form: str | None, db: Path | None) -> None:
    """Explain the tables and views, or the columns of one TABLE.

    \b
    Examples:
      dealtrail schema
      dealtrail schema deals
    """
    from seeds.errors import DealtrailError
    from store.query import Query
    from tui.commands.databases import reading
    from tui.commands.output import print_rows

    with reading(db) as connection:
        if table is None:
            answer = Query(connection, _TABLES, limit=None).run()
        else:
            answer = Query(connection, _COLUMNS, (table, table), limit=None).run()
    if not answer.rows:
        raise DealtrailError(f"there is no table or view {table!r}; dealtrail schema lists them")
    print_rows(answer.columns, answer.rows, form)
