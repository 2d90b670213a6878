"""The rows of a table as they were painted: when it scrolls, all but one of them are the same again."""

from __future__ import annotations

from textual.strip import Strip

from tui.widgets.records import Record

_MOST = 400
"""Rows that are kept."""


class PaintedRows:
    """Rows that were painted, kept for as long as they would be painted alike."""

    def __init__(self) -> None:
        self._manner: tuple[object, ...] = ()
        self._kept: dict[int, tuple[Record, Strip]] = {}

    def of(self, *manner: object) -> PaintedRows:
        """These rows, if they were painted in that manner; otherwise none are here."""
        if manner != self._manner:
            self._manner = manner
            self._kept.clear()
        return self

    def get(self, record: Record) -> Strip | None:
        """The row of a record, where it is here: of that very record, an equal one is not looked for."""
        kept = self._kept.get(id(record))
        return kept[1] if kept is not None and kept[0] is record else None

    def keep(self, record: Record, strip: Strip) -> None:
        """Keep the row of a record."""
        if len(self._kept) >= _MOST:
            self._kept.clear()
        self._kept[id(record)] = record, strip
