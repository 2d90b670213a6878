"""The timeline with a sign on the deals that came with articles loaded here and that nobody looked at yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual import on
from textual.message import Message
from textual.reactive import var

from store.explore import DealRow
from tui.panes.deal_records import deal_record
from tui.panes.taken_deals import TakenDealsPane
from tui.widgets.records import Record
from tui.wording import number, tr

if TYPE_CHECKING:
    from store.pages import DealPages


class MarkedDealsPane(TakenDealsPane):
    """The list of deals, which counts and finds those that are `unseen`."""

    unseen: var[frozenset[str]] = var(frozenset(), init=False)

    @dataclass
    class NextNew(Message):
        """Where the next new deal stands in the list; None when it has none."""

        generation: int
        row: int | None

    class NoneNew(Message):
        """The list has no new deal."""

    def watch_unseen(self) -> None:
        """Mark other deals."""
        if self.is_mounted:
            self.table.make_anew()
            self.count_row(self.table.cursor_row)

    def record_of(self, deal: DealRow) -> Record:
        """A deal as a row of the table."""
        return deal_record(deal, is_new=deal.deal_id in self.unseen)

    def count_row(self, row: int) -> None:
        """Say how many are new, too."""
        super().count_row(row)
        if self.unseen:
            count = number(len(self.unseen))
            said = tr("{count} new in all", count=count) if self.view.is_narrowed else tr("{count} new", count=count)
            self.title.count = f"{self.title.count} · {said}"

    def go_to_new(self) -> None:
        """Put the cursor on the next new deal of the list."""
        generation, here, unseen = self.table.generation, self.table.cursor_row, self.unseen
        if self.listing is None:
            rows = [*range(here + 1, self.table.count), *range(min(here + 1, self.table.count))]
            self.post_message(self.NextNew(generation, next((row for row in rows if self.id_at(row) in unseen), None)))
            return
        pages = cast("DealPages", self.listing.pages)
        self.reader.ask(
            self,
            "deal-place",
            lambda _: pages.next_of(unseen, here),
            lambda row: self.NextNew(generation, row),
            self._failed,
            on=self.listing.cursor,
        )

    @on(NextNew)
    def _go_to_next(self, event: NextNew) -> None:
        event.stop()
        if event.generation != self.table.generation:
            return
        if event.row is None:
            self.post_message(self.NoneNew())
        else:
            self.table.cursor_row = event.row
