"""The explorer's screen: what its keys do.

What opens over it is imported when it is opened, so that the first screen comes at once.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from store.search_edits import Mark
from tui.messages import CompanyWanted, DealWanted, WholeValueWanted
from tui.panes.companies import CompaniesPane
from tui.panes.console import ConsolePane
from tui.panes.facets import FacetsPane
from tui.panes.source import SourcePane
from tui.panes.taken_deals import TakenDealsPane
from tui.screens.correctable import CorrectableScreen
from tui.screens.explore_keys import EXPLORE_BINDINGS, holds_in
from tui.screens.loads import LoadsScreen
from tui.taking import Copyable, Exportable
from tui.widgets.chips import Chips
from tui.widgets.search_input import SearchInput
from tui.wording import tr


class ExploreScreen(CorrectableScreen, LoadsScreen):
    """Companies, deals and sources linked by one view, and the SQL console beside them."""

    CSS_PATH = "../theme/explore.tcss"
    BINDINGS: ClassVar[list[BindingType]] = EXPLORE_BINDINGS
    BINDING_GROUP_TITLE = "Panes"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only offer what the pane has."""
        if not holds_in(self.at, action):
            return False
        if action == "search" and isinstance(self.focused, SearchInput):
            return False
        if action == "resize" and not self._layout.side_by_side:
            return False
        if action in ("sort", "export") and isinstance(self.focused, Chips):
            return False
        if action == "go" and parameters == (self.at,) == ("sql",):
            return False
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        """Search all panes, or in the source pane its text."""
        if self.at == "source":
            self.source.open_find()
        else:
            self.line.focus_line()

    def action_step_report(self, reports: int) -> None:
        """Show a later or earlier report of the deal."""
        self.source.step(reports)

    def action_sort(self) -> None:
        """Sort the companies or the deals in their next order."""
        if self.at == "companies":
            self.companies.sort()
        elif self.at == "deals":
            self.deals.sort()

    def action_chips(self) -> None:
        """Go to the chips, or where the words are none yet, to the words."""
        if not self.line.focus_chips():
            self.line.focus_line()

    def action_same_value(self) -> None:
        """Keep the deals that have the value of the cell under the cursor, or no longer only them."""
        if (here := self.deals.value_here) is None:
            self.tell(tr("no value to keep here; move to a date, a kind, a stage or a confirmation"), "keep")
        else:
            self.line.toggle(*here, Mark.KEPT)

    def action_drop_term(self) -> None:
        """Take the last term of the search away."""
        self.line.drop_term()

    # What opens over the panes

    @on(WholeValueWanted)
    def _show_value(self, event: WholeValueWanted) -> None:
        event.stop()
        from tui.screens.text import TextScreen

        self.app.push_screen(TextScreen(event.title, event.value))

    def action_show_sql(self) -> None:
        """Show the SQL that made the list of deals."""
        from tui.screens.text import TextScreen

        screen = TextScreen(tr("The SQL that lists these deals"), self.deals.sql, is_sql=True)
        self.app.push_screen(screen, lambda sql: self.open_sql(sql) if sql else None)

    def action_profile(self) -> None:
        """Show the profile of the company under the cursor, or of one of the deal there."""
        from tui.screens.which_company import WhichCompanyScreen

        if self.at == "sql" and (company_id := self.console_pane.company_id) is not None:
            self._show_profile(CompanyWanted(company_id, ""))
        elif self.at in ("deals", "source") and self.deals.deal_id is not None:
            self.app.push_screen(WhichCompanyScreen(self.reader, self.deals.deal_id), self._show_profile)
        elif self.at != "sql" and self.view.company_id is not None:
            self._show_profile(CompanyWanted(self.view.company_id, self.view.company_name))
        else:
            self.tell(tr("the cursor is on no company"))

    def action_loops(self) -> None:
        """Show the loops of money, those through the chosen company where there is one."""
        from tui.screens.loops import LoopsScreen

        screen = LoopsScreen(self.reader, self.view.company_id, self.view.company_name)
        self.app.push_screen(screen, self._go_on)

    def _show_profile(self, company: CompanyWanted | None) -> None:
        if company is not None:
            from tui.screens.profile import ProfileScreen

            self.app.push_screen(ProfileScreen(self.reader, company.company_id, company.name), self._go_on)

    def _go_on(self, wanted: CompanyWanted | DealWanted | None) -> None:
        if wanted is not None:
            self.post_message(wanted)

    # What can be taken along

    def exportable(self) -> Exportable | None:
        """What the pane shows."""
        return self._pane.exportable()

    def copyables(self) -> list[Copyable]:
        """What can be copied in the pane, and of the report that is shown beside it."""
        report = [] if self.at in ("source", "sql") else self.source.article_copyables()
        return [*self._pane.copyables(), *report]

    @property
    def source_ident(self) -> str | None:
        """The document that is shown, or in the console what the row is about."""
        if self.at == "sql":
            return self.console_pane.ident
        return self.source.article.document_id if self.source.article is not None else None

    @property
    def _pane(self) -> CompaniesPane | FacetsPane | TakenDealsPane | SourcePane | ConsolePane:
        panes: dict[str, CompaniesPane | FacetsPane | TakenDealsPane | SourcePane | ConsolePane]
        panes = {"companies": self.companies, "deals": self.deals, "source": self.source, "sql": self.console_pane}
        return panes.get(self.at) or self.facets

    # The way out

    def action_step_out(self) -> None:
        """One step out of whatever the reader is in, or cancel what runs."""
        if self.at == "sql":
            if not self.console_pane.cancel():
                self.action_go(self._before_sql)
        elif self._layout.is_zoomed:
            self.action_zoom()
        elif self.at == "source":
            if not self.source.step_out():
                self.action_go("deals")
        elif self.at == "facets":
            self.action_facets()
        elif self.at == "deals" and self.view.company_id is not None:
            self.action_go("companies")
        elif self.at != "companies" or not self.companies.clear_filter():
            self._widen()

    def _widen(self) -> None:
        """Drop the company, or else the search; with neither, tell how to quit."""
        if self.view.company_id is not None:
            self.companies.choose(None)
            self.view = self.view.narrowed_to(None)
        elif self.line.words:
            self.line.set_words("")
            self.search_for("")
        else:
            self.tell(tr("q quits"))

    def action_leave(self) -> None:
        """Close the console, or quit."""
        if self.at == "sql":
            self.action_go(self._before_sql)
        else:
            self.quit()
