"""What can be taken away from a place: copied, or written to a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from store.query import Query
from store.search import inline
from tui.widgets.record_table import RecordTable
from tui.wording import figures, tr

if TYPE_CHECKING:
    from store.chosen_deals import Statement
    from tui.reader import Reader


@dataclass(frozen=True)
class Copyable:
    """Something that can be copied, and the key that does it; with `ask` its text is looked up when it is chosen."""

    key: str
    name: str
    text: str = ""
    ask: Callable[[duckdb.DuckDBPyConnection], str] | None = None


@dataclass(frozen=True)
class Exportable:
    """What is shown, ready to be written: in words, under a file name, by a query that is made when it is wanted."""

    what: str
    file_name: str
    query: Callable[[], Query]


def exportable_of(reader: Reader, statement: Statement, what: str, file_name: str) -> Exportable:
    """The rows of a statement of ours, every one of them."""
    return Exportable(what, file_name, lambda: Query(reader.cursor(), *statement, limit=None, deadline=None))


def table_copyables(table: RecordTable, statement: Statement | None = None) -> list[Copyable]:
    """The cell under the cursor and its row, whole even where the screen cuts them, and the SQL of the whole list."""
    sql = [] if statement is None else [Copyable("s", "SQL", inline(*statement))]
    record, placed = table.current, table.current_column
    if record is None or placed is None:
        return sql
    values = record.values or record.cells
    cell = values[placed.index] if placed.index < len(values) else None
    row = "\t".join("" if value is None else str(value) for value in values)
    return [Copyable("c", tr("cell"), "" if cell is None else str(cell)), Copyable("r", tr("row"), row), *sql]


def proof_copyables(ident: str | None) -> list[Copyable]:
    """The citation and the excerpt that prove a report, or a deal by the report whose stage it shows."""
    if ident is None:
        return []

    def asking(key: str) -> Callable[[duckdb.DuckDBPyConnection], str]:
        def ask(cursor: duckdb.DuckDBPyConnection) -> str:
            from store.citation import cite, text_citation
            from store.errors import CitationError

            try:
                citations = cite(cursor, ident)
            except CitationError:
                return ""
            best = next((citation for citation in citations if citation.is_head), citations[0])
            return text_citation(best, tr, figures) if key == "t" else best.quote

        return ask

    return [Copyable(key, name, ask=asking(key)) for key, name in (("t", tr("citation")), ("x", tr("excerpt")))]
