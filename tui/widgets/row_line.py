"""One line of a table as it is painted: cells under each other, cut or padded to their columns."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style

from tui.display import cut, fit
from tui.widgets.columns import GAP, Column, Placed
from tui.widgets.records import Record

MARGIN = 1
"""Cells at both ends of a line."""

TABLE_CSS = """
RecordTable {
    height: 1fr;
    scrollbar-gutter: stable;
    scrollbar-size: 1 1;
    overflow-x: auto;
    overflow-y: auto;
    & > .record-table--header { color: $text-muted; text-style: bold; }
    & > .record-table--cursor { background: $primary 15%; }
    & > .record-table--muted { color: $text-muted; }
    & > .record-table--strong { text-style: bold; }
    & > .record-table--warning { color: $text-warning; }
    & > .record-table--error { color: $text-error; }
    &:focus > .record-table--cursor { background: $primary 40%; text-style: bold; }
    &:focus > .record-table--cell { background: $primary 60%; text-style: bold; }
}
"""
"""The styles of a `RecordTable`."""

TABLE_STYLES = {
    "record-table--header",
    "record-table--cursor",
    "record-table--cell",
    "record-table--muted",
    "record-table--strong",
    "record-table--warning",
    "record-table--error",
}
"""Their names."""


def row_line(cells: Iterable[tuple[str, Style, Placed]], base: Style, edge: int) -> list[Segment]:
    """The cells of a line; one that goes over the `edge` of what is seen is cut there, where its mark is seen."""
    segments = [Segment(" " * MARGIN, base)]
    for text, style, placed in cells:
        inside = edge - placed.x if placed.x < edge else placed.width
        shown = fit(text, min(inside, placed.width), right=placed.column.right)
        segments.append(Segment(shown + " " * (placed.width - inside), style))
        segments.append(Segment(" " * GAP, base))
    segments[-1] = Segment(" " * MARGIN, base)
    return segments


def empty_line(text: str, line: int, width: int, style: Style) -> list[Segment]:
    """One line of what is said where there is no record."""
    lines = text.split("\n")
    return [Segment(" " * MARGIN + cut(lines[line], width - 2 * MARGIN), style)] if line < len(lines) else []


def title(column: Column, sorted_by: str) -> str:
    """The title of a column, with an arrow where the table is sorted by it; a minus means the largest first."""
    if sorted_by.removeprefix("-") != column.key:
        return column.heading
    return f"{column.heading} {'▼' if sorted_by.startswith('-') else '▲'}"


def tone(record: Record, index: int) -> str:
    """The style that a cell has beside that of its line; none for a plain one."""
    name = record.tones[index] if index < len(record.tones) else ""
    return f"record-table--{name}" if name else ""
