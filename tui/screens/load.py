"""Load: which files and folders are to be loaded; how far that is; what came of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static

from seeds.text import clean
from store.chosen_deals import Statement
from tui.aside import aside, unbegun
from tui.display import cell_text, safe_text
from tui.load_state import Found, LoadState, Refused
from tui.path_line import paths_in, quoted
from tui.screens.closing import Closing
from tui.screens.panes import PanesScreen
from tui.screens.taking import COPY, EXPORT, Taking, quietly
from tui.screens.text import TextScreen
from tui.taking import Copyable, Exportable, exportable_of, table_copyables
from tui.widgets.clipped_text import ClippedText
from tui.widgets.columns import Column
from tui.widgets.file_table import FileTable, toggled
from tui.widgets.footer import KeyLine
from tui.widgets.load_line import figures
from tui.widgets.path_input import LoadButton, PathInput
from tui.widgets.record_table import RecordTable
from tui.widgets.records import Record, Records
from tui.wording import counted, later, tr

REFUSED_COLUMNS = (Column("file", "not loaded", least=16, ideal=24), Column("reason", "why", least=24, ideal=40))

_HINT = later("A .txt or .md file, or a folder of them; several with spaces between, quoted where they have some.")


class LoadScreen(Taking[Found | None], Closing[Found | None]):
    """Asks what to load and returns the articles; while they are being loaded, shows how far that is."""

    CSS_PATH = "../theme/load.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("L", "start", "Load", id="load.start", tooltip="Load what is marked"),
        Binding("tab,shift+tab", "other_place", "Files or paths", id="load.other_place", show=False),
        quietly(EXPORT),
        quietly(COPY),
        Binding("escape", "stop", "Stop loading", id="load.stop", tooltip="Stop loading; what was loaded stays"),
        Binding("escape", "close", "Close", id="load.leave", tooltip="Back to the explorer"),
        Binding("q", "close", "Back", id="load.close", tooltip="Back to the explorer, while loading goes on"),
    ]
    BINDING_GROUP_TITLE = "Load"

    field = getters.query_one(PathInput)
    files = getters.query_one(FileTable)
    note = getters.query_one("#load-note", ClippedText)
    status = getters.query_one("#load-status", ClippedText)
    refused = getters.query_one("#load-refused", RecordTable)

    load_state: var[LoadState] = var(LoadState(), bindings=True)

    def __init__(self, explorer: PanesScreen, target: Path, stop: Callable[[], None], *, is_new: bool) -> None:
        super().__init__()
        self._stop = stop
        self._explorer = explorer
        self.reader = explorer.reader
        self._target = target
        self._is_new = is_new
        self._listed: tuple[Refused, ...] = ()
        self.set_reactive(LoadScreen.load_state, explorer.load_state)

    def compose(self) -> ComposeResult:
        """Where to, what, how far, and what was refused."""
        yield Static(id="load-head", markup=False)
        with Vertical(id="load-form"):
            with Horizontal(id="load-line"):
                yield Static(tr("load"), id="load-sign", markup=False)
                yield PathInput(
                    placeholder=tr("a path, several, or mark files below"), compact=True, select_on_focus=False
                )
                yield LoadButton(tr("enter loads"), id="load-button", markup=False)
            yield ClippedText(id="load-note")
            yield Static(id="load-folder", markup=False)
            yield FileTable(Path.cwd(), id="load-files")
        yield ClippedText(id="load-status")
        yield RecordTable(REFUSED_COLUMNS, id="load-refused")
        yield KeyLine()

    def on_mount(self) -> None:
        """Say where the articles go."""
        what = tr("a new database, ") if self._is_new else ""
        head = tr(
            "Load articles into {what}{name} · {parent}", what=what, name=self._target.name, parent=self._target.parent
        )
        self.query_one("#load-head", Static).update(cell_text(head))
        self._note(tr(_HINT))
        self.watch(self._explorer, "load_state", self._follow)
        if not self.load_state.running:
            self.field.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is loaded, escape stops it; before, it closes the screen."""
        running = self.load_state.running
        if action == "start":
            return not running and not isinstance(self.focused, PathInput)
        if action == "stop":
            return running
        if action in ("copy", "export"):
            return bool(self._listed)
        return super().check_action(action, parameters)

    # How far it is, and what came of it

    def _follow(self, state: LoadState) -> None:
        """Show the state of the load."""
        self.load_state = state
        self.set_class(state.running, "-running")
        self._show_status()
        if state.refused != self._listed:
            self._listed = state.refused
            at = self.refused.cursor_row
            self.refused.show_records(Records(state.refused, _refused_record), cursor=at)
            self.refused.set_class(bool(state.refused), "-shown")
        if state.running and self.focused is None and state.refused:
            self.refused.focus()

    def _show_status(self) -> None:
        state = self.load_state
        if state.running:
            text = tr(
                "{figures}. q goes on exploring meanwhile; esc stops it, what was loaded stays.",
                figures=figures(state, with_bar=True),
            )
        elif state.target is not None:
            text = tr("The last load: {state}", state=state)
        else:
            text = ""
        self.status.text = text

    def action_stop(self) -> None:
        """Ask for the end of the load."""
        self._stop()

    def action_close(self) -> None:
        """Go back to the explorer."""
        self.dismiss(None)

    # What is to be loaded

    @on(Input.Changed)
    def _mark(self, event: Input.Changed) -> None:
        event.stop()
        self._note(tr(_HINT))
        self.files.marked = frozenset(self._paths() or ())

    def _paths(self) -> list[Path] | None:
        """The paths of the line, absolute; None where it cannot be read."""
        try:
            return [Path(os.path.abspath(path)) for path in paths_in(self.field.value)]  # noqa: PTH100 - links stay
        except ValueError:
            return None

    @on(FileTable.Toggled)
    def _toggle(self, event: FileTable.Toggled) -> None:
        event.stop()
        word = quoted(event.path)
        if safe_text(word) != word:
            self._note(tr("its name has signs that are not for a terminal; load its folder"), "warning")
            return
        paths = toggled(self._paths() or (), event.path)
        self.field.value = "".join(f"{quoted(path)} " for path in paths)
        self.field.cursor_position = len(self.field.value)

    @on(FileTable.Opened)
    def _show_folder(self, event: FileTable.Opened) -> None:
        event.stop()
        self.query_one("#load-folder", Static).update(cell_text(event.folder))

    @on(PathInput.Left)
    def _go_to_files(self, event: PathInput.Left) -> None:
        event.stop()
        self.files.focus()

    def action_other_place(self) -> None:
        """Go from the files to the paths, or from what was refused to the files."""
        if self.load_state.running or (self.focused is self.files and self.refused.count):
            self.refused.focus()
        else:
            self.field.focus()

    @on(LoadButton.Clicked)
    @on(Input.Submitted)
    def _submit(self, event: Message) -> None:
        event.stop()
        self.action_start()

    def action_start(self) -> None:
        """Look for the articles, and load them."""
        if (paths := self._paths()) is None:
            self._note(tr("a quote is not closed"), "error")
        elif not paths:
            self._note(tr("type or paste a path, or mark files below with space"), "warning")
        else:
            self._note(tr("looking for articles…"))
            self.run_worker(unbegun(partial(self._find, paths)), exclusive=True, group="find")

    async def _find(self, paths: list[Path]) -> None:
        line = self.field.value
        found = await aside(lambda: _find(paths))
        if self.field.value != line:
            return
        if found.articles:
            self.dismiss(found)
            return
        first = found.refused[0]
        more = (
            tr(" (and {more_paths})", more_paths=counted(len(found.refused) - 1, "more path"))
            if len(found.refused) > 1
            else ""
        )
        self._note(f"{first.path}: {first.reason}{more}", "error")

    def _note(self, line: str, tone: str = "muted") -> None:
        self.note.text = cell_text(line)
        self.note.set_classes(f"-{tone}")

    # What was refused

    @on(RecordTable.Chosen, "#load-refused")
    def _show_whole(self, event: RecordTable.Chosen) -> None:
        event.stop()
        refused = self._listed[event.row]
        self.app.push_screen(TextScreen(tr("Not loaded"), f"{refused.path}\n\n{refused.reason}"))

    def exportable(self) -> Exportable:
        """What was refused, and why."""
        files = [clean(str(refused.path)) for refused in self._listed]
        reasons = [clean(refused.reason) for refused in self._listed]
        statement = Statement(_AS_ROWS, (files, reasons))
        return exportable_of(
            self.reader, statement, tr("{files} not loaded", files=counted(len(files), "file")), "not-loaded.csv"
        )

    def copyables(self) -> list[Copyable]:
        """What can be copied of what was refused."""
        return table_copyables(self.refused)


_AS_ROWS = "SELECT unnest(?::VARCHAR[]) AS file, unnest(?::VARCHAR[]) AS reason"


def _find(paths: list[Path]) -> Found:
    """Look for articles, in a thread: what reads them is imported there too, which would hold the screen up."""
    from tui.loading import find

    return find(paths)


def _refused_record(refused: Refused) -> Record:
    values = (str(refused.path), refused.reason)
    return Record((cell_text(refused.path.name or refused.path), cell_text(refused.reason)), ("", "muted"), values)
