"""The tables of the database beside the SQL editor: foldable, with the columns, their types and what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from store.sql_completion import Catalogue, SqlName, read_catalogue
from tui.display import cell_text
from tui.reader import Reader
from tui.widgets.columns import Column
from tui.widgets.record_table import RecordTable
from tui.widgets.records import Record, Records
from tui.wording import comment, tr

_COLUMNS = (
    Column("name", "name", least=18, ideal=18),
    Column("kind", "type", width=9, drop=1),
)


@dataclass(frozen=True)
class Branch:
    """A line of the tree: a table, or a column of one."""

    table: SqlName
    column: SqlName | None = None

    @property
    def name(self) -> SqlName:
        """What is written into the statement."""
        return self.column or self.table


class SchemaTable(RecordTable):
    """The lines of the tree; a click on a table folds it, a double click writes the name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,i", "choose", "Write", id="schema.write", tooltip="Write the name at the cursor of the editor"),
        Binding("l,right", "fold(False)", "Unfold", id="schema.unfold", show=False, tooltip="Show the columns"),
        Binding("h,left", "fold(True)", "Fold", id="schema.fold", show=False, tooltip="Hide the columns"),
        Binding("space", "fold", "Fold", id="schema.toggle", tooltip="Show the columns of the table, or hide them"),
        Binding("escape", "leave", "Editor", id="schema.leave", tooltip="Back to the editor"),
    ]
    BINDING_GROUP_TITLE = "Tables of the SQL console"

    @dataclass
    class Folded(RecordTable.Told):
        """The table of the line under the cursor is to be folded, unfolded, or the other way where `folded` is None."""

        folded: bool | None

    class Left(Message):
        """The reader is done with the tree."""

    def action_fold(self, folded: bool | None = None) -> None:
        """Tell that the columns are wanted, or not."""
        if self.count:
            self.post_message(self.Folded(self, folded))

    def action_leave(self) -> None:
        """Tell that the reader is done."""
        self.post_message(self.Left())

    def clicked(self, times: int) -> None:
        """Fold at the first click, write at the second."""
        if times == 1:
            self.post_message(self.Folded(self, None))
        else:
            super().clicked(times)


class SqlSchema(Vertical):
    """The tree, and below it what the line under the cursor holds."""

    table = getters.query_one("#schema-table", SchemaTable)

    @dataclass
    class Read(Message):
        """The tables and columns are here."""

        catalogue: Catalogue

    @dataclass
    class Failed(Message):
        """They are not; why."""

        line: str

    @dataclass
    class Wanted(Message):
        """A name is to be written into the statement."""

        name: SqlName

    def __init__(self, reader: Reader) -> None:
        super().__init__(id="schema")
        self._reader = reader
        self._catalogue: Catalogue | None = None
        self._asked = False
        self._open: set[str] = set()
        self._branches: list[Branch] = []

    def compose(self) -> ComposeResult:
        """The tree and the note."""
        yield SchemaTable(_COLUMNS, id="schema-table", header=False)
        yield Static(id="schema-note", markup=False)

    def read(self) -> None:
        """Ask for the tables, at the first time."""
        if not self._asked:
            self._asked = True
            self._reader.ask(self, "console-schema", read_catalogue, self.Read, self.Failed)

    @on(Read)
    def _show(self, event: Read) -> None:
        event.stop()
        self._catalogue = event.catalogue
        self._lay_out(0)

    @on(Failed)
    def _explain(self, event: Failed) -> None:
        event.stop()
        self._asked = False
        self.table.show_records([], empty=event.line)

    def _lay_out(self, cursor: int) -> None:
        if (catalogue := self._catalogue) is None:
            return
        self._branches = []
        for table in catalogue.tables:
            self._branches.append(Branch(table))
            if table.name in self._open:
                self._branches += [Branch(table, one) for one in catalogue.columns.get(table.name.lower(), ())]
        self.table.show_records(Records(self._branches, self._record), cursor=cursor, empty=tr("There is no table."))

    def _record(self, branch: Branch) -> Record:
        if branch.column is not None:
            kind = branch.column.about.partition(":")[0]
            return Record((f"    {cell_text(branch.column.name)}", cell_text(kind.lower())), ("", "muted"))
        sign = "▾" if branch.table.name in self._open else "▸"
        return Record((f"{sign} {cell_text(branch.table.name)}", ""), ("strong", "muted"))

    @property
    def _branch(self) -> Branch | None:
        row = self.table.cursor_row
        return self._branches[row] if row < len(self._branches) else None

    @on(RecordTable.Moved, "#schema-table")
    def _tell(self, event: RecordTable.Moved) -> None:
        event.stop()
        if (branch := self._branch) is not None:
            self.query_one("#schema-note", Static).update(
                cell_text(f"{branch.name.name} · {comment(branch.name.about)}")
            )

    @on(SchemaTable.Folded)
    def _fold(self, event: SchemaTable.Folded) -> None:
        event.stop()
        if (branch := self._branch) is None or (branch.column is not None and event.folded is None):
            return
        name = branch.table.name
        is_open = name in self._open
        if event.folded is None or event.folded == is_open:
            self._open ^= {name}
            row = next(at for at, one in enumerate(self._branches) if one.table.name == name)
            self._lay_out(row)

    @on(RecordTable.Chosen, "#schema-table")
    def _write(self, event: RecordTable.Chosen) -> None:
        event.stop()
        if (branch := self._branch) is not None:
            self.post_message(self.Wanted(branch.name))
