"""A table as high as its records that does not shrink while others follow one another in it."""

from __future__ import annotations

from textual.geometry import Size

from tui.widgets.record_table import RecordTable


class RoomyTable(RecordTable):
    """A table with a height of ``auto`` that keeps the room of the most records it had, until `fit`.

    What is below it stays where it is from one list of records to the next, and the screen need not be laid out anew.
    """

    _room = 0

    def fit(self) -> None:
        """Take no more room than the records need."""
        if self._room != self.virtual_size.height:
            self._room = self.virtual_size.height
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of the most records that it had."""
        return max(self._room, super().get_content_height(container, viewport, width))

    def _follows_its_lines(self) -> bool:
        """Whether the lines that there are now need more room than there is."""
        grows = self.virtual_size.height > self._room
        self._room = max(self._room, self.virtual_size.height)
        return grows
