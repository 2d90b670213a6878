"""What can be taken away from a pane: copied or written to a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from store.query import Query
from tui.widgets.record_table import RecordTable


@dataclass(frozen=True)
class Copyable:
    """Something that can be copied, and the key that does it."""

    key: str
    name: str
    text: str


@dataclass(frozen=True)
class Exportable:
    """What is shown, ready to be written: in words, under a file name, by a query that is made when it is wanted."""

    what: str
    file_name: str
    query: Callable[[], Query]


def table_copyables(table: RecordTable) -> list[Copyable]:
    """The cell under the cursor and its row, whole even where the screen cuts them."""
    record, placed = table.current, table.current_column
    if record is None or placed is None:
        return []
    values = record.values or record.cells
    cell = values[placed.index]
    row = "\t".join("" if value is None else str(value) for value in values)
    return [Copyable("c", "cell", "" if cell is None else str(cell)), Copyable("r", "row", row)]
