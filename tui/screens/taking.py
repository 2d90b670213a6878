"""What every screen with a list can do with it: copy from it, write it to a file, open the source behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.message import Message
from textual.screen import ScreenResultType

from seeds.errors import DealtrailError
from tui.reader import Reader, error_line
from tui.screens.steady import Steady
from tui.taking import Copyable, Exportable
from tui.toasts import tell
from tui.wording import tr

if TYPE_CHECKING:
    from store.addresses import Address

EXPORT = Binding("e", "export", "Export", id="take.export", tooltip="Write what is shown to a file")
COPY = Binding("y", "copy", "Copy", id="take.copy", tooltip="Copy a cell, a row, a citation, the excerpt or the SQL")
OPEN = Binding("o", "open_source", "Open the source", id="take.source", show=False, tooltip="Open the article itself")


def quietly(binding: Binding) -> Binding:
    """The same key without a hint in the footer."""
    return Binding(binding.key, binding.action, binding.description, False, tooltip=binding.tooltip, id=binding.id)


class Taking(Steady[ScreenResultType]):
    """A screen that says what can be taken from it; the keys are among its own bindings, in its own order."""

    reader: Reader

    @dataclass
    class Fetched(Message):
        """What is to be copied was looked up."""

        copyable: Copyable
        text: str

    @dataclass
    class Located(Message):
        """Where a source can be found; None when it is not in the database any more."""

        address: Address | None

    @dataclass
    class Said(Message):
        """What became of it, in one line."""

        line: str

    def exportable(self) -> Exportable | None:
        """What is shown, to be written; None when there is nothing."""
        return None

    def copyables(self) -> list[Copyable]:
        """What can be copied here."""
        return []

    @property
    def source_ident(self) -> str | None:
        """The id of the document, report or deal whose source is at hand."""
        return None

    def tell(self, line: str, subject: str = "") -> None:
        """Show a line for a while, in the place of one of the same subject; it is never markup."""
        tell(self.app, line, subject=subject)

    # Writing to a file

    def action_export(self) -> None:
        """Write what is shown to a file."""
        from tui.screens.exporting import ExportScreen

        if (exportable := self.exportable()) is None:
            self.tell(tr("there is nothing to export yet"), "export")
            return
        self.app.push_screen(
            ExportScreen(self.reader, exportable),
            lambda written: self.tell(str(written), "export") if written else None,
        )

    # Copying

    def action_copy(self) -> None:
        """Ask what to copy."""
        from tui.screens.copying import CopyScreen

        if copyables := [copyable for copyable in self.copyables() if copyable.text or copyable.ask]:
            self.app.push_screen(CopyScreen(copyables), self._copy)
        else:
            self.tell(tr("there is nothing to copy yet"), "copy")

    def _copy(self, copyable: Copyable | None) -> None:
        if copyable is None:
            return
        if copyable.ask is None:
            self._put(copyable, copyable.text)
        else:
            self.reader.ask(self, "copy", copyable.ask, lambda text: self.Fetched(copyable, text), self.Said)

    @on(Fetched)
    def _copy_fetched(self, event: Fetched) -> None:
        event.stop()
        self._put(event.copyable, event.text)

    def _put(self, copyable: Copyable, text: str) -> None:
        if not text:
            self.tell(tr("there is no {name} here", name=copyable.name), "copy")
            return
        self.app.copy_to_clipboard(text)
        self.tell(tr("copied the {name} to the terminal's clipboard", name=copyable.name), "copy")

    # Opening the source

    def action_open_source(self) -> None:
        """Open the article behind what is chosen: its file, or its address on the web."""
        if (ident := self.source_ident) is None:
            self.tell(tr("no report is chosen whose source could be opened"), "source")
            return
        from store.addresses import address_of

        self.reader.ask(self, "source-address", lambda cursor: address_of(cursor, ident), self.Located, self.Said)

    @on(Located)
    def _open_located(self, event: Located) -> None:
        event.stop()
        if (address := event.address) is None:
            self.tell(tr("its document is not in the database any more"), "source")
            return

        def work() -> Message:
            from tui.source_opening import open_source

            try:
                return self.Said(open_source(address))
            except DealtrailError as error:
                return self.Said(error_line(error))

        self.reader.start(self, "open-source", work, lambda: None)

    @on(Said)
    def _say(self, event: Said) -> None:
        event.stop()
        self.tell(event.line, "source")
