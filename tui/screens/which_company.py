"""Which company of a deal is meant: a small menu, which a deal of one company does not need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from store.explore import DealCompany, deal_companies
from tui.display import cell_text, cut, fit, words
from tui.messages import CompanyWanted
from tui.reader import Reader
from tui.screens.closing import Closing, way_out
from tui.toasts import tell
from tui.widgets.options import Options
from tui.wording import tr

_NAME = 34
_ROLES = 22


class WhichCompanyScreen(ModalScreen[CompanyWanted | None], Closing[CompanyWanted | None]):
    """Offers the companies of a deal; returns the one that was chosen."""

    CSS_PATH = "../theme/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Down", id="which.down", show=False),
        Binding("k", "move(-1)", "Up", id="which.up", show=False),
        Binding("escape,q", "dismiss(None)", "None of them", id="which.close"),
    ]
    BINDING_GROUP_TITLE = "Which company"

    options = getters.query_one(OptionList)

    @dataclass
    class Read(Message):
        """The companies of the deal."""

        companies: Sequence[DealCompany]

    @dataclass
    class Failed(Message):
        """The companies were not read; why."""

        line: str

    def __init__(self, reader: Reader, deal_id: str) -> None:
        super().__init__()
        self._reader = reader
        self._deal_id = deal_id
        self._companies: Sequence[DealCompany] = ()

    def compose(self) -> ComposeResult:
        """One line for each company."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = tr("Whose profile?")
            frame.border_subtitle = way_out(tr("esc closes"))
            yield Options(markup=False, compact=True)

    def on_mount(self) -> None:
        """Read the companies."""
        deal_id = self._deal_id
        self._reader.ask(self, "which", lambda cursor: deal_companies(cursor, deal_id), self.Read, self.Failed)

    @on(Failed)
    def _explain(self, event: Failed) -> None:
        event.stop()
        tell(self.app, event.line, severity="error")
        self.dismiss(None)

    @on(Read)
    def _show(self, event: Read) -> None:
        event.stop()
        self._companies = event.companies
        if len(event.companies) < 2:
            self.dismiss(_wanted(event.companies[0]) if event.companies else None)
            return
        self.options.add_options(map(_option, event.companies))
        self.options.highlighted = 0
        self.options.focus()

    def action_move(self, rows: int) -> None:
        """Go to another company."""
        if self.options.option_count:
            at = (self.options.highlighted or 0) + rows
            self.options.highlighted = max(0, min(self.options.option_count - 1, at))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(_wanted(self._companies[event.option_index]))


def _wanted(company: DealCompany) -> CompanyWanted:
    return CompanyWanted(company.company_id, company.name)


def _option(company: DealCompany) -> Option:
    roles = cut(", ".join(map(words, company.roles)), _ROLES)
    return Option(Content(f"{fit(cell_text(company.name), _NAME)} {roles}"))
