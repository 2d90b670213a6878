"""The panes with what corrects them: what their keys open, and what is shown after a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.panes.deals import DealsPane
from tui.reader import Reader
from tui.screens.linked import LinkedScreen
from tui.session import Session
from tui.wording import later, tr

if TYPE_CHECKING:
    from tui.correcting import Corrected, CorrectingForm, Correction, Corrector, NotCorrected

_NEW = Session()
_SAMPLE = later("the sample forgets it with its next version")


class CorrectableScreen(LinkedScreen):
    """Linked panes whose deals and companies can be corrected.

    What corrects is imported when it is first wanted, so that the first screen comes at once.
    """

    def __init__(self, reader: Reader, *, sample: bool = False, session: Session = _NEW) -> None:
        super().__init__(reader, sample=sample, session=session)
        self._corrected_deal: str | None = None

    @property
    def corrector(self) -> Corrector:
        """What forms make their corrections with."""
        from tui.correcting import Corrector

        return Corrector(self.correct, lambda: self.writer.running)

    def correct(self, form: CorrectingForm | None, correction: Correction) -> None:
        """Make a correction when the file lets it in; `form` and the panes are told."""
        from tui.correcting import Corrected, NotCorrected

        self.writer.put(
            self,
            lambda connection: Corrected(form, correction.make(connection)),
            lambda line: NotCorrected(form, line),
        )

    def action_correct(self) -> None:
        """Correct the deal under the cursor, or in the companies the company."""
        if self.at == "companies":
            self._correct_company()
        elif self.deals.deal_id is not None:
            from tui.screens.correct_report import CorrectReportScreen

            article = self.source.article if self.at == "source" else None
            report_id = article.report_id if article is not None else None
            self.app.push_screen(CorrectReportScreen(self.reader, self.corrector, self.deals.deal_id, report_id))
        else:
            self._correct_company()

    def _correct_company(self) -> None:
        if (company_id := self.view.company_id) is None:
            self.tell(tr("the cursor is on no deal and no company"), "correction")
            return
        from tui.screens.correct_company import CorrectCompanyScreen

        self.app.push_screen(CorrectCompanyScreen(self.reader, self.corrector, company_id, self.view.company_name))

    def action_corrections(self) -> None:
        """Show every correction, and what was rejected."""
        from tui.screens.corrections import CorrectionsScreen

        self.app.push_screen(CorrectionsScreen(self.reader, self.corrector, self.deals.deal_id))

    def action_undo(self) -> None:
        """Take the last correction back."""
        from store.corrections import undo
        from tui.correcting import Correction

        self.correct(None, Correction(undo, deal_id=self.deals.deal_id))

    def action_redo(self) -> None:
        """Let the correction that was undone last hold again."""
        from store.corrections import redo
        from tui.correcting import Correction

        self.correct(None, Correction(redo, deal_id=self.deals.deal_id))

    # What came of it; named by hand, as the messages are imported late

    def on_corrected(self, event: Corrected) -> None:
        """Say what was corrected, and stay on it."""
        event.stop()
        done = event.done
        line = " · ".join([done.line, done.way_back, *([tr(_SAMPLE)] if self.is_sample else [])])
        self.tell(line, "correction")
        if event.form is not None and event.form.is_attached:
            event.form.corrected(done)
        if done.company is not None and self.at == "companies":
            self.companies.stay_on(done.company[0])
            self.view = self.view.narrowed_to(*done.company)
        self._corrected_deal = done.deal_id
        self.look_again(done.deal_id)

    def on_not_corrected(self, event: NotCorrected) -> None:
        """Say why not, where it was asked for."""
        event.stop()
        if event.form is not None and event.form.is_attached:
            event.form.not_corrected(event.line)
        else:
            self.tell(event.line, "correction")

    def say_missing(self, deal_id: str) -> None:
        """Tell of a deal that is not in the list: it may only have left the search by what was corrected."""
        if deal_id == self._corrected_deal:
            self.tell(tr("the deal that you corrected is not in this list any more"), "missing")
        else:
            self.tell(tr("there is no deal {deal_id} any more", deal_id=deal_id), "missing")

    @on(DealsPane.Missing)
    def _say_which_is_missing(self, event: DealsPane.Missing) -> None:
        event.stop()
        self.say_missing(event.deal_id)
