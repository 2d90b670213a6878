"""The SQL console: a statement, its answer, and what went wrong beside the statement that did."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from seeds.errors import DealtrailError
from store.console_process import console_query, prepare
from store.errors import QueryError
from store.parameters import Declared, declared_in, undeclared_in, with_values
from store.query import ROW_LIMIT, Answer
from store.saved_queries import SavedQuery, title_of
from store.sql_text import Statement
from tui.display import cell_text
from tui.panes.sql_answer import SqlAnswer
from tui.panes.sql_schema import SchemaTable, SqlSchema
from tui.panes.sql_writing import SqlWriting
from tui.questions import PendingQuery
from tui.reader import Reader, error_line
from tui.sql_history import SqlHistory
from tui.taking import Copyable, Exportable, proof_copyables, table_copyables
from tui.toasts import tell
from tui.widgets.console_button import ConsoleButton
from tui.widgets.pane_title import PaneTitle
from tui.widgets.record_table import RecordTable
from tui.widgets.sql_editor import SqlEditor, written
from tui.widgets.sql_names import SqlNames
from tui.wording import counted, figures, later, number, tr

DEADLINE = 30.0
"""Seconds that a statement of the console may take."""
MOST_ROWS = 50_000
_BUTTONS = {
    "schema": later("^t tables"),
    "queries": later("^o saved"),
    "history": later("^l history"),
    "save": later("^s save"),
}
"""What the title does by mouse, by its action."""
_WIDE = 112
"""Cells from which the tables stand beside the editor without being asked for."""
_NARROW = 60
"""Cells below which they take the place of the editor."""


class SqlConsole(SqlWriting):
    """A field for one statement over the table of its answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+r,f5", "run", "Run", id="sql.run", tooltip="Run the statement at the cursor, or what is selected"
        ),
        Binding(
            "escape",
            "leave",
            "Back",
            id="sql.leave",
            tooltip="Cancel what runs, drop the filter, or go back to the panes",
        ),
        Binding(
            "ctrl+o,f3",
            "queries",
            "Saved",
            id="sql.queries",
            show=False,
            tooltip="The saved queries, yours and those that are shipped",
        ),
        Binding(
            "ctrl+l,f4", "history", "History", id="sql.history", show=False, tooltip="The statements that were run"
        ),
        Binding(
            "ctrl+t,f2",
            "schema",
            "Tables",
            id="sql.schema",
            show=False,
            tooltip="The tables and columns beside the editor, or no longer",
        ),
        Binding("ctrl+s", "save", "Save", id="sql.save", show=False, tooltip="Save the statement under a title"),
        Binding(
            "ctrl+g", "values", "Values", id="sql.values", show=False, tooltip="Run with other values of the parameters"
        ),
        Binding("+", "more", "More rows", id="sql.more", show=False, tooltip="Run again with ten times as many rows"),
    ]
    BINDING_GROUP_TITLE = "SQL console"

    table = getters.query_one("#answer", RecordTable)
    answers = getters.query_one(SqlAnswer)
    schema = getters.query_one(SqlSchema)
    title = getters.query_one(PaneTitle)

    @dataclass
    class Finished(Message):
        """The statement of `query` was answered."""

        query: PendingQuery
        sql: str
        answer: Answer

    @dataclass
    class Failed(Message):
        """The statement of `query` was not answered."""

        query: PendingQuery
        error: DealtrailError

    def __init__(self, reader: Reader, history: SqlHistory) -> None:
        super().__init__(reader, history)
        self._schema_wanted: bool | None = None
        self._statement: Statement | None = None
        self._query: PendingQuery | None = None
        self._asked_from: object = None
        self._limit = ROW_LIMIT
        self._prepared = False
        self.passed: events.Key | None = None
        self.answered: str | None = None

    def on_key(self, event: events.Key) -> None:
        """Note what comes up from within, so that it is known from what was typed before there was an editor."""
        self.passed = event

    def compose(self) -> ComposeResult:
        """The title, the field, what happened, and the answer."""
        with Horizontal(id="sql-head"):
            yield PaneTitle(4, "SQL")
            for action, label in _BUTTONS.items():
                yield ConsoleButton(action, tr(label))
        names = SqlNames()
        with Horizontal():
            yield SqlSchema(self._reader)
            with Vertical(id="sql-right"):
                yield SqlEditor(names, id="statement")
                yield Static(id="sql-status", markup=False)
                yield SqlAnswer(self._reader)
        yield names

    @on(events.DescendantFocus)
    def _make_ready(self) -> None:
        """Have a process ready before the first statement is written."""
        if not self._prepared:
            self._prepared = True
            threading.Thread(target=prepare, name="console-prepare", daemon=True).start()

    @property
    def other_place(self) -> Widget:
        """The answer from the statement, and the statement from anywhere else."""
        return self.table if self.editor.has_focus else self.editor

    @property
    def running(self) -> bool:
        """Whether a statement runs."""
        return self._query is not None

    def put(self, sql: str) -> None:
        """Put a statement in the field, ready to run or change."""
        self.editor.put(sql)
        self.editor.focus()

    def action_run(self) -> None:
        """Run what is selected, or else the statement at the cursor."""
        self._limit = ROW_LIMIT
        self._recalled = -1
        statement = self.editor.here or Statement(0, self.editor.text)
        if _of(undeclared_in, statement.text):
            self._ask_for_values(statement)
        else:
            self._run(statement)

    # Saved queries, values and history

    def action_values(self) -> None:
        """Ask for the values of the statement at the cursor, and run it with them."""
        statement = self.editor.here
        if statement is None or not _parameters_of(statement.text):
            tell(self.app, tr("the statement has no parameters; write one as :name"), subject="statement")
        else:
            self._ask_for_values(statement)

    def _ask_for_values(self, statement: Statement) -> None:
        from tui.screens.query_values import ValuesScreen

        def run(values: dict[str, str] | None) -> None:
            if values is None or self.editor.text[statement.start : statement.end] != statement.text:
                self.editor.focus()
                return
            text = with_values(statement.text, values)
            self.editor.rewrite(statement, text)
            self._limit = ROW_LIMIT
            self._run(Statement(statement.start, text))

        title = title_of(statement.text) or tr("Values")
        self.app.push_screen(ValuesScreen(title, _parameters_of(statement.text)), run)

    def on_resize(self) -> None:
        """Show the tables where there is room for them, unless they were folded."""
        if self.query(SqlSchema):  # there is none any more while it closes
            self._fit_schema()
            self._make_way()

    def on_descendant_focus(self) -> None:
        """Show what the keys go to."""
        if self.query(SqlSchema):
            self._make_way()

    def _make_way(self) -> None:
        """Fold the tables where they stand in the place of what has the focus."""
        if self.size.width < _NARROW and self._schema_wanted and not self.schema.table.has_focus:
            self._schema_wanted = None
            self._fit_schema()
            if self.screen.focused is None:  # it was covered
                self.editor.focus()

    def _fit_schema(self) -> None:
        wide = self.size.width >= _WIDE
        shown = wide if self._schema_wanted is None else self._schema_wanted
        self.set_class(shown, "-schema")
        if shown:
            self.schema.read()
        elif self.schema.table.has_focus:
            self.editor.focus()

    def action_schema(self) -> None:
        """Go to the tables, or fold them and go back to the editor."""
        self._schema_wanted = not self.schema.table.has_focus
        self._fit_schema()
        if self._schema_wanted:
            self.schema.table.focus()

    @on(SchemaTable.Left)
    def _leave_schema(self, event: SchemaTable.Left) -> None:
        event.stop()
        if self.size.width < _WIDE:
            self._schema_wanted = None
            self._fit_schema()
        self.editor.focus()

    @on(SqlSchema.Wanted)
    def _write_name(self, event: SqlSchema.Wanted) -> None:
        event.stop()
        self.editor.write(written(event.name))
        if self.size.width < _NARROW:
            self._leave_schema(SchemaTable.Left())

    def action_queries(self) -> None:
        """Pick a saved query and run it, with values where it has parameters."""
        from tui.screens.sql_lists import SavedQueriesScreen

        self.app.push_screen(SavedQueriesScreen(), self._open_saved)

    def _open_saved(self, query: SavedQuery | None) -> None:
        self.editor.focus()
        if query is None:
            return
        text = query.text.strip().removesuffix(";")
        self.put(text)
        statement = self.editor.here or Statement(0, text)
        if query.parameters:
            self._ask_for_values(statement)
        else:
            self.action_run()

    def action_history(self) -> None:
        """Pick a statement that was run."""
        from tui.screens.sql_lists import HistoryScreen

        self.app.push_screen(HistoryScreen(self._history.newest_first()), lambda sql: self.put(sql) if sql else None)

    def action_save(self) -> None:
        """Save the statement at the cursor under a title."""
        from tui.screens.saving_query import SaveQueryScreen

        if (statement := self.editor.here) is None:
            tell(self.app, tr("there is no statement to save"), subject="statement")
            return
        screen = SaveQueryScreen(statement.text, title_of(statement.text))
        self.app.push_screen(screen, self._say_saved)

    def _say_saved(self, query: SavedQuery | None) -> None:
        self.editor.focus()
        if query is not None:
            self._say(tr("saved; dealtrail sql --saved {name} asks it too", name=query.name), "muted")

    async def action_leave(self) -> None:
        """Cancel what runs, or else drop the filter of the answer, or else go back to the panes."""
        if not self.cancel() and not (self.table.has_focus and self.answers.clear_filter()):
            await self.run_action("screen.step_out")

    def action_more(self) -> None:
        """Run the answered statement again with ten times as many rows."""
        answer = self.answers.answer
        if self.answered is None or answer is None or not answer.truncated or self._limit >= MOST_ROWS:
            return
        self._limit = min(MOST_ROWS, self._limit * 10)
        self._run(Statement(0, self.answered))

    def cancel(self) -> bool:
        """Stop the statement that runs; whether there was one."""
        if self._query is None:
            return False
        self._query.cancel()
        return True

    def exportable(self) -> Exportable | None:
        """The rows as they were sorted and filtered, or else every row, those that are not shown too."""
        answer = self.answers.answer
        if self.answered is None or answer is None:
            return None
        sql = self.answered
        rows = tr("all rows") if answer.truncated else counted(len(answer.rows), "row")
        return self.answers.exportable("answer.csv") or Exportable(
            what=tr("{rows} of the answer", rows=rows),
            file_name="answer.csv",
            query=lambda: console_query(self._reader.cursor(), sql, limit=None, deadline=None),
        )

    @property
    def company_id(self) -> str | None:
        """The id of the company that the answer names under the cursor, or else anywhere in its row."""
        company = self.answers.company
        return None if company is None else company.company_id

    @property
    def ident(self) -> str | None:
        """The id of the report, deal or document that the row under the cursor is about."""
        record, answer = self.table.current, self.answers.answer
        if answer is None or record is None:
            return None
        names = [name for name in ("report_id", "deal_id", "document_id") if name in answer.columns]
        found = (record.values[answer.columns.index(name)] for name in names)
        return next((str(value) for value in found if value), None)

    @on(ConsoleButton.Pressed)
    async def _do(self, event: ConsoleButton.Pressed) -> None:
        event.stop()
        await self.run_action(event.action)

    def copyables(self) -> list[Copyable]:
        """What can be copied here."""
        proof = proof_copyables(self.ident)
        return [*table_copyables(self.table), *proof, Copyable("s", "SQL", self.editor.text)]

    def _run(self, statement: Statement) -> None:
        self.cancel()
        self.editor.close_names()
        self._statement, sql = statement, statement.text
        self._asked_from = self._here
        limit = self._limit
        query = self._query = PendingQuery(
            lambda: console_query(self._reader.cursor(), sql, limit=limit, deadline=DEADLINE)
        )
        self._say(tr("running; esc cancels"), "muted")

        def work() -> Message:
            self._history.add(sql)
            try:
                return self.Finished(query, sql, query.made().run())
            except DealtrailError as error:
                return self.Failed(query, error)

        self._reader.start(self, "console", work, query.cancel)

    @property
    def _here(self) -> object:
        """Where the reader is, and what she writes: an answer moves nobody who went on meanwhile."""
        return self.screen.focused, self.editor.text, self.editor.cursor_location

    @on(Finished)
    def _show_answer(self, event: Finished) -> None:
        if event.query is not self._query:
            return
        self._query = None
        self.answered = event.sql
        self.answers.show(event.answer)
        self._say_what_is_shown()
        if self._here == self._asked_from and self.editor.has_focus and event.answer.rows:
            self.table.focus()

    @on(SqlAnswer.Shown)
    def _say_what_is_shown(self) -> None:
        answer = self.answers.answer
        if self._query is None and answer is not None:
            self._say(self._summary(answer), "warning" if answer.truncated else "muted")

    @on(Failed)
    def _show_error(self, event: Failed) -> None:
        if event.query is not self._query:
            return
        self._query = None
        if self._here == self._asked_from:
            self.editor.focus()
        self._say(self._marked(event.error), "error")

    def _marked(self, error: DealtrailError) -> str:
        """The error in one line, its place marked in the editor and told as it is there."""
        said = error_line(error)
        statement = self._statement
        if statement is None or not isinstance(error, QueryError) or not error.line or not error.column:
            return said
        if self.editor.text[statement.start : statement.end] != statement.text:
            return said
        before = statement.text.split("\n")[: error.line - 1]
        self.editor.show_error(statement.start + sum(len(line) + 1 for line in before) + error.column - 1)
        line, column = self.editor.cursor_location
        return said.replace(_place(error.line, error.column), _place(line + 1, column + 1))

    def _summary(self, answer: Answer) -> str:
        shown = len(answer.rows)
        parts = [counted(shown, "row")]
        if answer.truncated:
            parts = [tr("{shown} of more than {shown} rows", shown=number(shown))]
        parts += [part for part in (self.answers.said, figures(f"{answer.seconds:.2f} s")) if part]
        if answer.truncated:
            parts.append(tr("+ shows more") if self._limit < MOST_ROWS else tr("e exports all of them"))
        return " · ".join(parts)

    def _say(self, line: str, tone: str) -> None:
        status = self.query_one("#sql-status", Static)
        status.update(cell_text(line))
        status.set_classes(f"-{tone}")


def _parameters_of(sql: str) -> list[Declared]:
    """The parameters of a statement, those that it declares first."""
    return _of(lambda text: [*declared_in(text).values(), *undeclared_in(text)], sql)


def _of(look: Callable[[str], list[Declared]], sql: str) -> list[Declared]:
    """The parameters that a look at a statement finds; none in one that cannot be read, which says so when it runs."""
    try:
        return look(sql)
    except QueryError:
        return []


def _place(line: int, column: int) -> str:
    """A place as errors tell it."""
    return tr("(line {line}, column {column})", line=line, column=column)
