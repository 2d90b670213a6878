"""The timeline, and what can be taken from it: the value under the cursor, rows, or all of them."""

from __future__ import annotations

from store.explore import deal_list, deal_table
from store.search import inline
from tui.first_deals import Request
from tui.panes.deal_records import FACET_OF
from tui.panes.deals import DealsPane
from tui.taking import Copyable, Exportable, exportable_of, table_copyables


class TakenDealsPane(DealsPane):
    """The list of deals, to be exported, copied and searched by what stands in it."""

    @property
    def value_here(self) -> tuple[str, str] | None:
        """The facet and the value of the cell under the cursor, None where it has none."""
        record, placed = self.table.current, self.table.current_column
        if record is None or placed is None or not (value := record.values[placed.index]):
            return None
        if placed.column.key == "date":
            return "year", str(value)[:4]
        field = FACET_OF.get(placed.column.key)
        return None if field is None else (field, str(value))

    @property
    def sql(self) -> str:
        """The SQL of what is listed, to read and to copy."""
        listed = self.listed or Request(self.view, self.order, None, wanted=False)
        return inline(*deal_list(listed.view.search, listed.view.company_id, listed.order))

    def exportable(self) -> Exportable | None:
        """The listed deals, every one of them, in the order of the list."""
        if self.listed is None or not self.table.count:
            return None
        statement = deal_table(self.listed.view.search, self.listed.view.company_id, self.listed.order)
        from tui.titles import told_deals

        return exportable_of(self.reader, told_deals(statement), self.how_many(), "deals.csv")

    def copyables(self) -> list[Copyable]:
        """What can be copied here."""
        return [*table_copyables(self.table), Copyable("s", "SQL", self.sql)]
