"""One folder: its folders and the articles in it, to go into and to mark."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import reactive

from seeds.saying import reason_of
from tui.aside import aside, unbegun
from tui.display import cell_text
from tui.path_line import is_readable
from tui.widgets.columns import Column
from tui.widgets.record_table import RecordTable
from tui.widgets.records import Record, Records
from tui.wording import number, tr

COLUMNS = (
    Column("mark", "", width=1),
    Column("name", "name", least=16),
    Column("size", "size", width=9, right=True, drop=1, last=1),
    Column("changed", "changed", width=10, drop=2, last=2),
)
_UP = ".."


@dataclass(frozen=True)
class Entry:
    """A folder, or a file that is an article by its name."""

    path: Path
    is_folder: bool
    size: int = 0
    changed: datetime.date | None = None


def read_folder(folder: Path) -> list[Entry]:
    """What can be loaded in a folder, folders first; hidden ones are left out. Raises `OSError`."""
    with os.scandir(folder) as found:
        entries = [entry for entry in map(_entry, found) if entry is not None]
    return sorted(entries, key=lambda entry: (not entry.is_folder, entry.path.name.casefold(), entry.path.name))


def _entry(found: os.DirEntry[str]) -> Entry | None:
    if found.name.startswith("."):
        return None
    try:
        if found.is_dir():
            return Entry(Path(found.path), is_folder=True)
        if not is_readable(found.name):
            return None
        status = found.stat()
    except OSError:
        return None
    return Entry(Path(found.path), is_folder=False, size=status.st_size, changed=_day(status.st_mtime))


def _day(seconds: float) -> datetime.date | None:
    """The day of a time; none of one that no calendar has, as a broken archive leaves it."""
    try:
        return datetime.date.fromtimestamp(seconds)
    except (OverflowError, ValueError, OSError):
        return None


class FileTable(RecordTable):
    """The entries of a folder, which is read aside: it may be slow."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Mark", id="files.mark", tooltip="Mark a file or a folder to be loaded, or no longer"),
        Binding("backspace", "up", "Up", id="files.up", tooltip="To the folder that holds this one"),
    ]
    BINDING_GROUP_TITLE = "Files to load"

    marked: reactive[frozenset[Path]] = reactive(frozenset())

    @dataclass
    class Toggled(RecordTable.Told):
        """A file or folder is to be marked, or no longer."""

        path: Path

    @dataclass
    class Opened(RecordTable.Told):
        """Another folder is shown."""

        folder: Path

    def __init__(self, folder: Path, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(COLUMNS, id=id)
        self.folder = folder
        self._entries: list[Entry] = []

    def on_mount(self) -> None:
        """Read the first folder."""
        self.open(self.folder)

    def watch_marked(self) -> None:
        """Show what is marked now."""
        self.make_anew()

    def open(self, folder: Path) -> None:
        """Show a folder."""
        self.run_worker(unbegun(partial(self._open, folder)), exclusive=True, group="folder")

    async def _open(self, folder: Path) -> None:
        self.show_records([], empty=tr("reading the folder…"))
        came_from, self.folder = self.folder, folder
        self.post_message(self.Opened(self, folder))
        try:
            self._entries = await aside(lambda: read_folder(folder))
            note = tr("no folder and no article here: articles end in .txt or .md")
        except OSError as error:
            self._entries = []
            note = tr("the folder cannot be read ({reason})", reason=cell_text(tr(reason_of(error))))
        if folder.parent != folder:
            self._entries = [Entry(folder / _UP, is_folder=True), *self._entries]
        paths = [entry.path for entry in self._entries]
        row = paths.index(came_from) if came_from in paths else min(1, len(paths) - 1)
        self.show_records(Records(self._entries, self._record), cursor=row, empty=note)

    def _record(self, entry: Entry) -> Record:
        sign = "✓" if entry.path in self.marked else ""
        if entry.is_folder:
            return Record((sign, cell_text(f"{entry.path.name}/"), "", ""), ("strong", "strong"))
        size = tr("{size} kB", size=number(max(1, round(entry.size / 1000))))
        shown = (sign, cell_text(entry.path.name), size, cell_text(entry.changed))
        return Record(shown, ("strong", "", "muted", "muted"))

    @property
    def entry(self) -> Entry | None:
        """What is under the cursor."""
        return self._entries[self.cursor_row] if self.cursor_row < min(self.count, len(self._entries)) else None

    def action_choose(self) -> None:
        """Go into a folder, mark a file."""
        if (entry := self.entry) is None:
            return
        if entry.path.name == _UP:
            self.action_up()
        elif entry.is_folder:
            self.open(entry.path)
        else:
            self.post_message(self.Toggled(self, entry.path))

    def action_mark(self) -> None:
        """Mark what is under the cursor, and go to the next one."""
        if (entry := self.entry) is not None and entry.path.name != _UP:
            self.post_message(self.Toggled(self, entry.path))
            self.cursor_row += 1

    def action_up(self) -> None:
        """Show the folder that holds this one."""
        if self.folder.parent != self.folder:
            self.open(self.folder.parent)

    def clicked(self, times: int) -> None:
        """A click on the first column marks; a double click does what enter does."""
        if self.cursor_column == 0 and (entry := self.entry) is not None and entry.path.name != _UP:
            self.post_message(self.Toggled(self, entry.path))
        else:
            super().clicked(times)


def toggled(marked: Collection[Path], path: Path) -> list[Path]:
    """The marked paths with one more, or without it."""
    return [other for other in marked if other != path] if path in marked else [*marked, path]
