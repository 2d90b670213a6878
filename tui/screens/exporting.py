"""Export: asks where to, writes in a thread, and says how many rows went where or why not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from seeds.errors import DealtrailError
from store.export import FORMATS, export_query, format_of
from tui.display import cell_text
from tui.questions import PendingQuery
from tui.reader import Reader, error_line
from tui.screens.closing import Closing
from tui.taking import Exportable
from tui.widgets.word import Word
from tui.wording import counted, tr


@dataclass(frozen=True)
class Exported:
    """What was written."""

    rows: int
    path: Path

    def __str__(self) -> str:
        return tr("wrote {rows} to {path}", rows=counted(self.rows, "row"), path=self.path)


class ExportScreen(ModalScreen[Exported | None], Closing[Exported | None]):
    """Asks for a path until the file is written or the reader steps out."""

    CSS_PATH = "../theme/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Stop the export", id="export.leave"),
        Binding("down", "next_format(1)", "Next format", id="export.next_format", tooltip="The next format"),
        Binding("up", "next_format(-1)", "Previous format", id="export.previous_format", show=False),
    ]
    BINDING_GROUP_TITLE = "Export"

    field = getters.query_one(Input)
    note = getters.query_one("#export-note", Static)

    @dataclass
    class Written(Message):
        """The file is complete."""

        query: PendingQuery
        exported: Exported

    @dataclass
    class Failed(Message):
        """The file was not written."""

        query: PendingQuery
        line: str

    def __init__(self, reader: Reader, exportable: Exportable) -> None:
        super().__init__()
        self._reader = reader
        self._exportable = exportable
        self._query: PendingQuery | None = None
        self._may_replace: Path | None = None

    def compose(self) -> ComposeResult:
        """The question, the field, and what became of it."""
        with Vertical(classes="dialog -wide") as frame:
            frame.border_title = tr("Export")
            yield Static(tr("{what} to", what=self._exportable.what), markup=False)
            yield Input(str(_here() / self._exportable.file_name), compact=True, select_on_focus=False)
            with Horizontal(id="export-formats"):
                for name in FORMATS:
                    yield Word(name, id=f"export-{name}")
                yield Word(tr("write"), id="export-write")
                yield Word(tr("stop"), id="export-stop")
            yield Static(_hint(), id="export-note", markup=False)

    def on_mount(self) -> None:
        """Start behind the name."""
        self.field.focus()

    def on_unmount(self) -> None:
        """Stop the export that runs."""
        if self._query is not None:
            self._query.cancel()

    def action_leave(self) -> None:
        """Step out, and stop what runs."""
        self.dismiss(None)

    def action_next_format(self, steps: int) -> None:
        """End the name in the next format."""
        at = FORMATS.index(self._format) if self._format in FORMATS else -max(0, steps)
        self._end_in(FORMATS[(at + steps) % len(FORMATS)])

    @property
    def _format(self) -> str:
        """The ending of the name."""
        return PurePath(self.field.value).suffix.lower().removeprefix(".")

    def _end_in(self, ending: str) -> None:
        """Give the name another ending in the place of one that names a format, or behind it."""
        name = self.field.value.rstrip(". ")
        if self._format in FORMATS:
            name = name[: name.rindex(".")]
        self.field.value = f"{name}.{ending}"
        self.field.cursor_position = len(self.field.value)
        self.field.focus()

    @on(Word.Clicked)
    def _obey(self, event: Word.Clicked) -> None:
        event.stop()
        if event.word.id == "export-stop":
            self.action_leave()
        elif event.word.id == "export-write":
            self._write()
        else:
            self._end_in(event.word.name or "")

    @on(Input.Changed)
    def _forget_note(self) -> None:
        self._may_replace = None
        self._say(_hint(), "muted")
        for name in FORMATS:
            self.query_one(f"#export-{name}").set_class(name == self._format, "-here")

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self._write()

    def _write(self) -> None:
        if self._query is not None:
            return
        target = _path(self.field.value.strip())
        try:
            format_of(target)
        except DealtrailError as error:
            self._say(error_line(error), "error")
            return
        if _is_file(target) and self._may_replace != target:
            self._may_replace = target
            self._say(tr("the file exists; enter again replaces it"), "warning")
            return
        self._run(target)

    def _run(self, target: Path) -> None:
        query = self._query = PendingQuery(self._exportable.query)
        self._say(tr("writing; esc stops it"), "muted")

        def work() -> Message:
            try:
                return self.Written(query, Exported(export_query(query.made(), target), target))
            except DealtrailError as error:
                return self.Failed(query, error_line(error))

        self._reader.start(self, "export", work, query.cancel)

    @on(Written)
    def _finish(self, event: Written) -> None:
        self._query = None
        self.dismiss(event.exported)

    @on(Failed)
    def _explain(self, event: Failed) -> None:
        self._query = None
        self._say(event.line, "error")

    def _say(self, line: str, tone: str) -> None:
        self.note.update(cell_text(line))
        self.note.set_classes(f"-{tone}")


def _here() -> Path:
    """The current folder, or the home folder where that is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()


def _path(text: str) -> Path:
    """The path that was typed, in the home folder where it begins with ~."""
    try:
        return Path(text).expanduser()
    except RuntimeError:  # nobody has this home folder
        return Path(text)


def _is_file(path: Path) -> bool:
    """Whether a file is there; a name that is too long, or in a folder that may not be read, is told by writing it."""
    try:
        return path.is_file()
    except OSError:
        return False


def _hint() -> str:
    return tr("enter writes it; the ending names the format, up and down change it")
