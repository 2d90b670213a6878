"""Correcting a deal, one report at a time: its values and parties, with the words that prove each beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from seeds.saying import said_by
from store.correcting import Correctable, correctable
from store.correction_values import read_roles, read_value
from store.corrections import Outcome, set_values
from store.decisions import Value
from tui.correcting import Correction, Corrector
from tui.correction_words import field_name, typed_value
from tui.display import cell_text, words
from tui.panes.articles import Article, articles_of
from tui.panes.deal_records import who
from tui.reader import Reader
from tui.report_form import ADD, CHOICES, FORM_COLUMNS, REASON, FormRow, ReportForm, in_words
from tui.screens.correct_screen import CorrectScreen
from tui.screens.deal_decisions import checking, joining, rejecting, splitting
from tui.widgets.record_table import RecordTable
from tui.wording import later, tr

_SEVERAL, _OTHER_NAME, _OUT = "several", "name", "out"
_HINTS = {
    "amount": later("such as 50bn, 1.5md, 300k or 1_000_000; nothing clears it"),
    "amount_max": later("the upper end of a range; nothing clears it"),
    "currency": later("a code such as USD, or $, €, £; nothing clears it"),
    "stake_pct": later("a percentage such as 33.4; nothing clears it"),
    "valuation": later("such as 830bn; nothing clears it"),
    "round": later("such as Series C; nothing clears it"),
    "date": later("2025, 2025-Q4, 2025-11 or 2025-11-03; nothing clears it"),
}


class CorrectReportScreen(CorrectScreen):
    """The reports of a deal, one of them in a form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,w", "save", "Save", id="correct.save", tooltip="Save the changes of the report"),
        Binding("backspace", "set_back", "As parsed", id="correct.set_back", tooltip="Drop the change of this line"),
        Binding("c", "check", "Confirm", id="correct.check", tooltip="I compared it with the article: it is right"),
        Binding("r", "reject", "Reject", id="correct.reject", tooltip="The report, or all of them, are of no deal"),
        Binding("m", "join", "Join", id="correct.join", tooltip="The deal is one with another deal"),
        Binding("s", "split", "Split", id="correct.split", tooltip="The report is of another deal"),
    ]
    BINDING_GROUP_TITLE = "Correct a deal"

    columns = FORM_COLUMNS

    @dataclass
    class Read(Message):
        """The deal; None when there is no such deal any more."""

        found: Correctable | None

    def __init__(self, reader: Reader, corrector: Corrector, deal_id: str, report_id: str | None = None) -> None:
        super().__init__(reader, corrector, tr("Correct"))
        self._deal_id = deal_id
        self._report_id = report_id
        self.found: Correctable | None = None
        self.form: ReportForm | None = None
        self._articles: tuple[Article, ...] = ()
        self._may_leave = False

    def on_mount(self) -> None:
        """Read the deal."""
        deal_id = self._deal_id
        self.read(lambda cursor: correctable(cursor, deal_id), self.Read)

    @on(Read)
    def _show(self, event: Read) -> None:
        event.stop()
        found = self.found = event.found
        if found is None:
            self.say(tr("this deal is not in the database any more"), "error")
            return
        reports = found.detail.reports
        self._articles = articles_of(found.detail)
        wanted = (number for number, report in enumerate(reports) if report.report_id == self._report_id)
        head = next((number for number, report in enumerate(reports) if report.is_head), 0)
        self.articles.show_records([article.record for article in self._articles], cursor=next(wanted, head))
        self._show_report()

    def _show_report(self) -> None:
        """Begin with the report under the cursor."""
        if self.found is None:
            return
        row, reports = self.articles.cursor_row, self.found.detail.reports
        if self.form is not None and reports[row] is self.form.report:
            return
        if self.form is not None and self.form.is_changed:
            self.say(tr("save the changes first (ctrl+s), or drop them with backspace"), "warning")
            self.articles.put_cursor(reports.index(self.form.report))
            return
        report = reports[row]
        self.form = ReportForm(report, self.found.differences.get(report.report_id, ()))
        place = tr("report {row} of {count}", row=row + 1, count=len(reports))
        self.head.update(cell_text(tr("Correct · {title} · {place}", title=who(self.found.detail.deal), place=place)))
        self.say("")
        self._fill(0)

    @on(RecordTable.Moved, "#correct-articles")
    def _other_report(self, event: RecordTable.Moved) -> None:
        event.stop()
        self._show_report()

    # The form

    @property
    def row(self) -> FormRow | None:
        """The line under the cursor."""
        rows = self.form.rows if self.form is not None else []
        return rows[self.table.cursor_row] if self.table.cursor_row < len(rows) else None

    def _fill(self, cursor: int | None = None) -> None:
        """Show the form as it is now."""
        if self.form is None:
            return
        self._may_leave = False
        rows = self.form.rows
        at = self.table.cursor_row if cursor is None else cursor
        self.table.show_records(list(map(self.form.record, rows)), cursor=at)
        if self.form.is_changed:
            self.say(
                self.form.problem or tr("not saved yet; ctrl+s saves"), "warning" if self.form.problem else "muted"
            )

    @on(RecordTable.Moved, "#correct-form")
    def _mark(self, event: RecordTable.Moved) -> None:
        event.stop()
        if self.form is None or (row := self.row) is None:
            return
        article = self._articles[self.articles.cursor_row]
        outlet = f"{article.outlet} · {article.headline}"
        needs_proof = row.key not in (ADD, REASON)
        self.show_source(self.form.source(row), outlet, proves=self.form.proves(row), needs_proof=needs_proof)

    @on(RecordTable.Chosen, "#correct-form")
    def _edit(self, event: RecordTable.Chosen) -> None:
        event.stop()
        form, row = self.form, self.row
        if form is None or row is None:
            return
        if row.key == REASON:
            self.ask_text(tr("reason"), form.reason, tr("why, in your own words"), self._put_reason)
        elif row.key == ADD:
            self.ask_text(tr("name of the party"), "", tr("as it is to be shown"), self._ask_roles, _needed)
        elif row.key == "party":
            self._ask_party(row.name)
        else:
            self._ask_field(row.key)

    def _ask_field(self, field: str) -> None:
        form, then = self._form, partial(self._put, field)
        value = getattr(form.now, field)
        if field in CHOICES:
            choices = [(choice, in_words(field, choice)) for choice in CHOICES[field]]
            if field == "bound":
                choices.append(("none", tr("none")))
            self.ask_choice(field_name(field), choices, value, then)
        else:
            self.ask_text(field_name(field), typed_value(field, value), tr(_HINTS[field]), then, _checking(field))

    def _ask_party(self, name: str) -> None:
        roles = self._form.roles(name)
        choices = [(str(role), words(role)) for role in self._form.allowed_roles]
        choices += [
            (_SEVERAL, tr("several roles…")),
            (_OTHER_NAME, tr("another name…")),
            (_OUT, tr("take it out of the deal")),
        ]
        self.ask_choice(name, choices, roles[0] if roles else None, partial(self._put_party, name))

    def _ask_roles(self, name: str) -> None:
        choices = [(str(role), words(role)) for role in self._form.allowed_roles]
        self.ask_choice(name.strip(), choices, None, partial(self._put_party, name.strip()))

    def _put_party(self, name: str, choice: str) -> None:
        if choice == _SEVERAL:
            text = ", ".join(self._form.roles(name))
            allowed = ", ".join(self._form.allowed_roles)
            self.ask_text(
                tr("roles of {name}", name=name),
                text,
                tr("with commas: {allowed}", allowed=allowed),
                partial(self._put_roles, name),
                _roles,
            )
        elif choice == _OTHER_NAME:
            self.ask_text(
                tr("instead of {name}", name=name),
                name,
                tr("the company that it is"),
                partial(self._rename, name),
                _needed,
            )
        else:
            self._put_roles(name, "" if choice == _OUT else choice)

    def _put_roles(self, name: str, text: str) -> None:
        self._form.put_roles(name, read_roles(text))
        self._fill()

    def _rename(self, name: str, new_name: str) -> None:
        if self._form.rename(name, new_name.strip()):
            self._fill()
        else:
            self.say(tr("both names mean one company; c in the companies shows it under another name"), "warning")

    def _put(self, field: str, text: str) -> None:
        self._form.put(field, read_value(field, text))
        self._fill()

    def _put_reason(self, text: str) -> None:
        self._form.reason = text.strip()
        self._fill()

    @property
    def _form(self) -> ReportForm:
        if self.form is None:
            raise TypeError("there is no form yet")
        return self.form

    # What the keys do

    def action_set_back(self) -> None:
        """Drop the change of the line, or go back to what was parsed."""
        if self.form is not None and (row := self.row) is not None:
            if self.form.set_back(row):
                self.say("")
                self._fill()
            else:
                self.say(tr("this line is as it was parsed"))

    def action_save(self) -> None:
        """Save the changes."""
        if (form := self.form) is None:
            return
        if not form.is_changed:
            self.say(tr("nothing is changed; enter changes the line under the cursor"))
        elif form.problem:
            self.say(form.problem, "error")
        else:
            report_id = form.report.report_id
            act = _setting(report_id, form.values, form.parties, form.reason)
            self.save(Correction(act, [report_id]))

    def leave(self) -> None:
        """Close the form; changes that are not saved are asked about once."""
        if self.form is not None and self.form.is_changed and not self._may_leave:
            self._may_leave = True
            self.say(tr("there are changes that are not saved; ctrl+s saves, esc again drops them"), "warning")
        else:
            self.dismiss(None)

    def action_check(self) -> None:
        """Say that it is right."""
        self._decide(checking)

    def action_reject(self) -> None:
        """Say that it is no deal."""
        self._decide(rejecting)

    def action_join(self) -> None:
        """Say that it is one with another deal."""
        self._decide(joining)

    def action_split(self) -> None:
        """Say that the report is of another deal."""
        self._decide(splitting)

    def _decide(self, asking: Callable[..., Any]) -> None:
        if self.found is None or self.form is None:
            return
        if self.form.is_changed:
            self.say(tr("save the changes first (ctrl+s), or drop them with backspace"), "warning")
        else:
            self.decide(asking(self.found.detail, self.form.report))


def _setting(
    report_id: str, values: dict[str, Value], parties: dict[str, tuple[str, ...]], reason: str
) -> Callable[..., Outcome]:
    return lambda connection: set_values(connection, report_id, values, parties, reason)


def _checking(field: str) -> Callable[[str], str]:
    return lambda text: _problem(lambda: read_value(field, text))


def _roles(text: str) -> str:
    return _problem(lambda: read_roles(text))


def _needed(text: str) -> str:
    return "" if text.strip() else tr("it needs a name")


def _problem(read: Callable[[], object]) -> str:
    try:
        read()
    except ValueError as error:
        return tr(said_by(error))
    return ""
