"""Loops: the circles of money in a list, the chosen one drawn as a ring, each payment with the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widgets import Static

from store.explore import Loop, LoopLeg, Loops, find_loops
from store.listed_tables import loop_table
from tui.display import cell_text
from tui.messages import CompanyWanted, DealWanted
from tui.reader import Reader
from tui.screens.closing import Closing
from tui.screens.loop_rows import (
    LOOP_COLUMNS,
    leg_facts,
    leg_heading,
    leg_quote,
    loop_extent,
    loop_record,
    loop_sums,
    ring_leg,
)
from tui.screens.profile import ProfileScreen
from tui.screens.taking import COPY, EXPORT, OPEN, Taking, quietly
from tui.screens.which_company import WhichCompanyScreen
from tui.taking import Copyable, Exportable, exportable_of, proof_copyables, table_copyables
from tui.widgets.clipped_text import ClippedText
from tui.widgets.footer import KeyLine
from tui.widgets.record_table import RecordTable
from tui.widgets.records import Records
from tui.widgets.ring import LoopRing
from tui.wording import counted, number, tr

MOST = 200
"""Loops in the list, those with the largest smallest payment first."""


class LoopsScreen(Taking[CompanyWanted | DealWanted | None], Closing[CompanyWanted | DealWanted | None]):
    """The loops of the database, or of one company; returns what is to be opened in the explorer."""

    CSS_PATH = "../theme/loops.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (112, "-wide")]  # noqa: RUF012 - Textual's own declaration
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall"), (30, "-very-tall")]  # noqa: RUF012 - Textual's own declaration
    AUTO_FOCUS = "#loops-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab", "other_side", "List or ring", id="loops.other_side"),
        Binding("n", "step(1)", "Next payment", id="loops.next", tooltip="The next payment of the loop"),
        Binding("N", "step(-1)", "Previous payment", id="loops.previous", show=False),
        Binding("p", "profile", "Profile", id="loops.profile", tooltip="The profile of a company of the payment"),
        Binding("a", "all", "All loops", id="loops.all", tooltip="The loops of all companies"),
        quietly(EXPORT),
        quietly(COPY),
        OPEN,
        Binding("escape", "step_out", "Back", id="loops.back", tooltip="From the ring to the list, or the explorer"),
        Binding("q", "dismiss(None)", "Close", id="loops.close", show=False, tooltip="Back to the explorer"),
    ]
    BINDING_GROUP_TITLE = "Loops"

    head = getters.query_one("#loops-head", Static)
    note = getters.query_one("#loops-note", ClippedText)
    table = getters.query_one("#loops-list", RecordTable)
    ring = getters.query_one(LoopRing)

    @dataclass
    class Found(Message):
        """The loops of a company, or of all where it is None."""

        company_id: str | None
        loops: Loops

    @dataclass
    class Failed(Message):
        """The loops were not found; why."""

        line: str

    def __init__(self, reader: Reader, company_id: str | None = None, name: str = "") -> None:
        super().__init__()
        self.reader = reader
        self.company_id = company_id
        self._company = name
        self.loops: tuple[Loop, ...] = ()

    def compose(self) -> ComposeResult:
        """The list, the ring, and the words behind the chosen payment."""
        yield Static(id="loops-head", markup=False)
        with Container(id="loops-body"):
            with Vertical(id="loops-side"):
                yield RecordTable(LOOP_COLUMNS, id="loops-list", named="loops")
                yield ClippedText(id="loops-note")
            with Vertical(id="loops-one"):
                yield ClippedText(id="loop-sums")
                yield LoopRing(id="loop-ring")
                yield Static(id="leg-heading", markup=False)
                yield ClippedText(id="leg-facts")
                yield ClippedText(id="leg-quote")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look for the loops."""
        self._look()

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self.reader.drop("loops")

    @property
    def _through(self) -> str:
        """Which company the loops go through, to follow other words; nothing for the loops of all."""
        return tr(" through {company}", company=cell_text(self._company)) if self.company_id else ""

    def _look(self) -> None:
        company_id = self.company_id
        self.head.update(cell_text(tr("Loops through {company}", company=self._company) if company_id else tr("Loops")))
        self.table.show_records([], empty=tr("looking for loops…"))
        self.reader.ask(
            self,
            "loops",
            lambda cursor: find_loops(cursor, company_id=company_id, limit=MOST),
            lambda loops: self.Found(company_id, loops),
            self.Failed,
        )

    @on(Failed)
    def _explain(self, event: Failed) -> None:
        event.stop()
        self.table.show_records([], empty=event.line)

    @on(Found)
    def _show(self, event: Found) -> None:
        event.stop()
        if event.company_id != self.company_id:
            return
        found = event.loops
        self.loops = found.loops
        count = (
            tr("{most} of more than {most} loops", most=number(MOST))
            if found.truncated
            else counted(len(self.loops), "loop")
        )
        through = self._through
        self.head.update(
            cell_text(
                tr("Loops · {count}{through} · money that comes back to where it started", count=count, through=through)
            )
        )
        all_of_them = tr("dealtrail loops --limit 0 prints all") if found.truncated else ""
        notes = " · ".join(note for note in (loop_extent(found), all_of_them) if note)
        self.note.text = notes
        self.note.display = bool(notes)
        empty = (
            tr("No loop{through}; a looks for those of all companies.", through=through) if through else tr("No loop.")
        )
        self.table.show_records(Records(self.loops, loop_record), empty=cell_text(empty))
        self._show_loop()
        self.refresh_bindings()

    # The chosen loop and the chosen payment

    @property
    def loop(self) -> Loop | None:
        """The loop under the cursor."""
        row = self.table.cursor_row
        return self.loops[row] if row < len(self.loops) else None

    @property
    def leg(self) -> LoopLeg | None:
        """The chosen payment; None as well while the ring still shows a longer loop than the one under the cursor."""
        legs = self.loop.legs if self.loop is not None else ()
        return legs[self.ring.chosen] if self.ring.chosen < len(legs) else None

    @on(RecordTable.Moved, "#loops-list")
    def _choose_loop(self, event: RecordTable.Moved) -> None:
        event.stop()
        self._show_loop()

    def _show_loop(self) -> None:
        loop = self.loop
        self.ring.chosen = 0
        self.ring.legs = tuple(map(ring_leg, loop.legs)) if loop else ()
        self.query_one("#loop-sums", ClippedText).text = loop_sums(loop) if loop else ""
        self._show_leg()

    @on(LoopRing.Moved)
    def _choose_leg(self, event: LoopRing.Moved) -> None:
        event.stop()
        self._show_leg()

    def _show_leg(self) -> None:
        leg, count = self.leg, len(self.ring.legs)
        heading, facts, quote = ("", "", "")
        if leg is not None:
            heading, facts, quote = leg_heading(leg, self.ring.chosen + 1, count), leg_facts(leg), leg_quote(leg)
        self.query_one("#leg-heading", Static).update(heading)
        self.query_one("#leg-facts", ClippedText).text = facts
        self.query_one("#leg-quote", ClippedText).text = quote

    @on(RecordTable.Chosen, "#loops-list")
    def _enter_ring(self, event: RecordTable.Chosen) -> None:
        event.stop()
        self.ring.focus()

    @on(LoopRing.Opened)
    def _open_deal(self, event: LoopRing.Opened) -> None:
        event.stop()
        if self.leg is not None:
            self.dismiss(DealWanted(self.leg.flow.deal_id))

    # What the keys do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only offer what there is."""
        if action == "all":
            return self.company_id is not None
        if action in ("other_side", "step", "profile", "copy", "export", "open_source"):
            return bool(self.loops)
        return super().check_action(action, parameters)

    def action_other_side(self) -> None:
        """Go from the list to the ring, or back."""
        (self.table if self.ring.has_focus else self.ring).focus()

    def action_step(self, legs: int) -> None:
        """Choose the next payment of the loop."""
        self.ring.action_move(legs)

    def action_all(self) -> None:
        """Show the loops of all companies."""
        self.company_id, self._company, self.loops = None, "", ()
        self._show_loop()
        self._look()
        self.table.focus()
        self.refresh_bindings()

    def action_profile(self) -> None:
        """Show the profile of a company of the chosen payment."""
        if self.leg is not None:
            self.app.push_screen(WhichCompanyScreen(self.reader, self.leg.flow.deal_id), self._show_profile)

    def _show_profile(self, company: CompanyWanted | None) -> None:
        if company is not None:
            self.app.push_screen(ProfileScreen(self.reader, company.company_id, company.name), self._go_on)

    def _go_on(self, wanted: CompanyWanted | DealWanted | None) -> None:
        if wanted is not None:
            self.dismiss(wanted)

    def copyables(self) -> list[Copyable]:
        """The loop, the words that prove the chosen payment, and the SQL of the list."""
        row = table_copyables(self.table, loop_table(self.company_id))
        return [*row, *proof_copyables(self.source_ident)]

    def exportable(self) -> Exportable | None:
        """The payments of every loop, those of loops that are not listed too."""
        if not self.loops:
            return None
        what = tr("the payments of all loops{through}", through=self._through)
        return exportable_of(self.reader, loop_table(self.company_id), what, "loops.csv")

    @property
    def source_ident(self) -> str | None:
        """The report that proves the chosen payment."""
        return None if self.leg is None else self.leg.report_id

    def action_step_out(self) -> None:
        """Go back from the ring to the list, or to the explorer."""
        if self.ring.has_focus:
            self.table.focus()
        else:
            self.dismiss(None)
